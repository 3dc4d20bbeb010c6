//! Sets of marks, small enough that two of them often meet at the same id and the same time.
#![allow(dead_code)] // each test file uses its own part

use hutong_marks::{Flag, Marks, Note, Selector, Time, Version};
use hutong_model::ArticleId;
use proptest::prelude::*;

pub fn note(article: &str, made: u64, target: Option<Selector>) -> Note {
    let article = ArticleId::new(article);
    Note { made: Time::from_millis(made), article, target, versions: Default::default(), removed: None }
}

fn time() -> impl Strategy<Value = Time> {
    (0_u64..6).prop_map(Time::from_millis)
}

fn article() -> impl Strategy<Value = ArticleId> {
    prop_oneof![
        Just("a".to_owned()),
        Just("互通 1".to_owned()),
        "[^/]{1,4}".prop_filter("a name", |id| id != "." && id != "..")
    ]
    .prop_map(ArticleId::new)
}

fn selector() -> impl Strategy<Value = Selector> {
    let position = prop::option::of((0_u32..9, 0_u32..9).prop_map(|(a, b)| (a.min(b), a.max(b))));
    ("\\PC{1,4}", "\\PC{0,3}", "\\PC{0,3}", position).prop_map(|(exact, prefix, suffix, position)| Selector {
        exact,
        prefix,
        suffix,
        position,
    })
}

fn notes() -> impl Strategy<Value = Note> {
    let version = (time(), "\\PC{0,4}").prop_map(|(at, text)| Version { at, text });
    let versions = prop::collection::btree_set(version, 0..3);
    (time(), article(), prop::option::of(selector()), versions, prop::option::of(time())).prop_map(
        |(made, article, target, versions, removed)| Note { made, article, target, versions, removed },
    )
}

pub fn marks() -> impl Strategy<Value = Marks> {
    let flags = (article(), prop::sample::select(Flag::ALL.as_slice()), any::<bool>(), time());
    let notes = ("[xy]|\\PC{1,3}", notes());
    (prop::collection::vec(flags, 0..4), prop::collection::vec(notes, 0..4)).prop_map(|(flags, notes)| {
        let mut marks = Marks::default();
        for (article, flag, on, at) in flags {
            marks.set(article, flag, on, at);
        }
        for (id, note) in notes {
            marks.add(id, note);
        }
        marks
    })
}
