//! Pictures that the build keeps beside its pages: which address has which file. Knows neither how they
//! were fetched nor how they are shown.

use hutong_model::{Article, Block, Dossier, Picture};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::io;
use std::path::Path;

/// The variable by which the build script is told where the list of them lies. Empty, or unset: there
/// are none.
pub const MEDIA_VARIABLE: &str = "HUTONG_MEDIA";

/// Pictures beside the pages, by the addresses that articles have.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Media(pub BTreeMap<String, Kept>);

/// A picture beside the pages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept {
    /// Its file, relative to the viewer's root, with `/`.
    pub file: String,
    /// Pixels of that file.
    pub width: u32,
    /// Pixels of that file.
    pub height: u32,
}

impl Media {
    /// The list that a variable of the environment names.
    ///
    /// # Errors
    ///
    /// When there is no such file, or it is no such list.
    pub fn read(path: Option<&Path>) -> io::Result<Self> {
        let Some(path) = path.filter(|path| !path.as_os_str().is_empty()) else { return Ok(Self::default()) };
        let named =
            |error| io::Error::new(io::ErrorKind::InvalidData, format!("{}: {error}", path.display()));
        let text = std::fs::read_to_string(path).map_err(|error| named(error.to_string()))?;
        serde_json::from_str(&text).map_err(|error| named(error.to_string()))
    }

    /// Tells every picture of a dossier where it lies.
    pub fn furnish(&self, dossier: &mut Dossier) {
        let blocks = dossier.articles.iter_mut().flat_map(|article| &mut article.body);
        for block in blocks {
            let Block::Image(picture) = block else { continue };
            let Some(kept) = self.0.get(&picture.url) else { continue };
            picture.kept = Some(kept.file.clone());
            (picture.width, picture.height) = (Some(kept.width), Some(kept.height));
        }
    }
}

/// Every picture of a dossier with its article, in the order of the dossier.
pub fn pictures(dossier: &Dossier) -> impl Iterator<Item = (&Article, &Picture)> {
    dossier.articles.iter().flat_map(|article| {
        article.body.iter().filter_map(move |block| match block {
            Block::Image(picture) => Some((article, picture)),
            _ => None,
        })
    })
}
