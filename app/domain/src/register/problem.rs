//! What can be wrong with the fields of the register form.

use serde::{Deserialize, Serialize};

/// A field of the register form.
pub type EntryField = &'static str;

/// What is wrong with one field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct EntryProblem {
    /// The name of the field in [`EntryInput`](super::EntryInput); "places" for the two ticks together.
    pub field: EntryField,
    /// What is wrong with it.
    pub problem: EntryFieldProblem,
}

/// What can be wrong with a field of the register form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EntryFieldProblem {
    /// Nothing was typed.
    Missing,
    /// Longer than the register takes.
    TooLong,
    /// The code holds something else than letters, digits, dots and dashes.
    MalformedCode,
    /// The choice is none of those offered.
    UnknownChoice,
    /// The word says neither yes nor no.
    UnknownAnswer,
    /// The number of the body is no number.
    MalformedBody,
    /// A provider's line lacks its name in Kazakh or Russian, or has too many parts.
    MalformedProvider,
    /// A line of an organisation lacks its name in Kazakh or Russian, or has too many parts.
    MalformedOrganisation,
    /// Neither the State Corporation nor the portal takes part, no organisation is named, and no paper form lets the provider accept applications.
    NoPlace,
    /// The text is no date.
    MalformedDate,
    /// The date lies after today.
    DateInFuture,
    /// The text is no address of a page.
    MalformedAddress,
    /// It holds characters that cannot be stored: controls, overrides of the reading direction, piles of marks.
    Unfit,
}

impl EntryFieldProblem {
    /// Every problem; the site has words for each code.
    pub const ALL: [Self; 13] = [
        Self::Missing,
        Self::TooLong,
        Self::MalformedCode,
        Self::UnknownChoice,
        Self::UnknownAnswer,
        Self::MalformedBody,
        Self::MalformedProvider,
        Self::MalformedOrganisation,
        Self::NoPlace,
        Self::MalformedDate,
        Self::DateInFuture,
        Self::MalformedAddress,
        Self::Unfit,
    ];

    /// The stable name, a key of the interface's words.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::TooLong => "too_long",
            Self::MalformedCode => "malformed_code",
            Self::UnknownChoice => "unknown_choice",
            Self::UnknownAnswer => "unknown_answer",
            Self::MalformedBody => "malformed_body",
            Self::MalformedProvider => "malformed_provider",
            Self::MalformedOrganisation => "malformed_organisation",
            Self::NoPlace => "no_place",
            Self::MalformedDate => "malformed_date",
            Self::DateInFuture => "date_in_future",
            Self::MalformedAddress => "malformed_address",
            Self::Unfit => "unfit",
        }
    }
}

/// Collects the problems of all fields instead of stopping at the first.
#[derive(Default)]
pub(super) struct EntryReader {
    pub(super) problems: Vec<EntryProblem>,
}

impl EntryReader {
    /// The value of a field, or nothing and its problem.
    pub(super) fn read<T>(&mut self, field: EntryField, value: Result<T, EntryFieldProblem>) -> Option<T> {
        value.map_err(|problem| self.problems.push(EntryProblem { field, problem })).ok()
    }

    /// What several fields say together, or nothing and the problems of each.
    pub(super) fn read_all<T>(&mut self, value: Result<T, Vec<EntryProblem>>) -> Option<T> {
        value.map_err(|problems| self.problems.extend(problems)).ok()
    }
}
