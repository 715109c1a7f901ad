//! The shapes that values of the template have: fields, lists, words, numbers.

use typst::foundations::{Dict, Str, Value};

use super::letters;

/// Values by name.
pub(super) fn entries<const N: usize>(entries: [(&str, Value); N]) -> Dict {
    entries.into_iter().map(|(name, value)| (Str::from(name), value)).collect()
}

/// A value with fields.
pub(super) fn record<const N: usize>(fields: [(&str, Value); N]) -> Value {
    Value::Dict(entries(fields))
}

/// A value for each item.
pub(super) fn list<T>(items: &[T], value: impl Fn(&T) -> Value) -> Value {
    Value::Array(items.iter().map(value).collect())
}

/// The value of a text that shows anything.
pub(super) fn optional(text: Option<&str>, value: impl Fn(&str) -> Value) -> Value {
    text.filter(|text| letters::shows(text)).map_or(Value::None, value)
}

/// Words on one line.
pub(super) fn text(text: &str) -> Value {
    plain(&letters::line(text))
}

/// Words that are printable as they are.
pub(super) fn plain(text: &str) -> Value {
    Value::Str(Str::from(text))
}

/// A number that the template counts with.
pub(super) fn number(number: usize) -> Value {
    i64::try_from(number).map_or(Value::None, Value::Int)
}
