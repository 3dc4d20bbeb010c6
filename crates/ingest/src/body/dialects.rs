//! Takes the marks out of a body that only one program understands: Obsidian's links, WordPress's
//! shortcodes, MDX's imports, the containers of documentation sites. What they mean stays as plain
//! HTML or Markdown.

use crate::text::patterns;
use regex::Captures;
use std::borrow::Cow;

patterns! {
    /// What stands in a body that has any of it.
    SIGN = r"\[\[|==|%%|\[!|:::|import |export |\[(?:caption|embed|gallery|playlist|contact|audio|video)";
    /// `[[Page]]`, `[[Page#Part|words]]`, `![[picture.jpg]]`; what follows tells it from a link's text.
    WIKI = r"(^|[^\w\]\[])(!?)\[\[([^\s\[\]|#^][^\[\]|#^\n]*)(?:[#^][^\[\]|\n]*)?(?:\|([^\[\]\n]*))?\]\]($|[^(\[])";
    HIGHLIGHTED = r"(^|[\s\p{Han}，。（(])==([^\s=](?:[^=\n]*[^\s=])?)==($|[\s\p{Han}\p{P}])";
    NOTE_TO_SELF = r"(?m)(^|\s)%%[^%\n]+%%";
    CALLOUT = r"(?mi)^([ \t]*>[ \t]*)\[!\w+\][-+]?[ \t]*";
    BLOCK_NAME = r"(?m)[ \t]+\^[a-z0-9-]+[ \t]*$";
    CAPTIONED = r"(?s)\[caption\b[^\]]*\]\s*((?:<a\b[^>]*>\s*)?<img\b[^>]*>(?:\s*</a>)?|!\[[^\]\n]*\]\([^)\n]*\))(.*?)\[/caption\]";
    EMBEDDED = r"\[embed\b[^\]]*\]\s*(https?://[^\s\[\]]+)\s*\[/embed\]";
    SHORTCODE = r"\[(?:gallery|playlist|contact-form(?:-\d)?|sharethis|toc|audio|video)\b[^\]\n]*\](?:\[/(?:playlist|audio|video)\])?";
    MODULE = r#"(?m)^(?:import\s[^\n]*\sfrom\s+['"][^'"\n]+['"];?|import\s+['"][^'"\n]+['"];?|export\s+(?:const|let|default)\s[^\n]*)[ \t]*$"#;
    CONTAINER = r"(?m)^:::+[ \t]*(?:\w[^\n]*)?$";
}

/// Beginnings of WordPress's shortcodes.
const SHORTCODES: [&str; 7] = ["[caption", "[embed", "[gallery", "[playlist", "[contact", "[audio", "[video"];

/// Whether there may be something to take out.
pub(super) fn has_any(body: &str) -> bool {
    SIGN.is_match(body)
}

/// A stretch of a body without code.
pub(super) fn plain(text: &str) -> Cow<'_, str> {
    let mut text = Cow::Borrowed(text);
    let mut each = |signs: &[&str], pattern: &regex::Regex, with: &dyn Fn(&Captures) -> String| {
        if !signs.iter().any(|sign| text.contains(sign)) {
            return;
        }
        let new = match pattern.replace_all(&text, |found: &Captures| with(found)) {
            Cow::Owned(new) => new,
            Cow::Borrowed(_) => return,
        };
        text = Cow::Owned(new);
    };
    // A name of a block is told from other text by the links beside it.
    each(&["[["], &BLOCK_NAME, &|_| String::new());
    each(&["[["], &WIKI, &wiki);
    each(&["=="], &HIGHLIGHTED, &|found| format!("{}{}{}", &found[1], &found[2], &found[3]));
    each(&["%%"], &NOTE_TO_SELF, &|found| found[1].to_owned());
    each(&["[!"], &CALLOUT, &|found| found[1].to_owned());
    each(&["[caption"], &CAPTIONED, &captioned);
    each(&["[embed"], &EMBEDDED, &|found| format!("\n\n{}\n\n", &found[1]));
    each(&SHORTCODES, &SHORTCODE, &|_| String::new());
    each(&["import ", "export "], &MODULE, &|_| String::new());
    each(&[":::"], &CONTAINER, &|_| String::new());
    text
}

fn wiki(found: &Captures) -> String {
    let (name, words) = (found[3].trim(), found.get(4).map(|words| words.as_str().trim()));
    // `[[1]]` is a note's number, not a page.
    if name.bytes().all(|byte| byte.is_ascii_digit()) {
        return found[0].to_owned();
    }
    let shown = if &found[2] == "!" { "" } else { words.filter(|words| !words.is_empty()).unwrap_or(name) };
    format!("{}{shown}{}", &found[1], &found[5])
}

fn captioned(found: &Captures) -> String {
    let words = found[2].trim();
    if found[1].starts_with("![") {
        return format!("\n\n{}\n\n*{words}*\n\n", &found[1]);
    }
    format!("\n\n<figure>{}<figcaption>{words}</figcaption></figure>\n\n", &found[1])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_of_single_programs() {
        for (given, expected) in [
            ("The [[Quay|old quay]] and [[Plan 2023#Costs]].", "The old quay and Plan 2023."),
            ("A ![[quay.jpg]] here", "A  here"),
            (
                "[[Feature #1]](https://a.example) and x[[1]] and [[1]]",
                "[[Feature #1]](https://a.example) and x[[1]] and [[1]]",
            ),
            ("It is ==important== so", "It is important so"),
            ("if x==y and y==z", "if x==y and y==z"),
            ("A %%private note%% B, 100%%", "A  B, 100%%"),
            ("> [!note] Mind\n> the tide", "> Mind\n> the tide"),
            (
                "[caption id=\"x\"]<img src=\"1\"> A crane.[/caption]",
                "\n\n<figure><img src=\"1\"><figcaption>A crane.</figcaption></figure>\n\n",
            ),
            ("[embed]https://a.example/1[/embed]", "\n\nhttps://a.example/1\n\n"),
            ("[gallery ids=\"1,2\"]x", "x"),
            ("import Tabs from '@theme/Tabs';\nText", "\nText"),
            ("import duties rose", "import duties rose"),
            (":::tip\nMind.\n:::", "\nMind.\n"),
        ] {
            assert_eq!(plain(given), expected, "{given}");
        }
    }
}
