//! Whether a date without a year lies behind or ahead: the words around it say so. Knows no
//! calendar.

use crate::text::{Folded, Literals, Stretch, ends_with};
use std::sync::LazyLock;

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
/// What takes place on a day that is announced.
const STAGED: [&str; 14] = [
    "开幕", "举行", "举办", "召开", "开赛", "揭幕", "上映", "开演", "开考", "开馆", "首映", "启幕", "闭幕",
    "开打",
];
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
const BEFORE_LATIN: [&str; 31] = [
    " open on ",
    " opens on ",
    " close on ",
    " closes on ",
    " start on ",
    " begin on ",
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

/// The words above, as they are looked for.
struct Words {
    before: Literals,
    past: Literals,
    said: Literals,
    compared: Literals,
    nearest: Literals,
    no_ends: Literals,
    offers: Literals,
    until: Literals,
    past_after: Literals,
    staged: Literals,
    after: Literals,
    before_latin: Literals,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| Words {
    before: Literals::new(&BEFORE),
    past: Literals::new(&PAST),
    said: Literals::new(&SAID),
    compared: Literals::new(&COMPARED),
    nearest: Literals::new(&NEAREST),
    no_ends: Literals::new(&NO_ENDS),
    offers: Literals::new(&OFFERS),
    until: Literals::new(&UNTIL),
    past_after: Literals::new(&PAST_AFTER),
    staged: Literals::new(&STAGED),
    after: Literals::new(&AFTER),
    before_latin: Literals::new(&BEFORE_LATIN),
});

/// The tense of a phrase.
pub(crate) fn tense(text: &Folded, phrase: &Stretch) -> Tense {
    let words = &*WORDS;
    let before = clause_before(text, phrase.start);
    let after = clause_after(text, phrase.end);
    let tail = |reach: usize| &before[before.len().saturating_sub(reach)..];
    let near = tail(REACH);
    let next = &after[..after.len().min(REACH)];
    let ends = |list: &Literals| !list.endings(near).is_empty();
    let past = words.past.is_in(near) && !words.said.is_in(near) || ends(&words.compared);
    let planned = words.before.is_in(near);
    // He had until Thursday: a term, whatever the tense of its verb.
    let term_left = ends_with(before, " until ");
    if !term_left && past || matches!(next, ['曾' | '已', ..]) || !planned && words.past_after.begins(next)
    {
        return Tense::Past;
    }
    let ahead = planned
        || tail(REACH_SINGLE).iter().any(|c| SINGLE.contains(c))
        || words.after.is_in(next)
        || words.before_latin.is_in(before)
        || after.contains(&' ') && ahead_in_latin(before, after);
    // 10月16日之前报名: a term is the nearest such day.
    let term = matches!(next, ['之' | '以', '前', ..] | ['前', ..]);
    // ordered to comply by Sept. 17
    let term = term || ends_with(before, " by ") && orders(before);
    let until = matches!(near, [.., '到' | '至']) && !ends(&words.no_ends);
    let offered = || {
        let heads = words.until.endings(near).into_iter().map(|length| &near[..near.len() - length]);
        heads.into_iter().any(|head| !words.offers.endings(head).is_empty())
    };
    let originally = words.nearest.is_in(near);
    let begins = begins(next);
    if !originally && (ahead || offered()) {
        Tense::Future
    } else if term || until || originally || begins && matches!(near, [.., '自' | '从' | '于' | '定']) {
        Tense::Start
    } else if begins {
        Tense::From
    } else if text.at(phrase.end) != Some('，') && is_staged(next) {
        Tense::Start
    } else {
        Tense::Unsaid
    }
}

/// The building, on May 2, will open.
fn ahead_in_latin(before: &[char], after: &[char]) -> bool {
    let after = after.iter().collect::<String>();
    let own = own_clause(&after);
    AFTER_LATIN.iter().any(|word| own.contains(word)) && !told_as_past(&before.iter().collect::<String>())
}

fn orders(before: &[char]) -> bool {
    let before = before.iter().collect::<String>();
    [" to ", " must "].iter().any(|word| before.contains(word))
}

/// 6月30日起加价; not 9月13日起诉.
fn begins(after: &[char]) -> bool {
    const OTHER_WORDS: [char; 19] = [
        '诉', '草', '火', '飞', '步', '源', '初', '名', '因', '身', '跑', '航', '降', '获', '底', '伏', '义',
        '拍', '价',
    ];
    match after {
        ['起', next, ..] => !OTHER_WORDS.contains(next),
        ['起'] => true,
        _ => false,
    }
}

fn clause_before(text: &Folded, at: usize) -> &[char] {
    let window = &text.chars[at.saturating_sub(REACH_LATIN)..at];
    let cut = window.iter().rposition(|c| ends_clause(*c)).map_or(0, |cut| cut + 1);
    &window[cut..]
}

fn clause_after(text: &Folded, at: usize) -> &[char] {
    let rest = text.chars.get(at..).unwrap_or_default();
    let rest = &rest[..rest.len().min(REACH_LATIN)];
    // A comma right after the date does not end its clause: 10月1日，新规将正式施行.
    let rest = match rest {
        ['，' | ',', rest @ ..] => rest,
        _ => rest,
    };
    let end = rest.iter().position(|c| ends_clause(*c)).unwrap_or(rest.len());
    &rest[..end]
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

/// 9月23日在杭州开幕: what is staged is told of around its day, before it as well as after. Not 开幕的展会,
/// 举行了.
fn is_staged(after: &[char]) -> bool {
    let at = (0..after.len()).find_map(|at| {
        let ends = WORDS.staged.beginning(&after[at..])?;
        Some(at + ends)
    });
    at.is_some_and(|end| {
        !matches!(after.get(end), Some('了' | '的' | '过' | '时' | '后' | '前' | '以' | '期'))
    })
}

/// What follows in the same English clause: landed on May 2 and will be released is past.
fn own_clause(after: &str) -> &str {
    let ends = [" and ", " but ", " which "].iter().filter_map(|link| after.find(link));
    ends.min().map_or(after, |at| &after[..at])
}
