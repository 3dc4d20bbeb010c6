//! Notion's habit, and that of many notes: a heading that is the title, then a block of lines
//! `Name: value`, then the text.

use super::Value;

/// At least one of the lines has one of these names: other blocks of lines are text.
const NAMES: [&str; 18] = [
    "created",
    "created time",
    "date",
    "published",
    "publish date",
    "author",
    "authors",
    "tag",
    "tags",
    "category",
    "url",
    "source",
    "日期",
    "时间",
    "作者",
    "标签",
    "分类",
    "来源",
];

/// Bytes of a line that may still be a property.
const LONGEST: usize = 300;

/// Words of a property's name.
const MOST_WORDS: usize = 3;

/// What stands before the text, and the text, where a file begins so.
pub(super) fn split(text: &str) -> Option<(&str, &str)> {
    let (title, rest) = text.strip_prefix("# ")?.split_once('\n')?;
    let title = title.trim();
    let rest = rest.trim_start_matches('\n');
    let (lines, body) = rest.split_once("\n\n").unwrap_or((rest.trim_end(), ""));
    // A title with marks is the body's to read.
    let plain = !title.is_empty() && !title.contains(['*', '`', '[', '<', '_']);
    let known = |line: &str| {
        let name = property(line).map(|(name, _)| name.to_lowercase());
        name.is_some_and(|name| NAMES.contains(&name.as_str()))
    };
    let fits = lines.lines().all(|line| property(line).is_some()) && lines.lines().any(known);
    // One line alone may be a sentence: `Source: the sea.`
    let many = lines.lines().count() > 1 || lines.bytes().any(|byte| byte.is_ascii_digit());
    (plain && fits && many).then(|| (text[..text.len() - body.len()].trim_end(), body))
}

/// The title and every property of such a beginning; names as front matter would write them:
/// `Created time` is `created_time`.
pub(super) fn read(beginning: &str) -> Vec<(String, Value)> {
    let (title, lines) = beginning.split_once('\n').unwrap_or((beginning, ""));
    let properties = lines.lines().filter_map(property);
    let entries = properties.map(|(name, value)| (name.replace(' ', "_"), Value::Text(value.into())));
    let title = Value::Text(title.trim_start_matches("# ").trim().into());
    [("title".to_owned(), title)].into_iter().chain(entries).collect()
}

fn property(line: &str) -> Option<(&str, &str)> {
    let (name, value) = line.split_once(": ").or_else(|| line.split_once('：'))?;
    let letters = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '_' | '-');
    let named = name.starts_with(char::is_alphabetic) && name.chars().all(letters);
    (named && name.split(' ').count() <= MOST_WORDS && line.len() <= LONGEST).then(|| (name, value.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Option<(&str, &str)>) {
        assert_eq!(split(text), expected, "{text:?}");
    }

    #[test]
    fn lines_under_a_title() {
        let lines = "Created time: April 5, 2023 9:30 AM\nTags: sea, trade";
        let beginning = format!("# Harbour\n\n{lines}");
        check(&format!("{beginning}\n\nText"), Some((&beginning, "Text")));
        check(&beginning, Some((&beginning, "")));
        let chinese = "# 港口\n作者：张三\n日期：2023-04-05";
        check(&format!("{chinese}\n\n正文"), Some((chinese, "正文")));
        let one = "# Harbour\n\nCreated: April 5, 2023";
        check(&format!("{one}\n\nText"), Some((one, "Text")));
        // Text, a list of terms, one sentence, a title with marks, no title.
        check("# Harbour\n\nThe tide: it comes.\nTags are not.\n\nText", None);
        check("# Harbour\n\nTide: water\nMoon: light\n\nText", None);
        check("# Harbour\n\nSource: the sea.\n\nText", None);
        check(&format!("# A *harbour*\n\n{lines}\n\nText"), None);
        check(&format!("{lines}\n\nText"), None);
    }
}
