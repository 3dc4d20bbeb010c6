//! English parts and times of a day: at 3:15 p.m., in the morning, 15:00:07.

use crate::date::{
    cursor::Cursor,
    expression::{Expression, When},
};
use hutong_model::PartOfDay;

const PARTS: [(&str, PartOfDay); 9] = [
    ("early morning", PartOfDay::Morning),
    ("in the morning", PartOfDay::Morning),
    ("morning", PartOfDay::Morning),
    ("in the afternoon", PartOfDay::Afternoon),
    ("afternoon", PartOfDay::Afternoon),
    ("in the evening", PartOfDay::Evening),
    ("evening", PartOfDay::Evening),
    ("night", PartOfDay::Evening),
    ("at noon", PartOfDay::Noon),
];

/// The day with whatever part or time of it follows.
pub(super) fn attach(cursor: &mut Cursor<'_>, when: When) -> Expression {
    let part_of_day = part(cursor);
    let mut ahead = *cursor;
    ahead.eat(",");
    let spaced = ahead.eat(" ");
    if spaced && ahead.word("at") {
        ahead.eat(" ");
    }
    let joined = spaced || cursor.before() == Some('t');
    let time = if joined { time(&mut ahead) } else { None };
    if time.is_some() {
        *cursor = ahead;
    }
    Expression { when, part_of_day, time }
}

/// The part of a day that is named first: the evening of.
pub(super) fn part_of(cursor: &mut Cursor<'_>) -> Option<PartOfDay> {
    let mut ahead = *cursor;
    let part = (ahead.eat("the ") && ahead.peek().is_some()).then(|| ahead.word_of(&PARTS))??;
    ahead.eat(" of ").then_some(())?;
    *cursor = ahead;
    Some(part)
}

/// The part of a day, after a space.
pub(super) fn part(cursor: &mut Cursor<'_>) -> Option<PartOfDay> {
    let mut ahead = *cursor;
    if !ahead.eat(" ") {
        return None;
    }
    let part = ahead.word_of(&PARTS)?;
    *cursor = ahead;
    Some(part)
}

/// A time of the day that no other number can be: 3:15, 3 p.m.
pub(super) fn time(cursor: &mut Cursor<'_>) -> Option<String> {
    let mut ahead = *cursor;
    let hour = ahead.arabic().filter(|number| number.width <= 2 && number.value < 25)?.value;
    let two = |cursor: &mut Cursor<'_>| {
        cursor.eat(":").then(|| cursor.arabic())?.filter(|number| number.width == 2 && number.value < 60)
    };
    let minute = two(&mut ahead);
    let second = minute.and_then(|_| {
        let mut further = ahead;
        two(&mut further).inspect(|_| ahead = further)
    });
    let half = half(&mut ahead);
    if minute.is_none() && half.is_none() {
        return None;
    }
    let hour = match half {
        Some(12) if hour < 12 => hour + 12,
        Some(0) if hour == 12 => 0,
        _ => hour % 24,
    };
    *cursor = ahead;
    let minute = minute.map_or(0, |number| number.value);
    Some(match second {
        Some(second) => format!("{hour:02}:{minute:02}:{:02}", second.value),
        None => format!("{hour:02}:{minute:02}"),
    })
}

/// Hours to add for a.m. and p.m.
fn half(cursor: &mut Cursor<'_>) -> Option<u32> {
    let mut ahead = *cursor;
    ahead.eat(" ");
    let half = if ahead.eat("a.m.") || ahead.word("am") {
        0
    } else if ahead.eat("p.m.") || ahead.word("pm") {
        12
    } else {
        return None;
    };
    *cursor = ahead;
    Some(half)
}
