//! Whether a date without a year lies behind or ahead: the words around it say so. Knows no
//! calendar.

use crate::text::{Folded, Stretch};

/// Behind the publication or ahead of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tense {
    /// It happened.
    Past,
    /// No word says so: news tells what happened, unless the day is at the door.
    Unsaid,
    /// A plan, a deadline, a term.
    Future,
    /// When something begins (自4月起): the nearest such time, for who means last year's says so.
    Start,
    /// 4月起: the same, but who means one far ahead says so.
    From,
}

/// How many characters around a phrase are looked at; about one clause.
const REACH: usize = 14;
const REACH_LATIN: usize = 40;
/// How far the one character 将 reaches: 将10月, not 将因美国总统8月6日颁布.
const REACH_SINGLE: usize = 3;

const BEFORE: [&str; 48] = [
    "将于",
    "将在",
    "将从",
    "将自",
    "将会在",
    "拟于",
    "拟在",
    "定于",
    "定在",
    "预计",
    "预定",
    "计划",
    "预期",
    "即将",
    "有望",
    "可望",
    "料将",
    "预料",
    "最快",
    "最早将",
    "最晚",
    "最迟",
    "不晚于",
    "改期至",
    "延期至",
    "推迟至",
    "推迟到",
    "押后至",
    "提前至",
    "持续到",
    "定档",
    "订于",
    "用于",
    "考虑",
    "打算",
    "争取",
    "力争",
    "准备在",
    "准备于",
    "可能在",
    "可能于",
    "必须在",
    "须在",
    "需在",
    "须于",
    "需于",
    "应在",
    "应于",
];
const SINGLE: [char; 2] = ['将', '拟'];
/// It happened, whatever else the clause says.
const PAST: [&str; 9] = ["已", "曾", "早在", "此前", "当时", "以来", "一度", " was ", " had "];
/// 已宣布, 已决定: what was said of it is past, it need not be.
const SAID: [&str; 9] =
    ["已表明", "已宣布", "已决定", "已同意", "已确认", "已通知", "已通过", "已确定", "已要求"];
/// 超过5月份: what something is compared with is there already.
const COMPARED: [&str; 8] = ["超过", "高于", "低于", "较", "比", "相较于", "不及", "优于"];
/// 原定10月1日, 时间为7月30日: the nearest such day.
const NEAREST: [&str; 9] =
    ["原计划", "原定", "原订", "原预计", "原先规划", "原本", "时间是", "时间为", "日期为"];
/// 免费到12月14日: an end; but 截至8月31日, 降至5月的水平.
const NO_ENDS: [&str; 13] =
    ["截至", "提到", "谈到", "收到", "遭到", "降至", "升至", "增至", "跌至", "回到", "达到", "得到", "看到"];
/// 活动截至5月31日, 有效期至12月31日: until when something is offered.
const OFFERS: [&str; 19] = [
    "活动",
    "活动时间",
    "报名",
    "报名时间",
    "优惠",
    "有效期",
    "期限",
    "征集",
    "投票",
    "预约",
    "申报",
    "申请",
    "公示",
    "公示期",
    "补贴",
    "促销",
    "展览",
    "服务期",
    "兑换",
];
const UNTIL: [&str; 9] =
    ["截止日期为", "截止时间为", "截止到", "截止至", "截至", "截止", "持续至", "至", "到"];
/// 29日发布的报告: it is there.
const PAST_AFTER: [&str; 4] = ["发布的", "公布的", "发表的", "揭晓的"];
const AFTER: [&str; 39] = [
    "还将",
    "也将",
    "仍将",
    "都将",
    "均将",
    "或将",
    "将于",
    "将在",
    "将会",
    "将正式",
    "将举行",
    "将开始",
    "将召开",
    "将实施",
    "将施行",
    "将生效",
    "将上线",
    "将推出",
    "将迎来",
    "将全面",
    "将发布",
    "将公布",
    "将开",
    "起施行",
    "起实施",
    "起生效",
    "起正式",
    "起将",
    "前完成",
    "之前完成",
    "前提交",
    "前将",
    "正式生效",
    "将至",
    "将近",
    "预估",
    "预测",
    "预报",
    "正式施行",
];
const BEFORE_LATIN: [&str; 25] = [
    "will ",
    " set for ",
    " slated ",
    " ends in ",
    " ends on ",
    " expires ",
    " begins in ",
    " begins on ",
    " starts in ",
    " starts on ",
    " is expected",
    "to be held ",
    "due ",
    "scheduled ",
    "expected ",
    "plans ",
    "planned ",
    "is to ",
    "are to ",
    "deadline",
    "until ",
    "effective ",
    "upcoming ",
    "no later than ",
    "starting ",
];
const AFTER_LATIN: [&str; 3] = [" will ", " is set to ", " is due"];
/// The tense of a phrase.
pub(crate) fn tense(text: &Folded, phrase: &Stretch) -> Tense {
    let before = clause_before(text, phrase.start);
    let after = clause_after(text, phrase.end);
    let tail = |reach: usize| last_chars(&before, reach);
    let near = tail(REACH);
    let next = first_chars(&after, REACH);
    let past = PAST.iter().any(|word| near.contains(word)) && !SAID.iter().any(|word| near.contains(word))
        || COMPARED.iter().any(|word| near.ends_with(word));
    let planned = BEFORE.iter().any(|word| near.contains(word));
    // He had until Thursday: a term, whatever the tense of its verb.
    let term_left = before.ends_with(" until ");
    if !term_left && past
        || next.starts_with(['曾', '已'])
        || !planned && PAST_AFTER.iter().any(|word| next.starts_with(word))
    {
        return Tense::Past;
    }
    let ahead = planned
        || tail(REACH_SINGLE).contains(SINGLE)
        || AFTER.iter().any(|word| next.contains(word))
        || BEFORE_LATIN.iter().any(|word| tail(REACH_LATIN).contains(word))
        || !told_as_past(&before) && AFTER_LATIN.iter().any(|word| own_clause(&after).contains(word));
    // 10月16日之前报名: a term is the nearest such day.
    let term = next.starts_with("之前") || next.starts_with("以前") || next.starts_with('前');
    // ordered to comply by Sept. 17
    let term =
        term || before.ends_with(" by ") && [" to ", " must "].iter().any(|word| before.contains(word));
    let ends = term || near.ends_with(['到', '至']) && !NO_ENDS.iter().any(|word| near.ends_with(word));
    let offered = UNTIL.iter().any(|until| {
        near.strip_suffix(until).is_some_and(|head| OFFERS.iter().any(|offer| head.ends_with(offer)))
    });
    let originally = NEAREST.iter().any(|word| near.contains(word));
    let begins = begins(next);
    if (ahead || offered) && !originally {
        Tense::Future
    } else if ends || originally || begins && near.ends_with(['自', '从', '于', '定']) {
        Tense::Start
    } else if begins {
        Tense::From
    } else {
        Tense::Unsaid
    }
}

/// 6月30日起加价; not 9月13日起诉.
fn begins(after: &str) -> bool {
    const OTHER_WORDS: [char; 19] = [
        '诉', '草', '火', '飞', '步', '源', '初', '名', '因', '身', '跑', '航', '降', '获', '底', '伏', '义',
        '拍', '价',
    ];
    after.strip_prefix('起').is_some_and(|rest| !rest.starts_with(OTHER_WORDS))
}

fn clause_before(text: &Folded, at: usize) -> String {
    let start = at.saturating_sub(REACH_LATIN);
    let window = &text.chars[start..at];
    let cut = window.iter().rposition(|c| ends_clause(*c)).map_or(0, |cut| cut + 1);
    window[cut..].iter().collect()
}

fn clause_after(text: &Folded, at: usize) -> String {
    // A comma right after the date does not end its clause: 10月1日，新规将正式施行.
    let mut rest = text.chars[at.min(text.chars.len())..].iter().copied().take(REACH_LATIN).peekable();
    rest.next_if(|c| matches!(c, '，' | ','));
    rest.take_while(|c| !ends_clause(*c)).collect()
}

fn ends_clause(c: char) -> bool {
    matches!(c, '，' | '。' | '；' | '！' | '？' | ';' | '\n' | '“' | '”')
}

/// The strike, which began on Sunday, will last: the verb before the date says when that was.
fn told_as_past(before: &str) -> bool {
    const LINKS: [&str; 9] = ["on", "at", "in", "of", "the", "early", "late", "midnight", "noon"];
    const VERBS: [&str; 14] = [
        "began", "took", "met", "went", "came", "left", "won", "lost", "fell", "rose", "ran", "died",
        "became", "made",
    ];
    let verb = before.split(' ').rev().find(|word| !word.is_empty() && !LINKS.contains(word));
    let past = verb.is_some_and(|verb| verb.len() > 4 && verb.ends_with("ed") || VERBS.contains(&verb));
    past && !before.contains("to be ")
}

/// What follows in the same English clause: landed on May 2 and will be released is past.
fn own_clause(after: &str) -> &str {
    let near = first_chars(after, REACH_LATIN);
    [" and ", " but ", " which "]
        .iter()
        .filter_map(|link| near.find(link))
        .min()
        .map_or(near, |at| &near[..at])
}

fn last_chars(text: &str, count: usize) -> &str {
    text.char_indices().rev().nth(count.saturating_sub(1)).map_or(text, |(at, _)| &text[at..])
}

fn first_chars(text: &str, count: usize) -> &str {
    text.char_indices().nth(count).map_or(text, |(at, _)| &text[..at])
}
