//! Whether a verb of speech reports something where it stands, or is another word, or has an object of
//! its own. Knows no speaker.

use crate::{
    reading::BlockReading,
    text::{Stretch, ends_with, is_cjk, is_one_of, starts_with},
};

/// The longest rest of a clause that is taken for an object, its comma included.
const SHORT_OBJECT: usize = 6;

/// Whether a verb is followed by what was said: not by its own object or another word's rest
/// (回应了问题, 说明, 简称《…》).
pub(super) fn reports(block: &BlockReading, verb: &Stretch, clause: &Stretch) -> bool {
    let marked = verb.start.checked_sub(1).and_then(|at| block.text.at(at));
    if marked.is_some_and(|c| matches!(c, '“' | '「')) {
        return false;
    }
    // Huawei is said to be working on it: others say so.
    let others_say =
        [" is ", " are ", " was ", " were "].iter().any(|be| ends_with(&block.text.chars[..verb.start], be));
    if others_say && follows(block, verb.end, " to ") {
        return false;
    }
    // 据称, 简称, 小说: the verb is the end of another word.
    if verb.len() == 1 && marked.is_some_and(|c| ENDS_OF_WORDS.contains(c)) {
        return false;
    }
    if is_noun(block, verb, clause) || is_turn(block, verb) {
        return false;
    }
    let next = block.text.at(verb.end);
    let is_verb = |word: &str| word.chars().eq(block.text.slice(verb).iter().copied());
    // 百度方面予以否认，并提起诉讼; but 否认，称…
    const DENIALS: [&str; 2] = ["否认", "辟谣"];
    let denies = DENIALS.iter().any(|word| is_verb(word));
    if denies && matches!(next, Some('，' | ',')) {
        const SAYS: [&str; 5] = ["称", "表示", "说", "并称", "指"];
        return SAYS.iter().any(|word| follows(block, verb.end + 1, word));
    }
    // 介绍云闪付的进展, 回应了提问: an object, not what was said. 否认将移除支付宝: what is denied is not said.
    const WITH_OBJECTS: [&str; 5] = ["介绍", "解释", "答复", "回应", "披露"];
    if (denies || WITH_OBJECTS.iter().any(|word| is_verb(word))) && !next.is_some_and(is_mark) {
        return false;
    }
    // 已证实可使用: it was confirmed by nobody who is named.
    let confirmed = matches!(block.text.slice(verb), ['证', '实'] | ['确', '认'])
        && marked.is_some_and(|c| matches!(c, '已' | '被' | '经' | '获'));
    if confirmed && !next.is_some_and(is_mark) {
        return false;
    }
    let opens = next.is_some_and(is_mark) || holds_its_mark(block, verb);
    let closes = next == Some('.') && verb.end + 1 == clause.end;
    let blocked =
        next.is_none_or(|c| matches!(c, '了' | '的' | '过' | '者' | '会' | '”' | '。' | '、' | '《'));
    // 告诉36氪，…
    let told = block.name_opening(&(verb.end..clause.end));
    if is_verb("告诉") && told.is_some_and(|name| block.text.at(name.stretch.end).is_some_and(is_mark)) {
        return true;
    }
    if is_verb("告诉") && told_whom(block, verb.end).is_some() {
        return true;
    }
    // “…。”一位人士告诉某报。: what was told stands before.
    let quoted = clause.start.checked_sub(1).and_then(|at| block.text.at(at));
    if is_verb("告诉") && matches!(quoted, Some('”' | '」')) && clause.end - verb.end <= 2 * WHOM {
        return false;
    }
    // 证实这项消息: a short rest of the clause is the verb's object.
    let rest = clause.end.saturating_sub(verb.end);
    let word = verb.len() > 1 || next.is_some_and(|c| is_cjk(c) && !LONGER_WORDS.contains(c));
    opens || closes || word && !blocked && rest > SHORT_OBJECT
}

/// 翻了翻客服的回应，…: whether the verb is a noun there. Not 据卖家的介绍，….
fn is_noun(block: &BlockReading, verb: &Stretch, clause: &Stretch) -> bool {
    #[rustfmt::skip]
    const NOUNS: [&str; 17] = [
        "回应", "答复", "回复", "解释", "介绍", "建议", "提醒", "预测", "分析", "披露", "表态", "补充", "评论", "留言",
        "爆料", "感慨", "呼吁",
    ];
    let before = &block.text.chars[..verb.start];
    let of_somebody =
        ["的", "书面", "这一", "任何", "这番", "这份"].iter().any(|word| ends_with(before, word));
    let source = ["据", "根据"].iter().any(|word| follows(block, clause.start, word));
    let said = block.text.slice(verb);
    let said = if let [said @ .., '，' | '：'] = said { said } else { said };
    of_somebody && !source && is_one_of(said, &NOUNS)
}

/// 谈到，: whether the mark behind a verb is a part of it. What is announced or foreseen is no saying.
fn holds_its_mark(block: &BlockReading, verb: &Stretch) -> bool {
    match block.text.slice(verb) {
        ['宣', '布', _] | ['预', '计', _] => false,
        said => said.last().is_some_and(|c| is_mark(*c)),
    }
}

/// 告诉本站，…: where whoever is told ends, where a mark stands right behind them.
pub(super) fn told_whom(block: &BlockReading, at: usize) -> Option<usize> {
    let rest = block.text.chars.get(at..).unwrap_or_default();
    let end = rest.iter().take(WHOM + 1).position(|c| is_mark(*c) || !is_cjk(*c))?;
    let plain = rest[..end].iter().all(|c| !"的了是有不在".contains(*c));
    (end > 0 && plain && matches!(rest[end], '，' | '：')).then_some(at + end)
}

/// How long whoever is told is, at most. Characters.
const WHOM: usize = 6;

/// 更不必说，…: whether the verb is a part of a turn of phrase.
fn is_turn(block: &BlockReading, verb: &Stretch) -> bool {
    let before = &block.text.chars[..verb.start];
    block.text.slice(verb) == ['说'] && TURNS.iter().any(|turn| ends_with(before, turn))
}

/// What makes a turn of phrase of 说 behind it: 不必说, 换句话说.
const TURNS: [&str; 16] = [
    "不必",
    "不用",
    "无需",
    "无须",
    "不消",
    "不待",
    "更别",
    "且不",
    "按理",
    "可以",
    "应该",
    "应当",
    "老实",
    "也就是",
    "要不",
    "难",
];

/// What makes another word of a verb of one character behind it: 据称, 简称, 小说, 听说.
const ENDS_OF_WORDS: &str = "据号堪俗简统全通名昵职对小传学假来听解劝虽话图";

/// What stands between a verb and what was said.
pub(super) fn is_mark(c: char) -> bool {
    matches!(c, '，' | '：' | ',' | ':' | '“' | '「' | '"' | ' ')
}

/// What makes another word of a verb of one character: 称为, 说明, 指数.
const LONGER_WORDS: &str = "为作呼号得之重霸职谓明服法话不到好数定导责控示标令南向";

/// Whether a word stands at a place.
pub(super) fn follows(block: &BlockReading, at: usize, word: &str) -> bool {
    starts_with(block.text.chars.get(at..).unwrap_or_default(), word)
}

/// Whether and where an English verb stands beside words in quotation marks that tells of speech only there.
pub(super) fn quoting(block: &BlockReading, clause: &Stretch) -> Option<Stretch> {
    #[rustfmt::skip]
    const VERBS: [&str; 18] = [
        "added", "joked", "explained", "recalled", "noted", "asked", "argued", "admitted", "quipped",
        "complained", "replied", "posted", "commented", "tweeted", "insisted", "conceded", "remarked", "wondered",
    ];
    let text = &block.text;
    let letter = |at: usize| text.at(at).is_some_and(|c| c.is_ascii_alphabetic());
    let mut at = clause.start;
    while at < clause.end {
        let end = (at..clause.end).find(|at| !letter(*at)).unwrap_or(clause.end);
        if end > at && is_one_of(text.slice(&(at..end)), &VERBS) {
            return Some(at..end);
        }
        at = end.max(at) + 1;
    }
    None
}

/// Mu, who heads the institute, has repeatedly said: where the English words begin that belong to a verb, if nothing
/// else stands before it in its clause.
pub(super) fn with_adverbs(block: &BlockReading, clause: &Stretch, verb: usize) -> usize {
    const ADVERBS: [&str; 9] =
        ["has ", "have ", "had ", "also ", "repeatedly ", "often ", "later ", "long ", "previously "];
    let mut start = verb;
    while let Some(word) =
        ADVERBS.iter().find(|word| ends_with(block.text.slice(&(clause.start..start)), word))
    {
        start -= word.len();
    }
    let alone = block.text.slice(&(clause.start..start)).iter().all(|c| *c == ' ');
    if alone { start } else { verb }
}
