//! A picture that lives on another site: fetched only with the reader's say, quiet where it cannot be.

use crate::store::use_store;
use hutong_model::{Picture, PicturePolicy};
use yew::prelude::*;

/// Properties of [`Figure`].
#[derive(PartialEq, Properties)]
pub struct FigureProps {
    /// The picture.
    pub picture: Picture,
}

/// A picture with its caption, in the reader.
#[component]
pub fn Figure(props: &FigureProps) -> Html {
    let store = use_store();
    let messages = store.messages();
    let failed = use_state_eq(|| false);
    let picture = &props.picture;
    let site = site(&picture.url);
    let allowed = is_allowed(store.corpus.dossier.pictures, &store.consent, site);
    let shown = if allowed && !*failed {
        let onerror = {
            let failed = failed.clone();
            Callback::from(move |_| failed.set(true))
        };
        image(picture, onerror)
    } else {
        let agree = {
            let (agree, site) = (store.agree.clone(), site.to_owned());
            Callback::from(move |_: MouseEvent| agree.emit(site.clone()))
        };
        html! {
            <div class="placeholder">
                if *failed {
                    <span>{ messages.picture_failed }</span>
                } else {
                    <button type="button" class="script-only" onclick={agree}>{ (messages.show_pictures)(site) }</button>
                }
                <a href={picture.url.clone()} rel="noopener noreferrer external">{ messages.open_picture }</a>
            </div>
        }
    };
    html! {
        <figure>
            { shown }
            if !picture.caption.is_empty() {
                <figcaption>{ &picture.caption }</figcaption>
            }
        </figure>
    }
}

/// Properties of [`Thumbnail`].
#[derive(PartialEq, Properties)]
pub struct ThumbnailProps {
    /// The picture, where the article has one.
    pub picture: Option<Picture>,
    /// One character that stands for it otherwise.
    pub sign: AttrValue,
}

/// The picture of a card, or a quiet field in its place. It never asks: the reader is asked
/// where the picture is large.
#[component]
pub fn Thumbnail(props: &ThumbnailProps) -> Html {
    let store = use_store();
    let failed = use_state_eq(|| false);
    let allowed = |picture: &&Picture| {
        !*failed && is_allowed(store.corpus.dossier.pictures, &store.consent, site(&picture.url))
    };
    match props.picture.as_ref().filter(allowed) {
        Some(picture) => {
            let failed = failed.clone();
            let decorative = Picture { alt: String::new(), ..picture.clone() };
            html! { <div class="thumbnail">{ image(&decorative, Callback::from(move |_| failed.set(true))) }</div> }
        }
        None => html! { <div class="thumbnail empty" aria-hidden="true">{ &props.sign }</div> },
    }
}

fn image(picture: &Picture, onerror: Callback<Event>) -> Html {
    html! {
        <img src={picture.url.clone()} alt={picture.alt.clone()} loading="lazy" decoding="async"
            referrerpolicy="no-referrer" width={picture.width.map(|n| n.to_string())}
            height={picture.height.map(|n| n.to_string())} {onerror} />
    }
}

fn is_allowed(policy: PicturePolicy, consent: &std::collections::BTreeSet<String>, site: &str) -> bool {
    match policy {
        PicturePolicy::Show => true,
        PicturePolicy::Ask => consent.contains(site),
    }
}

/// The host of an absolute address.
pub fn site(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    rest.split(['/', '?', '#']).next().unwrap_or(rest)
}
