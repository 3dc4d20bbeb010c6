//! Files: what is written is read back, what others wrote is understood, what is wrong is said.

mod common;

use common::{marks, note};
use hutong_marks::{Described, Flag, Marks, Selector, Time, Words, export, import, markdown};
use hutong_model::ArticleId;
use proptest::prelude::*;
use pulldown_cmark::{Event, Parser, Tag};

const WORDS: Words<'_> = Words { heading: "Marks", starred: "Starred", read: "Read", earlier: "Earlier" };

proptest! {
    #[test]
    fn what_is_written_is_read_back(marks in marks()) {
        for root in ["https://x.example/sub/path/", ""] {
            let read = import(&export(&marks, root)).unwrap();
            prop_assert_eq!(&read.marks, &marks);
            prop_assert_eq!(&read.left_out, &Vec::<String>::new());
        }
    }

    #[test]
    fn no_file_makes_a_panic(text in "\\PC{0,40}", cut in any::<prop::sample::Index>(), marks in marks()) {
        let _ = import(&text);
        let whole: Vec<char> = export(&marks, "/").chars().collect();
        let part: String = whole[..cut.index(whole.len() - 1)].iter().collect();
        prop_assert!(import(&part).is_err());
    }

    #[test]
    fn nothing_in_a_text_becomes_markup(text in "\\PC{0,12}", marks in marks()) {
        let mut marks = marks;
        marks.add("z".into(), note("a", 1, None));
        marks.write("z", format!("# {text} <b> [x](y) `c` *d*"), Time::from_millis(9));
        let text = markdown(&marks, WORDS, |_| None);
        for event in Parser::new(&text) {
            let tame = match &event {
                Event::Html(_) | Event::InlineHtml(_) | Event::Code(_) => false,
                Event::Start(tag) => matches!(tag, Tag::Paragraph | Tag::Heading { .. } | Tag::BlockQuote(_)),
                _ => true,
            };
            prop_assert!(tame, "{event:?} in {text}");
        }
    }
}

#[test]
fn annotations_of_other_programs_are_understood() {
    let file = r#"{ "@context": "http://www.w3.org/ns/anno.jsonld", "type": "AnnotationCollection", "first": { "items": [
        { "id": "https://notes.example/1", "type": ["Annotation"], "motivation": ["highlighting"],
          "target": [{ "source": { "id": "https://x.example/d/article/%E4%BA%92%E9%80%9A/index.html?q=1#b2" },
            "selector": { "type": "TextQuoteSelector", "exact": "互通" } }] },
        { "id": "https://notes.example/2", "type": "Annotation", "created": "2021-09-28T08:30:00+08:00",
          "body": [{ "type": "TextualBody", "value": "a note" }], "target": "https://x.example/d/article/互通" },
        { "id": "https://notes.example/3", "type": "Annotation", "target": "https://elsewhere.example/" },
        { "id": "https://notes.example/4", "type": "Annotation", "motivation": "bookmarking", "target": { "id": "article/b/" } }
    ] } }"#;
    let imported = import(file).unwrap();
    let alive = imported.marks.alive();
    assert_eq!(alive.len(), 2);
    let exact = Selector { exact: "互通".into(), ..Selector::default() };
    assert_eq!((alive[0].1.article.as_str(), &alive[0].1.target), ("互通", &Some(exact)));
    assert_eq!((alive[1].1.article.as_str(), alive[1].1.text()), ("互通", "a note"));
    assert!(imported.marks.has(&ArticleId::new("b"), Flag::Star));
    assert_eq!(imported.left_out, ["first.items[2]: https://elsewhere.example/ is no article of a dossier"]);
}

#[test]
fn what_is_wrong_is_said_with_its_place() {
    let item =
        |fields: &str| format!(r#"[{{"type":"Annotation","id":"1","target":"article/a/"}},{{{fields}}}]"#);
    let target = |selector: &str| {
        item(&format!(
            r#""type":"Annotation","id":"2","target":{{"source":"article/a/","selector":[{selector}]}}"#
        ))
    };
    for (file, said) in [
        ("{\n \"items\": [,]\n}".to_owned(), "this is not JSON: expected value at line 2 column 12"),
        (String::new(), "this is not JSON: EOF while parsing a value at line 1 column 0"),
        ("{}".into(), "the file: expected a list of annotations in `items`"),
        (r#"{"items":{}}"#.into(), "items: expected a list"),
        (item(r#""type":"Bookmark""#), "[1]: expected an object with \"type\": \"Annotation\""),
        (item(r#""type":"Annotation""#), "[1]: expected an `id`"),
        (item(r#""type":"Annotation","id":7"#), "[1].id: expected a text"),
        (item(r#""type":"Annotation","id":"2""#), "[1]: expected a `target`"),
        (
            item(r#""type":"Annotation","id":"2","target":"article/a/","created":"soon""#),
            "[1].created: expected a time",
        ),
        (
            target(r#"{"type":"TextQuoteSelector"}"#),
            "[1].target.selector[0]: expected the words of the highlight",
        ),
        (
            target(r#"{"type":"TextQuoteSelector","exact":""}"#),
            "[1].target.selector[0].exact: expected the words",
        ),
        (
            target(
                r#"{"type":"TextQuoteSelector","exact":"x"},{"type":"TextPositionSelector","start":-1,"end":2}"#,
            ),
            "[1].target.selector[1].start: expected a whole number",
        ),
    ] {
        let error = import(&file).unwrap_err().to_string();
        assert!(error.starts_with(said), "{file}: {error}");
    }
}

#[test]
fn a_text_for_people() {
    let mut marks = Marks::default();
    let article = ArticleId::new("a");
    marks.set(article.clone(), Flag::Star, true, Time::from_millis(1));
    marks.set(article, Flag::Read, true, Time::from_millis(1));
    let words = Selector { exact: "云闪付*接入*".into(), ..Selector::default() };
    marks.add("1".into(), note("a", 2, Some(words)));
    marks.write("1", "first".into(), Time::from_millis(3));
    marks.write("1", "Why now?\n\nAsk.".into(), Time::from_millis(4));
    marks.add("2".into(), note("b", 5, None));
    marks.remove("2", Time::from_millis(6));
    let describe = |article: &ArticleId| {
        (article.as_str() == "a").then(|| Described {
            title: "一 [二]".into(),
            url: "https://x.example/a".into(),
            citation: "一. ZAKER.".into(),
        })
    };
    let expected = "# Marks\n\n## [一 \\[二\\]](<https://x.example/a>)\n\nStarred · Read\n\n一\\. ZAKER\\.\n\n\
                    > 云闪付\\*接入\\*\n\nWhy now\\?\n\nAsk\\.\n\n(Earlier, 1970-01-01: first)\n\n---\n";
    assert_eq!(markdown(&marks, WORDS, describe), expected);
}
