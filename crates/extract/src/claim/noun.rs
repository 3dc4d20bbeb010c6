//! What a clause calls by a common noun, or points back to, and how many it says they are. Knows no name.

use super::{
    beside::is_addressed,
    lexicon::{Lexicon, Roles},
};
use crate::{
    reading::BlockReading,
    rules::Rules,
    text::{Hit, Stretch, ends_with, holds, is_cjk, is_one_of, overlap, starts_with},
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

/// Whether the one common noun of a clause opens it, and means the one subject that was named before: whom something
/// is handed in to is not what it is of (平台已向腾讯提交…).
pub(super) fn means_the_last(
    block: &BlockReading,
    head: &Stretch,
    nouns: &[Hit<()>],
    rules: &Rules,
    lexicon: &Lexicon,
) -> bool {
    let [noun] = nouns else { return false };
    let beside = |hit: &Hit<usize>| lexicon.can_be_object(hit.value) || is_addressed(&hit.stretch, block);
    block.names_in(head).iter().all(beside) && opens(block, &(head.start..noun.stretch.start), rules)
}

/// 在App内, 在下月的新版客户端里: whether what stands before a noun leads to a place.
pub(super) fn is_in(before: &[char]) -> bool {
    let near = &before[before.len().saturating_sub(PLACE)..];
    near.iter()
        .rposition(|c| *c == '在')
        .is_some_and(|at| near[at..].iter().all(|c| is_cjk(*c) && *c != '，'))
}

/// How far before its noun a place begins, at most. Characters.
const PLACE: usize = 8;

/// On what somebody's own app or site is had: 手机客户端.
const DEVICES: [&str; 5] = ["手机", "移动", "电脑", "官方", "网页"];

/// Whether what stands before a noun leaves it at the opening of its clause: a character, or a word
/// of time (目前平台仅…).
fn opens(block: &BlockReading, before: &Stretch, rules: &Rules) -> bool {
    let contrast =
        rules.contrasts.find(&block.text, before).first().map_or(before.start, |hit| hit.stretch.end);
    let marks =
        block.text.slice(&(contrast..before.end)).iter().take_while(|c| matches!(c, '“' | '「' | '"'));
    let contrast = contrast + marks.count();
    let before = contrast..before.end;
    let text = block.text.slice(&before);
    if text.len() <= OWNED
        && (matches!(text, ['其', rest @ ..] if !matches!(rest, ['他' | '它' | '余' | '中', ..]))
            || text.windows(4).any(|four| four == ['i', 't', 's', ' '])
            || ["the ", "our "].iter().any(|article| article.chars().eq(text.iter().copied())))
    {
        return true;
    }
    // said that users of its mobile app could …
    const OF_ITS: [&str; 3] = [" of its ", " of its mobile ", " of its own "];
    if OF_ITS.iter().any(|its| ends_with(text, its)) {
        return true;
    }
    // 在旗下App重新纳入…
    if text.len() <= OWNED && ["旗下", "自家", "自有"].iter().any(|owned| ends_with(text, owned)) {
        return true;
    }
    // 手机客户端
    if is_one_of(text, &DEVICES) {
        return true;
    }
    // 鸿蒙版App
    if text.len() <= EDITION && text.ends_with(&['版']) {
        return true;
    }
    let covered = || rules.turns.find(&block.text, &before).first().map_or(0, |hit| hit.stretch.len());
    // 今年春节期间平台上…
    let dated = || {
        let last = block.dates_in(&before).last().map(|date| date.stretch.end);
        last == Some(before.end) || text.len() <= SEASON && ends_with(text, "期间")
    };
    before.len() <= 1 || before.len() <= covered() + 1 || dated()
}

/// How much may stand before a noun that is somebody's: its mainland app. Characters.
const OWNED: usize = 14;

/// How long the name of a time is: 今年春节期间. Characters.
const SEASON: usize = 8;

/// How long the name of an edition is: 鸿蒙版, iOS版. Characters.
const EDITION: usize = 6;

/// Some of a list that was named before, by their places in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Pick {
    /// 前者, 后者: of two.
    OfTwo(usize),
    /// 前两家: so many of more.
    First(usize),
    /// 后两家, 最后一家: so many of more.
    Last(usize),
}

impl Pick {
    /// The members that are meant, none where the list is too short.
    pub fn of(self, list: &[usize]) -> Vec<usize> {
        let picked = match self {
            Self::OfTwo(at) => list.get(at..=at),
            Self::First(number) => list.get(..number).filter(|_| list.len() > number),
            Self::Last(number) => {
                list.len().checked_sub(number).filter(|from| *from > 0).map(|from| &list[from..])
            }
        };
        picked.unwrap_or_default().to_vec()
    }
}

/// 前者 or 后者, 前两家 or 后两家, at the beginning of a clause.
pub(super) fn pick(block: &BlockReading, clause: &Stretch) -> Option<Pick> {
    let opening = block.text.slice(&(clause.start..clause.end.min(clause.start + OPENING)));
    let latin = opening.iter().find(|c| c.is_alphanumeric()).is_some_and(char::is_ascii);
    let opening = if latin { opening } else { &opening[..opening.len().min(OPENING_CHINESE)] };
    let words = opening.iter().collect::<String>();
    let points = |both: [&str; 2]| both.iter().any(|word| words.contains(word));
    // 前者已经支持，后两者还在测试: the first of three.
    let rest = clause.end..block.text.chars.len().min(clause.end + AHEAD);
    if words.contains("前者") && holds(block.text.slice(&rest), &["后两者", "后两家", "后两款", "后三者"])
    {
        return Some(Pick::First(1));
    }
    if points(["前者", "the former"]) {
        return Some(Pick::OfTwo(0));
    }
    if points(["后者", "the latter"]) {
        return Some(Pick::OfTwo(1));
    }
    // 最后一款只支持支付宝
    let start = opening.iter().position(|c| c.is_alphanumeric()).unwrap_or(0);
    if let ['最', '后', '一', '家' | '款' | '个', ..] = &opening[start..] {
        return Some(Pick::Last(1));
    }
    opening.windows(3).find_map(|three| match three {
        [side @ ('前' | '后'), count, '者' | '家' | '款'] => {
            let number = number(&[*count])?;
            Some(if *side == '前' { Pick::First(number) } else { Pick::Last(number) })
        }
        _ => None,
    })
}

/// How far behind a clause of one stands that another is of the rest. Characters.
const AHEAD: usize = 30;

/// The objects that stand right behind a phrase by their places in a list: 只支持前两种, takes the first two.
pub(super) fn pick_behind(block: &BlockReading, at: usize) -> Option<Pick> {
    let rest = &block.text.chars[at..];
    let rest = rest.strip_prefix(&['了']).unwrap_or(rest);
    if let [side @ ('前' | '后'), count, '种' | '样' | '项' | '个' | '者', ..] = rest {
        let number = number(&[*count])?;
        return Some(if *side == '前' { Pick::First(number) } else { Pick::Last(number) });
    }
    // does not accept the last of these
    const OF_ALL: [&str; 3] = ["of these", "of them", "of the three"];
    let sides = [(" the first ", true), (" the last ", false)];
    let (side, first) = sides.into_iter().find(|(side, _)| starts_with(rest, side))?;
    let count = &rest[side.len()..];
    if OF_ALL.iter().any(|all| starts_with(count, all)) {
        return Some(if first { Pick::First(1) } else { Pick::Last(1) });
    }
    let end = count.iter().position(|c| !c.is_ascii_alphabetic()).unwrap_or(count.len());
    // the first two weeks: of something else
    let next = count[end..].iter().collect::<String>();
    let alone =
        !next.starts_with(' ') || [" and ", " but ", " as well"].iter().any(|it| next.starts_with(it));
    let number = number(&count[..end]).filter(|_| alone)?;
    Some(if first { Pick::First(number) } else { Pick::Last(number) })
}

/// 一个至今没有接入，一个早已支持: whether a clause is of one of those before, and nobody knows which.
pub(super) fn is_of_one_of_them(clause: &Stretch, block: &BlockReading) -> bool {
    const ONES: [&str; 8] = ["一个", "一家", "有的", "有些", "剩下一", "剩余一", "另一家", "另一个"];
    let words = block.text.slice(clause);
    ONES.iter().any(|one| starts_with(words, one))
}

/// 腾讯入股大众点评，后者…: of the last two names before the clause in its sentence, where that is a subject.
pub(super) fn of_two_names(
    pick: Pick,
    clause: &Stretch,
    block: &BlockReading,
    lexicon: &Lexicon,
) -> Vec<usize> {
    let start = block.sentences_around(clause).first().map_or(0, |sentence| sentence.start);
    let mut names: Vec<usize> = Vec::new();
    for name in block.names_in(&(start..clause.start)) {
        names.retain(|known| *known != name.value);
        names.push(name.value);
    }
    let two = names.split_off(names.len().saturating_sub(2));
    let mut picked = if two.len() == 2 { pick.of(&two) } else { Vec::new() };
    picked.retain(|name| lexicon.roles(*name) == Roles::Subject);
    picked
}

/// Within how much of its clause such a word stands, and of one in Chinese. Characters.
const OPENING: usize = 18;
const OPENING_CHINESE: usize = 12;

/// The first reference, with the number that it names: 以上三种, 二者.
pub(super) fn reference(block: &BlockReading, hits: Vec<Hit<()>>) -> Option<Option<usize>> {
    hits.into_iter().next().map(|hit| number(block.text.slice(&hit.stretch)))
}

/// The first pointing word, with the number that it has or that stands right behind it: 上述三种.
pub(super) fn pointed(block: &BlockReading, hits: Vec<Hit<()>>) -> Option<Option<usize>> {
    let with_the_next = |hit: Hit<()>| hit.stretch.start..block.text.chars.len().min(hit.stretch.end + 1);
    hits.into_iter().next().map(|hit| number(block.text.slice(&with_the_next(hit))))
}

/// The number a back-reference names: 以上三种, all four.
fn number(words: &[char]) -> Option<usize> {
    const LATIN: [(&str, usize); 4] = [("both", 2), ("two", 2), ("three", 3), ("four", 4)];
    // both of them, both wallets
    let counts = |word: &str| ends_with(words, word) || words.len() > word.len() && starts_with(words, word);
    if let Some((_, number)) = LATIN.iter().find(|(word, _)| counts(word)) {
        return Some(*number);
    }
    words.iter().find_map(|c| match c {
        '两' | '二' | '双' => Some(2),
        '三' => Some(3),
        '四' => Some(4),
        '五' => Some(5),
        '六' => Some(6),
        c => c.to_digit(10).map(|digit| digit as usize),
    })
}

/// Whether what is said is said of something that only goes with objects: 但红包暂不能叠加使用.
pub(super) fn is_of_a_compound(
    block: &BlockReading,
    head: &Stretch,
    rules: &Rules,
    lexicon: &Lexicon,
) -> bool {
    let text = &block.text;
    let others = [&rules.roles, &rules.holders, &lexicon.tails, &lexicon.subject_nouns];
    let is_other = |noun: &Stretch| {
        others.iter().any(|it| it.find(text, head).iter().any(|it| overlap(&it.stretch, noun)))
    };
    let found = rules.compounds.find(text, head).into_iter().map(|hit| hit.stretch);
    found.filter(|noun| noun.end + 1 >= head.end).any(|noun| !is_other(&noun))
}
