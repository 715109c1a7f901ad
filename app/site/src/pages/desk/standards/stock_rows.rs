//! A row of the stock on its way: from the file to the confirmation, and what became of it.

use domain::approval::StockRow;
use domain::language::Language;
use serde::{Deserialize, Serialize};
use services::error::FieldProblem;
use services::standards::{EnterInput, StandardKind, StockOutcome, StockOutlook};

use super::text::StandardText;
use super::wrong;

/// A row with the text that was read for it: what a form carries.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct RowMatter {
    /// The row.
    pub(super) row: StockRow,
    /// Its text.
    pub(super) text: StandardText,
}

impl RowMatter {
    /// What is entered.
    pub(super) fn input(&self) -> EnterInput {
        EnterInput {
            code: self.row.code.clone(),
            kind: self.row.kind.clone(),
            act: self.row.act.clone(),
            content: self.text.content.clone(),
        }
    }

    /// Whether the act ends the standard, so that it has no text.
    pub(super) fn ends(&self) -> bool {
        self.row.kind == StandardKind::Cancelled.code()
    }
}

/// What is known of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum RowState {
    /// It can be entered; whether it is chosen.
    Ready(bool),
    /// The service has this act already.
    Already,
    /// It cannot be entered, for these reasons.
    Bad(Vec<String>),
    /// It was entered: its number among the acts of the service.
    Entered(i64),
    /// It can be entered, but the database could not be written.
    NotNow,
    /// There is no more room in one form: it can be sent in another file.
    Later,
}

/// A row as it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct ShownRow {
    /// The row.
    pub(super) matter: RowMatter,
    /// What is known of it.
    pub(super) state: RowState,
}

impl ShownRow {
    /// The row as it goes into the form, if it can still be entered.
    pub(super) fn field(&self) -> Option<(String, String)> {
        let can = matches!(self.state, RowState::Ready(_) | RowState::NotNow);
        let name = format!("row.{}", self.matter.row.line);
        can.then(|| (name, serde_json::to_string(&self.matter).unwrap_or_default()))
    }
}

/// What is known of a row that was weighed; `chosen` if nothing in it is doubtful.
pub(super) fn of_outlook(language: Language, outlook: StockOutlook, chosen: bool) -> RowState {
    match outlook {
        StockOutlook::Enters => RowState::Ready(chosen),
        StockOutlook::Already => RowState::Already,
        StockOutlook::Unfit(problems) => RowState::Bad(sentences(language, &problems)),
    }
}

/// What is known of a row that was sent.
pub(super) fn of_outcome(language: Language, outcome: StockOutcome) -> RowState {
    match outcome {
        StockOutcome::Entered(number) => RowState::Entered(number),
        StockOutcome::Already => RowState::Already,
        StockOutcome::Unfit(problems) => RowState::Bad(sentences(language, &problems)),
        StockOutcome::NotNow => RowState::NotNow,
    }
}

/// What is wrong, each with the column where it is one.
fn sentences(language: Language, problems: &[FieldProblem]) -> Vec<String> {
    let told = problems.iter().map(|one| {
        let sentence = wrong::sentence(language, one);
        if wrong::is_column(&one.field) { format!("{}: {sentence}", one.field) } else { sentence }
    });
    told.collect()
}
