//! One article among others.

use crate::{
    components::{
        element::{Element, button, element, text},
        go::{Manner, go_like},
        picture::{Room, remote_picture},
    },
    select,
    state::{Action, View},
    store::Store,
};
use hutong_model::Article;
use hutong_search::{Piece, Question, Snippet};
use yew::prelude::*;

/// One article: where and when it appeared, what it is about, whom it names.
pub fn article_card(store: &Store, question: &Question, article: &Article) -> Html {
    let messages = store.messages();
    let card = select::card(&store.corpus, article, question, store.language);
    let to = store.state.with_view(View::Article(article.id.clone()));
    let mut byline = element("p", "byline");
    if let Some(outlet) = &article.outlet {
        byline = byline.with(text("span", "outlet", outlet));
    }
    byline =
        byline.with(date(store, article)).with(text("span", "minutes", &(messages.minutes)(card.minutes)));
    let in_title = card.title.iter().any(|piece| piece.marked);
    let in_text = card.snippet.as_ref().map_or(0, |snippet| snippet.matches);
    if in_title || in_text > 0 {
        byline = byline.with(text("span", "matched", &(messages.matched)(in_title, in_text)));
    }
    let lead = element("p", "lead").put("lang", &article.language);
    let lead = match &card.snippet {
        Some(snippet) => self::snippet(lead, snippet),
        None => lead.text(&article.summary),
    };
    let title = element("h2", "").put("lang", &article.language).with(go_like(
        store,
        to,
        Manner::default(),
        pieces(&card.title).collect::<Html>(),
    ));
    let mut said = element("div", "card-text").child(byline).child(title).child(lead);
    if !card.entities.is_empty() {
        said = said.child(element("ul", "entities").all(card.entities.into_iter().map(
            |(facet, value, name)| {
                let chosen = store.state.query.choices.has(&facet, &value);
                let action = Action::Toggle(facet.clone(), value);
                let onclick = store.on(move |_: MouseEvent| action.clone());
                let choice = button("entity", onclick)
                    .put("data-kind", facet.name())
                    .set("aria-pressed", if chosen { "true" } else { "false" })
                    .text(&name);
                element("li", "").child(choice).done()
            },
        )));
    }
    element("article", "card")
        .key(article.id.as_str())
        .put("data-article", article.id.as_str())
        .with(remote_picture(store, select::hero(&store.corpus, article), &Room::Card(sign(article))))
        .child(said)
        .done()
}

/// The day an article appeared, in the dossier's zone.
pub fn date(store: &Store, article: &Article) -> Html {
    match &article.published {
        Some(published) => {
            let datetime = published.instant.clone().unwrap_or_else(|| published.day.to_string());
            element("time", "").put("datetime", &datetime).text(&store.language.day(published.day)).done()
        }
        None => text("span", "undated", store.messages().undated),
    }
}

/// The first character of the outlet, else of the title.
fn sign(article: &Article) -> String {
    let name = article.outlet.as_deref().unwrap_or(&article.title);
    name.chars().next().map(String::from).unwrap_or_default()
}

fn snippet(mut lead: Element, snippet: &Snippet) -> Element {
    if snippet.cut_before {
        lead = lead.text("…");
    }
    lead = lead.all(pieces(&snippet.pieces));
    if snippet.cut_after { lead.text("…") } else { lead }
}

fn pieces(pieces: &[Piece]) -> impl Iterator<Item = Html> {
    pieces.iter().map(|piece| match piece.marked {
        true => text("mark", "found", &piece.text),
        false => Html::from(piece.text.clone()),
    })
}
