//! Documents of files that have come: as a whole, as cards show them, and as texts to look into.

use crate::bytes::Bytes;
use crate::directory::{Entry, Sequence};
use crate::reader::{Beside, Documents, Known, Needs, Reader};
use crate::record::{Card, Cell, Findings, Record};
use crate::shard::{self, document_of, key_of};
use crate::{Error, Name};
use hutong_model::{Article, Claim, Event};
use hutong_search::{Folding, Text};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::rc::Rc;

impl Reader {
    /// What was found in a document; none where the file with it is among the needs.
    ///
    /// # Errors
    ///
    /// When the index contradicts itself.
    pub fn findings(&mut self, document: u32, needs: &mut Vec<Name>) -> Result<Option<Findings>, Error> {
        Ok(self.documents(Sequence::Findings, &[document], 1, needs)?.remove(&document))
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
            for document in documents {
                found.insert(document, shard::document(&bytes, place(&entry, document)?)?);
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
        let Some(files) = self.files(Sequence::Cells, &[], needs)? else { return Ok(None) };
        let mut cells = Vec::new();
        for bytes in files {
            let mut bytes = Bytes(&bytes);
            while !bytes.is_empty() {
                cells.push(Cell::read(&mut bytes)?);
            }
        }
        if cells.len() != self.root.documents as usize {
            return Err(Error::Impossible);
        }
        Ok(Some(cells))
    }

    /// The folded text of a document.
    pub(crate) fn text(&mut self, document: u32, folding: &Folding, needs: &mut Needs) -> Known<Rc<Text>> {
        if let Some(text) = self.texts.get(&document) {
            return Ok(Some(text));
        }
        let Some(entry) = self.entry(Sequence::Bodies, &key_of(document), needs)? else { return Ok(None) };
        let entry = entry.ok_or(Error::Impossible)?;
        let Some(bytes) = self.file(entry.name, needs) else { return Ok(None) };
        let text = Rc::new(self.kind.text(&bytes, folding, place(&entry, document)?)?);
        self.texts.put(document, Rc::clone(&text), text.folded.len());
        Ok(Some(text))
    }
}

/// Where in its file a document is.
fn place(entry: &Entry, document: u32) -> Result<u32, Error> {
    document.checked_sub(document_of(&entry.first)?).ok_or(Error::Impossible)
}

impl Documents {
    /// The folded text of a document of a file, by its place in it.
    fn text(self, bytes: &[u8], folding: &Folding, place: u32) -> Result<Text, Error> {
        Ok(match self {
            Self::Articles => Text::of_article(folding, &shard::document::<Article>(bytes, place)?),
            Self::Findings(Beside::Events) => {
                Text::of_event(folding, &shard::document::<Record<Event>>(bytes, place)?.finding)
            }
            Self::Findings(Beside::Claims) => {
                let claim: Record<Claim> = shard::document(bytes, place)?;
                Text::of_claim(folding, claim.sources.iter().map(|source| source.said.as_str()))
            }
        })
    }
}
