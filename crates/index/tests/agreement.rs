//! Answers of an index against those of a plain scan, for any texts and any query; and files that
//! are damaged, missing or of another version.

mod common;

use common::{Files, Given, answer, counted, dossier, fetch, files, histogram, texts};
use hutong_index::{Beside, Error, Front, Name, Reader, Record, Search, Total, VERSION, write};
use hutong_model::{
    ArticleId, Claim, Day, Dossier, EntityId, Event, EventKind, Label, Precision, Relation, RelationId, Span,
    Status, StatusId, Tone,
};
use hutong_search::{Choices, DateRange, Facet, Index, Lexicon, Query, Sort, Vocabulary};
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;

fn queries() -> impl Strategy<Value = Query> {
    let word = "-?(app:|\")?[ab1微信支付。雲 -]{1,4}\"?";
    let text = prop::collection::vec(word, 0..4).prop_map(|words| words.join(" "));
    let text = prop_oneof![text.clone(), text.prop_map(|text| text.replacen(' ', " OR ", 1))];
    let chosen =
        prop::collection::vec((0..3_usize, prop::sample::select(vec!["app1", "o0", "o1", "gone"])), 0..3);
    let day = || {
        prop::option::of(
            (0..6_i32).prop_map(|day| Day::from_number(18_800 + day).expect("within the calendar")),
        )
    };
    (text, chosen, day(), day()).prop_map(|(text, chosen, after, before)| {
        let mut choices = Choices::default();
        for (facet, value) in chosen {
            choices.choose(Facet::from_name(["outlet", "app", "tag"][facet]), value.to_owned());
        }
        Query { text, choices, dates: DateRange { after, before } }
    })
}

fn given() -> impl Strategy<Value = Vec<Given>> {
    let one =
        ("[ab 微信]{0,4}", "[ab1微信支付。雲闪ß -]{0,12}", 0..4_u8, prop::option::of(0..6_i32), 0..3_u8);
    prop::collection::vec(one, 0..40)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    #[test]
    fn index_and_scan_agree(given in given(), query in queries(), sort in prop::sample::select(Sort::ALL.to_vec())) {
        let dossier = dossier(given);
        let index = Index::articles(&dossier, &Arc::new(Vocabulary::new(&Lexicon::from_text(&dossier.lexicon))));
        let files = files(&write(&dossier));
        let answer = answer(&files, &query, sort);
        let found = index.find(&answer.question, &query);
        let mut documents = answer.look.documents.clone();
        if sort != Sort::Relevance {
            let expected = index.sorted(&answer.question, sort, found.documents.clone());
            prop_assert_eq!(documents.iter().map(|at| *at as usize).collect::<Vec<_>>(), expected);
        }
        documents.sort_unstable();
        let documents: Vec<usize> = documents.into_iter().map(|at| at as usize).collect();
        prop_assert_eq!(&documents, &found.documents, "{:?}", answer.question);
        prop_assert_eq!(answer.look.total, Total::Exactly(documents.len()));
        let expected = index.histogram(&answer.question, &query, &found);
        prop_assert_eq!(histogram(&files, &query), expected);
        for facet in ["outlet", "app", "tag"].map(Facet::from_name) {
            prop_assert_eq!(counted(&files, &query, &facet), found.counts(&facet), "{}", facet);
        }
    }

    /// Whatever has come, nothing that is shown is wrong and no total is too small.
    #[test]
    fn an_answer_on_the_way_is_never_short(given in given(), query in queries()) {
        let dossier = dossier(given);
        let index = Index::articles(&dossier, &Arc::new(Vocabulary::new(&Lexicon::from_text(&dossier.lexicon))));
        let files = files(&write(&dossier));
        let mut reader = files.reader();
        let vocabulary = files.vocabulary(&mut reader);
        let mut search = hutong_index::Search::new(vocabulary, query.clone(), Sort::Relevance);
        loop {
            let look = search.look(&mut reader, 10).unwrap();
            let found = index.find(search.question(), &query).documents;
            prop_assert!(look.documents.iter().all(|at| found.contains(&(*at as usize))));
            match look.total {
                Total::Exactly(count) => prop_assert_eq!(count, found.len()),
                Total::AtMost(count) => prop_assert!(count >= found.len()),
            }
            if look.needs.is_empty() {
                prop_assert_eq!(look.documents.len(), found.len().min(10));
                break;
            }
            files.give(&mut reader, &look.needs[..1]);
        }
    }

    #[test]
    fn damaged_files_are_refused(which: prop::sample::Index, at: prop::sample::Index, byte in 1..=255_u8) {
        let files = files(&write(&dossier(texts(&["微信支付", "apple pay", "淘宝"]))));
        let names: Vec<&Name> = files.all.keys().filter(|name| !files.all[*name].is_empty()).collect();
        let name = **which.get(&names);
        let mut bytes = files.all[&name].clone();
        let at = at.index(bytes.len());
        bytes[at] ^= byte;
        prop_assert_eq!(files.reader().offer(name, bytes), Err(Error::Damaged(name)));
    }

    #[test]
    fn any_bytes_are_a_root_or_an_error(bytes: Vec<u8>, cut in 0..200_usize) {
        let _ = Reader::open(&bytes);
        let files = files(&write(&dossier(texts(&["微信支付"]))));
        let root = files.root();
        let cut = cut % root.len();
        prop_assert!(Reader::open(&root[..cut]).is_err());
        let _ = Reader::open(&[&root[..cut], bytes.as_slice()].concat());
    }
}

#[test]
fn another_version_says_so() {
    let files = files(&write(&dossier(texts(&["微信"]))));
    let mut root = files.root().to_vec();
    root[5] = VERSION + 1;
    assert_eq!(Reader::open(&root).unwrap_err(), Error::Version { found: VERSION + 1 });
    assert_eq!(Reader::open(b"<!doctype html>").unwrap_err(), Error::NotAnIndex);
}

#[test]
fn the_same_dossier_makes_the_same_files() {
    let dossier = || dossier(texts(&["微信支付", "apple pay", "淘宝", "微信 apple"]));
    assert_eq!(write(&dossier()), write(&dossier()));
}

#[test]
fn a_card_and_a_body_come_alone() {
    let dossier = dossier(texts(&["微信支付", "apple pay", "淘宝"]));
    let files = files(&write(&dossier));
    let mut reader = files.reader();
    for (at, article) in dossier.articles.iter().enumerate() {
        let at = u32::try_from(at).unwrap();
        let card = fetch(&files, &mut reader, |reader, needs| Ok(reader.cards(&[at], needs)?.remove(&at)));
        assert_eq!(card.title, article.title);
        let whole =
            fetch(&files, &mut reader, |reader, needs| Ok(reader.articles(&[at], needs)?.remove(&at)));
        assert_eq!(whole, *article);
    }
    assert!(reader.cards(&[3], &mut Vec::new()).is_err());
}

#[test]
fn an_article_is_known_by_its_id_and_has_its_findings() {
    let mut dossier = dossier(texts(&["微信支付", "apple pay", "淘宝"]));
    let span = |id: &str| Span { article: ArticleId::new(id), block: 0, start: 0, end: 2 };
    dossier.claims.push(Claim {
        relation: RelationId::new("r"),
        subject: EntityId::new("app0"),
        object: EntityId::new("app1"),
        status: StatusId::new("s"),
        as_of: None,
        hedged: false,
        evidence: vec![span("2"), span("0"), span("2")],
    });
    let files = files(&write(&dossier));
    let mut reader = files.reader();
    for (id, expected, claims) in [("0", Some(0), 1), ("1", Some(1), 0), ("2", Some(2), 1), ("3", None, 0)] {
        let id = ArticleId::new(id);
        let found = fetch(&files, &mut reader, |reader, needs| reader.position(&id, needs));
        assert_eq!(found, expected, "{id}");
        if let Some(at) = found {
            let findings = fetch(&files, &mut reader, |reader, needs| reader.findings(at, needs));
            assert_eq!(findings.claims.len(), claims, "{id}");
        }
    }
}

proptest! {
    #[test]
    fn a_front_shows_what_an_answer_to_nothing_says(given in given()) {
        let dossier = dossier(given);
        let front = Front::from_bytes(&Front::of(&dossier, 3).to_bytes()).unwrap();
        let files = files(&write(&dossier));
        prop_assert_eq!(front.documents as usize, dossier.articles.len());
        prop_assert_eq!(front.opening.covers.len(), dossier.articles.len().min(3));
        for facet in ["outlet", "app", "tag"].map(Facet::from_name) {
            prop_assert_eq!(front.counts(&facet), counted(&files, &Query::default(), &facet));
        }
        prop_assert_eq!(front.histogram(), histogram(&files, &Query::default()));
    }
}

#[test]
fn a_slip_of_the_finger_is_corrected() {
    let words = ["alipay", "alipay alpine", "alpine wechat", "wechat"];
    let files = files(&write(&dossier(texts(&words))));
    let mut reader = files.reader();
    for (word, expected) in [("alipya", "alipay"), ("wecat", "wechat"), ("alpina", "alpine"), ("xlipay", "")]
    {
        let found = fetch(&files, &mut reader, |reader, needs| reader.corrections(word, needs));
        assert_eq!(found.join(" "), expected, "{word}");
    }
}

#[test]
fn beginnings_of_many_words_are_found() {
    let words: Vec<String> = (0..3_000).map(|at| format!("a{at} b{}", at % 7)).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let files = files(&write(&dossier(texts(&words))));
    for (text, expected) in
        [("a", 3_000), ("a1", 1_111), ("a12", 111), ("a2999", 1), ("b", 3_000), ("b3", 429)]
    {
        let query = Query { text: text.into(), ..Query::default() };
        assert_eq!(answer(&files, &query, Sort::Newest).look.total, Total::Exactly(expected), "{text}");
    }
}

/// Two events and a claim of each article: its text and its title, a year around its day.
fn with_findings(mut dossier: Dossier) -> Dossier {
    let apps = |at: usize| [EntityId::new(format!("app{}", at % 2)), EntityId::new("app1")];
    for (at, article) in dossier.articles.iter().enumerate() {
        let text = article.body[0].text();
        let end = u32::try_from(text.chars().count()).expect("a short text");
        let evidence = vec![Span { article: article.id.clone(), block: 0, start: 0, end }];
        let day = article.published.as_ref().map(|published| published.day);
        let [subject, object] = apps(at);
        dossier.claims.push(Claim {
            relation: RelationId::new("r"),
            subject: subject.clone(),
            object,
            status: StatusId::new(["yes", "no"][at % 2]),
            as_of: day,
            hedged: at % 3 == 0,
            evidence: evidence.clone(),
        });
        let Some(day) = day else { continue };
        for (kind, precision, text) in [
            (EventKind::Published, Precision::Day, article.title.clone()),
            (EventKind::Reported, Precision::Year, text),
        ] {
            dossier.events.push(Event {
                id: format!("{at}{}", kind.name()),
                when: precision.unit(day),
                text,
                entities: vec![subject.clone()],
                evidence: evidence.clone(),
                kind,
                hedged: false,
            });
        }
    }
    dossier.events.sort_by_key(|event| event.when.start);
    let status = |id: &str| Status { id: StatusId::new(id), label: Label::plain(id), tone: Tone::Yes };
    dossier.relations.push(Relation {
        id: RelationId::new("r"),
        label: Label::plain("r"),
        subjects: Vec::new(),
        objects: Vec::new(),
        statuses: vec![status("yes"), status("no")],
    });
    dossier
}

/// The candidates that are sure when everything that could matter has come, and the histogram.
fn found_beside(files: &Files, which: Beside, query: &Query) -> (Search, Reader, Vec<usize>) {
    let mut articles = files.reader();
    let vocabulary = files.vocabulary(&mut articles);
    let mut reader = fetch(files, &mut articles, |articles, needs| articles.beside(which, needs));
    let mut search = Search::new(vocabulary, query.clone(), Sort::Newest);
    loop {
        let mut needs = Vec::new();
        if let Some(found) = search.candidates(&mut reader, &mut needs).expect("what a host serves is whole")
        {
            let open: Vec<u32> = found.iter().filter(|(_, sure)| !sure).map(|(at, _)| *at).collect();
            search.settle(&mut reader, &open, usize::MAX, &mut needs).expect("what a host serves is whole");
            if needs.is_empty() && open.is_empty() {
                return (search, reader, found.into_iter().map(|(at, _)| at as usize).collect());
            }
        }
        files.give(&mut articles, &needs);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn events_and_claims_are_found_as_a_scan_finds_them(given in given(), query in queries()) {
        let dossier = with_findings(dossier(given));
        let vocabulary = Arc::new(Vocabulary::new(&Lexicon::from_text(&dossier.lexicon)));
        let files = files(&write(&dossier));
        for (which, index) in [
            (Beside::Events, Index::events(&dossier, &vocabulary)),
            (Beside::Claims, Index::claims(&dossier, &vocabulary)),
        ] {
            let (mut search, mut reader, documents) = found_beside(&files, which, &query);
            let found = index.find(search.question(), &query);
            prop_assert_eq!(&documents, &found.documents, "{:?} {:?}", which, search.question());
            for facet in ["outlet", "app", "layer", "year"].map(Facet::from_name) {
                let without = Query { choices: query.choices.without(&facet), ..query.clone() };
                let (all, ..) = found_beside(&files, which, &without);
                search = all;
                search.choose(query.choices.clone());
                let counts = loop {
                    let counts = search.counts(&mut reader, &facet).unwrap();
                    if counts.needs.is_empty() {
                        break counts.counts;
                    }
                    files.give(&mut reader, &counts.needs);
                };
                prop_assert_eq!(counts, found.counts(&facet), "{:?} {}", which, facet);
            }
        }
    }
}

#[test]
fn findings_come_with_their_sentences() {
    let dossier = with_findings(dossier(vec![
        ("微信".into(), "微信支付 opens".into(), 0, Some(1), 0),
        ("淘宝".into(), "淘宝不支持".into(), 1, Some(3), 1),
    ]));
    let files = files(&write(&dossier));
    let mut articles = files.reader();
    let mut events = fetch(&files, &mut articles, |articles, needs| articles.beside(Beside::Events, needs));
    let mut claims = fetch(&files, &mut articles, |articles, needs| articles.beside(Beside::Claims, needs));
    let all: Vec<u32> = (0..4).collect();
    let records: BTreeMap<u32, Record<Event>> = fetch(&files, &mut events, |events, needs| {
        let records = events.records(&all, usize::MAX, needs)?;
        Ok(needs.is_empty().then_some(records))
    });
    assert!(records.values().map(|record| &record.finding).eq(&dossier.events));
    for record in records.values() {
        let article =
            &dossier.articles[record.finding.evidence[0].article.as_str().parse::<usize>().unwrap()];
        assert_eq!(record.sources[0].said, article.body[0].text());
        assert_eq!((&record.sources[0].title, &record.sources[0].outlet), (&article.title, &article.outlet));
    }
    let cells = fetch(&files, &mut claims, |claims, needs| claims.cells(needs));
    for (cell, claim) in cells.iter().zip(&dossier.claims) {
        assert_eq!(dossier.entities[cell.subject].id, claim.subject);
        assert_eq!(dossier.entities[cell.object].id, claim.object);
        assert_eq!(dossier.relations[cell.relation].statuses[cell.status].id, claim.status);
        assert_eq!(cell.hedged, claim.hedged);
    }
    assert_eq!(cells.len(), dossier.claims.len());
}
