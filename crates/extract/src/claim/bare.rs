//! A no without a verb: 但没有微信支付, but not Alipay, but not yet on CaoCao Mobility. Knows no other phrase.

use super::{clause::Clause, complement, lexicon::Lexicon, list::List, verdict::Verdict};
use crate::{
    reading::BlockReading,
    rules::Rules,
    text::{Hit, Stretch, is_one_of, within},
};

/// How many characters may stand between a bare no and its object, and after that.
const BARE: usize = 4;

/// A no without a verb, right before the object that ends its clause: 但没有微信支付, but not Alipay.
pub(super) fn bare_no(
    block: &BlockReading,
    clause: &Stretch,
    lists: &[List],
    rules: &Rules,
    lexicon: &Lexicon,
) -> Option<Verdict> {
    let list = lists.last()?;
    if !list.has_object {
        return bare_no_of_subjects(block, clause, list, lexicon);
    }
    let list = Some(list).filter(|list| list.only_objects())?;
    let tail = block.text.slice(&(list.stretch.end..clause.end));
    let owns = complement::owns_something_else(block, &list.stretch, rules, lexicon);
    let noun = tail.first() == Some(&'的') && !owns;
    if tail.iter().filter(|c| c.is_alphanumeric()).count() > BARE || tail.contains(&'的') && !noun {
        return None;
    }
    let before = clause.start..list.stretch.start;
    let guards = lexicon.guards.find(&block.text, &before);
    let free = |hit: &Hit<usize>| !guards.iter().any(|guard| within(&hit.stretch, &guard.stretch));
    let no = lexicon.modifiers.find(&block.text, &before).into_iter().rfind(free)?;
    // but not with WeChat Pay, but not the digital yuan
    const LIGHT: [&str; 6] = [" the ", " with ", " via ", " through ", " using ", " with the "];
    let between = block.text.slice(&(no.stretch.end..list.stretch.start));
    let light = is_one_of(between, &LIGHT);
    let near = light || no.stretch.end + BARE >= list.stretch.start;
    // 已经没有支付宝: what is not there any more was taken away.
    let over = matches!(block.text.slice(&(clause.start..no.stretch.start)), [.., '已'] | [.., '已', '经']);
    let status = lexicon.removal().filter(|_| over).unwrap_or(no.value);
    (near && lexicon.is_negative(no.value)).then_some(Verdict { status, phrase: no.stretch })
}

/// has dropped Bestpay, not Hebao: whether a no only sets an object against the one that was taken away.
pub(super) fn sets_apart(clause: &Clause, block: &BlockReading) -> bool {
    let Some(said) = &clause.verdict else { return false };
    let [list] = clause.lists.as_slice() else { return false };
    let text = &block.text;
    is_one_of(text.slice(&said.phrase), &["not"])
        && list.only_objects()
        && said.phrase.end + 1 == list.stretch.start
        && text.slice(&(clause.stretch.start..said.phrase.start)).iter().all(|c| !c.is_alphanumeric())
}

/// but not yet on CaoCao Mobility: a no, and where what was said of others does not hold.
fn bare_no_of_subjects(
    block: &BlockReading,
    clause: &Stretch,
    list: &List,
    lexicon: &Lexicon,
) -> Option<Verdict> {
    const PLACES: [&str; 6] = [" on ", " at ", " in ", " by ", " for ", " within "];
    let text = &block.text;
    let no = lexicon.modifiers.find(text, &(clause.start..list.stretch.start)).pop()?;
    let opens = text.slice(&(clause.start..no.stretch.start)).iter().filter(|c| c.is_alphanumeric()).count();
    let between = text.slice(&(no.stretch.end..list.stretch.start));
    let placed = is_one_of(between, &PLACES);
    let ends = !text.slice(&(list.stretch.end..clause.end)).iter().any(|c| c.is_alphanumeric());
    (lexicon.is_negative(no.value) && opens <= BARE && placed && ends)
        .then_some(Verdict { status: no.value, phrase: no.stretch })
}
