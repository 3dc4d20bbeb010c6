//! Days told from another day: 昨天, 今晚, 当日, 次日, 三天前.

use super::clock;
use crate::date::{
    cursor::{Cursor, Number, Script},
    expression::{Expression, Unit, When, Year},
};
use hutong_model::PartOfDay;

/// A relative day, with its part of the day.
pub(super) fn relative(cursor: &mut Cursor<'_>) -> Option<Expression> {
    // Most phrases begin with digits: none of these words does.
    let named = if cursor.sees_digit() {
        None
    } else {
        dated(cursor).or_else(|| contracted(cursor)).or_else(|| day(cursor))
    };
    named.or_else(|| ago(cursor)).or_else(|| later(cursor))
}

fn day(cursor: &mut Cursor<'_>) -> Option<Expression> {
    const WORDS: [(&str, When); 24] = [
        ("今天", When::DayShift(0)),
        ("今日", When::DayShift(0)),
        ("昨天", When::DayShift(-1)),
        ("昨日", When::DayShift(-1)),
        ("大前天", When::DayShift(-3)),
        ("前天", When::DayShift(-2)),
        ("前日", When::DayShift(-2)),
        ("明天", When::DayShift(1)),
        ("明日", When::DayShift(1)),
        ("大后天", When::DayShift(3)),
        ("后天", When::DayShift(2)),
        ("后日", When::DayShift(2)),
        ("当天", When::CarriedDay(0)),
        ("当日", When::CarriedDay(0)),
        ("同日", When::CarriedDay(0)),
        ("同一天", When::CarriedDay(0)),
        ("次日", When::CarriedDay(1)),
        ("翌日", When::CarriedDay(1)),
        ("隔天", When::CarriedDay(1)),
        ("前一天", When::CarriedDay(-1)),
        ("此前一天", When::CarriedDay(-1)),
        ("此前一日", When::CarriedDay(-1)),
        ("前一日", When::CarriedDay(-1)),
        ("第二天", When::CarriedDay(1)),
    ];
    /// Names that only begin like a day.
    const NAMES: [&str; 6] = ["今日头条", "今日俄罗斯", "明日方舟", "明日之后", "昨日重现", "后日谈"];
    /// 今日资本, 明日控股: what ends a company's name.
    const COMPANIES: [&str; 4] = ["资本", "控股", "传媒", "置业"];
    let mut ahead = *cursor;
    let when = ahead.one_of(&WORDS)?;
    if NAMES.iter().any(|name| cursor.sees(name)) {
        return None;
    }
    // 目前天猫, 以前日本, 之后天气, 同日本: the word before goes on into this one.
    let joined = cursor.before().is_some_and(|c| "目以之此从日年月先最然今往提".contains(c));
    let word = cursor.peek();
    let company = COMPANIES.iter().any(|word| ahead.sees(word)) && !ahead.sees("资本市场");
    if company {
        return None;
    }
    // 光明日报, 今日报; but 今日报道.
    let paper = ahead.sees("报")
        && !["报道", "报导", "报告", "报名", "报称", "报价", "报收", "报案"]
            .iter()
            .any(|word| ahead.sees(word));
    // 较后日期, 其后日方
    let later = word == Some('后')
        && (ahead.sees_any("期方本军元") || cursor.before().is_some_and(|c| "较其随".contains(c)));
    // 连续第二天, 进行第二天会议
    let nth = word == Some('第') && !cursor.before().is_none_or(|c| "，。；：、(“\n".contains(c));
    // 上市前一天: counted from something else than a day.
    let before = (ahead.follows("前一天") || ahead.follows("前一日")) && !stands_free(cursor);
    // 开业当天, 上市次日: of a happening, whose day was not named right before it.
    let of_happening = matches!(when, When::CarriedDay(_)) && is_of_happening(cursor);
    let times = word == Some('次') && super::month::counts_times(cursor);
    if paper || later || nth || before || of_happening || times {
        return None;
    }
    // 当日下载量: the next word only begins like one that goes on.
    let next = ["下午", "下载", "下单", "下架", "下线", "下调", "下跌"].iter().any(|word| ahead.sees(word));
    let longer =
        !next && ahead.sees_any("本性猫气津空下生") && matches!(word, Some('前' | '后' | '同' | '当'));
    if longer || joined && matches!(word, Some('前' | '后')) {
        return None;
    }
    *cursor = ahead;
    Some(clock::attach(cursor, when))
}

/// Whether a happening stands right before, and not behind its own day (2月4日开幕当天).
fn is_of_happening(cursor: &Cursor<'_>) -> bool {
    const HAPPENINGS: [&str; 34] = [
        "开业", "上线", "上市", "首发", "发布", "活动", "比赛", "婚礼", "考试", "投票", "事发", "案发",
        "出事", "生日", "节", "开幕", "闭幕", "发售", "开售", "预售", "开学", "报到", "签约", "入职", "离职",
        "直播", "播出", "上映", "首映", "演出", "手术", "挂牌", "开盘", "开庭",
    ];
    HAPPENINGS.iter().any(|word| {
        let dated = || {
            let before = cursor.at - word.chars().count();
            before
                .checked_sub(1)
                .and_then(|at| cursor.text().at(at))
                .is_some_and(|c| matches!(c, '日' | '号'))
        };
        cursor.follows(word) && !dated()
    })
}

/// Whether a word begins its clause, or follows what cannot be an event that it counts from.
fn stands_free(cursor: &Cursor<'_>) -> bool {
    cursor.before().is_none_or(|c| "，。；：、(“”\n在于就的即他她人方们而但".contains(c))
}

/// 昨(27)日, 今(28)日下午: how newspapers of Taiwan write a day with its number.
fn dated(cursor: &mut Cursor<'_>) -> Option<Expression> {
    if cursor.text().at(cursor.at + 1) != Some('(') {
        return None;
    }
    let mut ahead = *cursor;
    ["昨", "今", "明", "前"].iter().any(|day| ahead.eat(day)).then_some(())?;
    ahead.eat("(").then_some(())?;
    let day = ahead.number_in(1..=31)?;
    let said = ahead.eat("日");
    ahead.eat(")").then_some(())?;
    let said = ahead.eat("日") || ahead.eat("天") || said;
    if !said && !clock::part_follows(ahead) {
        return None;
    }
    *cursor = ahead;
    Some(clock::attach(cursor, When::Nearest(None, u8::try_from(day.value).ok()?)))
}

/// 昨晚, 今早, 当晚: a day and its part in two characters.
fn contracted(cursor: &mut Cursor<'_>) -> Option<Expression> {
    const DAYS: [(&str, When); 6] = [
        ("前一", When::CarriedDay(-1)),
        ("昨", When::DayShift(-1)),
        ("今", When::DayShift(0)),
        ("明", When::DayShift(1)),
        ("当", When::CarriedDay(0)),
        ("前", When::DayShift(-2)),
    ];
    const PARTS: [(&str, PartOfDay); 7] = [
        ("晚间", PartOfDay::Evening),
        ("晚", PartOfDay::Evening),
        ("夜", PartOfDay::Evening),
        ("早", PartOfDay::Morning),
        ("晨", PartOfDay::Morning),
        ("午", PartOfDay::Noon),
        ("凌晨", PartOfDay::SmallHours),
    ];
    let mut ahead = *cursor;
    let when = ahead.one_of(&DAYS)?;
    let part = ahead.one_of(&PARTS)?;
    let before = |chars: &str| cursor.before().is_some_and(|c| chars.contains(c));
    // 目前, 以前; 如今, 至今; 截至昨晚 and 从今晚 are days.
    let joined = match cursor.peek() {
        Some('昨' | '明') => false,
        Some('今') => before("如至迄") && !cursor.follows("截至"),
        _ => before("目以之此从如至迄"),
    };
    if joined || cursor.sees("前一") && !stands_free(cursor) {
        return None;
    }
    // 今早已 is two words where 早已 is one.
    let another = match ahead.before() {
        Some('早') => "期已就报安熟",
        _ => "期报安辈",
    };
    if ahead.sees_any(another)
        || cursor.sees("当午")
        || cursor.sees("前晨")
        || cursor.sees("前早")
        || cursor.sees("前夜")
    {
        return None;
    }
    *cursor = ahead;
    Some(clock::attach_in(cursor, when, Some(part)))
}

const UNITS: [(&str, Unit); 8] = [
    ("天", Unit::Day),
    ("日", Unit::Day),
    ("周", Unit::Week),
    ("个星期", Unit::Week),
    ("星期", Unit::Week),
    ("个礼拜", Unit::Week),
    ("个月", Unit::Month),
    ("年", Unit::Year),
];

/// A count, not about how many (三四年前).
fn is_exact(count: &Number) -> bool {
    count.width == 1 || count.value >= 10 && count.script != Script::ChineseDigits
}

/// ，两年后，: so long after the time named before. Only where it begins a clause, for 毕业两年后
/// counts from something else, or where the sentence says 定在.
fn later(cursor: &mut Cursor<'_>) -> Option<Expression> {
    let begins = cursor.before().is_none_or(|c| "，。；：、(“\n".contains(c));
    if !begins && !["定在", "定于", "将于", "将在"].iter().any(|word| cursor.follows(word)) {
        return None;
    }
    let mut ahead = *cursor;
    let count = ahead.number_in(1..=99).filter(is_exact)?;
    let unit = ahead.one_of(&UNITS)?;
    let _ = ahead.eat("之") || ahead.eat("以");
    if !ahead.eat("后") || ahead.sees_any("的内") {
        return None;
    }
    *cursor = ahead;
    Some(When::CarriedAway(i32::try_from(count.value).ok()?, unit).into())
}

/// 三天前, 两周前, 5年前: so long before the publication.
fn ago(cursor: &mut Cursor<'_>) -> Option<Expression> {
    if cursor.before().is_some_and(|c| c.is_ascii_digit() || "第近满约.,余多前后".contains(c)) {
        return None;
    }
    let mut ahead = *cursor;
    let count = ahead.number_in(1..=999).filter(is_exact)?;
    let unit = ahead.one_of(&UNITS)?;
    // 马英九日前: the end of a name, and no count.
    let named =
        unit == Unit::Day && count.script != Script::Arabic && ahead.follows("日") && !stands_free(cursor);
    if named {
        return None;
    }
    let linked = ahead.eat("之") || ahead.eat("以");
    // 17年之前 may be before 2017.
    if linked && unit == Unit::Year && count.script == Script::Arabic && count.width == 2 {
        return None;
    }
    let before = ahead.eat("前");
    if !before || ahead.sees_any("后的列沿期景往") && !ahead.sees("的") {
        return None;
    }
    let today = ahead.eat("的今天") || ahead.eat("的今日");
    *cursor = ahead;
    Some(match i16::try_from(count.value) {
        Ok(years) if today && unit == Unit::Year => When::TodayIn(Year::Shift(-years)).into(),
        _ => When::Away(-i32::try_from(count.value).ok()?, unit).into(),
    })
}
