//! An article as every rule reads it: folded blocks with their sentences, names and dates. Knows
//! no rule.

use crate::{
    date,
    entity::Names,
    text::{Folded, Hit, Stretch, is_cjk, sentences, within},
};
use hutong_model::{Article, Block, DateMention, Day, Entity, Mention, Place, Span};
use std::cell::OnceCell;

/// So many characters are counted through at most to find one in a source.
const STEP: usize = 16;

/// A block, read once.
pub(crate) struct BlockReading {
    /// Its index in the body; the title has none.
    index: Option<u32>,
    /// Whether it is a heading.
    pub heading: bool,
    /// Its text as written, and where every [`STEP`]th character of it begins, in bytes, once somebody asked for
    /// words of it.
    source: String,
    steps: OnceCell<Vec<usize>>,
    /// Its folded text.
    pub text: Folded,
    /// Its sentences, in order.
    pub sentences: Vec<Stretch>,
    /// The names in it, in order; the value is an index in the vocabulary.
    pub names: Vec<Hit<usize>>,
    /// The dates in it, in order.
    pub dates: Vec<date::Mention>,
}

/// Reads the blocks of an article that hold prose.
pub(crate) fn read(article: &Article, names: &Names) -> Vec<BlockReading> {
    let published = article.published.as_ref().map(|published| published.day);
    let mut last = None;
    (0..)
        .zip(&article.body)
        .filter(|(_, block)| is_prose(block))
        .map(|(index, block)| {
            let heading = matches!(block, Block::Heading { .. });
            let text = block.text();
            // Prose has commas and full stops, and nothing divides a text without a Chinese character.
            let headline = !text.is_ascii() && (heading || !text.contains(['，', '。', '\n']));
            let text = if headline { divided(text) } else { text };
            read_text(Some(index), text, heading, names, published, &mut last)
        })
        .collect()
}

/// Reads an article's title.
pub(crate) fn read_title(article: &Article, names: &Names) -> BlockReading {
    let published = article.published.as_ref().map(|published| published.day);
    read_text(None, divided(article.title.clone()), true, names, published, &mut None)
}

/// A headline, cut into lines where a space stands between Chinese characters: it divides sentences there. Where
/// one does, so does one before a number that opens a sentence: 云闪付进美团 12306试用数字人民币 市民多了选择.
fn divided(text: String) -> String {
    let mut chars = text.chars();
    if !chars.any(is_cjk) {
        return text;
    }
    let chars = text.chars().collect::<Vec<_>>();
    let cjk = |at: usize| chars.get(at).copied().is_some_and(is_cjk);
    let between = |at: &usize| *at > 0 && chars[*at].is_whitespace() && cjk(at - 1);
    let divides = |at: &usize| between(at) && cjk(at + 1);
    let numbered = |at: &usize| {
        let digits = chars[at + 1..].iter().take_while(|c| c.is_ascii_digit()).count();
        between(at) && digits > 0 && cjk(at + 1 + digits)
    };
    let by_spaces = (0..chars.len()).any(|at| divides(&at));
    let divides = |at: usize| divides(&at) || by_spaces && numbered(&at);
    chars.iter().enumerate().map(|(at, c)| if divides(at) { '\n' } else { *c }).collect()
}

impl BlockReading {
    /// Where a stretch of the folded text stands.
    pub fn place(&self, stretch: &Stretch) -> Place {
        self.index.map_or(Place::TITLE, |index| self.text.place(index, stretch))
    }

    /// The same with its article.
    pub fn span(&self, article: &Article, stretch: &Stretch) -> Span {
        self.place(stretch).in_article(&article.id)
    }

    /// The words of a stretch as the article writes them.
    pub fn original(&self, stretch: &Stretch) -> String {
        let place = self.text.place(0, stretch);
        self.source[self.byte(place.start as usize)..self.byte(place.end as usize)].into()
    }

    /// Where a character of the source begins, in bytes.
    fn byte(&self, character: usize) -> usize {
        let steps = self.steps.get_or_init(|| {
            let begins = |byte: &u8| !matches!(byte, 0x80..=0xBF);
            let starts = self.source.bytes().enumerate().filter(|(_, byte)| begins(byte)).map(|(at, _)| at);
            starts.step_by(STEP).collect()
        });
        let step = steps.get(character / STEP).copied().unwrap_or(self.source.len());
        let mut rest = self.source[step..].char_indices();
        rest.nth(character % STEP).map_or(self.source.len(), |(at, _)| step + at)
    }

    /// The sentences that share a character with a stretch.
    pub fn sentences_around(&self, stretch: &Stretch) -> &[Stretch] {
        let start = self.sentences.partition_point(|sentence| sentence.end <= stretch.start);
        let end = self.sentences.partition_point(|sentence| sentence.start < stretch.end);
        &self.sentences[start..end.max(start)]
    }

    /// Whether a stretch ends with a question mark.
    pub fn is_question(&self, stretch: &Stretch) -> bool {
        let last = self.text.slice(stretch).iter().rev().find(|c| !matches!(c, '”' | '"' | '」' | ' '));
        matches!(last, Some('？' | '?'))
    }

    /// The name with which a stretch begins.
    pub fn name_opening(&self, stretch: &Stretch) -> Option<&Hit<usize>> {
        self.names_in(stretch).first().filter(|name| name.stretch.start == stretch.start)
    }

    /// The names inside a stretch.
    pub fn names_in(&self, stretch: &Stretch) -> &[Hit<usize>] {
        let start = self.names.partition_point(|hit| hit.stretch.start < stretch.start);
        let end = self.names.partition_point(|hit| hit.stretch.end <= stretch.end);
        &self.names[start..end.max(start)]
    }

    /// The dates inside a stretch.
    pub fn dates_in(&self, stretch: &Stretch) -> &[date::Mention] {
        let start = self.dates.partition_point(|date| date.stretch.start < stretch.start);
        let end = self
            .dates
            .partition_point(|date| within(&(date.stretch.end..date.stretch.end), &(0..stretch.end)));
        &self.dates[start..end.max(start)]
    }
}

/// The names, as they travel.
pub(crate) fn mentions(blocks: &[BlockReading], entities: &[Entity]) -> Vec<Mention> {
    let mention = |block: &BlockReading, hit: &Hit<usize>| Mention {
        entity: entities[hit.value].id.clone(),
        place: block.place(&hit.stretch),
    };
    blocks.iter().flat_map(|block| block.names.iter().map(move |hit| mention(block, hit))).collect()
}

/// The dates, as they travel.
pub(crate) fn dates(blocks: &[BlockReading]) -> Vec<DateMention> {
    let dates = |block: &BlockReading| {
        let index = block.index.unwrap_or_default();
        block.dates.iter().map(|date| date.clone().into_wire(&block.text, index)).collect::<Vec<_>>()
    };
    blocks.iter().flat_map(dates).collect()
}

fn is_prose(block: &Block) -> bool {
    !matches!(block, Block::Code { .. } | Block::Divider | Block::Embed { .. })
}

fn read_text(
    index: Option<u32>,
    source: String,
    heading: bool,
    names: &Names,
    published: Option<Day>,
    last: &mut Option<Day>,
) -> BlockReading {
    let text = Folded::new(&source);
    let sentences = sentences(&text);
    let names = names.find(&text);
    let taken = names.iter().map(|hit| hit.stretch.clone()).collect::<Vec<_>>();
    let dates = date::mentions(&text, &sentences, &taken, published, last);
    BlockReading { index, source, steps: OnceCell::new(), heading, text, sentences, names, dates }
}
