//! The parameters of a query.

use std::collections::HashMap;
use std::ops::RangeInclusive;
use std::str::FromStr;

use axum::extract::RawQuery;

use super::Problem;
use super::problem::FieldError;

/// The parameters of a query, with what is wrong with them.
pub(super) struct QueryParameters {
    given: HashMap<String, String>,
    errors: Vec<FieldError>,
}

impl QueryParameters {
    /// Reads the parameters; of one that is repeated the last counts.
    pub(super) fn read(RawQuery(query): RawQuery) -> Self {
        let query = query.unwrap_or_default();
        let given = url::form_urlencoded::parse(query.as_bytes()).into_owned().collect();
        Self { given, errors: Vec::new() }
    }

    /// A text, absent if it is empty.
    pub(super) fn text(&self, name: &str) -> Option<String> {
        self.given.get(name).filter(|value| !value.is_empty()).cloned()
    }

    /// A number within limits; a parameter that is there and empty is none.
    pub(super) fn number<Number>(&mut self, name: &str, within: RangeInclusive<Number>) -> Option<Number>
    where
        Number: FromStr + PartialOrd,
    {
        let text = self.given.get(name)?;
        // Only digits and a sign: Rust takes a plus too, which the description does not.
        let number: Option<Number> = text.parse().ok().filter(|_| !text.starts_with('+'));
        match number {
            Some(number) if within.contains(&number) => Some(number),
            found => {
                let code = if found.is_some() { "range" } else { "number" };
                self.errors.push(FieldError::new(name, code));
                None
            }
        }
    }

    /// How many items of a list.
    pub(super) fn limit(&mut self) -> Option<u64> {
        self.number("limit", 1..=200)
    }

    /// A value by its stable name.
    pub(super) fn coded<Value>(
        &mut self,
        name: &str,
        known: &[&str],
        read: impl FnOnce(&str) -> Option<Value>,
    ) -> Option<Value> {
        let value = read(self.given.get(name)?);
        if value.is_none() {
            self.errors.push(FieldError::unknown(name, known));
        }
        value
    }

    /// Whether everything could be read.
    #[expect(
        clippy::result_large_err,
        reason = "a problem is the answer itself and goes no further than its handler"
    )]
    pub(super) fn checked(self) -> Result<(), Problem> {
        if self.errors.is_empty() { Ok(()) } else { Err(Problem::parameters(self.errors)) }
    }
}
