//! The files that have come, and where in them things are. Whatever is missing is named in a
//! [`Needs`]; the caller fetches it, offers it and asks again.

use crate::bytes::Bytes;
use crate::directory::{Directory, Entry, Sequence};
use crate::key::Key;
use crate::lookup::Values;
use crate::record::{Card, Cell, Findings, Record};
use crate::shard::{self, Postings, document_of, key_of};
use crate::{Error, Name, Root};
use hutong_model::{Article, ArticleId, Claim, DateSpan, Event};
use hutong_search::{Facet, Folding, Lexicon, Text, Vocabulary};
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::rc::Rc;

/// Texts that are kept ready, in bytes of folded text.
const MOST_TEXT: usize = 24_000_000;

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
    pub(crate) lists: HashMap<Key, Rc<Postings>>,
    pub(crate) values: HashMap<Facet, Rc<Values>>,
    texts: HashMap<u32, Rc<Text>>,
    /// How many bytes `texts` have.
    text_length: usize,
    vocabulary: Option<Rc<Vocabulary>>,
    pub(crate) days: Option<Rc<Vec<Option<DateSpan>>>>,
    kind: Documents,
}

/// The files that have come, for all indexes of a dossier.
type Files = Rc<RefCell<HashMap<Name, Rc<Vec<u8>>>>>;

/// What an index is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Documents {
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
            files: Files::default(),
            kind: Documents::Articles,
            pages: HashMap::new(),
            lists: HashMap::new(),
            values: HashMap::new(),
            texts: HashMap::new(),
            text_length: 0,
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

    /// Takes a file, inflated.
    ///
    /// # Errors
    ///
    /// When it is not what its name promises; nothing is changed then.
    pub fn offer(&mut self, name: Name, bytes: Vec<u8>) -> Result<(), Error> {
        if Name::of(&bytes) != name {
            return Err(Error::Damaged(name));
        }
        self.files.borrow_mut().insert(name, Rc::new(bytes));
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

    /// What was found in a document; none where the file with it is among the needs.
    ///
    /// # Errors
    ///
    /// When the index contradicts itself.
    pub fn findings(&mut self, document: u32, needs: &mut Vec<Name>) -> Result<Option<Findings>, Error> {
        Ok(self.documents(Sequence::Findings, &[document], 1, needs)?.remove(&document))
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

    /// Events or claims with their evidence, by their numbers: of those that are wanted, the most wanted
    /// first, the ones that `files` files have. What is not here yet is among the needs.
    ///
    /// # Errors
    ///
    /// When the index contradicts itself.
    pub fn records<T: borsh::BorshDeserialize>(
        &mut self,
        wanted: &[u32],
        files: usize,
        needs: &mut Vec<Name>,
    ) -> Result<BTreeMap<u32, Record<T>>, Error> {
        self.documents(Sequence::Bodies, wanted, files, needs)
    }

    /// What cards show of some documents, by their numbers; what is not here yet is among the needs.
    ///
    /// # Errors
    ///
    /// When the index contradicts itself.
    pub fn cards(&mut self, wanted: &[u32], needs: &mut Vec<Name>) -> Result<BTreeMap<u32, Card>, Error> {
        self.documents(Sequence::Cards, wanted, usize::MAX, needs)
    }

    /// Some documents as a whole, by their numbers; what is not here yet is among the needs.
    ///
    /// # Errors
    ///
    /// When the index contradicts itself.
    pub fn articles(
        &mut self,
        wanted: &[u32],
        needs: &mut Vec<Name>,
    ) -> Result<BTreeMap<u32, Article>, Error> {
        self.documents(Sequence::Bodies, wanted, usize::MAX, needs)
    }

    fn documents<T: borsh::BorshDeserialize>(
        &mut self,
        sequence: Sequence,
        wanted: &[u32],
        files: usize,
        needs: &mut Needs,
    ) -> Result<BTreeMap<u32, T>, Error> {
        let mut found = BTreeMap::new();
        for (entry, documents) in self.spread(sequence, wanted, needs)?.into_iter().take(files) {
            let Some(bytes) = self.file(entry.name, needs) else { continue };
            let first = document_of(&entry.first)?;
            let numbered = (first..).zip(shard::documents(&bytes)?);
            let before = found.len();
            found.extend(numbered.filter(|(document, _)| documents.contains(document)));
            if found.len() - before < documents.len() {
                return Err(Error::Impossible);
            }
        }
        Ok(found)
    }

    /// The files that have some documents, in the order in which they are wanted.
    pub(crate) fn spread(
        &mut self,
        sequence: Sequence,
        documents: &[u32],
        needs: &mut Needs,
    ) -> Result<Vec<(Entry, BTreeSet<u32>)>, Error> {
        let mut files: Vec<(Entry, BTreeSet<u32>)> = Vec::new();
        let mut known: HashMap<Name, usize> = HashMap::new();
        for document in documents {
            let Some(entry) = self.entry(sequence, &key_of(*document), needs)? else { continue };
            let entry = entry.ok_or(Error::Impossible)?;
            let at = *known.entry(entry.name).or_insert(files.len());
            if at == files.len() {
                files.push((entry, BTreeSet::new()));
            }
            files[at].1.insert(*document);
        }
        Ok(files)
    }

    /// What a matrix shows of every claim; none where files are missing, which are among the needs.
    ///
    /// # Errors
    ///
    /// When the index contradicts itself.
    pub fn cells(&mut self, needs: &mut Vec<Name>) -> Result<Option<Vec<Cell>>, Error> {
        let Some(entries) = self.entries(Sequence::Cells, &[], needs)? else { return Ok(None) };
        let (mut cells, mut is_whole) = (Vec::new(), true);
        for entry in entries {
            let Some(bytes) = self.file(entry.name, needs) else {
                is_whole = false;
                continue;
            };
            let mut bytes = Bytes(&bytes);
            while !bytes.is_empty() {
                cells.push(Cell::read(&mut bytes)?);
            }
        }
        if is_whole && cells.len() != self.root.documents as usize {
            return Err(Error::Impossible);
        }
        Ok(is_whole.then_some(cells))
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
        let Some(entries) = self.entries(Sequence::Words, beginning.as_bytes(), needs)? else {
            return Ok(None);
        };
        let mut near = Vec::new();
        let mut is_whole = true;
        for entry in entries {
            match self.file(entry.name, needs) {
                Some(bytes) => near.extend(shard::words(&bytes, beginning.as_bytes())?),
                None => is_whole = false,
            }
        }
        near.retain(|(other, _)| crate::typo::is_one_apart(word, other));
        near.sort_by(|(a, common), (b, commoner)| commoner.cmp(common).then_with(|| a.cmp(b)));
        Ok(is_whole.then(|| near.into_iter().map(|(word, _)| word).collect()))
    }

    /// The folded text of a document, and of those that came with it.
    pub(crate) fn text(&mut self, document: u32, folding: &Folding, needs: &mut Needs) -> Known<Rc<Text>> {
        if let Some(text) = self.texts.get(&document) {
            return Ok(Some(Rc::clone(text)));
        }
        let Some(entry) = self.entry(Sequence::Bodies, &key_of(document), needs)? else { return Ok(None) };
        let entry = entry.ok_or(Error::Impossible)?;
        let Some(bytes) = self.file(entry.name, needs) else { return Ok(None) };
        if self.text_length > MOST_TEXT {
            self.texts.clear();
            self.text_length = 0;
        }
        for (text, at) in self.kind.texts(&bytes, folding)?.into_iter().zip(document_of(&entry.first)?..) {
            self.text_length += text.folded.len();
            self.texts.insert(at, Rc::new(text));
        }
        self.texts.get(&document).cloned().map(Some).ok_or(Error::Impossible)
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
    pub(crate) fn entries(
        &mut self,
        sequence: Sequence,
        beginning: &[u8],
        needs: &mut Needs,
    ) -> Known<Vec<Entry>> {
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
        let file = self.files.borrow().get(&name).cloned();
        if file.is_none() && !needs.contains(&name) {
            needs.push(name);
        }
        file
    }
}

impl Documents {
    /// The folded texts of the documents of a file.
    fn texts(self, bytes: &[u8], folding: &Folding) -> Result<Vec<Text>, Error> {
        Ok(match self {
            Self::Articles => {
                let articles: Vec<Article> = shard::documents(bytes)?;
                articles.iter().map(|article| Text::of_article(folding, article)).collect()
            }
            Self::Findings(Beside::Events) => {
                let events: Vec<Record<Event>> = shard::documents(bytes)?;
                events.iter().map(|event| Text::of_event(folding, &event.finding)).collect()
            }
            Self::Findings(Beside::Claims) => {
                let claims: Vec<Record<Claim>> = shard::documents(bytes)?;
                let said = |claim: &Record<Claim>| {
                    Text::of_claim(folding, claim.sources.iter().map(|source| source.said.as_str()))
                };
                claims.iter().map(said).collect()
            }
        })
    }
}
