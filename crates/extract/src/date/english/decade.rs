//! English decades: the 1990s, the nineties.

use crate::date::{cursor::Cursor, expression::When};

/// A decade.
pub(super) fn decade(cursor: &mut Cursor<'_>) -> Option<When> {
    let mut ahead = *cursor;
    if ahead.word("the") {
        ahead.eat(" ");
    }
    if let Some(start) = decade_in_words(&mut ahead) {
        *cursor = ahead;
        return Some(When::Decade(start));
    }
    // the '40s
    let _ = ahead.eat("'") || ahead.eat("’");
    let number = ahead.arabic().filter(|number| number.value % 10 == 0)?;
    let start = match number.width {
        4 if (1500..2200).contains(&number.value) => number.value,
        2 if ahead.at > cursor.at + 4 => 1900 + number.value,
        _ => return None,
    };
    if !(ahead.word("s") || ahead.word("'s") || ahead.word("’s")) {
        return None;
    }
    *cursor = ahead;
    Some(When::Decade(i16::try_from(start).ok()?))
}

/// the seventies, the nineteen seventies; the twenties may be those of either century.
fn decade_in_words(cursor: &mut Cursor<'_>) -> Option<i16> {
    const DECADES: [(&str, i16); 12] = [
        ("thirties", 1930),
        ("forties", 1940),
        ("fifties", 1950),
        ("sixties", 1960),
        ("seventies", 1970),
        ("eighties", 1980),
        ("nineties", 1990),
        ("noughties", 2000),
        ("two thousands", 2000),
        ("twenty tens", 2010),
        ("twenty-tens", 2010),
        ("two thousand and tens", 2010),
    ];
    let mut ahead = *cursor;
    let century = ahead.word("nineteen") && (ahead.eat(" ") || ahead.eat("-"));
    if !century && !cursor.follows("the ") {
        return None;
    }
    let decade = ahead.word_of(&DECADES).filter(|decade| !century || *decade < 2000)?;
    *cursor = ahead;
    Some(decade)
}
