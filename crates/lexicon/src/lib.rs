//! Makes the [`Lexicon`] of a dossier: the characters that count as the same, how Chinese names
//! are read, and other names of entities. Runs where the viewer is built, where Unicode's tables
//! and dictionaries may weigh what they weigh; knows nothing of queries.

mod characters;
mod names;
mod readings;

use hutong_model::Dossier;
use hutong_search::{Folding, Lexicon};
use std::collections::BTreeSet;

/// The lexicon of a dossier, as [`Lexicon::from_text`] reads it.
pub fn of(dossier: &Dossier) -> String {
    let characters = characters::of(&written(dossier));
    let characters = characters.lexicon();
    let folding = characters.folding();
    let names = names::of(dossier, &folding);
    let readings = readings::of(&read(dossier, &names, &folding));
    Lexicon { readings: &readings, names: &names, ..characters }.to_text()
}

/// Every character that a query may have to find.
fn written(dossier: &Dossier) -> BTreeSet<char> {
    let mut all = BTreeSet::new();
    for article in &dossier.articles {
        all.extend(article.title.chars());
        for names in [article.outlet.as_slice(), &article.authors, &article.tags] {
            names.iter().for_each(|name| all.extend(name.chars()));
        }
        for block in &article.body {
            all.extend(block.text().chars());
        }
    }
    for label in dossier.kinds.iter().map(|kind| &kind.label).chain(dossier.entities.iter().map(|e| &e.name))
    {
        label.texts().for_each(|text| all.extend(text.chars()));
    }
    dossier.entities.iter().flat_map(|entity| &entity.aliases).for_each(|alias| all.extend(alias.chars()));
    dossier.events.iter().for_each(|event| all.extend(event.text.chars()));
    all
}

/// Every character of a title or a name, folded.
fn read(dossier: &Dossier, names: &str, folding: &Folding) -> BTreeSet<char> {
    let titles = dossier.articles.iter().map(|article| folding.fold(&article.title));
    titles.chain([names.to_owned()]).flat_map(|text| text.chars().collect::<Vec<_>>()).collect()
}
