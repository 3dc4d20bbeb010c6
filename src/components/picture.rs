//! A picture that lives on another site: fetched only with the reader's say, quiet where it cannot be.
//! Where the build keeps it beside the pages, there is nobody to ask.

use crate::{
    browser,
    components::element::{button, element, text},
    preferences::Preference,
    store::Store,
};
use hutong_model::{Picture, PicturePolicy};
use yew::prelude::*;

/// Where a picture stands.
#[derive(Clone, PartialEq)]
pub enum Room {
    /// In the article: with its caption, and with the question whether to fetch it.
    Article,
    /// On a card: decoration. Nobody is asked here; this sign stands in for it.
    Card(String),
}

/// A picture of another site, or what stands in for it.
pub fn remote_picture(store: &Store, picture: Option<&Picture>, room: &Room) -> Html {
    let shown = picture.filter(|picture| is_allowed(store, picture));
    match room {
        Room::Card(sign) => thumbnail(store, shown, sign),
        Room::Article => picture.map(|picture| figure(store, picture, shown.is_some())).unwrap_or_default(),
    }
}

/// The host of an absolute address.
pub fn site(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    rest.split(['/', '?', '#']).next().unwrap_or(rest)
}

/// The address of the file beside the pages. Where the root has a `#`, there is nothing beside.
fn kept(store: &Store, picture: &Picture) -> Option<String> {
    let file = picture.kept.as_ref().filter(|_| !store.root.contains('#'))?;
    Some(format!("{}{file}", store.root))
}

fn is_allowed(store: &Store, picture: &Picture) -> bool {
    kept(store, picture).is_some()
        || match store.corpus.dossier.pictures {
            PicturePolicy::Show => true,
            PicturePolicy::Ask => {
                store.preferences.pictures.iter().any(|allowed| allowed == site(&picture.url))
            }
        }
}

/// Where the picture cannot be loaded, the element around it says so to the style sheet.
fn image(store: &Store, picture: &Picture, alt: &str) -> Html {
    let src = kept(store, picture).unwrap_or_else(|| picture.url.clone());
    let pixels = |length: Option<u32>| length.map(|length| length.to_string());
    html! {
        <img {src} alt={alt.to_owned()} loading="lazy" decoding="async"
            referrerpolicy="no-referrer" width={pixels(picture.width)} height={pixels(picture.height)}
            onerror={browser::mark_failed} />
    }
}

fn thumbnail(store: &Store, picture: Option<&Picture>, sign: &str) -> Html {
    let key = picture.map(|picture| picture.url.clone()).unwrap_or_default();
    let mut thumbnail = element("div", "thumbnail").key(&key).set("aria-hidden", "true");
    if let Some(picture) = picture {
        thumbnail = thumbnail.with(image(store, picture, ""));
    }
    thumbnail.with(text("span", "", sign)).done()
}

fn figure(store: &Store, picture: &Picture, shown: bool) -> Html {
    let messages = store.messages();
    let site = site(&picture.url).to_owned();
    let question = (messages.show_pictures)(&site);
    let onclick = store.prefer.reform(move |_: MouseEvent| Preference::Pictures(site.clone()));
    let mut figure = element("figure", "").key(&picture.url);
    let mut placeholder = element("div", "placeholder");
    if shown {
        figure = figure.with(image(store, picture, &picture.alt));
        placeholder = placeholder.with(text("span", "", messages.picture_failed));
    } else {
        placeholder = placeholder.child(button("script-only", onclick).text(&question));
    }
    let original = element("a", "").put("href", &picture.url).set("rel", "noopener noreferrer external");
    figure = figure.child(placeholder.child(original.text(messages.open_picture)));
    if !picture.caption.is_empty() {
        figure = figure.with(text("figcaption", "", &picture.caption));
    }
    figure.done()
}
