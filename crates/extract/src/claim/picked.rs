//! Which of those named before a clause means by their number or their place: 两者, 另外两家, 前者. Knows no word.

use super::{earlier::Earlier, memory::Memory, noun::Pick, sides::Sides};

impl Earlier {
    /// So many objects as were named last: 两者都支持.
    pub(super) fn so_many_objects(&self, number: usize, memory: &Memory) -> Vec<usize> {
        let latest = memory.objects.last().filter(|(_, last)| last.len() == number);
        if let Some((_, last)) = latest {
            return last.clone();
        }
        let said = self.so_many_said(number);
        if said.is_empty() { memory.last_objects(Some(number)) } else { said }
    }

    /// The objects of the sentence before, where they are just so many.
    fn so_many_said(&self, number: usize) -> Vec<usize> {
        let mut objects = self.said_objects.clone();
        objects.sort_unstable();
        objects.dedup();
        if objects.len() == number { objects } else { Vec::new() }
    }

    /// So many of a list named before, without those of whom was spoken last: 另外两家.
    pub(super) fn others(&self, number: usize, memory: &Memory) -> Vec<usize> {
        let without = |list: &[usize]| {
            list.iter().copied().filter(|one| !self.subjects.contains(one)).collect::<Vec<_>>()
        };
        let lists = memory.subjects.iter().rev().filter(|(_, list)| list.len() > number);
        lists.map(|(_, list)| without(list)).find(|others| others.len() == number).unwrap_or_default()
    }

    /// The former or the latter: of two objects if the sentence told of one subject, else of the two
    /// subjects that were named last; so many of a longer list.
    pub(super) fn picked(&self, pick: Pick, named: Sides, memory: &Memory) -> Sides {
        let Sides { subjects, objects } = &self.both;
        let of_two = matches!(pick, Pick::OfTwo(_));
        if of_two && subjects.len() == 1 && objects.len() == 2 && named.objects.is_empty() {
            return Sides { subjects: subjects.clone(), objects: pick.of(objects) };
        }
        let objects = match (named.objects.is_empty(), objects.is_empty()) {
            (false, _) => named.objects,
            (true, true) => self.offered.objects.clone(),
            (true, false) => objects.clone(),
        };
        let subjects = if of_two {
            pick.of(&Memory::last(&memory.subjects, Some(2)))
        } else {
            let mut lists = memory.subjects.iter().rev().map(|(_, list)| pick.of(list));
            lists.find(|picked| !picked.is_empty()).unwrap_or_default()
        };
        Sides { subjects, objects }
    }
}
