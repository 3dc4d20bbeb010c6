//! Merging: in any order, however often, nothing is lost and the last word counts.

mod common;

use common::{marks, note};
use hutong_marks::{Flag, Marks, Time};
use hutong_model::ArticleId;
use proptest::prelude::*;

fn merged(sets: &[&Marks]) -> Marks {
    let mut all = Marks::default();
    sets.iter().for_each(|set| all.merge((*set).clone()));
    all
}

proptest! {
    #[test]
    fn order_grouping_and_repetition_change_nothing(a in marks(), b in marks(), c in marks()) {
        prop_assert_eq!(merged(&[&a, &b]), merged(&[&b, &a]));
        prop_assert_eq!(merged(&[&merged(&[&a, &b]), &c]), merged(&[&a, &merged(&[&b, &c])]));
        prop_assert_eq!(merged(&[&a, &a]), a.clone());
        prop_assert_eq!(merged(&[&a, &b, &a, &b]), merged(&[&a, &b]));
    }

    #[test]
    fn every_text_outlives_the_merge_unless_it_was_removed_later(a in marks(), b in marks()) {
        let all = merged(&[&a, &b]);
        for (id, note) in a.notes().chain(b.notes()) {
            let (_, kept) = all.notes().find(|(other, _)| *other == id).unwrap();
            for version in &note.versions {
                let removed = kept.removed.is_some_and(|removed| removed >= version.at);
                prop_assert!(removed || kept.versions.contains(version), "{version:?} of {id}");
            }
        }
    }

    #[test]
    fn what_is_done_later_counts(mut a in marks(), b in marks(), on in any::<bool>()) {
        let article = ArticleId::new("a");
        let all = merged(&[&a, &b]);
        let now = all.later(Time::default());
        a.set(article.clone(), Flag::Star, on, now);
        prop_assert_eq!(merged(&[&a, &b]).has(&article, Flag::Star), on);
        prop_assert_eq!(merged(&[&b, &a]).has(&article, Flag::Star), on);
    }
}

fn at(millis: u64) -> Time {
    Time::from_millis(millis)
}

#[test]
fn what_one_tab_removes_another_does_not_bring_back() {
    let mut one = Marks::default();
    one.add("n".into(), note("a", 1, None));
    one.write("n", "first".into(), at(2));
    let mut other = one.clone();
    one.remove("n", at(5));
    assert!(one.is_empty() && one.notes().all(|(_, note)| note.versions.is_empty()));
    other.write("n", "second".into(), at(4));
    one.merge(other.clone());
    assert!(one.is_empty(), "written before it was removed");
    other.write("n", "third".into(), at(6));
    one.merge(other);
    let texts: Vec<_> = one.alive().iter().map(|(_, note)| note.text().to_owned()).collect();
    assert_eq!(texts, ["third"], "written after it was removed");
}

#[test]
fn two_texts_written_apart_are_both_kept() {
    let mut one = Marks::default();
    one.add("n".into(), note("a", 1, None));
    let mut other = one.clone();
    one.write("n", "here".into(), at(3));
    other.write("n", "there".into(), at(4));
    one.merge(other);
    let (_, note) = one.alive()[0];
    assert_eq!(note.text(), "there");
    assert_eq!(note.earlier().map(|version| version.text.as_str()).collect::<Vec<_>>(), ["here"]);
}

#[test]
fn a_clock_that_runs_behind_does_not_lose_the_last_word() {
    let mut marks = Marks::default();
    let article = ArticleId::new("a");
    marks.set(article.clone(), Flag::Read, true, at(1_000));
    let now = marks.later(at(10));
    assert_eq!(now, at(1_001));
    marks.set(article.clone(), Flag::Read, false, now);
    assert!(!marks.has(&article, Flag::Read));
    assert_eq!(marks.later(at(5_000)), at(5_000));
}
