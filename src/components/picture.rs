//! A picture that lives on another site: fetched only with the reader's say, quiet where it cannot be.

use crate::store::Store;
use hutong_model::{Picture, PicturePolicy};
use yew::prelude::*;

/// Where a picture stands.
#[derive(Clone, PartialEq)]
pub enum Room {
    /// In the article: with its caption, and with the question whether to fetch it.
    Article,
    /// On a card: decoration. Nobody is asked here; this sign stands in for it.
    Card(AttrValue),
}

/// Properties of [`RemotePicture`].
#[derive(PartialEq, Properties)]
pub struct RemotePictureProps {
    /// The app as it is.
    pub store: Store,
    /// The picture, where there is one.
    pub picture: Option<Picture>,
    /// Where it stands.
    pub room: Room,
}

/// A picture of another site.
#[component]
pub fn RemotePicture(props: &RemotePictureProps) -> Html {
    let failed = use_state_eq(|| false);
    let shown = props.picture.as_ref().filter(|picture| !*failed && is_allowed(&props.store, picture));
    let image = shown.map(|picture| {
        let failed = failed.clone();
        let alt = if props.room == Room::Article { picture.alt.clone() } else { String::new() };
        image(picture, alt, Callback::from(move |_| failed.set(true)))
    });
    match (&props.room, &props.picture) {
        (Room::Card(sign), _) => thumbnail(image, sign),
        (Room::Article, Some(picture)) => figure(&props.store, picture, image, *failed),
        (Room::Article, None) => Html::default(),
    }
}

/// The host of an absolute address.
pub fn site(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    rest.split(['/', '?', '#']).next().unwrap_or(rest)
}

fn is_allowed(store: &Store, picture: &Picture) -> bool {
    match store.corpus.dossier.pictures {
        PicturePolicy::Show => true,
        PicturePolicy::Ask => store.consent.contains(site(&picture.url)),
    }
}

fn image(picture: &Picture, alt: String, onerror: Callback<Event>) -> Html {
    html! {
        <img src={picture.url.clone()} {alt} loading="lazy" decoding="async" referrerpolicy="no-referrer"
            width={picture.width.map(|n| n.to_string())} height={picture.height.map(|n| n.to_string())} {onerror} />
    }
}

fn thumbnail(image: Option<Html>, sign: &AttrValue) -> Html {
    match image {
        Some(image) => html! { <div class="thumbnail">{ image }</div> },
        None => html! { <div class="thumbnail empty" aria-hidden="true">{ sign }</div> },
    }
}

fn figure(store: &Store, picture: &Picture, image: Option<Html>, failed: bool) -> Html {
    html! {
        <figure>
            { image.unwrap_or_else(|| placeholder(store, picture, failed)) }
            if !picture.caption.is_empty() {
                <figcaption>{ &picture.caption }</figcaption>
            }
        </figure>
    }
}

fn placeholder(store: &Store, picture: &Picture, failed: bool) -> Html {
    let messages = store.messages();
    let site = site(&picture.url).to_owned();
    let question = (messages.show_pictures)(&site);
    let onclick = store.agree.reform(move |_: MouseEvent| site.clone());
    html! {
        <div class="placeholder">
            if failed {
                <span>{ messages.picture_failed }</span>
            } else {
                <button type="button" class="script-only" {onclick}>{ question }</button>
            }
            <a href={picture.url.clone()} rel="noopener noreferrer external">{ messages.open_picture }</a>
        </div>
    }
}
