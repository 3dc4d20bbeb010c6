//! Weeks and their days: 上周五, 本周, 星期二, 下周末.

use crate::date::{
    cursor::Cursor,
    expression::{Week, When},
};

const DAYS: [(&str, u8); 8] =
    [("一", 1), ("二", 2), ("三", 3), ("四", 4), ("五", 5), ("六", 6), ("日", 7), ("天", 7)];

/// A week or one of its days.
pub(super) fn week(cursor: &mut Cursor<'_>) -> Option<When> {
    if !cursor.peek().is_some_and(|c| matches!(c, '上' | '下' | '本' | '这' | '今' | '周' | '星' | '礼'))
    {
        return None;
    }
    if cursor.before().is_some_and(|c| "每逢一二两三四五六七八九十几双多".contains(c) || c.is_ascii_digit())
    {
        return None;
    }
    if cursor.follows("黑色") {
        return None;
    }
    let mut ahead = *cursor;
    let shift = shift(&mut ahead);
    if shift.is_some() {
        ahead.eat("个");
    }
    if !(ahead.eat("周") || ahead.eat("星期") || ahead.eat("礼拜")) {
        return None;
    }
    let found = day(&mut ahead);
    if shift.is_none() && found.is_some() && is_of_every_week(ahead) {
        return None;
    }
    // 数周一次; but 指数周四下跌.
    if cursor.follows("数") && (found.is_none() || ahead.sees_any("次回趟期班更")) {
        return None;
    }
    let when = match (shift, found) {
        (Some(shift), Some(day)) => When::Weekday(Week::Shift(shift), day),
        (None, Some(day)) => When::Weekday(Week::Unsaid, day),
        (Some(shift), None) if ahead.eat("末") => When::Weekend(shift),
        (Some(shift), None) if !ahead.sees_any("年期边岁转报刊") => When::Week(shift),
        _ => return None,
    };
    *cursor = ahead;
    Some(when)
}

/// 办公时间由星期一至五: days of every week; not 周一到三家门店.
fn is_of_every_week(mut after: Cursor<'_>) -> bool {
    let until = ["至", "到", "-"].iter().any(|mark| after.eat(mark)) && after.one_of(&DAYS).is_some();
    until && after.peek().is_none_or(|c| !c.is_alphabetic() || matches!(c, '上' | '下' | '早' | '晚'))
}

/// Steps over a weekday that only repeats the day before it: （周二）, 星期二.
pub(super) fn eat_repeated(cursor: &mut Cursor<'_>) {
    let mut ahead = *cursor;
    let open = ahead.eat("(");
    if !open {
        ahead.eat("，");
    }
    let named = (ahead.eat("周") || ahead.eat("星期") || ahead.eat("礼拜")) && day(&mut ahead).is_some();
    if named && (!open || ahead.eat(")")) {
        *cursor = ahead;
    }
}

/// A weekday without its week: 星期一.
pub(super) fn named(cursor: &mut Cursor<'_>) -> Option<u8> {
    let mut ahead = *cursor;
    let day = (ahead.eat("星期") || ahead.eat("周") || ahead.eat("礼拜")).then(|| day(&mut ahead))??;
    *cursor = ahead;
    Some(day)
}

/// Steps over 周, 个星期 where that is the whole word.
pub(super) fn ends_as_week(cursor: &mut Cursor<'_>) -> bool {
    let mut ahead = *cursor;
    ahead.eat("个");
    let week = ahead.eat("周") || ahead.eat("星期") || ahead.eat("礼拜");
    let whole = week && !ahead.sees_any("年期边岁转报刊末");
    if whole {
        *cursor = ahead;
    }
    whole
}

fn shift(cursor: &mut Cursor<'_>) -> Option<i32> {
    cursor.one_of(&[("上上", -2), ("上", -1), ("下下", 2), ("下", 1), ("本", 0), ("这", 0), ("今", 0)])
}

/// 周日 but not 周日报 or 周一围 …: the weekday must end its word.
fn day(cursor: &mut Cursor<'_>) -> Option<u8> {
    let mut ahead = *cursor;
    let day = ahead.one_of(&DAYS)?;
    // 本周一份报告: one of something in this week.
    // 下周一起暂停…: here it begins; 下周一起参加 is another word.
    let begins = {
        let mut next = ahead;
        next.eat("起") && !next.sees_any("来去吃看玩走过聊学努见回参讨做合")
    };
    if day == 1 && ahead.sees_any("份个次项场名部批起条款位支") && !begins {
        return None;
    }
    // 周一闭馆: every one of them.
    if ["闭馆", "公休", "例会", "店休"].iter().any(|word| ahead.sees(word)) {
        return None;
    }
    if ahead.sees("报") || ahead.sees("福") || ahead.sees("月") || ahead.sees("年") {
        return None;
    }
    *cursor = ahead;
    Some(day)
}
