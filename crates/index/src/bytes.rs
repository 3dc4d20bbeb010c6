//! Numbers of variable length (LEB128), and keys that share their beginnings, to bytes and back.

use crate::Error;

/// Appends a number, seven bits a byte, the lowest first.
pub(crate) fn push_number(bytes: &mut Vec<u8>, mut number: u64) {
    while number > 0x7f {
        bytes.push(number as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}

/// Appends what a key has beyond the one before it.
pub(crate) fn push_key(bytes: &mut Vec<u8>, before: &[u8], key: &[u8]) {
    let shared = before.iter().zip(key).take_while(|(a, b)| a == b).count();
    push_number(bytes, shared as u64);
    push_number(bytes, (key.len() - shared) as u64);
    bytes.extend(&key[shared..]);
}

/// Reads bytes from the first to the last; what goes beyond them is an error.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Bytes<'a>(pub &'a [u8]);

impl<'a> Bytes<'a> {
    pub(crate) fn is_empty(self) -> bool {
        self.0.is_empty()
    }

    pub(crate) fn take(&mut self, length: usize) -> Result<&'a [u8], Error> {
        let (taken, rest) = self.0.split_at_checked(length).ok_or(Error::Impossible)?;
        self.0 = rest;
        Ok(taken)
    }

    pub(crate) fn number(&mut self) -> Result<u64, Error> {
        let mut number = 0;
        for shift in (0..64).step_by(7) {
            let (byte, rest) = self.0.split_first().ok_or(Error::Impossible)?;
            self.0 = rest;
            number |= u64::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return Ok(number);
            }
        }
        Err(Error::Impossible)
    }

    /// A number that counts or measures something in memory.
    pub(crate) fn length(&mut self) -> Result<usize, Error> {
        usize::try_from(self.number()?).map_err(|_| Error::Impossible)
    }

    pub(crate) fn small(&mut self) -> Result<u32, Error> {
        u32::try_from(self.number()?).map_err(|_| Error::Impossible)
    }

    /// Makes the key before into the next.
    pub(crate) fn key(&mut self, before: &mut Vec<u8>) -> Result<(), Error> {
        let shared = self.length()?;
        let length = self.length()?;
        if shared > before.len() {
            return Err(Error::Impossible);
        }
        before.truncate(shared);
        before.extend(self.take(length)?);
        Ok(())
    }
}
