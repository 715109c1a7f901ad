//! The columns of a file: which have a name, which are needed, and which field of an entry each one fills.

use super::LineProblem;
use crate::register::EntryInput;

/// The columns without which no row can be read.
pub(super) const REQUIRED: [&str; 8] =
    ["code", "name_kk", "name_ru", "recipients", "developing_body", "providers", "forms", "included_on"];

/// Whether a column has a name.
pub(super) fn is_known(column: &str) -> bool {
    field(&mut EntryInput::default(), column).is_some() || column == "forms"
}

/// What is wrong with the names of the columns of a file whose header stands on `line`.
pub(super) fn header_problems(
    line: usize,
    columns: &[String],
    is_known: impl Fn(&str) -> bool,
    required: &[&str],
) -> Vec<LineProblem> {
    let mut problems: Vec<LineProblem> = Vec::new();
    for (place, column) in columns.iter().enumerate() {
        if column.is_empty() {
            problems.push(LineProblem { line, column: None, problem: "unnamed_column" });
        } else if !is_known(column) {
            problems.push(LineProblem::at(line, column, "unknown_column"));
        } else if columns.iter().take(place).any(|other| other == column) {
            problems.push(LineProblem::at(line, column, "repeated_column"));
        }
    }
    let missing = required.iter().copied().filter(|name| !columns.iter().any(|column| column == name));
    problems.extend(missing.map(|column| LineProblem::at(line, column, "missing_column")));
    problems
}

/// The entry of a row as typed.
pub(super) fn input(columns: &[String], record: Vec<String>) -> EntryInput {
    let mut input = EntryInput::default();
    for (column, value) in columns.iter().zip(record) {
        if column == "forms" {
            let codes = value.split([',', ';', ' ', '\n']).map(str::trim).filter(|code| !code.is_empty());
            input.forms = codes.map(str::to_owned).collect();
        } else if column == "providers" {
            input.providers = value.replace(';', "\n");
        } else if column == "accepting" {
            input.accepting = value.replace(';', "\n");
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
        "accepting" => &mut input.accepting,
        "through_state_corporation" => &mut input.through_state_corporation,
        "through_portal" => &mut input.through_portal,
        "paid" => &mut input.paid,
        "included_on" => &mut input.included_on,
        "approved_on" => &mut input.approved_on,
        "act_kind" => &mut input.act_kind,
        "act_number" => &mut input.act_number,
        "act_on" => &mut input.act_on,
        "act_address" => &mut input.act_address,
        "date_reason" => &mut input.date_reason,
        _ => return None,
    })
}
