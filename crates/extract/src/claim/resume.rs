//! Where clauses begin that go on from a guess or a demand with what is so. Knows no status.

use super::lexicon::{Lexicon, Roles};
use crate::{
    reading::BlockReading,
    rules::Rules,
    text::{Folded, Stretch, ends_with, first_of, holds},
};

/// Where clauses begin that go on from a guess or a demand: 随后, 目前.
pub(super) fn resumptions(
    block: &BlockReading,
    sentence: &Stretch,
    clauses: &[Stretch],
    rules: &Rules,
) -> Vec<usize> {
    let text = &block.text;
    let begins =
        |at: usize| matches!(text.at(at.wrapping_sub(1)), Some('，' | '；' | '：' | ',' | ';' | '”' | ' '));
    let words = rules.resumptions.find(text, sentence).into_iter().map(|hit| hit.stretch.start);
    let present = |at: usize| {
        let now = rules.present.find(text, &(at..sentence.end.min(at + NOUN)));
        now.first().is_some_and(|word| word.stretch.start == at)
    };
    // 饿了么等应用随后接入…: behind whom it is told of.
    let opened = |at: usize| {
        let clause = clauses.iter().find(|clause| clause.contains(&at))?;
        // 若想用微信支付，…：该功能目前仅…: what is said of the present is so, whatever was supposed.
        let named = block.names_in(&(clause.start..at)).last().map(|name| name.stretch.end);
        let named = named.or_else(|| present(at).then_some(clause.start))?;
        (at <= named + NOUN).then_some(clause.start)
    };
    words
        .filter_map(|at| if begins(at) { Some(at) } else { opened(at) })
        .chain(answers(text, clauses))
        .chain(spoken(block, clauses, rules))
        .collect()
}

/// Where clauses begin that answer what was asked before them, behind a colon, or tell that a failure is over:
/// 有顾客问能否用微信支付，客服答复：“可以。”; 出现故障，当晚已恢复.
fn answers<'a>(text: &'a Folded, clauses: &'a [Stretch]) -> impl Iterator<Item = usize> + 'a {
    const VERBS: [&str; 4] = ["答复", "回复", "回答", "回应"];
    clauses.windows(2).filter_map(|two| {
        let telling = text.slice(&two[0]);
        let answers = matches!(telling.last(), Some('：' | ':')) && holds(telling, &VERBS);
        let over = || holds(text.slice(&two[1]), &OVER);
        (answers || over()).then_some(two[1].start)
    })
}

/// What tells that a failure is over.
const OVER: [&str; 6] = ["已恢复", "已经恢复", "均已恢复", "恢复正常", "已修复", "已经修复"];

/// Where clauses begin that somebody in a role says after what was wished or asked before them:
/// …盼这一天盼得更久，平台客服说，….
fn spoken<'a>(
    block: &'a BlockReading,
    clauses: &'a [Stretch],
    rules: &'a Rules,
) -> impl Iterator<Item = usize> + 'a {
    let text = &block.text;
    clauses.windows(2).skip(1).filter_map(move |two| {
        let telling = &two[0];
        let closed = matches!(text.at(telling.end.wrapping_sub(1)), Some('，' | '：'));
        let verb = rules.verbs.find(text, telling).pop().filter(|_| closed)?.stretch;
        let role = rules.roles.find(text, telling).pop().map(|role| role.stretch)?;
        (verb.end + 1 >= telling.end && role.end <= verb.start).then_some(two[1].start)
    })
}

/// Where a clause begins in which those whom a rumour is about, or who speak for them, answer it: 网传…，携程客服回复，….
pub(super) fn answered(
    block: &BlockReading,
    clauses: &[Stretch],
    rumour: &Stretch,
    rules: &Rules,
    lexicon: &Lexicon,
) -> Option<usize> {
    const VERBS: [&str; 9] =
        ["回应", "回复", "回覆", "答复", "答覆", "澄清", "辟谣", "否认", " responded that "];
    const NOT: [char; 7] = ['未', '没', '不', '无', '拒', '待', '等'];
    const TRIES: [&str; 11] =
        ["实测", "核实", "查证", "试用", "测试", "试付", "试了试", "试了一下", "试过", "下单时", "打开"];
    let text = &block.text;
    // 记者昨日实测，…
    let tried = |clause: &Stretch| {
        let words = text.slice(clause);
        let did = first_of(words, &TRIES);
        let denied = |at: usize| words[at.saturating_sub(2)..at].iter().any(|c| NOT.contains(c));
        clause.start > rumour.start && holds(words, &REPORTERS) && did.is_some_and(|at| !denied(at))
    };
    let answers = |clause: &&Stretch| {
        if tried(clause) {
            return true;
        }
        let words = text.slice(clause);
        let Some(verb) =
            first_of(words, &VERBS).filter(|_| clause.start > rumour.start && clause.end <= rumour.end)
        else {
            return false;
        };
        let head = clause.start..clause.start + verb;
        let named = block.names_in(&head).iter().any(|name| lexicon.roles(name.value) != Roles::None);
        let spoken_for = || {
            rules.roles.find(text, &head).first().is_some_and(|role| role.stretch.start <= head.start + OWNER)
        };
        !words[..verb].iter().any(|c| NOT.contains(c))
            && (named || spoken_for())
            && !rules.hedges.is_in(text, &head)
    };
    clauses.iter().find(answers).map(|clause| clause.start)
}

/// 2020年曾被曝取消，如今…: where a clause tells of now what was only said once.
pub(super) fn is_now(
    block: &BlockReading,
    clauses: &[Stretch],
    rumour: &Stretch,
    rules: &Rules,
) -> Option<usize> {
    let text = &block.text;
    let once = [rumour.start, rumour.start.wrapping_sub(1)].into_iter().any(|at| text.at(at) == Some('曾'));
    let opens = |clause: &&Stretch| {
        let now = rules.present.find(text, clause);
        clause.start > rumour.start && now.first().is_some_and(|now| now.stretch.start == clause.start)
    };
    clauses.iter().find(opens).map(|clause| clause.start).filter(|_| once)
}

/// Who writes, and looks for what is told of.
pub(super) const REPORTERS: [&str; 3] = ["记者", "笔者", "本报"];

/// How much may stand before a role that answers: 公司客服. Characters.
const OWNER: usize = 3;

/// How much of a noun may stand between a name and what resumes of it: 等应用. Characters.
const NOUN: usize = 4;

/// Whether a clause ends with a word for when what comes next is: 在缺席13年之后，.
pub(super) fn ends_with_a_time(text: &Folded, clause: &Stretch) -> bool {
    const TIMES: [&str; 4] = ["之后，", "以后，", "之前，", "以前，"];
    TIMES.iter().any(|time| ends_with(text.slice(clause), time))
}
