//! The head of every page: the dossier's title, the views, the language and the theme.

use crate::{
    components::{go::Go, theme_switch::ThemeSwitch},
    i18n::Language,
    state::{State, View},
    store::use_store,
};
use yew::prelude::*;

/// The head of every page.
#[component]
pub fn Masthead() -> Html {
    let store = use_store();
    let (messages, state) = (store.messages(), &store.state);
    let dossier = &store.corpus.dossier;
    let tag = store.language.tag();
    let views = [(View::Cards, messages.articles), (View::Timeline, messages.timeline)];
    html! {
        <header class="masthead">
            <a class="skip" href="#content">{ messages.skip_to_content }</a>
            <p class="masthead-title"><Go to={State { language: state.language, ..State::default() }}>{ dossier.title.get(tag) }</Go></p>
            <nav class="views" aria-label={messages.views}>
                { for views.into_iter().map(|(view, name)| {
                    let current = state.view == view;
                    html! { <Go to={state.with_view(view)} {current}>{ name }</Go> }
                }) }
            </nav>
            <div class="preferences">
                <nav class="languages" aria-label={messages.language}>
                    { for Language::ALL.into_iter().map(|language| {
                        let to = State { language: Some(language), ..(**state).clone() };
                        let short = match language {
                            Language::SimplifiedChinese => "简",
                            Language::TraditionalChinese => "繁",
                            Language::English => "EN",
                        };
                        html! {
                            <Go {to} current={language == store.language} label={language.name()} lang={language.tag()}>
                                { short }
                            </Go>
                        }
                    }) }
                </nav>
                <ThemeSwitch />
            </div>
        </header>
    }
}
