//! What stands inside a list before its last member: since when, where or for whom that is. Knows no name.

use crate::{reading::BlockReading, text::Stretch};

/// `and, since last year, its own Duoduo Wallet`, `or, in pilot cities, the digital yuan`: whether a list only tells
/// since when, or where, it has its last member.
pub(super) fn interrupted(block: &BlockReading, between: &Stretch) -> bool {
    const OPENINGS: [&str; 9] = ["and", "or", "since", "from", "as of", "in", "on", "starting", "its own"];
    const ADVERBS: [&str; 7] =
        ["again", "once again", "at last", "more recently", "eventually", "for now", "once more"];
    const PLACES: [&str; 6] = ["in ", "for ", "on ", "at ", "since ", "across "];
    let text = &block.text;
    let words = |stretch: Stretch| text.slice(&stretch).iter().collect::<String>();
    // for its shared bikes and
    let joins = |part: &str| {
        let purpose = part.starts_with("for ") && part.split(' ').count() <= PURPOSE;
        matches!(part, "and" | "or") || purpose && (part.ends_with(" and") || part.ends_with(" or"))
    };
    let [date] = block.dates_in(between) else {
        let whole = words(between.clone());
        let parts = parts(&whole);
        let placed = |part: &str| {
            ADVERBS.contains(&part)
                || PLACES.iter().any(|place| part.starts_with(place)) && part.split(' ').count() <= PLACED
        };
        return block.dates_in(between).is_empty()
            && match parts.as_slice() {
                [joint, place] => whole.ends_with(", ") && joins(joint) && placed(place),
                [joint, place, "its own" | "their own" | "the"] => joins(joint) && placed(place),
                _ => false,
            };
    };
    let (before, behind) = (words(between.start..date.stretch.start), words(date.stretch.end..between.end));
    let parts = parts(&before);
    let light = match parts.as_slice() {
        [joint] => joins(joint),
        [joint, when] => joins(joint) && OPENINGS.contains(when),
        _ => false,
    };
    light
        && (before.contains("and, ") || before.contains("or, "))
        && matches!(behind.as_str(), ", " | ", its own " | ", the " | ", their own ")
}

/// What stands between the commas.
fn parts(words: &str) -> Vec<&str> {
    words.split(',').map(str::trim).filter(|part| !part.is_empty()).collect()
}

/// How many words tell for what a member of a list is, and where it has its last one.
const PURPOSE: usize = 6;
const PLACED: usize = 4;
