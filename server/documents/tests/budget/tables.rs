//! Tables and calendars that are made to cost much; each fills the megabyte that a form may carry.

use std::fmt::Write;

use chrono::NaiveDate;
use domain::register::{parse_register_csv, read_register_csv};
use domain::time::calendar::{parse_csv, parse_icalendar};

use crate::cost::cost;

const MEGABYTE: usize = 1 << 20;
const HEADER: &str =
    "code,name_kk,name_ru,recipients,developing_body,providers,through_portal,forms,paid,included_on\n";

fn filled(pattern: &str) -> String {
    pattern.repeat(MEGABYTE / pattern.len())
}

fn numbered(pattern: &str) -> String {
    let mut text = String::with_capacity(MEGABYTE + 256);
    let (before, after) = pattern.split_once('#').unwrap();
    for place in 0.. {
        if text.len() >= MEGABYTE {
            break;
        }
        write!(text, "{before}{place}{after}").unwrap();
    }
    text
}

fn calendar(events: &str) -> String {
    format!("BEGIN:VCALENDAR\n{events}END:VCALENDAR\n")
}

/// The costs that are more than the budget.
pub(crate) fn costs() -> Vec<String> {
    let today = NaiveDate::from_ymd_opt(2026, 3, 10).unwrap();
    let registers = [
        ("register: a header of empty columns", filled(",")),
        ("register: a header of different columns", numbered("a#,")),
        ("register: one endless quoted field", format!("{HEADER}\"{}", filled("a\n"))),
        ("register: one endless field", format!("{HEADER}{}", filled("a"))),
        ("register: short rows", format!("{HEADER}{}", filled("a\n"))),
        ("register: rows of empty fields", format!("{HEADER}{}", filled(",,,,,,,,x,\n"))),
        (
            "register: rows that are right",
            format!("{HEADER}{}", numbered("#,А,А,both,7,К | К,1,paper,,2026-03-02\n")),
        ),
        ("register: endless forms", format!("{HEADER}1,А,А,both,7,К | К,1,{},,2026-03-02\n", filled("p "))),
        (
            "register: endless providers",
            format!("{HEADER}1,А,А,both,7,{},1,paper,,2026-03-02\n", filled("К|К;")),
        ),
    ];
    let calendars = [
        ("calendar: empty lines", calendar(&filled("\n"))),
        (
            "calendar: events of a month",
            calendar(&filled("BEGIN:VEVENT\nDTSTART:20280101\nDTEND:20280131\nSUMMARY:A\nEND:VEVENT\n")),
        ),
        ("calendar: broken events", calendar(&filled("BEGIN:VEVENT\n"))),
        ("calendar: wrong dates", calendar(&format!("BEGIN:VEVENT\n{}", filled("DTSTART:x\n")))),
        (
            "calendar: one endless name of a month",
            calendar(&format!(
                "BEGIN:VEVENT\nDTSTART:20280101\nDTEND:20280131\nSUMMARY:{}\nEND:VEVENT\n",
                filled("a")
            )),
        ),
        ("calendar: one endless folded line", calendar(&format!("SUMMARY:\n{}\n", filled(" a\n")))),
        (
            "calendar: rules that repeat",
            calendar(&format!("BEGIN:VEVENT\n{}END:VEVENT\n", filled("RRULE:FREQ=DAILY\n"))),
        ),
    ];
    let tables = [
        ("calendar table: commas", filled(",")),
        ("calendar table: short rows", filled("a\n")),
        ("calendar table: one day again and again", filled("2028-01-01,holiday,A,no\n")),
        ("calendar table: a wrong date of a megabyte", format!("{},holiday,A,no\n", filled("a"))),
    ];
    let mut over = Vec::new();
    for (name, text) in &registers {
        over.extend(cost(
            name,
            text.len(),
            || read_register_csv(text),
            |read| counted(read.as_ref().map(Vec::len)),
        ));
        let name = format!("{name}, parsed");
        over.extend(cost(
            &name,
            text.len(),
            || parse_register_csv(text, today),
            |read| format!("{} entries, {} problems", read.entries.len(), read.problems.len()),
        ));
    }
    for (name, text) in &calendars {
        over.extend(cost(
            name,
            text.len(),
            || parse_icalendar(text),
            |read| counted(read.as_ref().map(|file| file.days.len())),
        ));
    }
    for (name, text) in &tables {
        over.extend(cost(
            name,
            text.len(),
            || parse_csv(text),
            |read| counted(read.as_ref().map(|file| file.days.len())),
        ));
    }
    over
}

fn counted<P>(read: Result<usize, &Vec<P>>) -> String {
    match read {
        Ok(read) => format!("{read} read"),
        Err(problems) => format!("{} problems", problems.len()),
    }
}
