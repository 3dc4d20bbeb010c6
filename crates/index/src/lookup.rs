//! Which documents have a key, a value or a day.

use crate::Error;
use crate::directory::Sequence;
use crate::key::{BEGINNING, Key};
use crate::list::List;
use crate::reader::{Known, Needs, Reader};
use crate::search::key_of_value;
use crate::shard::{self, Postings};
use fixedbitset::FixedBitSet as Set;
use hutong_model::DateSpan;
use hutong_search::Facet;
use std::rc::Rc;

/// Values of a facet in order, each with the documents that have it.
pub(crate) type Values = Vec<(String, List)>;

impl Reader {
    /// The documents that have a key.
    pub(crate) fn postings(&mut self, key: &Key, needs: &mut Needs) -> Known<Rc<Postings>> {
        if let Some(known) = self.lists.get(key) {
            return Ok(Some(known));
        }
        let found = match key {
            Key::Exactly(text) => self.exactly(Sequence::Terms, text.as_bytes(), needs)?,
            Key::Beginning(text) => {
                let made = self.exactly(Sequence::Terms, format!("{text}{BEGINNING}").as_bytes(), needs)?;
                match made {
                    None => None,
                    Some(Some(made)) => Some(Some(made)),
                    Some(None) => self.united(text, needs)?.map(Some),
                }
            }
        };
        let Some(found) = found else { return Ok(None) };
        let found = Rc::new(found.unwrap_or_else(Postings::none));
        self.lists.put(key.clone(), Rc::clone(&found), found.size());
        Ok(Some(found))
    }

    /// How rare a key may be: how many keys share its file. None where a page is missing.
    pub(crate) fn rarity(&mut self, key: &Key, needs: &mut Needs) -> Known<u32> {
        let text = match key {
            Key::Exactly(text) => text.clone(),
            Key::Beginning(text) => format!("{text}{BEGINNING}"),
        };
        let entry = self.entry(Sequence::Terms, text.as_bytes(), needs)?;
        Ok(entry.map(|entry| entry.map_or(u32::MAX, |entry| entry.keys)))
    }

    /// The documents of each value of a facet, by value.
    pub(crate) fn values(&mut self, facet: &Facet, needs: &mut Needs) -> Known<Rc<Values>> {
        if let Some(known) = self.values.get(facet) {
            return Ok(Some(Rc::clone(known)));
        }
        let values = self.read_values(&key_of_value(facet, ""), needs)?.map(Rc::new);
        if let Some(values) = &values {
            self.values.insert(facet.clone(), Rc::clone(values));
        }
        Ok(values)
    }

    fn read_values(&mut self, beginning: &str, needs: &mut Needs) -> Known<Values> {
        let Some(files) = self.files(Sequence::Values, beginning.as_bytes(), needs)? else { return Ok(None) };
        let (mut values, documents) = (Vec::new(), self.root.documents);
        for bytes in files {
            shard::beginning(&bytes, beginning.as_bytes(), |key, lists| {
                let key = std::str::from_utf8(key).map_err(|_| Error::Impossible)?;
                let value = key.split_once('\t').ok_or(Error::Impossible)?.1;
                values.push((value.to_owned(), Postings::read(lists, documents)?.all));
                Ok(())
            })?;
        }
        Ok(Some(values))
    }

    /// The documents of one value.
    pub(crate) fn value(&mut self, key: &str, needs: &mut Needs) -> Known<List> {
        let found = self.exactly(Sequence::Values, key.as_bytes(), needs)?;
        Ok(found.map(|found| found.unwrap_or_else(Postings::none).all))
    }

    /// The days of every document; none where files are missing, which are among the needs.
    ///
    /// # Errors
    ///
    /// When the index contradicts itself.
    pub fn days(&mut self, needs: &mut Needs) -> Known<Rc<Vec<Option<DateSpan>>>> {
        if self.days.is_none() {
            let Some(files) = self.files(Sequence::Days, &[], needs)? else { return Ok(None) };
            let mut days = Vec::new();
            for bytes in files {
                days.extend(shard::days(&bytes)?);
            }
            if days.len() != self.root.documents as usize {
                return Err(Error::Impossible);
            }
            self.days = Some(Rc::new(days));
        }
        Ok(self.days.clone())
    }

    /// A set of all documents.
    pub(crate) fn everything(&self) -> Set {
        let mut set = self.nothing();
        set.insert_range(..);
        set
    }

    /// A set of none.
    pub(crate) fn nothing(&self) -> Set {
        Set::with_capacity(self.root.documents as usize)
    }

    fn exactly(&mut self, sequence: Sequence, key: &[u8], needs: &mut Needs) -> Known<Option<Postings>> {
        let Some(entry) = self.entry(sequence, key, needs)? else { return Ok(None) };
        let Some(entry) = entry else { return Ok(Some(None)) };
        let documents = self.root.documents;
        let Some(bytes) = self.file(entry.name, needs) else { return Ok(None) };
        let mut found = None;
        shard::beginning(&bytes, key, |other, lists| {
            if other == key {
                found = Some(Postings::read(lists, documents)?);
            }
            Ok(())
        })?;
        Ok(Some(found))
    }

    /// The documents of all words that begin so.
    fn united(&mut self, beginning: &str, needs: &mut Needs) -> Known<Postings> {
        let Some(files) = self.files(Sequence::Terms, beginning.as_bytes(), needs)? else { return Ok(None) };
        let (mut all, mut titles, documents) = (self.nothing(), self.nothing(), self.root.documents);
        for bytes in files {
            shard::beginning(&bytes, beginning.as_bytes(), |_, lists| {
                let one = Postings::read(lists, documents)?;
                one.all.add_to(&mut all);
                one.titles.add_to(&mut titles);
                Ok(())
            })?;
        }
        Ok(Some(Postings { all: List::Many(all), titles: List::Many(titles) }))
    }
}
