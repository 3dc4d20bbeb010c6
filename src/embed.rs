//! What the page around an element may ask for. Pure: `browser` and `www/embedded.js` do it.

use crate::{
    corpus::Corpus,
    i18n::Language,
    route::{self, Location},
    state::State,
};
use hutong_search::Facet;

/// Where an element goes, made of a path below the viewer's root, of what stands in its attribute
/// `query`, and of the language around it.
///
/// A query that begins with `?` is that of an address. Otherwise it is words, as they are typed
/// into the search box, and among them `name:value` for every filter: a facet, whose value is its
/// name in any language or its id, or `after:` and `before:` with a day. A value with spaces stands
/// in `"quotation marks"`. Values of one facet widen, different facets narrow. What is no filter of
/// the dossier is a word.
///
/// An address that means nothing stays as it is; the viewer says what is wrong with it. A language
/// that the interface does not speak is left out; the viewer then looks for another.
pub fn location(corpus: &Corpus, path: &str, query: &str, language: &str) -> Location {
    let facets = corpus.facets();
    let (address, words) = if query.starts_with('?') { (query, "") } else { ("", query) };
    let Ok(mut state) = route::parse(path, address, |facet| facets.contains(facet)) else {
        return Location { path: path.to_owned(), query: address.to_owned() };
    };
    let mut rest = Vec::new();
    for word in split(words) {
        if filter(corpus, &facets, &mut state, word).is_none() {
            rest.push(word);
        }
    }
    if !rest.is_empty() {
        state.query.text = rest.join(" ");
    }
    state.language = Language::near(language).or(state.language);
    Location::of(&state.sensible())
}

/// Takes a word as a filter, where it is one.
fn filter(corpus: &Corpus, facets: &[Facet], state: &mut State, word: &str) -> Option<()> {
    let (name, value) = word.split_once([':', '：'])?;
    let value = value.trim_matches('"');
    let query = &mut state.query;
    match name {
        "after" => query.dates.after = Some(value.parse().ok()?),
        "before" => query.dates.before = Some(value.parse().ok()?),
        _ => {
            let facet = facets.iter().find(|facet| facet.name() == name)?;
            query.choices.choose(facet.clone(), self::value(corpus, facet, value));
        }
    }
    Some(())
}

/// Parts between spaces that stand in no quotation marks.
fn split(text: &str) -> Vec<&str> {
    let mut quoted = false;
    let parts = text.split(|letter: char| {
        quoted ^= letter == '"';
        letter.is_whitespace() && !quoted
    });
    parts.filter(|part| !part.is_empty()).collect()
}

/// The value as the address has it: of an entity its id.
fn value(corpus: &Corpus, facet: &Facet, name: &str) -> String {
    let Facet::Kind(kind) = facet else { return name.to_owned() };
    let entities = corpus.dossier.entities.iter().filter(|entity| entity.kind == *kind);
    let mut named = entities.filter(|entity| {
        entity.id.as_str() == name || entity.name.texts().any(|text| text.eq_ignore_ascii_case(name))
    });
    named.next().map_or(name, |entity| entity.id.as_str()).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_filters_become_an_address() {
        let corpus =
            Corpus::new(serde_json::from_str(include_str!("../tests/fixtures/dossier.json")).unwrap());
        let kind = corpus.dossier.kinds[0].id.clone();
        let entity = corpus.dossier.entities.iter().find(|entity| entity.kind == kind).unwrap();
        let name = entity.name.get("en");
        let filter = |value: &str| format!("?{kind}={value}");
        for (text, language, expected) in [
            ("", "", String::new()),
            ("", "en-GB", "?lang=en".into()),
            ("", "tlh", String::new()),
            ("two words", "", "?q=two+words".into()),
            ("note:this", "", "?q=note%3Athis".into()),
            ("?outlet=A+B&lang=en", "", "?outlet=A+B&lang=en".into()),
            ("?outlet=A&lang=en", "zh-TW", "?outlet=A&lang=zh-Hant".into()),
            ("?after=2021-02-30", "en", "?after=2021-02-30".into()),
            ("after:2021-09-01 x", "", "?q=x&after=2021-09-01".into()),
            ("after:soon", "", "?q=after%3Asoon".into()),
            (r#"outlet:"A B" x"#, "", "?q=x&outlet=A+B".into()),
            (&format!("{kind}:\"{name}\""), "", filter(entity.id.as_str())),
            (&format!("{kind}:nobody"), "", filter("nobody")),
        ] {
            let found = location(&corpus, "/timeline/", text, language);
            assert_eq!((found.path.as_str(), found.query), ("/timeline/", expected), "{text} {language}");
        }
        assert_eq!(location(&corpus, "/nowhere/", "x", "en").path, "/nowhere/");
    }
}
