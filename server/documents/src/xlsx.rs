//! A table as a workbook of Office Open XML.

use std::io::{self, Write};

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError};

use crate::csv::Rows;
use crate::table::{Cell, SheetTable};

/// The table could not be written as a workbook.
#[derive(Debug, thiserror::Error)]
#[error("the workbook cannot be written: {0}")]
pub struct WriteError(#[from] XlsxError);

impl From<io::Error> for WriteError {
    fn from(error: io::Error) -> Self {
        Self(error.into())
    }
}

/// The most characters that a cell of a workbook holds.
const MOST_CHARACTERS: usize = 32_767;
/// A name of a sheet is no longer, in characters.
const MOST_NAME: usize = 31;

/// The table as a file: the heading stays in sight, every column can be filtered, words are wrapped and never computed.
///
/// # Errors
/// [`WriteError`] if there are more rows than a sheet holds.
pub fn xlsx(table: &SheetTable) -> Result<Vec<u8>, WriteError> {
    let mut book = Workbook::new();
    properties(&mut book, table)?;
    fill(book.add_worksheet(), table, &mut |take| table.rows.iter().try_for_each(|row| take(row)))?;
    Ok(book.save_to_buffer()?)
}

/// Writes a table whose rows are given one after the other, so that one of them is in memory: they lie in a file of the system until
/// they are packed.
///
/// # Errors
/// As [`xlsx`]; also if there is no room for the file of the system, and what `rows` says.
pub fn xlsx_of_rows(
    out: &mut (dyn Write + Send),
    table: &SheetTable,
    rows: &mut Rows<'_>,
) -> Result<(), WriteError> {
    let mut book = Workbook::new();
    properties(&mut book, table)?;
    fill(book.add_worksheet_with_constant_memory()?, table, rows)?;
    Ok(book.save_to_writer(out)?)
}

fn properties(book: &mut Workbook, table: &SheetTable) -> Result<(), WriteError> {
    let at = ExcelDateTime::from_timestamp(table.at.timestamp())?;
    let about =
        DocProperties::new().set_title(&table.title).set_author(&table.author).set_creation_datetime(&at);
    book.set_properties(&about);
    Ok(())
}

fn fill(sheet: &mut Worksheet, table: &SheetTable, given: &mut Rows<'_>) -> Result<(), WriteError> {
    sheet.set_name(name(&table.name))?;
    heading(sheet, table)?;
    let count = rows(sheet, given)?;
    sheet.set_freeze_panes(1, 0)?;
    sheet.set_repeat_rows(0, 0)?;
    sheet.set_landscape().set_print_fit_to_pages(1, 0);
    if let Some(last) = table.columns.len().checked_sub(1) {
        sheet.autofilter(0, 0, count, column(last))?;
    }
    Ok(())
}

fn heading(sheet: &mut Worksheet, table: &SheetTable) -> Result<(), WriteError> {
    let bold = Format::new().set_bold().set_text_wrap().set_align(FormatAlign::Top);
    for (place, given) in table.columns.iter().enumerate() {
        sheet.set_column_width(column(place), f64::from(given.width))?;
        sheet.write_string_with_format(0, column(place), &given.heading, &bold)?;
    }
    Ok(())
}

/// Writes the rows and counts them.
fn rows(sheet: &mut Worksheet, given: &mut Rows<'_>) -> Result<u32, WriteError> {
    let words = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    let moment = Format::new().set_num_format("yyyy-mm-dd hh:mm").set_align(FormatAlign::Top);
    let mut count = 0;
    given(&mut |row| {
        count += 1;
        cells(sheet, count, row, (&words, &moment)).map_err(io::Error::other)
    })?;
    Ok(count)
}

fn cells(
    sheet: &mut Worksheet,
    line: u32,
    row: &[Cell],
    (words, moment): (&Format, &Format),
) -> Result<(), XlsxError> {
    for (place, cell) in row.iter().enumerate() {
        let place = column(place);
        match cell {
            Cell::Text(text) => sheet.write_string_with_format(line, place, held(text), words)?,
            Cell::Number(number) => {
                // Numbers of comments are far below the whole numbers that a cell holds exactly.
                let number = f64::from(i32::try_from(*number).unwrap_or(i32::MAX));
                sheet.write_number_with_format(line, place, number, words)?
            }
            Cell::Moment(at) => sheet.write_datetime_with_format(line, place, at, moment)?,
        };
    }
    Ok(())
}

/// As much of a text as a cell holds; the whole of it stands in the other formats.
fn held(text: &str) -> String {
    if text.chars().count() <= MOST_CHARACTERS {
        return text.to_owned();
    }
    text.chars().take(MOST_CHARACTERS - 1).chain(['…']).collect()
}

/// A name that a sheet may bear.
fn name(given: &str) -> String {
    given.chars().filter(|letter| !"[]:*?/\\'".contains(*letter)).take(MOST_NAME).collect()
}

fn column(number: usize) -> u16 {
    u16::try_from(number).unwrap_or(u16::MAX)
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use calamine::{Data, Reader, Xlsx};
    use chrono::NaiveDate;

    use super::*;
    use crate::table::SheetColumn;

    fn table(rows: Vec<Vec<Cell>>) -> SheetTable {
        SheetTable {
            name: "Замечания: [2026/1]".to_owned(),
            title: "Отчёт".to_owned(),
            author: "Министерство".to_owned(),
            at: "2026-04-02T05:00:00Z".parse().unwrap(),
            columns: ["№", "Қабылданған", "Мәтін"]
                .map(|heading| SheetColumn { heading: heading.to_owned(), width: 20 })
                .to_vec(),
            rows,
        }
    }

    #[test]
    fn another_program_reads_what_was_written() {
        let moment = NaiveDate::from_ymd_opt(2026, 3, 2).unwrap().and_hms_opt(9, 5, 0).unwrap();
        let words = "=1+1\nӘ Ғ Қ Ң Ө Ұ Ү Һ І";
        let row = vec![Cell::Number(3), Cell::Moment(moment), Cell::Text(words.to_owned())];
        let file = xlsx(&table(vec![row])).unwrap();
        let mut book: Xlsx<_> = Xlsx::new(Cursor::new(file)).unwrap();
        let range = book.worksheet_range("Замечания 20261").unwrap();
        assert_eq!(range.get_value((0, 1)), Some(&Data::String("Қабылданған".to_owned())));
        assert_eq!(range.get_value((1, 0)), Some(&Data::Float(3.0)));
        assert_eq!(range.get_value((1, 2)), Some(&Data::String(words.to_owned())), "words, not a formula");
        assert!(matches!(range.get_value((1, 1)), Some(Data::DateTime(_))));
    }

    #[test]
    fn rows_that_are_given_one_after_the_other_come_to_the_same_cells() {
        let row = |number| vec![Cell::Number(number), Cell::Number(2), Cell::Text(format!("ұ {number} <&>"))];
        let whole = table((1..=3_000).map(row).collect());
        let head = table(Vec::new());
        let written = || {
            let mut file = Vec::new();
            let mut rows = |take: &mut dyn FnMut(&[Cell]) -> io::Result<()>| {
                whole.rows.iter().try_for_each(|row| take(row))
            };
            xlsx_of_rows(&mut file, &head, &mut rows).unwrap();
            file
        };
        let read = |file: Vec<u8>| {
            let mut book: Xlsx<_> = Xlsx::new(Cursor::new(file)).unwrap();
            let range = book.worksheet_range("Замечания 20261").unwrap();
            range.rows().map(<[Data]>::to_vec).collect::<Vec<_>>()
        };
        assert_eq!(written(), written());
        assert_eq!(read(written()), read(xlsx(&whole).unwrap()));
    }

    #[test]
    fn the_same_table_gives_the_same_bytes_and_long_words_fit() {
        let row = vec![Cell::Number(1), Cell::Number(2), Cell::Text("ұ".repeat(40_000))];
        let table = table(vec![row; 3]);
        assert_eq!(xlsx(&table).unwrap(), xlsx(&table).unwrap());
    }
}
