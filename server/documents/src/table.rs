//! A table as it is written into files.

use chrono::{DateTime, NaiveDateTime, Utc};

/// A table with its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetTable {
    /// The name of the sheet.
    pub name: String,
    /// The title of the document.
    pub title: String,
    /// Who answers for it.
    pub author: String,
    /// The instant that the document bears, UTC: of what it tells, not of its writing.
    pub at: DateTime<Utc>,
    /// The columns.
    pub columns: Vec<SheetColumn>,
    /// The rows, each with a cell for every column.
    pub rows: Vec<Vec<Cell>>,
}

/// A column with its heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetColumn {
    /// The heading.
    pub heading: String,
    /// How wide it stands in a spreadsheet, in characters.
    pub width: u8,
}

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Words; nothing is ever computed from them.
    Text(String),
    /// A whole number.
    Number(i64),
    /// A moment in the time zone of the installation.
    Moment(NaiveDateTime),
}
