//! A table as comma-separated values (RFC 4180), in UTF-8.

use ::csv::{Terminator, WriterBuilder};

use crate::table::{Cell, SheetTable};

/// Whether the file begins with a mark that says UTF-8: spreadsheets want it, other programs do not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ByteOrderMark {
    /// It does.
    With,
    /// It does not.
    Without,
}

/// The table as a file. Words that a spreadsheet would take for a formula begin with an apostrophe.
pub fn csv(table: &SheetTable, mark: ByteOrderMark) -> Vec<u8> {
    let mut bytes = match mark {
        ByteOrderMark::With => "\u{feff}".as_bytes().to_vec(),
        ByteOrderMark::Without => Vec::new(),
    };
    let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(&mut bytes);
    // Rows of equal length written into memory do not fail.
    let _ = writer.write_record(table.columns.iter().map(|column| column.heading.as_str()));
    for row in &table.rows {
        let _ = writer.write_record(row.iter().map(plain));
    }
    let _ = writer.flush();
    drop(writer);
    bytes
}

fn plain(cell: &Cell) -> String {
    match cell {
        Cell::Text(text) if text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']) => format!("'{text}"),
        Cell::Text(text) => text.clone(),
        Cell::Number(number) => number.to_string(),
        Cell::Moment(moment) => moment.format("%Y-%m-%d %H:%M:%S").to_string(),
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;
    use crate::table::SheetColumn;

    fn table(cells: Vec<Cell>) -> SheetTable {
        let columns = cells.iter().map(|_| SheetColumn { heading: "Құжат".to_owned(), width: 10 }).collect();
        SheetTable {
            name: "Комментарии".to_owned(),
            title: String::new(),
            author: String::new(),
            at: chrono::DateTime::UNIX_EPOCH,
            columns,
            rows: vec![cells],
        }
    }

    #[test]
    fn commas_quotes_and_lines_stay_in_their_cell() {
        let text = Cell::Text("a, \"b\"\nc".to_owned());
        let written = csv(&table(vec![text, Cell::Number(7)]), ByteOrderMark::Without);
        assert_eq!(String::from_utf8(written).unwrap(), "Құжат,Құжат\r\n\"a, \"\"b\"\"\nc\",7\r\n");
    }

    #[test]
    fn words_are_never_a_formula() {
        for evil in ["=HYPERLINK(\"http://evil.example\")", "+1", "-1", "@SUM(A1)", "\t=1"] {
            let written = csv(&table(vec![Cell::Text(evil.to_owned())]), ByteOrderMark::With);
            let text = String::from_utf8(written).unwrap();
            let cell = text.strip_prefix('\u{feff}').unwrap().lines().nth(1).unwrap();
            assert!(cell.starts_with('\'') || cell.starts_with("\"'"), "{cell}");
        }
    }

    #[test]
    fn a_moment_sorts_as_it_is_read() {
        let moment = NaiveDate::from_ymd_opt(2026, 3, 2).unwrap().and_hms_opt(9, 5, 0).unwrap();
        let written = csv(&table(vec![Cell::Moment(moment)]), ByteOrderMark::Without);
        assert!(String::from_utf8(written).unwrap().ends_with("2026-03-02 09:05:00\r\n"));
    }
}
