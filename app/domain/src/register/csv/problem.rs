//! What is wrong with a file, told with its line.

use serde::Serialize;

/// The most problems that are told at once.
const MOST_TOLD: usize = 100;
/// The most letters of the name of a column that are told.
const LONGEST_TOLD: usize = 80;

/// What is wrong with a line of the file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LineProblem {
    /// The line in the file, from 1; of a row over several lines the first.
    pub line: usize,
    /// The column, where it is one.
    pub column: Option<String>,
    /// The code of an [`EntryFieldProblem`](crate::register::EntryFieldProblem) or one of [`LineProblem::CODES`].
    pub problem: &'static str,
}

impl LineProblem {
    /// Every code of a problem with the file itself, beside those of [`EntryFieldProblem`](crate::register::EntryFieldProblem).
    pub const CODES: [&'static str; 14] = [
        "no_header",
        "unnamed_column",
        "unknown_column",
        "missing_column",
        "repeated_column",
        "wrong_number_of_fields",
        "unclosed_quote",
        "text_after_quote",
        "repeated_code",
        "empty_file",
        "too_many_rows",
        "too_many_columns",
        "too_long_field",
        "more_problems",
    ];

    /// The first of many problems, in the order of the file; the last one says from which line on there are more.
    #[must_use]
    pub fn first(mut problems: Vec<Self>) -> Vec<Self> {
        problems.sort_by_key(|problem| problem.line);
        if let Some(line) = problems.get(MOST_TOLD).map(|problem| problem.line) {
            problems.truncate(MOST_TOLD);
            problems.push(Self { line, column: None, problem: "more_problems" });
        }
        problems
    }

    /// A problem with a column, whose name may be whatever somebody wrote there.
    pub(super) fn at(line: usize, column: &str, problem: &'static str) -> Self {
        Self { line, column: Some(column.chars().take(LONGEST_TOLD).collect()), problem }
    }
}
