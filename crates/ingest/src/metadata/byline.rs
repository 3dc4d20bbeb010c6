//! The line that says when an article was published, where it is from and who signs it. Knows how such lines
//! are written, not where in a page they stand.

use super::{Found, date, people};
use crate::text::{length, patterns};

/// Characters of a byline at most.
const LONGEST: usize = 80;

/// What a byline has beside its date and what is labelled, in characters.
const LONGEST_REST: usize = 16;

const LABELS: &str = r"(?:(?:信息|文章|稿件|本文|新闻|內容|内容)?(?:来源|來源|出处|出處|稿源)|作者|记者|記者|(?:发布|發佈|发表|發表|更新|发稿|添加|录入|上传|创建)(?:时间|時間|日期|于|於)?|时间|時間|日期|责任编辑|責任編輯|责编|编辑|編輯|(?:所属)?分类|(?:所属)?栏目|标签|字号|字体|(?-u:\b)(?:source|by|published|posted|updated|on)(?-u:\b))";

patterns! {
    LABEL = &format!(r"(?i){LABELS}\s*[：:]?");
    /// The same with its value.
    LABELLED = &format!(r"(?i){LABELS}\s*[：:]\s*(?:[^\s|｜：:]+(?:\s|$)|[^\s|｜：:]*$)?");
    /// How often a page was seen, with or without the number that a script fills in.
    COUNTS = r"(?i)(?:阅读|閱讀|浏览|瀏覽|点击|點擊|查看|访问|评论|評論|人气|热度|跟贴|views?|comments?)(?:次数|次數|人数|量|数|數)?\s*[：:]?\s*[(（]?\s*[0-9][0-9,.]*\s*万?\s*(?:次|条|人)?|[0-9][0-9,.]*\s*万?\s*(?:次|条|人|个)?\s*(?:阅读|閱讀|浏览|瀏覽|点击|评论|查看|人?参与|跟贴|views?|comments?)|(?:阅读|浏览|瀏覽|点击|评论)(?:次数|次數|量|数|數)?\s*[：:]?";
    WEEKDAY = r"(?i)(?-u:\b)(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?(?-u:\b)|(?:星期|周|週)[一二三四五六日天]";
    OUTLET = r"(?i)(?:来源|來源|出处|出處|稿源|(?-u:\b)source)\s*[：:]\s*([^\s|｜：:/]{2,20})([：:])?";
    AUTHOR = r"(?:作者|记者|記者)\s*[：:]\s*(\p{Han}{2,4}(?:[、\s]\p{Han}{2,4})*)(?:$|[\s|｜/])";
    EDITOR = r"(?:责任编辑|責任編輯|责编|编辑|編輯)\s*[：:]\s*(\p{Han}{2,4}(?:[、\s]\p{Han}{2,4})*)(?:$|[\s|｜/])";
    /// A person has two names at least in Latin script; a capital tells a name from other words.
    BY = r"(?:^|[\s|·•(])[Bb][Yy]:?\s+(\p{Lu}[\w.'’-]*(?:\s+(?:(?:de|van|von|der|la|bin|al)\s+)*\p{Lu}[\w.'’-]*){1,3})(?:\s*$|\s*[|·•,，/)–—-])";
    /// A note on a later change speaks of another date (`Update 2020-01-02`, `2020年1月2日更新`).
    UPDATE = r"(?i)^\W*(?:(?:update|edit)(?:d|ed)?(?-u:\b)|更新(?:\W|$))|更新\W*$|后记|附记|补记";
    /// A verb or a sentence means text, not a byline.
    SENTENCE = r"[。！？!?]|，.*，";
    /// A label that no byline has (`地点：`): the line tells of something that took place.
    OTHER_LABEL = r"\p{Han}\s*[：:]";
    /// Who signs on a line of their own between headline and text: `海峡报记者 张三 李四`.
    REPORTERS = r"^(?:\p{Han}{2,8})?(?:记者|記者)[\s：:/／|｜]+(\p{Han}{2,4}(?:[、\s]+\p{Han}{2,4})*)$";
}

/// What stands beside a byline on pages, and is part of none of its values.
const CHROME: [&str; 24] = [
    "举报",
    "舉報",
    "调整字体",
    "字体",
    "字号",
    "分享",
    "分享到",
    "打印",
    "打印本页",
    "收藏",
    "关闭",
    "关闭窗口",
    "评论",
    "跟贴",
    "复制",
    "纠错",
    "订阅",
    "关注",
    "查看更多",
    "更多",
    "大",
    "中",
    "小",
    "我要评论",
];

/// What pages write as their source where they name none.
const NO_OUTLET: [&str; 12] = [
    "本站",
    "本站原创",
    "原创",
    "网络",
    "網絡",
    "互联网",
    "网络整理",
    "网络综合",
    "转载",
    "综合",
    "default",
    "未知",
];

/// Takes outlet, date and people from a byline; says whether the line is one: a date and, beside it,
/// nothing but labels, what they stand for, and a few words.
pub(crate) fn take_byline(text: &str, found: &mut Found) -> bool {
    // Four bytes a character at most; no pattern looks at what is longer anyway.
    if text.len() > LONGEST * 4 || length(text) > LONGEST {
        return false;
    }
    let Some((_, range)) = date::find(text) else { return false };
    if SENTENCE.is_match(text) || UPDATE.is_match(text) {
        return false;
    }
    let (before, after) = (&text[..range.start], &text[range.end..]);
    let line = format!("{before} {after}");
    let bare = |part: &str| {
        let part = LABELLED.replace_all(part, " ").into_owned();
        names(&part).iter().map(|name| length(name)).sum::<usize>()
    };
    // `On May 3, 2021 the ferry sailed` begins a sentence.
    let is_begun =
        before.contains(|c: char| c.is_ascii_alphabetic()) && !before.trim_end().ends_with([':', '：']);
    let before = bare(before);
    let after = bare(after);
    let names = names(&LABELLED.replace_all(&line, " "));
    // `It sailed on May 3, 2021.` is one.
    let is_ended = text.trim_end().ends_with('.') && before > 0 && !BY.is_match(&line);
    let is_alone = before == 0 && !is_begun || after == 0 && !is_ended;
    if !is_alone || before + after > LONGEST_REST || OTHER_LABEL.is_match(&without_labels(&line)) {
        return false;
    }
    found.date.get_or_insert_with(|| text[range].trim().into());
    if let Some(outlet) = OUTLET.captures(&line) {
        let outlet = outlet_in(&outlet[1], outlet.get(2).is_some());
        if let Some(outlet) = outlet {
            found.outlet.get_or_insert(outlet);
        }
    } else if let [outlet] = names.as_slice()
        && outlet.chars().all(char::is_alphanumeric)
        && outlet.chars().any(char::is_alphabetic)
        && let Some(outlet) = outlet_in(outlet, false)
    {
        found.outlet.get_or_insert(outlet);
    }
    for pattern in [&*AUTHOR, &*BY] {
        if let Some(authors) = pattern.captures(&line).filter(|_| found.authors.is_empty()) {
            people::push_names(&authors[1], &mut found.authors);
        }
    }
    if let Some(editors) = EDITOR.captures(&line).filter(|_| found.editors.is_empty()) {
        people::push_names(&editors[1], &mut found.editors);
    }
    true
}

/// Whether a date has a label or a time of day, or stands alone: more than the words of some other headline
/// with a date behind.
pub(crate) fn is_sure(text: &str) -> bool {
    let Some((moment, range)) = date::find(text) else { return false };
    let rest = format!("{} {}", &text[..range.start], &text[range.end..]);
    !matches!(moment, date::Moment::Day(_)) || names(&rest).is_empty() || LABEL.is_match(&rest)
}

/// Takes the outlet from a line that says nothing else; only a line between headline and text may be asked.
pub(crate) fn take_source(text: &str, found: &mut Found) {
    let text = text.trim();
    let is_whole = |line: &regex::Captures<'_>| line[0].len() == text.len();
    let Some(line) = OUTLET.captures(text).filter(is_whole).filter(|_| found.outlet.is_none()) else {
        return;
    };
    found.outlet = outlet_in(&line[1], false);
}

/// Takes who signs on a line of its own; only a line between headline and text may be asked.
pub(crate) fn take_reporters(text: &str, found: &mut Found) {
    if let Some(line) = REPORTERS.captures(text.trim()).filter(|_| found.authors.is_empty()) {
        people::push_names(&line[1], &mut found.authors);
    }
}

/// The words of a line that no label and no button explains.
fn names(line: &str) -> Vec<String> {
    let rest = without_labels(line);
    let marks = |character: char| character.is_whitespace() || "|｜·•/／()（）[]【】，,".contains(character);
    let words = rest.split(marks).filter(|word| word.chars().any(char::is_alphanumeric));
    // `A- A A+` sets the size of letters.
    let is_button = |word: &str| CHROME.contains(&word) || word.trim_end_matches(['+', '-']).len() <= 1;
    words.filter(|word| !is_button(word)).map(str::to_owned).collect()
}

fn without_labels(line: &str) -> String {
    let rest = COUNTS.replace_all(line, " ");
    let rest = LABEL.replace_all(&rest, " ");
    WEEKDAY.replace_all(&rest, " ").into_owned()
}

/// The outlet in a word, which may have caught a button, or the label behind it.
fn outlet_in(word: &str, is_before_colon: bool) -> Option<String> {
    let mut word = word;
    if is_before_colon {
        let label = LABEL.find_iter(word).last().filter(|label| label.end() == word.len())?;
        word = &word[..label.start()];
    }
    while let Some(rest) = CHROME
        .iter()
        .filter(|button| button.chars().count() > 1 && **button != "评论" && **button != "关注")
        .find_map(|button| word.strip_suffix(button))
    {
        word = rest;
    }
    let is_name = length(word) > 1 && !NO_OUTLET.contains(&word) && !CHROME.contains(&word);
    is_name.then(|| word.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<(&str, Option<&str>)>) {
        let mut found = Found::default();
        let is_byline = take_byline(text, &mut found);
        let taken = is_byline.then(|| (found.date.clone().unwrap_or_default(), found.outlet.clone()));
        assert_eq!(
            taken.as_ref().map(|(date, outlet)| (date.as_str(), outlet.as_deref())),
            expected,
            "{text}"
        );
    }

    #[test]
    fn bylines() {
        check("每日经济新闻 2021-09-28 15:00:07", Some(("2021-09-28 15:00:07", Some("每日经济新闻"))));
        check("2021年9月28日 来源：新华网", Some(("2021年9月28日", Some("新华网"))));
        check("2021年9月28日 09:30 来源：新华网 作者：张三", Some(("2021年9月28日 09:30", Some("新华网"))));
        check("2021年9月28日，阿里巴巴宣布旗下应用接入微信支付。", None);
        check("Text 7 of 28 September 2021.", None);
        check("By Ann Lee, May 3, 2021.", Some(("May 3, 2021", None)));
        check("没有日期", None);
        check("Update (2020-01-02)", None);
        check("Tue, 12 Nov 2019 08:00:00 +0100", Some(("12 Nov 2019 08:00:00 +0100", None)));
        check("2021年9月28日 星期二 海峡报", Some(("2021年9月28日", Some("海峡报"))));
    }

    #[test]
    fn labels_stand_before_the_date_as_well() {
        check("发布时间：2021-09-28 来源：港湾学会", Some(("2021-09-28", Some("港湾学会"))));
        check("来源: | 发布时间: 2021-09-28 | 浏览次数: 2168", Some(("2021-09-28", None)));
        check("来源：港湾报 时间：2021-09-28 作者：张三", Some(("2021-09-28", Some("港湾报"))));
        check("发布日期：2021-09-28 14:34:05  所属分类： 头条", Some(("2021-09-28 14:34:05", None)));
        check("发表于 2021-09-28 21:30 | 1164次阅读 | 0条评论", Some(("2021-09-28 21:30", None)));
        check("发布于 2021-09-28 07:19:52", Some(("2021-09-28 07:19:52", None)));
        check(
            "2021-09-28 10:22:14 出处：港湾网 作者：张三 编辑：李四",
            Some(("2021-09-28 10:22:14", Some("港湾网"))),
        );
        check(
            "来源：本站原创 作者：工会支部\n时间：2021年9月28日 23:00 浏览： 33",
            Some(("2021年9月28日 23:00", None)),
        );
        // What took place somewhere tells so.
        check("时间：2021年9月28日 地点：港务局", None);
        check("活动时间：2021年9月28日 主办：港务局", None);
        check("他在2021年9月28日去了港口", None);
    }

    #[test]
    fn an_outlet_has_no_button_in_it() {
        check("2021-09-28 13:43:45 来源: 港湾报 举报", Some(("2021-09-28 13:43:45", Some("港湾报"))));
        check("2021-09-28 13:43:45 来源: 港湾报举报", Some(("2021-09-28 13:43:45", Some("港湾报"))));
        check("2021-09-28 13:43 来源：港湾网作者：张三", Some(("2021-09-28 13:43", Some("港湾网"))));
        check("2021-09-28 13:43 来源： 作者：张三", Some(("2021-09-28 13:43", None)));
        check("2021-09-28 19:32 字号：A- A A+ 来源：港湾网", Some(("2021-09-28 19:32", Some("港湾网"))));
        check("2021-09-28 20:35 甲姐 乙刀 丙刀", Some(("2021-09-28 20:35", None)));
        check("Reason 2021-09-28", Some(("2021-09-28", Some("Reason"))));
    }

    #[test]
    fn who_signs_a_byline() {
        for (text, expected) in [
            ("By Ann Lee | Published: Tue, 28 Sep 2021 07:00:00 GMT", vec!["Ann Lee"]),
            ("2021-09-28 by Bo van Ek", vec!["Bo van Ek"]),
            ("2021年9月28日 作者：张三", vec!["张三"]),
            ("By the sea, 28 September 2021", vec![]),
            ("By Monday 2021-09-28", vec![]),
        ] {
            let mut found = Found::default();
            take_byline(text, &mut found);
            assert_eq!(found.authors, expected, "{text}");
        }
    }

    #[test]
    fn who_signs_on_a_line_of_their_own() {
        for (text, expected) in [
            ("港湾报记者 张三 李四", vec!["张三", "李四"]),
            ("记者：王五", vec!["王五"]),
            ("记者来到港口", vec![]),
        ] {
            let mut found = Found::default();
            take_reporters(text, &mut found);
            assert_eq!(found.authors, expected, "{text}");
        }
    }
}
