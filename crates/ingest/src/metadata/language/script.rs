//! Which Chinese a character is written in, simplified or traditional.

use encoding_rs::Encoding;
use std::ops::RangeInclusive;
use std::sync::LazyLock;

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Script {
    Simplified,
    Traditional,
}

/// Which Chinese writes this character, where only one does.
pub(super) fn script(scripts: &[Option<Script>], character: char) -> Option<Script> {
    scripts[index(character)?]
}

/// Its place in tables that begin with [`FIRST_HAN`].
fn index(character: char) -> Option<usize> {
    let offset = u32::from(character).checked_sub(FIRST_HAN)?;
    usize::try_from(offset).ok().filter(|at| *at < SCRIPT_COUNT)
}

const FIRST_HAN: u32 = 0x4e00;
const LAST_HAN: u32 = 0x9fff;
const SCRIPT_COUNT: usize = (LAST_HAN - FIRST_HAN + 1) as usize;

/// By character from [`FIRST_HAN`] on: GB 2312 is the set of simplified print, Big5 that of
/// traditional; a character of both tells nothing.
pub(super) static SCRIPTS: LazyLock<Vec<Option<Script>>> = LazyLock::new(|| {
    // GBK holds both; its rows 0xB0–0xF7 with cells from 0xA1 on are GB 2312.
    let simplified = characters(encoding_rs::GBK, 0xb0..=0xf7, &[0xa1..=0xfe]);
    let traditional = characters(encoding_rs::BIG5, 0xa4..=0xf9, &[0x40..=0x7e, 0xa1..=0xfe]);
    let script = |code| {
        let character = char::from_u32(code)?;
        let among = |set: &[bool]| index(character).is_some_and(|at| set[at]);
        match (among(&simplified), among(&traditional)) {
            (true, false) => Some(Script::Simplified),
            (false, true) => Some(Script::Traditional),
            _ => None,
        }
    };
    (FIRST_HAN..=LAST_HAN).map(script).collect()
});

/// By [`index`], whether these rows and cells of a two-byte encoding have a character.
fn characters(
    encoding: &'static Encoding,
    rows: RangeInclusive<u8>,
    cells: &[RangeInclusive<u8>],
) -> Vec<bool> {
    let bytes: Vec<u8> =
        rows.flat_map(|row| cells.iter().cloned().flatten().flat_map(move |cell| [row, cell])).collect();
    let mut set = vec![false; SCRIPT_COUNT];
    let decoded = encoding.decode_without_bom_handling(&bytes).0;
    decoded.chars().filter_map(index).for_each(|at| set[at] = true);
    set
}
