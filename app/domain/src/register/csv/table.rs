//! A table of named columns as it was found in a file: below titles, with any of the usual separators, empty columns at its end.

use super::LineProblem;
use super::columns::header_problems;
use super::records::{self, Record};
use crate::separator::TableStart;

/// A line that names so many known columns names the columns of the table.
const FEWEST_KNOWN: usize = 2;

/// The named columns with the rows below them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct NamedTable {
    /// The names, in small letters.
    pub(crate) columns: Vec<String>,
    /// The rows, each with its line and a value for each column.
    pub(crate) rows: Vec<Record>,
}

/// The table of a file.
///
/// # Errors
/// What is wrong with the file itself: no line names its columns, a column, its quotes, the number of fields in a row, or that
/// there is too much of something.
pub(crate) fn read(
    text: &str,
    is_known: impl Fn(&str) -> bool,
    required: &[&str],
) -> Result<NamedTable, Vec<LineProblem>> {
    let start = TableStart::of(text, |cells| {
        let known = cells.iter().filter(|cell| is_known(&cell.to_ascii_lowercase()));
        known.take(FEWEST_KNOWN).count() == FEWEST_KNOWN
    });
    let whole = |line, problem| vec![LineProblem { line, column: None, problem }];
    let mut records =
        records::read(start.text, start.line, start.separator).map_err(|problem| vec![problem])?.into_iter();
    let Some((line, header)) = records.next() else {
        return Err(whole(1, "empty_file"));
    };
    if !start.is_named {
        return Err(whole(line, "no_header"));
    }
    let mut columns: Vec<String> = header.iter().map(|column| column.trim().to_ascii_lowercase()).collect();
    drop_blank(&mut columns, 0);
    let mut problems = header_problems(line, &columns, is_known, required);
    let mut rows = Vec::new();
    for (line, mut record) in records {
        drop_blank(&mut record, columns.len());
        if record.len() == columns.len() {
            rows.push((line, record));
        } else {
            problems.extend(whole(line, "wrong_number_of_fields"));
        }
    }
    if problems.is_empty() { Ok(NamedTable { columns, rows }) } else { Err(LineProblem::first(problems)) }
}

/// Leaves out the empty fields that a spreadsheet adds behind the last one.
fn drop_blank(record: &mut Vec<String>, least: usize) {
    while record.len() > least && record.last().is_some_and(|value| value.trim().is_empty()) {
        record.pop();
    }
}
