//! Years and their parts: 2021年, 去年, 年底, 上半年, 第三季度, 90年代.

use crate::date::{
    cursor::{Cursor, Script, is_numeral},
    expression::{Third, When, Year, YearPart},
};

/// A year that is named, without anything after it.
pub(super) fn year(cursor: &mut Cursor<'_>) -> Option<Year> {
    relative(cursor).or_else(|| numbered(cursor))
}

/// A part of a year that follows its year, or stands alone with `Year::Unsaid`.
pub(super) fn part(cursor: &mut Cursor<'_>, year: Year) -> Option<YearPart> {
    const HALVES: [(&str, u8); 4] = [("上半年", 1), ("下半年", 2), ("前半年", 1), ("后半年", 2)];
    let mut ahead = *cursor;
    let named = if ahead.sees_digit() {
        None
    } else {
        let third = third(&mut ahead, year).map(YearPart::Third);
        third.or_else(|| ahead.one_of(&HALVES).map(YearPart::Half))
    };
    let part = named.or_else(|| quarter(&mut ahead)).or_else(|| first_months(&mut ahead, year))?;
    *cursor = ahead;
    Some(part)
}

/// 90年代, 上世纪八十年代, 2010年代.
pub(super) fn decade(cursor: &mut Cursor<'_>) -> Option<When> {
    let mut ahead = *cursor;
    let led = matches!(ahead.peek(), Some('上' | '本'));
    if !led && !(ahead.number().is_some() && (ahead.sees("世纪") || ahead.sees("年代"))) {
        return None;
    }
    ahead = *cursor;
    let century = century(&mut ahead);
    let number = ahead.number()?;
    if !ahead.eat("年代") {
        return None;
    }
    let value = i16::try_from(number.value).ok()?;
    let start = match century {
        Some(century) if value < 100 => century + value,
        None if (1000..=2090).contains(&value) => value,
        // Without a century, the twentieth from the thirties on, the twenty-first before.
        None if (30..100).contains(&value) => 1900 + value,
        None if value < 30 && number.width > 1 => 2000 + value,
        _ => return None,
    };
    if start % 10 != 0 {
        return None;
    }
    *cursor = ahead;
    Some(When::Decade(start))
}

fn century(cursor: &mut Cursor<'_>) -> Option<i16> {
    let mut ahead = *cursor;
    let century = match ahead.one_of(&[("上世纪", 19), ("上个世纪", 19), ("本世纪", 20)]) {
        Some(hundreds) => hundreds,
        None => {
            let number = ahead.number_in(10..=21)?;
            if !ahead.eat("世纪") {
                return None;
            }
            i16::try_from(number.value).ok()? - 1
        }
    };
    *cursor = ahead;
    Some(century * 100)
}

fn relative(cursor: &mut Cursor<'_>) -> Option<Year> {
    const WORDS: [(&str, Year); 21] = [
        ("今年度", Year::Shift(0)),
        ("本年度", Year::Shift(0)),
        ("今年", Year::Shift(0)),
        ("本年", Year::Shift(0)),
        ("去年", Year::Shift(-1)),
        ("大前年", Year::Shift(-3)),
        ("前年", Year::Shift(-2)),
        ("明年", Year::Shift(1)),
        ("大后年", Year::Shift(3)),
        ("后年", Year::Shift(2)),
        ("同年", Year::Carried(0)),
        ("当年度", Year::Then),
        ("当年", Year::Then),
        ("该年", Year::Carried(0)),
        ("次年", Year::Carried(1)),
        ("翌年", Year::Carried(1)),
        ("隔年", Year::Carried(1)),
        ("上一年度", Year::Carried(-1)),
        ("上一年", Year::Carried(-1)),
        ("上年", Year::Carried(-1)),
        ("前一年", Year::Carried(-1)),
    ];
    if cursor.sees("次") && super::month::counts_times(cursor) {
        return None;
    }
    if cursor.sees_digit() {
        return None;
    }
    let mut ahead = *cursor;
    // 第二年5月; 合作的第二年 only counts.
    if ahead.eat("第二年") && (month_follows(ahead) || third(&mut ahead.clone(), Year::Carried(1)).is_some())
    {
        *cursor = ahead;
        return Some(Year::Carried(1));
    }
    ahead = *cursor;
    let year = ahead.one_of(&WORDS)?;
    // 今年级, 前年代 … are other words; 同年龄 is none of this year's.
    if ahead.sees("龄") || ahead.sees("级") || ahead.sees("代") {
        return None;
    }
    *cursor = ahead;
    Some(year)
}

fn numbered(cursor: &mut Cursor<'_>) -> Option<Year> {
    let mut ahead = *cursor;
    if ahead.eat("民国") {
        let number = ahead.number_in(1..=200)?;
        ahead.eat("年").then_some(())?;
        *cursor = ahead;
        return Some(Year::Known(1911 + i16::try_from(number.value).ok()?));
    }
    ahead.eat("公元");
    let number = ahead.number()?;
    let value = i16::try_from(number.value).ok()?;
    let four = (1000..=2999).contains(&value)
        && matches!(
            (number.script, number.width),
            (Script::Arabic | Script::ChineseDigits, 4) | (Script::Chinese, 2..)
        );
    if four && !ahead.sees("年") {
        // 2015第三季度, 2021上半年: the part says that the number is a year.
        part(&mut ahead.clone(), Year::Known(value))?;
        *cursor = ahead;
        return Some(Year::Known(value));
    }
    if !ahead.eat("年") {
        return None;
    }
    let year = if four {
        value
    } else {
        republic(value, &number, &ahead).or_else(|| two_digits(value, &number, cursor, &ahead))?
    };
    if ahead.sees("代") || ahead.sees("前") && number.script == Script::Chinese || ahead.sees("间隔") {
        return None;
    }
    ahead.eat("度");
    *cursor = ahead;
    Some(Year::Known(year))
}

/// 110年6月: a year of the Republic's calendar, where three digits have a month after them, or two
/// in a text that names that calendar.
fn republic(value: i16, number: &crate::date::cursor::Number, after: &Cursor<'_>) -> Option<i16> {
    let three = (100..=150).contains(&value) && number.width == 3;
    let named = number.width == 2 && after.text().chars.windows(2).any(|pair| pair == ['民', '国']);
    let republic = number.script == Script::Arabic && month_follows(*after) && (three || named);
    republic.then(|| 1911 + value)
}

fn month_follows(mut after: Cursor<'_>) -> bool {
    after.number_in(1..=12).is_some()
        && (after.sees("月") || after.sees("至") || after.sees("到") || after.sees("-"))
}

/// 07年, 98年10月, 92年底, 在92年: two digits are a year where a zero leads, where a month or a part of a
/// year follows, or where 在 leads one that is no short time; else 12年 is twelve years.
fn two_digits(
    value: i16,
    number: &crate::date::cursor::Number,
    before: &Cursor<'_>,
    after: &Cursor<'_>,
) -> Option<i16> {
    let shaped = number.width == 2 && matches!(number.script, Script::Arabic | Script::ChineseDigits);
    let leading_zero = value < 10;
    let counted = before.before().is_some_and(|c| "近满第达超约整".contains(c));
    let part_follows = {
        let mut ahead = *after;
        !counted
            && (third(&mut ahead, Year::Known(value)).is_some()
                || ahead.sees("上半年")
                || ahead.sees("下半年")
                || quarter(&mut ahead).is_some())
    };
    let led = value >= 50
        && ["在", "自", "从", "于"].iter().any(|word| before.follows(word))
        && !after.sees_any("来间之以前后期里内中多余未不没才仍如历级生次届的");
    (shaped && (leading_zero || month_follows(*after) || part_follows || led))
        .then(|| if value < 50 { 2000 + value } else { 1900 + value })
}

fn third(cursor: &mut Cursor<'_>, year: Year) -> Option<Third> {
    const WORDS: [(&str, Third); 10] = [
        ("年初", Third::Early),
        ("年中", Third::Middle),
        ("年底", Third::Late),
        ("年末", Third::Late),
        ("年尾", Third::Late),
        ("岁末", Third::Late),
        ("初", Third::Early),
        ("底", Third::Late),
        ("末", Third::Late),
        ("中", Third::Middle),
    ];
    let alone = year == Year::Unsaid;
    let mut ahead = *cursor;
    let third = ahead.one_of(&WORDS[..if alone { 6 } else { 9 }])?;
    // 年中国…, 年初一, 少年初…: the word goes on, or began earlier.
    // 岁末年初 is a season.
    let season = ahead.sees("年初") || alone && cursor.before().is_some_and(|c| "末底尾".contains(c));
    let counted = |c: char| c.is_ascii_digit() || is_numeral(c) || "少青幼成中老近每常多周几".contains(c);
    // 年中大促, 年中报告: names of sales and papers.
    const NAMED: [&str; 8] = ["大促", "大赏", "促销", "盛典", "报告", "总结", "业绩", "大考"];
    let named = third == Third::Middle && NAMED.iter().any(|word| ahead.sees(word));
    let longer = ahead.sees_any("国一二三四五六七八九十次中期级")
        || season
        || named
        || alone && cursor.before().is_some_and(counted);
    if longer {
        return None;
    }
    *cursor = ahead;
    Some(third)
}

fn quarter(cursor: &mut Cursor<'_>) -> Option<YearPart> {
    let mut ahead = *cursor;
    if ahead.eat("q") {
        let number = ahead.arabic().filter(|number| (1..=4).contains(&number.value))?;
        *cursor = ahead;
        return Some(YearPart::Quarter(u8::try_from(number.value).ok()?));
    }
    if ahead.eat("首季度") || ahead.eat("首季") {
        *cursor = ahead;
        return Some(YearPart::Quarter(1));
    }
    // 一到三季度
    let second_end = cursor.before().is_some_and(|c| "到至-—–~".contains(c))
        && cursor
            .at
            .checked_sub(2)
            .and_then(|at| cursor.text().at(at))
            .is_some_and(|c| c.is_ascii_digit() || is_numeral(c));
    // 财年前三季度: what was left out above is not read in part.
    if second_end || cursor.before() == Some('前') {
        return None;
    }
    let leading = ahead.eat("前");
    let ordinal = ahead.eat("第");
    let number = u8::try_from(ahead.number_in(1..=4)?.value).ok()?;
    ahead.eat("个");
    // 第3季 alone may be a series' third season.
    let season = |ahead: &Cursor<'_>| {
        ahead.sees_any("《开播首集完网回总决") || ahead.sees("收视") || ahead.sees("收官")
    };
    let named = ahead.eat("季度") || ordinal && !cursor.follows("》") && ahead.eat("季") && !season(&ahead);
    if !named || leading && ordinal {
        return None;
    }
    *cursor = ahead;
    Some(if leading { YearPart::FirstMonths(number * 3) } else { YearPart::Quarter(number) })
}

fn first_months(cursor: &mut Cursor<'_>, year: Year) -> Option<YearPart> {
    let mut ahead = *cursor;
    if year == Year::Unsaid || !(ahead.eat("前") || ahead.eat("头") || ahead.eat("首")) {
        return None;
    }
    let number = u8::try_from(ahead.number_in(2..=11)?.value).ok()?;
    if !ahead.eat("个月") {
        return None;
    }
    *cursor = ahead;
    Some(YearPart::FirstMonths(number))
}
