//! Who speaks: the last person, role or name before a verb of speech. Knows the verbs only as
//! words of `dossier.toml`.

use super::{
    candidate::{candidates, is_not_done, is_predicate},
    colon,
    latin::{apposed, aside, behind_said, capitals, described_behind, describes, named_in_latin},
    many::are_many,
    titled::titled,
    verb::{follows, is_mark, quoting, reports, told_whom, with_adverbs},
};
use crate::{
    reading::BlockReading,
    rules::Rules,
    text::{Literals, Stretch, clauses, ends_with, first_of, is_cjk, starts_with},
};
use std::sync::LazyLock;

/// A speaker as the article calls them.
#[derive(Clone, Debug)]
pub(super) struct Speaker {
    /// The description.
    pub words: Stretch,
    /// Index in the vocabulary.
    pub entity: Option<usize>,
    /// Whether the words stand for the speaker before (他表示).
    pub pronoun: bool,
}

/// The speaker of words that begin right after a verb of speech (表示：“…).
pub(super) fn at_verb(block: &BlockReading, head: Stretch, rules: &Rules) -> Option<Speaker> {
    let mut end = head.end;
    while end > head.start
        && block.text.at(end - 1).is_some_and(|c| matches!(c, '，' | '：' | ',' | ':' | ' '))
    {
        end -= 1;
    }
    let sentence = head_of_sentence(block, head.start, end);
    // A verb that is one only with its mark holds that: 发问：.
    let marked = sentence.start..head.end.min(end + 1);
    let at_end = |verb: &Stretch| verb.end == end || verb.end == end + 1;
    let verb = rules.verbs.find(&block.text, &marked).into_iter().find(|hit| at_end(&hit.stretch));
    match verb {
        Some(verb) => before(block, &sentence, verb.stretch.start, rules),
        None => before(block, &head_of_sentence(block, 0, end), colon::tells(block, end, rules)?, rules),
    }
}

/// How far behind the words their speaker is told of, with a description. Characters.
const BEHIND: usize = 120;

/// The speaker named after the words: ”王蓬博对记者表示，; ,” said Ms Holm.
pub(super) fn after(block: &BlockReading, at: usize, rules: &Rules) -> Option<Speaker> {
    let rest = at..(at + BEHIND).min(block.text.chars.len());
    let all = clauses(&block.text, &rest);
    if let Some(speaker) = described_behind(block, &all, rules) {
        return Some(speaker);
    }
    let mut opening = all.into_iter();
    let first = opening.next()?;
    // It may begin with the time: ”昨天傍晚，市民陈女士说.
    let tells_when = |clause: &Stretch| {
        block.dates_in(clause).first().is_some_and(|date| date.stretch.start == clause.start)
    };
    let clause = if tells_when(&first) { first.start..opening.next()?.end } else { first };
    let verb = rules.verbs.find(&block.text, &clause).into_iter().next().map(|hit| hit.stretch);
    let verb = verb.or_else(|| quoting(block, &clause))?;
    let head = clause.start..verb.start;
    // ”蒋国良说: nothing stands between the words, a name and the verb, and nothing behind it.
    let name = block.text.slice(&head);
    let alone = super::surname::is_person(name) && !super::surname::is_word(name);
    if alone && block.text.at(verb.end).is_none_or(|c| is_mark(c) || c == '。') {
        return Some(Speaker { words: head, entity: None, pronoun: false });
    }
    if head.len() > 1 || !candidates(block, &head, rules).is_empty() {
        return before(block, &head, verb.start, rules).or_else(|| capitals(block, &head));
    }
    // said Ms Holm: the name follows the verb.
    let tail = verb.end..clause.end;
    let Some(named) = candidates(block, &tail, rules).into_iter().next() else {
        return capitals(block, &tail).or_else(|| titled(block, &tail));
    };
    let start = tail.start + block.text.slice(&tail).iter().take_while(|c| c.is_whitespace()).count();
    Some(Speaker { words: start..named.end, entity: named.entity, pronoun: false })
}

/// The speaker of a clause with a verb of speech, and where the verb ends.
pub(super) fn in_clause(
    block: &BlockReading,
    clause: &Stretch,
    sentence: &Stretch,
    rules: &Rules,
) -> Option<(Speaker, usize)> {
    let verbs = rules.verbs.find(&block.text, clause);
    // 答复查询时说: the second verb is the one that reports.
    let at_last = verbs.iter().rev().find(|hit| {
        hit.stretch.start > clause.start
            && block.text.at(hit.stretch.start - 1) == Some('时')
            && reports(block, &hit.stretch, clause)
    });
    let first = || verbs.iter().find(|hit| reports(block, &hit.stretch, clause));
    let verb = at_last.or_else(first)?;
    // 不知道官员是否向其说明…
    // Nor has Tencent said whether …
    if (clause.start..verb.stretch.start).any(|at| UNTOLD.begins(&block.text.chars[at..])) {
        return None;
    }
    // 他没有透露双方如何分摊手续费
    // 有人说: nobody in particular, whoever is named before.
    let told = block.text.slice(&(clause.start..verb.stretch.start));
    if ends_with(told, "有人") || ends_with(told, "有人曾") {
        return None;
    }
    let untold = ["没有", "没", "未", "不愿", "不肯", "拒绝", "未有", "获", "获得", "得到", "收到"];
    if untold.iter().any(|no| ends_with(block.text.slice(&(clause.start..verb.stretch.start)), no)) {
        return None;
    }
    let head = sentence.start..verb.stretch.start;
    let speaker = before(block, &head, verb.stretch.start, rules)?;
    // 12306接受支付宝，…，建议提前办妥: what is named earlier advises nobody.
    let advises = block.text.slice(&verb.stretch) == ['建', '议'] && verb.stretch.start <= clause.start + 1;
    if advises && speaker.words.end <= clause.start && !super::antecedent::is_person(block, &speaker) {
        return None;
    }
    // 有传闻称…: one character alone is a verb of speech only right after who speaks.
    let open = block.text.at(verb.stretch.end).is_some_and(|c| !is_cjk(c) || is_mark(c));
    // 飞猪方面确认了上述消息，称…: so is one that opens the clause after them.
    let opens = verb.stretch.start == clause.start && clause.start > sentence.start;
    let beside = opens || speaker.words.end + 1 >= verb.stretch.start;
    // 告诉36氪，…: whom it is told stands behind the verb.
    let whom = || {
        let named = block.name_opening(&(verb.stretch.end..clause.end)).map(|name| name.stretch.end);
        named.or_else(|| told_whom(block, verb.stretch.end))
    };
    let tells = ends_with(block.text.slice(&verb.stretch), "告诉");
    let end = tells.then(whom).flatten().unwrap_or(verb.stretch.end);
    (open || beside || verb.stretch.len() > 1).then_some((speaker, end))
}

/// Before a verb of speech: nothing is told.
static UNTOLD: LazyLock<Literals> =
    LazyLock::new(|| Literals::new(&["是否", "不知道", "未知", "nor ", " not ", "n't ", " never "]));

/// The speaker in the words before a verb: in its clause, else in the nearest clause before.
pub(super) fn before(block: &BlockReading, head: &Stretch, verb: usize, rules: &Rules) -> Option<Speaker> {
    let sentence = head_of_sentence(block, head.start, verb);
    let clauses = clauses(&block.text, &sentence);
    let mut own = clauses.last().map(|own| candidates(block, own, rules)).unwrap_or_default();
    if let Some(clause) = clauses.last().filter(|_| own.is_empty()) {
        if let Some(speaker) = counted(block, clause, verb) {
            return Some(speaker);
        }
        // 陈越当时说
        let then = ends_with(block.text.slice(&(clause.start..verb)), "当时");
        let named = clause.start..verb - if then { 2 } else { 0 };
        let opening = || super::surname::introduced(block, named.clone(), rules);
        if let Some(words) = super::surname::unlisted(block, named.clone()).or_else(opening) {
            return Some(Speaker { words, entity: None, pronoun: false });
        }
    }
    let verb =
        clauses.last().map_or(verb, |own| with_adverbs(block, &(own.start..verb.max(own.start)), verb));
    if let Some(named) = named_in_latin(block, &clauses, verb, rules) {
        return Some(named);
    }
    if clauses.last().is_some_and(|own| own.start < verb && are_many(block, own.start..verb)) {
        return None;
    }
    let speaks = |at: usize| {
        let last = at + 1 == clauses.len();
        let named = if last { own.pop() } else { candidates(block, &clauses[at], rules).pop() }?;
        (!is_predicate(block, &clauses[at], &named)).then_some((at, named))
    };
    let aside = aside(block, &clauses, verb);
    let (at, last) = (0..clauses.len()).rev().filter(|at| Some(*at) != aside).find_map(speaks)?;
    if at + 1 < clauses.len() && is_not_done(block, &clauses[at], &last) {
        return None;
    }
    // Zhao Zhiguo, a spokesman for the MIIT, said: a body in what somebody is does not speak.
    if let Some(named) = clauses[..at].last().and_then(|name| capitals(block, &behind_said(block, name)))
        && describes(block, &clauses[at])
    {
        return Some(named);
    }
    if last.entity.is_none()
        && !last.pronoun
        && let Some(named) = apposed(block, &clauses[..at], rules)
    {
        return Some(named);
    }
    if last.pronoun {
        return Some(Speaker { words: last.start..last.end, entity: None, pronoun: true });
    }
    let start = description_start(block, &clauses[at], last.start, rules);
    // 总监李静怡介绍，…，强调…: in an earlier clause the name ends at the verb of that.
    let own = last.end..clauses[at].end.min(verb);
    let verbs = rules.verbs.find(&block.text, &own);
    let rest = block.text.slice(&(last.end..verbs.first().map_or(own.end, |hit| hit.stretch.start)));
    // 商务部周一宣布: a day is no surname.
    let dated = block.dates_in(&(last.end..verb)).first().is_some_and(|date| date.stretch.start == last.end);
    let called = || {
        let lengths =
            [super::surname::named(rest), super::surname::nickname(rest), super::surname::foreign(rest)];
        lengths.into_iter().max().unwrap_or(0)
    };
    let more = if dated { 0 } else { called() };
    let end = last.end + if more > 0 { more } else { longer(rest) };
    Some(Speaker { words: start..end, entity: last.entity, pronoun: false })
}

/// How many characters behind a name still tell who speaks: 银联国际香港分公司, 消保委的一位朋友.
fn longer(rest: &[char]) -> usize {
    const BODIES: [&str; 10] =
        ["公司", "集团", "协会", "研究院", "研究所", "中心", "办公室", "事业部", "委员会", "交易所"];
    const ONE_OF: [&str; 6] = ["的一位", "的一名", "的多位", "的多名", "的几位", "的两位"];
    const ENDS: [&str; 6] = ["这样", "如此", "对", "向", "在", "则"];
    let head = &rest[..first_of(rest, &ENDS).unwrap_or(rest.len())];
    let fits = head.len() <= LONGER && head.iter().all(|c| is_cjk(*c) && !is_mark(*c));
    let told =
        || BODIES.iter().any(|body| ends_with(head, body)) || ONE_OF.iter().any(|one| starts_with(head, one));
    if fits && told() { head.len() } else { 0 }
}

/// The longest of what [`longer`] adds, in characters.
const LONGER: usize = 12;

/// 一位不愿具名的店主说: whoever is counted at the beginning of the verb's clause, whatever they are.
fn counted(block: &BlockReading, clause: &Stretch, verb: usize) -> Option<Speaker> {
    const COUNTS: [&str; 12] =
        ["一位", "一名", "多位", "多名", "几位", "几名", "两位", "两名", "三位", "三名", "数位", "数名"];
    let text = &block.text;
    let start = (clause.start..verb).find(|at| !matches!(text.at(*at), Some('，' | '”' | ' ' | '有')))?;
    // 一位老朋友跟我说
    const TO: [&str; 8] = ["跟我", "对我", "向我", "和我", "跟记者", "对记者", "向记者", "跟笔者"];
    let end =
        TO.iter().find(|to| ends_with(text.slice(&(start..verb)), to)).map_or(0, |to| to.chars().count());
    let verb = verb - end;
    // 有用户在评论区追问
    const SOME: [&str; 8] = ["用户", "消费者", "顾客", "读者", "旅客", "粉丝", "观众", "会员"];
    let some =
        SOME.iter().find(|some| start > 0 && text.at(start - 1) == Some('有') && follows(block, start, some));
    if let Some(some) = some {
        return Some(Speaker { words: start..start + some.chars().count(), entity: None, pronoun: false });
    }
    let said = text.slice(&(start..verb));
    // 高雄市一名夜市自治会干部
    let from = (0..said.len().min(PLACE_OF)).find(|at| {
        *at > 0
            && matches!(said[at - 1], '市' | '省' | '县' | '区' | '州' | '国' | '港' | '镇')
            && matches!(said[*at], '一' | '多' | '几' | '两' | '三' | '数')
    });
    let from = start + from.unwrap_or(0);
    let plain =
        (4..=LONGEST_COUNTED).contains(&said.len()) && !said.iter().any(|c| "，：；。是".contains(*c));
    // 一位在这行干了十年的老朋友, but not 一位网友发现了后
    let described = said.iter().rposition(|c| *c == '的');
    let plain = plain && said.iter().rposition(|c| *c == '了').is_none_or(|done| Some(done) < described);
    let named = plain && COUNTS.iter().any(|count| follows(block, from, count));
    named.then_some(Speaker { words: start..verb, entity: None, pronoun: false })
}

/// How far into the description its count begins, behind a place. Characters.
const PLACE_OF: usize = 8;

/// The longest description of somebody who is counted, in characters.
const LONGEST_COUNTED: usize = 24;

/// Where the description begins: at the clause, after dates, fillers and an opening 有 or 而.
fn description_start(block: &BlockReading, clause: &Stretch, name: usize, rules: &Rules) -> usize {
    let mut start = clause.start;
    let fillers =
        rules.fillers.find(&block.text, &(clause.start..name)).into_iter().map(|hit| hit.stretch.end);
    let dates = block.dates_in(&(clause.start..name)).iter().map(|date| date.stretch.end);
    let brackets =
        (clause.start..name).filter(|at| matches!(block.text.at(*at), Some(')' | '】'))).map(|at| at + 1);
    if let Some(end) = fillers.chain(dates).chain(brackets).max() {
        start = end;
    }
    if block.text.slice(&(start..name)).starts_with(&['但', '是']) {
        start += 2;
    }
    while start < name
        && block
            .text
            .at(start)
            .is_some_and(|c| matches!(c, ' ' | '，' | '”' | '的' | '有' | '而' | '但' | '据' | '“' | '"'))
    {
        start += 1;
    }
    start
}

pub(super) fn head_of_sentence(block: &BlockReading, start: usize, end: usize) -> Stretch {
    let before = block.sentences.partition_point(|sentence| sentence.start < end);
    let sentence = before.checked_sub(1).map_or(start, |at| block.sentences[at].start);
    start.max(sentence)..end.max(start)
}
