//! How far a hedge or a guess reaches in a sentence: from its word to the end, or to a contrast.
//! Knows no status.

use super::{
    declined::unconfirmed,
    lexicon::Lexicon,
    resume::{answered, is_now, resumptions},
    rumour::{hearsay, said_behind},
    topic::topic,
};
use crate::{
    reading::BlockReading,
    rules::{Rules, Words},
    text::{Folded, Hit, Stretch, holds, is_cjk, is_one_of, overlap, starts_with, within},
};

/// What is not simply stated in a sentence.
pub(crate) struct Scopes {
    guesses: Vec<Stretch>,
    /// What depends on what somebody wants (若要买票，…).
    wishes: Vec<Stretch>,
    hedges: Vec<Stretch>,
    reservations: Vec<Stretch>,
    /// What of the sentence is denied.
    denied: Stretch,
}

/// Where clauses begin that a hedge before them does not reach: after a contrast or a semicolon.
pub(crate) fn breaks(text: &Folded, sentence: &Stretch, rules: &Rules) -> Vec<usize> {
    let contrasts = rules.contrasts.find(text, sentence).into_iter().map(|hit| hit.stretch);
    // not only Alipay but also QuickPass: a contrast inside a separator joins.
    let joins = |contrast: &Stretch| {
        let around = contrast.start.saturating_sub(JOINT)..sentence.end.min(contrast.end + JOINT);
        rules.separators.find(text, &around).iter().any(|joint| within(contrast, &joint.stretch))
    };
    let contrasts = contrasts.filter(|contrast| !joins(contrast)).map(|contrast| contrast.start);
    // said that reports were untrue and that it works: the denial ends before the second part.
    let denial = rules.denials.find(text, sentence).pop().map_or(sentence.end, |hit| hit.stretch.end);
    let goes_on = [" and that ", " and said "];
    let parts = (denial..sentence.end).filter(|at| {
        let rest = text.slice(&(*at..sentence.end));
        goes_on.iter().any(|part| starts_with(rest, part))
    });
    let contrasts = contrasts.chain(parts);
    let semicolons = sentence.clone().filter(|at| matches!(text.chars[*at], '；' | ';')).map(|at| at + 1);
    let mut breaks = contrasts.chain(semicolons).collect::<Vec<_>>();
    breaks.sort_unstable();
    breaks
}

/// How much of a separator may stand before or behind a contrast in it. Characters.
const JOINT: usize = 6;

/// Whether a word only seems to stand there: as a part of a date (in May), or across the end of a name
/// (唯品会使用).
fn is_of_another_word(block: &BlockReading, word: &Stretch, sentence: &Stretch) -> bool {
    let around = word.start.saturating_sub(AROUND)..(word.end + AROUND).min(sentence.end);
    let cut = |name: &Stretch| name.start < word.start && word.start < name.end;
    block.dates_in(&around).iter().any(|date| overlap(&date.stretch, word))
        || block.names_in(&around).iter().any(|name| cut(&name.stretch))
}

/// 曾表示7月上线: whether a word was looked for with the date in it.
fn holds_a_date(block: &BlockReading, word: &Stretch) -> bool {
    block.text.at(word.start) == Some('曾') && !block.dates_in(word).is_empty()
}

/// 爱奇艺相关负责人表示，…，有望于三季度上线: what those who do it hope for themselves is no rumour.
fn is_said_officially(text: &Folded, word: &Stretch, sentence: &Stretch) -> bool {
    const HOPES: [&str; 2] = ["有望", "可望"];
    const OFFICIALS: [&str; 6] = ["负责人", "发言人", "客服", "官方", "公告", "方面表示"];
    let before = text.slice(&(sentence.start..word.start));
    is_one_of(text.slice(word), &HOPES) && holds(before, &OFFICIALS)
}

/// Whether a word inside a clause only qualifies a noun: 均未见到网传的“微信扫码支付”.
fn is_attribute(text: &Folded, word: &Stretch, sentence: &Stretch) -> bool {
    let inside = word.start > sentence.start
        && text
            .at(word.start - 1)
            .is_some_and(|c| is_cjk(c) && !matches!(c, '，' | '：' | '；' | '“' | '。'));
    inside && text.at(word.end) == Some('的') && matches!(text.at(word.end + 1), Some('“' | '「'))
}

/// What a denial takes back: all that is told before it in the sentence, or only what it names itself
/// (所谓“二选一”并不属实).
fn denied(
    text: &Folded,
    sentence: &Stretch,
    clauses: &[Stretch],
    guards: &[Hit<()>],
    rules: &Rules,
) -> Stretch {
    // 未否认 denies nothing.
    let free = |hit: &Hit<()>| !guards.iter().any(|guard| within(&hit.stretch, &guard.stretch));
    let Some(denial) = rules.denials.find(text, sentence).into_iter().rfind(free) else {
        return sentence.start..sentence.start;
    };
    let end = denial.stretch.end;
    let clause = clauses.iter().find(|clause| clause.contains(&denial.stretch.start));
    // “…”的说法与事实不符: only what is quoted of others.
    let quotes = |clause: &Stretch| {
        let words = text.slice(&(clause.start..denial.stretch.start));
        starts_with(words, "所谓") || holds(words, &["”", "」"])
    };
    // “在淘宝可用微信支付，流传的截图是假的。”: who denies what others spread says the rest as well.
    const SPREAD: [&str; 6] = ["网上", "网传", "流传", "外间", "外界", "坊间"];
    const TOLD: [&str; 5] = ["截图", "有人", "传", "消息", "说法"];
    let said = |clause: &Stretch| {
        let before = text.slice(&(sentence.start..clause.start));
        let mark = before.iter().rposition(|c| matches!(c, '“' | '「' | '”' | '」'));
        let of_others = holds(text.slice(&(clause.start..denial.stretch.start)), &SPREAD);
        let quoted = mark.filter(|at| of_others && matches!(before[*at], '“' | '「'));
        quoted.is_some_and(|at| ![&SPREAD[..], &TOLD].iter().any(|words| holds(&before[at..], words)))
    };
    let own = clause.filter(|clause| quotes(clause) || said(clause));
    own.map_or(sentence.start, |clause| clause.start)..end
}

/// How far around a word a date or a name is looked for. Characters.
const AROUND: usize = 16;

impl Scopes {
    /// Reads a sentence that is cut into clauses.
    pub fn new(
        block: &BlockReading,
        sentence: &Stretch,
        clauses: &[Stretch],
        breaks: &[usize],
        rules: &Rules,
        lexicon: &Lexicon,
    ) -> Self {
        let text = &block.text;
        let names = block.names_in(sentence);
        let mut guards = lexicon.guards.find_over(text, sentence, names);
        // shoppers asked whether they could pay
        guards.retain(|guard| !holds(text.slice(&guard.stretch), &[" whether ", " if "]));
        let resumed = resumptions(block, sentence, clauses, rules);
        let ends = |from: usize| breaks.iter().chain(&resumed).filter(|stop| **stop > from).min().copied();
        let topic = topic(text, sentence, clauses, rules).unwrap_or(sentence.start);
        let of_topic = |it: Stretch| if it.start < topic { it.start..it.end.min(topic) } else { it };
        let until = |stretch: Stretch| of_topic(stretch.start..ends(stretch.start).unwrap_or(stretch.end));
        let reach = |words: &Words| -> Vec<Stretch> {
            let hits = words.find_over(text, sentence, names);
            hits.into_iter()
                .filter(|hit| !guards.iter().any(|guard| within(&hit.stretch, &guard.stretch)))
                .filter(|hit| {
                    holds_a_date(block, &hit.stretch) || !is_of_another_word(block, &hit.stretch, sentence)
                })
                .filter(|hit| !is_attribute(text, &hit.stretch, sentence))
                .filter(|hit| !is_said_officially(text, &hit.stretch, sentence))
                .map(|hit| {
                    let stop = breaks.iter().find(|stop| **stop > hit.stretch.start);
                    hit.stretch.start..stop.copied().unwrap_or(sentence.end)
                })
                .collect()
        };
        let denied = denied(text, sentence, clauses, &guards, rules);
        let (wishes, guesses): (Vec<Stretch>, Vec<Stretch>) = [reach(&rules.guesses), reach(&rules.demands)]
            .concat()
            .into_iter()
            .partition(|it| wants(text, it));
        let own = |it: &Stretch| {
            let clause = clauses.iter().find(|clause| clause.contains(&it.start));
            it.start..clause.map_or(it.end, |clause| clause.end.min(it.end))
        };
        let guesses = guesses.into_iter().map(until).chain(wishes.iter().map(own)).collect();
        let wishes = wishes.into_iter().map(until).collect();
        let reservations = rules.reservations.find(text, sentence).into_iter().map(|hit| hit.stretch);
        let free = |it: &Stretch| !guards.iter().any(|guard| within(it, &guard.stretch));
        Self {
            guesses,
            wishes,
            hedges: if let Some(word) = unconfirmed(text, sentence, rules, lexicon) {
                // …；据报…，公司未予证实: what was told before a semicolon is another thing.
                let mut before = (sentence.start..word.start).rev();
                let part = before.find(|at| matches!(text.chars[*at], '；' | ';'));
                let start = part.map_or(sentence.start, |at| at + 1);
                // …，京东不予置评，记者下单时…: what a reporter saw is no rumour.
                let told = start..sentence.end;
                let stop = answered(block, clauses, &told, rules, lexicon);
                std::iter::once(start..stop.unwrap_or(told.end)).collect()
            } else {
                let said = reach(&rules.hedges).into_iter();
                let said =
                    said.map(|hedge| said_behind(block, sentence, clauses, hedge, breaks, rules, lexicon));
                // 有消息称…，夸克回应“暂无计划”，目前…: what comes after a denial is no part of the rumour.
                // 否认了停用云闪付的传言，称…: nor is it where the rumour is named behind the denial.
                let denying = denied.clone().last().and_then(|at| clauses.iter().find(|it| it.contains(&at)));
                let said = said.map(|hedge| match denying.filter(|it| it.contains(&hedge.start)) {
                    _ if denied.contains(&hedge.start) => hedge.start..denied.end,
                    Some(own) => hedge.start..own.end,
                    None => of_topic(hedge),
                });
                let said = said.map(|hedge| {
                    let now = is_now(block, clauses, &hedge, rules);
                    let stop = answered(block, clauses, &hedge, rules, lexicon).into_iter().chain(now).min();
                    hedge.start..stop.unwrap_or(hedge.end)
                });
                said.chain(hearsay(block, sentence, rules)).collect()
            },
            denied,
            reservations: reservations.filter(free).collect(),
        }
    }

    /// Whether what a clause says is only wished, asked, supposed, or denied.
    pub fn is_guess(&self, clause: &Stretch) -> bool {
        self.is_denied(clause) || touches(&self.guesses, clause) || touches(&self.reservations, clause)
    }

    /// Whether what a clause says is denied.
    pub fn is_denied(&self, clause: &Stretch) -> bool {
        self.denied.contains(&clause.start)
    }

    /// Whether what a clause says depends on what somebody wants.
    pub fn is_wished(&self, clause: &Stretch) -> bool {
        touches(&self.wishes, clause)
    }

    /// Whether the clause holds a word that takes back the clause before it.
    pub fn is_reservation(&self, clause: &Stretch) -> bool {
        touches(&self.reservations, clause)
    }

    /// Whether the clause is told as a rumour.
    pub fn is_hedged(&self, clause: &Stretch) -> bool {
        touches(&self.hedges, clause)
    }
}

/// Whether a guess only says what somebody wants: 若要, 如想.
fn wants(text: &Folded, guess: &Stretch) -> bool {
    const WANTS: [&str; 12] = [
        "若要",
        "若想",
        "若需",
        "如要",
        "如想",
        "如需",
        "如欲",
        "如果要",
        "如果想",
        "要是想",
        "想要",
        "倘若想",
    ];
    WANTS.iter().any(|word| starts_with(text.slice(guess), word))
}

fn touches(stretches: &[Stretch], clause: &Stretch) -> bool {
    stretches.iter().any(|stretch| overlap(stretch, clause))
}
