//! Feeds, read back with a parser of XML and one of JSON.

use super::{fixture, with_text};
use hutong::{corpus::Corpus, export, page::Site};
use hutong_model::Published;
use proptest::prelude::*;
use quick_xml::{Reader, events::Event};
use serde_json::Value;
use std::collections::BTreeSet;

#[test]
fn newest_first_and_stamped_by_publications() {
    let mut dossier = fixture();
    for (article, day) in dossier.articles.iter_mut().zip(["2021-08-20", "2021-09-28", "2021-09-01"]) {
        article.published = Some(Published { day: day.parse().unwrap(), instant: None });
    }
    let atom = export::atom(&Corpus::new(dossier), &Site::default());
    let updated = texts(&atom, "updated");
    // Days begin at 00:00 in Oslo, which is UTC+2 in summer.
    assert_eq!(updated[..3], ["2021-09-27T22:00:00Z", "2021-09-27T22:00:00Z", "2021-08-31T22:00:00Z"]);
}

#[test]
fn entries_keep_their_names_wherever_the_viewer_lies() {
    let corpus = Corpus::new(fixture());
    let site = Site { url: Some("https://dossier.example/sub/".into()) };
    let (here, there) = (export::atom(&corpus, &Site::default()), export::atom(&corpus, &site));
    let ids = texts(&here, "id");
    assert_eq!(ids, texts(&there, "id"));
    assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), corpus.dossier.articles.len() + 1);
    assert!(there.contains(
        r#"<link rel="self" type="application/atom+xml" href="https://dossier.example/sub/feed.atom"/>"#
    ));
    assert!(!here.contains("rel=\"self\""), "an address that is not known is not made up");
}

#[test]
fn a_json_feed_leads_to_the_viewer_and_to_the_source() {
    let corpus = Corpus::new(fixture());
    let site = Site { url: Some("https://dossier.example/".into()) };
    let feed: Value = serde_json::from_str(&export::json_feed(&corpus, &site)).unwrap();
    assert_eq!(feed["version"], "https://jsonfeed.org/version/1.1");
    assert_eq!(feed["feed_url"], "https://dossier.example/feed.json");
    let items = feed["items"].as_array().unwrap();
    let blocks = items.iter().find(|item| item["title"] == "Every kind of block").unwrap();
    assert_eq!(blocks["url"], "https://dossier.example/article/every-block/");
    assert_eq!(blocks["external_url"], "https://charger.example/blocks");
    assert_eq!(blocks["date_published"], "2021-08-19T22:00:00Z");

    let nowhere: Value = serde_json::from_str(&export::json_feed(&corpus, &Site::default())).unwrap();
    assert_eq!(nowhere.get("feed_url"), None);
    let items = nowhere["items"].as_array().unwrap();
    let blocks = items.iter().find(|item| item["title"] == "Every kind of block").unwrap();
    assert_eq!(blocks["url"], "https://charger.example/blocks");
}

proptest! {
    #[test]
    fn any_text_comes_through_a_feed(text in any::<String>()) {
        let mut dossier = with_text(&text);
        dossier.articles.truncate(1);
        dossier.articles[0].title.clone_from(&text);
        dossier.articles[0].tags = vec![text.clone()];
        let atom = export::atom(&Corpus::new(dossier), &Site::default());
        // Parsers make one line end of CR LF, and of CR (XML 1.0, section 2.11).
        let plain = |text: &str| text.replace("\r\n", "\n").replace('\r', "\n");
        let legal = |c: char| if c < ' ' && !"\t\n\r".contains(c) || c == '\u{fffe}' || c == '\u{ffff}' { '\u{fffd}' } else { c };
        let expected: String = text.chars().map(legal).collect();
        prop_assert_eq!(plain(&texts(&atom, "title")[1]), plain(&expected));
    }
}

/// The texts of every element of a name, in order.
fn texts(xml: &str, name: &str) -> Vec<String> {
    let mut reader = Reader::from_str(xml);
    let (mut texts, mut inside) = (Vec::new(), false);
    loop {
        match reader.read_event().expect("the feed is well-formed") {
            Event::Start(tag) if tag.name().as_ref() == name => {
                inside = true;
                texts.push(String::new());
            }
            Event::End(tag) if tag.name().as_ref() == name => inside = false,
            Event::Text(text) if inside => {
                texts.last_mut().expect("an element is open").push_str(&text);
            }
            Event::GeneralRef(reference) if inside => {
                let name: &str = &reference;
                let whole = format!("&{name};");
                let read = quick_xml::escape::unescape(&whole).expect("a reference that XML knows");
                texts.last_mut().expect("an element is open").push_str(&read);
            }
            Event::Eof => return texts,
            _ => {}
        }
    }
}
