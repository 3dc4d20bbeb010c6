//! Feasts, where their very day is meant: 双11当天, 2022年元旦, 除夕夜. The days around one (国庆期间) are
//! none of it. Knows which day of which calendar a feast has, not on which day of ours it falls.

use super::clock;
use crate::date::{
    cursor::Cursor,
    expression::{Expression, Feast, When, Year},
};
use hutong_model::PartOfDay;

/// What the name of a feast alone says.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Alone {
    /// With a year it is that day: 2022年元旦.
    Day,
    /// A season or a holiday, unless the text says 当天: 2021年双11, 2017年国庆.
    Season,
}

use Alone::{Day, Season};

/// Longer names stand before their beginnings.
#[rustfmt::skip]
const FEASTS: [(&str, (Feast, Alone)); 41] = [
    ("元旦节", (fixed(1, 1), Day)), ("元旦", (fixed(1, 1), Day)),
    ("情人节", (fixed(2, 14), Day)),
    ("三八妇女节", (fixed(3, 8), Day)), ("三八节", (fixed(3, 8), Day)), ("妇女节", (fixed(3, 8), Day)),
    ("植树节", (fixed(3, 12), Day)), ("愚人节", (fixed(4, 1), Day)),
    ("五一国际劳动节", (fixed(5, 1), Day)), ("五一劳动节", (fixed(5, 1), Day)), ("劳动节", (fixed(5, 1), Day)),
    ("五一", (fixed(5, 1), Season)), ("五四青年节", (fixed(5, 4), Day)), ("青年节", (fixed(5, 4), Day)),
    ("六一儿童节", (fixed(6, 1), Day)), ("儿童节", (fixed(6, 1), Day)), ("六一", (fixed(6, 1), Season)),
    ("6·18", (fixed(6, 18), Season)), ("618", (fixed(6, 18), Season)),
    ("建党节", (fixed(7, 1), Day)), ("建军节", (fixed(8, 1), Day)), ("教师节", (fixed(9, 10), Day)),
    ("国庆节", (fixed(10, 1), Day)), ("国庆", (fixed(10, 1), Season)),
    ("双十一", (fixed(11, 11), Season)), ("双11", (fixed(11, 11), Season)), ("光棍节", (fixed(11, 11), Day)),
    ("双十二", (fixed(12, 12), Season)), ("双12", (fixed(12, 12), Season)),
    ("平安夜", (fixed(12, 24), Day)), ("圣诞节", (fixed(12, 25), Day)), ("圣诞", (fixed(12, 25), Season)),
    ("春节", (lunar(1, 1), Season)), ("大年初一", (lunar(1, 1), Day)), ("正月初一", (lunar(1, 1), Day)),
    ("除夕", (Feast::NewYearsEve, Day)), ("元宵节", (lunar(1, 15), Day)), ("端午节", (lunar(5, 5), Season)),
    ("七夕", (lunar(7, 7), Day)), ("中秋节", (lunar(8, 15), Season)), ("重阳节", (lunar(9, 9), Day)),
];

const fn fixed(month: u8, day: u8) -> Feast {
    Feast::Fixed(month, day)
}

const fn lunar(month: u8, day: u8) -> Feast {
    Feast::Lunar(month, day)
}

/// What says that the day itself is meant.
const DAY: [&str; 5] = ["当天", "当日", "这一天", "这天", "那天"];
/// The days around a feast.
#[rustfmt::skip]
const AROUND: [&str; 27] = [
    "期间", "假", "小长假", "长假", "前后", "前夕", "黄金周", "档", "大促", "购物", "狂欢", "促销", "预售", "活动", "季", "红包",
    "周", "月", "套餐", "晚会", "贺词", "贺岁", "、", "和", "及", "与", "至",
];
/// What a feast's name may be the end of.
const BEFORE: &str = "在于自从到是今的年日天东猫逢“\"、，。；：(了过而但及";

/// A feast of a year, or of none that is said.
pub(super) fn feast(cursor: &mut Cursor<'_>, year: Year) -> Option<Expression> {
    let start = *cursor;
    // Of all digits only one begins a feast's name.
    if start.sees_digit() && start.peek() != Some('6') {
        return None;
    }
    let mut ahead = start;
    let quoted = ahead.eat("“");
    let (feast, alone) = ahead.one_of(&FEASTS)?;
    // 王国庆当天, 京东618, 1618当天
    if start.before().is_some_and(|c| c.is_alphanumeric() && !BEFORE.contains(c)) {
        return None;
    }
    if quoted {
        ahead.eat("”").then_some(())?;
    } else {
        let mut closed = ahead;
        if closed.eat("”") && DAY.iter().any(|word| closed.sees(word)) {
            ahead = closed;
        }
    }
    let said = DAY.iter().any(|word| ahead.eat(word));
    let evening = !said && (ahead.eat("当晚") || feast == Feast::NewYearsEve && ahead.eat("夜"));
    let known = evening.then_some(PartOfDay::Evening);
    let expression = clock::attach_in(&mut ahead, When::Feast(year, feast), known);
    let timed = expression.part_of_day.is_some() || expression.time.is_some();
    let begins = ahead.sees("起") && !ahead.sees("起源");
    let whole = said
        || timed
        || alone == Day && (year != Year::Unsaid || begins) && !AROUND.iter().any(|word| ahead.sees(word));
    whole.then_some(())?;
    *cursor = ahead;
    Some(expression)
}
