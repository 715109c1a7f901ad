//! A table as comma-separated values (RFC 4180), in UTF-8.

use std::io::{self, Write};

use ::csv::{QuoteStyle, Terminator, WriterBuilder};

use crate::table::{Cell, SheetColumn};

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

/// Gives rows to whoever takes them, one after the other.
pub type Rows<'a> = dyn FnMut(&mut dyn FnMut(&[Cell]) -> io::Result<()>) -> io::Result<()> + 'a;

/// Writes a table whose rows are given one after the other. Words that a spreadsheet would take for a formula are written with an
/// apostrophe before them, also behind what would part them in a spreadsheet of another country.
///
/// # Errors
/// If the file cannot be written, and what `rows` says.
pub fn csv(
    out: &mut dyn Write,
    columns: &[SheetColumn],
    reader: CsvReader,
    rows: &mut Rows<'_>,
) -> io::Result<()> {
    let separator = match reader {
        CsvReader::Program => b',',
        CsvReader::Spreadsheet => {
            out.write_all("\u{feff}".as_bytes())?;
            b';'
        }
    };
    // The writer knows one separator; fields are quoted here for every one.
    let mut writer = WriterBuilder::new()
        .delimiter(separator)
        .quote_style(QuoteStyle::Never)
        .terminator(Terminator::CRLF)
        .from_writer(out);
    writer.write_record(columns.iter().map(|column| quoted(&harmless(&column.heading))))?;
    rows(&mut |row| writer.write_record(row.iter().map(plain)).map_err(io::Error::from))?;
    writer.flush()
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

    fn written(cells: &[Cell], reader: CsvReader) -> String {
        let column = |_| SheetColumn { heading: "Құжат".to_owned(), width: 10 };
        let columns: Vec<SheetColumn> = cells.iter().map(column).collect();
        let mut file = Vec::new();
        csv(&mut file, &columns, reader, &mut |take| take(cells)).unwrap();
        String::from_utf8(file).unwrap()
    }

    #[test]
    fn commas_quotes_and_lines_stay_in_their_cell() {
        let text = Cell::Text("a, \"b\"\nc".to_owned());
        let file = written(&[text, Cell::Number(7)], CsvReader::Program);
        assert_eq!(file, "Құжат,Құжат\r\n\"a, \"\"b\"\"\nc\",7\r\n");
    }

    #[test]
    fn words_are_never_a_formula() {
        for evil in ["=HYPERLINK(\"http://evil.example\")", "+1", "-1", "@SUM(A1)", "\t=1"] {
            let text = written(&[Cell::Text(evil.to_owned())], CsvReader::Spreadsheet);
            let cell = text.strip_prefix('\u{feff}').unwrap().lines().nth(1).unwrap();
            assert!(cell.starts_with('\'') || cell.starts_with("\"'"), "{cell}");
        }
    }

    #[test]
    fn a_moment_sorts_as_it_is_read() {
        let moment = NaiveDate::from_ymd_opt(2026, 3, 2).unwrap().and_hms_opt(9, 5, 0).unwrap();
        let file = written(&[Cell::Moment(moment)], CsvReader::Program);
        assert!(file.ends_with("2026-03-02 09:05:00\r\n"));
    }

    #[test]
    fn a_spreadsheet_of_another_country_finds_the_same_cells_and_no_formula() {
        let text = |text: &str| Cell::Text(text.to_owned());
        let cells = ["омарта;=1+1;соңы", "a\t+1", "a|@b", "бір, екі", "- а\n- б\n=1"].map(text);
        let program = written(&cells, CsvReader::Program);
        let row = "\"омарта;'=1+1;соңы\",\"a\t'+1\",\"a|'@b\",\"бір, екі\",\"'- а\n- б\n'=1\"\r\n";
        assert!(program.ends_with(row), "{program}");
        let sheet = written(&cells, CsvReader::Spreadsheet);
        assert!(sheet.starts_with("\u{feff}Құжат;Құжат;"), "{sheet}");
        assert!(sheet.ends_with(&row.replace("\",\"", "\";\"")), "{sheet}");
    }
}
