//! Follows the system's theme, or one that the reader chose on this device.

use crate::{browser, i18n::Messages};
use yew::prelude::*;

#[derive(Clone, Copy, PartialEq)]
enum Theme {
    System,
    Light,
    Dark,
}

impl Theme {
    fn attribute(self) -> Option<&'static str> {
        match self {
            Self::System => None,
            Self::Light => Some("light"),
            Self::Dark => Some("dark"),
        }
    }

    fn from_attribute(attribute: Option<&str>) -> Self {
        match attribute {
            Some("light") => Self::Light,
            Some("dark") => Self::Dark,
            _ => Self::System,
        }
    }

    fn next(self) -> Self {
        match self {
            Self::System => Self::Light,
            Self::Light => Self::Dark,
            Self::Dark => Self::System,
        }
    }

    fn sign(self) -> &'static str {
        match self {
            Self::System => "◐",
            Self::Light => "○",
            Self::Dark => "●",
        }
    }
}

/// Properties of [`ThemeSwitch`].
#[derive(PartialEq, Properties)]
pub struct ThemeSwitchProps {
    /// What the interface says.
    pub messages: &'static Messages,
}

/// One button that goes through the themes.
#[component]
pub fn ThemeSwitch(props: &ThemeSwitchProps) -> Html {
    let messages = props.messages;
    let theme = use_state_eq(|| Theme::System);
    {
        let theme = theme.clone();
        use_effect_with((), move |()| theme.set(Theme::from_attribute(browser::theme().as_deref())));
    }
    let name = match *theme {
        Theme::System => messages.theme_system,
        Theme::Light => messages.theme_light,
        Theme::Dark => messages.theme_dark,
    };
    let label = format!("{}: {name}", messages.theme);
    let sign = theme.sign();
    let onclick = Callback::from(move |_| {
        browser::keep_theme(theme.next().attribute());
        theme.set(theme.next());
    });
    html! {
        <button type="button" class="theme script-only" {onclick} title={label.clone()} aria-label={label}>{ sign }</button>
    }
}
