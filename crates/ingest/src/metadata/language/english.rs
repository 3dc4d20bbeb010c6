//! English, told by its little words.

/// How many of a text's words are those that no English sentence is without.
pub(super) struct English {
    words: usize,
    little: usize,
    /// Those that hardly any other language has.
    own: usize,
    /// Which of these there are, a bit each.
    kinds: u16,
}

impl English {
    pub(super) fn of(text: &str) -> Self {
        const OWN: [&str; 9] = ["the", "and", "that", "with", "this", "from", "are", "have", "you"];
        const SHARED: [&str; 7] = ["of", "to", "is", "for", "was", "by", "it"];
        let mut counted = Self { words: 0, little: 0, own: 0, kinds: 0 };
        for word in text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()) {
            let is = |known: &&str| word.eq_ignore_ascii_case(known);
            counted.words += 1;
            match OWN.iter().position(is).filter(|_| word.len() <= 4) {
                Some(kind) => {
                    counted.own += 1;
                    counted.little += 1;
                    counted.kinds |= 1 << kind;
                }
                None => counted.little += usize::from(word.len() <= 3 && SHARED.iter().any(is)),
            }
        }
        counted
    }

    /// One word of ten at least.
    pub(super) fn is_likely(&self) -> bool {
        self.little > 2 && self.little * 10 >= self.words
    }

    /// Of a text that is no title: one of eight, half of these are words that others do not have, and they are
    /// more than what is quoted.
    pub(super) fn is_certain(&self) -> bool {
        self.words > 40
            && self.little * 8 >= self.words
            && self.own * 16 >= self.words
            && self.kinds.count_ones() > 3
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_english_has_and_others_do_not() {
        let certain = |text: &str| English::of(&text.repeat(6)).is_certain();
        assert!(certain("The ferry that sailed from the harbour to the island was late, and so are you. "));
        for text in [
            "Het schip is laat, en dit was de laatste van de week; of het morgen komt, is niet bekend. ",
            "Le bureau de Bordeaux cite « The Times » et celui de Lyon attend la fin du mois. ",
            "Zij zeiden: »You have the right« en wachtten; of het bericht is voor de stad, wist hij niet. ",
            "Der Bericht nennt »The Art of War« und wartet auf das Ende der Woche in der Stadt. ",
        ] {
            assert!(!certain(text), "{text}");
        }
        assert!(!English::of("Of the sea").is_certain());
    }
}
