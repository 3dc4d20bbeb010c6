//! The status that one clause states: its phrases, what stands before them, and for whom it holds.
//! Knows no sides.

use super::{
    complement,
    extent::{self, Extent},
    failure::is_of_a_while,
    implied, latin,
    lexicon::Lexicon,
    list::List,
};
use crate::{
    reading::BlockReading,
    rules::Rules,
    text::{Folded, Hit, Stretch, ends_with, is_one_of, starts_with, within},
};

/// A status and where its phrase stands.
#[derive(Clone, Debug)]
pub(crate) struct Verdict {
    /// Index of the status.
    pub status: usize,
    /// The phrase that the sides are looked for around.
    pub phrase: Stretch,
}

/// What the phrases and modifiers of a clause come to, if it has a phrase.
pub(super) fn verdict(
    block: &BlockReading,
    clause: &Stretch,
    lists: &[List],
    rules: &Rules,
    lexicon: &Lexicon,
) -> Option<Verdict> {
    let text = &block.text;
    let guards = lexicon.guards.find_over(text, clause, block.names_in(clause));
    let free = |stretch: &Stretch| {
        !guards.iter().any(|guard| within(stretch, &guard.stretch))
            && !block.names_in(clause).iter().any(|name| within(stretch, &name.stretch))
            && !is_in_a_title(block, clause.start, stretch.start)
    };
    // 不会取消 holds off 取消*支付 as well.
    let begins_in = |stretch: &Stretch| {
        let inside = |guard: &Stretch| guard.start < stretch.start && stretch.start < guard.end;
        guards.iter().any(|guard| inside(&guard.stretch))
    };
    // riders could choose between …: what they were able to goes on behind it.
    let is_allowed = |hit: &Hit<usize>| {
        lexicon.is_affirmative(hit.value)
            && text.at(hit.stretch.start).is_some_and(|c| c.is_ascii_alphabetic())
    };
    let mut phrases = lexicon
        .phrases
        .find_over(text, clause, block.names_in(clause))
        .into_iter()
        .filter(|hit| free(&hit.stretch) && !is_a_noun(block, clause, hit, lexicon))
        .filter(|hit| is_allowed(hit) || !begins_in(&hit.stretch))
        // refused to: what it did not do stands behind it.
        .filter(|hit| !(lexicon.is_removal(hit.value) && leads_to_a_verb(text, hit.stretch.end)))
        .filter(|hit| !complement::qualifies_a_noun(block, clause, &hit.stretch, rules, lexicon))
        .filter(|hit| {
            !lexicon.is_affirmative(hit.value)
                || !complement::is_of_something_else(block, clause, &hit.stretch, rules, lexicon)
                    && !latin::governs_another(block, clause, &hit.stretch, rules, lexicon)
                    && !latin::is_of_a_relative(block, clause, &hit.stretch, rules, lexicon)
                    && !latin::goes_on_of(block, clause, &hit.stretch, lexicon)
        })
        .filter(|hit| {
            !lexicon.is_refusal(hit.value)
                || !complement::is_of_an_unknown(block, clause, &hit.stretch, rules, lexicon)
        })
        .filter(|hit| {
            !lexicon.is_refusal(hit.value)
                || !complement::ends_what_is_owned(block, clause, &hit.stretch, rules, lexicon)
        })
        .collect::<Vec<_>>();
    if phrases.is_empty() {
        phrases.extend(implied::phrase(block, clause, lists, rules, lexicon));
    }
    if phrases.is_empty() {
        return left_out(text, clause, lexicon);
    }
    // 距离2020年停用已近五年; brought it back years after removing it: what was before is not told of.
    if matches!(text.slice(clause), ['距', ..]) {
        return None;
    }
    let former = |hit: &Hit<usize>| ends_with(text.slice(&(clause.start..hit.stretch.start)), " after ");
    if phrases.iter().any(|hit| !former(hit)) {
        phrases.retain(|hit| !former(hit));
    }
    // removed and then restored: the last act holds.
    let undone =
        phrases.windows(2).rposition(|two| undoes(text, &(two[0].stretch.end..two[1].stretch.start)));
    phrases.drain(..undone.map_or(0, |at| at + 1));
    let last = phrases.last()?.stretch.start;
    let modifiers = lexicon.modifiers.find(text, clause);
    let noes = modifiers.iter().filter(|hit| lexicon.is_refusal(hit.value)).map(|hit| hit.stretch.start);
    let noes = noes.collect::<Vec<_>>();
    // 没有放弃 says no of a no, and is a phrase itself.
    let begins_a_phrase = |no: &Hit<usize>| {
        let begins = |phrase: &Hit<usize>| {
            // 不能再用花呗付款: what is so no more was taken away, and that is more than a no.
            let stronger = lexicon.is_removal(no.value) && lexicon.is_negative(phrase.value);
            phrase.stretch.start == no.stretch.start && within(&no.stretch, &phrase.stretch) && !stronger
        };
        // 并非不接受
        let holds = |phrase: &Hit<usize>| {
            lexicon.is_affirmative(phrase.value)
                && (phrase.stretch.len() <= TWICE || noes.contains(&phrase.stretch.start))
                && within(&no.stretch, &phrase.stretch)
        };
        lexicon.is_refusal(no.value) && phrases.iter().any(|phrase| begins(phrase) || holds(phrase))
    };
    // 可惜淘宝还不支持微信支付, 仍在测试这种付款方式: a no, or a trial, inside what is read from its first word to its last.
    let is_inside = |no: &Hit<usize>| {
        let inside = |phrase: &Hit<usize>| {
            lexicon.is_affirmative(phrase.value)
                && phrase.stretch.start < no.stretch.start
                && no.stretch.end < phrase.stretch.end
        };
        (lexicon.is_refusal(no.value) || lexicon.is_partial(no.value)) && phrases.iter().any(inside)
    };
    let modifiers = modifiers
        .into_iter()
        .filter(|hit| hit.stretch.start <= last || is_inside(hit) || follows(text, hit, lexicon))
        .filter(|hit| {
            free(&hit.stretch) && !begins_a_phrase(hit) && !takes_an_object(block, &hit.stretch, lexicon)
        })
        .map(|hit| hit.value);
    // Statuses are listed strongest first: of several in a clause the weakest holds.
    let denied =
        |hit: &Hit<usize>| matches!(text.at(hit.stretch.start.wrapping_sub(1)), Some('不' | '没' | '未'));
    let no = phrases.iter().any(|hit| hit.stretch.start > clause.start && denied(hit));
    let no = no.then(|| lexicon.opposite(0)).flatten();
    let status = phrases.iter().map(|hit| hit.value).chain(modifiers).chain(no).max()?;
    let phrase = phrases.first()?.stretch.clone();
    let agreed = latin::is_agreed(text, clause, &phrase);
    // agreed with a rival to stop accepting it: what is to be taken away is still there.
    if agreed && lexicon.is_removal(status) {
        return None;
    }
    let to_come = agreed || is_announced(text, clause, lists, &phrase);
    let status = if to_come { lexicon.to_come(status) } else { status };
    Some(Verdict { status, phrase })
}

/// 可将云闪付的子钱包推送给…: 将 right before an object only says what is done something with.
fn takes_an_object(block: &BlockReading, word: &Stretch, lexicon: &Lexicon) -> bool {
    let name = block.name_opening(&(word.end..block.text.chars.len().min(word.end + NAME)));
    let object = name.is_some_and(|it| lexicon.can_be_object(it.value));
    object && block.text.slice(word) == ['将']
}

/// How long a phrase is that says no of a no, at most. Characters.
const TWICE: usize = 8;

/// How long a name is, at most. Characters.
const NAME: usize = 24;

/// Whether an English `to` stands at a place.
fn leads_to_a_verb(text: &Folded, at: usize) -> bool {
    starts_with(text.chars.get(at..).unwrap_or_default(), " to")
        && !text.at(at + TO.len() - 1).is_some_and(char::is_alphanumeric)
}

/// Taobao to accept WeChat Pay: a headline whose subject opens it, or stands behind its owner.
fn is_announced(text: &Folded, clause: &Stretch, lists: &[List], phrase: &Stretch) -> bool {
    let subject =
        lists.first().filter(|list| list.has_subject && list.stretch.end + TO.len() == phrase.start);
    subject.is_some_and(|list| {
        let before = text.slice(&(clause.start..list.stretch.start));
        let opens = before.iter().all(|c| !c.is_alphanumeric()) || ends_with(before, "'s ");
        opens && text.slice(&(list.stretch.end..phrase.start)) == TO
    })
}

/// Between the subject of a headline and what it is going to do.
const TO: [char; 4] = [' ', 't', 'o', ' '];

/// Whether what stands between two phrases says that the second came after the first.
fn undoes(text: &Folded, between: &Stretch) -> bool {
    const THEN: [&str; 9] =
        ["又", "后又", "后再", "后", "而后", "随后", " and then ", " then ", " and later "];
    between.len() <= LATER && is_one_of(text.slice(between), &THEN)
}

/// How long a word between two acts is, at most. Characters.
const LATER: usize = 11;

/// `Xiaohongshu said it was preparing to.`: a modifier at the end of its clause, whose verb was said before.
fn left_out(text: &Folded, clause: &Stretch, lexicon: &Lexicon) -> Option<Verdict> {
    let words = text.slice(clause);
    let end = words.iter().rposition(|c| c.is_alphanumeric())? + 1;
    if !ends_with(&words[..end], " to") {
        return None;
    }
    let last = lexicon.modifiers.find(text, clause).pop()?;
    const NOES: [&str; 4] = [" yet to", " no plan to", " no plans to", " no intention to"];
    let no = NOES.iter().any(|no| ends_with(&words[..end], no));
    let waits = lexicon.is_provisional(last.value) || no;
    let ends = last.stretch.end == clause.start + end;
    (waits && ends).then_some(Verdict { status: last.value, phrase: last.stretch })
}

/// Whether a modifier may stand behind its phrase: in Latin letters, for whom or how far something
/// holds (rolls it out to selected users).
fn follows(text: &Folded, modifier: &Hit<usize>, lexicon: &Lexicon) -> bool {
    let latin = text.at(modifier.stretch.start).is_some_and(|c| c.is_ascii_alphabetic());
    latin && lexicon.is_partial(modifier.value)
}

/// Whether a phrase is owned, and names no object behind it: 微信支付与淘宝的对接属正常合作.
fn is_a_noun(block: &BlockReading, clause: &Stretch, hit: &Hit<usize>, lexicon: &Lexicon) -> bool {
    let phrase = &hit.stretch;
    let owned =
        lexicon.is_affirmative(hit.value) && block.text.at(phrase.start.wrapping_sub(1)) == Some('的');
    // 腾讯视频的付款方式以微信支付为主: its object may stand inside it.
    let behind = block.names_in(&(phrase.start..clause.end));
    // 微信支付与淘宝的对接已完成
    let done = block.text.slice(&(phrase.end..clause.end)).contains(&'已');
    owned && !done && !behind.iter().any(|name| lexicon.can_be_object(name.value))
}

/// A verdict with regard to those for whom it holds.
#[derive(Default)]
pub(super) struct Weighed {
    pub verdict: Option<Verdict>,
    /// Whether what holds is left open.
    pub unclear: bool,
    /// Whether that is so because it does not hold for some.
    pub holds_not_for_some: bool,
}

/// The status for whom it holds.
pub(super) fn weighed(
    said: Option<Verdict>,
    block: &BlockReading,
    clause: &Stretch,
    lists: &[List],
    names_nobody: bool,
    rules: &Rules,
    lexicon: &Lexicon,
) -> Weighed {
    let twice = extent::is_twice_negated(block, clause, lexicon);
    let Some(mut said) = said else { return Weighed { unclear: twice, ..Weighed::default() } };
    let extent = extent::extent(block, clause, names_nobody, rules, lexicon);
    let of_some = extent != Extent::All;
    if extent == Extent::Few {
        said.status = lexicon.partly().map_or(said.status, |partly| said.status.max(partly));
    }
    if lexicon.is_negative(said.status) && extent::is_not_of_all(block, clause, rules, lexicon) {
        said.status = lexicon.partly().unwrap_or(said.status);
    }
    // 仍有部分用户无法使用: what does not hold for some is not told of all. 未签约的淘宝店铺暂不能…
    let of_a_kind = |list: &List| {
        list.has_subject
            && list.qualifies(block, rules)
            && block.text.at(list.stretch.start.wrapping_sub(1)) == Some('的')
    };
    let of_few = || {
        of_some
            || extent::is_of_others(block, clause, rules)
            || lists.iter().any(of_a_kind)
            || extent::is_of_a_segment(block, clause, &said.phrase, rules)
    };
    let no = lexicon.is_negative(said.status);
    let owned_up = || extent::is_owned_up(&block.text, clause);
    let few = lexicon.is_removal(said.status) && extent == Extent::Few && !owned_up();
    let unclear = twice || (no || few) && of_few();
    let of_most = no && extent::is_of_most(&block.text, clause, &said.phrase, rules);
    let unclear = unclear || of_most || no && is_of_a_while(&block.text, clause);
    let some = no && (extent == Extent::Few || of_most) && !twice && !is_explained(&block.text, clause);
    Weighed { verdict: Some(said), unclear, holds_not_for_some: some }
}

/// Whether it is told what else keeps some from it: 个别用户看不到，是版本过旧所致.
pub(super) fn is_explained(text: &Folded, clause: &Stretch) -> bool {
    const CAUSES: [&str; 8] = ["所致", "导致", "造成", "引起", "的缘故", "的原因", "是因为", "是由于"];
    let rest = text.slice(&(clause.start..text.chars.len().min(clause.end + CAUSE)));
    let end = rest.iter().position(|c| *c == '。').unwrap_or(rest.len());
    (0..end).any(|at| CAUSES.iter().any(|cause| starts_with(&rest[at..end], cause)))
}

/// How far behind a clause its cause is told. Characters.
const CAUSE: usize = 16;

/// Whether a document's name is open at a place (《关于新增…的公告》): it states nothing.
fn is_in_a_title(block: &BlockReading, from: usize, at: usize) -> bool {
    let before = block.text.slice(&(from..at));
    before.iter().rev().find(|c| matches!(c, '《' | '》')) == Some(&'《')
}

/// The strongest modifier of a clause that says for some or not yet.
pub(super) fn modifier(block: &BlockReading, clause: &Stretch, lexicon: &Lexicon) -> Option<usize> {
    let text = &block.text;
    let guards = lexicon.guards.find(text, clause);
    let free = |stretch: &Stretch| !guards.iter().any(|guard| within(stretch, &guard.stretch));
    let hits = lexicon.modifiers.find(text, clause).into_iter();
    hits.filter(|hit| free(&hit.stretch) && lexicon.is_provisional(hit.value)).map(|hit| hit.value).max()
}
