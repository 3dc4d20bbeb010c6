//! Times counted out of a longer one, and quarters told from the publication: 十月的第一周,
//! 四月的最后一个星期一, 上季度. Knows no calendar.

use super::{clock, month, week, year};
use crate::date::{
    cursor::Cursor,
    expression::{Expression, Month, Nth, When, Year},
};

/// Whether a week or a weekday counted out of a year or a month may follow it.
pub(super) fn may_follow(mut after: Cursor<'_>, when: &When) -> bool {
    after.eat("的");
    matches!(when, When::Year(_) | When::Month(..)) && after.sees_any("第最首末")
}

/// 上季度, 本季度, 下个季度
pub(super) fn quarter(cursor: &mut Cursor<'_>) -> Option<Expression> {
    // 这个季度 may be one that was named before.
    const SHIFTS: [(&str, i32); 6] =
        [("上一", -1), ("上", -1), ("本", 0), ("当前", 0), ("下一", 1), ("下", 1)];
    if !matches!(cursor.peek(), Some('上' | '本' | '当' | '下'))
        || cursor.before().is_some_and(|c| "环比较".contains(c))
    {
        return None;
    }
    let mut ahead = *cursor;
    let shift = ahead.one_of(&SHIFTS)?;
    ahead.eat("个");
    // 本季 is a team's season as well.
    ahead.eat("季度").then_some(())?;
    *cursor = ahead;
    Some(When::QuarterShift(shift).into())
}

/// 2020年的第一周, 十月的最后一个星期一
pub(super) fn within(cursor: &mut Cursor<'_>) -> Option<Expression> {
    let said = year::year(cursor).unwrap_or(Year::Unsaid);
    cursor.eat("的");
    let month = month::month(cursor);
    if month.is_none() && said == Year::Unsaid {
        return None;
    }
    cursor.eat("的");
    let nth = nth(cursor)?;
    if let Some(month) = month {
        cursor.eat("个");
        if let Some(day) = week::named(cursor) {
            return Some(clock::attach(cursor, When::NthWeekday(said, month, nth, day)));
        }
    }
    if let (None, Nth::Counted(number @ 1..=12)) = (month, nth)
        && cursor.eat("个月")
    {
        return Some(When::Month(said, Month::Known(number)).into());
    }
    week::ends_as_week(cursor).then_some(())?;
    Some(match month {
        Some(month) => When::NthWeekOfMonth(said, month, nth).into(),
        None => When::NthWeekOfYear(said, nth).into(),
    })
}

fn nth(cursor: &mut Cursor<'_>) -> Option<Nth> {
    if ["最后一", "末"].iter().any(|last| cursor.eat(last)) {
        return Some(Nth::Last);
    }
    if cursor.eat("首") {
        return Some(Nth::Counted(1));
    }
    cursor.eat("第").then_some(())?;
    let number = cursor.number_in(1..=53)?;
    Some(Nth::Counted(u8::try_from(number.value).ok()?))
}
