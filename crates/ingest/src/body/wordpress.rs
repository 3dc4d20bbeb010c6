//! WordPress's shortcodes, as its exports keep them: captions, code, addresses of players.

use super::stretch::Stretch;
use crate::text::patterns;
use regex::Captures;
use std::borrow::Cow;

patterns! {
    /// Exports to Markdown escape the brackets.
    CAPTIONED = r#"(?s)\\?\[caption(?-u:\b)([^\]]*?)\\?\]\s*((?:<a(?-u:\b)[^>]*>\s*)?<img(?-u:\b)[^>]*>(?:\s*</a>)?|\[!\[[^\]\n]*\]\([^)\n]*\)\]\([^)\n]*\)|!\[[^\]\n]*\]\([^)\n]*\))(.*?)\\?\[/caption\\?\]"#;
    /// The caption of older ones.
    CAPTION = r#"(?-u:\b)caption="([^"]*)""#;
    EMBEDDED = r"\[embed(?-u:\b)[^\]]*\]\s*(https?://[^\s\[\]]+)\s*\[/embed\]";
    CODE = r#"(?s)\[(?:source)?code(?-u:\b)(?:[^\]]*?(?-u:\b)lang(?:uage)?=["']?([[:word:]+#-]+)["']?)?[^\]]*\](.*?)\[/(?:source)?code\]"#;
    GIST = r"\[gist(?-u:\b)[^\]\n]*?(?-u:\b)id=[\x22']?([[:word:]]+)[^\]\n]*\]";
    OTHER = r"\[(?:gallery|playlist|contact-form(?:-[0-9])?|sharethis|toc|audio|video)(?-u:\b)[^\]\n]*\](?:\[/(?:playlist|audio|video)\])?";
}

/// Replaces shortcodes by what they show.
pub(super) fn plain(text: &mut Stretch) {
    text.replace(&["[caption"], &CAPTIONED, captioned);
    text.replace(&["[embed"], &EMBEDDED, |found| format!("\n\n{}\n\n", &found[1]));
    text.replace(&["[gist"], &GIST, |found| format!("\n\nhttps://gist.github.com/{}\n\n", &found[1]));
    let others = ["[gallery", "[playlist", "[contact", "[sharethis", "[toc", "[audio", "[video"];
    text.replace(&others, &OTHER, |_| String::new());
}

/// The body with code as HTML has it; whatever marks stand in code, it goes first.
pub(super) fn with_code(body: &str) -> Cow<'_, str> {
    if ["[/code]", "[/sourcecode]"].iter().any(|end| body.contains(end)) {
        return CODE.replace_all(body, code);
    }
    Cow::Borrowed(body)
}

fn captioned(found: &Captures) -> String {
    let words = match found[3].trim() {
        "" => CAPTION.captures(&found[1]).map_or(String::new(), |caption| caption[1].to_owned()),
        words => words.to_owned(),
    };
    if found[2].starts_with(['!', '[']) {
        let below = if words.is_empty() { words } else { format!("*{words}*\n\n") };
        // A link around it leads to the picture alone.
        let linked = found[2].strip_prefix('[').and_then(|inner| inner.rsplit_once("]("));
        let picture = linked.map_or(&found[2], |(picture, _)| picture);
        return format!("\n\n{picture}\n\n{below}");
    }
    format!("\n\n<figure>{}<figcaption>{words}</figcaption></figure>\n\n", &found[2])
}

/// Code as HTML, where it is not written so already.
fn code(found: &Captures) -> String {
    let class = found.get(1).map_or(String::new(), |language| {
        format!(" class=\"language-{}\"", language.as_str().to_lowercase())
    });
    let code = found[2].trim_matches('\n');
    let is_html = ["<br", "</p>", "&lt;", "&gt;"].iter().any(|sign| code.contains(sign));
    let code = if is_html { code.to_owned() } else { code.replace('&', "&amp;").replace('<', "&lt;") };
    format!("\n\n<pre><code{class}>{code}</code></pre>\n\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(given: &str, expected: &str) {
        let mut text = Stretch::new(with_code(given));
        plain(&mut text);
        assert_eq!(text.text(), expected, "{given}");
    }

    #[test]
    fn shortcodes_become_what_they_show() {
        check(
            "[caption id=\"x\"]<img src=\"1\"> A crane.[/caption]",
            "\n\n<figure><img src=\"1\"><figcaption>A crane.</figcaption></figure>\n\n",
        );
        check(
            "[caption id=\"x\" caption=\"A crane\"]<img src=\"1\">[/caption]",
            "\n\n<figure><img src=\"1\"><figcaption>A crane</figcaption></figure>\n\n",
        );
        check(
            "\\[caption id=\"x\"\\][![a](b.png)](c.png) A crane.\\[/caption\\]",
            "\n\n![a](b.png)\n\n*A crane.*\n\n",
        );
        check("[embed]https://a.example/1[/embed]", "\n\nhttps://a.example/1\n\n");
        check("[gallery ids=\"1,2\"]x", "x");
        check(
            "[code language=\"SQL\"]\nselect 1 < 2\n[/code]",
            "\n\n<pre><code class=\"language-sql\">select 1 &lt; 2</code></pre>\n\n",
        );
        check("[gist id=123]", "\n\nhttps://gist.github.com/123\n\n");
        check("an array[code] of [codes]", "an array[code] of [codes]");
    }
}
