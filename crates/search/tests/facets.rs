//! Counts and result sets against a plain scan, for any dossier and any query.

use hutong_model::*;
use hutong_search::{Choices, DateRange, Facet, Index, Lexicon, Query, Vocabulary};
use proptest::prelude::*;
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

/// Days of two years.
fn day(number: i32) -> Day {
    // Far enough apart that a histogram has several bars.
    Day::from_number(18_900 + number * 25).expect("within the calendar")
}

fn article(at: usize, (outlet, when, entities, text): (u8, Option<i32>, BTreeSet<u8>, String)) -> Article {
    Article {
        id: ArticleId::new(at.to_string()),
        file: String::new(),
        title: format!("title {at}"),
        outlet: (outlet < 3).then(|| format!("outlet {outlet}")),
        authors: Vec::new(),
        editors: Vec::new(),
        published: when.map(|when| Published { day: day(when), instant: None }),
        source_url: None,
        language: "en".into(),
        tags: Vec::new(),
        summary: String::new(),
        hero: None,
        body: vec![Block::Paragraph(vec![Inline::Text(text)])],
        mentions: entities
            .into_iter()
            .map(|e| Mention {
                entity: EntityId::new(format!("e{e}")),
                place: Place { block: 0, start: 0, end: 0 },
            })
            .collect(),
        dates: Vec::new(),
        extra: BTreeMap::new(),
        diagnostics: Vec::new(),
    }
}

fn dossier(articles: Vec<Article>) -> Dossier {
    let kind = |id: &str| Kind { id: KindId::new(id), label: Label::plain(id) };
    let entity = |number: u8| Entity {
        id: EntityId::new(format!("e{number}")),
        kind: KindId::new(if number.is_multiple_of(2) { "even" } else { "odd" }),
        name: Label::plain("x"),
        aliases: Vec::new(),
    };
    Dossier {
        language: "en".into(),
        kinds: vec![kind("even"), kind("odd")],
        entities: (0..5).map(entity).collect(),
        articles,
        ..Dossier::default()
    }
}

fn choices<const N: usize>(chosen: [(Facet, BTreeSet<String>); N]) -> Choices {
    let mut choices = Choices::default();
    for (facet, values) in chosen {
        values.into_iter().for_each(|value| choices.choose(facet.clone(), value));
    }
    choices
}

/// The values that are chosen, by facet.
fn chosen(query: &Query) -> BTreeMap<&Facet, BTreeSet<String>> {
    let mut chosen: BTreeMap<&Facet, BTreeSet<String>> = BTreeMap::new();
    for (facet, value) in query.choices.iter() {
        chosen.entry(facet).or_default().insert(value.to_owned());
    }
    chosen
}

fn queries() -> impl Strategy<Value = Query> {
    let chosen = |values: &'static [&'static str]| {
        prop::collection::btree_set(prop::sample::select(values).prop_map(str::to_owned), 0..3)
    };
    let days = prop::option::of(0..6_i32);
    let text = prop::sample::select(vec!["", "a", "B ", "微信", "ab a", "zz"]);
    (
        text,
        chosen(&["outlet 0", "outlet 1", "gone"]),
        chosen(&["e0", "e2"]),
        chosen(&["e1", "e3"]),
        chosen(&["2021", "2022", "1999"]),
        days.clone(),
        days,
    )
        .prop_map(|(text, outlets, even, odd, years, after, before)| Query {
            text: text.into(),
            choices: choices([
                (Facet::Outlet, outlets),
                (Facet::Year, years),
                (Facet::from_name("even"), even),
                (Facet::from_name("odd"), odd),
            ]),
            dates: DateRange { after: after.map(day), before: before.map(day) },
        })
}

/// The plain scan: one article, one query, no index.
fn fits(article: &Article, query: &Query) -> bool {
    let text = plain(&format!("{} / {}", article.title, article.body[0].text()));
    let words = query.text.split_whitespace().all(|word| occurs(&plain(word), &text));
    let days = match &article.published {
        None => query.dates.is_open(),
        Some(published) => {
            query.dates.after.is_none_or(|after| after <= published.day)
                && query.dates.before.is_none_or(|before| before >= published.day)
        }
    };
    words && days && chosen(query).iter().all(|(facet, chosen)| !values(article, facet).is_disjoint(chosen))
}

/// Small letters, without the spaces that touch Chinese.
fn plain(text: &str) -> String {
    let mut text = text.to_lowercase();
    for chinese in ['微', '信'] {
        while let Some(at) = text.find(&format!("{chinese} ")) {
            text.remove(at + chinese.len_utf8());
        }
        while let Some(at) = text.find(&format!(" {chinese}")) {
            text.remove(at);
        }
    }
    text
}

/// A Latin word occurs where a word begins, anything else anywhere.
fn occurs(word: &str, text: &str) -> bool {
    text.match_indices(word).any(|(at, _)| {
        let latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
        !(latin(word.chars().next()) && latin(text[..at].chars().next_back()))
    })
}

fn values(article: &Article, facet: &Facet) -> BTreeSet<String> {
    match facet {
        Facet::Outlet => article.outlet.iter().cloned().collect(),
        Facet::Year => article.published.iter().map(|on| on.day.year().to_string()).collect(),
        facet => {
            let parity = u8::from(facet.name() == "odd");
            let ids = article.mentions.iter().map(|mention| mention.entity.as_str().to_owned());
            ids.filter(|id| id.as_bytes()[1] % 2 == parity).collect()
        }
    }
}

proptest! {
    #[test]
    fn index_and_scan_agree(
        raw in prop::collection::vec(
            (0..5_u8, prop::option::of(0..6_i32), prop::collection::btree_set(0..5_u8, 0..4), "[ab 微信]{0,6}"),
            0..12,
        ),
        query in queries(),
    ) {
        let dossier = dossier(raw.into_iter().enumerate().map(|(at, raw)| article(at, raw)).collect());
        let vocabulary = Arc::new(Vocabulary::new(&Lexicon::default()));
        let index = Index::articles(&dossier, &vocabulary);
        let question = index.question(&query.text);
        let found = index.find(&question, &query);
        let expected: Vec<_> =
            (0..dossier.articles.len()).filter(|at| fits(&dossier.articles[*at], &query)).collect();
        prop_assert_eq!(&found.documents, &expected);

        let mut any_day = query.clone();
        any_day.dates = DateRange::default();
        for bin in index.histogram(&question, &query, &found) {
            let within = |article: &&Article| {
                article.published.as_ref().is_some_and(|on| bin.first <= on.day && on.day <= bin.last)
            };
            let fitting = dossier.articles.iter().filter(|article| fits(article, &any_day)).filter(within);
            prop_assert_eq!(bin.count, fitting.count(), "from {}", bin.first);
        }

        for facet in [Facet::Outlet, Facet::Year, Facet::from_name("even"), Facet::from_name("odd")] {
            let mut rest = query.clone();
            rest.choices = Choices::default();
            query.choices.iter().filter(|(other, _)| **other != facet)
                .for_each(|(other, value)| rest.choices.choose(other.clone(), value.to_owned()));
            for counted in found.counts(&facet) {
                let fitting = dossier.articles.iter().filter(|article| fits(article, &rest));
                let expected = fitting.filter(|article| values(article, &facet).contains(&counted.value)).count();
                prop_assert_eq!(counted.count, expected, "{} {}", facet, counted.value);
            }
            let listed: BTreeSet<_> = found.counts(&facet).into_iter().map(|counted| counted.value).collect();
            for article in dossier.articles.iter().filter(|article| fits(article, &rest)) {
                prop_assert!(values(article, &facet).is_subset(&listed));
            }
        }
    }
}
