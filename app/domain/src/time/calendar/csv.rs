//! A calendar as a table: `date,kind,name,estimated`.

use super::problem::settle;
use super::{CalendarDay, DayKind, ImportProblem, ImportReason};

/// Reads a calendar from CSV with the fields date (`2026-05-01`), kind (`holiday`, `day_off`, `working_day`), name and
/// estimated (`yes` or `no`). A heading line is optional, fields may be quoted, and the separator may be a semicolon,
/// as spreadsheets write it in Russian and Kazakh.
///
/// # Errors
/// Every problem of the file with its line, so that all can be mended at once.
pub fn parse_csv(text: &str) -> Result<Vec<CalendarDay>, Vec<ImportProblem>> {
    let text = text.trim_start_matches('\u{feff}');
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let separator = if first.contains(';') && !first.contains(',') { ';' } else { ',' };
    let mut found = Vec::new();
    let mut problems = Vec::new();
    for (index, line) in text.lines().enumerate() {
        let heading =
            found.is_empty() && problems.is_empty() && line.trim().to_lowercase().starts_with("date");
        if line.trim().is_empty() || heading {
            continue;
        }
        match fields(line, separator).and_then(|fields| day(&fields)) {
            Ok(day) => found.push((index + 1, day)),
            Err(reason) => problems.push(ImportProblem { line: index + 1, reason }),
        }
    }
    settle(found, problems)
}

fn day(fields: &[String]) -> Result<CalendarDay, ImportReason> {
    let [date, kind, name, estimated] = fields else {
        return Err(ImportReason::FieldCount(fields.len()));
    };
    let estimated = match estimated.to_lowercase().as_str() {
        "yes" | "true" | "1" => true,
        "no" | "false" | "0" | "" => false,
        _ => return Err(ImportReason::BadEstimated(estimated.clone())),
    };
    if name.is_empty() {
        return Err(ImportReason::NoName);
    }
    Ok(CalendarDay {
        date: date.parse().map_err(|_| ImportReason::BadDate(date.clone()))?,
        kind: DayKind::from_code(kind).ok_or_else(|| ImportReason::UnknownKind(kind.clone()))?,
        name: name.clone(),
        estimated,
    })
}

fn fields(line: &str, separator: char) -> Result<Vec<String>, ImportReason> {
    let mut fields = Vec::new();
    let mut field = String::new();
    let mut quoted = false;
    let mut characters = line.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '"' if quoted && characters.next_if_eq(&'"').is_some() => field.push('"'),
            '"' if quoted || field.trim().is_empty() => quoted = !quoted,
            _ if character == separator && !quoted => {
                fields.push(std::mem::take(&mut field).trim().to_owned());
            }
            _ => field.push(character),
        }
    }
    if quoted {
        return Err(ImportReason::OpenQuote);
    }
    fields.push(field.trim().to_owned());
    Ok(fields)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]
    use super::*;

    fn reasons(text: &str) -> Vec<(usize, &'static str)> {
        parse_csv(text).unwrap_err().iter().map(|problem| (problem.line, problem.reason.code())).collect()
    }

    #[test]
    fn r_t3_the_shipped_file_reads() {
        let days = parse_csv(super::super::SHIPPED).unwrap();
        assert!(days.len() > 70);
        assert!(days.iter().any(|day| day.estimated));
    }

    #[test]
    fn r_t3_a_spreadsheet_file_reads() {
        let text = "\u{feff}Date;Kind;Name;Estimated\r\n2028-01-07;holiday;\"Christmas; \"\"Orthodox\"\"\";no\r\n\r\n";
        let days = parse_csv(text).unwrap();
        assert_eq!(days.len(), 1);
        assert_eq!(days[0].name, "Christmas; \"Orthodox\"");
    }

    #[test]
    fn r_t3_every_problem_is_told_with_its_line() {
        let text = "date,kind,name,estimated\n2028-02-30,holiday,A,no\n2028-01-01,feast,A,no\n2028-01-01,holiday\n\
                    2028-01-01,holiday,A,maybe\n2028-01-01,holiday,,no\n2028-01-01,holiday,\"A,no\n\
                    2028-01-03,working_day,A,no\n2028-01-03,holiday,B,no";
        assert_eq!(
            reasons(text),
            [
                (2, "bad_date"),
                (3, "unknown_kind"),
                (4, "field_count"),
                (5, "bad_estimated"),
                (6, "no_name"),
                (7, "open_quote"),
                (8, "working_day_on_weekday"),
                (9, "duplicate_date"),
            ]
        );
        assert_eq!(reasons(""), [(1, "empty")]);
    }
}
