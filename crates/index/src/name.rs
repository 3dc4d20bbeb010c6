//! Names of files: the first half of the BLAKE3 of their content would be long enough to be secret;
//! 64 bits are enough to tell files apart and to notice damage.

use std::fmt;
use std::str::FromStr;

/// The name of a file: 64 bits of the hash of what it says, sixteen digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Name(pub(crate) [u8; 8]);

impl Name {
    /// The name of a file that says this.
    pub fn of(bytes: &[u8]) -> Self {
        let mut name = [0; 8];
        name.copy_from_slice(&blake3::hash(bytes).as_bytes()[..8]);
        Self(name)
    }
}

impl fmt::Display for Name {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:016x}", u64::from_be_bytes(self.0))
    }
}

impl FromStr for Name {
    type Err = std::num::ParseIntError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        u64::from_str_radix(text, 16).map(|number| Self(number.to_be_bytes()))
    }
}
