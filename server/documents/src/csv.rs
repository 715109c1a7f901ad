//! A table as comma-separated values (RFC 4180), in UTF-8.

use ::csv::{QuoteStyle, Terminator, WriterBuilder};

use crate::table::{Cell, SheetTable};

/// Whom a file is for: programs read commas, and spreadsheets of Russian and Kazakh part columns at semicolons and know UTF-8 by a
/// byte order mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CsvReader {
    /// A program.
    Program,
    /// A spreadsheet.
    Spreadsheet,
}

/// What parts the fields in one spreadsheet or another: a field that holds any of it is quoted for all.
const SEPARATORS: [char; 4] = [',', ';', '\t', '|'];
/// With what a spreadsheet lets a formula begin, in the full width of Asian keyboards too.
const FORMULA: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];

/// The table as a file. Words that a spreadsheet would take for a formula are written with an apostrophe before them, also behind what
/// would part them in a spreadsheet of another country.
pub fn csv(table: &SheetTable, reader: CsvReader) -> Vec<u8> {
    let (mut bytes, separator) = match reader {
        CsvReader::Program => (Vec::new(), b','),
        CsvReader::Spreadsheet => ("\u{feff}".as_bytes().to_vec(), b';'),
    };
    // The writer knows one separator; fields are quoted here for every one.
    let mut writer = WriterBuilder::new()
        .delimiter(separator)
        .quote_style(QuoteStyle::Never)
        .terminator(Terminator::CRLF)
        .from_writer(&mut bytes);
    // Rows of equal length written into memory do not fail.
    let _ = writer.write_record(table.columns.iter().map(|column| quoted(&harmless(&column.heading))));
    for row in &table.rows {
        let _ = writer.write_record(row.iter().map(plain));
    }
    let _ = writer.flush();
    drop(writer);
    bytes
}

fn plain(cell: &Cell) -> String {
    match cell {
        Cell::Text(text) => quoted(&harmless(text)),
        Cell::Number(number) => number.to_string(),
        Cell::Moment(moment) => moment.format("%Y-%m-%d %H:%M:%S").to_string(),
    }
}

/// Words that no spreadsheet takes for a formula, whatever parts them there.
fn harmless(text: &str) -> String {
    let mut harmless = String::with_capacity(text.len() + 1);
    let mut before = None;
    for letter in text.chars() {
        let begins = match before {
            None => FORMULA.contains(&letter) || matches!(letter, '\t' | '\r' | '\n'),
            Some(before) if SEPARATORS.contains(&before) => FORMULA.contains(&letter),
            // A dash begins many a line of a list, and a line within quotation marks is no cell of its own.
            Some('\n' | '\r') => FORMULA.contains(&letter) && !matches!(letter, '-' | '－'),
            Some(_) => false,
        };
        if begins {
            harmless.push('\'');
        }
        harmless.push(letter);
        before = Some(letter);
    }
    harmless
}

/// A field in quotation marks, if it holds anything that parts fields or lines in one spreadsheet or another.
fn quoted(text: &str) -> String {
    let parts = |letter: char| SEPARATORS.contains(&letter) || matches!(letter, '"' | '\r' | '\n');
    if text.contains(parts) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text.to_owned() }
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
        let written = csv(&table(vec![text, Cell::Number(7)]), CsvReader::Program);
        assert_eq!(String::from_utf8(written).unwrap(), "Құжат,Құжат\r\n\"a, \"\"b\"\"\nc\",7\r\n");
    }

    #[test]
    fn words_are_never_a_formula() {
        for evil in ["=HYPERLINK(\"http://evil.example\")", "+1", "-1", "@SUM(A1)", "\t=1"] {
            let written = csv(&table(vec![Cell::Text(evil.to_owned())]), CsvReader::Spreadsheet);
            let text = String::from_utf8(written).unwrap();
            let cell = text.strip_prefix('\u{feff}').unwrap().lines().nth(1).unwrap();
            assert!(cell.starts_with('\'') || cell.starts_with("\"'"), "{cell}");
        }
    }

    #[test]
    fn a_moment_sorts_as_it_is_read() {
        let moment = NaiveDate::from_ymd_opt(2026, 3, 2).unwrap().and_hms_opt(9, 5, 0).unwrap();
        let written = csv(&table(vec![Cell::Moment(moment)]), CsvReader::Program);
        assert!(String::from_utf8(written).unwrap().ends_with("2026-03-02 09:05:00\r\n"));
    }

    #[test]
    fn a_spreadsheet_of_another_country_finds_the_same_cells_and_no_formula() {
        let text = |text: &str| Cell::Text(text.to_owned());
        let cells = || {
            vec![
                text("омарта;=1+1;соңы"),
                text("a\t+1"),
                text("a|@b"),
                text("бір, екі"),
                text("- а\n- б\n=1"),
            ]
        };
        let program = String::from_utf8(csv(&table(cells()), CsvReader::Program)).unwrap();
        let row = "\"омарта;'=1+1;соңы\",\"a\t'+1\",\"a|'@b\",\"бір, екі\",\"'- а\n- б\n'=1\"\r\n";
        assert!(program.ends_with(row), "{program}");
        let sheet = String::from_utf8(csv(&table(cells()), CsvReader::Spreadsheet)).unwrap();
        assert!(sheet.starts_with("\u{feff}Құжат;Құжат;"), "{sheet}");
        assert!(sheet.ends_with(&row.replace("\",\"", "\";\"")), "{sheet}");
    }
}
