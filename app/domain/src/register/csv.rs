//! Import of the register from CSV (RFC 4180): a header row with the names of the fields, then one service a row.

use chrono::NaiveDate;
use serde::Serialize;

use super::{EntryInput, ServiceEntry};

/// One row as typed, with the line on which it starts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegisterRow {
    /// The line in the file, from 1.
    pub line: usize,
    /// The fields of the row.
    pub input: EntryInput,
}

/// What is wrong with a line of the file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LineProblem {
    /// The line in the file, from 1; of a row over several lines the first.
    pub line: usize,
    /// The column, where it is one.
    pub column: Option<String>,
    /// The code of an [`EntryFieldProblem`](super::EntryFieldProblem) or one of [`LineProblem::CODES`].
    pub problem: &'static str,
}

/// The good entries of a file with their lines, and everything wrong with the others.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RegisterImport {
    /// The entries, each with the line on which it starts.
    pub entries: Vec<(usize, ServiceEntry)>,
    /// The problems in the order of the file. Nothing should be imported while there is one.
    pub problems: Vec<LineProblem>,
}

impl LineProblem {
    /// Every code of a problem with the file itself, beside those of [`EntryFieldProblem`](super::EntryFieldProblem).
    pub const CODES: [&'static str; 8] = [
        "unknown_column",
        "missing_column",
        "repeated_column",
        "wrong_number_of_fields",
        "unclosed_quote",
        "text_after_quote",
        "repeated_code",
        "empty_file",
    ];
}

/// The columns without which no row can be read.
const REQUIRED: [&str; 8] =
    ["code", "name_kk", "name_ru", "recipients", "developing_body", "providers", "forms", "included_on"];

/// The entries a CSV file holds. `today` is the date of the request in the time zone of the installation. The forms of a
/// row stand in one field, apart by commas, semicolons or spaces; its providers stand on lines of a quoted field or apart by
/// semicolons.
pub fn parse_register_csv(text: &str, today: NaiveDate) -> RegisterImport {
    let rows = match read_register_csv(text) {
        Ok(rows) => rows,
        Err(problems) => return RegisterImport { entries: Vec::new(), problems },
    };
    let mut import = RegisterImport::default();
    for RegisterRow { line, input } in rows {
        match input.parse(today) {
            Ok(entry) if import.entries.iter().any(|(_, other)| other.code == entry.code) => {
                import.problems.push(at(line, "code", "repeated_code"));
            }
            Ok(entry) => import.entries.push((line, entry)),
            Err(found) => {
                import
                    .problems
                    .extend(found.into_iter().map(|found| at(line, found.field, found.problem.code())));
            }
        }
    }
    import
}

/// The rows of a CSV file as typed, for those who have to look up the number of a body before reading an entry.
///
/// # Errors
/// What is wrong with the file itself: its columns, its quotes, the number of fields in a row.
pub fn read_register_csv(text: &str) -> Result<Vec<RegisterRow>, Vec<LineProblem>> {
    let mut records = records(text).map_err(|problem| vec![problem])?.into_iter();
    let Some((line, header)) = records.next() else {
        return Err(vec![LineProblem { line: 1, column: None, problem: "empty_file" }]);
    };
    let columns: Vec<String> = header.iter().map(|column| column.trim().to_ascii_lowercase()).collect();
    let mut problems: Vec<LineProblem> = Vec::new();
    for (place, column) in columns.iter().enumerate() {
        if field(&mut EntryInput::default(), column).is_none() && column != "forms" {
            problems.push(at(line, column, "unknown_column"));
        } else if columns.iter().take(place).any(|other| other == column) {
            problems.push(at(line, column, "repeated_column"));
        }
    }
    let missing = REQUIRED.into_iter().filter(|required| !columns.iter().any(|column| column == required));
    problems.extend(missing.map(|column| at(line, column, "missing_column")));
    let mut rows = Vec::new();
    for (line, record) in records {
        if record.len() == columns.len() {
            rows.push(RegisterRow { line, input: input(&columns, record) });
        } else {
            problems.push(LineProblem { line, column: None, problem: "wrong_number_of_fields" });
        }
    }
    if problems.is_empty() { Ok(rows) } else { Err(problems) }
}

fn at(line: usize, column: &str, problem: &'static str) -> LineProblem {
    LineProblem { line, column: Some(column.to_owned()), problem }
}

fn input(columns: &[String], record: Vec<String>) -> EntryInput {
    let mut input = EntryInput::default();
    for (column, value) in columns.iter().zip(record) {
        if column == "forms" {
            let codes = value.split([',', ';', ' ', '\n']).map(str::trim).filter(|code| !code.is_empty());
            input.forms = codes.map(str::to_owned).collect();
        } else if column == "providers" {
            input.providers = value.replace(';', "\n");
        } else if let Some(place) = field(&mut input, column) {
            *place = value;
        }
    }
    input
}

/// The field of a column that is taken as it is typed.
fn field<'a>(input: &'a mut EntryInput, column: &str) -> Option<&'a mut String> {
    Some(match column {
        "code" => &mut input.code,
        "name_kk" => &mut input.name_kk,
        "name_ru" => &mut input.name_ru,
        "name_en" => &mut input.name_en,
        "recipients" => &mut input.recipients,
        "developing_body" => &mut input.developing_body,
        "providers" => &mut input.providers,
        "through_state_corporation" => &mut input.through_state_corporation,
        "through_portal" => &mut input.through_portal,
        "paid" => &mut input.paid,
        "included_on" => &mut input.included_on,
        _ => return None,
    })
}

/// The records of a CSV file with the line on which each starts. Blank lines are skipped, a byte order mark too; a header
/// without a comma and with a semicolon means that semicolons part the fields, as spreadsheets write them here.
fn records(text: &str) -> Result<Vec<(usize, Vec<String>)>, LineProblem> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let header = text.lines().next().unwrap_or_default();
    let separator = if header.contains(';') && !header.contains(',') { ';' } else { ',' };
    let mut records = Vec::new();
    let mut record = Vec::new();
    let mut value = String::new();
    let (mut line, mut start) = (1, 1);
    let mut letters = text.chars().peekable();
    let mut quote = Quote::None;
    while let Some(letter) = letters.next() {
        if quote == Quote::Open {
            match letter {
                '"' if letters.next_if_eq(&'"').is_some() => value.push('"'),
                '"' => quote = Quote::Closed,
                '\r' if letters.peek() == Some(&'\n') => {}
                letter => {
                    line += usize::from(letter == '\n');
                    value.push(letter);
                }
            }
            continue;
        }
        match letter {
            '"' if quote == Quote::None && value.is_empty() => quote = Quote::Open,
            letter if letter == separator => {
                record.push(std::mem::take(&mut value));
                quote = Quote::None;
            }
            '\n' => {
                end_record(&mut records, &mut record, &mut value, start);
                quote = Quote::None;
                line += 1;
                start = line;
            }
            '\r' if letters.peek().is_none_or(|next| *next == '\n') => {}
            _ if quote == Quote::Closed => {
                return Err(LineProblem { line, column: None, problem: "text_after_quote" });
            }
            letter => value.push(letter),
        }
    }
    if quote == Quote::Open {
        return Err(LineProblem { line: start, column: None, problem: "unclosed_quote" });
    }
    end_record(&mut records, &mut record, &mut value, start);
    Ok(records)
}

/// Where the reader stands in a field with regard to quotation marks.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Quote {
    None,
    Open,
    Closed,
}

fn end_record(
    records: &mut Vec<(usize, Vec<String>)>,
    record: &mut Vec<String>,
    value: &mut String,
    line: usize,
) {
    record.push(std::mem::take(value));
    let record = std::mem::take(record);
    if record.iter().any(|value| !value.trim().is_empty()) {
        records.push((line, record));
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use proptest::prelude::*;

    use super::*;

    const HEADER: &str =
        "code,name_kk,name_ru,recipients,developing_body,providers,through_portal,forms,paid,included_on\r\n";

    fn import(rows: &str) -> RegisterImport {
        parse_register_csv(&format!("{HEADER}{rows}"), NaiveDate::from_ymd_opt(2026, 3, 10).unwrap())
    }

    fn problems(import: &RegisterImport) -> Vec<(usize, &str, &str)> {
        let told = import.problems.iter();
        told.map(|found| (found.line, found.column.as_deref().unwrap_or(""), found.problem)).collect()
    }

    #[test]
    fn r12_1_rows_become_entries_with_quotes_and_several_lines() {
        let import = import(
            "001,Анықтама,\"Выдача \"\"справки\"\", копии\",both,7,\"Әкімдік | Акимат\nМинистрлік | Министерство\",1,\
             electronic_full;paper,,2026-03-02\r\n\r\n002,Б,Б,individuals,7,К | К,yes,paper,yes,02.03.2026",
        );
        assert_eq!(import.problems, []);
        assert_eq!(import.entries[0].0, 2);
        assert_eq!(import.entries[0].1.name.ru, "Выдача \"справки\", копии");
        assert_eq!(import.entries[0].1.providers.len(), 2);
        assert_eq!(import.entries[1].0, 5);
        assert!(import.entries[1].1.paid);
    }

    #[test]
    fn r12_1_problems_name_their_line_and_column() {
        let import = import(
            "001,А,А,both,7,К | К,1,paper,,2026-03-02\n001,А,А,both,7,К | К,1,paper,,2026-03-02\n\
             b d,А,,both,x,К | К,1,paper,,2027-01-01\n",
        );
        assert_eq!(
            problems(&import),
            [
                (3, "code", "repeated_code"),
                (4, "code", "malformed_code"),
                (4, "name_ru", "missing"),
                (4, "developing_body", "malformed_body"),
                (4, "included_on", "date_in_future"),
            ]
        );
    }

    #[test]
    fn a_broken_file_is_refused_as_a_whole() {
        assert_eq!(problems(&import("a,b\n")), [(2, "", "wrong_number_of_fields")]);
        assert_eq!(problems(&import("\"a,b\n")), [(2, "", "unclosed_quote")]);
        assert_eq!(problems(&import("\"a\"b\n")), [(2, "", "text_after_quote")]);
        let today = NaiveDate::from_ymd_opt(2026, 3, 10).unwrap();
        assert_eq!(problems(&parse_register_csv("", today)), [(1, "", "empty_file")]);
        let odd = parse_register_csv("code;code;colour\n1;2;3\n", today);
        assert_eq!(problems(&odd)[..2], [(1, "code", "repeated_column"), (1, "colour", "unknown_column")]);
        assert!(problems(&odd).contains(&(1, "name_kk", "missing_column")));
    }

    proptest! {
        #[test]
        fn any_file_is_read_without_a_panic(text in "[a-z\",;|\r\n0-9]{0,80}") {
            let _ = import(&text);
            let _ = read_register_csv(&text);
        }
    }
}
