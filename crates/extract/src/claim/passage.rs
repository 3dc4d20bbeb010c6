//! Sentences in their order: what one says, and what it does to those before it (it confirms them,
//! denies them, or says that they hold only for some). Knows not how a sentence is read.

use super::{
    Statement, declined,
    lexicon::{Lexicon, Roles},
    memory::Memory,
    sentence::Reader,
};
use crate::{
    reading::BlockReading,
    rules::Rules,
    text::{Hit, Stretch, clauses, holds, is_cjk, is_letter, within},
};
use hutong_model::{Article, Day, Span};
use std::collections::{BTreeMap, BTreeSet};

/// Every statement about a relation that blocks of an article make.
pub(super) fn statements<'a>(
    article: &Article,
    blocks: impl IntoIterator<Item = &'a BlockReading>,
    house: Option<usize>,
    rules: &Rules,
    lexicon: &Lexicon,
) -> Vec<Statement> {
    let mut statements = Vec::new();
    let mut memory = Memory::of(house);
    // Where the statements of the two sentences before this one begin.
    let mut recent = [0, 0];
    for block in blocks {
        memory.next_block();
        let begun = statements.len();
        for (at, sentence) in block.sentences.iter().enumerate() {
            if declined::denies_the_quote(block, at, rules) {
                statements.truncate(recent[1]);
            }
            weigh(&mut statements, recent[0], block, sentence, rules, lexicon);
            recent = [recent[1].min(statements.len()), statements.len()];
            let evidence = || block.span(article, sentence);
            let names = block.names_in(sentence);
            let concerned = names.iter().any(|name| lexicon.roles(name.value) != Roles::None);
            let back = || {
                lexicon.back_to_subjects.is_in(&block.text, sentence)
                    || lexicon.back_to_objects.is_in(&block.text, sentence)
            };
            if concerned || memory.asked.is_some() || memory.has_lists() && back() {
                if let Some(speaker) = speaker_after(block, at, rules, lexicon) {
                    memory.stated = vec![speaker];
                }
                let reader = Reader::new(article, block, sentence, rules, lexicon);
                statements.extend(reader.read(&mut memory));
            } else {
                memory.forget();
            }
            if statements.len() > recent[1] && recent[0] < recent[1] {
                drop_denied(&mut statements, &mut recent, block, at, rules, lexicon);
            }
            if statements.len() > recent[0] && rules.declines.is_in(&block.text, sentence) {
                declined::hedge(&mut statements[recent[0]..], article, block, at, rules, lexicon);
            }
            if statements.len() > recent[1] {
                let formerly = rules.formerly.is_in(&block.text, sentence);
                narrow_earlier(&mut statements, recent, formerly, lexicon);
            } else if statements[recent[0]..].iter().any(|said| lexicon.is_affirmative(said.status))
                && let Some(status) = only_narrows(block, sentence, rules, lexicon)
            {
                narrow(&mut statements, recent[0], status, &evidence(), lexicon);
            }
        }
        memory.told_of = only_one_told_of(block, statements.get(begun..).unwrap_or_default(), lexicon);
    }
    drop_contradicted(&mut statements, lexicon);
    drop_removed(&mut statements, lexicon);
    statements
}

/// The one subject that a block names, where something was told of it.
fn only_one_told_of(block: &BlockReading, told: &[Statement], lexicon: &Lexicon) -> Option<usize> {
    let one = told.first()?.subject;
    let subjects = block.names.iter().filter(|name| lexicon.roles(name.value) == Roles::Subject);
    subjects.map(|name| name.value).all(|name| name == one).then_some(one)
}

/// 有网友称在淘宝用微信支付付了款。淘宝回应：“目前不支持。”: what somebody tells gives way to what answers it in
/// the next sentence, of the same day: a no to a yes, and anything else to a no.
fn drop_denied(
    statements: &mut Vec<Statement>,
    recent: &mut [usize; 2],
    block: &BlockReading,
    at: usize,
    rules: &Rules,
    lexicon: &Lexicon,
) {
    let Some(before) = at.checked_sub(1).map(|before| &block.sentences[before]) else { return };
    let text = &block.text;
    let by_a_witness = [&rules.holders, &rules.roles].iter().any(|words| words.is_in(text, before));
    const TELLS: [&str; 3] = ["反映", "反馈", "发现"];
    let words = text.slice(before);
    let tells = || holds(words, &TELLS);
    let told = by_a_witness && (rules.verbs.is_in(text, before) || tells());
    // 记者实测发现
    let own = &block.sentences[at];
    let found = || text.slice(own).windows(2).any(|two| matches!(two, ['发', '现'] | ['实', '测']));
    if !told || !rules.verbs.is_in(text, own) && !found() {
        return;
    }
    let later = statements.split_off(recent[1]);
    let denied = |said: &Statement| {
        let removed = lexicon.is_removal(said.status);
        let no = |no: &Statement| {
            lexicon.is_negative(no.status) == lexicon.is_affirmative(said.status)
                // 未见入口。客服称，已递交申请: what is to come is not there yet.
                && !(lexicon.is_negative(said.status) && lexicon.is_coming(no.status))
                // 有用户反映花呗不见了。携程称系统故障所致，现已恢复: it was not taken away.
                && (!removed || lexicon.is_affirmative(no.status))
                && (no.subject, no.object) == (said.subject, said.object)
                && is_soon_after(no.as_of, said.as_of)
        };
        let weighed = removed || lexicon.is_affirmative(said.status) || lexicon.is_negative(said.status);
        weighed && later.iter().any(no)
    };
    let told = statements.split_off(recent[0]);
    statements.extend(told.into_iter().filter(|said| !denied(said)));
    recent[1] = statements.len();
    statements.extend(later);
}

/// Whether what answers holds on the day of what was told, or a few days later.
fn is_soon_after(answer: Option<Day>, told: Option<Day>) -> bool {
    match (answer, told) {
        (Some(answer), Some(told)) => (0..=SOON).contains(&(answer.number() - told.number())),
        (answer, told) => answer == told,
    }
}

/// Within how many days somebody answers.
const SOON: i32 = 3;

/// 除微信外，京东也已接入数字人民币: what only follows for an exception gives way to what is said of it.
fn drop_contradicted(statements: &mut Vec<Statement>, lexicon: &Lexicon) {
    let said = |it: &&Statement| !it.inferred && !lexicon.is_negative(it.status);
    let said = statements.iter().filter(said).map(|it| (it.subject, it.object)).collect::<BTreeSet<_>>();
    statements.retain(|it| !it.inferred || !said.contains(&(it.subject, it.object)));
}

/// 怎么也找不到花呗。…花呗被平台下架了: what somebody looked for in vain gives way to that it was taken away, where that is
/// told behind it, of the same days.
fn drop_removed(statements: &mut Vec<Statement>, lexicon: &Lexicon) {
    let mut removed = BTreeMap::new();
    let mut kept = Vec::with_capacity(statements.len());
    for said in std::mem::take(statements).into_iter().rev() {
        let pair = (said.subject, said.object);
        if lexicon.is_removal(said.status) && !said.hedged {
            removed.insert(pair, said.as_of);
        }
        let away = removed.get(&pair).is_some_and(|day| is_soon_after(*day, said.as_of));
        if !(lexicon.is_negative(said.status) && away) {
            kept.push(said);
        }
    }
    kept.reverse();
    *statements = kept;
}

/// A rumour that is confirmed right after it is none, and one that is denied says nothing.
fn weigh(
    statements: &mut Vec<Statement>,
    from: usize,
    block: &BlockReading,
    sentence: &Stretch,
    rules: &Rules,
    lexicon: &Lexicon,
) {
    if statements.len() <= from {
        return;
    }
    let unconfirmed = declined::unconfirmed(&block.text, sentence, rules, lexicon).is_some();
    let of_the_news = || declined::opens_with_the_news(block.text.slice(sentence));
    if unconfirmed && (block.names_in(sentence).is_empty() || of_the_news()) {
        statements[from..].iter_mut().for_each(|statement| statement.hedged = true);
    }
    if !statements[from..].iter().any(|statement| statement.hedged) {
        return;
    }
    if rules.denials.is_in(&block.text, sentence) {
        let recent = statements.split_off(from);
        statements.extend(recent.into_iter().filter(|statement| !statement.hedged));
    } else if !unconfirmed && rules.confirmations.is_in(&block.text, sentence) {
        statements[from..].iter_mut().for_each(|statement| statement.hedged = false);
    }
}

/// Whom a sentence in quotation marks is spoken by, and of, where that is told behind it: “我们已提交
/// 申请。”淘特负责人表示.
fn speaker_after(block: &BlockReading, at: usize, rules: &Rules, lexicon: &Lexicon) -> Option<usize> {
    let text = &block.text;
    let sentence = &block.sentences[at];
    let quoted = matches!(text.at(sentence.start), Some('“' | '「' | '"'));
    // “该功能…” speaks of what was named before.
    if !quoted || lexicon.back_to_objects.is_in(text, sentence) {
        return None;
    }
    let mut inside = sentence.start + 1..sentence.end;
    let close = inside.find(|at| matches!(text.chars[*at], '”' | '」' | '"'))? + 1;
    let behind =
        if close < sentence.end { close..sentence.end } else { block.sentences.get(at + 1)?.clone() };
    let latin = text.slice(&behind).iter().find(|c| c.is_alphanumeric()).is_some_and(char::is_ascii);
    let behind = clauses(text, &behind).into_iter().next().filter(|_| latin).unwrap_or(behind);
    // a customer-service agent for Tencent Video told reporters
    let verb = rules.verbs.find(text, &behind).first().map(|verb| verb.stretch.start);
    let named = if latin { behind.start..verb? } else { behind.clone() };
    let name = block.names_in(&named).first();
    // “云闪付能用。”记者在唯品会结账时，店家提醒
    let shops = |name: &Hit<usize>| {
        let rest = text.slice(&(name.stretch.end..behind.end));
        let clause = rest.split(|c| *c == '，').next().unwrap_or_default();
        let at = text.at(name.stretch.start.wrapping_sub(1)) == Some('在');
        at && clause.len() <= SHOPPING && clause.last() == Some(&'时')
    };
    let name = name.filter(|name| latin || name.stretch.start <= behind.start + 1 || shops(name))?;
    let speaks = verb.is_some() && !lexicon.phrases.is_in(text, &behind);
    (speaks && lexicon.roles(name.value) == Roles::Subject).then_some(name.value)
}

/// How long it is told what somebody did when they spoke. Characters.
const SHOPPING: usize = 6;

/// How many statements back one is found that a later one narrows.
const REACH: usize = 64;

/// What holds only for some, as a later sentence says, was no more before it.
fn narrow_earlier(statements: &mut [Statement], recent: [usize; 2], formerly: bool, lexicon: &Lexicon) {
    let (earlier, later) = statements.split_at_mut(recent[1]);
    let reach = earlier.len().saturating_sub(REACH);
    for narrow in later.iter().filter(|it| !it.hedged && !formerly && lexicon.is_partial(it.status)) {
        // 3月29日，有用户发现…。随后客服确认，正在灰度测试: right before it the day may be another.
        let of_now = |at: usize, it: &Statement| it.as_of == narrow.as_of || at >= recent[0];
        let same = |(at, it): &(usize, &mut Statement)| {
            (it.subject, it.object) == (narrow.subject, narrow.object)
                && of_now(*at, it)
                && lexicon.is_affirmative(it.status)
        };
        let near = earlier.iter_mut().enumerate().skip(reach);
        near.filter(same).for_each(|(_, it)| it.status = narrow.status);
    }
}

/// The sentence before holds only for some, as this one says without a name.
fn narrow(statements: &mut Vec<Statement>, from: usize, status: usize, evidence: &Span, lexicon: &Lexicon) {
    let mut more = Vec::new();
    for said in statements[from..].iter_mut().filter(|said| lexicon.is_affirmative(said.status)) {
        said.status = status;
        more.push(Statement { evidence: evidence.clone(), ..*said });
    }
    statements.extend(more);
}

/// How many Chinese characters, or words of others, a clause may have beside those that say that
/// something holds for some.
const BESIDE: usize = 5;

/// The status of a sentence that names nobody and says little more than that something holds only
/// for some: 目前仅对部分用户开放。
fn only_narrows(block: &BlockReading, sentence: &Stretch, rules: &Rules, lexicon: &Lexicon) -> Option<usize> {
    let text = &block.text;
    let doubtful = [&rules.guesses, &rules.reservations, &rules.denials, &rules.formerly];
    if !block.names_in(sentence).is_empty() || doubtful.iter().any(|words| words.is_in(text, sentence)) {
        return None;
    }
    clauses(text, sentence).into_iter().find_map(|clause| {
        let guards = lexicon.guards.find(text, &clause);
        let phrases = lexicon.phrases.find(text, &clause);
        let status = phrases.into_iter().chain(lexicon.modifiers.find(text, &clause));
        let status = status.filter(|hit| !guards.iter().any(|guard| within(&hit.stretch, &guard.stretch)));
        let status = status.collect::<Vec<_>>();
        let others = [&rules.present, &lexicon.back_to_objects, &lexicon.object_nouns];
        let mut covered = others.iter().flat_map(|words| words.find(text, &clause)).map(|hit| hit.stretch);
        let covered =
            covered.by_ref().chain(status.iter().map(|hit| hit.stretch.clone())).collect::<Vec<_>>();
        let beside = |at: &usize| is_letter(text.chars[*at]) && !covered.iter().any(|it| it.contains(at));
        // Of a Latin word its first letter counts.
        let begins = |at: &usize| is_cjk(text.chars[*at]) || *at == clause.start || !beside(&(at - 1));
        let strongest = status.iter().map(|hit| hit.value).max()?;
        (lexicon.is_partial(strongest)
            && clause.clone().filter(|at| beside(at) && begins(at)).count() <= BESIDE)
            .then_some(strongest)
    })
}
