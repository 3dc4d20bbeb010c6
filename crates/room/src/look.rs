//! How pages look and behave for one reader on one device: one choice on each of a few axes. The
//! style sheet reads the choices as `data-` attributes of the root element; one that is not made there
//! leaves everything as it is, or as the system asks.

use crate::words::Words;

/// What can be chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Axis {
    /// How large the text of an article is.
    Size,
    /// How long its lines are.
    Measure,
    /// How much lies between its lines.
    Spacing,
    /// The tone of the paper.
    Paper,
    /// How strong the contrast is.
    Contrast,
    /// How much lies between entries of a list.
    Density,
    /// Cards, or a list of headlines.
    List,
    /// Whether keys do anything.
    Keys,
}

/// One choice on every axis.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Look([&'static str; Axis::ALL.len()]);

impl Default for Look {
    fn default() -> Self {
        Self(Axis::ALL.map(Axis::usual))
    }
}

impl Axis {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Self; 8] = [
        Self::Size,
        Self::Measure,
        Self::Spacing,
        Self::Paper,
        Self::Contrast,
        Self::Density,
        Self::List,
        Self::Keys,
    ];

    /// The name of the attribute, behind `data-`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Size => "size",
            Self::Measure => "measure",
            Self::Spacing => "spacing",
            Self::Paper => "paper",
            Self::Contrast => "contrast",
            Self::Density => "density",
            Self::List => "list",
            Self::Keys => "keys",
        }
    }

    /// What can be chosen, in the order in which it is shown: by size where there is one.
    pub fn values(self) -> &'static [&'static str] {
        match self {
            Self::Size => &["small", "medium", "large", "huge"],
            Self::Measure => &["narrow", "medium", "wide"],
            Self::Spacing => &["tight", "medium", "airy"],
            Self::Paper => &["plain", "sepia"],
            Self::Contrast => &["system", "usual", "more"],
            Self::Density => &["comfortable", "compact"],
            Self::List => &["cards", "list"],
            Self::Keys => &["on", "off"],
        }
    }

    /// What holds unless something else is chosen.
    pub fn usual(self) -> &'static str {
        match self {
            Self::Size | Self::Measure | Self::Spacing => "medium",
            Self::Paper | Self::Contrast | Self::Density | Self::List | Self::Keys => self.values()[0],
        }
    }

    /// What it is called, and what its values are called, in their order.
    pub fn says(self, words: &'static Words) -> (&'static str, &'static [&'static str]) {
        match self {
            Self::Size => (words.size, &words.sizes),
            Self::Measure => (words.measure, &words.measures),
            Self::Spacing => (words.spacing, &words.spacings),
            Self::Paper => (words.paper, &words.papers),
            Self::Contrast => (words.contrast, &words.contrasts),
            Self::Density => (words.density, &words.densities),
            Self::List => (words.list, &words.lists),
            Self::Keys => (words.keyboard, &words.on_off),
        }
    }
}

impl Look {
    /// Reads what [`Self::text`] wrote; what means nothing is as if it were not there.
    pub fn parse(text: &str) -> Self {
        let pairs = text.split('&').filter_map(|pair| pair.split_once('='));
        pairs.fold(Self::default(), |look, (name, value)| look.with(name, value))
    }

    /// The choices that were made, as `name=value&name=value`; empty where none was.
    pub fn text(&self) -> String {
        let made = self.attributes().filter_map(|(name, value)| Some(format!("{name}={}", value?)));
        made.collect::<Vec<_>>().join("&")
    }

    /// With one more choice, by names. A name that means nothing changes nothing.
    #[must_use]
    pub fn with(mut self, name: &str, value: &str) -> Self {
        for (axis, chosen) in Axis::ALL.iter().zip(&mut self.0) {
            if axis.name() == name
                && let Some(found) = axis.values().iter().copied().find(|known| *known == value)
            {
                *chosen = found;
            }
        }
        self
    }

    /// What is chosen on an axis.
    pub fn value(&self, axis: Axis) -> &'static str {
        self.0[axis as usize]
    }

    /// Every attribute with its value, or none where it is to be taken away.
    pub fn attributes(&self) -> impl Iterator<Item = (&'static str, Option<&'static str>)> {
        Axis::ALL.into_iter().map(|axis| {
            let value = self.value(axis);
            (axis.name(), (value != axis.usual()).then_some(value))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Language;

    #[test]
    fn what_is_kept_is_read_back() {
        for axis in Axis::ALL {
            for value in axis.values() {
                let look = Look::default().with(axis.name(), value);
                assert_eq!(look.value(axis), *value);
                assert_eq!(Look::parse(&look.text()), look);
                assert_eq!(look.text().is_empty(), *value == axis.usual(), "{look:?}");
                assert_eq!(look.with(axis.name(), axis.usual()), Look::default());
            }
        }
        assert!(Axis::ALL.iter().all(|axis| axis.values().contains(&axis.usual())));
        let two = Look::default().with("paper", "sepia").with("size", "large");
        assert_eq!(two.text(), "size=large&paper=sepia");
    }

    #[test]
    fn what_means_nothing_changes_nothing() {
        for text in ["", "&&", "size", "size=", "size=enormous", "colour=red", "=&=", "size=large=2"] {
            assert_eq!(Look::parse(text), Look::default(), "{text}");
        }
        assert_eq!(Look::parse("x=y&size=large&size=no").text(), "size=large");
    }

    #[test]
    fn every_value_has_a_word_in_every_language() {
        for language in Language::ALL {
            for axis in Axis::ALL {
                let (name, values) = axis.says(language.words());
                assert_eq!(values.len(), axis.values().len(), "{axis:?}");
                assert!(values.iter().chain([&name]).all(|word| !word.is_empty()), "{axis:?}");
            }
        }
    }
}
