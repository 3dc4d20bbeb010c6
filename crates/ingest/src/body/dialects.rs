//! Takes the marks out of a body that only one program understands: Obsidian's links, WordPress's
//! shortcodes, MDX's imports, the containers of documentation sites. What they mean stays as plain
//! HTML or Markdown.

use super::stretch::Stretch;
use super::{emphasis, wordpress};
use crate::text::{has, patterns};
use regex::Captures;
use std::borrow::Cow;

patterns! {
    /// What stands in a body that has any of it.
    SIGN = r"\[\[|==|%%|\[!|:::|!!! |\?\?\?|READMORE|import |export |<TabItem|\{/\*|@\[|\^\[|\[(?:caption|embed|gallery|playlist|contact|audio|video|code|sourcecode|gist)(?-u:\b)|\*\[";
    /// `[[Page]]`, `[[Page#Part|words]]`, `![[picture.jpg]]`; what follows tells it from a link's text.
    WIKI = r"(^|[^[:word:]\]\[])(!?)\[\[([^\s\[\]|#^][^\[\]|#^\n]*)(?:[#^][^\[\]|\n]*)?(?:\|([^\[\]\n]*))?\]\]($|[^(\[])";
    /// A place on the same page: `[[#Part]]`, `[[#Part|words]]`.
    WIKI_PLACE = r"\[\[#([^\[\]|\n]+)(?:\|([^\[\]\n]+))?\]\]";
    HIGHLIGHTED = r"(^|[\s\p{Han}，。（(])==([^\s=](?:[^=\n]*[^\s=])?)==($|[\s\p{Han}\p{P}])";
    NOTE_TO_SELF = r"(?m)(^|\s)%%[^%\n]+%%";
    CALLOUT = r"(?mi)^([ \t]*>[ \t]*)\[!\w+\][-+]?[ \t]*([^\n]*)";
    /// Material for MkDocs': `!!! note "A title"`, `??? tip`, `=== "A tab"`, above indented text.
    ADMONITION = r#"^(?:(?:!!!|\?\?\?\+?)[ \t]+[[:word:] -]+?(?:[ \t]+"([^"]*)")?|===[!+]?[ \t]+"([^"]+)")[ \t]*$"#;
    /// Middleman's mark between a summary and the rest.
    READ_MORE = r"(?m)^READMORE[ \t]*$";
    /// A component that holds no text; no element of HTML is written with one capital.
    COMPONENT = r"<[A-Z][a-z][A-Za-z.]*(?:\s[^<>]*)?/>";
    PICTURE_FILE = r"(?i)\.(?:png|jpe?g|gif|webp|svg|avif|bmp)$";
    BLOCK_NAME = r"(?m)[ \t]+\^[a-z0-9-]+[ \t]*$";
    MODULE = r#"(?m)^(?:import\s[^\n]*\sfrom\s+['"][^'"\n]+['"];?|import\s+['"][^'"\n]+['"];?|export\s+(?:const|let|default)\s[^\n]*)[ \t]*$"#;
    CONTAINER = r"(?m)^([ \t]*):::+[ \t]*(?:([\w-]+)(?:\{[^\n}]*\})?[ \t]*([^\n]*))?$";
    /// Docusaurus's panels, whose label is an attribute.
    TAB_ITEM = r#"<TabItem(?-u:\b)[^<>]*?(?-u:\b)label=(?:"([^"<>]+)"|'([^'<>]+)'|\{[`"']([^`"'<>]+)[`"']\})[^<>]*>"#;
    /// The beginning of a component whose attributes are written in a language of their own, or on several lines.
    COMPONENT_TAG = r#"(?s)<[A-Z][[:word:]]*(?:\s+[[:word:]-]+(?:=(?:"[^"<>]*"|'[^'<>]*'|\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\}))?)+\s*/?>"#;
    MODULE_COMMENT = r"(?s)\{/\*.*?\*/\}";
    /// A file of code that its generator puts in: `[!code-csharp[Main](../x.cs#L1)]`.
    CODE_FILE = r"(?m)^[ \t]*\[!code-[[:word:]-]+\[[^\]\n]*\]\([^)\n]*\)\][ \t]*$";
    /// The size of a picture behind its address: `![](a.png =300x200)`.
    SIZE = r"(\]\(\s*[^\s()]+)[ \t]+=[0-9]*x[0-9]*\s*\)";
    /// Zenn's and others' cards: `@[youtube](id)`, `@[card](address)`.
    CARD = r"(?m)^[ \t]*@\[([[:word:]]+)\]\(([^()\s]+)\)[ \t]*$";
    /// Attributes in braces behind a picture, a link, words: `![](a.png){width=64px}`, `[words]{lang=en}`.
    WORDS_WITH = r"(^|[^!\]])\[([^\[\]\n]+)\]\{[^{}\n]*=[^{}\n]*\}";
    ATTRIBUTES = r"([)\]`*])\{(?:[.#][[:word:]-]|[[:word:]-]+=)[^{}\n]*\}";
    /// What an abbreviation stands for, on a line of its own.
    ABBREVIATION = r"(?m)^\*\[[^\]\n]+\]:[^\n]*$";
    /// An address in which spaces stand.
    SPACED = r#"\]\(([ \t]*(?:https?://[^()<>"'\n]* [^()<>"'\n]*|[^()<>"'\n:]* [^()<>"'\n:]*\.(?:png|jpe?g|gif|webp|svg)))\)"#;
    INLINE_NOTE = r"\^\[([^\[\]\n]+)\]";
}

/// What stands before the braces of attributes.
const BRACES: [&str; 5] = ["={", "){", "]{", "`{", "*{"];

/// Whether there may be something to take out.
pub(super) fn has_any(body: &str) -> bool {
    SIGN.is_match(body)
        || has(body, "{") && BRACES.iter().any(|sign| has(body, sign))
        || has(body, "](") && (SPACED.is_match(body) || SIZE.is_match(body))
}

/// What a stretch of a body without code says.
pub(super) fn plain(text: &str) -> Cow<'_, str> {
    let mut text = Stretch::new(text);
    // A name of a block is told from other text by the links beside it.
    text.replace(&["[["], &BLOCK_NAME, |_| String::new());
    text.replace(&["[["], &WIKI, wiki);
    text.replace(&["[[#"], &WIKI_PLACE, |found| {
        found.get(2).map_or(&found[1], |words| words.as_str()).to_owned()
    });
    text.replace(&["=="], &HIGHLIGHTED, |found| format!("{}{}{}", &found[1], &found[2], &found[3]));
    text.replace(&["%%"], &NOTE_TO_SELF, |found| found[1].to_owned());
    text.replace(&["[!code-"], &CODE_FILE, |_| String::new());
    text.replace(&[" =", "\t="], &SIZE, |found| format!("{})", &found[1]));
    text.replace(&["@["], &CARD, card);
    text.replace(&["]{"], &WORDS_WITH, |found| format!("{}{}", &found[1], &found[2]));
    text.replace(&["){", "]{", "`{", "*{"], &ATTRIBUTES, |found| found[1].to_owned());
    text.replace(&["*["], &ABBREVIATION, |_| String::new());
    text.replace(&["]("], &SPACED, |found| match found[1].trim() {
        address if address.contains(' ') => format!("](<{address}>)"),
        address => format!("]({address})"),
    });
    text.replace(&["^["], &INLINE_NOTE, |found| format!(" ({})", &found[1]));
    text.replace(&["{/*"], &MODULE_COMMENT, |_| String::new());
    text.replace(&["<TabItem"], &TAB_ITEM, |found| {
        titled("", (1..=3).find_map(|group| found.get(group)).map(|label| label.as_str()))
    });
    text.replace(&["={"], &COMPONENT_TAG, |_| String::new());
    text.replace(&["[!"], &CALLOUT, |found| match found[2].trim() {
        "" => found[1].to_owned(),
        title => format!("{}**{title}**\n{}", &found[1], &found[1]),
    });
    wordpress::plain(&mut text);
    if text.has("import ") && MODULE.is_match(text.text()) {
        text.replace(&["/>"], &COMPONENT, |_| String::new());
    }
    text.replace(&["import ", "export "], &MODULE, |_| String::new());
    text.replace(&[":::"], &CONTAINER, |found| match found.get(3).map(|title| title.as_str().trim()) {
        // Zenn and Qiita write the kind of a box where others write its title.
        Some("alert" | "info" | "warn" | "warning" | "note" | "tip" | "danger" | "success") => String::new(),
        title => titled(&found[1], title),
    });
    text.replace(&["READMORE"], &READ_MORE, |_| String::new());
    emphasis::beside_east_asian(&mut text);
    if ["!!! ", "???", "=== \""].iter().any(|sign| text.has(sign)) {
        text.set(without_admonitions(text.text()));
    }
    text.into_text()
}

/// The title of a box, as the generators for documentation mark it.
pub(super) fn titled(indent: &str, title: Option<&str>) -> String {
    match title.map(str::trim).filter(|title| !title.is_empty()) {
        Some(title) => {
            let title = title.replace('&', "&amp;").replace('<', "&lt;");
            format!("\n\n{indent}<p class=\"admonition-title\">{title}</p>\n\n")
        }
        None => String::new(),
    }
}

/// Boxes without their marks; their text, which is indented, as any other.
fn without_admonitions(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut inside = false;
    let lines = text.split_inclusive('\n').collect::<Vec<_>>();
    for (at, line) in lines.iter().enumerate() {
        let next = lines[at + 1..].iter().find(|line| !line.trim().is_empty());
        let is_above = next.is_some_and(|next| next.starts_with("    ") || next.starts_with('\t'));
        if let Some(found) = ADMONITION.captures(line.trim_end_matches('\n')).filter(|_| is_above) {
            inside = true;
            out.push_str(&titled("", found.get(1).or(found.get(2)).map(|title| title.as_str())));
            out.push('\n');
            continue;
        }
        let indented = line.strip_prefix("    ").or_else(|| line.strip_prefix('\t'));
        inside &= indented.is_some() || line.trim().is_empty();
        out.push_str(indented.filter(|_| inside).unwrap_or(line));
    }
    out
}

fn wiki(found: &Captures) -> String {
    let (name, words) = (found[3].trim(), found.get(4).map(|words| words.as_str().trim()));
    // `[[1]]` is a note's number, not a page.
    if name.bytes().all(|byte| byte.is_ascii_digit()) {
        return found[0].to_owned();
    }
    if &found[2] == "!" {
        let picture = if PICTURE_FILE.is_match(name) { format!("![](<{name}>)") } else { String::new() };
        return format!("{}{picture}{}", &found[1], &found[5]);
    }
    let shown = words.filter(|words| !words.is_empty()).unwrap_or(name);
    format!("{}{}{}", &found[1], as_words(shown), &found[5])
}

/// Words that Markdown would take for the beginning of a list.
fn as_words(text: &str) -> Cow<'_, str> {
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    match text.as_bytes().get(digits) {
        Some(b'.' | b')') if digits > 0 => Cow::Owned(format!("{}\\{}", &text[..digits], &text[digits..])),
        Some(b'-' | b'+' | b'*' | b'#' | b'>') if digits == 0 => Cow::Owned(format!("\\{text}")),
        _ => Cow::Borrowed(text),
    }
}

/// What a card shows: a player, or a page by its address.
fn card(found: &Captures) -> String {
    let (kind, what) = (&found[1], &found[2]);
    let is_id = what.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_');
    match kind {
        "youtube" if is_id => {
            format!("\n\n<iframe src=\"https://www.youtube.com/embed/{what}\"></iframe>\n\n")
        }
        _ if what.starts_with("https://") || what.starts_with("http://") => format!("\n\n<{what}>\n\n"),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_of_single_programs() {
        for (given, expected) in [
            ("The [[Quay|old quay]] and [[Plan 2023#Costs]].", "The old quay and Plan 2023."),
            ("A ![[quay.jpg|300]] here", "A ![](<quay.jpg>) here"),
            ("A ![[Plan 2023]] here", "A  here"),
            ("- [[11. The quay]] and [[#Costs]]", "- 11\\. The quay and Costs"),
            ("![a](b.png =300x200) and 3 =4x5)", "![a](b.png) and 3 =4x5)"),
            ("@[card](https://a.example/1)", "\n\n<https://a.example/1>\n\n"),
            ("It sails^[But not in winter.].", "It sails (But not in winter.)."),
            (
                "<TabItem value=\"a\" label=\"By sea\">\n",
                "\n\n<p class=\"admonition-title\">By sea</p>\n\n\n",
            ),
            (":::message alert\nText\n:::", "\nText\n"),
            ("a {/* never */} b", "a  b"),
            ("<Tabs\n  values={[{label: 'A', value: 'a'}]}>\nText\n</Tabs>", "\nText\n</Tabs>"),
            (
                "![](https://a.example/c d.png) [a](b/中文 c.jpg)",
                "![](<https://a.example/c d.png>) [a](<b/中文 c.jpg>)",
            ),
            ("[a](https://a.example/1 )", "[a](https://a.example/1)"),
            ("[a](https://a.example/ 'b c') [d](see e)", "[a](https://a.example/ 'b c') [d](see e)"),
            ("![](a.png){width=64px height=64px} *what*{lang=en}", "![](a.png) *what*"),
            ("[喵]{lang=zh} and {x=1} and f(x){y=1}", "喵 and {x=1} and f(x)"),
            ("*[HTML]: A language\nText", "\nText"),
            ("[!code-csharp[Main](../x.cs#L1)]\n", "\n"),
            (
                "[[Feature #1]](https://a.example) and x[[1]] and [[1]]",
                "[[Feature #1]](https://a.example) and x[[1]] and [[1]]",
            ),
            ("It is ==important== so", "It is important so"),
            ("if x==y and y==z", "if x==y and y==z"),
            ("A %%private note%% B, 100%%", "A  B, 100%%"),
            ("> [!note] Mind\n> the tide", "> **Mind**\n> \n> the tide"),
            (":::tip Mind\nText\n:::", "\n\n<p class=\"admonition-title\">Mind</p>\n\n\nText\n"),
            (
                "1. a\n   ::: details Mind\n   b\n   :::",
                "1. a\n\n\n   <p class=\"admonition-title\">Mind</p>\n\n\n   b\n",
            ),
            (
                "!!! note \"Mind\"\n\n    Text\n\nafter",
                "\n\n<p class=\"admonition-title\">Mind</p>\n\n\n\nText\n\nafter",
            ),
            ("??? why\nText", "??? why\nText"),
            ("import Tabs from '@theme/Tabs';\nText", "\nText"),
            ("import duties rose", "import duties rose"),
            (":::tip\nMind.\n:::", "\nMind.\n"),
        ] {
            assert_eq!(plain(given), expected, "{given}");
        }
    }
}
