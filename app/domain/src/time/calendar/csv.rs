//! A calendar as a table: `date,kind,name,estimated`, or as spreadsheets write it.

use std::borrow::Cow;

use chrono::{Datelike, NaiveDate};

use super::file::CalendarFile;
use super::findings::CalendarFindings;
use super::problem::{ImportProblem, ImportReason, LONGEST_LINE, told};
use super::{CalendarDay, DayKind};
use crate::separator::TableStart;
use crate::yes_no::yes_or_no;

/// So many lines the name of a day may have.
const MOST_LINES: usize = 20;

/// What names the columns, in three languages.
const DATE: [&str; 4] = ["date", "дата", "күні", "күн"];
const KIND: [&str; 4] = ["kind", "вид", "тип", "түрі"];
const NAME: [&str; 5] = ["name", "название", "наименование", "атауы", "праздник"];
const ESTIMATED: [&str; 4] = ["estimated", "предположительно", "предварительно", "болжамды"];

/// Reads a calendar from CSV with the fields date (`2026-05-01` or `01.05.2026`), kind (`holiday`, `day_off`, `working_day` or a
/// word for one of them), name and estimated (yes or no). The names of the columns are optional; without them a line is date and
/// name, or date, kind and name, with or without the mark of an estimate. Fields may be quoted, over several lines too, and
/// parted by commas, semicolons, tabs or bars.
///
/// # Errors
/// Every problem of the file with its line, so that all can be mended at once.
pub fn parse_csv(text: &str) -> Result<CalendarFile, Vec<ImportProblem>> {
    let start = TableStart::of(text, |cells| Columns::named(cells).is_some());
    let mut found = CalendarFindings::default();
    let mut columns = None;
    let mut lines = start.text.lines().enumerate();
    while let Some((at, written)) = lines.next() {
        let line = start.line + at;
        if written.len() > LONGEST_LINE {
            found.problem(line, ImportReason::LongLine);
            break;
        }
        if written.trim().is_empty() {
            continue;
        }
        let fields = record(written, &mut lines, start.separator);
        if let Ok(fields) = &fields
            && found.is_empty()
            && columns.is_none()
        {
            columns = Columns::named(fields);
            if columns.is_some() {
                continue;
            }
        }
        match fields.and_then(|fields| day(columns, fields)) {
            Ok(day) => found.day(line, day),
            Err(reason) => found.problem(line, reason),
        }
        if found.is_full(line) {
            break;
        }
    }
    found.settle()
}

/// Which column says what.
#[derive(Clone, Copy)]
struct Columns {
    date: usize,
    kind: Option<usize>,
    name: Option<usize>,
    estimated: Option<usize>,
    most: usize,
}

impl Columns {
    /// The columns that a line names; none if it does not name a date and something of it.
    fn named(cells: &[impl AsRef<str>]) -> Option<Self> {
        let at = |words: &[&str]| {
            cells.iter().position(|cell| words.contains(&cell.as_ref().trim().to_lowercase().as_str()))
        };
        let (date, kind, name) = (at(&DATE)?, at(&KIND), at(&NAME));
        kind.or(name)?;
        Some(Self { date, kind, name, estimated: at(&ESTIMATED), most: cells.len() })
    }

    /// The columns of a line of so many fields where no line names them.
    const fn counted(count: usize) -> Option<Self> {
        let (kind, name, estimated) = match count {
            2 => (None, Some(1), None),
            3 => (Some(1), Some(2), None),
            4 => (Some(1), Some(2), Some(3)),
            _ => return None,
        };
        Some(Self { date: 0, kind, name, estimated, most: count })
    }
}

fn day(columns: Option<Columns>, mut fields: Vec<String>) -> Result<CalendarDay, ImportReason> {
    // A spreadsheet fills lines up with empty fields.
    while fields.last().is_some_and(String::is_empty) {
        fields.pop();
    }
    let columns = columns
        .or_else(|| Columns::counted(fields.len()))
        .filter(|columns| fields.len() <= columns.most && fields.len() > 1)
        .ok_or(ImportReason::FieldCount(fields.len()))?;
    let field = |place: Option<usize>| place.and_then(|place| fields.get(place)).map_or("", String::as_str);
    let date = date(field(Some(columns.date)))?;
    let kind = if columns.kind.is_some() { kind(field(columns.kind))? } else { DayKind::Holiday };
    let name = field(columns.name).split_whitespace().collect::<Vec<_>>().join(" ");
    // Of two fields the second is a name; a kind that stands there alone is none.
    if name.is_empty() || (columns.kind.is_none() && DayKind::from_code(&name).is_some()) {
        return Err(ImportReason::NoName);
    }
    let mark = field(columns.estimated);
    let estimated = yes_or_no(mark).ok_or_else(|| ImportReason::BadEstimated(told(mark)))?;
    Ok(CalendarDay { date, kind, name, estimated })
}

fn date(text: &str) -> Result<NaiveDate, ImportReason> {
    let forms = ["%Y-%m-%d", "%d.%m.%Y"];
    let read = forms.into_iter().find_map(|form| NaiveDate::parse_from_str(text, form).ok());
    // A year of two digits is read as one of the first century.
    read.filter(|date| (1900..3000).contains(&date.year())).ok_or_else(|| ImportReason::BadDate(told(text)))
}

fn kind(text: &str) -> Result<DayKind, ImportReason> {
    let word = text.to_lowercase().replace([' ', '-'], "_");
    match word.as_str() {
        "праздник" | "праздничный_день" | "мереке" | "мереке_күні" => {
            Ok(DayKind::Holiday)
        }
        "выходной" | "выходной_день" | "демалыс" | "демалыс_күні" => {
            Ok(DayKind::DayOff)
        }
        "рабочий" | "рабочий_день" | "жұмыс" | "жұмыс_күні" => {
            Ok(DayKind::WorkingDay)
        }
        code => DayKind::from_code(code).ok_or_else(|| ImportReason::UnknownKind(told(text))),
    }
}

/// The fields of a line, and of those that follow where a quoted field goes on; what is not closed is left to be read anew.
fn record<'a>(
    first: &'a str,
    lines: &mut (impl Iterator<Item = (usize, &'a str)> + Clone),
    separator: char,
) -> Result<Vec<String>, ImportReason> {
    let mut written = Cow::Borrowed(first);
    let mut ahead = lines.clone();
    for _ in 0..MOST_LINES {
        let read = fields(&written, separator);
        if !matches!(read, Err(ImportReason::OpenQuote)) {
            *lines = ahead;
            return read;
        }
        let Some((_, next)) = ahead.next() else { break };
        if written.len() + next.len() > LONGEST_LINE {
            break;
        }
        written.to_mut().push('\n');
        written.to_mut().push_str(next);
    }
    Err(ImportReason::OpenQuote)
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
        let days = parse_csv(super::super::SHIPPED).unwrap().days;
        assert!(days.len() > 70);
        assert!(days.iter().any(|day| day.estimated));
    }

    #[test]
    fn r_t3_a_spreadsheet_file_reads() {
        let text = "\u{feff}Date;Kind;Name;Estimated\r\n2028-01-07;holiday;\"Christmas; \"\"Orthodox\"\"\";no\r\n\r\n";
        let days = parse_csv(text).unwrap().days;
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
                (4, "no_name"),
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
        assert_eq!(parse_csv(&(0..4_000).map(row).collect::<String>()).unwrap().days.len(), 4_000);
        assert_eq!(reasons(&format!("{}\n{}", row(1), "a,".repeat(6_000))), [(3, "long_line")]);
        assert_eq!(reasons(&format!("2028-01-01,holiday,{},no", "А".repeat(501))), [(1, "long_name")]);
        let wrong = reasons(&"a\n".repeat(300));
        assert_eq!((wrong.len(), wrong.last()), (101, Some(&(101, "more_problems"))));
        let long = parse_csv(&format!("{},holiday,A,no", "9".repeat(300))).unwrap_err();
        assert_eq!(long[0].reason.value().chars().count(), 81);
    }

    #[test]
    fn r_t3_a_table_is_read_with_the_columns_and_dates_of_a_spreadsheet() {
        let day = |kind, name: &str, estimated| (kind, name.to_owned(), estimated);
        let holiday = |name| day(DayKind::Holiday, name, false);
        for (text, expected) in [
            ("date,kind,name\r\n2028-01-01,holiday,Жаңа жыл\r\n", holiday("Жаңа жыл")),
            ("date;kind;name;estimated\n01.01.2028;holiday;Жаңа жыл;no\n", holiday("Жаңа жыл")),
            ("2028-01-01;holiday;\"Жаңа жыл, бірінші күн\";no\n", holiday("Жаңа жыл, бірінші күн")),
            ("date,kind,name,estimated\n2028-01-01,holiday,\"Жаңа\r\nжыл\",no\n", holiday("Жаңа жыл")),
            ("2028-01-01,Жаңа жыл\n", holiday("Жаңа жыл")),
            ("sep=;\nДата;Название;;\n01.01.2028;Жаңа жыл;;\n", holiday("Жаңа жыл")),
            ("Мерекелер, 2028\n\nкүні\tтүрі\tатауы\n2028-01-01\tмереке\tЖаңа жыл\n", holiday("Жаңа жыл")),
            ("name|date|kind\nДемалыс|2028-01-03|day-off\n", day(DayKind::DayOff, "Демалыс", false)),
            ("2028-01-01,праздник,А,да\n", day(DayKind::Holiday, "А", true)),
            ("2028-01-08;рабочий день;А;нет;;\n", day(DayKind::WorkingDay, "А", false)),
        ] {
            let days = parse_csv(text).unwrap().days;
            let read: Vec<_> = days.into_iter().map(|day| (day.kind, day.name, day.estimated)).collect();
            assert_eq!(read, [expected], "{text:?}");
        }
        assert_eq!(
            reasons("2028-01-01,holiday\n01.01.28,А\n2028-01-01\n2028-01-01,holiday,А,нет,А"),
            [(1, "no_name"), (2, "bad_date"), (3, "field_count"), (4, "field_count"),]
        );
    }

    #[test]
    fn r_t3_a_date_named_twice_is_one_day() {
        let file =
            parse_csv("2028-05-09,Жеңіс күні\n2028-05-09,День Победы\n2028-05-09,Жеңіс күні\n").unwrap();
        assert_eq!((file.days.len(), file.days[0].name.as_str()), (1, "Жеңіс күні"));
        assert_eq!(file.notes.len(), 1);
        assert_eq!(reasons("2028-05-13,holiday,А\n2028-05-13,working_day,Б"), [(2, "duplicate_date")]);
    }
}
