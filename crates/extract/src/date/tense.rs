//! Whether a date without a year lies behind or ahead: the words around it say so. Knows no
//! calendar.

mod words;

use crate::text::{Folded, Literals, Stretch, ends_with};
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
/// Of one character, and of English behind the date.
const SINGLE: [char; 2] = ['将', '拟'];
const AFTER_LATIN: [&str; 3] = [" will ", " is set to ", " is due"];

/// The tense of a phrase.
pub(crate) fn tense(text: &Folded, phrase: &Stretch) -> Tense {
    let words = &*WORDS;
    let before = clause_before(text, phrase.start);
    // was due on Thursday but was halted on Tuesday
    let turn = before.windows(BUT.len()).rposition(|words| words == BUT);
    let before = turn.map_or(before, |at| &before[at..]);
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
    if past || matches!(next, ['曾' | '已', ..]) || !planned && words.past_after.begins(next) {
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
    let effective = words.effective.is_in(next) || !words.effective_latin.endings(before).is_empty();
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

fn phrase_is_latin(text: &Folded, phrase: &Stretch) -> bool {
    text.at(phrase.start).is_some_and(|c| c.is_ascii()) && text.at(phrase.start.wrapping_sub(1)) == Some(' ')
}

/// The service was launched on Jan. 4, began accepting it in January: the last verb before the date is of
/// the past, and none says what is to come.
fn happened_in_latin(before: &[char], after: &[char]) -> bool {
    const TO_COME: [&str; 14] = [
        "will",
        "would",
        "be",
        "may",
        "might",
        "could",
        "should",
        "must",
        "shall",
        "to",
        "expected",
        "planned",
        "scheduled",
        "due",
    ];
    const TOLD: [&str; 16] = [
        "announced",
        "reported",
        "confirmed",
        "agreed",
        "pledged",
        "vowed",
        "promised",
        "warned",
        "decided",
        "proposed",
        "estimated",
        "slated",
        "based",
        "located",
        "delayed",
        "postponed",
    ];
    const VERBS: [&str; 14] = [
        "began", "took", "met", "went", "came", "left", "won", "lost", "fell", "rose", "ran", "died",
        "became", "made",
    ];
    if WORDS.before_latin.is_in(before) || ahead_in_latin(before, after) {
        return false;
    }
    let before = before.iter().collect::<String>();
    let words = before.split(|c: char| !c.is_ascii_alphabetic()).filter(|word| !word.is_empty());
    let words = words.collect::<Vec<_>>();
    let verb = words.iter().rposition(|word| word.len() > 4 && word.ends_with("ed") || VERBS.contains(word));
    let Some(verb) = verb else { return false };
    !TOLD.contains(&words[verb]) && !words.iter().any(|word| TO_COME.contains(word))
}

fn orders(before: &[char]) -> bool {
    let before = before.iter().collect::<String>();
    [" to ", " must ", " should ", " shall "].iter().any(|word| before.contains(word))
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
