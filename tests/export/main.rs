//! Files that readers take along: golden ones over a small dossier (`fixtures/dossier.json`), and
//! what holds of them whatever the dossier says.

mod feeds;
mod reading;

use hutong::{
    components::exports::{ATOM_FEED, CLAIMS_TABLE, EVENTS_CALENDAR, EVENTS_TABLE, JSON_FEED, REFERENCES},
    corpus::Corpus,
    export,
    page::Site,
};
use hutong_model::{DateSpan, Day, Dossier, Event, EventKind, Label};
use proptest::prelude::*;
use std::{collections::BTreeSet, path::Path};

#[test]
fn files_are_as_reviewed() {
    let corpus = Corpus::new(fixture());
    for (name, text) in export::files(&corpus, &Site::default()) {
        // Snapshots know one end of line and no byte order mark; both are shown.
        let shown = text.replace("\r\n", "␍\n").replace('\u{feff}', "<BOM>");
        snapshots().bind(|| insta::assert_snapshot!(name, shown));
    }
}

#[test]
fn every_file_that_pages_link_to_is_written() {
    let corpus = Corpus::new(fixture());
    let written: BTreeSet<_> =
        export::files(&corpus, &Site::default()).into_iter().map(|(name, _)| name).collect();
    let linked = [ATOM_FEED, JSON_FEED, EVENTS_CALENDAR, EVENTS_TABLE, CLAIMS_TABLE];
    let linked: BTreeSet<_> =
        linked.into_iter().chain(REFERENCES.map(|(_, name)| name)).map(str::to_owned).collect();
    assert_eq!(written, linked);
    let article = &corpus.dossier.articles[0];
    let beside: Vec<_> = export::article_files(article).into_iter().map(|(name, _)| name).collect();
    assert_eq!(beside, REFERENCES.map(|(_, name)| format!("article/{}/{name}", article.id)));
}

#[test]
fn without_events_there_is_no_calendar() {
    let corpus = Corpus::new(Dossier { events: Vec::new(), ..fixture() });
    let files = export::files(&corpus, &Site::default());
    assert!(files.iter().all(|(name, _)| name != EVENTS_CALENDAR));
    assert!(files.iter().any(|(name, _)| name == EVENTS_TABLE));
}

#[test]
fn the_whole_dossier_is_taken_along() {
    let whole: Dossier = serde_json::from_str(export::DOSSIER).unwrap();
    let built = Corpus::built().unwrap().dossier;
    let mentioned = whole.clone().mentioned();
    assert_eq!(hutong_model::to_bytes(&mentioned), hutong_model::to_bytes(&built));
    let compiled = hutong_compile::compile(Path::new("seeds")).unwrap().dossier;
    assert_eq!(whole, compiled, "the embedded form leaves some of it out");
}

#[test]
fn the_sample_dossier_makes_files_that_read_back() {
    let corpus = Corpus::built().unwrap();
    let entries = reading::entries(&export::calendar(&corpus));
    assert_eq!(entries.len(), corpus.dossier.events.len());
    let ids: BTreeSet<_> = entries.iter().map(|entry| entry["UID"].clone()).collect();
    assert_eq!(ids.len(), entries.len(), "two entries under one id replace each other");
    let sentences = corpus.dossier.claims.iter().map(|claim| claim.evidence.len()).sum::<usize>();
    assert_eq!(reading::rows(&export::claims(&corpus)).len(), sentences);
}

#[test]
fn spans_end_on_the_day_after_their_last() {
    for (start, end, lines) in [
        ("2021-09-28", "2021-09-28", ["DTSTART;VALUE=DATE:20210928", "DTEND;VALUE=DATE:20210929"]),
        ("2021-01-01", "2021-12-31", ["DTSTART;VALUE=DATE:20210101", "DTEND;VALUE=DATE:20220101"]),
        ("2020-02-01", "2020-02-29", ["DTSTART;VALUE=DATE:20200201", "DTEND;VALUE=DATE:20200301"]),
        ("9999-12-30", "9999-12-31", ["DTSTART;VALUE=DATE:99991230", "DURATION:P2D"]),
        ("0099-01-01", "0099-01-01", ["DTSTART;VALUE=DATE:00990101", "DTEND;VALUE=DATE:00990102"]),
    ] {
        let mut dossier = fixture();
        dossier.events.truncate(1);
        dossier.events[0].when = DateSpan { start: day(start), end: day(end), ..dossier.events[0].when };
        let calendar = export::calendar(&Corpus::new(dossier));
        for line in lines {
            assert!(calendar.contains(&format!("\r\n{line}\r\n")), "{start} to {end}: {line}");
        }
    }
}

#[test]
fn a_name_with_a_comma_is_one_category() {
    let mut dossier = fixture();
    dossier.entities[0].name = Label::plain("North, Grid; Inc.");
    let calendar = export::calendar(&Corpus::new(dossier));
    assert!(calendar.contains("\r\nCATEGORIES:Reported,North\\, Grid\\; Inc.,OpenPlug\r\n"), "{calendar}");
}

#[test]
fn the_stamp_is_the_newest_publication() {
    for (published, stamp) in [
        (vec![], "19700101T000000Z"),
        (vec![("2021-09-28", None)], "20210928T000000Z"),
        (vec![("2021-09-28", Some("2021-09-28T15:00:07+08:00"))], "20210928T070007Z"),
        (
            vec![
                ("2021-09-28", Some("2021-09-28T00:30:00+08:00")),
                ("2021-09-27", Some("2021-09-27T23:00:00+00:00")),
            ],
            "20210927T230000Z",
        ),
    ] {
        let mut dossier = fixture();
        for (at, article) in dossier.articles.iter_mut().enumerate() {
            article.published = published.get(at).map(|(day, instant)| hutong_model::Published {
                day: self::day(day),
                instant: instant.map(str::to_owned),
            });
        }
        for entry in reading::entries(&export::calendar(&Corpus::new(dossier))) {
            assert_eq!(entry["DTSTAMP"], stamp);
        }
    }
}

#[test]
fn every_column_is_documented() {
    let corpus = Corpus::new(fixture());
    let documentation = include_str!("../../docs/exports.md");
    for table in [export::events(&corpus), export::claims(&corpus)] {
        for column in reading::rows(&table)[0].keys() {
            assert!(documentation.contains(&format!("| `{column}` |")), "{column}");
        }
    }
}

#[test]
fn no_cell_is_a_formula() {
    for (text, cell) in [
        ("=HYPERLINK(\"https://a.example\")", "'=HYPERLINK(\"https://a.example\")"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("＝1", "'＝1"),
        ("\t=1", "'\t=1"),
        ("'=1", "''=1"),
        ("1=1", "1=1"),
        ("'twas", "'twas"),
        ("", ""),
    ] {
        let table = export::events(&Corpus::new(with_text(text)));
        assert_eq!(reading::rows(&table)[0]["text"], cell);
    }
}

proptest! {
    #[test]
    fn any_text_comes_through_a_calendar(text in TEXT, id in "[^\\p{Cc}\u{2028}\u{2029}]{1,90}", hedged: bool) {
        let mut dossier = with_text(&text);
        dossier.events[0].id.clone_from(&id);
        dossier.events[0].hedged = hedged;
        let calendar = export::calendar(&Corpus::new(dossier));
        for line in calendar.split_terminator("\r\n") {
            prop_assert!(line.len() <= 75, "{line:?}");
            prop_assert!(!line.contains(['\r', '\n']), "{line:?}");
        }
        let entry = &reading::entries(&calendar)[0];
        let mark = if hedged { "[unconfirmed] " } else { "" };
        prop_assert_eq!(&entry["SUMMARY"], &format!("{mark}{}", as_calendars_have_it(&text)));
        let uid = entry["UID"].strip_suffix(".hutong").and_then(|uid| uid.rsplit_once('@'));
        prop_assert_eq!(uid.map(|(event, dossier)| (event, dossier.len())), Some((id.as_str(), 16)));
        prop_assert_eq!(&entry["STATUS"], if hedged { "TENTATIVE" } else { "CONFIRMED" });
        prop_assert_eq!(entry.len(), PROPERTIES, "no text makes a line of its own");
    }

    #[test]
    fn any_text_comes_through_a_table(text in TEXT) {
        let table = export::events(&Corpus::new(with_text(&text)));
        let rest = table.strip_prefix('\u{feff}').expect("spreadsheets look for the mark");
        prop_assert!(rest.starts_with("event,first_day,"));
        let rows = reading::rows(&table);
        prop_assert_eq!(rows.len(), 1);
        prop_assert_eq!(reading::unguarded(&rows[0]["text"]), text);
    }
}

/// Of everything; often of what the formats care about.
const TEXT: &str = "(?s:.|[,;:\\\\\"'=+@\r\n\t-]|[胡同互通]|BEGIN:VEVENT){0,120}";

/// How many properties an entry has.
const PROPERTIES: usize = 9;

/// A text as the only kind of line end and the lack of control characters leave it.
fn as_calendars_have_it(text: &str) -> String {
    let ends = ['\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}'];
    let text = text.replace("\r\n", "\n").replace(ends, "\n");
    text.replace(|c: char| c.is_control() && c != '\n' && c != '\t', "\u{fffd}")
}

fn fixture() -> Dossier {
    serde_json::from_str(include_str!("../fixtures/dossier.json")).expect("the fixture is a dossier")
}

/// A dossier with one event, which rests on nothing.
fn with_text(text: &str) -> Dossier {
    let event = Event {
        id: "e".into(),
        when: DateSpan::day(day("2021-09-28")),
        text: text.into(),
        entities: Vec::new(),
        evidence: Vec::new(),
        kind: EventKind::Reported,
        hedged: false,
    };
    Dossier { events: vec![event], ..fixture() }
}

fn day(text: &str) -> Day {
    text.parse().expect("days of tests are days")
}

fn snapshots() -> insta::Settings {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/export/files"));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings
}
