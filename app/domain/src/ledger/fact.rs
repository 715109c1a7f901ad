//! What may stand in an entry of the ledger. An entry can never be taken out again, so words and personal data must not
//! come in: there is no way to make a [`FactValue`] of a text that was not written in the program itself.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, SecondsFormat, Utc};
use serde::Serialize;
use serde_json::Value;

use super::{Key, Record};
use crate::body::BodyId;
use crate::language::Language;
use crate::standard::{ContentHash, ElementId, SectionKey};

/// A number, a code of the program, an identity, an instant, a date or a hash.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct FactValue(Value);

/// What an event says of itself, each fact under its name.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Facts(BTreeMap<&'static str, Value>);

impl Facts {
    /// Nothing: the action and its subject say all.
    pub fn none() -> Self {
        Self::default()
    }

    /// One fact.
    pub fn of(name: &'static str, fact: impl Into<FactValue>) -> Self {
        Self::none().and(name, fact)
    }

    /// One fact more.
    #[must_use]
    pub fn and(mut self, name: &'static str, fact: impl Into<FactValue>) -> Self {
        self.0.insert(name, fact.into().0);
        self
    }

    /// The rows that the event wrote, as they stand after it.
    #[must_use]
    pub fn sealing(mut self, records: impl IntoIterator<Item = Record>) -> Self {
        self.list("records", records.into_iter().map(|record| record.as_json()));
        self
    }

    /// The rows that are no more after the event.
    #[must_use]
    pub fn ending(mut self, keys: impl IntoIterator<Item = Key>) -> Self {
        self.list("ended", keys.into_iter().map(|key| Value::from(key.to_string())));
        self
    }

    fn list(&mut self, name: &'static str, more: impl IntoIterator<Item = Value>) {
        if let Value::Array(items) = self.0.entry(name).or_insert_with(|| Value::Array(Vec::new())) {
            items.extend(more);
        }
    }
}

impl From<()> for Facts {
    fn from((): ()) -> Self {
        Self::none()
    }
}

impl From<&()> for Facts {
    fn from((): &()) -> Self {
        Self::none()
    }
}

macro_rules! facts {
    ($($from:ty: $of:ident => $value:expr;)*) => {
        $(impl From<$from> for FactValue {
            fn from($of: $from) -> Self {
                Self(Value::from($value))
            }
        })*
    };
}

facts! {
    bool: flag => flag;
    i32: number => number;
    i64: number => number;
    u32: number => number;
    usize: number => number;
    // A text that stands in the program: nobody typed it.
    &'static str: code => code;
    DateTime<Utc>: at => at.to_rfc3339_opts(SecondsFormat::Micros, true);
    NaiveDate: day => day.to_string();
    ContentHash: hash => hash.to_string();
    ElementId: id => id.as_str();
    &ElementId: id => id.as_str();
    SectionKey: section => section.code();
    Language: language => language.code();
    BodyId: body => body.0;
}

impl<T: Into<FactValue>> From<Option<T>> for FactValue {
    fn from(fact: Option<T>) -> Self {
        fact.map_or(Self(Value::Null), Into::into)
    }
}

impl<T: Into<FactValue>> From<Vec<T>> for FactValue {
    fn from(facts: Vec<T>) -> Self {
        Self(facts.into_iter().map(|fact| fact.into().0).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::canonical;

    #[test]
    fn facts_are_written_in_the_order_of_their_names() {
        let element = ElementId::parse("appe").unwrap();
        let facts = Facts::of("section", SectionKey::Appeal)
            .and("elements", vec![&element])
            .and("absent", None::<i64>)
            .and("kind", "new");
        let written = canonical::json(&facts).unwrap();
        assert_eq!(written, r#"{"absent":null,"elements":["appe"],"kind":"new","section":"appeal"}"#);
    }

    #[test]
    fn records_of_several_calls_stand_together() {
        let record = |number| Record::new(Key::Comment(number));
        let facts =
            Facts::none().sealing([record(1)]).sealing([record(2)]).ending([Key::Decision(7), Key::Links(7)]);
        let written = canonical::json(&facts).unwrap();
        assert_eq!(
            written,
            r#"{"ended":["decision:7","links:7"],"records":[{"of":"comment:1"},{"of":"comment:2"}]}"#
        );
    }
}
