//! What the build knows about a dossier's characters and names, for the browser, which has neither
//! Unicode's tables nor dictionaries. Small, because it says nothing about characters that the
//! dossier does not need.

use crate::Folding;

/// Divides the parts of a lexicon.
const DIVIDER: char = '\u{1f}';

/// Equal characters, readings and other names. The default has none: then only ASCII letters and
/// full-width forms are folded.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Lexicon<'a> {
    /// Characters of the basic plane in pairs: one, and the one it is folded to.
    pub pairs: &'a str,
    /// The same for traditional characters and their simplified ones.
    pub simplified: &'a str,
    /// Other characters, by lines sorted by character: one, and the text that it is folded to,
    /// which may be empty.
    pub longer: &'a str,
    /// Lines of a syllable of pinyin in `a` to `z` and the folded characters that read so; a
    /// character may stand under several.
    pub readings: &'a str,
    /// Lines of a facet's name in the address, a value of it (empty: the facet itself) and what
    /// that is called, folded, divided by tabs.
    pub names: &'a str,
}

impl<'a> Lexicon<'a> {
    /// Reads what [`Lexicon::to_text`] wrote; parts that are missing are empty.
    pub fn from_text(text: &'a str) -> Self {
        let mut parts = text.split(DIVIDER);
        let mut part = || parts.next().unwrap_or_default();
        Self { pairs: part(), simplified: part(), longer: part(), readings: part(), names: part() }
    }

    /// The text that is embedded in the app.
    pub fn to_text(&self) -> String {
        [self.pairs, self.simplified, self.longer, self.readings, self.names].join(&DIVIDER.to_string())
    }

    /// How texts are folded.
    pub fn folding(&self) -> Folding {
        Folding::new(&[self.pairs, self.simplified], self.longer)
    }
}
