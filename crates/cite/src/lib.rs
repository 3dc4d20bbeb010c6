//! References to articles in the forms that papers and reference managers read. Pure: it knows
//! neither files nor pages, and the day of access is told to it.
//!
//! A reference names what the article's own source says: headline, authors, who published it,
//! when and where. What is not known is left out, never filled with a guess.

mod bibtex;
mod csl;
mod gbt;
mod ris;

use hutong_model::{Article, Day};

/// A form of reference.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// GB/T 7714—2015, the Chinese standard for references, in its numbered system.
    GbT7714,
    /// BibTeX, for LaTeX and most reference managers.
    BibTex,
    /// RIS, for EndNote, Zotero and most reference managers.
    Ris,
    /// CSL-JSON, for Zotero, Pandoc and everything else that speaks the Citation Style Language.
    CslJson,
}

impl Style {
    /// Every form, in the order in which readers are offered them.
    pub const ALL: [Self; 4] = [Self::GbT7714, Self::BibTex, Self::Ris, Self::CslJson];

    /// What the form is called, in every language.
    pub fn name(self) -> &'static str {
        match self {
            Self::GbT7714 => "GB/T 7714",
            Self::BibTex => "BibTeX",
            Self::Ris => "RIS",
            Self::CslJson => "CSL-JSON",
        }
    }

    /// The ending of its files, without the dot.
    pub fn extension(self) -> &'static str {
        match self {
            Self::GbT7714 => "txt",
            Self::BibTex => "bib",
            Self::Ris => "ris",
            Self::CslJson => "json",
        }
    }
}

/// References to articles, in their order, each ended by a line's end.
///
/// `accessed` is the day on which the reader saw them, where that is known.
pub fn references(style: Style, articles: &[&Article], accessed: Option<Day>) -> String {
    match style {
        Style::GbT7714 => gbt::references(articles, accessed),
        Style::BibTex => bibtex::references(articles, accessed),
        Style::Ris => ris::references(articles, accessed),
        Style::CslJson => csl::references(articles, accessed),
    }
}

/// A text on one line: every run of white space, line ends and controls included, is one space.
fn line(text: &str) -> String {
    let blank = |c: char| c.is_whitespace() || c.is_control();
    text.split(blank).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}
