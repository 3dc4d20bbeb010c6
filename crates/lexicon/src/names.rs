//! What facets and their values are called: by id, by label in any language, by other names. Only
//! values that some article or event has are listed; others would find nothing.

use hutong_model::Dossier;
use hutong_search::{Facet, Folding};
use std::collections::{BTreeMap, BTreeSet};

/// Lines of a facet, a value (none for the facet itself) and its names, divided by tabs.
pub fn of(dossier: &Dossier, folding: &Folding) -> String {
    let mut names = Names { folding, lines: BTreeMap::new() };
    for facet in [Facet::Outlet, Facet::Author, Facet::Tag, Facet::Layer] {
        names.add(&facet, "", [facet.name()]);
    }
    for kind in &dossier.kinds {
        let facet = Facet::Kind(kind.id.clone());
        names.add(&facet, "", kind.label.texts().chain([facet.name()]));
    }
    for article in &dossier.articles {
        for (facet, values) in [
            (Facet::Outlet, article.outlet.as_slice()),
            (Facet::Author, &article.authors),
            (Facet::Tag, &article.tags),
        ] {
            values.iter().for_each(|value| names.add(&facet, value, [value.as_str()]));
        }
    }
    let mentioned =
        dossier.articles.iter().flat_map(|article| &article.mentions).map(|mention| &mention.entity);
    let named: BTreeSet<_> =
        mentioned.chain(dossier.events.iter().flat_map(|event| &event.entities)).collect();
    for entity in dossier.entities.iter().filter(|entity| named.contains(&entity.id)) {
        let others = entity.name.texts().chain(entity.aliases.iter().map(String::as_str));
        names.add(&Facet::Kind(entity.kind.clone()), entity.id.as_str(), others.chain([entity.id.as_str()]));
    }
    for event in &dossier.events {
        names.add(&Facet::Layer, event.kind.name(), [event.kind.name()]);
    }
    let line = |((facet, value), called): ((String, String), Vec<String>)| {
        format!("{facet}\t{value}\t{}", called.join("\t"))
    };
    names.lines.into_iter().map(line).collect::<Vec<_>>().join("\n")
}

struct Names<'a> {
    folding: &'a Folding,
    /// Names by facet and value, each once, in order of appearance.
    lines: BTreeMap<(String, String), Vec<String>>,
}

impl Names<'_> {
    fn add<'b>(&mut self, facet: &Facet, value: &str, names: impl IntoIterator<Item = &'b str>) {
        // A value that could not be told from two cannot be asked for by name.
        if value.contains(['\t', '\n', '\u{1f}']) {
            return;
        }
        let line = self.lines.entry((facet.name().to_owned(), value.to_owned())).or_default();
        for name in names.into_iter().map(|name| self.folding.fold(name)) {
            if !line.contains(&name) {
                line.push(name);
            }
        }
    }
}
