//! Months and their parts: 9月, 本月, 9月初, 3月中旬, 月底.

use crate::date::{
    cursor::{Cursor, Script, is_numeral},
    expression::{Month, Third},
};

/// A month that is named.
pub(super) fn month(cursor: &mut Cursor<'_>) -> Option<Month> {
    const WORDS: [(&str, Month); 14] = [
        ("本月", Month::Shift(0)),
        ("这个月", Month::Shift(0)),
        ("上上个月", Month::Shift(-2)),
        ("上上月", Month::Shift(-2)),
        ("上个月", Month::Shift(-1)),
        ("上月", Month::Shift(-1)),
        ("下个月", Month::Shift(1)),
        ("下月", Month::Shift(1)),
        ("今月", Month::Shift(0)),
        ("同月", Month::Carried(0)),
        ("当月", Month::Carried(0)),
        ("次月", Month::Carried(1)),
        ("翌月", Month::Carried(1)),
        ("元月", Month::Known(1)),
    ];
    // 第一次月地转移: counted times.
    if cursor.sees("次") && counts_times(cursor) {
        return None;
    }
    if !cursor.sees_digit()
        && let Some(month) = cursor.one_of(&WORDS)
    {
        cursor.eat("份");
        return Some(month);
    }
    let mut ahead = *cursor;
    let number = ahead.number_in(1..=12).filter(|number| number.width <= 2)?;
    if !ahead.eat("月") || number.script != Script::Arabic && ahead.sees_any("色光饼亮球牙天") {
        return None;
    }
    ahead.eat("份");
    *cursor = ahead;
    Some(Month::Known(u8::try_from(number.value).ok()?))
}

/// Whether 次 counts how often, and is no 次日, 次月, 次年.
pub(super) fn counts_times(cursor: &Cursor<'_>) -> bool {
    cursor
        .before()
        .is_some_and(|c| is_numeral(c) || c.is_ascii_digit() || "首本每历多几数再这那此上下某".contains(c))
}

/// The part of a month that follows its name.
pub(super) fn third(cursor: &mut Cursor<'_>) -> Option<Third> {
    const WORDS: [(&str, Third); 9] = [
        ("上旬", Third::Early),
        ("中旬", Third::Middle),
        ("下旬", Third::Late),
        ("月初", Third::Early),
        ("月底", Third::Late),
        ("月末", Third::Late),
        ("初", Third::Early),
        ("底", Third::Late),
        ("末", Third::Late),
    ];
    let mut ahead = *cursor;
    let third = match ahead.one_of(&WORDS) {
        Some(third) => third,
        None if ahead.eat("中") && !ahead.sees_any("国央东西日美韩俄方亚欧小间心部") => {
            Third::Middle
        }
        None => return None,
    };
    // 九月初十 is a day of the lunar calendar.
    if ahead.sees_any("一二三四五六七八九十") {
        return None;
    }
    *cursor = ahead;
    Some(third)
}

/// 月初, 月底 without a month's name.
pub(super) fn bare_third(cursor: &mut Cursor<'_>) -> Option<Third> {
    const WORDS: [(&str, Third); 5] = [
        ("月初", Third::Early),
        ("月中旬", Third::Middle),
        ("月底", Third::Late),
        ("月末", Third::Late),
        ("月中", Third::Middle),
    ];
    if cursor.before().is_some_and(|c| c.is_alphanumeric() && "个每岁".contains(c)) {
        return None;
    }
    let mut ahead = *cursor;
    let third = ahead.one_of(&WORDS)?;
    if ahead.sees_any("国一二三四五六七八九十") {
        return None;
    }
    *cursor = ahead;
    Some(third)
}
