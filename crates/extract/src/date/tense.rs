//! Whether a date without a year lies behind or ahead: the words around it say so. Knows no
//! calendar.

mod latin;
mod words;

use crate::text::{Folded, Literals, Stretch, ends_with, holds};
use latin::{
    ahead_in_latin, gathering, happened_in_latin, is_expected, is_foretold, is_joined_to_what_will_be,
    is_on_a_calendar, orders, phrase_is_latin, will_be,
};
use words::WORDS;

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
/// Between two English clauses without a comma.
const BUT: [char; 5] = [' ', 'b', 'u', 't', ' '];
/// Between two verbs.
const AND: [char; 5] = [' ', 'a', 'n', 'd', ' '];
/// What somebody did, where no ending says so.
#[rustfmt::skip]
const DID: [&str; 16] = [
    "won", "lost", "took", "brought", "came", "went", "fell", "rose", "left", "began", "got", "made", "gave", "sold",
    "grew", "saw",
];
/// Of one character.
const SINGLE: [char; 2] = ['将', '拟'];

/// The tense of a phrase.
pub(crate) fn tense(text: &Folded, phrase: &Stretch) -> Tense {
    let words = &*WORDS;
    let before = clause_before(text, phrase.start);
    // was due on Thursday but was halted on Tuesday
    let turn = before.windows(BUT.len()).rposition(|words| words == BUT);
    let before = turn.map_or(before, |at| &before[at..]);
    let before = gathering(before).map_or(before, |at| &before[at..]);
    let after = clause_after(text, phrase.end);
    let tail = |reach: usize| &before[before.len().saturating_sub(reach)..];
    let near = tail(REACH);
    let next = &after[..after.len().min(REACH)];
    let ends = |list: &Literals| !list.endings(near).is_empty();
    let past = words.past.is_in(near) && !words.said.is_in(near) || ends(&words.compared);
    let planned = words.before.is_in(near);
    // He had until Thursday: a term, whatever the tense of its verb, and no day that is months away.
    if ends_with(before, " until ") {
        return Tense::Start;
    }
    let past = past || phrase_is_latin(text, phrase) && happened_in_latin(before, after);
    let told = !planned && (words.past_after.begins(next) || is_told(next));
    if past || matches!(next, ['曾' | '已', ..]) || told {
        return Tense::Past;
    }
    let ahead = planned
        || tail(REACH_SINGLE).iter().any(|c| SINGLE.contains(c))
        || words.after.is_in(next)
        || words.before_latin.is_in(before)
        || after.contains(&' ') && ahead_in_latin(before, after)
        || phrase_is_latin(text, phrase)
            && (is_expected(text, phrase)
                || will_be(text, phrase)
                || is_joined_to_what_will_be(text, phrase));
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
    let effective = words.effective.is_in(next) || !words.effective_latin.endings(before).is_empty();
    let effective = effective || phrase_is_latin(text, phrase) && is_on_a_calendar(before);
    let begins = begins(next);
    if !originally && (ahead || offered()) {
        Tense::Future
    } else if term
        || until
        || originally
        || effective
        || begins && matches!(near, [.., '自' | '从' | '于' | '定'])
    {
        Tense::Start
    } else if begins || phrase_is_latin(text, phrase) && is_foretold(before) {
        Tense::From
    } else if text.at(phrase.end) != Some('，') && is_staged(next) {
        Tense::Start
    } else {
        Tense::Unsaid
    }
}

/// 1月6日，微信宣布支持…; 6日上线了…: what was said or done on a day lies behind, whatever of it is yet to come.
/// Not 11月1日，平台将宣布….
fn is_told(after: &[char]) -> bool {
    const TO_COME: [&str; 8] = ["将", "拟", "预计", "计划", "有望", "料", "会", "要"];
    const OTHER_WORDS: [char; 6] = ['为', '除', '罢', '不', '免', '完'];
    let said = (0..after.len()).find(|at| WORDS.told.begins(&after[*at..]));
    let done = (1..after.len()).find(|at| {
        let goes_on =
            after.get(at + 1).is_some_and(|c| !matches!(c, '解' | '却' | '结' | '断' | '吗' | '吧'));
        after[*at] == '了' && goes_on && !OTHER_WORDS.contains(&after[at - 1])
    });
    let head = said.into_iter().chain(done).min().map(|at| &after[..at]);
    head.is_some_and(|head| !TO_COME.iter().any(|word| holds(head, &[word])))
}

/// and closed it on; but won them back in: whether an English date belongs to a second verb, joined to one before it.
pub(crate) fn goes_on(text: &Folded, at: usize) -> bool {
    let before = clause_before(text, at);
    let joint = before.windows(AND.len()).rposition(|words| words == AND || words == BUT);
    let Some(joint) = joint else { return false };
    let tail = before[joint + AND.len()..].iter().collect::<String>();
    let verb = tail.split(' ').next().unwrap_or_default();
    verb.len() > 4 && verb.ends_with("ed") || DID.contains(&verb)
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
