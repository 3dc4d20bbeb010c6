//! How long after an earlier day a date is said to be: 一周多后的9月28日. Knows no calendar.

use super::cursor::Cursor;
use crate::text::Folded;
use std::ops::RangeInclusive;

/// The longest that is looked for, in days.
const LONGEST: i32 = 1200;
/// The longest such phrase, in characters: 二十多个星期之后的.
const REACH: usize = 10;

const UNITS: [(&str, i32); 10] = [
    ("天", 1),
    ("日", 1),
    ("周", 7),
    ("个星期", 7),
    ("星期", 7),
    ("个礼拜", 7),
    ("个多月", 31),
    ("个多星期", 7),
    ("个月", 31),
    ("年", 366),
];

/// How many days may lie between the day named before and a date that begins here.
pub(super) fn before(text: &Folded, at: usize) -> Option<RangeInclusive<i32>> {
    if at < 3 || text.chars[at - 2..at] != ['后', '的'] {
        return None;
    }
    (at.saturating_sub(REACH)..at).find_map(|start| phrase(Cursor::new(text, start), at))
}

fn phrase(mut cursor: Cursor<'_>, end: usize) -> Option<RangeInclusive<i32>> {
    let count = i32::try_from(cursor.number_in(1..=99)?.value).ok()?;
    let more = cursor.eat("多") || cursor.eat("余");
    let unit = cursor.one_of(&UNITS)?;
    let more =
        more || cursor.follows("多月") || cursor.follows("多星期") || cursor.eat("多") || cursor.eat("余");
    let _ = cursor.eat("之") || cursor.eat("以");
    let whole = cursor.eat("后的") && cursor.at == end;
    let longest = (count + i32::from(more)) * unit + unit / 2;
    (whole && longest <= LONGEST).then(|| count * unit - unit / 4..=longest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_with_their_slack() {
        let before = |text: &str| before(&Folded::new(text), text.chars().count());
        assert_eq!(before("一周多后的"), Some(6..=17));
        assert_eq!(before("在十天之后的"), Some(10..=10));
        assert_eq!(before("一个多月后的"), Some(24..=77));
        assert_eq!(before("毕业后的"), None);
        assert_eq!(before("一周后"), None);
    }
}
