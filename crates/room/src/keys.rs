//! What the keys do: one table for those who press and for those who ask. Knows no events.

use crate::words::Words;

/// What a key can do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Command {
    /// Puts the cursor into the search box.
    Search,
    /// Goes to the next article of a list, or reads it.
    Next,
    /// Goes to the one before.
    Previous,
    /// Opens the article that is chosen.
    Open,
    /// Goes back to the list.
    Up,
    /// Stars the article, or takes the star away.
    Star,
    /// Says that the article was read, or that it was not.
    Read,
    /// Highlights what is selected.
    Highlight,
    /// Writes a note: to what is selected, else to the article.
    Note,
    /// Shows the articles.
    Articles,
    /// Shows the timeline.
    Timeline,
    /// Shows the matrix.
    Matrix,
    /// Shows the article beside another one.
    Compare,
    /// Shows what the reader marked.
    Marks,
    /// Shows how pages can look.
    Display,
    /// Shows this table.
    Sheet,
}

/// A key, or two one after the other, and what they do.
#[derive(Clone, Copy, Debug)]
pub struct Binding {
    /// As `KeyboardEvent.key` names them.
    pub keys: &'static [&'static str],
    /// What they do.
    pub command: Command,
}

const fn bind(keys: &'static [&'static str], command: Command) -> Binding {
    Binding { keys, command }
}

/// Every binding, in the order in which they are shown.
pub const TABLE: [Binding; 18] = [
    bind(&["/"], Command::Search),
    bind(&["j"], Command::Next),
    bind(&["k"], Command::Previous),
    bind(&["o"], Command::Open),
    bind(&["Enter"], Command::Open),
    bind(&["u"], Command::Up),
    bind(&["s"], Command::Star),
    bind(&["m"], Command::Read),
    bind(&["h"], Command::Highlight),
    bind(&["n"], Command::Note),
    bind(&["c"], Command::Compare),
    bind(&["t"], Command::Timeline),
    bind(&["g", "a"], Command::Articles),
    bind(&["g", "t"], Command::Timeline),
    bind(&["g", "m"], Command::Matrix),
    bind(&["g", "s"], Command::Marks),
    bind(&["g", "d"], Command::Display),
    bind(&["?"], Command::Sheet),
];

/// A key as it was pressed, and where.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Press<'a> {
    /// `KeyboardEvent.key`.
    pub key: &'a str,
    /// Control, Alt or Meta is held down; the browser and the system have these for themselves.
    pub modified: bool,
    /// An input method is at work (`isComposing`, or the key code 229).
    pub composing: bool,
    /// The focus is where keys write or choose.
    pub in_field: bool,
    /// A dialog is open, or the reader has switched the keys off.
    pub off: bool,
}

/// What becomes of a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It does something.
    Do(Command),
    /// It is the first of two.
    Wait,
    /// It is not ours.
    Nothing,
}

/// What a key does after another one that waited for it, if one did.
pub fn press(before: Option<&str>, press: Press<'_>) -> Outcome {
    if press.modified || press.composing || press.in_field || press.off {
        return Outcome::Nothing;
    }
    let pressed: Vec<&str> = before.into_iter().chain([press.key]).collect();
    if let Some(binding) = TABLE.iter().find(|binding| binding.keys == pressed) {
        return Outcome::Do(binding.command);
    }
    match TABLE.iter().any(|binding| binding.keys.len() > pressed.len() && binding.keys.starts_with(&pressed))
    {
        true => Outcome::Wait,
        false => Outcome::Nothing,
    }
}

impl Command {
    /// As `www/room/room.js` calls it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Search => "search",
            Self::Next => "next",
            Self::Previous => "previous",
            Self::Open => "open",
            Self::Up => "up",
            Self::Star => "star",
            Self::Read => "read",
            Self::Highlight => "highlight",
            Self::Note => "note",
            Self::Articles => "articles",
            Self::Timeline => "timeline",
            Self::Matrix => "matrix",
            Self::Compare => "compare",
            Self::Marks => "marks",
            Self::Display => "display",
            Self::Sheet => "sheet",
        }
    }

    /// Whether it shows or changes what only the reading room has; the others walk about in the viewer.
    pub fn is_of_the_room(self) -> bool {
        match self {
            Self::Search | Self::Next | Self::Previous | Self::Open | Self::Up => false,
            Self::Articles | Self::Timeline | Self::Matrix => false,
            Self::Star | Self::Read | Self::Highlight | Self::Note | Self::Compare => true,
            Self::Marks | Self::Display | Self::Sheet => true,
        }
    }

    /// What it does, in a few words.
    pub fn says(self, words: &Words) -> &'static str {
        match self {
            Self::Search => words.key_search,
            Self::Next => words.key_next,
            Self::Previous => words.key_previous,
            Self::Open => words.key_open,
            Self::Up => words.key_up,
            Self::Star => words.key_star,
            Self::Read => words.key_read,
            Self::Highlight => words.key_highlight,
            Self::Note => words.key_note,
            Self::Articles => words.key_articles,
            Self::Timeline => words.key_timeline,
            Self::Matrix => words.key_matrix,
            Self::Compare => words.compare,
            Self::Marks => words.marks,
            Self::Display => words.display,
            Self::Sheet => words.key_sheet,
        }
    }
}

/// What can be done, once each, with every way to do it.
pub fn sheet() -> Vec<(Command, Vec<&'static [&'static str]>)> {
    let mut sheet: Vec<(Command, Vec<_>)> = Vec::new();
    for binding in TABLE {
        match sheet.iter_mut().find(|(command, _)| *command == binding.command) {
            Some((_, ways)) => ways.push(binding.keys),
            None => sheet.push((binding.command, vec![binding.keys])),
        }
    }
    sheet
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(key: &str) -> Press<'_> {
        Press { key, ..Press::default() }
    }

    #[test]
    fn keys_do_what_the_table_says() {
        for (before, key, expected) in [
            (None, "/", Outcome::Do(Command::Search)),
            (None, "j", Outcome::Do(Command::Next)),
            (None, "Enter", Outcome::Do(Command::Open)),
            (None, "?", Outcome::Do(Command::Sheet)),
            (None, "g", Outcome::Wait),
            (Some("g"), "t", Outcome::Do(Command::Timeline)),
            (Some("g"), "m", Outcome::Do(Command::Matrix)),
            (None, "m", Outcome::Do(Command::Read)),
            (Some("g"), "g", Outcome::Nothing),
            (Some("g"), "j", Outcome::Nothing),
            (None, "J", Outcome::Nothing),
            (None, "Process", Outcome::Nothing),
            (None, "", Outcome::Nothing),
        ] {
            assert_eq!(press(before, plain(key)), expected, "{before:?} {key}");
        }
    }

    #[test]
    fn never_against_an_input_method_a_field_a_modifier_or_the_reader() {
        for binding in TABLE {
            let (key, before) = match binding.keys {
                [first, second] => (*second, Some(*first)),
                keys => (keys[0], None),
            };
            for refused in [
                Press { modified: true, ..plain(key) },
                Press { composing: true, ..plain(key) },
                Press { in_field: true, ..plain(key) },
                Press { off: true, ..plain(key) },
            ] {
                assert_eq!(press(before, refused), Outcome::Nothing, "{refused:?}");
                assert_eq!(press(None, Press { key: "g", ..refused }), Outcome::Nothing);
            }
        }
    }

    #[test]
    fn no_key_does_two_things_and_none_hides_another() {
        for (at, one) in TABLE.iter().enumerate() {
            for other in &TABLE[at + 1..] {
                assert!(
                    !one.keys.starts_with(other.keys) && !other.keys.starts_with(one.keys),
                    "{one:?} {other:?}"
                );
            }
        }
    }

    #[test]
    fn the_sheet_has_every_binding_once() {
        let ways: usize = sheet().iter().map(|(_, ways)| ways.len()).sum();
        assert_eq!(ways, TABLE.len());
        let mut names: Vec<_> = sheet().iter().map(|(command, _)| command.name()).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), sheet().len(), "each has a name of its own");
    }
}
