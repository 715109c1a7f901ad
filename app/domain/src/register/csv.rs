//! Import of the register from CSV (RFC 4180, or as spreadsheets write it): a header row with the names of the fields, then one
//! service a row.

mod columns;
mod problem;
mod records;
pub(crate) mod table;
#[cfg(test)]
mod tests;
mod warning;

use std::collections::HashSet;

use chrono::NaiveDate;

use super::{EntryInput, ServiceEntry};

pub use problem::LineProblem;
pub use warning::{LineWarning, WarningKind, register_warnings};

/// The largest file that is read, in bytes: the register of the country with its providers is some megabytes.
pub const LARGEST_REGISTER: usize = 16 << 20;
/// The most rows below the header; the register of the country has some thirteen hundred services.
const MOST_ROWS: usize = 5_000;
/// The most columns; nineteen have a name.
const MOST_COLUMNS: usize = 64;
/// The longest field, in characters.
const LONGEST_FIELD: usize = 20_000;

/// One row as typed, with the line on which it starts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegisterRow {
    /// The line in the file, from 1.
    pub line: usize,
    /// The fields of the row.
    pub input: EntryInput,
}

/// The good entries of a file with their lines, and everything wrong with the others.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RegisterImport {
    /// The entries, each with the line on which it starts.
    pub entries: Vec<(usize, ServiceEntry)>,
    /// The problems in the order of the file. Nothing should be imported while there is one.
    pub problems: Vec<LineProblem>,
}

/// The entries a CSV file holds. `today` is the date of the request in the time zone of the installation. The forms of a
/// row stand in one field, apart by commas, semicolons or spaces; its providers stand on lines of a quoted field or apart by
/// semicolons.
pub fn parse_register_csv(text: &str, today: NaiveDate) -> RegisterImport {
    let rows = match read_register_csv(text) {
        Ok(rows) => rows,
        Err(problems) => return RegisterImport { entries: Vec::new(), problems },
    };
    let mut import = RegisterImport::default();
    let mut codes = HashSet::new();
    for RegisterRow { line, input } in rows {
        match input.parse(today) {
            Ok(entry) if !codes.insert(entry.code.clone()) => {
                import.problems.push(LineProblem::at(line, "code", "repeated_code"));
            }
            Ok(entry) => import.entries.push((line, entry)),
            Err(found) => {
                import.problems.extend(
                    found.into_iter().map(|found| LineProblem::at(line, found.field, found.problem.code())),
                );
            }
        }
    }
    import.problems = LineProblem::first(import.problems);
    import
}

/// The rows of a CSV file as typed, for those who have to look up the number of a body before reading an entry.
///
/// # Errors
/// What is wrong with the file itself: its columns, its quotes, the number of fields in a row, or that there is too much of
/// something.
pub fn read_register_csv(text: &str) -> Result<Vec<RegisterRow>, Vec<LineProblem>> {
    let table = table::read(text, columns::is_known, &columns::REQUIRED)?;
    let rows = table.rows.into_iter();
    Ok(rows
        .map(|(line, record)| RegisterRow { line, input: columns::input(&table.columns, record) })
        .collect())
}
