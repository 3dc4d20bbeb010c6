//! What the reading room says: one struct of words, one literal a language. A word that a language
//! lacks does not compile.

mod en;
mod zh_hans;
mod zh_hant;

use serde::Serialize;

/// A language of the interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// 简体中文
    SimplifiedChinese,
    /// 繁體中文
    TraditionalChinese,
    /// English
    English,
}

/// Everything it says in one language.
#[derive(Debug, Serialize)]
#[allow(missing_docs)] // each field is named by what it says
pub struct Words {
    pub reading: &'static str,
    pub display: &'static str,
    pub theme: &'static str,
    pub size: &'static str,
    pub measure: &'static str,
    pub spacing: &'static str,
    pub paper: &'static str,
    pub contrast: &'static str,
    pub density: &'static str,
    pub list: &'static str,
    pub keyboard: &'static str,
    pub marks: &'static str,
    pub star: &'static str,
    pub starred: &'static str,
    pub read: &'static str,
    pub was_read: &'static str,
    pub note: &'static str,
    pub note_article: &'static str,
    pub notes_here: &'static str,
    pub highlight: &'static str,
    pub quote: &'static str,
    pub share: &'static str,
    pub copied: &'static str,
    pub copy_failed: &'static str,
    pub outline: &'static str,
    pub tools: &'static str,
    pub enlarge: &'static str,
    pub picture: &'static str,
    pub open_original: &'static str,
    pub actual_size: &'static str,
    pub whole_picture: &'static str,
    pub previous_picture: &'static str,
    pub next_picture: &'static str,
    pub copy: &'static str,
    pub printed: &'static str,
    pub go: &'static str,
    pub gone: &'static str,
    pub edit: &'static str,
    pub remove: &'static str,
    pub remove_all: &'static str,
    pub remove_all_sure: &'static str,
    pub save: &'static str,
    pub cancel: &'static str,
    pub close: &'static str,
    pub colon: &'static str,
    pub earlier: &'static str,
    pub your_note: &'static str,
    pub only_here: &'static str,
    pub nothing_yet: &'static str,
    pub export_json: &'static str,
    pub export_markdown: &'static str,
    pub import: &'static str,
    pub imported: &'static str,
    pub left_out: &'static str,
    pub not_imported: &'static str,
    pub too_large: &'static str,
    pub full: &'static str,
    pub blocked: &'static str,
    pub wiped: &'static str,
    pub choose_first: &'static str,
    pub select_first: &'static str,
    pub key_search: &'static str,
    pub key_next: &'static str,
    pub key_previous: &'static str,
    pub key_open: &'static str,
    pub key_up: &'static str,
    pub key_star: &'static str,
    pub key_read: &'static str,
    pub key_highlight: &'static str,
    pub key_note: &'static str,
    pub key_articles: &'static str,
    pub key_timeline: &'static str,
    pub key_matrix: &'static str,
    pub key_sheet: &'static str,
    pub compare: &'static str,
    pub compare_with: &'static str,
    pub only_this: &'static str,
    pub in_both: &'static str,
    pub differs: &'static str,
    pub same_paragraphs: &'static str,
    pub nothing_here: &'static str,
    pub compared_by: &'static str,
    pub unconfirmed: &'static str,
    pub cannot_compare: &'static str,
    pub themes: [&'static str; 3],
    pub sizes: [&'static str; 4],
    pub measures: [&'static str; 3],
    pub spacings: [&'static str; 3],
    pub papers: [&'static str; 2],
    pub contrasts: [&'static str; 3],
    pub densities: [&'static str; 2],
    pub lists: [&'static str; 2],
    pub on_off: [&'static str; 2],
}

impl Language {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::SimplifiedChinese, Self::TraditionalChinese, Self::English];

    /// The language of a page, by its `lang`.
    pub fn of(tag: &str) -> Self {
        match tag {
            "zh-Hans" => Self::SimplifiedChinese,
            "zh-Hant" => Self::TraditionalChinese,
            _ => Self::English,
        }
    }

    /// What it says in this language.
    pub fn words(self) -> &'static Words {
        match self {
            Self::SimplifiedChinese => &zh_hans::WORDS,
            Self::TraditionalChinese => &zh_hant::WORDS,
            Self::English => &en::WORDS,
        }
    }

    /// Whether it is written in Chinese characters.
    pub fn is_chinese(self) -> bool {
        self != Self::English
    }
}
