//! A reader's marks as the page needs them. Texts go in and out as JSON; times and ids come from the
//! page, which alone has a clock.

use hutong_marks::{
    Described, Flag, ImportError, Marks, Note, NoteId, Selector, Time, Words as MarkdownWords, export,
    import, markdown,
};
use hutong_model::{ArticleId, Place};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

use crate::words::Words;

/// The marks of the reader of one dossier.
#[derive(Debug, Default)]
pub struct Own {
    marks: Marks,
}

/// Everything that is there, for the page to show.
#[derive(Debug, Serialize)]
pub struct View<'a> {
    /// Articles of which something is said.
    articles: BTreeMap<&'a str, Said>,
    /// Highlights and notes, oldest first.
    notes: Vec<Shown<'a>>,
}

#[derive(Debug, Default, Serialize)]
struct Said {
    star: bool,
    read: bool,
}

#[derive(Debug, Serialize)]
struct Shown<'a> {
    id: &'a str,
    article: &'a str,
    /// The words it stands at.
    exact: Option<&'a str>,
    text: &'a str,
    earlier: Vec<&'a str>,
}

/// Where a selection begins and ends: a block, and a character in its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub struct Selection {
    /// The first character.
    pub from: (u32, u32),
    /// The one after the last.
    pub to: (u32, u32),
}

/// An item of the list of references that lies beside every dossier (CSL-JSON).
#[derive(Debug, Deserialize)]
struct Reference {
    id: String,
    #[serde(default)]
    title: String,
    #[serde(default, rename = "URL")]
    url: String,
}

impl Own {
    /// Everything, for the page.
    pub fn view(&self) -> View<'_> {
        let mut articles: BTreeMap<&str, Said> = BTreeMap::new();
        for (article, flag, on, _) in self.marks.flags().filter(|(_, _, on, _)| *on) {
            let said = articles.entry(article.as_str()).or_default();
            match flag {
                Flag::Star => said.star = on,
                Flag::Read => said.read = on,
            }
        }
        let notes = self.marks.alive().into_iter().map(|(id, note)| Shown {
            id,
            article: note.article.as_str(),
            exact: note.target.as_ref().map(|target| target.exact.as_str()),
            text: note.text(),
            earlier: note.earlier().map(|version| version.text.as_str()).collect(),
        });
        View { articles, notes: notes.collect() }
    }

    /// Merges what another page, the storage or a file has. Says what was left out.
    ///
    /// # Errors
    ///
    /// Where the text is no file of marks; then nothing has changed.
    pub fn merge(&mut self, text: &str) -> Result<Vec<String>, ImportError> {
        let imported = import(text)?;
        self.marks.merge(imported.marks);
        Ok(imported.left_out)
    }

    /// Everything as JSON. `root` is the address of the viewer, ending in `/`.
    pub fn export(&self, root: &str) -> String {
        export(&self.marks, root)
    }

    /// Everything as a text for people. `references` are the dossier's as CSL-JSON, `cited` the same in
    /// lines, in the same order; both may be empty.
    pub fn markdown(&self, words: &Words, references: &str, cited: &str) -> String {
        let references: Vec<Reference> = serde_json::from_str(references).unwrap_or_default();
        let mut lines = cited.lines();
        let known: BTreeMap<_, _> = references
            .into_iter()
            .map(|Reference { id, title, url }| {
                let citation =
                    lines.next().and_then(|line| line.split_once("] ")).map_or("", |(_, rest)| rest);
                (id, Described { title, url, citation: citation.to_owned() })
            })
            .collect();
        let words = MarkdownWords {
            heading: words.marks,
            starred: words.starred,
            read: words.was_read,
            earlier: words.earlier,
        };
        markdown(&self.marks, words, |article| known.get(article.as_str()).cloned())
    }

    /// Stars an article or says that it was read, or takes it back. Says whether it is so now.
    pub fn toggle(&mut self, article: &str, flag: Flag, now: Time) -> bool {
        let article = ArticleId::new(article);
        let on = !self.marks.has(&article, flag);
        let at = self.marks.later(now);
        self.marks.set(article, flag, on, at);
        on
    }

    /// Makes a note: to a stretch of an article of these blocks, else to the article as a whole. Says
    /// whether there is something to make it to.
    pub fn add(
        &mut self,
        id: NoteId,
        article: &str,
        stretch: Option<(&[String], Selection)>,
        text: String,
        now: Time,
    ) -> bool {
        let target = match stretch {
            Some((blocks, Selection { from, to })) => match Selector::between(blocks, from, to) {
                Some(target) => Some(target),
                None => return false,
            },
            None => None,
        };
        let made = self.marks.later(now);
        let article = ArticleId::new(article);
        let note = Note { made, article, target, versions: Default::default(), removed: None };
        self.marks.add(id.clone(), note);
        if !text.is_empty() {
            self.marks.write(&id, text, made);
        }
        true
    }

    /// Writes a text in place of the one that is there.
    pub fn write(&mut self, id: &str, text: String, now: Time) {
        let at = self.marks.later(now);
        self.marks.write(id, text, at);
    }

    /// Removes a note.
    pub fn remove(&mut self, id: &str, now: Time) {
        let at = self.marks.later(now);
        self.marks.remove(id, at);
    }

    /// Removes everything; that it was removed is remembered.
    pub fn remove_all(&mut self, now: Time) {
        let at = self.marks.later(now);
        let flags: Vec<_> = self.marks.flags().map(|(article, flag, ..)| (article.clone(), flag)).collect();
        for (article, flag) in flags {
            self.marks.set(article, flag, false, at);
        }
        let ids: Vec<_> = self.marks.alive().into_iter().map(|(id, _)| id.to_owned()).collect();
        for id in ids {
            self.marks.remove(&id, at);
        }
    }

    /// Where the highlights of an article of these blocks lie, by their ids; empty for one whose words
    /// are no longer there.
    pub fn painted(&self, article: &str, blocks: &[String]) -> Vec<(String, Vec<Place>)> {
        let here = self.marks.alive().into_iter().filter(|(_, note)| note.article.as_str() == article);
        here.filter_map(|(id, note)| Some((id.to_owned(), note.target.as_ref()?.locate(blocks)))).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Language;
    use serde_json::{Value, json};

    fn at(millis: u64) -> Time {
        Time::from_millis(millis)
    }

    fn view(own: &Own) -> Value {
        serde_json::to_value(own.view()).unwrap()
    }

    #[test]
    fn what_is_done_is_shown() {
        let mut own = Own::default();
        let blocks = ["甲说互通。".to_owned(), "乙说互通。".to_owned()];
        assert!(own.toggle("a", Flag::Star, at(1)) && own.toggle("b", Flag::Read, at(1)));
        let selection = Selection { from: (1, 2), to: (1, 4) };
        assert!(own.add("1".into(), "a", Some((&blocks, selection)), String::new(), at(2)));
        let nothing = Selection { from: (1, 2), to: (1, 2) };
        assert!(!own.add("2".into(), "a", Some((&blocks, nothing)), String::new(), at(2)));
        own.write("1", "why?".into(), at(3));
        own.write("1", "because".into(), at(3));
        assert!(own.add("3".into(), "b", None, "whole".into(), at(4)));
        assert_eq!(
            view(&own),
            json!({
                "articles": { "a": { "star": true, "read": false }, "b": { "star": false, "read": true } },
                "notes": [
                    { "id": "1", "article": "a", "exact": "互通", "text": "because", "earlier": ["why?"] },
                    { "id": "3", "article": "b", "exact": null, "text": "whole", "earlier": [] },
                ]
            })
        );
        let places = vec![Place { block: 1, start: 2, end: 4 }];
        assert_eq!(own.painted("a", &blocks), [("1".to_owned(), places)]);
        assert_eq!(own.painted("a", &[]), [("1".to_owned(), vec![])]);

        assert!(!own.toggle("a", Flag::Star, at(1)), "a slow clock does not matter");
        own.remove("3", at(9));
        let mut other = Own::default();
        assert!(other.merge(&own.export("/")).unwrap().is_empty());
        assert_eq!(view(&other), view(&own));
        own.remove_all(at(10));
        other.merge(&own.export("/")).unwrap();
        assert_eq!(view(&other), json!({ "articles": {}, "notes": [] }));
    }

    #[test]
    fn a_file_that_is_none_changes_nothing() {
        let mut own = Own::default();
        own.toggle("a", Flag::Star, at(1));
        let before = own.export("/");
        assert!(own.merge("{}").is_err());
        assert_eq!(own.export("/"), before);
    }

    #[test]
    fn articles_are_described_by_the_references() {
        let mut own = Own::default();
        own.toggle("b", Flag::Star, at(1));
        let references = r#"[{"id":"a","title":"A"},{"id":"b","title":"B","URL":"https://x.example/b"}]"#;
        let text = own.markdown(Language::English.words(), references, "[1] A.\n[2] B. Outlet.\n");
        assert!(text.contains("## [B](<https://x.example/b>)\n\nStarred\n\nB\\. Outlet\\.\n"), "{text}");
        assert!(own.markdown(Language::English.words(), "", "").contains("## b\n"));
    }
}
