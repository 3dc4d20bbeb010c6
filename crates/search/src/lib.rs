//! Query, facets and snippets over a dossier. Knows no DOM and no clock.
