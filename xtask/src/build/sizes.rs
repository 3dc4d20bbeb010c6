//! What a reader's browser fetches before the first page is alive, counted and set out as a table.

use super::AssetMap;
use anyhow::{Context, Result};
use flate2::{Compression, write::GzEncoder};
use std::collections::BTreeMap;
use std::fmt;
use std::io::Write;
use std::ops::Add;
use std::path::Path;

/// A part of the first view.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// The page itself, with everything prerendered.
    Html,
    /// The style sheet.
    Css,
    /// The scripts that start the program.
    Js,
    /// The program, the dossier in it.
    Wasm,
}

/// Sizes in bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Measured {
    /// As it is.
    pub raw: usize,
    /// gzip, level 9.
    pub gzip: usize,
    /// Brotli, quality 11, as static hosts keep it.
    pub brotli: usize,
}

/// The first view, part by part.
#[derive(Clone, Debug)]
pub struct SizeTable {
    /// Every part, in the order in which it is shown.
    pub parts: Vec<(Part, Measured)>,
    /// The dossier as JSON. It is in the wasm and therefore not counted again.
    pub data: Measured,
    /// What is fetched when it is needed, by the names of the parts of the program.
    pub later: BTreeMap<String, Measured>,
}

/// Measures the first view of a built folder.
///
/// # Errors
///
/// When a file of it is missing.
pub fn measure(folder: &Path, assets: &AssetMap, data: &[u8]) -> Result<SizeTable> {
    let read =
        |name: &str| std::fs::read(folder.join(name)).with_context(|| format!("{name}: was not written"));
    // Theme, style sheet and what begins are in the page, unless the dossier is large.
    let page = read("index.html")?;
    let is_inline = !String::from_utf8_lossy(&page).contains(assets.style.as_str());
    let scripts = if is_inline {
        vec![&assets.boot, &assets.js]
    } else {
        vec![&assets.theme, &assets.begin, &assets.boot, &assets.js]
    };
    let style = if is_inline { Measured::default() } else { Measured::of(&read(&assets.style)?) };
    let scripts: Vec<Measured> =
        scripts.iter().map(|name| Ok(Measured::of(&read(name)?))).collect::<Result<_>>()?;
    let parts = vec![
        (Part::Html, Measured::of(&page)),
        (Part::Css, style),
        (Part::Js, scripts.into_iter().fold(Measured::default(), Add::add)),
        (Part::Wasm, Measured::of(&read(&assets.wasm)?)),
    ];
    let mut later = BTreeMap::new();
    for file in assets.later() {
        later.insert(AssetMap::part_of(file).to_owned(), Measured::of(&read(file)?));
    }
    for (part, style) in &assets.views {
        later.insert(format!("{part}_style"), Measured::of(&read(style)?));
    }
    Ok(SizeTable { parts, data: Measured::of(data), later })
}

impl Part {
    /// As in `budget.toml`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Html => "html",
            Self::Css => "css",
            Self::Js => "js",
            Self::Wasm => "wasm",
        }
    }
}

impl Measured {
    /// Compresses some bytes both ways.
    pub fn of(bytes: &[u8]) -> Self {
        Self { raw: bytes.len(), gzip: gzip(bytes).len(), brotli: brotli(bytes).len() }
    }
}

impl Add for Measured {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self { raw: self.raw + other.raw, gzip: self.gzip + other.gzip, brotli: self.brotli + other.brotli }
    }
}

impl SizeTable {
    /// Everything that is fetched.
    pub fn total(&self) -> Measured {
        self.parts.iter().map(|(_, measured)| *measured).fold(Measured::default(), Add::add)
    }
}

impl fmt::Display for SizeTable {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(out, "{:<12}{:>12}{:>12}{:>12}", "first view", "bytes", "gzip", "brotli")?;
        for (part, measured) in &self.parts {
            line(out, part.name(), measured)?;
            writeln!(out)?;
        }
        line(out, "data", &self.data)?;
        writeln!(out, "  (in the wasm, not added again)")?;
        line(out, "total", &self.total())?;
        for (name, measured) in &self.later {
            writeln!(out)?;
            line(out, name, measured)?;
            write!(out, "  (when it is needed)")?;
        }
        Ok(())
    }
}

fn line(out: &mut fmt::Formatter<'_>, name: &str, measured: &Measured) -> fmt::Result {
    write!(out, "{name:<12}{:>12}{:>12}{:>12}", measured.raw, measured.gzip, measured.brotli)
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).and_then(|()| encoder.finish()).expect("writing into memory does not fail")
}

/// What a host sends that compresses as well as it can: Brotli, quality 11.
pub fn brotli(bytes: &[u8]) -> Vec<u8> {
    let mut compressed = Vec::new();
    let parameters = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
    brotli::BrotliCompress(&mut &bytes[..], &mut compressed, &parameters)
        .expect("writing into memory does not fail");
    compressed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn compression_is_real() {
        let text = "胡同 hutong ".repeat(1000);
        let measured = Measured::of(text.as_bytes());
        assert_eq!(measured.raw, text.len());
        assert!(measured.brotli < measured.gzip && measured.gzip < measured.raw / 20, "{measured:?}");
        let mut back = Vec::new();
        brotli::BrotliDecompress(&mut &brotli(text.as_bytes())[..], &mut back).unwrap();
        assert_eq!(back, text.as_bytes());
    }

    #[test]
    fn the_table_counts_the_data_once() {
        let one = Measured { raw: 100, gzip: 10, brotli: 1 };
        let parts = vec![(Part::Html, one), (Part::Wasm, one)];
        let table = SizeTable {
            parts,
            data: Measured { raw: 5000, gzip: 500, brotli: 50 },
            later: BTreeMap::from([("map".to_owned(), one)]),
        };
        assert_eq!(table.total(), Measured { raw: 200, gzip: 20, brotli: 2 });
        let text = table.to_string();
        let lines: Vec<_> = text.lines().map(|line| line.split_whitespace().collect::<Vec<_>>()).collect();
        assert!(lines.contains(&vec!["total", "200", "20", "2"]), "{text}");
        assert_eq!(lines.last().unwrap()[..4], ["map", "100", "10", "1"], "{text}");
        assert!(text.contains("in the wasm"), "{text}");
    }
}
