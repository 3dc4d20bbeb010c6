//! What views of a large dossier show when nothing is asked for, of the files of its index that the build has
//! written: so that pages can be read without the program, and a page of many costs no more than one of few.

use crate::{
    corpus::Corpus,
    large::{Asked, Asking, Reach, Site, Step},
    state::{State, View},
};
use flate2::read::DeflateDecoder;
use std::{error::Error, io::Read};

/// What a file has that is called so.
type Files = Box<dyn Fn(&str) -> std::io::Result<Vec<u8>>>;

/// The index of a large dossier as far as it has been read.
pub struct Windows {
    site: Site,
    file: Files,
}

impl Windows {
    /// Begins with the first file of an index; `file` gives what a file has that is called so.
    ///
    /// # Errors
    ///
    /// When it is missing or damaged, or of another version.
    pub fn open(
        root: &str,
        file: impl Fn(&str) -> std::io::Result<Vec<u8>> + 'static,
    ) -> Result<Self, Box<dyn Error>> {
        let site = Site::open(&inflated(&file(root)?)?, Corpus::front()?)?;
        Ok(Self { site, file: Box::new(file) })
    }

    /// The first window of a view.
    ///
    /// # Errors
    ///
    /// When a file is missing or damaged.
    pub fn of(&mut self, view: &View) -> Result<Corpus, Box<dyn Error>> {
        let state = State { view: view.clone(), ..State::default() };
        let mut asking = Asking::new(Asked::of(&state, &Reach::default()));
        loop {
            match asking.go(&mut self.site)? {
                Step::Done(corpus) => return Ok(*corpus),
                Step::Fetch(names) => {
                    for name in names {
                        self.site.offer(name, inflated(&(self.file)(&name.to_string())?)?)?;
                    }
                }
            }
        }
    }
}

fn inflated(bytes: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut inflated = Vec::new();
    DeflateDecoder::new(bytes).read_to_end(&mut inflated)?;
    Ok(inflated)
}
