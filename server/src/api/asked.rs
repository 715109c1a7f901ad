//! The parameters of a query.

use std::collections::HashMap;

use axum::extract::RawQuery;

use super::Problem;
use super::problem::FieldError;

/// The parameters of a query, with what is wrong with them.
pub(super) struct Asked {
    given: HashMap<String, String>,
    errors: Vec<FieldError>,
}

impl Asked {
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

    /// A number.
    pub(super) fn number<Number: std::str::FromStr>(&mut self, name: &str) -> Option<Number> {
        let text = self.text(name)?;
        let number = text.parse().ok();
        if number.is_none() {
            self.errors.push(FieldError::new(name, "number"));
        }
        number
    }

    /// A value by its stable name.
    pub(super) fn coded<Value>(
        &mut self,
        name: &str,
        known: &[&str],
        read: impl FnOnce(&str) -> Option<Value>,
    ) -> Option<Value> {
        let text = self.text(name)?;
        let value = read(&text);
        if value.is_none() {
            self.errors.push(FieldError::unknown(name, known));
        }
        value
    }

    /// Whether everything could be read.
    pub(super) fn checked(self) -> Result<(), Problem> {
        if self.errors.is_empty() { Ok(()) } else { Err(Problem::parameters(self.errors)) }
    }
}
