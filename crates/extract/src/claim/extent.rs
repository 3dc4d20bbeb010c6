//! For whom something holds: for some (部分淘宝用户), not for all, for one kind of those who use it; and a no
//! said twice, which leaves that open. Knows no side.

use super::lexicon::Lexicon;
use crate::{
    reading::BlockReading,
    rules::Rules,
    text::{Folded, Hit, Stretch, ends_with, holds, is_cjk, overlap, starts_with, within},
};

/// Of how many of those who use something a clause speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Extent {
    /// Of all, as far as it says.
    All,
    /// Of some of the places where it is used (部分门店): what can be had there can be had.
    Outlets,
    /// Of some of its users, or of those places alone (部分淘宝用户, 仅部分门店): it is being tried.
    Few,
}

/// Of how many a clause speaks.
pub(super) fn extent(
    block: &BlockReading,
    clause: &Stretch,
    names_nobody: bool,
    rules: &Rules,
    lexicon: &Lexicon,
) -> Extent {
    let text = &block.text;
    let some = rules.quantifiers.find(text, clause);
    if some.is_empty() {
        return Extent::All;
    }
    let holders = rules.holders.find(text, clause);
    let outlets = rules.outlets.find(text, clause);
    let names = block.names_in(clause);
    // Of a clause that names nobody 在部分商户 is a place.
    let is_a_place = |word: &Stretch| names_nobody && text.at(word.start.wrapping_sub(1)) == Some('在');
    let guards = lexicon.guards.find(text, clause);
    // 部分用户需更新后才能看到: the longer word has the holder in it.
    let guarded = |word: &Stretch, holder: &Stretch| {
        guards.iter().any(|guard| within(word, &guard.stretch) && holder.end < guard.stretch.end)
    };
    let only = |word: &Stretch| {
        matches!(text.at(word.start.wrapping_sub(1)), Some('仅' | '只'))
            || rules.only.find(text, clause).iter().any(|it| it.stretch.end == word.start)
    };
    let some = some.into_iter().map(|hit| hit.stretch).filter(|word| !is_a_place(word));
    let of = some.flat_map(|word| {
        let held = holders.iter().filter(|holder| {
            let between = word.end..holder.stretch.start;
            let named = |at: &usize| names.iter().any(|name| name.stretch.contains(at));
            word.end <= holder.stretch.start
                && !guarded(&word, &holder.stretch)
                && between.clone().filter(|at| !named(at)).count() <= BETWEEN
                && !between.clone().any(|at| matches!(text.chars[at], '，' | '、'))
        });
        let is_outlet = |holder: &Stretch| outlets.iter().any(|it| it.stretch == *holder) && !only(&word);
        held.map(|holder| if is_outlet(&holder.stretch) { Extent::Outlets } else { Extent::Few })
            .collect::<Vec<_>>()
    });
    of.max().unwrap_or(Extent::All)
}

/// Whether a no is said of all, so that it holds for some: 尚未覆盖全部用户, 没有全面开放.
pub(super) fn is_not_of_all(
    block: &BlockReading,
    clause: &Stretch,
    rules: &Rules,
    lexicon: &Lexicon,
) -> bool {
    let text = &block.text;
    let no = lexicon.modifiers.find(text, clause).into_iter().find(|hit| lexicon.is_negative(hit.value));
    no.is_some_and(|no| {
        rules.universals.find(text, &(no.stretch.end..clause.end)).iter().any(|all| {
            let between = text.slice(&(no.stretch.end..all.stretch.start));
            between.len() <= NEAR && !between.contains(&'，')
        })
    })
}

/// How far behind a no the word for all stands, at most. Characters.
const NEAR: usize = 6;

/// Whether a clause speaks before its phrase of most of those who use something: 多数用户还看不到. What does not
/// hold for them holds for others.
pub(super) fn is_of_most(text: &Folded, clause: &Stretch, phrase: &Stretch, rules: &Rules) -> bool {
    const MOST: [&str; 7] = ["多数", "大部分", "绝大部分", "大多", "更多", "most ", "the majority of "];
    let head = clause.start..phrase.start.max(clause.start);
    rules.holders.find(text, &head).iter().any(|holder| {
        let before = text.slice(&(holder.stretch.start.saturating_sub(MAJORITY)..holder.stretch.start));
        MOST.iter().any(|most| ends_with(before, most))
    })
}

/// How long a word for most is. Characters.
const MAJORITY: usize = 16;

/// 其他用户要再等几天, 其他城市的用户暂时看不到: whether a clause speaks of others than those of whom was told.
pub(super) fn is_of_others(block: &BlockReading, clause: &Stretch, rules: &Rules) -> bool {
    const OTHERS: [&str; 3] = ["其他", "其余", "其它"];
    const PLAIN: [&str; 2] = ["普通", "一般"];
    const CHOSEN: [&str; 5] = ["部分", "受邀", "少数", "少量", "名单"];
    const PLACES: [&str; 4] = ["城市", "地区", "省份", "城区"];
    let text = &block.text;
    // 其他城市的居民要再等等
    let words = text.slice(clause);
    let elsewhere = OTHERS.iter().any(|others| {
        starts_with(words, others)
            && PLACES.iter().any(|place| starts_with(&words[others.chars().count()..], place))
    });
    if elsewhere {
        return true;
    }
    // 正在部分商户中试点，普通用户还看不到
    let told = || {
        let sentence = block.sentences_around(clause).first();
        sentence.is_some_and(|it| holds(text.slice(&(it.start..clause.start.max(it.start))), &CHOSEN))
    };
    rules.holders.find(text, clause).iter().any(|holder| {
        let before = clause.start.max(holder.stretch.start.saturating_sub(OTHER))..holder.stretch.start;
        let words = text.slice(&before);
        block.names_in(&before).is_empty() && (holds(words, &OTHERS) || holds(words, &PLAIN) && told())
    })
}

/// How far before those who use something they are told to be others. Characters.
const OTHER: usize = 5;

/// Whether a clause speaks before its phrase of one kind of those who use something: 苹果用户暂不在名单之列.
pub(super) fn is_of_a_segment(
    block: &BlockReading,
    clause: &Stretch,
    phrase: &Stretch,
    rules: &Rules,
) -> bool {
    rules.segments.is_in(&block.text, &(clause.start..phrase.start.max(clause.start)))
}

/// How many characters beside names may stand between a quantifier and its holder.
const BETWEEN: usize = 6;

/// Whether a no stands right before another, or before a word that takes something away: 没有拒绝,
/// 不会取消. What holds then is left open.
pub(super) fn is_twice_negated(block: &BlockReading, clause: &Stretch, lexicon: &Lexicon) -> bool {
    let text = &block.text;
    let no = lexicon.modifiers.find(text, clause).into_iter();
    let no = no.filter(|hit| lexicon.is_negative(hit.value)).map(|hit| hit.stretch).collect::<Vec<_>>();
    let takes = lexicon.phrases.find(text, clause).into_iter();
    let takes = takes.filter(|hit| lexicon.is_refusal(hit.value)).map(|hit| hit.stretch);
    let second = takes.chain(no.iter().cloned()).collect::<Vec<_>>();
    let free =
        |it: &&Stretch| !lexicon.guards.find(text, clause).iter().any(|guard| within(it, &guard.stretch));
    // has never stopped accepting it: both are of one phrase.
    let phrases = lexicon.phrases.find(text, clause);
    let of_one = |first: &Stretch, second: &Stretch| {
        let holds = |hit: &Hit<usize>| within(first, &hit.stretch) && within(second, &hit.stretch);
        phrases.iter().any(|hit| lexicon.is_affirmative(hit.value) && holds(hit))
    };
    no.iter().filter(free).any(|first| {
        second.iter().filter(free).any(|second| {
            !overlap(first, second)
                && !of_one(first, second)
                && first.end <= second.start
                && second.start <= first.end + 2
                && text.slice(&(first.end..second.start)).iter().all(|c| is_cjk(*c) || *c == ' ')
        })
    })
}

/// Whether a clause says that something was done indeed: 确已对部分用户取消. That is told of all, if only some felt it.
pub(super) fn is_owned_up(text: &Folded, clause: &Stretch) -> bool {
    holds(text.slice(clause), &["确已", "确实已"])
}
