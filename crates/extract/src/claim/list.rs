//! Names that stand next to one another make a list: 饿了么、优酷、大麦. Knows separators, not
//! what the list is for.

use super::lexicon::{Lexicon, Roles};
use crate::text::{Folded, Hit, PatternSet, Stretch};

/// Names joined by separators.
#[derive(Clone, Debug)]
pub(crate) struct List {
    /// The entities, in order, without repeats.
    pub entities: Vec<usize>,
    /// From the first name to the last.
    pub stretch: Stretch,
    /// Whether an entity in it can only be a subject.
    pub has_subject: bool,
    /// Whether an entity in it can be an object.
    pub has_object: bool,
}

impl List {
    /// Whether every entity can be an object.
    pub fn only_objects(&self) -> bool {
        self.has_object && !self.has_subject
    }
}

/// The lists in a stretch, of entities that have a side in the relation.
pub(crate) fn lists(
    text: &Folded,
    names: &[Hit<usize>],
    separators: &PatternSet<()>,
    lexicon: &Lexicon,
) -> Vec<List> {
    let mut lists: Vec<List> = Vec::new();
    let mut last_end = None;
    for name in names {
        let roles = lexicon.roles(name.value);
        if roles == Roles::None {
            continue;
        }
        let joined = last_end.is_some_and(|end: usize| separated(text, end..name.stretch.start, separators));
        match lists.last_mut().filter(|_| joined) {
            Some(list) => list.add(name, roles),
            None => lists.push(List::begin(name, roles)),
        }
        last_end = Some(name.stretch.end);
    }
    lists.iter_mut().for_each(|list| list.resolve_short_names(lexicon));
    lists
}

impl List {
    fn begin(name: &Hit<usize>, roles: Roles) -> Self {
        let mut list = Self {
            entities: Vec::new(),
            stretch: name.stretch.clone(),
            has_subject: false,
            has_object: false,
        };
        list.add(name, roles);
        list
    }

    /// 微信、支付宝: beside objects, a name that is short for one is one.
    fn resolve_short_names(&mut self, lexicon: &Lexicon) {
        if !self.has_subject || !self.has_object {
            return;
        }
        for entity in &mut self.entities {
            *entity = lexicon.object_meant(*entity).unwrap_or(*entity);
        }
        self.has_subject = self.entities.iter().any(|entity| lexicon.roles(*entity) == Roles::Subject);
    }

    fn add(&mut self, name: &Hit<usize>, roles: Roles) {
        if !self.entities.contains(&name.value) {
            self.entities.push(name.value);
        }
        self.stretch.end = name.stretch.end;
        self.has_subject |= roles == Roles::Subject;
        self.has_object |= roles != Roles::Subject;
    }
}

/// Whether only separators, quotation marks, spaces and brackets with their content stand between.
fn separated(text: &Folded, between: Stretch, separators: &PatternSet<()>) -> bool {
    if between.is_empty() {
        return false;
    }
    let found = separators.find(text, &between);
    let mut covered = found.iter().flat_map(|hit| hit.stretch.clone()).peekable();
    let mut depth = 0;
    let mut rest = 0;
    for at in between {
        let separator = covered.next_if_eq(&at).is_some();
        match text.chars[at] {
            '(' => depth += 1,
            ')' => depth -= 1,
            c if depth > 0 || separator || is_decoration(c) => {}
            _ => rest += 1,
        }
    }
    !found.is_empty() && rest == 0
}

fn is_decoration(c: char) -> bool {
    c.is_whitespace() || matches!(c, '“' | '”' | '"' | '《' | '》' | '‘' | '’' | '\'')
}
