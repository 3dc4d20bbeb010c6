//! Who spreads a rumour, before it or behind it. Knows not how far it reaches else.

use super::lexicon::{Lexicon, Roles};
use crate::{
    reading::BlockReading,
    rules::Rules,
    text::{Folded, Stretch, starts_with},
};

/// 传盒马拟接入…: from a word of hearsay that opens a clause before a name.
pub(super) fn hearsay<'a>(
    block: &'a BlockReading,
    sentence: &'a Stretch,
    rules: &Rules,
) -> impl Iterator<Item = Stretch> + 'a {
    let words = rules.hearsay.find(&block.text, sentence).into_iter();
    words.filter_map(move |word| {
        let opens = word.stretch.start == sentence.start
            || matches!(block.text.at(word.stretch.start - 1), Some('，' | '：' | '；' | ' '));
        let named = block.name_opening(&(word.stretch.end..sentence.end)).is_some();
        (opens && named).then_some(word.stretch.start..sentence.end)
    })
}

/// `…, according to people familiar with it`: who spreads a rumour may be told behind it, in a clause
/// that says nothing else.
pub(super) fn said_behind(
    block: &BlockReading,
    sentence: &Stretch,
    clauses: &[Stretch],
    hedge: Stretch,
    breaks: &[usize],
    rules: &Rules,
    lexicon: &Lexicon,
) -> Stretch {
    let text = &block.text;
    let clause = clauses.iter().find(|clause| clause.contains(&hedge.start));
    let ends = |clause: &&Stretch| {
        let rest = clause.end..sentence.end;
        let names = || block.names_in(&rest).iter().any(|name| lexicon.roles(name.value) != Roles::None);
        // …, two people said; the company had no comment.
        rest.is_empty()
            || matches!(text.at(clause.end - 1), Some(';' | '；'))
            || describes(text, &rest) && !(lexicon.phrases.is_in(text, &rest) && names())
    };
    let Some(clause) = clause.filter(ends) else { return hedge };
    let tells = rules.verbs.is_in(text, clause)
        || rules.frames.is_in(text, clause)
        || [" citing ", " quoting "].iter().any(|word| starts_with(text.slice(clause), word));
    // Apple Pay的入口据称下月开放: of what it names itself.
    let names = || block.names_in(clause).iter().any(|name| lexicon.can_be_object(name.value));
    if !tells || lexicon.phrases.is_in(text, clause) || names() {
        return hedge;
    }
    let from = breaks.iter().rev().find(|stop| **stop <= hedge.start).copied();
    from.unwrap_or(sentence.start)..hedge.end
}

/// Whether what follows only says more of what was said, or of who did: , who asked not to be named.
fn describes(text: &Folded, rest: &Stretch) -> bool {
    #[rustfmt::skip]
    const OPENINGS: [&str; 11] = [
        " who ", " asking ", " declining ", " speaking ", " requesting ", " citing ", " in ", " as ", " a ",
        " though ", " although ",
    ];
    OPENINGS.iter().any(|opening| starts_with(text.slice(rest), opening))
}
