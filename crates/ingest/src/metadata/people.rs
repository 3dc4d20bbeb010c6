//! Authors and editors. Authors: front matter, then bylines in the body; editors: both, body
//! first where front matter is silent. A name that is the outlet's is no person's.

use super::Found;
use crate::front_matter::{FrontMatter, Value};
use crate::source::SITES;
use crate::text::{is_east_asian, length, patterns, plain};

patterns! {
    BETWEEN = r"\s*(?:[、，,;；/／|｜&]|(?-u:\b)and(?-u:\b))\s*";
    ADDRESS = r"\s*[<(（]?[[:word:].+-]+@[[:word:]-]+\.[[:word:].-]+[>)）]?\s*";
    PREFIX = r"(?i)^(?:\p{Han}{0,8}(?:记者|記者|作者|评论员|通讯员)\s+)|^(?:by|文|文字|撰文|作者|记者|記者|编辑|責任編輯|责任编辑)\s*[：:|｜/ ]\s*";
    /// `EXAMPLE.NET` signs for a site.
    HOST = r"(?i)^(?:[a-z0-9-]+\.)+(?:com|net|org|cn|info|io)$";
    /// What was done with a text, by nobody in particular.
    MADE = r"(?:综合|整理|编辑部)$";
    /// A number of the one who put a text on its page (`张三_B0123`).
    STAFF_NUMBER = r"(\p{Han})_[A-Z]{1,3}[0-9]+";
    SENTENCE = r"[。！？!?：:]|[0-9]{3,}";
}

/// Authors in order, none of them the outlet.
pub(crate) fn authors(
    front_matter: &FrontMatter,
    found: &Found,
    outlet: Option<&str>,
    tags: &[String],
) -> Vec<String> {
    let mut names = Vec::new();
    for (value, _) in ["author", "authors", "writer", "byline", "creator", "dc:creator"]
        .iter()
        .filter_map(|key| front_matter.get(&[key]))
    {
        push_value(value, &mut names, |text| is_outlet(text, outlet, tags));
    }
    // Who sent it, where the file is a mail.
    if let Some(sender) = front_matter.text(&["from"]).filter(|text| text.contains('@')) {
        push_names(sender, &mut names);
    }
    names.retain(|name| !is_outlet(name, outlet, tags) && !is_nobody(name));
    if names.is_empty() {
        names.extend(found.authors.iter().cloned());
    }
    if names.is_empty()
        && let Some(author) = &found.page.author
    {
        push_names(author, &mut names);
    }
    names.retain(|name| !is_outlet(name, outlet, tags) && !is_nobody(name));
    names
}

/// Editors in order.
pub(crate) fn editors(front_matter: &FrontMatter, found: &Found) -> Vec<String> {
    let mut names = Vec::new();
    for (value, _) in ["editor", "editors"].iter().filter_map(|key| front_matter.get(&[key])) {
        push_value(value, &mut names, |_| false);
    }
    for name in &found.editors {
        push_unique(name, &mut names);
    }
    names
}

/// What stands where a name would, and is none: what programs write who know no name, what was done with the
/// text, the words of buttons.
pub(crate) fn is_nobody(name: &str) -> bool {
    const NOBODY: [&str; 22] = [
        "unknown",
        "unknown author",
        "n/a",
        "none",
        "null",
        "name",
        "author",
        "admin",
        "administrator",
        "webmaster",
        "未知",
        "整合",
        "整理",
        "综合",
        "校对",
        "编辑",
        "记者",
        "作者",
        "查看更多",
        "网络整理",
        "网络",
        "小编",
    ];
    NOBODY.iter().any(|nobody| name.eq_ignore_ascii_case(nobody))
        || HOST.is_match(name)
        || MADE.is_match(name)
}

/// Whether a name under `author` is an organisation: the outlet itself, or a name that the
/// article is also filed under (feed generators write their source into all three places).
pub(crate) fn is_outlet(name: &str, outlet: Option<&str>, tags: &[String]) -> bool {
    outlet == Some(name) || SITES.outlet_named(name).is_some() || tags.iter().any(|tag| tag == name)
}

fn push_value(value: &Value, names: &mut Vec<String>, is_nobody: impl Fn(&str) -> bool) {
    let mut texts = Vec::new();
    value.push_texts(&mut texts);
    for text in texts.into_iter().filter(|text| !is_nobody(text)) {
        if !push_names(&text, names) {
            push_unique(&plain(&text), names);
        }
    }
}

/// Adds the names on a line; says whether there were any. A line that reads like a sentence has
/// none.
pub(crate) fn push_names(line: &str, names: &mut Vec<String>) -> bool {
    let line = plain(line);
    let line = ADDRESS.replace_all(&line, " ");
    let line = STAFF_NUMBER.replace_all(&line, "$1");
    let line = PREFIX.replace(line.trim(), "").into_owned();
    if SENTENCE.is_match(&line) || length(&line) > 60 {
        return false;
    }
    let mut any = false;
    for part in BETWEEN.split(&line).flat_map(by_space) {
        let name = part
            .trim_matches(|character: char| character.is_whitespace() || "()（）[]【】".contains(character));
        if length(name) >= 2 && length(name) <= 40 {
            if !is_nobody(name) {
                push_unique(name, names);
            }
            any = true;
        }
    }
    any
}

/// Chinese names are parted by spaces; in Latin script a space is inside a name.
fn by_space(part: &str) -> Vec<&str> {
    let chinese =
        part.split_whitespace().all(|word| word.chars().all(is_east_asian) && word.chars().count() <= 4);
    if chinese { part.split_whitespace().collect() } else { vec![part] }
}

fn push_unique(name: &str, names: &mut Vec<String>) {
    if !name.is_empty() && !names.iter().any(|known| known == name) {
        names.push(name.into());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_on_a_line() {
        for (line, expected) in [
            ("何小桃 易启江 王嘉琦", vec!["何小桃", "易启江", "王嘉琦"]),
            ("Yukihiro Matsumoto and Shugo Maeda", vec!["Yukihiro Matsumoto", "Shugo Maeda"]),
            ("By Ann Lee <ann@a.example>", vec!["Ann Lee"]),
            ("张三、李四/王五", vec!["张三", "李四", "王五"]),
            ("他说：不。", vec![]),
            ("张三 整合", vec!["张三"]),
            ("港湾财经-自媒体综合", vec![]),
            ("PORT.NET", vec![]),
            ("李四_NN0001", vec!["李四"]),
            ("海峡网专栏作者 王文", vec!["王文"]),
        ] {
            let mut names = Vec::new();
            push_names(line, &mut names);
            assert_eq!(names, expected, "{line}");
        }
    }
}
