//! Where in an article a highlight lies, so that it is found again when the article changes: the
//! words, what stands around them, and where they stood (W3C, Web Annotation Data Model, 4.2).

use hutong_model::Place;

/// How much of what stands around is remembered, in characters.
const AROUND: usize = 32;

/// A stretch of an article's text: all its blocks' texts, one line feed between two of them.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Selector {
    /// The words; never empty.
    pub exact: String,
    /// What stood before them.
    pub prefix: String,
    /// What stood after them.
    pub suffix: String,
    /// Where they stood: the first character, and the one after the last.
    pub position: Option<(u32, u32)>,
}

impl Selector {
    /// What lies between a character of one block and a character of the same or a later one;
    /// none where nothing does.
    pub fn between(blocks: &[String], from: (u32, u32), to: (u32, u32)) -> Option<Self> {
        let text = whole(blocks);
        let (start, end) = (position(blocks, from)?, position(blocks, to)?);
        let exact: String = text.get(start..end)?.iter().collect();
        let blank = exact.trim().is_empty();
        (!blank).then(|| Self {
            exact,
            prefix: text[start.saturating_sub(AROUND)..start].iter().collect(),
            suffix: text[end..text.len().min(end + AROUND)].iter().collect(),
            position: Some((number(start), number(end))),
        })
    }

    /// Where the words stand now, block by block; empty where they stand nowhere any more.
    ///
    /// Of several places the one with the most of its surroundings is taken, then the one nearest
    /// to where they stood, then the first.
    pub fn locate(&self, blocks: &[String]) -> Vec<Place> {
        let text = whole(blocks);
        let exact: Vec<char> = self.exact.chars().collect();
        if exact.is_empty() || exact.len() > text.len() {
            return Vec::new();
        }
        let was = self.position.map_or(0, |(start, _)| start as usize);
        let fits = |start: &usize| text.get(*start..*start + exact.len()) == Some(&exact[..]);
        let found = (0..=text.len() - exact.len()).filter(fits);
        let worth = |start: &usize| {
            let around = self.around(&text, *start, *start + exact.len());
            (around, std::cmp::Reverse(start.abs_diff(was)), std::cmp::Reverse(*start))
        };
        match found.max_by_key(worth) {
            Some(start) => places(blocks, start, start + exact.len()),
            None => Vec::new(),
        }
    }

    /// How many characters of the surroundings are the same.
    fn around(&self, text: &[char], start: usize, end: usize) -> usize {
        let before = self.prefix.chars().rev().zip(text[..start].iter().rev());
        let after = self.suffix.chars().zip(&text[end..]);
        before.take_while(|(a, b)| a == *b).count() + after.take_while(|(a, b)| a == *b).count()
    }
}

fn whole(blocks: &[String]) -> Vec<char> {
    blocks.join("\n").chars().collect()
}

/// The position in the whole text of a character of a block.
fn position(blocks: &[String], (block, character): (u32, u32)) -> Option<usize> {
    let (block, character) = (block as usize, character as usize);
    let length = blocks.get(block)?.chars().count();
    let before: usize = blocks[..block].iter().map(|block| block.chars().count() + 1).sum();
    (character <= length).then_some(before + character)
}

/// A stretch of the whole text as places in blocks, those without a character left out.
fn places(blocks: &[String], start: usize, end: usize) -> Vec<Place> {
    let mut places = Vec::new();
    let mut first = 0;
    for (block, number_of_block) in blocks.iter().zip(0..) {
        let last = first + block.chars().count();
        let (from, to) = (start.max(first), end.min(last));
        if from < to {
            places.push(Place {
                block: number_of_block,
                start: number(from - first),
                end: number(to - first),
            });
        }
        first = last + 1;
    }
    places
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn blocks(texts: &[&str]) -> Vec<String> {
        texts.iter().map(|text| (*text).to_owned()).collect()
    }

    fn place(block: u32, start: u32, end: u32) -> Place {
        Place { block, start, end }
    }

    #[test]
    fn words_are_found_again_when_the_article_changes() {
        let before = blocks(&["甲说互通。", "乙说互通，也说互通。"]);
        let second = Selector::between(&before, (1, 2), (1, 4)).unwrap();
        assert_eq!((second.exact.as_str(), second.position), ("互通", Some((8, 10))));
        assert_eq!(second.locate(&before), [place(1, 2, 4)]);
        for (now, expected) in [
            // A block was put before: the surroundings tell.
            (&["新的一段：互通。", "甲说互通。", "乙说互通，也说互通。"][..], vec![place(2, 2, 4)]),
            // The surroundings are gone: the nearest.
            (&["……互通；……互通"][..], vec![place(0, 7, 9)]),
            (&["什么也没有"][..], vec![]),
            (&[][..], vec![]),
        ] {
            assert_eq!(second.locate(&blocks(now)), expected, "{now:?}");
        }
    }

    #[test]
    fn a_highlight_may_go_over_several_blocks() {
        let blocks = blocks(&["一二三", "", "四五六"]);
        let wide = Selector::between(&blocks, (0, 2), (2, 1)).unwrap();
        assert_eq!(wide.exact, "三\n\n四");
        assert_eq!(wide.locate(&blocks), [place(0, 2, 3), place(2, 0, 1)]);
    }

    #[test]
    fn nothing_is_no_highlight() {
        let blocks = blocks(&["一 二", "三"]);
        for (from, to) in [
            ((0, 1), (0, 2)),
            ((0, 1), (0, 1)),
            ((0, 3), (1, 0)),
            ((1, 0), (0, 0)),
            ((0, 0), (0, 9)),
            ((5, 0), (6, 0)),
        ] {
            assert_eq!(Selector::between(&blocks, from, to), None, "{from:?} {to:?}");
        }
    }

    proptest! {
        #[test]
        fn every_stretch_is_found_where_it_is(
            texts in prop::collection::vec("[互通a]{0,6}", 1..5), cut in any::<[prop::sample::Index; 2]>()
        ) {
            let mut edges = Vec::new();
            for (text, block) in texts.iter().zip(0_u32..) {
                edges.extend((0..=number(text.chars().count())).map(|at| (block, at)));
            }
            let (a, b) = (*cut[0].get(&edges), *cut[1].get(&edges));
            if let Some(selector) = Selector::between(&texts, a.min(b), a.max(b)) {
                let found = selector.locate(&texts);
                let first = found.first().unwrap();
                let inside = |place: &Place| texts[place.block as usize].chars().skip(place.start as usize)
                    .take((place.end - place.start) as usize).collect::<String>();
                let said: Vec<_> = found.iter().map(inside).collect();
                prop_assert_eq!(said.join("").replace('\n', ""), selector.exact.replace('\n', ""));
                // Where the same words stand in the same surroundings, the position decides.
                let position = super::position(&texts, (first.block, first.start)).unwrap();
                let leading = selector.exact.chars().take_while(|c| *c == '\n').count();
                prop_assert_eq!(position - leading, selector.position.unwrap().0 as usize);
            }
        }
    }
}
