//! Step 7: what is known about the article, each field from its sources in the order of trust
//! that its module writes down.

pub(crate) mod byline;
pub(crate) mod date;
pub(crate) mod hero;
pub(crate) mod id;
pub(crate) mod language;
pub(crate) mod outlet;
pub(crate) mod people;
pub(crate) mod published;
pub(crate) mod source_url;
pub(crate) mod summary;
pub(crate) mod tags;
pub(crate) mod title;

use std::collections::BTreeMap;

/// What the body says about its article, collected while its lines are cleaned.
#[derive(Debug, Default)]
pub(crate) struct Found {
    /// From a byline or a "来源：" line.
    pub(crate) outlet: Option<String>,
    pub(crate) authors: Vec<String>,
    pub(crate) editors: Vec<String>,
    /// A date and time as a byline has it.
    pub(crate) date: Option<String>,
    /// The body's own `h1`, where it differs from the title.
    pub(crate) headline: Option<String>,
    pub(crate) source_url: Option<String>,
    /// What a line at the end says that it is filed under.
    pub(crate) tags: Vec<String>,
    /// `<!--epoch milliseconds-->`.
    pub(crate) epoch: Option<i64>,
    /// The page's `<title>`, `<html lang>` and the like.
    pub(crate) page: Page,
    /// Other people and credits, by role.
    pub(crate) extra: BTreeMap<String, String>,
}

/// What the head of a saved page says.
#[derive(Debug, Default)]
pub(crate) struct Page {
    pub(crate) title: Option<String>,
    pub(crate) language: Option<String>,
    pub(crate) canonical: Option<String>,
    /// `<base href>`, as written.
    pub(crate) base: Option<String>,
    pub(crate) site: Option<String>,
    /// Whom the page says that it has its text from.
    pub(crate) source: Option<String>,
    /// Whose the rights are.
    pub(crate) rights: Option<String>,
    /// The article's address, where governments' pages say it.
    pub(crate) address: Option<String>,
    /// The headline alone, where the page says it apart from its title.
    pub(crate) headline: Option<String>,
    pub(crate) author: Option<String>,
    pub(crate) published: Option<String>,
    pub(crate) description: Option<String>,
    pub(crate) image: Option<String>,
}

impl Found {
    /// Takes over the byline and the headline of another, where there is none yet.
    pub(crate) fn fill(&mut self, other: Found) {
        self.headline = self.headline.take().or(other.headline);
        if self.date.is_some() {
            return;
        }
        self.date = other.date;
        self.outlet = self.outlet.take().or(other.outlet);
        if self.authors.is_empty() {
            self.authors = other.authors;
        }
        if self.editors.is_empty() {
            self.editors = other.editors;
        }
    }

    /// Adds a name to a role.
    pub(crate) fn credit(&mut self, role: &str, names: &str) {
        let entry = self.extra.entry(role.into()).or_default();
        if !entry.is_empty() {
            entry.push('、');
        }
        entry.push_str(names);
    }
}
