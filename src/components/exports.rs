//! Links to the findings as files. The build writes the files; here are only their names.

use crate::store::Store;
use yew::prelude::*;

/// The events, for calendars.
pub const EVENTS_CALENDAR: &str = "events.ics";
/// The events, for spreadsheets.
pub const EVENTS_TABLE: &str = "events.csv";
/// The claims, for spreadsheets.
pub const CLAIMS_TABLE: &str = "claims.csv";
/// The whole dossier, for programs.
pub const DOSSIER_JSON: &str = "dossier.json";

/// A line of links to files, each with what the link is called.
pub fn exports(store: &Store, files: &[(&'static str, &'static str)]) -> Html {
    html! {
        <p class="exports">
            { store.messages().take_along }
            { for files.iter().map(|(name, file)| html! {
                <a href={format!("{}{file}", store.root)} download={*file}>{ *name }</a>
            }) }
        </p>
    }
}
