//! Import of the register from CSV (RFC 4180): a header row with the names of the fields, then one service a row.

pub(crate) mod records;

use std::collections::HashSet;

use chrono::NaiveDate;
use serde::Serialize;

use super::{EntryInput, ServiceEntry};

/// The largest file that is read, in bytes.
pub const LARGEST_REGISTER: usize = 1 << 20;
/// The most rows below the header; the register of the country has some thirteen hundred services.
const MOST_ROWS: usize = 5_000;
/// The most columns; seventeen have a name.
const MOST_COLUMNS: usize = 64;
/// The longest field, in characters.
const LONGEST_FIELD: usize = 20_000;
/// The most problems that are told at once.
const MOST_TOLD: usize = 100;
/// The most letters of the name of a column that are told.
const LONGEST_TOLD: usize = 80;

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
    pub const CODES: [&'static str; 12] = [
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
    let mut codes = HashSet::new();
    for RegisterRow { line, input } in rows {
        match input.parse(today) {
            Ok(entry) if !codes.insert(entry.code.clone()) => {
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
    import.problems = LineProblem::first(import.problems);
    import
}

/// The rows of a CSV file as typed, for those who have to look up the number of a body before reading an entry.
///
/// # Errors
/// What is wrong with the file itself: its columns, its quotes, the number of fields in a row, or that there is too much of
/// something.
pub fn read_register_csv(text: &str) -> Result<Vec<RegisterRow>, Vec<LineProblem>> {
    let mut records = records::read(text).map_err(|problem| vec![problem])?.into_iter();
    let Some((line, header)) = records.next() else {
        return Err(vec![LineProblem { line: 1, column: None, problem: "empty_file" }]);
    };
    let columns: Vec<String> = header.iter().map(|column| column.trim().to_ascii_lowercase()).collect();
    let is_known = |column: &str| field(&mut EntryInput::default(), column).is_some() || column == "forms";
    let mut problems = header_problems(line, &columns, is_known, &REQUIRED);
    let mut rows = Vec::new();
    for (line, record) in records {
        if record.len() == columns.len() {
            rows.push(RegisterRow { line, input: input(&columns, record) });
        } else {
            problems.push(LineProblem { line, column: None, problem: "wrong_number_of_fields" });
        }
    }
    if problems.is_empty() { Ok(rows) } else { Err(LineProblem::first(problems)) }
}

/// What is wrong with the names of the columns of a file whose header stands on `line`.
pub(crate) fn header_problems(
    line: usize,
    columns: &[String],
    is_known: impl Fn(&str) -> bool,
    required: &[&str],
) -> Vec<LineProblem> {
    let mut problems: Vec<LineProblem> = Vec::new();
    for (place, column) in columns.iter().enumerate() {
        if !is_known(column) {
            problems.push(at(line, column, "unknown_column"));
        } else if columns.iter().take(place).any(|other| other == column) {
            problems.push(at(line, column, "repeated_column"));
        }
    }
    let missing = required.iter().copied().filter(|name| !columns.iter().any(|column| column == name));
    problems.extend(missing.map(|column| at(line, column, "missing_column")));
    problems
}

fn at(line: usize, column: &str, problem: &'static str) -> LineProblem {
    LineProblem { line, column: Some(column.chars().take(LONGEST_TOLD).collect()), problem }
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
        "approved_on" => &mut input.approved_on,
        "act_kind" => &mut input.act_kind,
        "act_number" => &mut input.act_number,
        "act_on" => &mut input.act_on,
        "act_address" => &mut input.act_address,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
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
    fn r12_2_a_file_may_say_how_the_register_was_approved() {
        let today = NaiveDate::from_ymd_opt(2026, 3, 10).unwrap();
        let header = format!("{},approved_on,act_kind,act_number,act_on,act_address\n", HEADER.trim_end());
        let row = "001,А,А,both,7,К | К,1,paper,,2026-03-02,";
        let read = |rest: &str| parse_register_csv(&format!("{header}{row}{rest}"), today);
        let said = read("20.02.2026,order,5,2026-02-20,https://a.kz/5\n");
        assert_eq!(said.problems, []);
        let entry = &said.entries[0].1;
        assert_eq!(entry.register_approved_on(), NaiveDate::from_ymd_opt(2026, 2, 20).unwrap());
        assert_eq!(entry.act.as_ref().map(|act| act.number.as_str()), Some("5"));
        let silent = read(",,,,\n");
        assert_eq!(silent.entries, import(&row.replace("2026-03-02,", "2026-03-02\n")).entries);
        assert_eq!(silent.entries[0].1.act, None);
        let wrong = read("tomorrow,order,,2026-03-11,a.kz\n");
        assert_eq!(
            problems(&wrong),
            [
                (2, "approved_on", "malformed_date"),
                (2, "act_number", "missing"),
                (2, "act_on", "date_in_future"),
                (2, "act_address", "malformed_address"),
            ]
        );
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

    #[test]
    fn too_much_of_anything_is_named_with_its_line() {
        let row = "1,А,А,both,7,К | К,1,paper,,2026-03-02\n";
        let first = |rows: &str| import(rows).problems.first().map(|one| (one.line, one.problem)).unwrap();
        assert_eq!(first(&row.repeat(5_001)), (5_002, "too_many_rows"));
        assert_eq!(first(&format!("{row}{}\n", ",".repeat(64))), (3, "too_many_columns"));
        assert_eq!(first(&format!("{row}\n\"{}", "а\n".repeat(10_001))), (4, "too_long_field"));
        assert_eq!(first(&format!("{row}{}", "а".repeat(20_001))), (3, "too_long_field"));
        let wrong = import(&"a\n".repeat(300));
        assert_eq!(wrong.problems.len(), 101);
        assert_eq!(problems(&wrong).last(), Some(&(102, "", "more_problems")));
        let many = (0..70).map(|place| format!("{place},")).collect::<Vec<_>>().concat();
        assert_eq!(problems(&parse_register_csv(&many, NaiveDate::MIN)), [(1, "", "too_many_columns")]);
    }

    proptest! {
        #[test]
        fn any_file_is_read_without_a_panic(text in "[a-z\",;|\r\n0-9]{0,80}") {
            let _ = import(&text);
            let _ = read_register_csv(&text);
        }
    }
}
