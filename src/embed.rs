//! What the page around an element may ask for. Pure: `browser` and `www/embedded.js` do it.

use crate::{corpus::Corpus, i18n::Language};
use hutong_search::Facet;

/// The query of an address, with `?` where it is not empty, made of what stands in the attribute
/// `query` of an element and of the language of its attribute `lang`.
///
/// What begins with `?` is the query of an address already. Otherwise it is words, as they are
/// typed into the search box, and among them `name:value` for every filter: a facet, whose value is
/// its name in any language or its id, or `after:` and `before:` with a day. A value with spaces
/// stands in `"quotation marks"`. Values of one facet widen, different facets narrow.
///
/// A language that the interface does not speak is left out; the viewer then looks for another.
pub fn query(corpus: &Corpus, text: &str, language: &str) -> String {
    let mut pairs: Vec<(String, String)> = match text.strip_prefix('?') {
        Some(query) => form_urlencoded::parse(query.as_bytes()).into_owned().collect(),
        None => pairs(corpus, text),
    };
    if let Some(language) = Language::near(language) {
        pairs.retain(|(name, _)| name != "lang");
        pairs.push(("lang".into(), language.tag().into()));
    }
    if pairs.is_empty() {
        return String::new();
    }
    let mut out = form_urlencoded::Serializer::for_suffix("?".to_owned(), 1);
    pairs.iter().for_each(|(name, value)| {
        out.append_pair(name, value);
    });
    out.finish()
}

fn pairs(corpus: &Corpus, text: &str) -> Vec<(String, String)> {
    let facets = corpus.facets();
    let mut words = Vec::new();
    let mut pairs = Vec::new();
    for word in split(text) {
        let filter = word.split_once([':', '：']).and_then(|(name, value)| {
            let value = value.trim_matches('"');
            if matches!(name, "after" | "before") {
                return Some((name.to_owned(), value.to_owned()));
            }
            let facet = facets.iter().find(|facet| facet.name() == name)?;
            Some((name.to_owned(), self::value(corpus, facet, value)))
        });
        match filter {
            Some(filter) => pairs.push(filter),
            None => words.push(word),
        }
    }
    if !words.is_empty() {
        pairs.push(("q".into(), words.join(" ")));
    }
    pairs
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
        let encode = |pairs: &[(&str, &str)]| {
            form_urlencoded::Serializer::for_suffix("?".to_owned(), 1).extend_pairs(pairs).finish()
        };
        for (text, language, expected) in [
            ("", "", String::new()),
            ("", "en-GB", "?lang=en".into()),
            ("", "tlh", String::new()),
            ("two words", "", "?q=two+words".into()),
            ("note:this", "", "?q=note%3Athis".into()),
            ("?outlet=A+B&lang=en", "", "?outlet=A+B&lang=en".into()),
            ("?outlet=A&lang=en", "zh-TW", "?outlet=A&lang=zh-Hant".into()),
            ("after:2021-09-01 x", "", "?after=2021-09-01&q=x".into()),
            (r#"outlet:"A B" x"#, "", "?outlet=A+B&q=x".into()),
            (&format!("{kind}:\"{name}\""), "", encode(&[(kind.as_str(), entity.id.as_str())])),
            (&format!("{kind}:nobody"), "", encode(&[(kind.as_str(), "nobody")])),
        ] {
            assert_eq!(query(&corpus, text, language), expected, "{text} {language}");
        }
    }
}
