//! The viewer: a single-page app over one embedded dossier.
//!
//! Data goes one way: the address is parsed into a [`state::State`], [`select`] computes what a
//! view shows, the views turn that into virtual DOM, and an [`state::Action`] makes the next
//! address. Only [`browser`] touches the page around the app.

pub mod app;
pub mod band;
pub mod browser;
pub mod components;
pub mod corpus;
pub mod embed;
#[cfg(feature = "ssr")]
pub mod export;
pub mod i18n;
pub mod large;
#[cfg(feature = "ssr")]
pub mod manifest;
pub mod marks;
#[cfg(feature = "ssr")]
pub mod page;
pub mod part;
pub mod preferences;
pub mod rest;
pub mod route;
pub mod select;
pub mod state;
pub mod store;
pub mod views;

/// Names the sources, seeds and lock file that a build was made from. Prerendered pages carry it,
/// so that an app never takes over a page that another build rendered.
pub const BUILD: &str = match option_env!("HUTONG_BUILD") {
    Some(build) => build,
    None => "unstamped",
};
