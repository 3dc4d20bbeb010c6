//! Takes the marks out of a body that only one program understands: Obsidian's links, WordPress's
//! shortcodes, MDX's imports, the containers of documentation sites. What they mean stays as plain
//! HTML or Markdown.

use crate::text::patterns;
use regex::Captures;
use std::borrow::Cow;

patterns! {
    /// What stands in a body that has any of it.
    SIGN = r"\[\[|==|%%|\[!|:::|!!! |\?\?\?|READMORE|import |export |\[(?:caption|embed|gallery|playlist|contact|audio|video)";
    /// `[[Page]]`, `[[Page#Part|words]]`, `![[picture.jpg]]`; what follows tells it from a link's text.
    WIKI = r"(^|[^\w\]\[])(!?)\[\[([^\s\[\]|#^][^\[\]|#^\n]*)(?:[#^][^\[\]|\n]*)?(?:\|([^\[\]\n]*))?\]\]($|[^(\[])";
    HIGHLIGHTED = r"(^|[\s\p{Han}，。（(])==([^\s=](?:[^=\n]*[^\s=])?)==($|[\s\p{Han}\p{P}])";
    NOTE_TO_SELF = r"(?m)(^|\s)%%[^%\n]+%%";
    CALLOUT = r"(?mi)^([ \t]*>[ \t]*)\[!\w+\][-+]?[ \t]*([^\n]*)";
    /// Material for MkDocs': `!!! note "A title"`, `??? tip`, `=== "A tab"`, above indented text.
    ADMONITION = r#"^(?:(?:!!!|\?\?\?\+?)[ \t]+[\w -]+?(?:[ \t]+"([^"]*)")?|===[!+]?[ \t]+"([^"]+)")[ \t]*$"#;
    /// Middleman's mark between a summary and the rest.
    READ_MORE = r"(?m)^READMORE[ \t]*$";
    /// A component that holds no text; no element of HTML is written with one capital.
    COMPONENT = r"<[A-Z][a-z][A-Za-z.]*(?:\s[^<>]*)?/>";
    BLOCK_NAME = r"(?m)[ \t]+\^[a-z0-9-]+[ \t]*$";
    CAPTIONED = r"(?s)\[caption\b[^\]]*\]\s*((?:<a\b[^>]*>\s*)?<img\b[^>]*>(?:\s*</a>)?|!\[[^\]\n]*\]\([^)\n]*\))(.*?)\[/caption\]";
    EMBEDDED = r"\[embed\b[^\]]*\]\s*(https?://[^\s\[\]]+)\s*\[/embed\]";
    SHORTCODE = r"\[(?:gallery|playlist|contact-form(?:-\d)?|sharethis|toc|audio|video)\b[^\]\n]*\](?:\[/(?:playlist|audio|video)\])?";
    MODULE = r#"(?m)^(?:import\s[^\n]*\sfrom\s+['"][^'"\n]+['"];?|import\s+['"][^'"\n]+['"];?|export\s+(?:const|let|default)\s[^\n]*)[ \t]*$"#;
    CONTAINER = r"(?m)^:::+[ \t]*(?:[\w-]+(?:\{[^\n}]*\})?[ \t]*([^\n]*))?$";
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
        replace(&mut text, signs, pattern, with);
    };
    // A name of a block is told from other text by the links beside it.
    each(&["[["], &BLOCK_NAME, &|_| String::new());
    each(&["[["], &WIKI, &wiki);
    each(&["=="], &HIGHLIGHTED, &|found| format!("{}{}{}", &found[1], &found[2], &found[3]));
    each(&["%%"], &NOTE_TO_SELF, &|found| found[1].to_owned());
    each(&["[!"], &CALLOUT, &|found| match found[2].trim() {
        "" => found[1].to_owned(),
        title => format!("{}**{title}**\n{}", &found[1], &found[1]),
    });
    each(&["[caption"], &CAPTIONED, &captioned);
    each(&["[embed"], &EMBEDDED, &|found| format!("\n\n{}\n\n", &found[1]));
    each(&SHORTCODES, &SHORTCODE, &|_| String::new());
    if text.contains("import ") && MODULE.is_match(&text) {
        replace(&mut text, &["/>"], &COMPONENT, &|_| String::new());
    }
    let mut each = |signs: &[&str], pattern: &regex::Regex, with: &dyn Fn(&Captures) -> String| {
        replace(&mut text, signs, pattern, with);
    };
    each(&["import ", "export "], &MODULE, &|_| String::new());
    each(&[":::"], &CONTAINER, &|found| titled(found.get(1).map(|title| title.as_str())));
    each(&["READMORE"], &READ_MORE, &|_| String::new());
    if ["!!! ", "???", "=== \""].iter().any(|sign| text.contains(sign)) {
        text = Cow::Owned(without_admonitions(&text));
    }
    text
}

fn replace(
    text: &mut Cow<'_, str>,
    signs: &[&str],
    pattern: &regex::Regex,
    with: &dyn Fn(&Captures) -> String,
) {
    if signs.iter().any(|sign| text.contains(sign)) {
        let new = match pattern.replace_all(text, |found: &Captures| with(found)) {
            Cow::Owned(new) => new,
            Cow::Borrowed(_) => return,
        };
        *text = Cow::Owned(new);
    }
}

/// The title of a box as a line of its own.
fn titled(title: Option<&str>) -> String {
    match title.map(str::trim).filter(|title| !title.is_empty()) {
        Some(title) => format!("\n**{title}**\n"),
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
            out.push_str(&titled(found.get(1).or(found.get(2)).map(|title| title.as_str())));
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
            ("> [!note] Mind\n> the tide", "> **Mind**\n> \n> the tide"),
            (":::tip Mind\nText\n:::", "\n**Mind**\n\nText\n"),
            ("!!! note \"Mind\"\n\n    Text\n\nafter", "\n**Mind**\n\n\nText\n\nafter"),
            ("??? why\nText", "??? why\nText"),
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
