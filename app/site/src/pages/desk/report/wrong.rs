//! A form of the page that came back.

use domain::language::Language;

use super::read::ReadReport;
use crate::components::form::Errors;
use crate::w;

/// What was wrong with a form that came back, and what was typed into it.
#[derive(Clone, Debug, Default)]
pub(super) struct WrongReport {
    /// The field and the sentence of each error.
    pub(super) errors: Vec<(String, String)>,
    /// The typed reason.
    pub(super) reason: String,
    /// The ticked gaps.
    pub(super) ticked: Vec<String>,
    /// A refusal with its rule.
    pub(super) refused: Option<(String, &'static str)>,
    /// The report that was read when the form was sent.
    pub(super) read: Option<ReadReport>,
}

impl WrongReport {
    /// That another report stands than the one that was read.
    pub(super) fn anew(language: Language) -> Self {
        let errors = vec![("confirm".to_owned(), w!(language, publish.confirm_anew))];
        Self { errors, ..Self::default() }
    }

    /// The errors, as a form shows them.
    pub(super) fn form_errors(&self) -> Errors {
        self.errors.iter().cloned().collect()
    }
}
