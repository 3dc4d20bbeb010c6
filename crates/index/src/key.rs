//! How a folded text is cut into keys, and which keys a text must have to have a form in it.
//!
//! A text is runs of word characters (letters and digits that are not Chinese, Japanese or Korean)
//! and runs of signs (all else but white space). Keys are each word, each sign, and each pair of
//! neighbouring signs. No dictionary decides where a Chinese word ends, so both sides always agree.

use hutong_search::is_word;

/// Longer words are cut to so many bytes, or a little less, on both sides.
const LONGEST_WORD: usize = 48;

/// Words of one beginning that have many postings together have a key for the beginning: it,
/// followed by this, which no word contains.
pub(crate) const BEGINNING: char = '\u{1}';

/// A run of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Run<'a> {
    Word(&'a str),
    Signs(&'a str),
}

/// Something that documents have.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Key {
    /// This key.
    Exactly(String),
    /// A word that begins so.
    Beginning(String),
}

/// What a document must have to have a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Wanted {
    pub keys: Vec<Key>,
    /// Whether every document with these keys has the form.
    pub suffices: bool,
}

/// Every key of a folded text, as often as it occurs.
pub(crate) fn of_text(text: &str, mut push: impl FnMut(&str)) {
    for run in runs(text) {
        match run {
            Run::Word(word) => push(cut(word)),
            Run::Signs(signs) => {
                let mut before = 0..0;
                for (at, sign) in signs.char_indices() {
                    let end = at + sign.len_utf8();
                    push(&signs[at..end]);
                    if !before.is_empty() {
                        push(&signs[before.start..end]);
                    }
                    before = at..end;
                }
            }
        }
    }
}

/// What a document must have to have a form, which is folded and not empty.
pub(crate) fn of_form(form: &str) -> Wanted {
    let mut keys = Vec::new();
    let mut suffices = true;
    let runs: Vec<_> = runs(form).collect();
    for (at, run) in runs.iter().enumerate() {
        match run {
            Run::Word(word) => {
                suffices &= cut(word) == *word;
                // Only the last may go on.
                let goes_on = at + 1 == runs.len() && form.ends_with(word) || cut(word) != *word;
                let key = cut(word).to_owned();
                keys.push(if goes_on { Key::Beginning(key) } else { Key::Exactly(key) });
            }
            Run::Signs(signs) => {
                let starts: Vec<usize> =
                    signs.char_indices().map(|(at, _)| at).chain([signs.len()]).collect();
                let width = if starts.len() > 2 { 2 } else { 1 };
                keys.extend(
                    starts
                        .windows(width + 1)
                        .map(|window| Key::Exactly(signs[window[0]..window[width]].to_owned())),
                );
            }
        }
    }
    // What more than white space divides, or what begins or ends with it, has more to it than keys.
    suffices &= keys.len() == 1 && runs.len() == 1 && !form.contains(char::is_whitespace);
    keys.sort_unstable();
    keys.dedup();
    Wanted { keys, suffices }
}

fn runs(text: &str) -> impl Iterator<Item = Run<'_>> {
    let mut rest = text;
    std::iter::from_fn(move || {
        rest = rest.trim_start();
        let first = rest.chars().next()?;
        let word = is_word(first);
        let end = rest.find(|c: char| c.is_whitespace() || is_word(c) != word).unwrap_or(rest.len());
        let (run, after) = rest.split_at(end);
        rest = after;
        Some(if word { Run::Word(run) } else { Run::Signs(run) })
    })
}

fn cut(word: &str) -> &str {
    &word[..word.floor_char_boundary(LONGEST_WORD)]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> String {
        let mut keys = Vec::new();
        of_text(text, |key| keys.push(key.to_owned()));
        keys.join("|")
    }

    fn form(form: &str) -> String {
        let wanted = of_form(form);
        let key = |key: &Key| match key {
            Key::Exactly(key) => key.clone(),
            Key::Beginning(key) => format!("{key}…"),
        };
        let keys = wanted.keys.iter().map(key).collect::<Vec<_>>().join("|");
        if wanted.suffices { keys + "!" } else { keys }
    }

    #[test]
    fn texts_are_cut() {
        for (source, expected) in [
            ("", ""),
            ("qq音乐", "qq|音|乐|音乐"),
            ("apple pay", "apple|pay"),
            ("微\n信。a-b", "微|信|。|信。|a|-|b"),
        ] {
            assert_eq!(text(source), expected, "{source}");
        }
    }

    #[test]
    fn forms_ask_for_keys() {
        for (source, expected) in [
            ("微", "微!"),
            ("微信", "微信!"),
            ("微信支付", "信支|微信|支付"),
            ("pay", "pay…!"),
            ("apple pay", "apple|pay…"),
            ("qq音", "qq|音"),
            ("音乐qq", "音乐|qq…"),
            ("3q大战", "3q|大战"),
            ("-", "-!"),
            ("- -", "-"),
        ] {
            assert_eq!(form(source), expected, "{source}");
        }
        let long = "a".repeat(LONGEST_WORD + 1);
        assert_eq!(form(&long), format!("{}…", "a".repeat(LONGEST_WORD)));
        assert_eq!(text(&long), "a".repeat(LONGEST_WORD));
    }
}
