//! The first file of an index. Its form: five bytes `hutix`, the version, then as numbers how many
//! documents there are and how many bytes their folded texts have, and for each sequence the
//! directory of its pages.

use crate::bytes::{Bytes, push_number};
use crate::directory::Directory;
use crate::{Error, Sequence};

/// The version of the format that this program writes and reads.
pub const VERSION: u8 = 4;

const MAGIC: &[u8; 5] = b"hutix";

/// What the first file of an index says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Root {
    /// How many documents there are.
    pub documents: u32,
    /// How many bytes the folded texts of all of them have.
    pub length: u64,
    /// In the order of [`Sequence::ALL`].
    pub(crate) sequences: Vec<Directory>,
}

impl Root {
    /// Reads the first file.
    ///
    /// # Errors
    ///
    /// When it is none, of another version, or cut.
    pub fn read(bytes: &[u8]) -> Result<Self, Error> {
        let rest = bytes.strip_prefix(MAGIC).ok_or(Error::NotAnIndex)?;
        let (found, rest) = rest.split_first().ok_or(Error::NotAnIndex)?;
        if *found != VERSION {
            return Err(Error::Version { found: *found });
        }
        let mut bytes = Bytes(rest);
        let mut root = Self { documents: bytes.small()?, length: bytes.number()?, sequences: Vec::new() };
        for _ in Sequence::ALL {
            root.sequences.push(Directory::read(&mut bytes)?);
        }
        if bytes.is_empty() { Ok(root) } else { Err(Error::Impossible) }
    }

    /// The bytes of the first file.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = MAGIC.to_vec();
        bytes.push(VERSION);
        push_number(&mut bytes, u64::from(self.documents));
        push_number(&mut bytes, self.length);
        self.sequences.iter().for_each(|pages| pages.write(&mut bytes));
        bytes
    }

    /// The pages of a sequence.
    pub(crate) fn pages(&self, sequence: Sequence) -> &Directory {
        static NONE: Directory = Directory(Vec::new());
        let at = Sequence::ALL.iter().position(|other| *other == sequence);
        at.and_then(|at| self.sequences.get(at)).unwrap_or(&NONE)
    }
}
