//! The names of a dossier, and what a typed query means by them.

#[cfg(any(feature = "names", feature = "pinyin"))]
use crate::Facet;
#[cfg(feature = "pinyin")]
use crate::reading::{Abbreviation, Readings};
use crate::{
    DateRange, Folding, Lexicon, Question, Term,
    index::Document,
    question::{Alternative, Condition},
    syntax::{self, Token},
};
use hutong_model::Day;

/// How many stretches of text a reading may stand for.
#[cfg(feature = "pinyin")]
const MOST_READINGS: usize = 64;

/// How many letters are read as pinyin.
#[cfg(feature = "pinyin")]
const LONGEST_TYPED: usize = 32;

/// The names of facets and of their values, and how characters are folded and read.
#[derive(Clone, Debug, Default)]
pub struct Vocabulary {
    pub(crate) folding: Folding,
    #[cfg(feature = "pinyin")]
    pub(crate) readings: Readings,
    /// As in [`Lexicon::names`].
    #[cfg(any(feature = "names", feature = "pinyin"))]
    pub(crate) names: String,
}

impl Vocabulary {
    /// What a lexicon knows.
    pub fn new(lexicon: &Lexicon<'_>) -> Self {
        Self {
            folding: lexicon.folding(),
            #[cfg(feature = "pinyin")]
            readings: Readings::new(lexicon.readings),
            #[cfg(any(feature = "names", feature = "pinyin"))]
            names: lexicon.names.to_owned(),
        }
    }

    /// How texts of this dossier are folded.
    pub fn folding(&self) -> &Folding {
        &self.folding
    }

    /// What a typed query means where no document can be asked: a word in Latin letters may then be
    /// the abbreviated reading of a name whether or not some text has the word.
    pub fn question(&self, text: &str) -> Question {
        self.read(text, &[])
    }

    /// What a typed query means: the language is that of [`syntax`]. A name is a facet's, by id or
    /// label, and its value one of that facet, by id, label in any language or other name; where
    /// no value is called so, those whose name begins so. `after:` and `before:` take a year, a
    /// month (`2021-09`) or a day, inclusive, and `year:` a year. What names nothing is text.
    pub(crate) fn read(&self, text: &str, documents: &[Document]) -> Question {
        let mut question = Question::default();
        for clause in syntax::parse(text) {
            let mut alternatives = Vec::new();
            for token in clause {
                let condition = self.named(&token);
                let condition = condition.or_else(|| self.term(&token, &mut question.terms, documents));
                // What folds to nothing asks for nothing.
                alternatives
                    .extend(condition.map(|condition| Alternative { negated: token.negated, condition }));
            }
            if !alternatives.is_empty() {
                question.clauses.push(alternatives);
            }
        }
        question
    }

    /// What a token with a name stands for; none where the name or the value is none, so that it
    /// is text.
    fn named(&self, token: &Token<'_>) -> Option<Condition> {
        let name = self.folding.fold(token.name);
        let value = self.folding.fold(token.value);
        match &*name {
            "" => None,
            "after" => Some(Condition::Days(DateRange { after: Some(days(&value)?.0), before: None })),
            "before" => Some(Condition::Days(DateRange { after: None, before: Some(days(&value)?.1) })),
            "year" => {
                let (first, last) = days(&value).filter(|_| !value.contains('-'))?;
                Some(Condition::Days(DateRange { after: Some(first), before: Some(last) }))
            }
            #[cfg(feature = "names")]
            name => self.values(name, &value),
            #[cfg(not(feature = "names"))]
            _ => None,
        }
    }

    /// The values of a facet by their name or the beginning of it.
    #[cfg(feature = "names")]
    fn values(&self, name: &str, value: &str) -> Option<Condition> {
        let mut facets = self.lines().filter(|(_, value, _)| value.is_empty());
        let (facet, ..) = facets.find(|(_, _, names)| names.split('\t').any(|other| other == name))?;
        let (mut exactly, mut beginning) = (Vec::new(), Vec::new());
        for (_, id, names) in self.lines().filter(|(other, id, _)| *other == facet && !id.is_empty()) {
            if names.split('\t').any(|other| other == value) {
                exactly.push(id.to_owned());
            } else if !value.is_empty() && names.split('\t').any(|other| other.starts_with(value)) {
                beginning.push(id.to_owned());
            }
        }
        let values = if exactly.is_empty() { beginning } else { exactly };
        (!values.is_empty()).then(|| Condition::Values(Facet::from_name(facet), values))
    }

    /// Each a facet, a value or nothing, and names divided by tabs.
    #[cfg(any(feature = "names", feature = "pinyin"))]
    fn lines(&self) -> impl Iterator<Item = (&str, &str, &str)> {
        self.names.split('\n').filter_map(|line| {
            let (facet, rest) = line.split_once('\t')?;
            let (value, names) = rest.split_once('\t')?;
            Some((facet, value, names))
        })
    }

    /// The position of a token's term among the terms; none where nothing is left of it.
    fn term(
        &self,
        token: &Token<'_>,
        terms: &mut Vec<Term>,
        #[allow(unused_variables)] documents: &[Document],
    ) -> Option<Condition> {
        let form = self.folding.fold(if token.name.is_empty() { token.value } else { token.whole });
        if form.is_empty() {
            return None;
        }
        if let Some(at) = terms.iter().position(|term| term.forms[0] == form) {
            terms[at].negated &= token.negated;
            return Some(Condition::Term(at));
        }
        terms.push(Term { forms: vec![form], negated: token.negated });
        #[cfg(feature = "pinyin")]
        self.add_readings(terms.last_mut()?, documents);
        Some(Condition::Term(terms.len() - 1))
    }

    /// Adds what a word in Latin letters may be the reading of: the beginnings of entities' names,
    /// read in full; and where no document has the word itself, whatever in names and titles
    /// reads so, by syllables or by their first letters.
    #[cfg(feature = "pinyin")]
    fn add_readings(&self, term: &mut Term, documents: &[Document]) {
        let typed = term.forms[0].clone();
        if !(2..=LONGEST_TYPED).contains(&typed.len()) || !typed.bytes().all(|byte| byte.is_ascii_lowercase())
        {
            return;
        }
        let occurs = documents.iter().any(|document| term.is_in(&document.text.folded));
        let mut add = |text: &str| {
            for (at, _) in text.char_indices() {
                let how = if occurs { Abbreviation::Never } else { Abbreviation::Initials };
                if let Some(length) = self.readings.read(&text[at..], &typed, how)
                    && term.forms.len() <= MOST_READINGS
                    && !term.forms.iter().any(|form| *form == text[at..at + length])
                {
                    term.forms.push(text[at..at + length].to_owned());
                }
                if occurs {
                    return;
                }
            }
        };
        for (facet, _, names) in self.lines() {
            if matches!(Facet::from_name(facet), Facet::Kind(_)) {
                names.split('\t').for_each(&mut add);
            }
        }
        if !occurs {
            documents.iter().for_each(|document| add(&document.text.folded[..document.text.title]));
        }
    }
}

/// The first and the last day of `2021`, `2021-09` or `2021-09-28`.
fn days(text: &str) -> Option<(Day, Day)> {
    let day = |rest: &str| (text.to_owned() + rest).parse::<Day>().ok();
    if let Some(day) = day("") {
        return Some((day, day));
    }
    match day("-01") {
        Some(first) => Some((first, first.end_of_month())),
        None => Some((day("-01-01")?, day("-12-31")?)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_years_months_or_days() {
        let shown = |text| days(text).map(|(first, last)| format!("{first} {last}"));
        for (text, expected) in [
            ("2021", Some("2021-01-01 2021-12-31")),
            ("2021-09", Some("2021-09-01 2021-09-30")),
            ("2024-02", Some("2024-02-01 2024-02-29")),
            ("2021-09-28", Some("2021-09-28 2021-09-28")),
            ("2021-02-30", None),
            ("2021-13", None),
            ("21-09", None),
            ("2021-", None),
            ("2021-09-28-1", None),
            ("x", None),
        ] {
            assert_eq!(shown(text).as_deref(), expected, "{text}");
        }
    }
}
