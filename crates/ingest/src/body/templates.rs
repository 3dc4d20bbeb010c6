//! Takes site generators' template tags out of a body: they are instructions to a generator, not
//! text. Jekyll's Liquid, Hugo's shortcodes, kramdown's attribute lists.

use super::dialects;
use crate::text::patterns;
use regex::{Captures, Regex};
use std::borrow::Cow;

patterns! {
    HIGHLIGHT = r"(?s)\{%-?\s*highlight\s+([\w+-]+)[^%]*%\}\n?(.*?)\{%-?\s*endhighlight\s*-?%\}";
    /// Jekyll's, and Hugo's with its own marks: `{{< highlight go "linenos=table" >}}`.
    HUGO_HIGHLIGHT = r"(?s)\{\{[<%]\s*highlight\s+([\w+-]+)[^\n]*?[%>]\}\}\n?(.*?)\{\{[<%]\s*/\s*highlight\s*[%>]\}\}";
    /// Hexo's: `{% codeblock A title lang:js %}`.
    CODE_BLOCK = r"(?s)\{%-?\s*codeblock\b([^%]*?)-?%\}\n?(.*?)\{%-?\s*endcodeblock\s*-?%\}";
    CODE_LANGUAGE = r"\blang:([\w+-]+)";
    /// A link whose target only the generator knows: its words stay.
    POST_LINK = r#"\{%-?\s*post_link\s+\S+\s+(?:"([^"%]*)"|'([^'%]*)'|([^%]*?))(?:\s+(?:true|false))?\s*-?%\}"#;
    /// Words that are set out: Octopress's and Hexo's `{% blockquote Who, Where address %}`, Zola's
    /// `{% quote(author="Who") %}`.
    QUOTED = r"(?s)\{%-?\s*(?:blockquote|centerquote|cq|quote)\b([^%]*?)-?%\}(.*?)\{%-?\s*end(?:blockquote|centerquote|cq|quote)?\s*-?%\}";
    WEB_ADDRESS = r"https?://\S+";
    /// What a theme repeats beside the text stands between marks in it.
    PULLED = r#"(?s)\{%-?\s*pullquote\b[^%]*%\}(.*?)\{%-?\s*endpullquote\s*-?%\}"#;
    RAW = r"(?s)\{%-?\s*raw\s*-?%\}(.*?)\{%-?\s*endraw\s*-?%\}";
    /// A tag that shows a picture or a player: its name, and what is said about it.
    SHOWING = r#"(?s)\{\{[<%]\s*(?P<hugo>figure|img|image|youtube|vimeo|bilibili)\s(?P<with>[^\n]*?)/?\s*[%>]\}\}|\{%-?\s*(?:include\s+)?(?P<liquid>(?:figure|image|img|picture|asset_img|youtube|vimeo|bilibili)[\w-]*)(?:\.html|\.liquid)?\s(?P<said>[^%]*?)-?%\}|\{\{-?\s*(?P<zola>figure|image|img|youtube|vimeo|bilibili)\((?P<given>[^(){}]*)\)\s*-?\}\}"#;
    PARAMETER = r#"(\w+)\s*=\s*(?:"([^"]*)"|'([^']*)')"#;
    WORD = r#""([^"]*)"|'([^']*)'|(\S+)"#;
    PICTURE_FILE = r"(?i)\.(?:png|jpe?g|gif|webp|svg|avif|bmp)(?:$|\?)";
    /// kramdown's and others' marks for a table of contents, which a reader has no use for.
    CONTENTS = r"(?mi)^[ \t]*(?:[-*+]|\d\.)[ \t]+[^\n]*\n[ \t]*\{:\s*toc[^}\n]*\}[ \t]*$|^[ \t]*\[\[?toc\]?\][ \t]*$|^[ \t]*@\[toc\][^\n]*$";
    COMMENT = r"(?s)\{%-?\s*comment\s*-?%\}.*?\{%-?\s*endcomment\s*-?%\}";
    LIQUID = r"(?s)\{%.*?%\}";
    /// An expression may hold a path worth keeping: `{{ "/x/" | url }}`, `{{ site.baseurl }}`.
    EXPRESSION = r#"\{\{-?\s*(?:["']([^"'\n]*)["'])?[^{}\n]*\}\}"#;
    /// A link around what a tag showed, and the words in it that follow.
    LINKED = r"\[\s*(<figure><img [^\n]*</figure>\n\n)\s*([^\[\]]*)\]\(([^()\s]*)\)";
    /// A label whose value only the generator knows, and an address of that kind.
    LABELLED = r#"(?m)^[^\n{}\[\]()"']{1,40}[:：][ \t]*\{\{[^{}"'\n]*\}\}[ \t]*\n?|<\{\{[^{}"'\n]*\}\}>"#;
    /// `{% for post in site.posts %}`, `{{ range .Pages }}`.
    LISTING = r"\{%-?\s*for\s+\w+\s+in\s+(?:site|paginator|collections)\b|\{\{-?\s*range\b";
    SHORTCODE = r"\{\{[<%][^\n]*?[%>]\}\}";
    ATTRIBUTES = r"(?m)^[ \t]*\{:[^}\n]*\}[ \t]*$|\{:(?:\s|[.#]|\w+=)[^}\n]*\}";
}

/// The body without template tags; code between backticks is left alone.
pub(super) fn strip(body: &str) -> String {
    let has_dialects = dialects::has_any(body);
    let has_queries = body.contains("```dataview") || body.contains("```query");
    if !body.contains('{') && !body.contains('[') && !has_dialects && !has_queries {
        return body.into();
    }
    let fenced = |tag: &Captures| format!("\n```{}\n{}\n```\n", &tag[1], tag[2].trim_end());
    let body = replace(body.into(), "{%", &HIGHLIGHT, fenced);
    let body = replace(body, "{{", &HUGO_HIGHLIGHT, fenced);
    let body = replace(body, "codeblock", &CODE_BLOCK, |tag: &Captures| {
        let language = CODE_LANGUAGE.captures(&tag[1]).map_or_else(String::new, |found| found[1].to_owned());
        format!("\n```{language}\n{}\n```\n", tag[2].trim_end())
    });
    let mut out = String::with_capacity(body.len());
    for (text, is_code) in by_code(&body) {
        if QUERIES.iter().any(|query| text.starts_with(query)) {
            continue;
        }
        let text = if is_code || !has_dialects { Cow::Borrowed(text) } else { dialects::plain(text) };
        if is_code { out.push_str(&text) } else { out.push_str(&strip_text(&text)) }
    }
    out
}

/// Code that Obsidian runs and shows the answer of.
const QUERIES: [&str; 3] = ["```dataview\n", "```dataviewjs\n", "```query\n"];

/// Whether a tag outside of code goes through the pages of a site.
pub(super) fn lists_pages(body: &str) -> bool {
    by_code(body).into_iter().any(|(text, is_code)| !is_code && LISTING.is_match(text))
}

fn strip_text(text: &str) -> Cow<'_, str> {
    if !text.contains('{') {
        return without_contents(text);
    }
    // What is raw is not for the generator: it stays, with other marks until the tags are gone.
    let text = RAW.replace_all(text, |raw: &Captures| raw[1].replace('{', OPEN).replace('}', CLOSE));
    Cow::Owned(strip_tags(&text).replace(OPEN, "{").replace(CLOSE, "}"))
}

/// Replaces a pattern that begins with `sign`, where that stands at all.
fn replace<'t>(text: Cow<'t, str>, sign: &str, pattern: &Regex, with: impl regex::Replacer) -> Cow<'t, str> {
    if !text.contains(sign) {
        return text;
    }
    match pattern.replace_all(&text, with) {
        Cow::Borrowed(_) => text,
        Cow::Owned(new) => Cow::Owned(new),
    }
}

fn without_contents(text: &str) -> Cow<'_, str> {
    let has_mark = ["toc", "TOC", "Toc"].iter().any(|mark| text.contains(mark));
    if has_mark { CONTENTS.replace_all(text, "") } else { Cow::Borrowed(text) }
}

/// Stand for braces that no tag is made of; noncharacters, which no text holds.
const OPEN: &str = "\u{fdd0}";
const CLOSE: &str = "\u{fdd1}";

fn strip_tags(text: &str) -> Cow<'_, str> {
    let text = without_contents(text);
    let text = replace(text, "{%", &QUOTED, set_out);
    let text = replace(text, "pullquote", &PULLED, |tag: &Captures| {
        tag[1].replace("{\" ", "").replace(" \"}", "").replace("{\"", "").replace("\"}", "")
    });
    let text = SHOWING.replace_all(&text, shown);
    let text = LINKED.replace_all(&text, |link: &Captures| match link[2].trim() {
        "" => link[1].to_string(),
        words => format!("{}[{words}]({})", &link[1], &link[3]),
    });
    let text = POST_LINK.replace_all(&text, "$1$2$3");
    let text = LABELLED.replace_all(&text, "");
    let text = COMMENT.replace_all(&text, "");
    let text = SHORTCODE.replace_all(&text, "");
    let text = LIQUID.replace_all(&text, "");
    let text = EXPRESSION.replace_all(&text, "$1");
    Cow::Owned(ATTRIBUTES.replace_all(&text, "").into_owned())
}

/// The picture or the player that a tag shows, as HTML; nothing where the tag shows none.
fn shown(tag: &Captures) -> String {
    let of = |groups: [&str; 3]| {
        groups.into_iter().find_map(|group| tag.name(group)).map_or("", |found| found.as_str())
    };
    let (name, said) = (of(["hugo", "liquid", "zola"]), of(["with", "said", "given"]));
    let first = || {
        let word = WORD.captures(said)?;
        (1..=3).find_map(|group| word.get(group)).map(|word| word.as_str())
    };
    let player = |before: &str, keys: &[&str]| {
        let id = parameter(said, keys)
            .or_else(first)
            .filter(|id| id.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-'));
        id.map_or_else(String::new, |id| format!("\n\n<iframe src=\"{before}{id}\"></iframe>\n\n"))
    };
    if name.starts_with("youtube") {
        return player("https://www.youtube.com/embed/", &["id", "video"]);
    }
    if name.starts_with("vimeo") {
        return player("https://player.vimeo.com/video/", &["id", "video"]);
    }
    if name.starts_with("bilibili") {
        return player("https://www.bilibili.com/video/", &["id", "bvid"]);
    }
    if name == "img"
        && !said.contains('=')
        && let Some(picture) = by_place(said)
    {
        return picture;
    }
    let address = parameter(said, &["src", "url", "image", "image_path", "path", "link", "file"])
        .or_else(|| first().filter(|_| !said.contains('=')));
    let Some(address) = address.filter(|address| PICTURE_FILE.is_match(address)) else {
        return String::new();
    };
    let after =
        said.split_once(address).map_or("", |(_, after)| after).trim_start_matches(['"', '\'']).trim();
    let alt = parameter(said, &["alt", "alt_text"]).unwrap_or(if said.contains('=') { "" } else { after });
    let caption = match (parameter(said, &["title"]), parameter(said, &["caption"])) {
        (Some(title), Some(caption)) if title != caption => format!("{title}. {caption}"),
        (title, caption) => caption.or(title).unwrap_or_default().to_owned(),
    };
    figure(address, "", alt, &caption)
}

/// Octopress's and Hexo's way: `[classes] address [width [height]] ["title" ["alternative text"]]`, where
/// a single text stands for the picture.
fn by_place(said: &str) -> Option<String> {
    let words = WORD.captures_iter(said).filter_map(|word| {
        let text = (1..=3).find_map(|group| word.get(group))?.as_str();
        Some((text, word.get(3).is_none()))
    });
    let mut words = words.skip_while(|(word, _)| !PICTURE_FILE.is_match(word)).peekable();
    let (address, _) = words.next()?;
    let mut size = String::new();
    for side in ["width", "height"] {
        let is_number = |(word, _): &(&str, bool)| word.bytes().all(|byte| byte.is_ascii_digit());
        if let Some((number, _)) = words.next_if(|word| is_number(word)) {
            size.push_str(&format!(" {side}=\"{number}\""));
        }
    }
    let rest = words.collect::<Vec<_>>();
    Some(match rest.as_slice() {
        [(title, true), (alt, true)] => figure(address, &size, alt, title),
        rest => {
            let words = rest.iter().map(|(word, _)| *word).collect::<Vec<_>>();
            figure(address, &size, &words.join(" "), "")
        }
    })
}

fn figure(address: &str, size: &str, alt: &str, caption: &str) -> String {
    let (address, alt, caption) = (quoted(address), quoted(alt), quoted(caption));
    format!(
        "\n\n<figure><img src=\"{address}\"{size} alt=\"{alt}\"><figcaption>{caption}</figcaption></figure>\n\n"
    )
}

/// Words set out as a quotation, with who said them below.
fn set_out(tag: &Captures) -> String {
    let (said, words) = (&tag[1], tag[2].trim());
    let who = parameter(said, &["author", "by", "source"]).map(str::to_owned);
    let who = who.unwrap_or_else(|| WEB_ADDRESS.replace_all(said, "").into_owned());
    let who = match quoted(who.trim().trim_matches(['(', ')', '"', '\''])) {
        who if who.is_empty() => who,
        who => format!("\n<footer>— {who}</footer>"),
    };
    format!("\n\n<blockquote>\n\n{words}\n{who}\n\n</blockquote>\n\n")
}

fn parameter<'t>(said: &'t str, keys: &[&str]) -> Option<&'t str> {
    keys.iter().find_map(|key| {
        let mut all = PARAMETER.captures_iter(said);
        let found = all.find(|found| found[1].eq_ignore_ascii_case(key))?;
        found.get(2).or_else(|| found.get(3)).map(|value| value.as_str())
    })
}

fn quoted(text: &str) -> String {
    text.replace('"', "&quot;").replace('<', "&lt;").replace('\n', " ")
}

/// Stretches of a body, each with whether it is a fenced block or a code span.
fn by_code(body: &str) -> Vec<(&str, bool)> {
    let mut parts = Vec::new();
    let mut rest = body;
    while let Some(open) = rest.find('`') {
        let ticks = rest[open..].len() - rest[open..].trim_start_matches('`').len();
        let mark = &rest[open..open + ticks];
        let after = &rest[open + ticks..];
        let Some(close) = closing(after, mark) else {
            let (text, code) = rest.split_at(open + ticks);
            parts.push((text, false));
            rest = code;
            continue;
        };
        let end = open + ticks + close + ticks;
        parts.push((&rest[..open], false));
        parts.push((&rest[open..end], true));
        rest = &rest[end..];
    }
    parts.push((rest, false));
    parts
}

/// Where the same number of backticks stands again.
fn closing(text: &str, mark: &str) -> Option<usize> {
    let mut from = 0;
    while let Some(found) = text[from..].find(mark).map(|at| at + from) {
        let run = text[found..].len() - text[found..].trim_start_matches('`').len();
        if run == mark.len() {
            return Some(found);
        }
        from = found + run;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(given: &str, expected: &str) {
        assert_eq!(strip(given), expected);
    }

    #[test]
    fn template_tags_leave_and_code_stays() {
        check("a {% include x.html %}b", "a b");
        check("[x]({{ \"/y/\" | url }})", "[x](/y/)");
        check("{{< tweet 1 >}}\n", "\n");
        check("[TOC]\n\na [toc] b", "\n\na [toc] b");
        check("* Contents\n{:toc}\n\na", "\n\na");
        check("{% raw %}{{ x }}{% endraw %} {% y %}", "{{ x }} ");
        check("{{< highlight go >}}\nx {{ y }}\n{{< /highlight >}}", "\n```go\nx {{ y }}\n```\n");
        check("text\n{: .note}\n", "text\n\n");
        check("{: style=\"x\"}a {:b => 1} {% include \"x\",\n y: 1 %}c", "a {:b => 1} c");
        check("`{{ x }}` and ``{% y %}``", "`{{ x }}` and ``{% y %}``");
        check("{% highlight ruby %}\nputs 1\n{% endhighlight %}", "\n```ruby\nputs 1\n```\n");
        check("{% codeblock A title lang:js %}\nf(1)\n{% endcodeblock %}", "\n```js\nf(1)\n```\n");
        check("see {% post_link other 'that one' %}.", "see that one.");
        check("see {% post_link other That one true %}.", "see That one.");
        check("![a](b.png){:width=\"3px\"}c", "![a](b.png)c");
        check("a ` {{ b }}", "a ` ");
    }

    #[test]
    fn tags_that_show_something_become_what_they_show() {
        let picture = |src: &str, alt: &str, caption: &str| {
            format!(
                "\n\n<figure><img src=\"{src}\" alt=\"{alt}\"><figcaption>{caption}</figcaption></figure>\n\n"
            )
        };
        check(r#"{{< figure src="/1.jpg" alt="A" caption="C &" >}}"#, &picture("/1.jpg", "A", "C &"));
        check(
            r#"{% include figure.html src='/1.png' caption='C "q"' %}"#,
            &picture("/1.png", "", "C &quot;q&quot;"),
        );
        check("{% asset_img 1.webp A hill %}", &picture("1.webp", "A hill", ""));
        check("{% include image.html name=\"x\" %}", "");
        check(r#"{{ image(src="/1.png", alt="A") }}"#, &picture("/1.png", "A", ""));
        check(
            "{% img left http://a.example/1.jpg 300 200 'A title' 'an alt' %}",
            "\n\n<figure><img src=\"http://a.example/1.jpg\" width=\"300\" height=\"200\" alt=\"an alt\">\
             <figcaption>A title</figcaption></figure>\n\n",
        );
        check("{% cq %}a{% endcq %}", "\n\n<blockquote>\n\na\n\n\n</blockquote>\n\n");
        check(
            "{{< youtube dQw4w9WgXcQ >}}",
            "\n\n<iframe src=\"https://www.youtube.com/embed/dQw4w9WgXcQ\"></iframe>\n\n",
        );
        check("{% youtube \"><script>x %}", "");
    }
}
