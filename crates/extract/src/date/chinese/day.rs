//! Days of a month: 28日, 17号, with or without year and month before them.

use super::{clock, feast, month, week, year};
use crate::date::{
    cursor::{Cursor, Script, is_numeral},
    expression::{Expression, Month, When, Year},
};
use crate::text::{Folded, Stretch, is_cjk, is_han, starts_with};

/// A calendar phrase: a year, a month, a day or a part of one of them.
pub(super) fn calendar(cursor: &mut Cursor<'_>) -> Option<Expression> {
    let mut ahead = *cursor;
    if let Some(decade) = year::decade(&mut ahead) {
        *cursor = ahead;
        return Some(decade.into());
    }
    let may_be_lunar =
        matches!(ahead.before(), Some('历' | '的')) || matches!(ahead.peek(), Some('农' | '阴' | '旧'));
    if may_be_lunar && LUNAR.iter().any(|lunar| ahead.follows(lunar) || ahead.eat(lunar)) {
        return None;
    }
    let year = year::year(&mut ahead).unwrap_or(Year::Unsaid);
    let after_year = ahead;
    if year != Year::Unsaid {
        ahead.eat("的");
    }
    if matches!(year, Year::Shift(_) | Year::Known(_)) && (ahead.eat("今天") || ahead.eat("今日")) {
        *cursor = ahead;
        return Some(When::TodayIn(year).into());
    }
    let expression = in_year(&mut ahead, year).or_else(|| {
        ahead = after_year;
        (year != Year::Unsaid).then(|| When::Year(year).into())
    })?;
    *cursor = ahead;
    Some(expression)
}

/// Dates of the lunar calendar are days that this one does not know.
const LUNAR: [&str; 5] = ["农历", "阴历", "旧历", "农历的", "旧历的"];

/// What may follow a year, or stand without one.
fn in_year(cursor: &mut Cursor<'_>, year: Year) -> Option<Expression> {
    if let Some(feast) = feast::feast(cursor, year) {
        return Some(feast);
    }
    if year == Year::Unsaid && (cursor.follows("财年") || cursor.follows("财政年度")) {
        return None;
    }
    if let Some(part) = year::part(cursor, year) {
        return Some(When::YearPart(year, part).into());
    }
    if year == Year::Unsaid
        && let Some(third) = month::bare_third(cursor)
    {
        return Some(When::MonthPart(year, Month::Shift(0), third).into());
    }
    let counted = cursor.before().is_some_and(|c| c.is_ascii_digit() || "第近满.年".contains(c));
    if year == Year::Unsaid && counted {
        return None;
    }
    match month::month(cursor) {
        Some(month) => Some(in_month(cursor, year, month)),
        None if year == Year::Unsaid => bare(cursor),
        None => None,
    }
}

/// What may follow a month.
fn in_month(cursor: &mut Cursor<'_>, year: Year, month: Month) -> Expression {
    if let Some(third) = month::third(cursor) {
        return When::MonthPart(year, month, third).into();
    }
    let mut ahead = *cursor;
    ahead.eat("的");
    if let Some(day) = numbered(&mut ahead, true) {
        *cursor = ahead;
        return on_that_day(cursor, When::Day(year, month, day));
    }
    When::Month(year, month).into()
}

/// 28日 without a month; not 10日内, 三日游, 3号线.
fn bare(cursor: &mut Cursor<'_>) -> Option<Expression> {
    // 纽约22日电: the end of a place's name, not `about`.
    let near =
        cursor.follows("约") && !["纽约", "缔约", "条约", "签约"].iter().any(|word| cursor.follows(word));
    if near && !told_after_day(*cursor) {
        return None;
    }
    const COUNTING: &str = "近续期共达超第去来前时每多数这满历.,-/年月周仅连天逾足几短整延长隔第";
    if cursor.before().is_some_and(|c| c.is_ascii_alphanumeric() || COUNTING.contains(c)) {
        return None;
    }
    let mut ahead = *cursor;
    let day = numbered(&mut ahead, false)?;
    // “十日宁静作战”: a name begins with the number.
    if cursor.follows("“") && cursor.peek().is_some_and(is_numeral) && !told_after_day(*cursor) {
        return None;
    }
    *cursor = ahead;
    Some(on_that_day(cursor, When::Day(Year::Unsaid, Month::Unsaid, day)))
}

/// 由14日缩短至7日: where a period ends in a text that only gets longer or shorter, of which neither end is a day.
pub(in crate::date) fn past_a_period(text: &Folded, found: &Stretch) -> Option<usize> {
    const CHANGES: [&str; 8] = ["缩短", "延长", "缩减", "减少", "增加", "缩", "减", "增"];
    let from = matches!(text.at(found.start.wrapping_sub(1)), Some('由' | '从'));
    let days = from && matches!(text.slice(found), [number @ .., '日'] if !number.contains(&'月'));
    let rest = &text.chars[found.end..];
    let change = CHANGES.iter().find(|change| days && starts_with(rest, change))?.chars().count();
    let to = matches!(rest.get(change), Some('至' | '到' | '为'));
    let length = rest[change + 1..].iter().take_while(|c| c.is_ascii_digit() || is_numeral(**c)).count();
    let whole = to && length > 0 && rest.get(change + 1 + length) == Some(&'日');
    whole.then_some(found.end + change + 1 + length + 1)
}

/// The day with its part or time, also after 当天: 11月11日当天上午.
fn on_that_day(cursor: &mut Cursor<'_>, when: When) -> Expression {
    let _ = cursor.eat("当天") || cursor.eat("当日");
    clock::attach(cursor, when)
}

/// The second end of a range that has only a day, after whatever mark: 4月12日-14日.
pub(super) fn second_bare(cursor: &mut Cursor<'_>) -> Option<Expression> {
    let day = numbered(cursor, false)?;
    Some(clock::attach(cursor, When::Day(Year::Unsaid, Month::Unsaid, day)))
}

/// 迪马约28日表示: what a speaker did, so that the word before is a name.
fn told_after_day(mut cursor: Cursor<'_>) -> bool {
    cursor.number_in(1..=31).is_some()
        && cursor.eat("日")
        && ["表示", "宣布", "说", "称", "电", "指出", "上午", "下午", "晚"]
            .iter()
            .any(|word| cursor.sees(word))
}

/// Whether a number with 号 behind a word is that word's: 五号 but after 在, 于, 到 … or a mark; 24号 also
/// where it is told what happened on it.
fn chinese_or_unreported(cursor: &Cursor<'_>, after: &Cursor<'_>, script: Script) -> bool {
    const TOLD: [&str; 34] = [
        "开幕", "闭幕", "上线", "开售", "正式", "开始", "启动", "表示", "宣布", "说", "在", "上午", "下午",
        "晚", "凌晨", "早", "中午", "傍晚", "夜", "发布", "公布", "召开", "举行", "起", "称", "报道", "报导",
        "至", "到", "，", "电", "(", "对", "向",
    ];
    let led = cursor.before().is_none_or(|c| !is_cjk(c) || "在于从到自至是，。；：(“和与及月定".contains(c));
    // 10、11、12、13号吊索: of a row of things, not of days.
    let led = led || cursor.follows("、") && !goes_on_as_word(after);
    let told = script == Script::Arabic && TOLD.iter().any(|word| after.sees(word));
    !led && !told
}

/// Whether a Chinese word comes next that begins no clause of its own.
fn goes_on_as_word(after: &Cursor<'_>) -> bool {
    const CLAUSES: [&str; 8] = ["的", "将", "已", "就", "曾", "都", "均", "两天"];
    after.peek().is_some_and(is_han) && !CLAUSES.iter().any(|word| after.sees(word))
}

/// The day's number with 日 or 号 after it, and a weekday that repeats it.
fn numbered(cursor: &mut Cursor<'_>, after_month: bool) -> Option<u8> {
    let mut ahead = *cursor;
    let number = ahead.number_in(1..=31).filter(|number| number.width <= 3)?;
    if after_month
        && number.script == Script::Chinese
        && number.value > 10
        && !ahead.sees_any("日号余多几个人名家万月亿天")
    {
        // 八月十五: in Chinese numerals the day's own word may be left out.
        *cursor = ahead;
        return u8::try_from(number.value).ok();
    }
    let word = if ahead.eat("日") {
        'd'
    } else if ahead.eat("号") {
        'n'
    } else {
        return None;
    };
    if !after_month {
        let chinese = number.script != Script::Arabic;
        let spelt_short = chinese && number.value < 4;
        let reported = || ["报道", "报导", "报告", "报称"].iter().any(|word| ahead.sees(word));
        // 中山路12号: a house.
        // 嫦娥五号, 月球24号之后: a name goes on into its number.
        let named = || chinese_or_unreported(cursor, &ahead, number.script);
        let house = || cursor.before().is_some_and(|c| "路街道巷弄胡同村里段区院楼栋座幢".contains(c));
        // 30日无理由退货, 五日行情
        let counts =
            ["无理由", "行情", "免息", "试用", "体验", "相对强弱"].iter().any(|word| ahead.sees(word));
        let goes_on = counts || match word {
            'd' => !reported() && ahead.sees_any("游内均元圆本线龄历间程报里") || ahead.sees("之内") || chinese && ahead.sees_any("后前"),
            _ => house() || named() || ahead.sees_any("站营舱口闸航泳馆院线楼店机院门文令台房馆球员选手公路坑车桌库仓厅煤油井船舰矿卫星染码字牌位人体洞墙刊电种案技术段基地产桥吊锚索孔墩柱箱罐井炉梁塔缆"),
        };
        if spelt_short || goes_on {
            return None;
        }
    }
    *cursor = ahead;
    week::eat_repeated(cursor);
    u8::try_from(number.value).ok()
}
