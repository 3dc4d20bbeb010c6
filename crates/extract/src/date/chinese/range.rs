//! Points, ranges and open ranges: 9月17日至23日, 2019年以来, 1-8月, 周二（28日）.

use super::{counted, day, relative, week};
use crate::date::{
    cursor::Cursor,
    expression::{Expression, Month, Phrase, Third, When, Year},
};

/// A point, a range, or a time since when.
pub(super) fn phrase(cursor: &mut Cursor<'_>) -> Option<Phrase> {
    if let Some(phrase) = shared_unit(cursor) {
        return Some(phrase);
    }
    let mut ahead = *cursor;
    let first = point(&mut ahead)?;
    *cursor = ahead;
    if let Some(whole) = two_thirds(cursor, &first) {
        return Some(whole);
    }
    if let Some(second) = second(&mut ahead, &first) {
        *cursor = ahead;
        return Some(Phrase::Range(first, second));
    }
    if within(&first.when) && LATER.iter().any(|word| cursor.eat(word)) {
        return Some(Phrase::Point(first));
    }
    // 2014年至今年6月 is none.
    let until_now = ["起至今", "至今", "迄今"].iter().any(|word| {
        let mut ahead = *cursor;
        let whole = ahead.eat(word) && !ahead.sees_any("年天日晚早晨夜夏春秋冬");
        if whole {
            *cursor = ahead;
        }
        whole
    });
    if until_now || cursor.eat("以来") {
        return Some(Phrase::Since(first));
    }
    Some(Phrase::Point(first))
}

/// 4月中下旬, 4月上中旬
fn two_thirds(cursor: &mut Cursor<'_>, first: &Expression) -> Option<Phrase> {
    let part = |year, month, third| Expression::from(When::MonthPart(year, month, third));
    let (from, to, year, month) = match first.when {
        When::MonthPart(year, month, Third::Middle) if cursor.eat("下旬") => {
            (Third::Middle, Third::Late, year, month)
        }
        When::Month(year, month) if cursor.eat("上中旬") => (Third::Early, Third::Middle, year, month),
        _ => return None,
    };
    Some(Phrase::Range(part(year, month, from), part(year, month, to)))
}

/// 今年早些时候: which part of it nobody knows, but it is one phrase.
const LATER: [&str; 6] = ["早些时候", "稍早时候", "稍早", "晚些时候", "稍晚时候", "稍晚"];

fn within(when: &When) -> bool {
    matches!(
        when,
        When::Year(_)
            | When::Month(..)
            | When::Week(_)
            | When::DayShift(_)
            | When::CarriedDay(_)
            | When::Weekday(..)
    )
}

fn point(cursor: &mut Cursor<'_>) -> Option<Expression> {
    let start = *cursor;
    let expression = iso(cursor)
        .or_else(|| counted::quarter(cursor))
        .or_else(|| relative::relative(cursor))
        .or_else(|| week::week(cursor).map(|when| super::clock::attach(cursor, when)))
        .or_else(|| day::calendar(cursor))?;
    // 2020年的第一周: a part of what was read.
    let mut longer = start;
    if counted::may_follow(*cursor, &expression.when)
        && let Some(part) = counted::within(&mut longer)
    {
        *cursor = longer;
        return Some(part);
    }
    Some(explained(cursor, &expression).unwrap_or(expression))
}

fn iso(cursor: &mut Cursor<'_>) -> Option<Expression> {
    let when = cursor.sees_digit().then(|| crate::date::numeric::day(cursor))??;
    Some(super::clock::attach(cursor, when))
}

/// 今天（28日）: the date in brackets is the more exact one.
fn explained(cursor: &mut Cursor<'_>, outer: &Expression) -> Option<Expression> {
    if !matches!(outer.when, When::DayShift(_) | When::Weekday(..) | When::CarriedDay(_)) {
        return None;
    }
    let mut ahead = *cursor;
    if !ahead.eat("(") {
        return None;
    }
    let inner = day::calendar(&mut ahead)?;
    let when = match inner.when {
        When::Day(Year::Unsaid, Month::Unsaid, day) => When::Nearest(None, day),
        When::Day(Year::Unsaid, Month::Known(month), day) => When::Nearest(Some(month), day),
        When::Day(..) => inner.when,
        _ => return None,
    };
    if !ahead.eat(")") {
        return None;
    }
    *cursor = ahead;
    let attached = super::clock::attach(cursor, when);
    Some(Expression {
        when,
        part_of_day: attached.part_of_day.or(inner.part_of_day).or(outer.part_of_day),
        time: attached.time.or(inner.time).or_else(|| outer.time.clone()),
    })
}

fn joiner(cursor: &mut Cursor<'_>) -> bool {
    cursor.eat(" ");
    if !cursor.peek().is_some_and(begins_joiner) {
        return false;
    }
    let found = [
        "持续到",
        "持续至",
        "延续到",
        "延续至",
        "起至",
        "起到",
        "一直到",
        "直到",
        "直至",
        "至",
        "到",
        "——",
        "--",
        "—",
        "–",
        "-",
        "~",
    ]
    .iter()
    .any(|joiner| cursor.eat(joiner));
    cursor.eat(" ");
    found
}

fn begins_joiner(c: char) -> bool {
    matches!(c, '持' | '延' | '起' | '一' | '直' | '至' | '到' | '—' | '-' | '–' | '~')
}

/// How far a joiner may stand behind where a range begins, behind a year and a month: 二〇二一年十二月二十八至. Characters.
const TO_JOINER: usize = 20;

/// The second end of a range; it may leave out what the first one said.
fn second(cursor: &mut Cursor<'_>, first: &Expression) -> Option<Expression> {
    let mut ahead = *cursor;
    let between = ["与", "和"].iter().any(|word| ahead.eat(word));
    if !between && !joiner(&mut ahead) {
        return None;
    }
    // 5月上旬至中旬
    if let When::MonthPart(year, month, _) = first.when
        && let Some(third) = super::month::third(&mut ahead)
    {
        *cursor = ahead;
        return Some(When::MonthPart(year, month, third).into());
    }
    let second = crate::date::numeric::second_day(&mut ahead)
        .map(Expression::from)
        .or_else(|| point(&mut ahead))
        .or_else(|| day::second_bare(&mut ahead))?;
    if between && !["之间", "间", "期间"].iter().any(|word| ahead.eat(word)) {
        return None;
    }
    let fits = matches!(
        (&first.when, &second.when),
        (When::Day(..) | When::NthWeekday(..), When::Day(..) | When::DayShift(_))
            | (When::Month(..) | When::MonthPart(..), When::Month(..) | When::MonthPart(..))
            | (When::Year(_) | When::YearPart(..), When::Year(_) | When::YearPart(..))
            | (When::DayShift(_) | When::Weekday(..), When::DayShift(_) | When::Day(..) | When::Weekday(..))
    );
    if !fits && !ends_in_its_year(&first.when, &second.when) {
        return None;
    }
    *cursor = ahead;
    Some(second)
}

/// 2014年至今年6月, 2001年底到2019年12月: the second end says its year.
fn ends_in_its_year(first: &When, second: &When) -> bool {
    let said = matches!(
        second,
        When::Month(year, _) | When::MonthPart(year, ..) | When::Day(year, ..) | When::YearPart(year, _)
            if *year != Year::Unsaid
    );
    let longer = matches!(first, When::Year(_) | When::YearPart(..) | When::Month(..) | When::MonthPart(..));
    // 2009年2月至2012年
    let known = matches!(first, When::Month(year, _) | When::MonthPart(year, ..) if *year != Year::Unsaid)
        && matches!(second, When::Year(Year::Known(_)));
    said && longer || known
}

/// 2013-2015年, 1至8月, 17-23日: the unit stands only after the second number.
fn shared_unit(cursor: &mut Cursor<'_>) -> Option<Phrase> {
    let near = cursor.text().chars[cursor.at..].iter().take(TO_JOINER);
    // Almost every number is followed by none.
    if !near.copied().any(begins_joiner) {
        return None;
    }
    let mut ahead = *cursor;
    let start = ahead;
    let range = years(&mut ahead).or_else(|| {
        ahead = start;
        let year = super::year::year(&mut ahead).unwrap_or(Year::Unsaid);
        months(&mut ahead, year).or_else(|| {
            let month = super::month::month(&mut ahead).unwrap_or(Month::Unsaid);
            days(&mut ahead, year, month)
        })
    })?;
    *cursor = ahead;
    Some(range)
}

fn years(cursor: &mut Cursor<'_>) -> Option<Phrase> {
    let year = |cursor: &mut Cursor<'_>| {
        let number =
            cursor.arabic().filter(|number| number.width == 4 && (1900..=2100).contains(&number.value))?;
        i16::try_from(number.value).ok()
    };
    if cursor.before().is_some_and(|c| c.is_ascii_alphanumeric() || ".-/".contains(c)) {
        return None;
    }
    let mut ahead = *cursor;
    let first = year(&mut ahead)?;
    joiner(&mut ahead).then_some(())?;
    let second = year(&mut ahead)?;
    ahead.eat("年").then_some(())?;
    *cursor = ahead;
    let point = |year| When::Year(Year::Known(year)).into();
    (first < second).then(|| Phrase::Range(point(first), point(second)))
}

fn months(cursor: &mut Cursor<'_>, year: Year) -> Option<Phrase> {
    let mut ahead = *cursor;
    let (first, second) = pair(&mut ahead, 12, year != Year::Unsaid)?;
    ahead.eat("月").then_some(())?;
    ahead.eat("份");
    *cursor = ahead;
    let point = |month| When::Month(year, Month::Known(month)).into();
    Some(Phrase::Range(point(first), point(second)))
}

fn days(cursor: &mut Cursor<'_>, year: Year, month: Month) -> Option<Phrase> {
    let mut ahead = *cursor;
    let (first, second) = pair(&mut ahead, 31, month != Month::Unsaid)?;
    (ahead.eat("日") || ahead.eat("号")).then_some(())?;
    if ahead.sees_any("内游间均") {
        return None;
    }
    *cursor = ahead;
    let point = |day| When::Day(year, month, day).into();
    Some(Phrase::Range(point(first), point(second)))
}

/// Two rising numbers with a joiner between them.
fn pair(cursor: &mut Cursor<'_>, highest: u32, led: bool) -> Option<(u8, u8)> {
    let before = cursor.before();
    let first = cursor.number_in(1..=highest)?;
    joiner(cursor).then_some(())?;
    if !led && before.is_some_and(|c| c.is_ascii_alphanumeric() || "第近满约.-/:".contains(c)) {
        return None;
    }
    let second = cursor.number_in(1..=highest)?;
    (first.value < second.value && first.script == second.script)
        .then(|| Some((u8::try_from(first.value).ok()?, u8::try_from(second.value).ok()?)))?
}
