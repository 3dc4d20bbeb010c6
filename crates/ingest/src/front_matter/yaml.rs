//! YAML between `---` lines; broken YAML is read line by line.

use super::{Broken, Value, lines};

type Entries = Vec<(String, Value)>;

/// The entries, and why the parser refused where it did.
pub(super) fn read(source: &str) -> (Entries, Option<Broken>) {
    let read = yaml_serde::from_str::<yaml_serde::Value>(source).map(|mut value| {
        // Where a merge key merges nothing it stays as it is written.
        let _ = value.apply_merge();
        value
    });
    match read {
        Ok(yaml_serde::Value::Mapping(mapping)) => {
            let mut raw = None;
            let entries = mapping.into_iter().map(|(key, value)| {
                let key = to_value(key).to_line();
                let value = match value {
                    // `1.10` and `007` mean what was written, not the number.
                    yaml_serde::Value::Number(_) => {
                        written(&key, source, &mut raw).unwrap_or_else(|| to_value(value))
                    }
                    value => to_value(value),
                };
                (key, value)
            });
            (entries.collect(), None)
        }
        Ok(yaml_serde::Value::Null) => (Vec::new(), None),
        Ok(_) => (lines::read(source, ':'), Some(broken(1, "it is not a list of keys"))),
        Err(error) => {
            let line = error.location().map_or(1, |location| location.line());
            let reason = error.to_string().lines().next().unwrap_or_default().to_string();
            (lines::read(source, ':'), Some(broken(u32::try_from(line).unwrap_or(1), reason)))
        }
    }
}

fn written(key: &str, source: &str, raw: &mut Option<Entries>) -> Option<Value> {
    let entries = raw.get_or_insert_with(|| lines::read(source, ':'));
    entries
        .iter()
        .find(|(name, _)| name == key)
        .map(|(_, value)| value.clone())
        .filter(|value| !value.is_empty())
}

fn broken(line: u32, reason: impl Into<String>) -> Broken {
    Broken {
        line,
        reason: reason.into(),
        hint: "put values with quotes, colons or backslashes in single quotes, and each key only once",
    }
}

fn to_value(value: yaml_serde::Value) -> Value {
    match value {
        yaml_serde::Value::Null => Value::Empty,
        yaml_serde::Value::Bool(truth) => Value::Text(truth.to_string()),
        yaml_serde::Value::Number(number) => Value::Text(number.to_string()),
        yaml_serde::Value::String(text) => Value::Text(text),
        yaml_serde::Value::Sequence(list) => Value::List(list.into_iter().map(to_value).collect()),
        yaml_serde::Value::Mapping(map) => Value::Map(
            map.into_iter().map(|(key, value)| (to_value(key).to_line(), to_value(value))).collect(),
        ),
        yaml_serde::Value::Tagged(tagged) => to_value(tagged.value),
    }
}
