//! Speakers of English sentences: who is named behind what was said, before it, or not by the vocabulary.
//! Knows no verb but by its place.

use super::{
    candidate::candidates, institution::institution, many::one_of_many, owner::is_owned, speaker::Speaker,
    verb::follows,
};
use crate::{
    reading::BlockReading,
    rules::Rules,
    text::{Stretch, clauses, ends_with, holds, is_one_of, starts_with},
};

/// Whether the speaker's clause closes an English sentence: what was said stands before it
/// (…, Ms Holm wrote in a letter).
pub(super) fn closes(block: &BlockReading, speaker: &Speaker, clause: &Stretch, sentence: &Stretch) -> bool {
    let text = &block.text;
    let latin = text.at(clause.start).is_some_and(|c| c.is_ascii());
    // …, two people said, in a further sign that …; …, the company said in a notice to merchants, opening …
    let verb = text.slice(&(speaker.words.end..clause.end));
    let short = verb.len() <= VERB || starts_with(verb, " said in a") && !holds(verb, &[" that "]);
    // …, the firm said on Thursday, two days after …
    let short = short || starts_with(verb, " said on ") && verb.len() <= ON_A_DAY;
    let between = text.at(clause.end.wrapping_sub(1)) == Some(',') && short;
    let last = clause.start > sentence.start && (clause.end == sentence.end || between);
    // …, and a spokesperson said there was no timetable: what they said comes behind.
    let links = [" and ", " but ", " although ", " though "];
    let linked = links.iter().any(|link| starts_with(text.slice(clause), link)) && verb.len() > VERB;
    // In a notice to merchants, the shop said it would; On Monday, Gao told a forum that: where or when it was said
    // stands before.
    let said = starts_with(verb, " said ") && !tells_where(block, &(speaker.words.end + SAID..clause.end));
    let tells = said || starts_with(verb, " told ") && holds(verb, &[" that "]);
    let placed = tells && tells_where(block, &(sentence.start..clause.start));
    latin && last && !linked && !(placed && verb.len() > VERB) && clause.start <= speaker.words.start
}

/// How long a verb of speech between two commas is, with both. Characters.
const VERB: usize = 8;

/// How long a verb of speech between two commas is with the day of the week. Characters.
const ON_A_DAY: usize = 19;

/// How long the verb said is, with the spaces around it. Characters.
const SAID: usize = 6;

/// Whether English words only tell where something was said: told reporters at a briefing.
pub(super) fn tells_where(block: &BlockReading, words: &Stretch) -> bool {
    ["at ", "in ", "on ", "during ", "after "].iter().any(|word| follows(block, words.start, word))
}

/// Where the dateline ends that a sentence opens with: SHANGHAI, March 30 - .
pub(super) fn dateline(block: &BlockReading, words: &Stretch) -> Option<usize> {
    const DASH: [char; 3] = [' ', '-', ' '];
    let opening = words.start..words.end.min(words.start + DATELINE);
    let dash = block.text.slice(&opening).windows(DASH.len()).position(|three| three == DASH)?;
    let place = block.text.slice(&(words.start..words.start + dash));
    let capital = |at: usize| !block.text.chars[at].is_ascii_alphabetic() || block.text.was_capital(at);
    let written = (words.start..words.start + dash).all(capital) && place.len() > 2;
    let dated = written || !block.dates_in(&(words.start..words.start + dash)).is_empty();
    dated.then_some(words.start + dash + DASH.len())
}

/// How long a dateline is, at most. Characters.
const DATELINE: usize = 40;

/// The speaker of an English sentence who is named by a preposition, and the words, which are the
/// rest of it: According to the ministry, ….
pub(super) fn according_to(
    block: &BlockReading,
    sentence: &Stretch,
    rules: &Rules,
) -> Option<(Speaker, Stretch)> {
    const PREPOSITION: &str = "according to ";
    let text = &block.text;
    let opening = PREPOSITION.chars().count();
    let clauses = clauses(text, sentence);
    let at = clauses.iter().position(|clause| {
        let skipped = text.slice(clause).iter().take_while(|c| **c == ' ').count();
        PREPOSITION.chars().eq(text
            .slice(&(clause.start + skipped..clause.end))
            .iter()
            .take(opening)
            .copied())
    })?;
    let clause = &clauses[at];
    let skipped = text.slice(clause).iter().take_while(|c| **c == ' ').count();
    let tail = clause.start + skipped + opening..clause.end;
    let named = candidates(block, &tail, rules).pop()?;
    // according to a Reuters check: what was looked at says nothing.
    const LOOKS: [&str; 7] = [" check", " search", " review", " tally", " test", " count", " visit"];
    // according to a list on UnionPay's website: nor does what is read there.
    const READ: [&str; 12] = [
        "a notice seen ",
        "a document seen ",
        "documents seen ",
        "a list ",
        "the list ",
        "a check ",
        "checks ",
        "a screenshot ",
        "screenshots ",
        "a test ",
        "tests ",
        "a search ",
    ];
    if LOOKS.iter().any(|look| follows(block, named.end, look))
        || READ.iter().any(|read| follows(block, tail.start, read))
    {
        return None;
    }
    let speaker = Speaker { words: tail.start..named.end, entity: named.entity, pronoun: false };
    let words = if at == 0 { clause.end..sentence.end } else { sentence.start..clause.start };
    (words.start < words.end).then_some((speaker, words))
}

/// Whom no vocabulary knows, in an English clause before its verb: two people with knowledge of the matter
/// said; Zhou Ting, who sells shoes, said.
pub(super) fn named_in_latin(
    block: &BlockReading,
    clauses: &[Stretch],
    verb: usize,
    rules: &Rules,
) -> Option<Speaker> {
    const BODIES: [&str; 13] = [
        "the company ",
        "the group ",
        "the ministry ",
        "the regulator ",
        "the two companies ",
        "the companies ",
        "both companies ",
        "the two platforms ",
        "both platforms ",
        "the platforms ",
        "the two firms ",
        "both firms ",
        "the bank ",
    ];
    const COUNTS: [&str; 10] = [
        "analysts at ",
        "economists at ",
        "two people",
        "three people",
        "several people",
        "a person",
        "one person",
        "people ",
        "two sources",
        "a source",
    ];
    let text = &block.text;
    let own = clauses.last()?;
    if let Some(words) = one_of_many(block, own.start..verb) {
        return Some(Speaker { words, entity: None, pronoun: false });
    }
    let quoted = |at: usize| matches!(text.at(at), Some('"' | '”'));
    let start = (own.start..verb).find(|at| text.chars[*at] != ' ' && !quoted(*at));
    let Some(start) = start else {
        // , who sells shoes, said
        let [.., named, aside, _] = clauses else { return None };
        let describes = describes(block, aside);
        let unknown = candidates(block, named, rules).is_empty();
        // Hebao's head of shops, Zhou Ting, told
        let owned = holds(text.slice(named), &["'s "]) && capitals(block, named).is_none();
        if let Some(person) = capitals(block, aside).filter(|_| owned) {
            return Some(person);
        }
        return (describes && unknown).then(|| capitals(block, named)).flatten();
    };
    if let Some(words) = institution(block, &(start..verb), rules) {
        return Some(Speaker { words, entity: None, pronoun: false });
    }
    // , and Gao said there was …
    let joints = ["and ", "but ", "while ", "although ", "though "];
    let joint = joints.iter().find(|joint| follows(block, start, joint));
    let joined = start + joint.map_or(0, |joint| joint.chars().count());
    // …, China Railway Corp said in a statement.
    let behind =
        || clauses.len() > 1 && joint.is_none() && candidates(block, &(start..verb), rules).is_empty();
    if let Some(named) = capitals(block, &(start..verb)).filter(|_| behind()) {
        return Some(named);
    }
    // …, the company said: behind what it said.
    let behind_words = clauses.len() > 1 || own.start.checked_sub(1).is_some_and(quoted) || quoted(own.start);
    let body = behind_words && is_one_of(text.slice(&(start..verb)), &BODIES);
    let end = verb - usize::from(text.at(verb - 1) == Some(' '));
    let free = |words: &Stretch| candidates(block, words, rules).is_empty();
    if joint.is_some() && is_surname(block, joined..verb) && free(&(joined..verb)) {
        return Some(Speaker { words: joined..end, entity: None, pronoun: false });
    }
    let counted =
        body || COUNTS.iter().any(|count| follows(block, joined, count)) || is_surname(block, start..verb);
    (counted && free(&(joined..verb))).then_some(Speaker { words: joined..end, entity: None, pronoun: false })
}

/// JD.com, which removed it in 2011, told Reuters: which clause only says more of who speaks before it.
pub(super) fn aside(block: &BlockReading, clauses: &[Stretch], verb: usize) -> Option<usize> {
    let [.., _, aside, own] = clauses else { return None };
    let opens = block.text.slice(&(own.start..verb.max(own.start))).iter().all(|c| *c == ' ');
    let describes = [" which ", " whose "].iter().any(|word| follows(block, aside.start, word));
    // Ant Group, Alipay's operator, said: whose they are.
    const RUNS: [&str; 6] =
        ["'s operator,", "'s owner,", "'s parent,", "'s parent company,", "'s backer,", "'s maker,"];
    let describes = describes || RUNS.iter().any(|runs| ends_with(block.text.slice(aside), runs));
    (opens && describes).then_some(clauses.len() - 2)
}

/// Li said merchants …: one word with a capital that opens its sentence is the name of a person who was
/// told of before. Not Analysts said, They said.
fn is_surname(block: &BlockReading, words: Stretch) -> bool {
    #[rustfmt::skip]
    const OTHERS: [&str; 26] = [
        "he", "she", "it", "they", "we", "who", "one", "some", "nobody", "everyone", "that", "having", "you", "this",
        "there", "anyone", "someone", "people", "most", "many", "few", "none", "both", "all", "each", "being",
    ];
    let text = &block.text;
    let opens = block.sentences_around(&words).first().is_some_and(|it| it.start == words.start);
    // ”I felt at home,” Oliveira said.
    let before = text.chars[..words.start].iter().rev().find(|c| **c != ' ');
    let opens = opens || matches!(before, Some('”' | '"'));
    // , and Gao said
    let joined = [", and ", ", but ", ", while "];
    let opens = opens || joined.iter().any(|joint| ends_with(&text.chars[..words.start], joint));
    let [name @ .., ' '] = text.slice(&words) else { return false };
    let letters = name.len() > 1 && name.iter().all(char::is_ascii_lowercase) && name.last() != Some(&'s');
    // That said, …
    let aside = text.slice(&(words.end..text.chars.len().min(words.end + ASIDE))).contains(&',');
    opens && !aside && letters && text.was_capital(words.start) && !is_one_of(name, &OTHERS)
}

/// How long a verb of speech is with the mark behind it, at most. Characters.
const ASIDE: usize = 5;

/// Tomas Varga, an analyst at …, said: the name before the comma speaks.
pub(super) fn apposed(block: &BlockReading, earlier: &[Stretch], rules: &Rules) -> Option<Speaker> {
    let clause = earlier.last()?;
    let Some(named) = candidates(block, clause, rules).pop().filter(|named| named.entity.is_some()) else {
        // Zhou Ting, chief executive of …, said
        return capitals(block, clause);
    };
    let alone = named.start <= clause.start + 1 && named.end + 1 >= clause.end;
    let latin = block.text.at(named.start).is_some_and(|c| c.is_ascii());
    let words = named.start..named.end;
    (alone && latin).then_some(Speaker { words, entity: named.entity, pronoun: false })
}

/// ,” Zhou Ting, a spokeswoman for …, told reporters: the name right behind what was said, described before
/// its verb.
pub(super) fn described_behind(block: &BlockReading, clauses: &[Stretch], rules: &Rules) -> Option<Speaker> {
    let [named, aside, telling, ..] = clauses else { return None };
    let describes = describes(block, aside) || !rules.roles.find(&block.text, aside).is_empty();
    let verb = rules.verbs.find(&block.text, telling).into_iter().next();
    let tells = verb.is_some_and(|verb| verb.stretch.start <= telling.start + 1);
    (describes && tells).then(|| capitals(block, named)).flatten()
}

/// Whether a clause says what somebody is who is named before it.
pub(super) fn describes(block: &BlockReading, clause: &Stretch) -> bool {
    DESCRIBES.iter().any(|word| follows(block, clause.start, word)) || is_owned(block, clause)
}

/// said Zhang Min, an analyst, who added that: the clause without the verb before the name.
pub(super) fn behind_said(block: &BlockReading, clause: &Stretch) -> Stretch {
    const SAID: [&str; 3] = [" said ", "\" said ", "” said "];
    let said = SAID.iter().find(|said| follows(block, clause.start, said));
    clause.start + said.map_or(0, |said| said.chars().count())..clause.end
}

/// What begins a description of whoever is named before it.
#[rustfmt::skip]
const DESCRIBES: [&str; 14] = [
    " a ", " an ", " the ", " who ", " head of ", " chief ", " vice ", " deputy ", " director ", " governor ",
    " president of ", " chairman of ", " founder of ", " minister of ",
];

/// said Zhang Min, an analyst: two or three words with capitals that fill a clause are a name.
pub(super) fn capitals(block: &BlockReading, clause: &Stretch) -> Option<Speaker> {
    let text = &block.text;
    let letter = |c: char| c.is_ascii_alphabetic() || matches!(c, '-' | '\'' | '’');
    let mut words = Vec::new();
    let mut at = clause.start;
    while at < clause.end {
        let end = (at..clause.end).find(|at| !letter(text.chars[*at])).unwrap_or(clause.end);
        match text.chars[at] {
            ' ' | ',' | '.' => at += 1,
            _ if end == at || !text.was_capital(at) => return None,
            _ => {
                words.push(at..end);
                at = end;
            }
        }
    }
    let (first, last) = (words.first()?, words.last()?);
    let speaker = Speaker { words: first.start..last.end, entity: None, pronoun: false };
    (2..=3).contains(&words.len()).then_some(speaker)
}
