//! What goes on with the clause before it without its verb: more objects, more places, the members of what was
//! only counted. Knows no date and no scope.

use super::{answer::words, earlier::Earlier, implied, list::List, sentence::Reader, sides::Sides};
use crate::text::{Stretch, ends_with, holds, is_one_of};

impl Reader<'_> {
    /// `accepts both of the big wallets, Alipay and WeChat Pay`: the objects that the clause before only counts.
    pub(super) fn counted_objects(&self, at: usize, earlier: &Earlier) -> Option<(Sides, usize)> {
        const COUNTS: [&str; 9] = ["both ", "two ", "three ", "all ", "两种", "两款", "两大", "三种", "三款"];
        const ONE: [&str; 6] = [" option", " choice", " the one ", "一种", "一项", "一款"];
        let (clause, before) = (&self.clauses[at], &self.clauses[at.checked_sub(1)?]);
        let list = clause.only_list(self.block).filter(|list| list.only_objects())?;
        let said = before.verdict.as_ref().filter(|_| self.is_stated(at - 1))?;
        let told = self.block.text.slice(&(said.phrase.end..before.stretch.end));
        // introduced its own payment service, Douyin Pay; has gained a fourth option, Douyin Pay
        let one = self.block.text.slice(&(said.phrase.start..before.stretch.end));
        let counts =
            list.entities.len() > 1 && holds(told, &COUNTS) || holds(told, &["its own "]) || holds(one, &ONE);
        let subjects = earlier.said().subjects;
        let alone = !before.lists.iter().any(|list| list.has_object) && !subjects.is_empty();
        (counts && alone).then(|| (Sides { subjects, objects: list.entities.clone() }, said.status))
    }

    /// `on 12306 with Alipay, and in pilot cities with the digital yuan`: more objects of the clause before,
    /// without its verb.
    pub(super) fn more_objects(&self, at: usize, earlier: &Earlier) -> Option<(Sides, usize)> {
        let text = &self.block.text;
        let (clause, before) = (&self.clauses[at], &self.clauses[at.checked_sub(1)?]);
        let status = before.verdict.as_ref().filter(|_| self.is_stated(at - 1))?.status;
        let list = clause.lists.first().filter(|list| clause.lists.len() == 1 && list.only_objects())?;
        let links = self.rules.links.find(text, &clause.stretch);
        let opens = links.first().is_some_and(|link| link.stretch.start <= clause.stretch.start + 1);
        let latin = text.at(clause.stretch.start + 1).is_some_and(|c| c.is_ascii_alphabetic());
        let led = implied::leads(self.block, &clause.stretch, list, self.lexicon);
        let subjects = earlier.said().subjects;
        let goes_on = latin && opens && led && before.lists.iter().any(List::only_objects);
        (goes_on && !subjects.is_empty())
            .then(|| (Sides { subjects, objects: list.entities.clone() }, status))
    }

    /// `is available on 1688, and on Xianyu since last year`: more places of what the clause before tells,
    /// without its verb.
    pub(super) fn more_subjects(&self, at: usize, earlier: &Earlier) -> Option<(Sides, usize)> {
        const PLACES: [&str; 5] = [" on ", " at ", " in ", " by ", " across "];
        const LINKS: [&str; 6] = ["", " and", " or", " then", " and also", " and then"];
        let text = &self.block.text;
        let clause = &self.clauses[at];
        let list = clause.lists.first().filter(|list| clause.lists.len() == 1 && !list.has_object)?;
        // on Meituan and, since May, on DiDi
        let mut earlier_clauses = self.clauses[..at].iter().enumerate().rev();
        let (at, before) = earlier_clauses.find(|(_, clause)| !self.only_tells_when(&clause.stretch))?;
        let status = before.verdict.as_ref().filter(|_| self.is_stated(at))?.status;
        let head = text.slice(&(clause.stretch.start..list.stretch.start));
        let place = PLACES.iter().find(|place| ends_with(head, place))?;
        let linked = is_one_of(&head[..head.len() - place.len()], &LINKS);
        let behind = list.stretch.end..clause.stretch.end;
        let ends = !text.slice(&behind).iter().any(|c| c.is_alphanumeric()) || self.only_tells_when(&behind);
        let of_places = before.lists.iter().any(|list| !list.has_object);
        let objects = earlier.said().objects;
        (linked && ends && of_places && !objects.is_empty())
            .then(|| (Sides { subjects: list.entities.clone(), objects }, status))
    }

    /// Whether a stretch holds a date and little beside it: since last year.
    fn only_tells_when(&self, stretch: &Stretch) -> bool {
        let dates = self.block.dates_in(stretch);
        let beside = |at: &usize| {
            self.block.text.chars[*at].is_alphanumeric() && !dates.iter().any(|it| it.stretch.contains(at))
        };
        !dates.is_empty() && words(&self.block.text, stretch, &beside) <= WHEN
    }
}

/// How many words may lead to a date: as of, since.
const WHEN: usize = 2;
