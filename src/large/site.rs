//! The indexes of a large dossier as far as they have come, and what is embedded of it.

use hutong_index::{Beside, Error, Front, Name, Reader};

/// A large dossier as far as it has come.
#[derive(Debug)]
pub struct Site {
    /// What is embedded.
    pub front: Front,
    pub(super) articles: Reader,
    events: Option<Reader>,
    claims: Option<Reader>,
}

impl Site {
    /// Begins with the first file of the index, inflated.
    ///
    /// # Errors
    ///
    /// When it is none, of another version, or damaged.
    pub fn open(root: &[u8], front: Front) -> Result<Self, Error> {
        Ok(Self { front, articles: Reader::open(root)?, events: None, claims: None })
    }

    /// A new question begins: of what earlier ones fetched, what was not used for long goes.
    pub(super) fn begin(&mut self) {
        let beside = [&mut self.events, &mut self.claims].into_iter().flatten();
        [&mut self.articles].into_iter().chain(beside).for_each(Reader::begin);
    }

    /// Takes a file, inflated.
    ///
    /// # Errors
    ///
    /// When it is not what its name promises; nothing is changed then.
    pub fn offer(&mut self, name: Name, bytes: Vec<u8>) -> Result<(), Error> {
        self.articles.offer(name, bytes)
    }

    /// The index of events or claims; none where its first file is among the needs.
    pub(super) fn beside(
        &mut self,
        which: Beside,
        needs: &mut Vec<Name>,
    ) -> Result<Option<&mut Reader>, Error> {
        let reader = match which {
            Beside::Events => &mut self.events,
            Beside::Claims => &mut self.claims,
        };
        if reader.is_none() {
            *reader = self.articles.beside(which, needs)?;
        }
        Ok(reader.as_mut())
    }
}
