//! The binary forms in which a dossier travels to the app, whole or in two: JSON's reader alone would
//! weigh more than everything else that the app does with it.
//!
//! Six bytes say what it is (`hutong`, `hutop1` for an opening, `hutre1` for a rest), then come the
//! version as a little-endian `u32` and the value in Borsh (<https://borsh.io>), whose form is fixed by
//! the types of this crate. What no view shows yet
//! (aliases, unknown front matter, figures, the words of a quote beside its sentence) is left out; JSON has everything.

use crate::{Dossier, Opening, Rest, VERSION};
use borsh::{BorshDeserialize, BorshSerialize};
use std::fmt;

/// What travels, and how its bytes begin.
trait Travels: BorshSerialize + BorshDeserialize {
    const MAGIC: &[u8; 6];
}

impl Travels for Dossier {
    const MAGIC: &[u8; 6] = b"hutong";
}

impl Travels for Opening {
    const MAGIC: &[u8; 6] = b"hutop1";
}

impl Travels for Rest {
    const MAGIC: &[u8; 6] = b"hutre1";
}

/// Bytes that are no dossier we can read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WireError {
    /// They do not begin like a dossier.
    NotADossier,
    /// Another version wrote them.
    Version {
        /// Its version.
        found: u32,
    },
    /// They end too early, go on too long, or say something impossible.
    Damaged,
}

impl fmt::Display for WireError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotADossier => out.write_str("this is not a dossier"),
            Self::Version { found } => write!(
                out,
                "the dossier has format {found}, this viewer reads format {VERSION}; rebuild the dossier or update the viewer"
            ),
            Self::Damaged => out.write_str("the dossier is damaged; build it again"),
        }
    }
}

impl std::error::Error for WireError {}

/// The binary form of a dossier.
pub fn to_bytes(dossier: &Dossier) -> Vec<u8> {
    write(dossier)
}

/// Reads the binary form of a dossier.
///
/// # Errors
///
/// When the bytes are not a dossier of this version from the first to the last.
pub fn from_bytes(bytes: &[u8]) -> Result<Dossier, WireError> {
    read(bytes)
}

impl Opening {
    /// The binary form.
    pub fn to_bytes(&self) -> Vec<u8> {
        write(self)
    }

    /// Reads the binary form.
    ///
    /// # Errors
    ///
    /// When the bytes are not an opening of this version from the first to the last.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, WireError> {
        read(bytes)
    }
}

impl Rest {
    /// The binary form.
    pub fn to_bytes(&self) -> Vec<u8> {
        write(self)
    }

    /// Reads the binary form.
    ///
    /// # Errors
    ///
    /// When the bytes are not a rest of this version from the first to the last.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, WireError> {
        read(bytes)
    }
}

fn write<T: Travels>(value: &T) -> Vec<u8> {
    let mut bytes = T::MAGIC.to_vec();
    bytes.extend(VERSION.to_le_bytes());
    borsh::to_writer(&mut bytes, value).expect("writing to memory does not fail");
    bytes
}

fn read<T: Travels>(bytes: &[u8]) -> Result<T, WireError> {
    let rest = bytes.strip_prefix(T::MAGIC).ok_or(WireError::NotADossier)?;
    let (version, mut rest) = rest.split_first_chunk().ok_or(WireError::Damaged)?;
    let found = u32::from_le_bytes(*version);
    if found != VERSION {
        return Err(WireError::Version { found });
    }
    let value = T::deserialize(&mut rest).map_err(|_| WireError::Damaged)?;
    if rest.is_empty() { Ok(value) } else { Err(WireError::Damaged) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{DateSpan, Day, Event, EventKind, Label};
    use proptest::prelude::*;

    fn dossier() -> Dossier {
        Dossier {
            title: Label::plain("互通"),
            language: "zh-Hans".into(),
            zone: "Asia/Shanghai".into(),
            events: vec![Event {
                id: "e".into(),
                when: DateSpan::day(Day::new(2021, 9, 28).unwrap()),
                text: "接入".into(),
                entities: Vec::new(),
                evidence: Vec::new(),
                kind: EventKind::Reported,
                hedged: true,
            }],
            ..Dossier::default()
        }
    }

    #[test]
    fn what_is_written_reads_back() {
        assert_eq!(from_bytes(&to_bytes(&dossier())), Ok(dossier()));
    }

    #[test]
    fn what_was_taken_apart_joins_again() {
        let whole = Opening::whole(dossier());
        let (opening, rest) = whole.clone().part();
        assert!(opening.dossier.events.is_empty() && opening.days.is_some());
        let opening = Opening::from_bytes(&opening.to_bytes()).unwrap();
        let rest = Rest::from_bytes(&rest.to_bytes()).unwrap();
        assert_eq!(opening.join(rest), Some(whole));
        assert_eq!(Rest::from_bytes(&to_bytes(&dossier())), Err(WireError::NotADossier));
    }

    #[test]
    fn other_bytes_say_what_they_are() {
        let bytes = to_bytes(&dossier());
        let mut newer = bytes.clone();
        newer[6] = 99;
        assert_eq!(from_bytes(&newer), Err(WireError::Version { found: 99 }));
        assert_eq!(from_bytes(b"<!doctype html>"), Err(WireError::NotADossier));
        assert_eq!(from_bytes(&[bytes.as_slice(), b"x"].concat()), Err(WireError::Damaged));
        for end in 6..bytes.len() {
            assert_eq!(from_bytes(&bytes[..end]), Err(WireError::Damaged), "cut at {end}");
        }
    }

    proptest! {
        #[test]
        fn damaged_bytes_never_panic(at in 10_usize..200, byte: u8) {
            let mut bytes = to_bytes(&dossier());
            let at = at % bytes.len();
            bytes[at] = byte;
            let _ = from_bytes(&bytes);
        }
    }
}
