//! English, told by its little words.

/// How many of a text's words are those that no English sentence is without.
pub(super) struct English {
    words: usize,
    little: usize,
    /// The one that hardly any other language has.
    the: usize,
}

impl English {
    pub(super) fn of(text: &str) -> Self {
        const LITTLE: [&str; 13] =
            ["of", "and", "to", "is", "for", "with", "that", "this", "from", "was", "are", "by", "it"];
        let mut counted = Self { words: 0, little: 0, the: 0 };
        for word in text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()) {
            let is = |known: &&str| word.eq_ignore_ascii_case(known);
            let is_the = is(&"the");
            counted.words += 1;
            counted.the += usize::from(is_the);
            counted.little += usize::from(is_the || word.len() <= 4 && LITTLE.iter().any(is));
        }
        counted
    }

    /// One word of ten at least.
    pub(super) fn is_likely(&self) -> bool {
        self.little > 2 && self.little * 10 >= self.words
    }

    /// Of a text that is no title: one of six, and of these a good part the one that others do not have.
    pub(super) fn is_certain(&self) -> bool {
        self.words > 40 && self.little * 6 >= self.words && self.the * 40 >= self.words
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_english_has_and_others_do_not() {
        let certain = |text: &str| English::of(&text.repeat(6)).is_certain();
        assert!(certain("The ferry sailed from the harbour to the island, and it was late. "));
        for text in [
            "Het schip is laat, en dit was de laatste van de week; of het morgen komt, is niet bekend. ",
            "Le bureau de Bordeaux cite « The Times » et celui de Lyon attend la fin du mois. ",
            "Der Bericht nennt »The Art of War« und wartet auf das Ende der Woche in der Stadt. ",
        ] {
            assert!(!certain(text), "{text}");
        }
        assert!(!English::of("Of the sea").is_certain());
    }
}
