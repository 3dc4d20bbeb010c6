//! What the interface says: one struct of messages, one literal a language. A missing message
//! does not compile. Texts of articles and of the dossier are not here.

mod date;
mod en;
mod zh_hans;
mod zh_hant;

use crate::select::Common;
use hutong_model::{DateSpan, Day, Precision};

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

/// Everything the interface says in one language.
#[allow(missing_docs)] // each field is named by what it says
pub struct Messages {
    pub skip_to_content: &'static str,
    pub views: &'static str,
    pub articles: &'static str,
    pub timeline: &'static str,
    pub matrix: &'static str,
    pub as_of: &'static str,
    pub claims_found: fn(usize, usize) -> String,
    pub band: &'static str,
    pub band_keys: &'static str,
    pub zoom: &'static str,
    pub zooms: [&'static str; 5],
    pub zoom_in: &'static str,
    pub lanes: &'static str,
    pub others: &'static str,
    pub earlier: &'static str,
    pub later: &'static str,
    pub close: &'static str,
    pub search: &'static str,
    pub search_hint: &'static str,
    pub sort: &'static str,
    pub sorts: [&'static str; 4],
    pub matched: fn(bool, usize) -> String,
    pub filters: &'static str,
    pub outlet: &'static str,
    pub author: &'static str,
    pub tag: &'static str,
    pub year: &'static str,
    pub layer: &'static str,
    pub dates: &'static str,
    pub after: &'static str,
    pub before: &'static str,
    pub more: fn(usize) -> String,
    pub active: &'static str,
    pub remove: fn(&str) -> String,
    pub clear: &'static str,
    pub articles_found: fn(usize, usize) -> String,
    pub about: fn(&str) -> String,
    pub events_found: fn(usize, usize) -> String,
    pub nothing_found: &'static str,
    pub nothing_found_hint: &'static str,
    pub meant: &'static str,
    pub minutes: fn(usize) -> String,
    pub undated: &'static str,
    pub published: &'static str,
    pub reported: &'static str,
    pub hedged: &'static str,
    pub see_sentence: &'static str,
    pub take_along: &'static str,
    pub cite: &'static str,
    pub by: &'static str,
    pub edited_by: &'static str,
    pub list_separator: &'static str,
    pub original: fn(&str) -> String,
    pub in_this_article: &'static str,
    pub related: &'static str,
    pub in_common: fn(&Common) -> String,
    pub about_this_file: &'static str,
    pub mark_dates: &'static str,
    pub mark_names: &'static str,
    pub mark_quotes: &'static str,
    pub mark_claims: &'static str,
    pub previous: &'static str,
    pub next: &'static str,
    pub back_to_articles: &'static str,
    pub also_in: &'static str,
    pub show_pictures: fn(&str) -> String,
    pub open_picture: &'static str,
    pub picture_failed: &'static str,
    pub not_found: &'static str,
    pub unknown_address: &'static str,
    pub unknown_path: fn(&str) -> String,
    pub unknown_article: fn(&str) -> String,
    pub not_a_day: fn(&str) -> String,
    pub reversed_days: fn(&str, &str) -> String,
    pub not_a_look: fn(&str) -> String,
    pub not_a_place: fn(&str) -> String,
    pub unknown_language: fn(&str) -> String,
    pub go_on_without: &'static str,
    pub all_articles: &'static str,
    pub language: &'static str,
    pub needs_script: &'static str,
    pub broken: &'static str,
    pub reload: &'static str,
    pub part_missing: &'static str,
    pub try_again: &'static str,
    pub built_from: fn(usize) -> String,
    pub embed: &'static str,
    pub newer_version: &'static str,
    pub install_hint: &'static str,
    pub install: &'static str,
    pub on_this_device: &'static str,
    pub offline_ready: &'static str,
    pub offline_as_read: &'static str,
    pub keep_all: &'static str,
    pub offline_failed: &'static str,
    pub kept_here: &'static str,
    pub forget: &'static str,
    pub forget_what: &'static str,
    pub forgotten: &'static str,
    pub theme: &'static str,
    pub theme_system: &'static str,
    pub theme_light: &'static str,
    pub theme_dark: &'static str,
}

/// Regions whose Chinese is written in traditional characters: CLDR 46, likely subtags.
const WRITE_TRADITIONAL: [&str; 15] =
    ["au", "bn", "gb", "gf", "hk", "id", "mo", "pa", "pf", "ph", "sr", "th", "tw", "us", "vn"];

impl Language {
    /// Every language, in the order of the switch.
    pub const ALL: [Self; 3] = [Self::SimplifiedChinese, Self::TraditionalChinese, Self::English];

    /// BCP 47 tag, as in the address and in `lang` attributes.
    pub fn tag(self) -> &'static str {
        match self {
            Self::SimplifiedChinese => "zh-Hans",
            Self::TraditionalChinese => "zh-Hant",
            Self::English => "en",
        }
    }

    /// The language's own name.
    pub fn name(self) -> &'static str {
        match self {
            Self::SimplifiedChinese => "简体中文",
            Self::TraditionalChinese => "繁體中文",
            Self::English => "English",
        }
    }

    /// One or two characters that stand for it on the switch.
    pub fn sign(self) -> &'static str {
        match self {
            Self::SimplifiedChinese => "简",
            Self::TraditionalChinese => "繁",
            Self::English => "EN",
        }
    }

    /// The language of exactly this tag.
    pub fn from_tag(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.tag().eq_ignore_ascii_case(tag))
    }

    /// The language nearest to a tag such as `zh-TW` or `en-GB`, if the interface speaks it. Chinese is written as
    /// its tag says, else as where it is spoken.
    pub fn near(tag: &str) -> Option<Self> {
        let tag = tag.to_ascii_lowercase();
        let mut parts = tag.split(['-', '_']);
        match parts.next() {
            Some("en") => Some(Self::English),
            Some("zh") => Some(match parts.find(|part| matches!(part.len(), 2 | 4)) {
                Some("hant") => Self::TraditionalChinese,
                Some(region) if WRITE_TRADITIONAL.contains(&region) => Self::TraditionalChinese,
                _ => Self::SimplifiedChinese,
            }),
            _ => None,
        }
    }

    /// What the interface says in this language.
    pub fn messages(self) -> &'static Messages {
        match self {
            Self::SimplifiedChinese => &zh_hans::MESSAGES,
            Self::TraditionalChinese => &zh_hant::MESSAGES,
            Self::English => &en::MESSAGES,
        }
    }

    /// What something is called, and what it is.
    pub fn labelled(self, label: &str, what: &str) -> String {
        let colon = if self == Self::English { ": " } else { "：" };
        [label, colon, what].concat()
    }

    /// A day, written out.
    pub fn day(self, day: Day) -> String {
        date::day(self, day)
    }

    /// A span of days, as exactly as it is known and no more.
    pub fn span(self, span: &DateSpan) -> String {
        date::span(self, span)
    }

    /// The unit of a precision in which a day lies: `2021年9月`, `1990s`.
    pub fn unit(self, precision: Precision, day: Day) -> String {
        date::unit(self, precision, day)
    }

    /// A unit of the axis, above the names of smaller ones: `2021年9月`, `Sep 2021`.
    pub fn group(self, precision: Precision, day: Day) -> String {
        date::group(self, precision, day)
    }

    /// A unit of the axis, below the name of the larger one: `9月`, `Sep`, `28`.
    pub fn tick(self, precision: Precision, day: Day) -> String {
        date::tick(self, precision, day)
    }

    /// A month as a heading: `9月`, `September`.
    pub fn month(self, month: u8) -> String {
        date::month(self, month)
    }

    /// A year as a heading.
    pub fn year(self, year: i16) -> String {
        date::year(self, year)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_language() {
        use Language::{English, SimplifiedChinese, TraditionalChinese};
        for (tag, expected) in [
            ("zh", Some(SimplifiedChinese)),
            ("zh-CN", Some(SimplifiedChinese)),
            ("zh-Hant-HK", Some(TraditionalChinese)),
            ("zh_TW", Some(TraditionalChinese)),
            ("zh-Hans-HK", Some(SimplifiedChinese)),
            ("zh-yue-HK", Some(TraditionalChinese)),
            ("zh-US", Some(TraditionalChinese)),
            ("zh-SG", Some(SimplifiedChinese)),
            ("zh-u-co-pinyin", Some(SimplifiedChinese)),
            ("en-GB", Some(English)),
            ("fr", None),
            ("", None),
        ] {
            assert_eq!(Language::near(tag), expected, "{tag}");
        }
    }
}
