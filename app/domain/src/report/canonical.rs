//! Canonical JSON: the same value always gives the same bytes, so that its hash can be checked anywhere.

use serde::Serialize;
use serde_json::Value;

use crate::standard::ContentHash;

/// The value as JSON without white space, with the keys of every object in the order of their bytes.
///
/// # Errors
/// If the value cannot be JSON at all, such as a map whose keys are no strings.
pub fn json(value: &impl Serialize) -> Result<String, serde_json::Error> {
    let mut text = String::new();
    write(&serde_json::to_value(value)?, &mut text);
    Ok(text)
}

/// SHA-256 of the canonical JSON of the value, in lower-case hexadecimal.
///
/// # Errors
/// As [`json`].
pub fn hash(value: &impl Serialize) -> Result<String, serde_json::Error> {
    Ok(ContentHash::of(json(value)?.as_bytes()).to_string())
}

/// Sorts by itself: whether `serde_json` keeps the order of insertion is a feature any dependency may turn on.
fn write(value: &Value, text: &mut String) {
    match value {
        Value::Array(items) => {
            text.push('[');
            for (place, item) in items.iter().enumerate() {
                if place > 0 {
                    text.push(',');
                }
                write(item, text);
            }
            text.push(']');
        }
        Value::Object(fields) => {
            let mut sorted: Vec<_> = fields.iter().collect();
            sorted.sort_unstable_by_key(|(key, _)| key.as_bytes());
            text.push('{');
            for (place, (key, field)) in sorted.into_iter().enumerate() {
                if place > 0 {
                    text.push(',');
                }
                text.push_str(&Value::from(key.as_str()).to_string());
                text.push(':');
                write(field, text);
            }
            text.push('}');
        }
        plain => text.push_str(&plain.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn keys_are_sorted_at_every_depth_and_nothing_is_spaced() {
        let value = json!({"б": [1, {"z": null, "a": "\"\n"}], "a": true});
        assert_eq!(json(&value).unwrap(), r#"{"a":true,"б":[1,{"a":"\"\n","z":null}]}"#);
    }
}
