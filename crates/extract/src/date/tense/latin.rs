//! What English words around a date say of its tense. Knows no calendar.

use super::words::WORDS;
use crate::text::{Folded, Stretch, ends_with};

/// Behind the date.
const AFTER_LATIN: [&str; 3] = [" will ", " is set to ", " is due"];

/// The building, on May 2, will open.
pub(super) fn ahead_in_latin(before: &[char], after: &[char]) -> bool {
    let after = after.iter().collect::<String>();
    let own = own_clause(&after);
    AFTER_LATIN.iter().any(|word| own.contains(word)) && !told_as_past(&before.iter().collect::<String>())
}

/// The ministry set the deadline at a meeting on September 9: where the words for a gathering begin, whose day it
/// is, and of which nothing before says that it is to come.
pub(super) fn gathering(before: &[char]) -> Option<usize> {
    const GATHERINGS: [&str; 9] = [
        "meeting",
        "briefing",
        "conference",
        "hearing",
        "forum",
        "summit",
        "ceremony",
        "symposium",
        "session",
    ];
    if !ends_with(before, " on ") {
        return None;
    }
    let words = before.iter().collect::<String>();
    let at = [" at a ", " at the ", " during a "].iter().filter_map(|lead| words.rfind(lead)).max()?;
    let (head, tail) = words.split_at(at);
    let held = tail.split(' ').any(|word| GATHERINGS.contains(&word));
    let to_come = [" will ", " would ", " to ", " may "].iter().any(|word| head.contains(word));
    (held && !to_come).then(|| head.chars().count())
}

/// He expects the site to open before the Games in September; the shop is preparing to bring parcels from October:
/// whether somebody expects what the sentence tells, or prepares it.
pub(super) fn is_expected(text: &Folded, phrase: &Stretch) -> bool {
    const EXPECTS: [&str; 2] = [" expects ", " expect "];
    const PREPARES: [&str; 3] = [" is preparing to ", " are preparing to ", " be preparing to "];
    let before = text.slice(&(phrase.start.saturating_sub(EXPECTED)..phrase.start));
    let sentence = before.iter().collect::<String>();
    let sentence = sentence.rsplit(". ").next().unwrap_or_default();
    PREPARES.iter().any(|word| sentence.contains(word))
        || EXPECTS.iter().any(|word| sentence.split_once(word).is_some_and(|(_, rest)| rest.contains(" to ")))
}

/// Samsung will open its service to selected testers on Monday: whether the clause before a date tells what will be,
/// and of nothing that was.
pub(super) fn will_be(text: &Folded, phrase: &Stretch) -> bool {
    let clause = long_clause_before(text, phrase);
    let will = clause.strip_suffix(" on ").and_then(|head| head.split_once(" will "));
    will.is_some_and(|(_, behind)| tells_nothing_past(behind))
}

/// It will come to Shanghai next month and to Chengdu in December: whether a place or a time is joined to what will
/// be.
pub(super) fn is_joined_to_what_will_be(text: &Folded, phrase: &Stretch) -> bool {
    const PLACES: [&str; 5] = ["to", "in", "at", "for", "across"];
    let clause = long_clause_before(text, phrase);
    let joined = clause.rsplit_once(" and ").filter(|(_, tail)| tail.ends_with(" in ") || *tail == "in ");
    joined.is_some_and(|(head, tail)| {
        let place = tail.split(' ').next().is_some_and(|first| PLACES.contains(&first));
        let will = head.split_once(" will ").is_some_and(|(_, behind)| tells_nothing_past(behind));
        place && will && tells_nothing_past(tail)
    })
}

/// What stands before a date in its clause, as far as somebody expects it.
fn long_clause_before(text: &Folded, phrase: &Stretch) -> String {
    let before = text.slice(&(phrase.start.saturating_sub(EXPECTED)..phrase.start));
    let clause = before.rsplit(|c| matches!(c, ',' | ';' | '.' | '\n' | '“' | '”' | '"')).next();
    clause.unwrap_or_default().iter().collect()
}

/// Whether English words hold no verb of what was, and nothing that tells of another.
fn tells_nothing_past(words: &str) -> bool {
    const OTHER: [&str; 8] = ["that", "which", "who", "whose", "where", "said", "told", "it"];
    // selected testers: what they are, not what was done.
    const LEADS: [&str; 10] = ["to", "the", "a", "an", "its", "their", "of", "for", "with", "by"];
    let words = words.split(' ').collect::<Vec<_>>();
    let told = |two: &[&str]| is_of_the_past(two[1]) && !LEADS.contains(&two[0]);
    !words.iter().any(|word| OTHER.contains(word)) && !words.windows(2).any(told)
}

/// How far before a date somebody expects it. Characters.
const EXPECTED: usize = 100;

pub(super) fn phrase_is_latin(text: &Folded, phrase: &Stretch) -> bool {
    text.at(phrase.start).is_some_and(|c| c.is_ascii()) && text.at(phrase.start.wrapping_sub(1)) == Some(' ')
}

/// The service was launched on Jan. 4, began accepting it in January: the last verb before the date is of
/// the past, and none says what is to come.
pub(super) fn happened_in_latin(before: &[char], after: &[char]) -> bool {
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
    if WORDS.before_latin.is_in(before) || ahead_in_latin(before, after) {
        return false;
    }
    let before = before.iter().collect::<String>();
    let words = before.split(|c: char| !c.is_ascii_alphabetic()).filter(|word| !word.is_empty());
    let words = words.collect::<Vec<_>>();
    // had been preparing
    let had_been = |at: usize| at > 0 && words[at] == "been" && words[at - 1] == "had";
    let verb = words.iter().enumerate().rposition(|(at, word)| is_of_the_past(word) || had_been(at));
    let Some(verb) = verb else { return false };
    !TOLD.contains(&words[verb]) && !words.iter().any(|word| TO_COME.contains(word))
}

/// The Games, which open in Hangzhou on Sept. 23; the fair runs from April 10: what is on a calendar is told
/// of in the present. Not: who runs a shop said on April 10.
pub(super) fn is_on_a_calendar(before: &[char]) -> bool {
    const SINGULAR: [&str; 14] = [
        "opens",
        "reopens",
        "closes",
        "starts",
        "begins",
        "runs",
        "ends",
        "expires",
        "launches",
        "kicks",
        "resumes",
        "lasts",
        "flies",
        "premieres",
    ];
    const PLURAL: [&str; 7] = ["open", "reopen", "close", "start", "begin", "run", "end"];
    const OTHER_CLAUSE: [&str; 12] =
        ["who", "which", "that", "and", "after", "before", "since", "was", "were", "is", "has", "had"];
    /// How many words may stand between such a verb and its day.
    const BETWEEN: usize = 4;
    let before = before.iter().collect::<String>();
    let sentence = before.rsplit(". ").next().unwrap_or_default();
    let words = sentence.split(|c: char| !c.is_ascii_alphabetic()).filter(|word| !word.is_empty());
    let words = words.collect::<Vec<_>>();
    let verb = words.iter().enumerate().rposition(|(at, word)| {
        let before = at.checked_sub(1).map_or("", |at| words[at]);
        SINGULAR.contains(word) && before != "who"
            || PLURAL.contains(word) && matches!(before, "which" | "that")
    });
    verb.is_some_and(|at| {
        let between = &words[at + 1..];
        between.len() <= BETWEEN
            && !between
                .iter()
                .any(|word| OTHER_CLAUSE.contains(word) || word.ends_with("ed") || word.starts_with("sa"))
    })
}

/// said it would add the service by the end of March: what somebody said would come, where its day is at the door.
pub(super) fn is_foretold(before: &[char]) -> bool {
    let before = before.iter().collect::<String>();
    let sentence = before.rsplit(". ").next().unwrap_or_default();
    sentence.contains(" would ") && !sentence.contains(" have ")
}

pub(super) fn orders(before: &[char]) -> bool {
    let before = before.iter().collect::<String>();
    [" to ", " must ", " should ", " shall "].iter().any(|word| before.contains(word))
}

/// The strike, which began on Sunday, will last: the verb before the date says when that was.
fn told_as_past(before: &str) -> bool {
    const LINKS: [&str; 9] = ["on", "at", "in", "of", "the", "early", "late", "midnight", "noon"];
    let verb = before.split(' ').rev().find(|word| !word.is_empty() && !LINKS.contains(word));
    let past = verb.is_some_and(is_of_the_past);
    past && !before.contains("to be ")
}

/// Whether an English word is a verb that tells of what was: announced, began.
fn is_of_the_past(word: &str) -> bool {
    const VERBS: [&str; 14] = [
        "began", "took", "met", "went", "came", "left", "won", "lost", "fell", "rose", "ran", "died",
        "became", "made",
    ];
    word.len() > 4 && word.ends_with("ed") || VERBS.contains(&word)
}

/// What follows in the same English clause: landed on May 2 and will be released is past, and so is told
/// merchants on Wednesday that they will.
fn own_clause(after: &str) -> &str {
    if after.starts_with(" that ") {
        return "";
    }
    let ends = [" and ", " but ", " which "].iter().filter_map(|link| after.find(link));
    ends.min().map_or(after, |at| &after[..at])
}
