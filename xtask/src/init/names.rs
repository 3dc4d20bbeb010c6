//! Names that recur in texts, guessed without knowing any: a person prunes what is proposed.
//!
//! In Latin script a name is a run of words with capitals inside a sentence. Chinese shows no
//! capitals: there it is what stands in 《》, and runs of two to six characters that recur in several
//! articles, hold together (they stand together far more often than by chance), meet many
//! different neighbours on both sides, and stand where names do: before verbs of saying and doing, between
//! enumeration commas, behind 记者 or 董事长. In any script, what files say of themselves counts as well: outlets, authors, tags.

mod places;

use hutong_model::{Article, Block};
use places::{is_common, is_named};
use std::collections::{BTreeMap, BTreeSet};

/// A name and in how many articles it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Name {
    pub text: String,
    pub articles: usize,
}

/// In so many articles a name stands, or in one of twenty where there are many.
const FEWEST: usize = 3;
/// In a folder of so many articles and more, a run in more than so many of a hundred of them is a
/// word of the language; a small folder may be about one thing.
const MOST_PERCENT: (usize, usize) = (50, 60);
/// Characters of a Chinese name.
const LENGTHS: std::ops::RangeInclusive<usize> = 2..=6;
/// Different characters that stand before it, and behind it.
const NEIGHBOURS: usize = 4;
/// How much more often its parts stand together than they would by chance.
const COHESION: f64 = 30.0;
/// So often at least two characters stand where names do.
const NAMED: usize = 3;
/// Runs are counted in so many characters of an article, so that a large folder fits into memory.
const LOOKED_AT: usize = 3_000;
/// And in so many articles, evenly chosen.
const ARTICLES: usize = 1_500;

/// Characters that join or point: a run that begins or ends with one is a phrase.
const PARTICLES: &str = "的了在是和与及或为以于对从到把被让将也都就还又再很更最不没有这那其他她它我你们个之所着过等中上下里外内后前时年月日号一二三四五六七八九十两几多少说称表示指出认为已经可能会能要想做去来给向由因如但而并且则此该某每各第次";

/// The names, the most frequent first, then by their letters.
pub(super) fn recurring(articles: &[Article]) -> Vec<Name> {
    let step = articles.len().div_ceil(ARTICLES).max(1);
    let texts = articles.iter().step_by(step).map(text).collect::<Vec<_>>();
    let fewest = FEWEST.max(texts.len() / 100);
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for text in &texts {
        let names = latin(text).into_iter().chain(titles(text)).collect::<BTreeSet<_>>();
        names.into_iter().for_each(|name| *counts.entry(name).or_default() += 1);
    }
    // What is written small more often is a word, not a name.
    let mut small: BTreeMap<&str, usize> = BTreeMap::new();
    for text in &texts {
        let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        words.collect::<BTreeSet<_>>().into_iter().for_each(|word| *small.entry(word).or_default() += 1);
    }
    let is_word = |name: &str, count: usize| {
        small.get(name.to_ascii_lowercase().as_str()).is_some_and(|small| *small > count)
    };
    counts.retain(|name, count| *count >= fewest && !is_word(name, *count));
    counts.extend(chinese(&texts, fewest));
    counts.extend(said(articles.iter().step_by(step), &texts, fewest));
    let counts = without_parts(counts);
    let mut names = counts
        .into_iter()
        .map(|(text, articles)| Name { text, articles: (articles * step).min(texts.len() * step) })
        .collect::<Vec<_>>();
    names.sort_by(|left, right| right.articles.cmp(&left.articles).then_with(|| left.text.cmp(&right.text)));
    names
}

/// What files say of themselves, by the articles that say it or have it in their text.
fn said<'a>(
    articles: impl Iterator<Item = &'a Article>,
    texts: &[String],
    fewest: usize,
) -> BTreeMap<String, usize> {
    let mut said: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
    for (at, article) in articles.enumerate() {
        let people = article.authors.iter().chain(&article.editors);
        let names = article.outlet.iter().chain(people).chain(&article.tags);
        let names = names.filter(|name| (2..=20).contains(&name.chars().count()) && !is_common(name));
        names.for_each(|name| {
            said.entry(name).or_default().insert(at);
        });
    }
    let counted = said.into_iter().map(|(name, mut found)| {
        found.extend((0..).zip(texts).filter(|(_, text)| text.contains(name)).map(|(at, _)| at));
        (name.to_owned(), found.len())
    });
    counted.filter(|(_, count)| *count >= fewest).collect()
}

/// Names without those that only lengthen another, or are only a piece of one.
fn without_parts(counts: BTreeMap<String, usize>) -> BTreeMap<String, usize> {
    let is_han = |name: &str| name.chars().all(is_han);
    let names: Vec<(&String, usize)> = counts.iter().map(|(name, count)| (name, *count)).collect();
    let is_part = |name: &str, count: usize| {
        is_han(name)
            && names.iter().any(|(other, others)| {
                let (other, others) = (other.as_str(), *others);
                let piece = other != name && other.contains(name) && others * 10 >= count * 8;
                let longer = other != name
                    && name.contains(other)
                    && others > count
                    && !piece_of(other, &names, others);
                is_han(other) && (piece || longer)
            })
    };
    counts
        .iter()
        .filter(|(name, count)| !is_part(name, **count))
        .map(|(name, count)| (name.clone(), *count))
        .collect()
}

/// Whether a name is hardly ever met but in a longer one.
fn piece_of(name: &str, names: &[(&String, usize)], count: usize) -> bool {
    names.iter().any(|(other, others)| *other != name && other.contains(name) && others * 10 >= count * 8)
}

fn text(article: &Article) -> String {
    let prose = article.body.iter().filter(|block| !matches!(block, Block::Code { .. }));
    let text = prose.map(Block::text).collect::<Vec<_>>().join("\n");
    text.chars().take(LOOKED_AT).collect()
}

/// Runs of words with capitals that do not begin a sentence.
fn latin(text: &str) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    let mut run: Vec<&str> = Vec::new();
    let mut begins = true;
    for word in text.split([' ', '\n']) {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        let bare = bare.strip_suffix("'s").or_else(|| bare.strip_suffix("’s")).unwrap_or(bare);
        let is_name = bare.is_ascii()
            && bare.len() > 1
            && bare.starts_with(|c: char| c.is_ascii_uppercase())
            && !COMMON.contains(&bare);
        if is_name && (!begins || !run.is_empty()) {
            run.push(bare);
        } else {
            push(&mut run, &mut names);
        }
        let ends_name = word.ends_with(|c: char| !c.is_alphanumeric());
        if ends_name {
            push(&mut run, &mut names);
        }
        begins = word.is_empty() || word.ends_with(['.', '!', '?', ':', '。', '！', '？', '"', '”']);
    }
    push(&mut run, &mut names);
    names
}

/// Words with capitals that name nothing a dossier is about.
const COMMON: [&str; 28] = [
    "The",
    "This",
    "That",
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
    "We",
    "You",
    "He",
    "She",
    "It",
    "They",
];

fn push(run: &mut Vec<&str>, names: &mut BTreeSet<String>) {
    if (1..=4).contains(&run.len()) {
        names.insert(run.join(" "));
    }
    run.clear();
}

/// What stands in 《》: works, papers, programmes.
fn titles(text: &str) -> BTreeSet<String> {
    let parts = text.split('《').skip(1).filter_map(|rest| rest.split_once('》'));
    parts
        .map(|(title, _)| title)
        .filter(|title| (2..=12).contains(&title.chars().count()))
        .map(str::to_owned)
        .collect()
}

/// What is known of a run of characters.
#[derive(Default)]
struct Run {
    times: usize,
    /// How many articles it stands in, and the last of them that was counted.
    articles: usize,
    last: usize,
    before: BTreeSet<char>,
    behind: BTreeSet<char>,
    /// How often it stands where names do.
    named: usize,
}

fn chinese(texts: &[String], fewest: usize) -> BTreeMap<String, usize> {
    let mut runs: BTreeMap<String, Run> = BTreeMap::new();
    let mut characters: BTreeMap<char, usize> = BTreeMap::new();
    let mut all = 0_usize;
    for (number, text) in (1..).zip(texts) {
        let text = text.chars().collect::<Vec<_>>();
        let mut end = 0;
        for stretch in text.split(|c| !is_han(*c)) {
            let start = end;
            end = start + stretch.len() + 1;
            all += stretch.len();
            stretch.iter().for_each(|c| *characters.entry(*c).or_default() += 1);
            for length in LENGTHS {
                for (at, window) in stretch.windows(length).enumerate() {
                    if is_phrase(window) {
                        continue;
                    }
                    let run = runs.entry(window.iter().collect()).or_default();
                    run.times += 1;
                    if run.last != number {
                        (run.articles, run.last) = (run.articles + 1, number);
                    }
                    let (from, to) = (start + at, start + at + length);
                    run.named += usize::from(is_named(&text[..from], &text[to..]));
                    note(&mut run.before, at.checked_sub(1).map(|at| stretch[at]));
                    note(&mut run.behind, stretch.get(at + length).copied());
                }
            }
        }
    }
    runs.retain(|_, run| run.articles >= fewest);
    let is_large = texts.len() >= MOST_PERCENT.0;
    let most = if is_large { texts.len() * MOST_PERCENT.1 / 100 } else { texts.len() };
    let holds = |text: &str, run: &Run| {
        run.articles <= most
            && run.before.len() >= NEIGHBOURS.min(run.times)
            && run.behind.len() >= NEIGHBOURS.min(run.times)
            && cohesion(text, run.times, &runs, &characters, all) >= COHESION
    };
    // Two characters that hold together are most words of the language: of names more is asked.
    let is_named = |text: &str, run: &Run| match text.chars().count() {
        2 => run.named >= NAMED && run.named * 6 >= run.times,
        _ => run.named > 0 && run.named * 20 >= run.times,
    };
    let kept = runs.iter().filter(|(text, run)| is_named(text, run) && !is_common(text) && holds(text, run));
    kept.map(|(text, run)| (text.clone(), run.articles)).collect()
}

/// Keeps few: whether there are enough is all that is asked.
fn note(neighbours: &mut BTreeSet<char>, neighbour: Option<char>) {
    if neighbours.len() < NEIGHBOURS {
        // The edge of a sentence is a neighbour as well.
        neighbours.insert(neighbour.unwrap_or('\n'));
    }
}

/// The least, over all ways to cut a run in two, of how often it is met against how often chance
/// would bring its parts together.
fn cohesion(
    text: &str,
    times: usize,
    runs: &BTreeMap<String, Run>,
    characters: &BTreeMap<char, usize>,
    all: usize,
) -> f64 {
    let count = |part: &str| {
        let mut letters = part.chars();
        match (letters.next(), letters.next()) {
            (Some(only), None) => characters.get(&only).copied().unwrap_or(1),
            _ => runs.get(part).map_or(times, |run| run.times),
        }
    };
    let cuts = text.char_indices().skip(1).map(|(at, _)| text.split_at(at));
    let ratios =
        cuts.map(|(left, right)| times as f64 * all as f64 / (count(left) as f64 * count(right) as f64));
    ratios.fold(f64::INFINITY, f64::min)
}

fn is_phrase(window: &[char]) -> bool {
    let is_particle = |c: Option<&char>| c.is_some_and(|c| PARTICLES.contains(*c));
    is_particle(window.first()) || is_particle(window.last())
}

fn is_han(character: char) -> bool {
    matches!(character, '\u{3400}'..='\u{9fff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capitals_inside_a_sentence() {
        let names =
            latin("Today Ann Lee met Bo. He went to New Ford, Lower Ford and back.\nThe end of UC Browser");
        assert_eq!(
            names.into_iter().collect::<Vec<_>>(),
            ["Ann Lee", "Bo", "Lower Ford", "New Ford", "UC Browser"]
        );
    }

    #[test]
    fn runs_that_recur_hold_together_and_meet_many_neighbours() {
        let frames =
            ["昨天去见", "今年又问", "后来还找", "听说因为", "看见许多", "人们喜欢", "大家讨厌", "孩子画出"];
        let ends = ["开会", "走路", "跑步", "唱歌", "吃饭", "睡觉", "写字", "读书"];
        // Other characters, each once in an article.
        let filler =
            |at: u32| (0..60).filter_map(|n| char::from_u32(0x5000 + at * 60 + n)).collect::<String>();
        let texts = (0..).zip(frames.iter().zip(ends));
        let texts =
            texts.map(|(at, (frame, end))| format!("{frame}云闪付{end}，云闪付宣布。{}。", filler(at)));
        let texts = texts.collect::<Vec<_>>();
        let names = chinese(&texts, 3);
        assert_eq!(without_parts(names).into_iter().collect::<Vec<_>>(), [("云闪付".to_owned(), 8)]);
    }

    #[test]
    fn what_lengthens_or_is_a_piece() {
        let counts = [
            ("进一步", 12),
            ("进一步加", 4),
            ("云闪", 8),
            ("云闪付", 8),
            ("海峡", 9),
            ("Ann", 3),
            ("Ann Lee", 3),
        ];
        let counts = counts.map(|(name, count)| (name.to_owned(), count)).into_iter().collect();
        let names: Vec<String> = without_parts(counts).into_keys().collect();
        assert_eq!(names, ["Ann", "Ann Lee", "云闪付", "海峡", "进一步"]);
    }
}
