//! Whoever speaks before a colon that no verb of speech stands at: by a gesture, with an object of its own
//! (证实了这一消息：“…), in an answer. Knows no speaker.

use super::{
    candidate::{Candidate, candidates},
    speaker::head_of_sentence,
    verb::{follows, quoting},
};
use crate::{
    reading::BlockReading,
    rules::Rules,
    text::{Stretch, clauses, ends_with},
};

/// Where what somebody does or says begins that ends at a place before a colon: 老板娘摆摆手：“….
pub(super) fn tells(block: &BlockReading, end: usize, rules: &Rules) -> Option<usize> {
    const GESTURES: [&str; 14] = [
        "摆摆手",
        "摆了摆手",
        "挥挥手",
        "摇摇头",
        "摇了摇头",
        "摇头",
        "点点头",
        "点了点头",
        "笑了笑",
        "笑了",
        "苦笑",
        "叹了口气",
        "想了想",
        "耸耸肩",
    ];
    let colon = block.text.at(end).is_some_and(|c| matches!(c, '：' | ':'));
    let before = &block.text.chars[..end];
    if let Some(made) = GESTURES.iter().find(|gesture| colon && ends_with(before, gesture)) {
        return Some(end - made.chars().count());
    }
    // 老板娘听到这个名字愣了一下：“…: whoever opens the clause and does something in it.
    let clause = clauses(&block.text, &head_of_sentence(block, 0, end)).pop().filter(|_| colon)?;
    if let Some(verb) =
        of_an_object(block, &clause, end, rules).or_else(|| quoting_before(block, &clause, end))
    {
        return Some(verb);
    }
    let named = candidates(block, &clause, rules);
    let answers = |named: &&Candidate| ANSWERS.iter().any(|answer| follows(block, named.end, answer));
    if let Some(answering) = named.iter().find(answers) {
        return Some(answering.end);
    }
    let first = named.into_iter().next()?;
    let does = block.text.slice(&(first.end..end)).contains(&'了');
    let opens = first.entity.is_none() && !first.pronoun && first.start <= clause.start + DESCRIBED;
    (opens && does).then_some(first.end)
}

/// 客服的回复很官方：“…
const ANSWERS: [&str; 8] =
    ["给我的回复", "给记者的回复", "给出的回复", "的回复", "的回答", "的答复", "的说法", "的解释"];

/// How far into its clause a role may stand that speaks behind it: 水果店老板娘. Characters.
const DESCRIBED: usize = 4;

/// 负责人证实了这一消息：“…: where a verb of speech begins between which and the colon only stands what it is
/// about. Not 客服的回应, which is a noun.
fn of_an_object(block: &BlockReading, clause: &Stretch, end: usize, rules: &Rules) -> Option<usize> {
    let text = &block.text;
    if let Some(answers) = answers(block, clause, end) {
        return Some(answers);
    }
    let verb = rules.verbs.find(text, &(clause.start..end)).pop()?.stretch;
    let object = text.slice(&(verb.end..end));
    // 跟我说得很直白：“…
    if object.first() == Some(&'得') && object.len() <= OBJECT {
        return Some(verb.start);
    }
    let done = object.first().is_some_and(|c| matches!(c, '了' | '过'));
    let pointed = ["这", "该", "上述", "此", "其中"].iter().any(|word| follows(block, verb.end, word));
    let noun = verb.start > clause.start && text.at(verb.start - 1) == Some('的');
    let about = OBJECTS.iter().any(|word| ends_with(object, word));
    ((done || pointed) && about && !noun && object.len() <= OBJECT).then_some(verb.start)
}

/// 告诉法新社：“…, 回复界面新闻：“…: where a verb begins between which and the colon stands whom it was told.
fn answers(block: &BlockReading, clause: &Stretch, end: usize) -> Option<usize> {
    const TELLS: [&str; 6] = ["告诉", "回复", "答复", "回应", "回覆", "答覆"];
    let text = &block.text;
    let verb = (clause.start..end).rev().find(|at| TELLS.iter().any(|word| follows(block, *at, word)))?;
    let whom = text.slice(&(verb + 2..end));
    let noun = verb > clause.start && text.at(verb - 1) == Some('的');
    let plain = !whom.iter().any(|c| "的了是过".contains(*c)) && (1..=OBJECT).contains(&whom.len());
    (plain && !noun).then_some(verb)
}

/// What is confirmed, denied, explained or told.
const OBJECTS: [&str; 22] = [
    "消息",
    "说法",
    "传闻",
    "此事",
    "这件事",
    "一事",
    "原因",
    "理由",
    "缘由",
    "情况",
    "变化",
    "担忧",
    "顾虑",
    "想法",
    "看法",
    "观点",
    "感受",
    "经历",
    "细节",
    "态度",
    "立场",
    "猜测",
];

/// How long such an object is, at most. Characters.
const OBJECT: usize = 12;

/// and one joked: “…, told employees in an e-mail: “…: where an English verb begins that tells of words in quotation marks.
fn quoting_before(block: &BlockReading, clause: &Stretch, end: usize) -> Option<usize> {
    const TELLS: [&str; 3] = [" told ", " wrote ", " asked "];
    let told = || (clause.start..end).find(|at| TELLS.iter().any(|word| follows(block, *at, word)));
    let quoting = quoting(block, &(clause.start..end)).filter(|verb| verb.end == end);
    quoting.map(|verb| verb.start).or_else(|| told().map(|at| at + 1))
}
