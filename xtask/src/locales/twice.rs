//! Keys that stand twice in one object of a JSON file: a reader would silently keep the last.

use serde::Deserializer;
use serde::de::{DeserializeSeed, Error, IgnoredAny, MapAccess, Visitor};
use std::collections::BTreeSet;
use std::fmt;

/// The paths of keys that stand more than once; keys of nested objects are joined with points.
///
/// # Errors
/// When the text is not JSON, or a member is a list.
pub(super) fn keys(text: &str) -> Result<Vec<String>, serde_json::Error> {
    let mut twice = Vec::new();
    let mut reader = serde_json::Deserializer::from_str(text);
    Object { path: "", twice: &mut twice }.deserialize(&mut reader)?;
    reader.end()?;
    Ok(twice)
}

/// One value at its path.
struct Object<'a> {
    path: &'a str,
    twice: &'a mut Vec<String>,
}

impl<'de> DeserializeSeed<'de> for Object<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Object<'_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an object of texts")
    }

    fn visit_str<E: Error>(self, _: &str) -> Result<(), E> {
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<(), A::Error> {
        let mut seen = BTreeSet::new();
        while let Some(key) = members.next_key::<String>()? {
            let path = if self.path.is_empty() { key.clone() } else { format!("{}.{key}", self.path) };
            if seen.insert(key) {
                members.next_value_seed(Object { path: &path, twice: &mut *self.twice })?;
            } else {
                self.twice.push(path);
                members.next_value::<IgnoredAny>()?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::keys;

    #[test]
    fn a_key_that_stands_twice_is_named_with_its_path() {
        assert_eq!(keys(r#"{"a": "x", "b": {"c": "y", "d": "z"}}"#).unwrap(), Vec::<String>::new());
        assert_eq!(keys(r#"{"a": "x", "b": {"c": "y", "c": "z"}, "a": {}}"#).unwrap(), ["b.c", "a"]);
        assert!(keys(r#"{"a": "x""#).is_err());
    }
}
