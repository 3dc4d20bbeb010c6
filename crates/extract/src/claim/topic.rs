//! What a sentence is about that says nothing of it yet: the next may go on about that. Knows no status.

use super::{answer::words, clause::Clause, list::List, sentence::Reader};
use crate::rules::Rules;
use crate::text::{Folded, Stretch, ends_with, holds, is_letter, starts_with, within};

impl Reader<'_> {
    /// Whether a clause with a colon only quotes what somebody answers to, and the answer is not that it
    /// is so: 盒马回应“不支持微信支付”：…
    pub(super) fn is_a_topic(&self, clause: &Stretch) -> bool {
        let text = &self.block.text;
        if answers_a_rumour(text, clause) {
            return true;
        }
        let colon = text.ends_with_colon(clause);
        let quotes = text.slice(clause).iter().position(|c| matches!(c, '“' | '「'));
        let before = quotes.map(|at| clause.start..clause.start + at);
        colon
            && before.is_some_and(|before| self.rules.verbs.is_in(text, &before))
            && !self.rules.confirmations.is_in(text, self.sentence)
    }

    /// `作为首个接入微信支付的App，饿了么…`: whose predicate a clause is that opens the sentence for them.
    pub(super) fn announced(&self, at: usize) -> Option<Vec<usize>> {
        let clause = &self.clauses[at];
        let since = self.opens_since(clause);
        let opens = starts_with(self.block.text.slice(&clause.stretch), "作为") && !clause.has_subject();
        let next = self.clauses.get(at + 1).filter(|_| opens || since)?;
        let list = next.lists.first().filter(|list| list.stretch.start <= next.stretch.start + 1)?;
        // 作为首批支持数字人民币的城市，…: of something else.
        let words = self.block.text.slice(&clause.stretch);
        let head = words.iter().rposition(|c| *c == '的').map_or(0, |of| of + 1);
        let of_one = self
            .lexicon
            .subject_nouns
            .is_in(&self.block.text, &(clause.stretch.start + head..clause.stretch.end));
        ((of_one || since) && list.has_subject).then(|| list.entities.clone())
    }

    /// `自1月10日接入微信支付以来，滴滴的订单量…`: whether a clause opens the sentence with what whoever comes next did.
    /// Not 自微信支付上线以来.
    fn opens_since(&self, clause: &Clause) -> bool {
        let words = self.block.text.slice(&clause.stretch);
        let since = starts_with(words, "自") && ends_with(words, "以来，");
        let does = clause.verdict.as_ref().zip(clause.lists.first());
        let does = does.is_some_and(|(said, list)| said.phrase.end <= list.stretch.start);
        since && does && clause.stretch.start == self.sentence.start && !clause.has_subject()
    }

    /// The one object that a sentence without claims and subjects names.
    pub(super) fn topic_of_objects(&self) -> Vec<usize> {
        let mut lists = self.clauses.iter().flat_map(|clause| &clause.lists);
        match (lists.next(), lists.next()) {
            (Some(list), None) if list.only_objects() && list.entities.len() == 1 => list.entities.clone(),
            _ => Vec::new(),
        }
    }

    /// Whether a list is in the first clause, with little else: 换成拼多多，….
    fn says_little_beside(&self, list: &List) -> bool {
        let first = self.clauses.first().filter(|clause| within(&list.stretch, &clause.stretch));
        let beside = |at: &usize| is_letter(self.block.text.chars[*at]) && !list.stretch.contains(at);
        first.is_some_and(|first| words(&self.block.text, &first.stretch, &beside) <= TURNING)
    }

    /// 外界最关心的淘宝，仍没有变化。: whether a list opens the sentence with what describes it.
    fn is_described(&self, list: &List) -> bool {
        let opens = self.clauses.first().is_some_and(|first| within(&list.stretch, &first.stretch));
        opens && self.block.text.at(list.stretch.start.wrapping_sub(1)) == Some('的')
    }

    /// 唯一的例外是视频号。: whether a sentence tells no more than that something is what it ends with.
    fn is_all_that_is_told(&self, list: &List) -> bool {
        let text = &self.block.text;
        let alone = self.clauses.len() == 1 && list.stretch.end + 1 >= self.sentence.end;
        alone
            && text.at(list.stretch.start.wrapping_sub(1)) == Some('是')
            && !self.block.is_question(self.sentence)
    }

    /// 在大众点评订位，可以怎样付？: whether the sentence asks how something is done that is done with an object.
    fn asks_how(&self) -> bool {
        const HOW: [&str; 9] = ["怎样", "怎么", "点样", "如何", "哪些", "哪种", "什么", "how ", "which "];
        let words = self.block.text.slice(self.sentence);
        self.block.is_question(self.sentence)
            && holds(words, &HOW)
            && !holds(words, &["为什么"])
            && self.lexicon.deeds.is_in(&self.block.text, self.sentence)
    }

    /// The one subject that opens a sentence without claims: the next may go on about it.
    pub(super) fn topic(&self) -> Vec<usize> {
        let mut lists = self.clauses.iter().flat_map(|clause| clause.all_lists(self.block));
        match (lists.next(), lists.next()) {
            (Some(list), None)
                if !list.has_object
                    && list.entities.len() == 1
                    && (list.stretch.start <= self.sentence.start + 1
                        || self.says_little_beside(list)
                        || self.is_described(list)
                        || self.is_all_that_is_told(list)
                        || self.asks_how())
                    && !list.qualifies(self.block, self.rules) =>
            {
                list.entities.clone()
            }
            _ if self.asks_how() || self.asks_of_what_it_opens_with() => self.asked_of_one(),
            _ => Vec::new(),
        }
    }

    /// 京东是否会请回支付宝？: whether a question opens with a name.
    fn asks_of_what_it_opens_with(&self) -> bool {
        self.block.is_question(self.sentence) && self.block.name_opening(self.sentence).is_some()
    }

    /// 怎么在淘特里用微信支付付款？: the one subject of a sentence.
    fn asked_of_one(&self) -> Vec<usize> {
        let mut lists = self.clauses.iter().flat_map(|clause| &clause.lists).filter(|list| list.has_subject);
        match (lists.next(), lists.next()) {
            (Some(list), None) if !list.has_object && list.entities.len() == 1 => list.entities.clone(),
            _ => Vec::new(),
        }
    }
}

/// Where a clause ends that opens a sentence and only says what somebody answers to: 对于…的传言，淘宝回应….
/// What is asked or rumoured in it is not so in the answer.
pub(super) fn topic(text: &Folded, sentence: &Stretch, clauses: &[Stretch], rules: &Rules) -> Option<usize> {
    #[rustfmt::skip]
    const OPENINGS: [&str; 19] = [
        "对于", "针对", "关于", "至于", "就", "面对", "被问", "问及", "问到", "谈及", "谈到", "contrary to ",
        "asked about ", "asked when ", "asked whether ", "asked if ", "asked why ", "when asked ", "as for ",
    ];
    if let Some(first) = clauses.first().filter(|first| answers_a_rumour(text, first)) {
        return Some(first.end);
    }
    let opening = text.slice(sentence);
    let opening = opening.strip_prefix(&['“']).unwrap_or(opening);
    if !OPENINGS.iter().any(|word| starts_with(opening, word)) {
        return None;
    }
    let first = clauses.first()?;
    // 至于网上传的“…”，我没有查到…: what is only quoted of others.
    const RESTS: [&str; 2] = ["至于", "关于"];
    let inner = text.slice(first);
    let quoted =
        RESTS.iter().any(|word| starts_with(opening, word)) && inner.iter().any(|c| matches!(c, '“' | '「'));
    if quoted {
        return Some(first.end);
    }
    // Contrary to rumors, …
    if starts_with(opening, "contrary to ") {
        return Some(first.end);
    }
    let answered = rules.verbs.is_in(text, &(first.end..sentence.end));
    (answered && !rules.verbs.is_in(text, first)).then_some(first.end)
}

/// 小红书回应接入支付宝传闻：…: whether a clause only says what is answered behind its colon.
fn answers_a_rumour(text: &Folded, clause: &Stretch) -> bool {
    const ANSWERS: [&str; 4] = ["回应", "澄清", "答复", "回复"];
    const RUMOURS: [&str; 7] = ["传闻", "消息", "报道", "质疑", "一事", "问题", "传言"];
    let Some((&('：' | ':'), words)) = text.slice(clause).split_last() else { return false };
    RUMOURS.iter().any(|rumour| ends_with(words, rumour)) && holds(words, &ANSWERS)
}

/// How many letters may stand beside the subject that a sentence turns to: 先打开的是美团。
const TURNING: usize = 5;
