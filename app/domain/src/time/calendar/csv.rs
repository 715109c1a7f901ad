//! A calendar as a table: `date,kind,name,estimated`.

use super::problem::{CalendarFindings, LONGEST_LINE, told};
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
    let mut found = CalendarFindings::default();
    for (line, written) in text.lines().enumerate() {
        let line = line + 1;
        if written.len() > LONGEST_LINE {
            found.problem(line, ImportReason::LongLine);
            break;
        }
        let heading = found.is_empty() && written.trim().to_lowercase().starts_with("date");
        if written.trim().is_empty() || heading {
            continue;
        }
        match fields(written, separator).and_then(|fields| day(&fields)) {
            Ok(day) => found.day(line, day),
            Err(reason) => found.problem(line, reason),
        }
        if found.is_full(line) {
            break;
        }
    }
    found.settle()
}

fn day(fields: &[String]) -> Result<CalendarDay, ImportReason> {
    let [date, kind, name, estimated] = fields else {
        return Err(ImportReason::FieldCount(fields.len()));
    };
    let estimated = match estimated.to_lowercase().as_str() {
        "yes" | "true" | "1" => true,
        "no" | "false" | "0" | "" => false,
        _ => return Err(ImportReason::BadEstimated(told(estimated))),
    };
    if name.is_empty() {
        return Err(ImportReason::NoName);
    }
    Ok(CalendarDay {
        date: date.parse().map_err(|_| ImportReason::BadDate(told(date)))?,
        kind: DayKind::from_code(kind).ok_or_else(|| ImportReason::UnknownKind(told(kind)))?,
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

    #[test]
    fn r_t3_too_much_of_anything_is_named_with_its_line() {
        let row = |day: usize| {
            format!(
                "{},holiday,A,no\n",
                chrono::NaiveDate::from_num_days_from_ce_opt(730_000 + i32::try_from(day).unwrap()).unwrap()
            )
        };
        let days: String = (0..4_001).map(row).collect();
        assert_eq!(reasons(&days), [(4_001, "many_days")]);
        assert_eq!(parse_csv(&(0..4_000).map(row).collect::<String>()).unwrap().len(), 4_000);
        assert_eq!(reasons(&format!("{}\n{}", row(1), "a,".repeat(6_000))), [(3, "long_line")]);
        assert_eq!(reasons(&format!("2028-01-01,holiday,{},no", "А".repeat(501))), [(1, "long_name")]);
        let wrong = reasons(&"a\n".repeat(300));
        assert_eq!((wrong.len(), wrong.last()), (101, Some(&(101, "more_problems"))));
        let long = parse_csv(&format!("{},holiday,A,no", "9".repeat(300))).unwrap_err();
        assert_eq!(long[0].reason.value().chars().count(), 81);
    }
}
