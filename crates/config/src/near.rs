//! The nearest of some names, for "did you mean". Knows only text.

/// The candidate that differs from `found` in the fewest characters, if it is near enough to be
/// a slip: two fifths of the longer name, at least one character.
pub(crate) fn nearest<'a>(found: &str, candidates: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    candidates
        .map(|candidate| (distance(found, candidate), candidate))
        .filter(|(distance, candidate)| {
            *distance <= (found.chars().count().max(candidate.chars().count()) * 2 / 5).max(1)
        })
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// Levenshtein's distance, in characters.
fn distance(left: &str, right: &str) -> usize {
    let right = right.chars().collect::<Vec<_>>();
    let mut row = (0..=right.len()).collect::<Vec<_>>();
    for (at, from) in left.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = at + 1;
        for (column, to) in right.iter().enumerate() {
            let replaced = diagonal + usize::from(from != *to);
            diagonal = row[column + 1];
            row[column + 1] = replaced.min(diagonal + 1).min(row[column] + 1);
        }
    }
    row[right.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_near_and_other_words_are_not() {
        let near = |found| nearest(found, ["aliases", "name", "kind"].into_iter());
        assert_eq!(near("alias"), Some("aliases"));
        assert_eq!(near("nmae"), None);
        assert_eq!(near("nam"), Some("name"));
        assert_eq!(near("colour"), None);
    }
}
