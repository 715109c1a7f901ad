//! The present stock of standards as a CSV file: one act a row, with the names of the files that hold its text.

use serde::{Deserialize, Serialize};

use super::ApprovalInput;
use crate::language::Localized;
use crate::register::LineProblem;
use crate::register::csv::table;

/// The most acts that one file names: each brings files that are read one after another.
pub const MOST_ACTS: usize = 100;

/// The columns without which no row can be read.
const REQUIRED: [&str; 5] = ["code", "kind", "order_number", "order_on", "signatory"];

/// An act as a row of the file names it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StockRow {
    /// The line in the file, from 1; of a row over several lines the first.
    pub line: usize,
    /// The code of the service.
    pub code: String,
    /// What the act does: `adopted`, `amended`, `cancelled`.
    pub kind: String,
    /// The act as it is typed.
    pub act: ApprovalInput,
    /// The name of the file that holds the text, in each language; empty where there is none.
    pub files: Localized,
}

/// The rows of a CSV file as typed. The first line names the columns; their order is free.
///
/// # Errors
/// What is wrong with the file itself: its columns, its quotes, the number of fields in a row, or `too_many_acts` from the line on
/// that holds more than [`MOST_ACTS`].
pub fn read_stock_csv(text: &str) -> Result<Vec<StockRow>, Vec<LineProblem>> {
    let table = table::read(text, is_known, &REQUIRED)?;
    if let Some((line, _)) = table.rows.get(MOST_ACTS) {
        return Err(vec![LineProblem { line: *line, column: None, problem: "too_many_acts" }]);
    }
    Ok(table.rows.iter().map(|(line, record)| row(*line, &table.columns, record)).collect())
}

fn is_known(column: &str) -> bool {
    let of_act = ApprovalInput::default().get(column).is_some();
    of_act || matches!(column, "code" | "kind" | "file_kk" | "file_ru" | "file_en")
}

fn row(line: usize, columns: &[String], record: &[String]) -> StockRow {
    let value = |name: &str| {
        let place = columns.iter().position(|column| column == name);
        place.and_then(|place| record.get(place)).map(|value| value.trim().to_owned()).unwrap_or_default()
    };
    StockRow {
        line,
        code: value("code"),
        kind: value("kind"),
        act: ApprovalInput::from_fn(&value),
        files: Localized::new(value("file_kk"), value("file_ru"), value("file_en")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEADER: &str = "code;kind;order_number;order_on;signatory;justice_number;justice_on;published_in;published_on;\
                          effective_on;file_kk;file_ru\n";

    fn problems(text: &str) -> Vec<(usize, String, &'static str)> {
        let told = read_stock_csv(text).unwrap_err().into_iter();
        told.map(|one| (one.line, one.column.unwrap_or_default(), one.problem)).collect()
    }

    #[test]
    fn rf_1_each_row_is_an_act_with_the_files_of_its_text() {
        let text = format!(
            "{HEADER}001-01;adopted;12; 2020-02-03 ;А. Сапаров;20100;2020-02-10;ЭКБ;2020-02-12;;a.kk.docx;a.ru.docx\n\
             \n001-01;cancelled;7;2026-03-02;А. Сапаров;;;;;;;\n"
        );
        let rows = read_stock_csv(&text).unwrap();
        assert_eq!(rows.iter().map(|row| row.line).collect::<Vec<_>>(), [2, 4]);
        let first = rows.first().unwrap();
        assert_eq!((first.code.as_str(), first.kind.as_str()), ("001-01", "adopted"));
        assert_eq!((first.act.order_on.as_str(), first.act.effective_norm.as_str()), ("2020-02-03", ""));
        assert_eq!(first.files, Localized::new("a.kk.docx", "a.ru.docx", ""));
    }

    #[test]
    fn a_file_that_cannot_be_read_names_its_lines_and_columns() {
        assert_eq!(problems(""), [(1, String::new(), "empty_file")]);
        assert_eq!(problems(&format!("{HEADER}1;2\n")), [(2, String::new(), "wrong_number_of_fields")]);
        let header = problems("code;kind;code;colour;order_number;order_on\n");
        let told: Vec<_> = header.iter().map(|(_, column, problem)| (column.as_str(), *problem)).collect();
        assert_eq!(
            told,
            [("code", "repeated_column"), ("colour", "unknown_column"), ("signatory", "missing_column")]
        );
        let many = "1;adopted;1;2020-02-03;А;;;;;;;\n".repeat(MOST_ACTS + 1);
        let last = MOST_ACTS + 2;
        assert_eq!(problems(&format!("{HEADER}{many}")), [(last, String::new(), "too_many_acts")]);
    }
}
