//! What the reader chose on this device. Pure; [`crate::browser`] keeps it.

/// Choices that belong to the reader, not to the address.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Preferences {
    /// The theme.
    pub theme: Theme,
    /// Sites whose pictures may be fetched.
    pub pictures: Vec<String>,
}

/// A choice to be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Preference {
    /// The theme after the present one.
    NextTheme,
    /// Pictures of this site may be fetched.
    Pictures(String),
}

/// Light, dark, or as the system has it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the system has it.
    #[default]
    System,
    /// Ink on paper.
    Light,
    /// Paper on ink.
    Dark,
}

impl Preferences {
    /// The preferences with one more choice made.
    #[must_use]
    pub fn with(&self, preference: Preference) -> Self {
        let mut next = self.clone();
        match preference {
            Preference::NextTheme => next.theme = self.theme.next(),
            Preference::Pictures(site) if next.pictures.contains(&site) => {}
            Preference::Pictures(site) => next.pictures.push(site),
        }
        next
    }
}

impl Theme {
    /// The value of the page's `data-theme`; none follows the system.
    pub fn name(self) -> Option<&'static str> {
        match self {
            Self::System => None,
            Self::Light => Some("light"),
            Self::Dark => Some("dark"),
        }
    }

    /// The theme of a name; everything else follows the system.
    pub fn from_name(name: Option<&str>) -> Self {
        match name {
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
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_steps_lead_through_all_themes() {
        let mut preferences = Preferences::default();
        for expected in [Theme::Light, Theme::Dark, Theme::System] {
            preferences = preferences.with(Preference::NextTheme);
            assert_eq!(preferences.theme, expected);
            assert_eq!(Theme::from_name(expected.name()), expected);
        }
    }

    #[test]
    fn a_site_is_kept_once() {
        let site = || Preference::Pictures("x.example".into());
        assert_eq!(Preferences::default().with(site()).with(site()).pictures, ["x.example"]);
    }
}
