//! Whether a Chinese phrase goes on after what was read of it: 2020年的第一周 is a week, not a
//! year.

use crate::date::cursor::{Cursor, is_numeral};

/// Whether a weekday is counted: 最后一个星期一.
pub(crate) fn is_counted(before: &[char]) -> bool {
    matches!(before, [.., number, '个'] if number.is_ascii_digit() || is_numeral(*number))
}

/// Whether what follows a year or a month picks days out of it.
pub(crate) fn goes_on(mut cursor: Cursor<'_>) -> bool {
    const PICKS: [&str; 6] = ["第", "最后", "前", "后", "头", "首"];
    const UNITS: [&str; 9] = ["个月", "个星期", "个礼拜", "个季度", "星期", "礼拜", "周", "天", "日"];
    let spaces = |cursor: &mut Cursor<'_>| while cursor.eat(" ") {};
    spaces(&mut cursor);
    cursor.eat("的");
    spaces(&mut cursor);
    if !PICKS.iter().any(|pick| cursor.eat(pick)) {
        return false;
    }
    spaces(&mut cursor);
    let counted = cursor.number().is_some() || cursor.before() == Some('首');
    spaces(&mut cursor);
    // 第一日报: a paper.
    counted && UNITS.iter().any(|unit| cursor.eat(unit)) && !cursor.sees_any("报刊")
}
