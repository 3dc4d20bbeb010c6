//! The files that have come, and where in them things are. Whatever is missing is named in a
//! [`Needs`]; the caller fetches it, offers it and asks again.

use crate::bytes::Bytes;
use crate::directory::{Directory, Entry, Sequence};
use crate::kept::Kept;
use crate::key::Key;
use crate::lookup::Values;
use crate::shard::{self, Postings};
use crate::{Error, Name, Root};
use hutong_model::{ArticleId, DateSpan};
use hutong_search::{Facet, Lexicon, Text, Vocabulary};
use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

/// Files that are missing, those that help most first, each once.
pub(crate) type Needs = Vec<Name>;

/// What something is, or none where a file that is missing says it.
pub(crate) type Known<T> = Result<Option<T>, Error>;

/// An index, as far as it has come.
#[derive(Debug)]
pub struct Reader {
    pub(crate) root: Root,
    files: Files,
    pages: HashMap<Name, Rc<Directory>>,
    pub(crate) lists: Kept<Key, Postings>,
    pub(crate) values: HashMap<Facet, Rc<Values>>,
    pub(crate) texts: Kept<u32, Text>,
    vocabulary: Option<Rc<Vocabulary>>,
    pub(crate) days: Option<Rc<Vec<Option<DateSpan>>>>,
    pub(crate) kind: Documents,
}

/// The files that have come, for all indexes of a dossier.
type Files = Rc<RefCell<Kept<Name, Vec<u8>>>>;

/// What is kept ready between questions, in bytes; what is asked for again later is fetched again, from where
/// the browser keeps it. Together they are well below what a page may use on a phone.
const MOST_FILES: usize = 24_000_000;
const MOST_LISTS: usize = 8_000_000;
const MOST_TEXTS: usize = 12_000_000;

/// What an index is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Documents {
    Articles,
    Findings(Beside),
}

/// The indexes beside that of the articles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Beside {
    /// The events of the timeline.
    Events,
    /// The claims of the matrices.
    Claims,
}

impl Reader {
    /// Begins with the first file of an index, inflated.
    ///
    /// # Errors
    ///
    /// When it is none, of another version, or damaged.
    pub fn open(bytes: &[u8]) -> Result<Self, Error> {
        Ok(Self {
            root: Root::read(bytes)?,
            files: Rc::new(RefCell::new(Kept::new(MOST_FILES))),
            kind: Documents::Articles,
            pages: HashMap::new(),
            lists: Kept::new(MOST_LISTS),
            values: HashMap::new(),
            texts: Kept::new(MOST_TEXTS),
            vocabulary: None,
            days: None,
        })
    }

    /// The index of events or of claims, which is offered what this one is offered; none where its first
    /// file is among the needs.
    ///
    /// # Errors
    ///
    /// When the index contradicts itself.
    pub fn beside(&mut self, which: Beside, needs: &mut Vec<Name>) -> Result<Option<Self>, Error> {
        let Some(entry) = self.entry(Sequence::Beside, &[which as u8], needs)? else { return Ok(None) };
        let Some(bytes) = self.file(entry.ok_or(Error::Impossible)?.name, needs) else { return Ok(None) };
        let kind = Documents::Findings(which);
        Ok(Some(Self { files: Rc::clone(&self.files), kind, ..Self::open(&bytes)? }))
    }

    /// What the first file says.
    pub fn root(&self) -> &Root {
        &self.root
    }

    /// A new question begins: of what earlier ones were answered with, what has not been used for the longest
    /// goes where there is too much of it.
    pub fn begin(&mut self) {
        self.files.borrow_mut().trim();
        self.lists.trim();
        self.texts.trim();
    }

    /// Takes a file, inflated.
    ///
    /// # Errors
    ///
    /// When it is not what its name promises; nothing is changed then.
    pub fn offer(&mut self, name: Name, bytes: Vec<u8>) -> Result<(), Error> {
        if Name::of(&bytes) != name {
            return Err(Error::Damaged(name));
        }
        let length = bytes.len();
        self.files.borrow_mut().put(name, Rc::new(bytes), length);
        Ok(())
    }

    /// How typed text is read. The characters that are the same come first, and are enough for
    /// folding; names and readings come with the whole lexicon, where it is there.
    ///
    /// # Errors
    ///
    /// When the index contradicts itself.
    pub fn vocabulary(&mut self, needs: &mut Vec<Name>) -> Result<Option<Rc<Vocabulary>>, Error> {
        if self.vocabulary.is_none() {
            let Some(entry) = self.entry(Sequence::Lexicon, &[0], needs)? else { return Ok(None) };
            let Some(bytes) = entry.and_then(|entry| self.file(entry.name, needs)) else { return Ok(None) };
            let text = std::str::from_utf8(&bytes).map_err(|_| Error::Impossible)?;
            self.vocabulary = Some(Rc::new(Vocabulary::new(&Lexicon::from_text(text))));
        }
        Ok(self.vocabulary.clone())
    }

    /// From now on names of facets and readings of names are understood.
    ///
    /// # Errors
    ///
    /// When the index contradicts itself.
    pub fn learn_names(&mut self, needs: &mut Vec<Name>) -> Result<bool, Error> {
        let Some(entry) = self.entry(Sequence::Lexicon, &[1], needs)? else { return Ok(false) };
        let Some(bytes) = entry.and_then(|entry| self.file(entry.name, needs)) else { return Ok(false) };
        let text = std::str::from_utf8(&bytes).map_err(|_| Error::Impossible)?;
        self.vocabulary = Some(Rc::new(Vocabulary::new(&Lexicon::from_text(text))));
        Ok(true)
    }

    /// The document of an id, if there is one; none where a file that would tell is among the needs.
    ///
    /// # Errors
    ///
    /// When the index contradicts itself.
    pub fn position(&mut self, id: &ArticleId, needs: &mut Vec<Name>) -> Result<Option<Option<u32>>, Error> {
        let key = id.as_str().as_bytes();
        let Some(entry) = self.entry(Sequence::Ids, key, needs)? else { return Ok(None) };
        let Some(entry) = entry else { return Ok(Some(None)) };
        let Some(bytes) = self.file(entry.name, needs) else { return Ok(None) };
        shard::having_id(&bytes, key).map(Some)
    }

    /// Common words that a word which nothing has may be meant to be, the commonest first: one
    /// letter more, less or different, or two neighbours exchanged; the first letter must be right.
    ///
    /// # Errors
    ///
    /// When the index contradicts itself.
    pub fn corrections(&mut self, word: &str, needs: &mut Vec<Name>) -> Result<Option<Vec<String>>, Error> {
        let Some(first) = word.chars().next() else { return Ok(Some(Vec::new())) };
        let beginning = first.to_string();
        let Some(files) = self.files(Sequence::Words, beginning.as_bytes(), needs)? else { return Ok(None) };
        let mut near = Vec::new();
        for bytes in files {
            near.extend(shard::words(&bytes, beginning.as_bytes())?);
        }
        near.retain(|(other, _)| crate::typo::is_one_apart(word, other));
        near.sort_by(|(a, common), (b, commoner)| commoner.cmp(common).then_with(|| a.cmp(b)));
        Ok(Some(near.into_iter().map(|(word, _)| word).collect()))
    }

    /// The file that has a key, if any has it; none where a page is missing.
    pub(crate) fn entry(
        &mut self,
        sequence: Sequence,
        key: &[u8],
        needs: &mut Needs,
    ) -> Known<Option<Entry>> {
        let Some(page) = self.root.pages(sequence).having(key).map(|page| page.name) else {
            return Ok(Some(None));
        };
        Ok(self.page(page, needs)?.map(|page| page.having(key).cloned()))
    }

    /// The files that may have keys that begin so; none where a page is missing.
    fn entries(&mut self, sequence: Sequence, beginning: &[u8], needs: &mut Needs) -> Known<Vec<Entry>> {
        let pages: Vec<Name> =
            self.root.pages(sequence).covering(beginning).iter().map(|page| page.name).collect();
        let (mut entries, mut is_whole) = (Vec::new(), true);
        for page in pages {
            match self.page(page, needs)? {
                Some(page) => entries.extend(page.covering(beginning).iter().cloned()),
                None => is_whole = false,
            }
        }
        Ok(is_whole.then_some(entries))
    }

    /// All files that may have keys that begin so; none while any of them is missing.
    pub(crate) fn files(
        &mut self,
        sequence: Sequence,
        beginning: &[u8],
        needs: &mut Needs,
    ) -> Known<Vec<Rc<Vec<u8>>>> {
        let Some(entries) = self.entries(sequence, beginning, needs)? else { return Ok(None) };
        let files: Vec<_> = entries.iter().map(|entry| self.file(entry.name, needs)).collect();
        Ok(files.into_iter().collect())
    }

    /// How often files have come or gone.
    pub(crate) fn changes(&self) -> u64 {
        self.files.borrow().changes()
    }

    fn page(&mut self, name: Name, needs: &mut Needs) -> Known<Rc<Directory>> {
        if let Some(page) = self.pages.get(&name) {
            return Ok(Some(Rc::clone(page)));
        }
        let Some(bytes) = self.file(name, needs) else { return Ok(None) };
        let page = Rc::new(Directory::read(&mut Bytes(&bytes))?);
        self.pages.insert(name, Rc::clone(&page));
        Ok(Some(page))
    }

    pub(crate) fn file(&self, name: Name, needs: &mut Needs) -> Option<Rc<Vec<u8>>> {
        let file = self.files.borrow_mut().get(&name);
        if file.is_none() && !needs.contains(&name) {
            needs.push(name);
        }
        file
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Card, Look, Search, Total, write};
    use hutong_model::{Block, Cover, Dossier, Inline};
    use hutong_search::{Query, Sort};
    use std::io::Read;

    const TEXTS: [&str; 6] = ["微信支付", "apple pay", "淘宝 微信", "支付宝支付", "pay 微信 pay", "银联"];

    fn dossier() -> Dossier {
        let article = |(at, text): (usize, &&str)| {
            let card = Card {
                id: ArticleId::new(at.to_string()),
                title: format!("{at} {}", &text[..3]),
                outlet: Some(format!("o{}", at % 2)),
                published: None,
                language: "zh".into(),
                summary: String::new(),
                cover: Cover::default(),
            };
            let body = vec![Block::Paragraph(vec![Inline::Text((*text).to_owned())])];
            hutong_model::Article { body, ..card.open().0 }
        };
        Dossier { articles: TEXTS.iter().enumerate().map(article).collect(), ..Dossier::default() }
    }

    /// A reader that keeps so much between questions, and how often it has been given a file.
    struct Asked {
        files: HashMap<Name, Vec<u8>>,
        reader: Reader,
        given: usize,
    }

    impl Asked {
        fn keeping(most: usize) -> Self {
            let written = write(&dossier());
            let inflated = written.files.iter().map(|file| {
                let mut bytes = Vec::new();
                flate2::read::DeflateDecoder::new(file.bytes.as_slice()).read_to_end(&mut bytes).unwrap();
                (file.name.parse().unwrap(), bytes)
            });
            let files: HashMap<Name, Vec<u8>> = inflated.collect();
            let mut reader = Reader::open(&files[&written.root.parse().unwrap()]).unwrap();
            reader.files = Rc::new(RefCell::new(Kept::new(most)));
            (reader.lists, reader.texts) = (Kept::new(most), Kept::new(most));
            Self { files, reader, given: 0 }
        }

        /// All that fits, and how many of each outlet.
        fn ask(&mut self, text: &str) -> (Look, Vec<usize>) {
            self.reader.begin();
            let query = Query { text: text.into(), ..Query::default() };
            let mut search = Search::new(Rc::default(), query, Sort::Relevance);
            loop {
                let mut look = search.look(&mut self.reader, usize::MAX).unwrap();
                let counts = search.counts(&mut self.reader, &Facet::Outlet).unwrap();
                look.needs.extend(counts.needs);
                if look.needs.is_empty() {
                    return (look, counts.counts.iter().map(|one| one.count).collect());
                }
                for name in look.needs {
                    self.given += 1;
                    self.reader.offer(name, self.files[&name].clone()).unwrap();
                }
            }
        }
    }

    #[test]
    fn what_gave_way_is_fetched_again_and_answers_stay_right() {
        let (mut all, mut little) = (Asked::keeping(usize::MAX), Asked::keeping(0));
        let words = ["微信", "pay", "支付", "微信 pay", "-微信", "银", "outlet:o1 OR 银联"];
        for word in words.into_iter().chain(words) {
            let (expected, counts) = all.ask(word);
            assert_eq!(little.ask(word), (expected.clone(), counts), "{word}");
            assert_eq!(expected.total, Total::Exactly(expected.documents.len()), "{word}");
        }
        assert!(little.given > all.given, "{} and {}", little.given, all.given);
        little.reader.begin();
        assert!(little.reader.file(Name::of(b"none"), &mut Vec::new()).is_none());
        let first = all.given;
        words.iter().for_each(|word| drop(all.ask(word)));
        assert_eq!(all.given, first, "what is kept is not asked for again");
    }
}
