//! Whom a pronoun means (她说): the one person who is named right before it, where there is only one.
//! Knows no verb and no quote.

use super::{
    latin,
    speaker::Speaker,
    surname::{self, is_surname},
};
use crate::{
    reading::BlockReading,
    rules::Rules,
    text::{Stretch, clauses, ends_with, is_one_of, starts_with},
};

/// The one person who is named in the sentence of a pronoun, before it, or in the sentence before.
pub(super) fn antecedent(block: &BlockReading, pronoun: &Stretch, rules: &Rules) -> Option<Speaker> {
    let own = block.sentences.partition_point(|sentence| sentence.start <= pronoun.start).checked_sub(1)?;
    // 任文员的陈小姐…。「…。」她说: what stands in quotation marks names nobody new.
    let quoted = |at: usize| matches!(block.text.at(block.sentences[at].start), Some('“' | '「'));
    let first = (own.saturating_sub(QUOTED)..own).rev().find(|at| !quoted(*at)).unwrap_or(own);
    let reach = block.sentences[first].start..pronoun.start;
    let names = block.names_in(&reach).iter();
    let names = names.filter(|name| surname::is_person(block.text.slice(&name.stretch)));
    let names = names.map(|name| (name.stretch.clone(), Some(name.value)));
    let titled = rules.roles.find(&block.text, &reach).into_iter().map(|role| role.stretch);
    let titled = titled.filter(|role| is_title(block.text.slice(role)));
    let titled = titled.filter_map(|role| {
        let surname = role.start.checked_sub(1).filter(|at| *at >= reach.start)?;
        is_surname(block.text.chars[surname]).then_some((surname..role.end, None))
    });
    let mut persons = names.chain(titled).collect::<Vec<_>>();
    persons.sort_by_key(|(words, _)| words.start);
    let Some((first, others)) = persons.split_first() else { return described(block, pronoun, &reach) };
    let same = |(words, _): &(Stretch, _)| block.text.slice(words) == block.text.slice(&first.0);
    let speaker = Speaker { words: first.0.clone(), entity: first.1, pronoun: false };
    others.iter().all(same).then_some(speaker)
}

/// Lin Yue, a nurse in Hangzhou, …. “…,” she said: the one person whom an English text names with what they are.
fn described(block: &BlockReading, pronoun: &Stretch, reach: &Stretch) -> Option<Speaker> {
    let text = &block.text;
    let latin = text.at(pronoun.start).is_some_and(|c| c.is_ascii_alphabetic());
    let start = block.sentences_around(&(reach.start.saturating_sub(NAMED)..reach.end)).first()?.start;
    let clauses = clauses(text, &(start..reach.end));
    let named = clauses.windows(2).filter(|_| latin).filter(|two| latin::describes(block, &two[1]));
    let mut named = named.filter_map(|two| {
        let joined = starts_with(text.slice(&two[0]), AND);
        let start = two[0].start + if joined { AND.len() } else { 0 };
        latin::capitals(block, &(start..two[0].end))
    });
    named.next().filter(|_| named.next().is_none())
}

/// What joins a second person to the first.
const AND: &str = " and ";

/// How far back an English text names a person. Characters.
const NAMED: usize = 240;

/// How many sentences back the one stands that names a person, where the others are quoted.
const QUOTED: usize = 4;

/// 我问一位做运营的朋友怎么看，他回了一句: who is counted in the clause before a pronoun, by what they are.
pub(super) fn counted(block: &BlockReading, pronoun: &Stretch, rules: &Rules) -> Option<Speaker> {
    const COUNTS: [&str; 6] = ["一位", "一名", "有位", "有个", "某位", "另一位"];
    const KNOWN: [&str; 8] = ["朋友", "员工", "同事", "邻居", "同学", "网友", "亲戚", "老乡"];
    let text = &block.text;
    let alone = matches!(text.slice(pronoun), ['他' | '她']) && pronoun.start > 0;
    let own = block.sentences_around(pronoun).first().filter(|_| alone)?;
    let clause = clauses(text, &(own.start..pronoun.start)).pop()?;
    let start =
        clause.clone().find(|at| COUNTS.iter().any(|count| starts_with(&text.chars[*at..], count)))?;
    let known = |end: &usize| KNOWN.iter().any(|word| ends_with(text.slice(&(start..*end)), word));
    let roles = rules.roles.find(text, &(start..clause.end));
    let told = |at: usize| matches!(text.at(at - 1), Some('向' | '对' | '跟'));
    let role = roles.first().map(|role| &role.stretch).filter(|role| !told(role.start));
    let end = role.map(|role| role.end).or_else(|| (start..clause.end).find(known))?;
    Some(Speaker { words: start..end, entity: None, pronoun: false })
}

/// Whether a pronoun means one: 他们 are several.
pub(super) fn is_one(block: &BlockReading, pronoun: &Stretch) -> bool {
    let word = block.text.slice(pronoun);
    !ends_with(word, "们") && !ends_with(word, "they")
}

/// Whether a speaker is described as a person: by a name at the end, or not as a body.
pub(super) fn is_person(block: &BlockReading, speaker: &Speaker) -> bool {
    const BODIES: [&str; 14] = [
        "方面",
        "公司",
        "集团",
        "协会",
        "局",
        "部",
        "署",
        "委员会",
        "政府",
        "当局",
        "官方",
        "团队",
        "社",
        "网友",
    ];
    let words = block.text.slice(&speaker.words);
    let named = [2, 3].into_iter().filter_map(|length| words.len().checked_sub(length));
    let named = named.map(|at| &words[at..]).any(surname::is_person);
    let chinese = words.iter().any(|c| crate::text::is_cjk(*c));
    let body = BODIES.iter().any(|body| ends_with(words, body));
    chinese && !body && (named || speaker.entity.is_none())
}

/// What stands behind a surname of whoever it is.
fn is_title(word: &[char]) -> bool {
    const TITLES: [&str; 12] =
        ["女士", "先生", "小姐", "师傅", "阿姨", "老师", "大爷", "大妈", "大姐", "大哥", "教授", "律师"];
    is_one_of(word, &TITLES)
}
