//! Of whom and of what a clause is, and what it comes to, with all that it leaves to the clauses around it.
//! Knows no date.

use super::{
    memory::Memory,
    sentence::{Course, Reader},
    sides::Sides,
    verdict::Verdict,
};
use crate::text::ends_with;

impl Reader<'_> {
    /// The sides of a clause and its verdict; nothing where it only says on which terms something holds.
    pub(super) fn meant(
        &self,
        at: usize,
        course: &mut Course,
        memory: &Memory,
    ) -> Option<(Sides, Option<Verdict>)> {
        let clause = &self.clauses[at];
        let mut sides = course.earlier.complete(clause, self.block, self.rules, self.lexicon, memory);
        if let Some(subjects) = self.unlike(at).filter(|_| !sides.objects.is_empty()) {
            sides.subjects = subjects;
        }
        if let Some(subjects) = self.announced(at).filter(|_| !sides.objects.is_empty()) {
            sides.subjects = subjects;
        }
        if let Some(objects) = self.opened_before(at).filter(|_| !sides.subjects.is_empty()) {
            sides.objects = objects;
        }
        if let Some(subjects) = self.is_of_the_excepted(clause) {
            sides.subjects = subjects;
        }
        // 除闲鱼仍在等待审核外，…: of what, the next clause tells.
        if sides.are_both() && !self.refuses(clause) && self.status_of_the_excepted(clause).is_some() {
            sides = Sides::default();
        }
        let of_a_list = self.of_a_list(at, course, clause.verdict.is_some());
        let known = self.known(at, course, memory);
        // 抖音能用花呗吗？可以，绑定支付宝后即可使用: on which terms, not what else.
        if course.answered && self.is_a_condition(clause) {
            return None;
        }
        let silent = of_a_list.is_none() && clause.verdict.is_none();
        let meant = if silent { self.goes_on(at, course, known, memory) } else { of_a_list };
        Some(match meant {
            Some((both, status)) => (both, Some(Verdict { status, phrase: clause.stretch.clone() })),
            None => (sides, clause.verdict.clone()),
        })
    }

    /// `用户打开云闪付，即可扫描微信支付收款码`: the object of what a clause tells without one, where the clause before only
    /// opens it.
    fn opened_before(&self, at: usize) -> Option<Vec<usize>> {
        let text = &self.block.text;
        let before = self.clauses.get(at.checked_sub(1)?).filter(|before| before.verdict.is_none())?;
        let [list] = before.lists.as_slice() else { return None };
        let opens = ends_with(text.slice(&(before.stretch.start..list.stretch.start)), "打开");
        let closes = list.stretch.end + 1 >= before.stretch.end && list.only_objects();
        let of_none = self.clauses[at].lists.iter().all(|list| !list.has_object);
        (opens && closes && of_none).then(|| list.entities.clone())
    }

    /// What the place of a clause in a list says: a row, instances, a menu, what there is besides.
    fn of_a_list(&self, at: usize, course: &Course, says: bool) -> Option<(Sides, usize)> {
        if let Some((subjects, objects)) = self.row(at) {
            let sides = Sides { subjects: subjects.entities.clone(), objects: objects.entities.clone() };
            return Some((sides, 0));
        }
        let instances = self.instances(at, &course.earlier);
        let instances =
            instances.or_else(|| self.those_it_is_of(at)).or_else(|| self.awaited(at, &course.earlier));
        if instances.is_some() || says {
            return instances;
        }
        let menu = || self.menu(at, &course.earlier);
        let others = || {
            let subjects = self.has_others(&self.clauses[at], &course.earlier)?;
            Some(Sides { subjects, objects: Vec::new() })
        };
        menu().or_else(others).map(|sides| (sides, 0))
    }

    /// The status that a mere yes or no is about.
    fn known(&self, at: usize, course: &mut Course, memory: &Memory) -> Option<usize> {
        let Course { stated, earlier, said, .. } = course;
        let known = stated.status.or(said.last().map(|said| said.2));
        // 优酷，微信支付都有。 New paragraph: 淘宝没有，天猫也没有。
        if known.is_none() && at == 0 && earlier.said.is_empty() {
            earlier.recalled = memory.last_said();
        }
        known.or(earlier.recalled.as_ref().map(|(_, status)| *status))
    }

    /// What a clause without a phrase goes on with: a yes or no, more objects, more places.
    fn goes_on(
        &self,
        at: usize,
        course: &Course,
        known: Option<usize>,
        memory: &Memory,
    ) -> Option<(Sides, usize)> {
        let earlier = &course.earlier;
        self.yes_or_no(&self.clauses[at], earlier, known, memory)
            .or_else(|| self.more_objects(at, earlier))
            .or_else(|| self.more_subjects(at, earlier))
            .or_else(|| self.counted_objects(at, earlier))
            .or_else(|| self.is_back(at, earlier))
    }
}
