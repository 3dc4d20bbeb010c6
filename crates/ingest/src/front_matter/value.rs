//! One value of front matter, whatever notation it was written in.

/// A value.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Value {
    /// A key without a value.
    Empty,
    /// Text, number, date or truth value, as written.
    Text(String),
    /// A list.
    List(Vec<Value>),
    /// A mapping, in the order of its keys.
    Map(Vec<(String, Value)>),
}

/// Keys under which a mapping has what it describes, the surest first.
const NAMES: [&str; 7] = ["name", "nick", "nickname", "display_name", "displayname", "title", "login"];

impl Value {
    pub(crate) fn is_empty(&self) -> bool {
        match self {
            Value::Empty => true,
            Value::Text(text) => text.trim().is_empty(),
            Value::List(list) => list.iter().all(Value::is_empty),
            Value::Map(map) => map.iter().all(|(_, value)| value.is_empty()),
        }
    }

    /// The text, or the first text of a list.
    pub(crate) fn as_text(&self) -> Option<&str> {
        match self {
            Value::Text(text) => Some(text.trim()).filter(|text| !text.is_empty()),
            Value::List(list) => list.iter().find_map(Value::as_text),
            Value::Map(_) | Value::Empty => None,
        }
    }

    /// The text, or the text of one of these keys in a mapping.
    pub(crate) fn text_of(&self, keys: &[&str]) -> Option<&str> {
        match self {
            Value::Map(map) => {
                keys.iter().find_map(|key| map.iter().find(|(name, _)| name == key)?.1.as_text())
            }
            _ => self.as_text(),
        }
    }

    /// Whether it is written as true.
    pub(crate) fn is_true(&self) -> bool {
        self.as_text().is_some_and(|text| matches!(text.to_ascii_lowercase().as_str(), "true" | "yes" | "on"))
    }

    /// Whether it is written as false.
    pub(crate) fn is_false(&self) -> bool {
        self.as_text()
            .is_some_and(|text| matches!(text.to_ascii_lowercase().as_str(), "false" | "no" | "off"))
    }

    /// Every text in it; a mapping that describes somebody gives its `name`.
    pub(crate) fn push_texts(&self, out: &mut Vec<String>) {
        match self {
            Value::Empty => {}
            Value::Text(text) => out.extend(Some(text.trim().to_string()).filter(|text| !text.is_empty())),
            Value::List(list) => list.iter().for_each(|value| value.push_texts(out)),
            Value::Map(map) => {
                let named = NAMES.iter().find_map(|name| map.iter().find(|(key, _)| key == name));
                match named {
                    Some((_, value)) => value.push_texts(out),
                    None => map.iter().for_each(|(_, value)| value.push_texts(out)),
                }
            }
        }
    }

    /// The value on one line, for keys that nothing else holds.
    pub(crate) fn to_line(&self) -> String {
        match self {
            Value::Empty => String::new(),
            Value::Text(text) => text.trim().into(),
            Value::List(list) => list.iter().map(Value::to_line).collect::<Vec<_>>().join(", "),
            Value::Map(map) => {
                let pairs = map.iter().map(|(key, value)| format!("{key}: {}", value.to_line()));
                pairs.collect::<Vec<_>>().join(", ")
            }
        }
    }
}

impl From<serde_json::Value> for Value {
    fn from(value: serde_json::Value) -> Self {
        match value {
            serde_json::Value::Null => Value::Empty,
            serde_json::Value::Bool(truth) => Value::Text(truth.to_string()),
            serde_json::Value::Number(number) => Value::Text(number.to_string()),
            serde_json::Value::String(text) => Value::Text(text),
            serde_json::Value::Array(list) => Value::List(list.into_iter().map(Value::from).collect()),
            serde_json::Value::Object(map) => {
                Value::Map(map.into_iter().map(|(key, value)| (key, value.into())).collect())
            }
        }
    }
}

impl From<toml::Value> for Value {
    fn from(value: toml::Value) -> Self {
        match value {
            toml::Value::String(text) => Value::Text(text),
            toml::Value::Array(list) => Value::List(list.into_iter().map(Value::from).collect()),
            toml::Value::Table(map) => {
                Value::Map(map.into_iter().map(|(key, value)| (key, value.into())).collect())
            }
            other => Value::Text(other.to_string()),
        }
    }
}
