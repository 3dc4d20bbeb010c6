//! Hutong: a viewer for dossiers.
