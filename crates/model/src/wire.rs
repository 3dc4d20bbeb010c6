//! The binary form in which a dossier is embedded in the app: JSON's reader alone would weigh more
//! than everything else that the app does with it.
//!
//! Six bytes `hutong`, the version as a little-endian `u32`, then the dossier in Borsh
//! (<https://borsh.io>), whose form is fixed by the types of this crate. What no view shows yet
//! (aliases, unknown front matter, figures, the words of a quote beside its sentence) is left out; JSON has everything.

use crate::{Dossier, VERSION};
use borsh::BorshDeserialize;
use std::fmt;

const MAGIC: &[u8; 6] = b"hutong";

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
    let mut bytes = MAGIC.to_vec();
    bytes.extend(dossier.version.to_le_bytes());
    borsh::to_writer(&mut bytes, dossier).expect("writing to memory does not fail");
    bytes
}

/// Reads the binary form of a dossier.
///
/// # Errors
///
/// When the bytes are not a dossier of this version from the first to the last.
pub fn from_bytes(bytes: &[u8]) -> Result<Dossier, WireError> {
    let rest = bytes.strip_prefix(MAGIC).ok_or(WireError::NotADossier)?;
    let (version, mut rest) = rest.split_first_chunk().ok_or(WireError::Damaged)?;
    let found = u32::from_le_bytes(*version);
    if found != VERSION {
        return Err(WireError::Version { found });
    }
    let dossier = Dossier::deserialize(&mut rest).map_err(|_| WireError::Damaged)?;
    if rest.is_empty() { Ok(dossier) } else { Err(WireError::Damaged) }
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
