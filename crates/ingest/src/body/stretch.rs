//! A stretch of a body without code, out of which one kind of mark after another is taken.

use crate::text::has;
use regex::{Captures, Regex};
use std::borrow::Cow;

pub(super) struct Stretch<'t> {
    text: Cow<'t, str>,
    /// Which bytes the text has: of most marks one is missing, and nothing need be searched for.
    bytes: [bool; 256],
}

impl<'t> Stretch<'t> {
    pub(super) fn new(text: impl Into<Cow<'t, str>>) -> Self {
        let text = text.into();
        Self { bytes: bytes_of(&text), text }
    }

    pub(super) fn text(&self) -> &str {
        &self.text
    }

    pub(super) fn into_text(self) -> Cow<'t, str> {
        self.text
    }

    pub(super) fn has(&self, sign: &str) -> bool {
        sign.bytes().all(|byte| self.bytes[usize::from(byte)]) && has(&self.text, sign)
    }

    /// Replaces a pattern, where one of the signs stands that it cannot do without.
    pub(super) fn replace(&mut self, signs: &[&str], pattern: &Regex, with: impl Fn(&Captures) -> String) {
        if signs.iter().any(|sign| self.has(sign))
            && let Cow::Owned(new) = pattern.replace_all(&self.text, with)
        {
            self.set(new);
        }
    }

    pub(super) fn set(&mut self, text: String) {
        self.bytes = bytes_of(&text);
        self.text = Cow::Owned(text);
    }
}

fn bytes_of(text: &str) -> [bool; 256] {
    let mut bytes = [false; 256];
    text.bytes().for_each(|byte| bytes[usize::from(byte)] = true);
    bytes
}
