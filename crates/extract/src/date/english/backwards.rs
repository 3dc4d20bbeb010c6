//! The words before a place in a text, read backwards. Knows no time.

/// The words before a phrase, the nearest first, without their commas.
pub(super) struct Backwards<'a>(std::str::RSplit<'a, char>);

impl<'a> Backwards<'a> {
    /// The words of a text that ends where the phrase begins.
    pub fn new(before: &'a str) -> Self {
        let mut words = before.rsplit(' ');
        // The phrase begins a word: nothing stands between it and the space.
        let _ = words.next();
        Self(words)
    }

    /// The next one, empty where there is none.
    pub fn next(&mut self) -> &'a str {
        self.0.next().unwrap_or_default().trim_end_matches(',')
    }
}
