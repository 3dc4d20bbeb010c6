//! One happening reported more than once becomes one event with all its evidence.

use super::{Pairs, Report};
use hutong_model::{Day, Precision};

/// How much of the shorter text's pairs of characters two reports of one happening share, at least,
/// where the dates alone do not tell: measured on reports of the same and of different happenings.
const ALIKE: f64 = 0.35;
/// The same with the sentences before them, for a day that both articles recall.
const ALIKE_IN_CONTEXT: f64 = 0.35;
/// The same for one day and whom both name, where that is a single one.
const ALIKE_ON_ONE_DAY: f64 = 0.08;
/// The same inside one article, which rarely tells a thing twice in other words.
const ALIKE_IN_ARTICLE: f64 = 0.6;

/// Joins reports of the same happening; the words and the date of the most
/// exact one are kept.
pub(super) fn merge(mut reports: Vec<Report>) -> Vec<Report> {
    // A report is half a kilobyte, with its bits: its key is moved instead, until its place is known.
    reports.sort_by_cached_key(|report| (report.when.start, report.when.end, report.evidence[0].clone()));
    let mut merged: Vec<Report> = Vec::with_capacity(reports.len());
    let mut signs: Vec<Signs> = Vec::with_capacity(reports.len());
    for report in reports {
        let own = Signs::of(&report);
        // Reports come by their first day: only those whose last day is not over can be the same.
        let latest = merged.iter_mut().zip(&mut signs).rev().take(WINDOW);
        let mut alike = latest.filter(|(known, signs)| signs.may_be_of_one(&own) && same(known, &report));
        match alike.next() {
            Some((known, signs)) => {
                join(known, report);
                *signs = Signs::of(known);
            }
            None => {
                drop(alike);
                merged.push(report);
                signs.push(own);
            }
        }
    }
    merged
}

/// By what nearly all reports are told apart from others, before anything of them is compared.
struct Signs {
    /// A bit for each name, that several may share.
    names: u64,
    /// The one day that is recalled.
    recalled: Option<Day>,
}

impl Signs {
    fn of(report: &Report) -> Self {
        let bit = |name: &usize| 1 << (*name as u64 % u64::from(u64::BITS));
        Self {
            names: report.entities.iter().map(bit).fold(0, |bits, bit: u64| bits | bit),
            recalled: recalled_day(report),
        }
    }

    /// Reports of one happening share a name, or recall the same day.
    fn may_be_of_one(&self, other: &Self) -> bool {
        self.names & other.names != 0 || self.recalled.is_some() && self.recalled == other.recalled
    }
}

/// The one day that a report recalls.
fn recalled_day(report: &Report) -> Option<Day> {
    let day = report.when.start;
    (report.recalled && day == report.when.end).then_some(day)
}

/// How many of the latest events a report is compared with; keeps merging linear.
const WINDOW: usize = 64;

fn same(known: &Report, report: &Report) -> bool {
    if !known.when.overlaps(&report.when) {
        return false;
    }
    // Most have neither in common, and are told apart before anything long is compared.
    let strangers = known.entities.is_disjoint(&report.entities);
    let may_recall = known.recalled && report.recalled;
    if strangers && !may_recall {
        return false;
    }
    let one_article = known.evidence.iter().any(|span| span.article == report.evidence[0].article);
    if !one_article && recall_one_day(known, report) {
        return true;
    }
    if strangers {
        return false;
    }
    let alike = likeness(known, report);
    if one_article {
        return known.when == report.when && alike >= ALIKE_IN_ARTICLE;
    }
    let one_day = known.when.start == report.when.start
        && known.when.end == report.when.end
        && known.when.precision >= Precision::Day;
    let one_day = one_day && (alike >= ALIKE_ON_ONE_DAY || names_shared(known, report) > 1);
    one_day || alike >= ALIKE && (known.when.days() <= 31 || known.when == report.when)
}

/// Two articles that come back to one day, in the same connection, mean one happening, even where
/// one names whom it concerns and the other does not.
fn recall_one_day(known: &Report, report: &Report) -> bool {
    let day = recalled_day(known);
    let (left, right) = (&known.context, &report.context);
    day.is_some()
        && day == recalled_day(report)
        && share(left.shared_at_most(right), left, right) >= ALIKE_IN_CONTEXT
        && shared(left, right) >= ALIKE_IN_CONTEXT
}

fn names_shared(left: &Report, right: &Report) -> usize {
    left.entities.intersection(&right.entities).count()
}

fn likeness(left: &Report, right: &Report) -> f64 {
    shared(&left.opening, &right.opening).max(shared(&left.whole, &right.whole))
}

fn shared(left: &Pairs, right: &Pairs) -> f64 {
    share(left.shared(right), left, right)
}

fn share(shared: usize, left: &Pairs, right: &Pairs) -> f64 {
    // Both counts are of pairs in one sentence: exact as floats.
    shared as f64 / left.len().min(right.len()).max(1) as f64
}

fn join(known: &mut Report, report: Report) {
    let sharper = report.when.days() < known.when.days();
    if sharper || known.hedged && !report.hedged && known.when == report.when {
        known.when = report.when;
        known.text.clone_from(&report.text);
        known.first = report.first;
    }
    known.hedged &= report.hedged;
    known.entities.extend(report.entities);
    known.evidence.extend(report.evidence);
    known.evidence.sort();
    known.evidence.dedup();
}
