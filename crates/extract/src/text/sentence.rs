//! Sentences and clauses, Chinese and English. Knows only punctuation.

use super::{Folded, Stretch, is_cjk, is_han, is_one_of};

/// A longer stretch without an end is cut at a comma, or anywhere: rules look at whole sentences,
/// so this keeps them linear on texts that are no prose. Characters.
const LONGEST: usize = 800;

/// The sentences of a text, without the white space between them; together they hold every
/// other character.
pub(crate) fn sentences(text: &Folded) -> Vec<Stretch> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut at = 0;
    loop {
        let near = text.chars.len().min(start + LONGEST);
        let next = text
            .chars
            .get(at..near)
            .and_then(|rest| rest.iter().position(|c| !ends_nothing(*c) && *c != ' '));
        at = next.map_or(near.max(at), |next| at + next);
        if at == text.chars.len() {
            break;
        }
        let too_long = at - start >= LONGEST && (ends_clause(text, at) || at - start >= 2 * LONGEST);
        if !too_long && !ends_sentence(text, at) {
            at += 1;
            continue;
        }
        at += 1;
        while text.at(at).is_some_and(|c| closes(c) || is_terminator(c)) {
            at += 1;
        }
        push_trimmed(text, start..at, &mut found);
        start = at;
    }
    push_trimmed(text, start..text.chars.len(), &mut found);
    found
}

/// The clauses of a sentence: cut after commas, colons, semicolons and dashes, except inside
/// numbers.
pub(crate) fn clauses(text: &Folded, sentence: &Stretch) -> Vec<Stretch> {
    let ends = text.clause_ends();
    let first = ends.partition_point(|end| *end <= sentence.start);
    let last = ends.partition_point(|end| *end <= sentence.end).max(first);
    let mut found = Vec::with_capacity(last - first + 1);
    let mut start = sentence.start;
    for end in &ends[first..last] {
        found.push(start..*end);
        start = *end;
    }
    if start < sentence.end {
        found.push(start..sentence.end);
    }
    found
}

/// Where each clause of a text ends, but for the last of a sentence without a mark.
pub(super) fn clause_ends(text: &Folded) -> Vec<usize> {
    let marks = text.chars.iter().zip(0..).filter(|(c, _)| !ends_nothing(**c)).map(|(_, at)| at);
    marks.filter(|at| ends_clause(text, *at)).map(|at| at + 1).collect()
}

/// Whether a character is a letter or a digit: nearly all are, and are done with here.
fn ends_nothing(c: char) -> bool {
    is_han(c) || matches!(c, 'a'..='z' | '0'..='9')
}

fn is_terminator(c: char) -> bool {
    matches!(c, '。' | '！' | '？' | '!' | '?' | '…')
}

fn closes(c: char) -> bool {
    matches!(c, '”' | '’' | '」' | '』' | '"' | ')' | '》')
}

fn ends_sentence(text: &Folded, at: usize) -> bool {
    match text.chars[at] {
        '\n' | '】' => true,
        '.' => ends_english_sentence(text, at),
        c => is_terminator(c),
    }
}

/// A full stop before white space and a capital (or a Chinese character), not after a single
/// letter or a usual abbreviation.
fn ends_english_sentence(text: &Folded, at: usize) -> bool {
    let mut next = at + 1;
    while text.at(next).is_some_and(closes) {
        next += 1;
    }
    match text.at(next) {
        None | Some('\n') => return true,
        Some(' ') => {}
        Some(c) => return is_cjk(c) && !text.at(at.wrapping_sub(1)).is_some_and(|c| c.is_ascii_digit()),
    }
    let starts = text.was_capital(next + 1)
        || text.at(next + 1).is_some_and(|c| !c.is_lowercase() && c != '(' || c == '“' || c == '"');
    let word = text.chars[..at].iter().rev().take_while(|c| c.is_alphanumeric()).count();
    starts && !is_abbreviation(&text.chars[at - word..at])
}

fn is_abbreviation(word: &[char]) -> bool {
    const ABBREVIATIONS: [&str; 22] = [
        "mr", "mrs", "ms", "dr", "prof", "st", "no", "vs", "inc", "ltd", "co", "corp", "jan", "feb", "mar",
        "apr", "aug", "sept", "sep", "oct", "nov", "dec",
    ];
    word.len() == 1 && word[0].is_alphabetic() || is_one_of(word, &ABBREVIATIONS)
}

fn ends_clause(text: &Folded, at: usize) -> bool {
    match text.chars[at] {
        '，' | '；' | '：' | '。' | '！' | '？' | ';' | '!' | '?' | '—' | '–' => true,
        ',' | ':' => !text.at(at + 1).is_some_and(|c| c.is_ascii_digit()),
        _ => false,
    }
}

fn push_trimmed(text: &Folded, mut stretch: Stretch, found: &mut Vec<Stretch>) {
    while stretch.start < stretch.end && text.chars[stretch.start].is_whitespace() {
        stretch.start += 1;
    }
    while stretch.start < stretch.end && text.chars[stretch.end - 1].is_whitespace() {
        stretch.end -= 1;
    }
    if stretch.start < stretch.end {
        found.push(stretch);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let folded = Folded::new(text);
        let found = sentences(&folded)
            .iter()
            .map(|sentence| folded.slice(sentence).iter().collect::<String>())
            .collect::<Vec<_>>();
        assert_eq!(found, expected);
    }

    #[test]
    fn sentences_of_both_scripts() {
        check("一。“二。”三？！四", &["一。", "“二。”", "三？！", "四"]);
        check("版本号 10.2.13 已发布。Next one", &["版本号10.2.13已发布。", "next one"]);
        check("Mr. Smith paid 3.5 dollars. He left.", &["mr. smith paid 3.5 dollars.", "he left."]);
        check("On Sept. 28 it opened. \"Fine.\" Good", &["on sept. 28 it opened.", "\"fine.\"", "good"]);
    }
}
