//! Parts and times of a day after a day: 上午, 晚, 15时30分, 9点半, 15:00:07.

use crate::date::{
    cursor::Cursor,
    expression::{Expression, When},
};
use hutong_model::PartOfDay;

const PARTS: [(&str, PartOfDay); 25] = [
    ("凌晨", PartOfDay::SmallHours),
    ("半夜", PartOfDay::SmallHours),
    ("清晨", PartOfDay::Morning),
    ("早上", PartOfDay::Morning),
    ("早晨", PartOfDay::Morning),
    ("早间", PartOfDay::Morning),
    ("早盘", PartOfDay::Morning),
    ("上午", PartOfDay::Morning),
    ("早", PartOfDay::Morning),
    ("晨", PartOfDay::Morning),
    ("中午", PartOfDay::Noon),
    ("正午", PartOfDay::Noon),
    ("午间", PartOfDay::Noon),
    ("下午", PartOfDay::Afternoon),
    ("午后", PartOfDay::Afternoon),
    ("午盘", PartOfDay::Afternoon),
    ("尾盘", PartOfDay::Afternoon),
    ("傍晚", PartOfDay::Evening),
    ("晚上", PartOfDay::Evening),
    ("晚间", PartOfDay::Evening),
    ("夜间", PartOfDay::Evening),
    ("深夜", PartOfDay::Evening),
    ("夜里", PartOfDay::Evening),
    ("晚", PartOfDay::Evening),
    ("夜", PartOfDay::Evening),
];

/// The day with whatever part or time of it follows.
pub(super) fn attach(cursor: &mut Cursor<'_>, when: When) -> Expression {
    attach_in(cursor, when, None)
}

/// The same where a part of the day is known already (今晚10时).
pub(super) fn attach_in(cursor: &mut Cursor<'_>, when: When, known: Option<PartOfDay>) -> Expression {
    let mut ahead = *cursor;
    ahead.eat("的");
    let named = part(&mut ahead);
    if named.is_some() {
        *cursor = ahead;
    }
    let part_of_day = named.or(known);
    let mut ahead = *cursor;
    if part_of_day.is_none() {
        ahead.eat(" ");
    }
    let _ = ahead.eat("大约") || ahead.eat("约");
    let time = time(&mut ahead, part_of_day);
    if time.is_some() {
        *cursor = ahead;
    }
    Expression { when, part_of_day, time }
}

/// A part of the day, but not the beginning of another word (晚会, 早已, 夜市).
pub(super) fn part(cursor: &mut Cursor<'_>) -> Option<PartOfDay> {
    let mut ahead = *cursor;
    let part = ahead.one_of(&PARTS)?;
    let single = ahead.at == cursor.at + 1;
    // 早已 is a word, 27日晚已开放 is not.
    let since = ahead.sees_any("已") && cursor.peek() != Some('晚');
    if single && (since || ahead.sees_any("会期市餐早就报宴点景些")) {
        return None;
    }
    *cursor = ahead;
    Some(part)
}

/// Whether a part of the day comes next.
pub(super) fn part_follows(mut cursor: Cursor<'_>) -> bool {
    part(&mut cursor).is_some()
}

fn time(cursor: &mut Cursor<'_>, part: Option<PartOfDay>) -> Option<String> {
    let mut ahead = *cursor;
    let hour = ahead.number_in(0..=24).filter(|number| number.width <= 3)?.value;
    let (minute, second) = colons(&mut ahead).or_else(|| words(&mut ahead))?;
    // 夜里两点 is no afternoon.
    let afternoon = part == Some(PartOfDay::Afternoon) && hour < 12
        || part == Some(PartOfDay::Evening) && (NIGHT..12).contains(&hour)
        || part == Some(PartOfDay::Noon) && hour < 4;
    let hour = (if afternoon { hour + 12 } else { hour }) % 24;
    *cursor = ahead;
    Some(match second {
        Some(second) => format!("{hour:02}:{minute:02}:{second:02}"),
        None => format!("{hour:02}:{minute:02}"),
    })
}

/// The first hour that is told of an evening; those before it are of the night.
const NIGHT: u32 = 4;

fn colons(cursor: &mut Cursor<'_>) -> Option<(u32, Option<u32>)> {
    let mut ahead = *cursor;
    if !(ahead.eat(":") || ahead.eat("：")) {
        return None;
    }
    let minute = ahead.arabic().filter(|number| number.width == 2 && number.value < 60)?.value;
    *cursor = ahead;
    let mut second = None;
    if (ahead.eat(":") || ahead.eat("："))
        && let Some(number) = ahead.arabic().filter(|number| number.width == 2 && number.value < 60)
    {
        second = Some(number.value);
        *cursor = ahead;
    }
    Some((minute, second))
}

fn words(cursor: &mut Cursor<'_>) -> Option<(u32, Option<u32>)> {
    if !(cursor.eat("时") || cursor.eat("点钟") || cursor.eat("点") || cursor.eat("點")) {
        return None;
    }
    if cursor.eat("整") {
        return Some((0, None));
    }
    if cursor.eat("半") {
        return Some((30, None));
    }
    if cursor.eat("许") || cursor.eat("多") {
        return Some((0, None));
    }
    let mut ahead = *cursor;
    let Some(minute) = ahead.number_in(0..=59).filter(|_| ahead.eat("分")) else {
        return Some((0, None));
    };
    *cursor = ahead;
    let second = ahead.number_in(0..=59).filter(|_| ahead.eat("秒"));
    if second.is_some() {
        *cursor = ahead;
    }
    Some((minute.value, second.map(|second| second.value)))
}
