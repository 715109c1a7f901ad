//! The errors of a form that came back, and their summary above it.

use leptos::prelude::*;

use crate::Visitor;
use crate::w;
use app::components::live::ErrorList;

/// The errors of a posted form: the field and the sentence beside it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Errors(Vec<(String, String)>);

impl Errors {
    /// No errors.
    pub fn none() -> Self {
        Self::default()
    }

    /// Adds the error of a field.
    pub fn add(&mut self, field: impl Into<String>, sentence: impl Into<String>) {
        self.0.push((field.into(), sentence.into()));
    }

    /// The first error of a field.
    pub fn of(&self, field: &str) -> Option<String> {
        self.0.iter().find(|(given, _)| given == field).map(|(_, sentence)| sentence.clone())
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl IntoIterator for Errors {
    type Item = (String, String);
    type IntoIter = std::vec::IntoIter<(String, String)>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl FromIterator<(String, String)> for Errors {
    fn from_iter<I: IntoIterator<Item = (String, String)>>(pairs: I) -> Self {
        Self(pairs.into_iter().collect())
    }
}

/// The list of what to mend, each linked to its field; nothing if there is nothing to mend.
#[component]
pub fn ErrorSummary(
    /// Who asks.
    visitor: Visitor,
    /// The errors.
    errors: Errors,
) -> impl IntoView {
    let count = u64::try_from(errors.0.len()).unwrap_or(u64::MAX);
    let title = w!(visitor.language, form.problems, count = count);
    view! { <ErrorList title=title errors=errors.0/> }
}
