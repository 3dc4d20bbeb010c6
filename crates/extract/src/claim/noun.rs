//! What a clause calls by a common noun, or points back to, and how many it says they are. Knows no name.

use super::lexicon::Lexicon;
use crate::{
    reading::BlockReading,
    rules::Rules,
    text::{Hit, Stretch, ends_with},
};

/// Whether a clause has a common noun for objects that is no label (点击“更多支付方式”仍可使用).
pub(super) fn names_a_noun(block: &BlockReading, clause: &Stretch, lexicon: &Lexicon) -> bool {
    let text = &block.text;
    let is_label = |noun: &Hit<()>| {
        let before = text.slice(&(clause.start..noun.stretch.start));
        let open = before.iter().rposition(|c| matches!(c, '“' | '「' | '”' | '」'));
        open.is_some_and(|at| matches!(before[at], '“' | '「') && before[at..].len() <= LABEL)
            && matches!(text.at(noun.stretch.end), Some('”' | '」'))
    };
    lexicon.object_nouns.find(text, clause).iter().any(|noun| !is_label(noun))
}

/// How much of a label may stand before its noun. Characters, with the quotation mark.
const LABEL: usize = 5;

/// Whether what stands before a noun leaves it at the opening of its clause: a character, or a word
/// of time (目前平台仅…).
pub(super) fn opens(block: &BlockReading, before: &Stretch, rules: &Rules) -> bool {
    let contrast =
        rules.contrasts.find(&block.text, before).first().map_or(before.start, |hit| hit.stretch.end);
    let text = block.text.slice(&(contrast..before.end));
    if text.len() <= OWNED
        && (text.starts_with(&['其'])
            || text.windows(4).any(|four| four == ['i', 't', 's', ' '])
            || ["the ", "our "].iter().any(|article| article.chars().eq(text.iter().copied())))
    {
        return true;
    }
    // 在旗下App重新纳入…
    if text.len() <= OWNED && ["旗下", "自家", "自有"].iter().any(|owned| ends_with(text, owned)) {
        return true;
    }
    // 鸿蒙版App
    if text.len() <= EDITION && text.ends_with(&['版']) {
        return true;
    }
    let covered = || rules.turns.find(&block.text, before).first().map_or(0, |hit| hit.stretch.len());
    before.len() <= 1 || before.len() <= covered() + 1
}

/// How much may stand before a noun that is somebody's: its mainland app. Characters.
const OWNED: usize = 14;

/// How long the name of an edition is: 鸿蒙版, iOS版. Characters.
const EDITION: usize = 6;

/// 前者 or 后者, at the beginning of a clause.
pub(super) fn one_of_two(block: &BlockReading, clause: &Stretch) -> Option<usize> {
    let opening = block.text.slice(&(clause.start..clause.end.min(clause.start + 12)));
    let opening = opening.iter().collect::<String>();
    let points = |words: [&str; 2]| words.iter().any(|word| opening.contains(word));
    if points(["前者", "the former"]) {
        return Some(0);
    }
    points(["后者", "the latter"]).then_some(1)
}

/// The first reference, with the number that it names: 以上三种, 二者.
pub(super) fn reference(block: &BlockReading, hits: Vec<Hit<()>>) -> Option<Option<usize>> {
    hits.into_iter().next().map(|hit| number(block.text.slice(&hit.stretch)))
}

/// The number a back-reference names: 以上三种.
fn number(words: &[char]) -> Option<usize> {
    words.iter().find_map(|c| match c {
        '两' | '二' | '双' => Some(2),
        '三' => Some(3),
        '四' => Some(4),
        '五' => Some(5),
        '六' => Some(6),
        c => c.to_digit(10).map(|digit| digit as usize),
    })
}
