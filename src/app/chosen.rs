//! What the reader chose, or has the browser ask for: the language, the theme and the like.

use super::AppProps;
use crate::{
    browser::Host,
    corpus::Corpus,
    i18n::Language,
    preferences::{Preference, Preferences},
};
use gloo::timers::callback::Timeout;
use std::rc::Rc;
use yew::prelude::*;

/// The language that the reader's browser asks for; that of the page while one is taken over.
#[hook]
pub fn use_detected(props: &AppProps) -> Option<Language> {
    let host = &props.host;
    let detected = use_state_eq(|| props.takes_over.or_else(|| detect(host)));
    {
        let detected = detected.clone();
        let takes_over = props.takes_over;
        use_effect_with(host.clone(), move |host| {
            let language = detect(host);
            if takes_over.is_some() {
                // Taking over and drawing in another language are each long enough for a task of its own.
                Timeout::new(0, move || detected.set(language)).forget();
            } else {
                detected.set(language);
            }
        });
    }
    *detected
}

/// The language that a reader's browser asks for first among those that the interface has.
fn detect(host: &Host) -> Option<Language> {
    host.languages().iter().find_map(|tag| Language::near(tag))
}

/// Whether a page that was rendered for everybody, and stands in a language, is as this reader would have it.
#[cfg(all(feature = "csr", target_arch = "wasm32"))]
pub fn is_everybodys(host: &Host, corpus: &Corpus, root: &str, stands_in: Language) -> bool {
    spoken(corpus, None, detect(host)) == stands_in && host.preferences(root) == Preferences::default()
}

/// The language of the interface: the one that the address names, else the reader's, else the dossier's.
pub fn spoken(corpus: &Corpus, named: Option<Language>, detected: Option<Language>) -> Language {
    named.or(detected).unwrap_or_else(|| corpus.language())
}

/// What the reader chose on this device, and the way to choose.
#[hook]
pub fn use_preferences(props: &AppProps) -> (Rc<Preferences>, Callback<Preference>) {
    let AppProps { host, root, takes_over, .. } = props;
    let kept = || if takes_over.is_some() { Preferences::default() } else { host.preferences(root) };
    let preferences = use_state_eq(|| Rc::new(kept()));
    {
        let preferences = preferences.clone();
        use_effect_with((host.clone(), root.clone()), move |(host, root)| {
            preferences.set(Rc::new(host.preferences(root)));
        });
    }
    let kept = (preferences.clone(), host.clone(), root.clone());
    let prefer = use_callback(kept, |preference, (preferences, host, root)| {
        let next = preferences.with(preference);
        host.keep_preferences(root, &next);
        preferences.set(Rc::new(next));
    });
    ((*preferences).clone(), prefer)
}
