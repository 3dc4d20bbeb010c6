//! Small texts kept on this device, for one dossier each: the key says at which root it lies, so that
//! two dossiers of one site do not touch each other. Where the page may not keep any, nothing is kept.

use gloo::utils::window;
use web_sys::Storage;

pub fn read(root: &str, name: &str) -> Option<String> {
    storage()?.get_item(&key(root, name)).ok()?
}

pub fn write(root: &str, name: &str, value: Option<&str>) {
    let Some(storage) = storage() else { return };
    let key = key(root, name);
    // A full or forbidden storage loses the preference, not the session.
    let _ = match value {
        Some(value) => storage.set_item(&key, value),
        None => storage.remove_item(&key),
    };
}

/// As `www/theme.js` and `www/offline.js` have it; no path has a space in it.
fn key(root: &str, name: &str) -> String {
    format!("hutong {root} {name}")
}

fn storage() -> Option<Storage> {
    window().local_storage().ok()?
}
