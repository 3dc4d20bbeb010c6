//! The same of another: what was said last is said again of whom a clause names. Knows no date and no scope.

use super::{clause::Clause, earlier::Earlier, list::List, sentence::Reader, sides::Sides, stated::Stated};

impl Reader<'_> {
    /// `天猫也是如此`, `followed by Youku`: what was said last, in this sentence or the one before, of the
    /// last of its subjects.
    pub(super) fn repeat(
        &self,
        clause: &Clause,
        earlier: &Earlier,
        said: &[(usize, usize, usize)],
        stated: &mut Stated,
    ) {
        let here = stated.said();
        let said = if here.is_empty() { said } else { &here };
        let Some((last, ..)) = said.last() else { return };
        let mut own = clause.carried_subjects(self.block, self.rules);
        if own.is_empty() {
            own = self.whose_outlets(clause);
        }
        // and Shuqi, its reading app, has done so
        let mut subjects = if own.is_empty() { earlier.offered.subjects.clone() } else { own };
        // JD Pay sits at the top of JD.com's checkout, followed by WeChat Pay.
        if subjects.is_empty() && clause.lists.iter().any(List::only_objects) {
            subjects.clone_from(&earlier.subjects);
        }
        // nor is Alipay on WeChat Channels: what is named with them is of them.
        let mut objects = clause.lists.iter().filter(|list| list.only_objects()).peekable();
        if let Some((.., status)) = said.last().filter(|_| objects.peek().is_some()) {
            let objects = objects.flat_map(|list| list.entities.clone()).collect();
            return self.state(clause, &Sides { subjects, objects }, *status, stated);
        }
        for (_, object, status) in said.iter().filter(|(subject, ..)| subject == last) {
            let sides = Sides { subjects: subjects.clone(), objects: vec![*object] };
            self.state(clause, &sides, *status, stated);
        }
    }

    /// `天猫商家也不例外`: whose all the merchants are that a clause opens with.
    fn whose_outlets(&self, clause: &Clause) -> Vec<usize> {
        let [list] = clause.lists.as_slice() else { return Vec::new() };
        let text = &self.block.text;
        let behind = list.stretch.end..clause.stretch.end;
        let outlet = self.rules.outlets.find(text, &behind).into_iter().next();
        let all = outlet.is_some_and(|outlet| {
            outlet.stretch.start == behind.start && matches!(text.at(outlet.stretch.end), Some('也' | '亦'))
        });
        let opens = list.stretch.start == clause.stretch.start && list.has_subject && !list.has_object;
        if all && opens { list.entities.clone() } else { Vec::new() }
    }
}
