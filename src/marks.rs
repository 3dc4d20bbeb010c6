//! Stretches of a text that are set apart, and how they cut it. Pure.

use std::ops::Range;

/// Why a stretch is set apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum MarkKind {
    /// The sentence that the reader came to see.
    Evidence,
    /// It matches the words of the query.
    Found,
    /// An entity of the vocabulary.
    Entity,
    /// A phrase that names a time.
    Date,
    /// Somebody's words.
    Quote,
    /// A statement about a relation.
    Claim,
}

impl MarkKind {
    /// The class of the style sheet.
    pub fn class(self) -> &'static str {
        match self {
            Self::Evidence => "evidence",
            Self::Found => "found",
            Self::Entity => "entity",
            Self::Date => "date",
            Self::Quote => "quote",
            Self::Claim => "claim",
        }
    }
}

/// A stretch of a block's plain text, in characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Where.
    pub range: Range<u32>,
    /// Why.
    pub kind: MarkKind,
    /// What a pointer or a screen reader is told about it; may be empty.
    pub title: String,
}

/// A stretch of text with every mark that covers it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment<'a> {
    /// The text.
    pub text: String,
    /// The marks, in the order of their kinds.
    pub marks: Vec<&'a Mark>,
}

/// Cuts a text, which begins at character `start` of its block, at the edges of the marks.
pub fn segments<'a>(text: &str, start: u32, marks: &'a [Mark]) -> Vec<Segment<'a>> {
    let length = u32::try_from(text.chars().count()).unwrap_or(u32::MAX);
    let end = start.saturating_add(length);
    let mut edges: Vec<u32> = marks
        .iter()
        .flat_map(|mark| [mark.range.start, mark.range.end])
        .filter(|edge| (start..end).contains(edge))
        .chain([start, end])
        .collect();
    edges.sort_unstable();
    edges.dedup();
    let mut characters = text.chars();
    edges
        .windows(2)
        .map(|edge| {
            let (from, to) = (edge[0], edge[1]);
            let text = characters.by_ref().take((to - from) as usize).collect();
            let mut covering: Vec<_> =
                marks.iter().filter(|mark| mark.range.start <= from && to <= mark.range.end).collect();
            covering.sort_by_key(|mark| mark.kind);
            Segment { text, marks: covering }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn mark(range: Range<u32>, kind: MarkKind) -> Mark {
        Mark { range, kind, title: String::new() }
    }

    #[test]
    fn overlapping_marks_are_cut_apart() {
        let marks = [mark(2..6, MarkKind::Found), mark(4..9, MarkKind::Evidence)];
        let cut: Vec<_> = segments("一二三四五六", 2, &marks)
            .into_iter()
            .map(|s| (s.text, s.marks.iter().map(|m| m.kind).collect::<Vec<_>>()))
            .collect();
        assert_eq!(
            cut,
            [
                ("一二".to_owned(), vec![MarkKind::Found]),
                ("三四".to_owned(), vec![MarkKind::Evidence, MarkKind::Found]),
                ("五六".to_owned(), vec![MarkKind::Evidence])
            ]
        );
    }

    proptest! {
        #[test]
        fn nothing_is_lost(text in "\\PC{0,20}", start in 0u32..10, edges in prop::collection::vec((0u32..40, 0u32..40), 0..5)) {
            let marks: Vec<_> =
                edges.into_iter().map(|(a, b)| mark(a.min(b)..a.max(b), MarkKind::Found)).collect();
            let joined: String = segments(&text, start, &marks).into_iter().map(|s| s.text).collect();
            prop_assert_eq!(joined, text);
        }
    }
}
