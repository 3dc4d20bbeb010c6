//! A set of marks and how two become one. Each part of it only ever grows in an order of its own,
//! so that merging gives the same in any order and any number of times (a join-semilattice).

use crate::{Selector, Time};
use hutong_model::ArticleId;
use std::collections::{BTreeMap, BTreeSet};

/// What a note is known by; whoever makes one gives it a name that nobody else gives.
pub type NoteId = String;

/// What can be said of an article with yes or no.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Flag {
    /// It was read.
    Read,
    /// It is worth coming back to.
    Star,
}

/// All marks of a reader.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Marks {
    /// Set last when, and to what.
    flags: BTreeMap<(ArticleId, Flag), (Time, bool)>,
    notes: BTreeMap<NoteId, Note>,
}

/// A highlight, a note, or both: words of an article, or the article as a whole, with what the reader
/// wrote about them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// When it was made.
    pub made: Time,
    /// The article it belongs to.
    pub article: ArticleId,
    /// The words it stands at; none where it is about the article as a whole.
    pub target: Option<Selector>,
    /// What was written, oldest first; the last one counts. Others stand there only where a text was
    /// written again.
    pub versions: BTreeSet<Version>,
    /// When it was removed last. What was written later brings it back.
    pub removed: Option<Time>,
}

/// What was written at a time.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Version {
    /// When.
    pub at: Time,
    /// What; empty where a text was taken back.
    pub text: String,
}

impl Flag {
    /// Both, in the order in which they are written.
    pub const ALL: [Self; 2] = [Self::Read, Self::Star];
}

impl Marks {
    /// Whether something is said of an article.
    pub fn has(&self, article: &ArticleId, flag: Flag) -> bool {
        self.flags.get(&(article.clone(), flag)).is_some_and(|(_, on)| *on)
    }

    /// Says something of an article, or takes it back. What was said later already stays.
    pub fn set(&mut self, article: ArticleId, flag: Flag, on: bool, at: Time) {
        let known = self.flags.entry((article, flag)).or_insert((at, on));
        *known = (*known).max((at, on));
    }

    /// Adds a note, or merges it with what is known by its id.
    pub fn add(&mut self, id: NoteId, note: Note) {
        let merged = match self.notes.remove(&id) {
            Some(known) => known.merged(note),
            None => note.settled(),
        };
        self.notes.insert(id, merged);
    }

    /// Writes a text, in place of the one that is there.
    pub fn write(&mut self, id: &str, text: String, at: Time) {
        if let Some(note) = self.notes.get_mut(id).filter(|note| note.removed.is_none_or(|gone| gone < at)) {
            note.versions.insert(Version { at, text });
        }
    }

    /// Removes a note with everything that was written in it; that it was removed is remembered, so
    /// that another set does not bring it back.
    pub fn remove(&mut self, id: &str, at: Time) {
        if let Some(note) = self.notes.remove(id) {
            let removed = note.removed.max(Some(at));
            self.notes.insert(id.to_owned(), Note { removed, ..note }.settled());
        }
    }

    /// Everything of both sets. In any order and however often, the same comes out.
    pub fn merge(&mut self, other: Self) {
        for ((article, flag), (at, on)) in other.flags {
            self.set(article, flag, on, at);
        }
        for (id, note) in other.notes {
            self.add(id, note);
        }
    }

    /// What was ever said of articles with yes or no, and when.
    pub fn flags(&self) -> impl Iterator<Item = (&ArticleId, Flag, bool, Time)> {
        self.flags.iter().map(|((article, flag), (at, on))| (article, *flag, *on, *at))
    }

    /// All notes by their ids, removed ones included.
    pub fn notes(&self) -> impl Iterator<Item = (&str, &Note)> {
        self.notes.iter().map(|(id, note)| (id.as_str(), note))
    }

    /// The notes that are there, oldest first.
    pub fn alive(&self) -> Vec<(&str, &Note)> {
        let mut alive: Vec<_> = self.notes().filter(|(_, note)| note.is_alive()).collect();
        alive.sort_by_key(|(_, note)| note.made);
        alive
    }

    /// Whether there is nothing to see; what was removed is not.
    pub fn is_empty(&self) -> bool {
        self.flags.values().all(|(_, on)| !on) && self.notes.values().all(|note| !note.is_alive())
    }

    /// An instant later than everything here, and not before `now`: a clock that runs behind another
    /// device's must not make a reader's last word the weaker one.
    pub fn later(&self, now: Time) -> Time {
        let flags = self.flags.values().map(|(at, _)| *at);
        let notes = self.notes.values().flat_map(|note| {
            note.versions.iter().map(|version| version.at).chain([note.made]).chain(note.removed)
        });
        flags.chain(notes).max().map_or(now, |last| now.max(last.next()))
    }
}

impl Note {
    /// Whether it was not removed, or written again later.
    pub fn is_alive(&self) -> bool {
        let last = self.versions.last().map_or(self.made, |version| version.at.max(self.made));
        self.removed.is_none_or(|removed| removed < last)
    }

    /// What the reader wrote; empty where nothing.
    pub fn text(&self) -> &str {
        self.versions.last().map_or("", |version| &version.text)
    }

    /// What was written before, oldest first, where it says something else.
    pub fn earlier(&self) -> impl Iterator<Item = &Version> {
        let last = self.text();
        self.versions.iter().filter(move |version| !version.text.is_empty() && version.text != last)
    }

    fn merged(self, other: Self) -> Self {
        let mut versions = self.versions;
        versions.extend(other.versions);
        // Of two notes with one id the same one must win on either side.
        let (made, article, target) =
            (self.made, self.article, self.target).max((other.made, other.article, other.target));
        Self { made, article, target, versions, removed: self.removed.max(other.removed) }.settled()
    }

    /// Without what was written before it was removed.
    fn settled(mut self) -> Self {
        if let Some(removed) = self.removed {
            self.versions.retain(|version| version.at > removed);
        }
        self
    }
}
