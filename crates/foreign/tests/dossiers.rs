//! Dossiers of others: the project's own is read as it is, and each way of going wrong is said.

use hutong_foreign::{LARGEST, Refusal, read};
use hutong_model::{Block, Dossier, PicturePolicy, from_bytes, to_bytes};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::{path::Path, sync::LazyLock};

static DOSSIER: LazyLock<Dossier> = LazyLock::new(|| {
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../seeds");
    hutong_compile::compile(&seeds).expect("the seeds make a dossier").dossier
});

fn value() -> Value {
    serde_json::to_value(&*DOSSIER).expect("a dossier is JSON")
}

fn said(value: &Value) -> String {
    match read(value.to_string().as_bytes()) {
        Ok(_) => "nothing is wrong".into(),
        Err(refusal) => refusal.to_string(),
    }
}

#[test]
fn what_the_build_wrote_is_read_as_it_is() {
    let checked = read(value().to_string().as_bytes()).unwrap();
    assert_eq!(checked.notes, Vec::<String>::new());
    assert!(to_bytes(&checked.dossier) == to_bytes(&DOSSIER), "another dossier, or another order");
}

#[test]
fn files_beside_the_pages_of_others_are_not_taken_for_ours() {
    let mut value = value();
    let picture = json!({ "image": { "url": "https://x.example/1.jpg", "kept": "../../secret.jpg" } });
    value["articles"][0]["body"].as_array_mut().expect("a body is a list").push(picture);
    let checked = read(value.to_string().as_bytes()).unwrap();
    let last = checked.dossier.articles.iter().filter_map(|article| article.body.last());
    let pictures = last.filter(|block| matches!(block, Block::Image(picture) if picture.kept.is_none()));
    assert_eq!(pictures.count(), 1);
}

#[test]
fn what_is_wrong_is_said_with_its_place() {
    for (pointer, wrong, expected) in [
        ("/version", json!(99), "format 99"),
        ("/version", Value::Null, "no dossier"),
        (
            "/articles/0/source_url",
            json!("javascript:alert(1)"),
            "articles[0].source_url: `javascript:alert(1)`",
        ),
        ("/articles/0/title", json!(" "), "articles[0]: it has no title"),
        ("/articles/0/title", json!(3), "invalid type"),
        ("/articles/1/id", value()["articles"][0]["id"].clone(), "is there twice"),
        ("/articles/0/language", json!("en\" onload=x"), "no language tag"),
        ("/articles/0/hero", json!(0), "no picture"),
        (
            "/articles/0/body/0",
            json!({"image": {"url": "data:image/svg+xml,x"}}),
            "articles[0].body[0]: `data:image",
        ),
        (
            "/articles/0/body/0",
            json!({"paragraph": [{"link": {"url": "file:///x", "content": []}}]}),
            "no http(s)",
        ),
        ("/articles/0/body/0", json!({"embed": {"url": "//x.example", "title": "x"}}), "no http(s)"),
        ("/articles/0/body/0", json!({"script": "x"}), "unknown variant"),
        ("/articles/0/mentions/0/place/end", json!(1_000_000), "articles[0].mentions[0]: characters"),
        ("/articles/0/mentions/0/place/block", json!(1_000_000), "no block 1000000"),
        ("/articles/0/mentions/0/entity", json!("nobody"), "no entity `nobody`"),
        ("/events/0/evidence/0/article", json!("nowhere"), "events[0].evidence[0]: there is no article"),
        (
            "/events/0/when",
            json!({"start": "2021-09-02", "end": "2021-09-01", "precision": "day"}),
            "is after",
        ),
        ("/events/0/when/start", json!("2021-02-30"), "is not a day"),
        ("/claims/0/status", json!("perhaps"), "no status `perhaps`"),
        ("/claims/0/evidence", json!([]), "nothing is named"),
        ("/claims/0/relation", json!("hates"), "no relation `hates`"),
        ("/quotes/0/evidence/end", json!(1_000_000), "quotes[0].evidence[0]: characters"),
        ("/quotes/0/evidence/article", json!("nowhere"), "there is no article `nowhere`"),
        ("/quotes/0/sentence/end", json!(1_000_000), "quotes[0].sentence[0]: characters"),
        ("/figures/0/evidence/block", json!(1_000_000), "no block 1000000"),
        ("/kinds/0/id", json!("lang"), "lang"),
        ("/entities/0/kind", json!("planet"), "no kind `planet`"),
    ] {
        let mut value = value();
        let (parent, name) = pointer.rsplit_once('/').expect("a pointer has a slash");
        match value.pointer_mut(parent).expect("the dossier has this") {
            Value::Array(list) => list[name.parse::<usize>().expect("a number")] = wrong,
            object => object[name] = wrong,
        }
        let said = said(&value);
        assert!(said.contains(expected), "{pointer}: {said}");
    }
}

#[test]
fn what_is_no_dossier_is_said() {
    let refused = |bytes: &[u8]| read(bytes).unwrap_err();
    assert!(matches!(refused(b"<!doctype html>"), Refusal::NotJson { .. }));
    assert!(refused(b"{\n  oops").to_string().contains("line 2"));
    assert!(matches!(refused(b"\xff\xfe"), Refusal::NotJson { .. }));
    assert_eq!(refused(b"{}"), Refusal::NotADossier);
    assert_eq!(refused(&vec![b' '; LARGEST + 1]), Refusal::TooLarge { bytes: LARGEST + 1 });
    assert!(matches!(refused("[".repeat(100_000).as_bytes()), Refusal::NotJson { .. }));
    let script = include_str!("../../../www/embedded.js");
    assert!(script.contains("LARGEST = 32 * MEGABYTE") && LARGEST == 32 * 1024 * 1024);
}

#[test]
fn texts_that_lie_too_deep_are_refused() {
    let mut content = json!([{"text": "x"}]);
    for _ in 0..20 {
        content = json!([{"strong": content}]);
    }
    let mut value = value();
    value["articles"][0]["body"][0] = json!({ "paragraph": content });
    assert!(said(&value).contains("deep"), "{}", said(&value));
}

#[test]
fn what_is_unknown_is_left_out_and_said() {
    let mut value = value();
    value["articles"][0]["mood"] = json!("sunny");
    value["pictures"] = json!("show");
    let checked = read(value.to_string().as_bytes()).unwrap();
    assert_eq!(checked.dossier.pictures, PicturePolicy::Ask);
    assert!(checked.notes[0].contains("articles.0.mood"), "{:?}", checked.notes);
    assert_eq!(checked.notes.len(), 2);
}

#[test]
fn the_order_of_the_file_does_not_matter() {
    let mut value = value();
    for list in ["articles", "events", "claims"] {
        value[list].as_array_mut().unwrap().reverse();
    }
    let days = |dossier: &Dossier| dossier.events.iter().map(|event| event.when.start).collect::<Vec<_>>();
    let read = read(value.to_string().as_bytes()).unwrap().dossier;
    assert_eq!(days(&read), days(&DOSSIER));
    assert!(
        read.claims.iter().map(|claim| &claim.subject).eq(DOSSIER.claims.iter().map(|claim| &claim.subject))
    );
}

proptest! {
    #[test]
    fn damaged_files_never_panic(at in 0_usize..1_000_000, byte: u8) {
        static TEXT: LazyLock<Vec<u8>> = LazyLock::new(|| value().to_string().into_bytes());
        let mut text = TEXT.clone();
        let at = at % text.len();
        text[at] = byte;
        if let Ok(checked) = read(&text) {
            from_bytes(&to_bytes(&checked.dossier)).expect("what is written reads back");
        }
    }
}
