//! Whether a phrase for a time can begin at a place, by its first characters alone: most places are
//! done with here. Says yes too often rather than no.

use super::{cursor::is_numeral, english};
use crate::text::{Folded, Stretch};
use std::sync::LazyLock;

/// How far a number is followed.
const DIGITS: usize = 10;

/// The first place in a stretch where a Chinese or an English phrase can begin.
pub(super) fn next(text: &Folded, stretch: &Stretch) -> Option<usize> {
    let leads: &Leads = &LEADS;
    let mut chars = text.outside_words(stretch);
    chars.find(|(first, at)| leads.hold(*first) && may_begin(text, *at)).map(|(_, at)| at)
}

fn may_begin(text: &Folded, at: usize) -> bool {
    match text.chars[at] {
        '0'..='9' => may_be_dated(&text.chars[at..]),
        'a'..='z' => {
            let inside = at.checked_sub(1).is_some_and(|at| text.chars[at].is_ascii_alphanumeric());
            !inside && english::may_begin(&text.chars[at..])
        }
        _ => chinese(text, at, text.at(at + 1).unwrap_or('\n')),
    }
}

/// Whether a number can begin a phrase: no percentage does, no decimal (9.9, not 2021.9.28), and none with a letter
/// right behind it that begins no ending, unit or month (18f, 5g, 0x1f).
fn may_be_dated(text: &[char]) -> bool {
    let behind = |text: &[char]| text.iter().take(DIGITS).take_while(|c| c.is_ascii_digit()).count();
    let whole = behind(text);
    match text.get(whole) {
        Some('%' | 'b' | 'c' | 'e' | 'g' | 'i' | 'k' | 'l' | 'u' | 'v' | 'x' | 'z') => false,
        Some('f') => text.get(whole + 1) == Some(&'e'),
        Some('.') => {
            let part = behind(&text[whole + 1..]);
            part == 0 || text.get(whole + 1 + part) == Some(&'.')
        }
        _ => true,
    }
}

/// Characters that a phrase can begin with, a bit each: nine of ten are done with here.
struct Leads(Vec<u64>);

static LEADS: LazyLock<Leads> = LazyLock::new(|| {
    let mut bits = vec![0; (u16::MAX as usize + 1) / 64];
    let chinese = |first: &char| second(*first).is_some() || is_numeral(*first);
    let all = ('一'..='龥').chain(['〇', '○']).filter(chinese).chain('0'..='9').chain('a'..='z');
    all.map(|first| u32::from(first) as usize).for_each(|at| bits[at / 64] |= 1 << (at % 64));
    Leads(bits)
});

impl Leads {
    fn hold(&self, first: char) -> bool {
        let at = u32::from(first) as usize;
        self.0.get(at / 64).is_some_and(|bits| bits & 1 << (at % 64) != 0)
    }
}

fn chinese(text: &Folded, at: usize, next: char) -> bool {
    match second(text.chars[at]) {
        // 三八 is a feast.
        None if text.chars[at] == '三' && next == '八' => true,
        Some(Second::OneOf(seconds)) => seconds.contains(next),
        Some(Second::NumberOr(seconds)) => seconds.contains(next) || is_digit(next),
        None => counts_time(text, at),
    }
}

/// What stands behind the first character of a phrase.
enum Second {
    OneOf(&'static str),
    NumberOr(&'static str),
}

fn second(first: char) -> Option<Second> {
    let seconds = match first {
        '今' => "天日(晚夜早晨午凌年周星礼月个",
        '昨' => "天日(晚夜早晨午凌",
        '明' => "天日(晚夜早晨午凌年",
        '大' => "前后年",
        '前' => return Some(Second::NumberOr("天日(晚夜早晨午凌年半不几些段")),
        '后' => "天日年半",
        '当' => "天日晚夜早晨午凌年月前",
        '同' => "日一年月",
        '次' | '翌' => "日年月",
        '隔' => "天年",
        '第' => return Some(Second::NumberOr("")),
        '本' => "年月周星礼季世个",
        '这' => "个周星礼季几",
        '上' => "上个周星礼月年一半世季",
        '下' => "下个周星礼月一半季",
        '周' => "一二三四五六日天",
        '星' => "期",
        '礼' => "拜",
        '去' | '该' => "年",
        '公' => "元",
        '民' => "国",
        '首' => "季",
        '元' => "月旦宵",
        '情' => "人",
        '妇' => "女",
        '植' => "树",
        '愚' => "人",
        '劳' => "动",
        '青' => "年",
        '儿' => "童",
        '建' => "党军",
        '教' => "师",
        '国' => "庆",
        '双' => "十1",
        '光' => "棍",
        '平' => "安",
        '圣' => "诞",
        '春' => "节",
        '正' => "月",
        '除' => "夕",
        '端' => "午",
        '中' => "秋",
        '重' => "阳",
        '岁' => "末",
        '年' => "初中底末尾",
        '月' => "初中底末",
        '近' => "日些几期段一来数",
        '最' => "近",
        '不' => "久",
        '连' | '数' => "日",
        '早' => "些",
        '日' | '此' => "前",
        _ => return None,
    };
    Some(Second::OneOf(seconds))
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || is_numeral(c)
}

/// Whether a unit of time, or the mark of a range, stands behind a number in Chinese.
fn counts_time(text: &Folded, at: usize) -> bool {
    let after = text.chars[at..].iter().take(DIGITS).find(|c| !is_numeral(**c));
    after.is_some_and(|c| "年月日号周天个星礼世季至到-—–~国劳当凌零儿夕青妇节”".contains(*c))
}

/// Whether what stands behind a number in digits may belong to a Chinese phrase, or to a date in numbers
/// alone.
pub(super) fn may_be_chinese(text: &Folded, at: usize) -> bool {
    let after = text.chars[at..].iter().take(DIGITS).position(|c| !c.is_ascii_digit());
    // Eight digits alone may be a day.
    after.is_none_or(|width| {
        width == 8
            || "年月日号周天个星礼世季至到持延直起一-—–~./ 上下第前头首初底末中q"
                .contains(text.chars[at + width])
    })
}

#[cfg(test)]
mod tests {
    use super::super::read;
    use crate::text::Folded;
    use std::{fs, path::Path};

    /// Every text of the suites, read at every place.
    #[test]
    fn no_phrase_begins_where_none_is_looked_for() {
        let suite = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite");
        let mut found = 0;
        for folder in fs::read_dir(suite).unwrap() {
            for file in fs::read_dir(folder.unwrap().path()).unwrap() {
                let text = Folded::new(&fs::read_to_string(file.unwrap().path()).unwrap());
                for at in 0..text.chars.len() {
                    let [before, first] =
                        [at.checked_sub(1), Some(at)].map(|at| at.and_then(|at| text.at(at)));
                    let inside = before.is_some_and(|c| c.is_ascii_alphanumeric());
                    let word = first.is_some_and(|c| c.is_alphabetic() && !(inside && c.is_ascii()));
                    if !word && !first.is_some_and(|c| c.is_ascii_digit()) || read(&text, at).is_none() {
                        continue;
                    }
                    let words = text.chars[at..].iter().take(20).collect::<String>();
                    assert_eq!(super::next(&text, &(at..text.chars.len())), Some(at), "{words}");
                    found += 1;
                }
            }
        }
        assert!(found > 1000, "{found}");
    }
}
