//! A calendar as iCalendar (RFC 5545): the all-day events are its days.

use std::borrow::Cow;
use std::iter::{Enumerate, Peekable};
use std::str::Lines;

use chrono::{Days, NaiveDate};

use super::problem::{CalendarFindings, LONGEST_LINE, told};
use super::{CalendarDay, DayKind, ImportProblem, ImportReason};

/// The longest event that is taken for days of the calendar.
const LONGEST_EVENT_DAYS: i64 = 31;

/// Reads a calendar from iCalendar: each all-day `VEVENT` gives its days, the end not included. `X-TALQY-KIND`, or else
/// a category named like a kind, gives the kind, and without them it is a holiday; `STATUS:TENTATIVE` marks an estimate.
///
/// # Errors
/// Every problem of the file with the line of the event or property, so that all can be mended at once.
pub fn parse_icalendar(text: &str) -> Result<Vec<CalendarDay>, Vec<ImportProblem>> {
    let begins = |line: &str| line.trim().eq_ignore_ascii_case("BEGIN:VCALENDAR");
    let mut found = CalendarFindings::default();
    let mut event: Option<(usize, Event)> = None;
    let text = text.trim_start_matches('\u{feff}');
    if !text.lines().any(begins) {
        return Err(vec![ImportProblem { line: 1, reason: ImportReason::NotACalendar }]);
    }
    for (number, line) in Unfolded::of(text) {
        if line.len() > LONGEST_LINE {
            found.problem(number, ImportReason::LongLine);
            return found.settle();
        }
        let (name, value) = property(&line);
        match (name.as_str(), value.to_uppercase().as_str()) {
            ("BEGIN", "VEVENT") => {
                if let Some((begun, _)) = event.replace((number, Event::default())) {
                    found.problem(begun, ImportReason::OpenEvent);
                }
            }
            ("END", "VEVENT") => {
                if let Some((begun, event)) = event.take() {
                    match event.days() {
                        Ok(days) => days.into_iter().for_each(|day| found.day(begun, day)),
                        Err(reason) => found.problem(begun, reason),
                    }
                }
            }
            _ => {
                if let Some((_, event)) = &mut event
                    && let Err(reason) = event.read(&name, value)
                {
                    found.problem(number, reason);
                }
            }
        }
        if found.is_full(number) {
            return found.settle();
        }
    }
    if let Some((begun, _)) = event {
        found.problem(begun, ImportReason::OpenEvent);
    }
    found.settle()
}

/// What is known of one event so far.
#[derive(Default)]
struct Event {
    start: Option<NaiveDate>,
    end: Option<NaiveDate>,
    name: String,
    category: Option<DayKind>,
    kind: Option<DayKind>,
    estimated: bool,
    // A start that cannot be read has been told already; that it is missing need not be told again.
    broken: bool,
}

impl Event {
    fn read(&mut self, name: &str, value: &str) -> Result<(), ImportReason> {
        match name {
            "DTSTART" => {
                self.broken = true;
                self.start = Some(date(value)?);
                self.broken = false;
            }
            "DTEND" => self.end = Some(date(value)?),
            "SUMMARY" => self.name = unescape(value),
            "CATEGORIES" => {
                self.category = value.split(',').find_map(|category| DayKind::from_code(&code(category)));
            }
            "X-TALQY-KIND" => {
                let unknown = || ImportReason::UnknownKind(told(value));
                self.kind = Some(DayKind::from_code(&code(value)).ok_or_else(unknown)?);
            }
            "STATUS" if value.eq_ignore_ascii_case("TENTATIVE") => self.estimated = true,
            "RRULE" | "RDATE" => return Err(ImportReason::Repeats),
            _ => {}
        }
        Ok(())
    }

    fn days(self) -> Result<Vec<CalendarDay>, ImportReason> {
        let Some(start) = self.start else {
            return if self.broken { Ok(Vec::new()) } else { Err(ImportReason::NoStart) };
        };
        if self.name.trim().is_empty() {
            return Err(ImportReason::NoName);
        }
        let end = self.end.or_else(|| start.checked_add_days(Days::new(1))).unwrap_or(start);
        // Some programs write the same date as start and end of a single day.
        let length = (end - start).num_days().max(i64::from(end == start));
        if !(1..=LONGEST_EVENT_DAYS).contains(&length) {
            return Err(ImportReason::BadLength);
        }
        let kind = self.kind.or(self.category).unwrap_or(DayKind::Holiday);
        let days = start.iter_days().take(usize::try_from(length).unwrap_or(1));
        Ok(days
            .map(|date| CalendarDay { date, kind, name: self.name.clone(), estimated: self.estimated })
            .collect())
    }
}

/// The logical lines with the number of their first line, one at a time: a line that starts with a blank continues the one
/// before. A line that grows too long is given as far as that shows.
struct Unfolded<'a>(Peekable<Enumerate<Lines<'a>>>);

impl<'a> Unfolded<'a> {
    fn of(text: &'a str) -> Self {
        Self(text.lines().enumerate().peekable())
    }
}

impl<'a> Iterator for Unfolded<'a> {
    type Item = (usize, Cow<'a, str>);

    fn next(&mut self) -> Option<Self::Item> {
        let (index, line) = self.0.next()?;
        let mut whole = Cow::Borrowed(line);
        while whole.len() <= LONGEST_LINE
            && let Some(rest) = self.0.peek().and_then(|(_, next)| next.strip_prefix([' ', '\t']))
        {
            whole.to_mut().push_str(rest);
            self.0.next();
        }
        Some((index + 1, whole))
    }
}

/// The name of a property in capitals and its value, without the parameters between them.
fn property(line: &str) -> (String, &str) {
    let mut quoted = false;
    let colon = line.char_indices().find(|(_, character)| {
        quoted ^= *character == '"';
        *character == ':' && !quoted
    });
    let (head, value) =
        colon.and_then(|(at, _)| line.split_at_checked(at)).map_or((line, ""), |(head, rest)| (head, rest));
    let name = head.split(';').next().unwrap_or_default();
    (name.trim().to_uppercase(), value.strip_prefix(':').unwrap_or(value).trim())
}

fn date(value: &str) -> Result<NaiveDate, ImportReason> {
    if value.contains(['T', 't']) {
        return Err(ImportReason::NotAllDay(told(value)));
    }
    NaiveDate::parse_from_str(value, "%Y%m%d").map_err(|_| ImportReason::BadDate(told(value)))
}

fn code(value: &str) -> String {
    value.trim().to_lowercase().replace(['-', ' '], "_")
}

fn unescape(value: &str) -> String {
    let mut text = String::new();
    let mut characters = value.chars();
    while let Some(character) = characters.next() {
        match character {
            '\\' => match characters.next() {
                Some('n' | 'N') => text.push(' '),
                Some(escaped) => text.push(escaped),
                None => {}
            },
            _ => text.push(character),
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn file(body: &str) -> String {
        format!("BEGIN:VCALENDAR\nVERSION:2.0\n{body}END:VCALENDAR\n").replace('\n', "\r\n")
    }

    fn reasons(body: &str) -> Vec<(usize, &'static str)> {
        let problems = parse_icalendar(&file(body)).unwrap_err();
        problems.iter().map(|problem| (problem.line, problem.reason.code())).collect()
    }

    #[test]
    fn r_t3_all_day_events_become_days() {
        let days = parse_icalendar(&file(
            "BEGIN:VEVENT\nDTSTART;VALUE=DATE:20280321\nDTEND;VALUE=DATE:20280324\nSUMMARY;LANGUAGE=en:Nowruz\\, the \n spring feast\nEND:VEVENT\n\
             BEGIN:VEVENT\nDTSTART;X-NOTE=\"a:b\":20280506\nSUMMARY:Worked\nX-TALQY-KIND:working-day\nEND:VEVENT\n\
             BEGIN:VEVENT\nDTSTART:20280508\nDTEND:20280508\nSUMMARY:Off\nCATEGORIES:Kazakhstan,DAY_OFF\nSTATUS:TENTATIVE\nEND:VEVENT\n",
        ))
        .unwrap();
        let read: Vec<_> =
            days.iter().map(|day| (day.date.to_string(), day.kind, day.name.as_str())).collect();
        assert_eq!(
            read,
            [
                ("2028-03-21".to_owned(), DayKind::Holiday, "Nowruz, the spring feast"),
                ("2028-03-22".to_owned(), DayKind::Holiday, "Nowruz, the spring feast"),
                ("2028-03-23".to_owned(), DayKind::Holiday, "Nowruz, the spring feast"),
                ("2028-05-06".to_owned(), DayKind::WorkingDay, "Worked"),
                ("2028-05-08".to_owned(), DayKind::DayOff, "Off"),
            ]
        );
        assert!(days[4].estimated && !days[3].estimated);
    }

    #[test]
    fn r_t3_what_cannot_be_a_day_is_told_with_its_line() {
        assert_eq!(reasons(""), [(1, "empty")]);
        assert_eq!(
            reasons("BEGIN:VEVENT\nDTSTART:20280101T090000Z\nSUMMARY:A\nEND:VEVENT\n"),
            [(4, "not_all_day")]
        );
        assert_eq!(
            reasons("BEGIN:VEVENT\nDTSTART:20280101\nSUMMARY:A\nRRULE:FREQ=YEARLY\nEND:VEVENT\n"),
            [(6, "repeats")]
        );
        assert_eq!(reasons("BEGIN:VEVENT\nSUMMARY:A\nEND:VEVENT\n"), [(3, "no_start")]);
        assert_eq!(reasons("BEGIN:VEVENT\nDTSTART:20280101\nEND:VEVENT\n"), [(3, "no_name")]);
        assert_eq!(reasons("BEGIN:VEVENT\nDTSTART:20281301\nEND:VEVENT\n"), [(4, "bad_date")]);
        assert_eq!(reasons("BEGIN:VEVENT\nDTSTART:20280101\n"), [(3, "open_event")]);
        let long = "BEGIN:VEVENT\nDTSTART:20280101\nDTEND:20290101\nSUMMARY:A\nEND:VEVENT\n";
        assert_eq!(reasons(long), [(3, "bad_length")]);
        assert_eq!(parse_icalendar("date,kind").unwrap_err()[0].reason, ImportReason::NotACalendar);
    }

    #[test]
    fn r_t3_too_much_of_anything_is_named_with_its_line() {
        let month = "BEGIN:VEVENT\nDTSTART:20280101\nDTEND:20280201\nSUMMARY:A\nEND:VEVENT\n";
        assert_eq!(reasons(&month.repeat(200)), [(652, "many_days")]);
        let folded = format!("BEGIN:VEVENT\nSUMMARY:\n{}", " а\n".repeat(6_000));
        assert_eq!(reasons(&folded), [(4, "long_line")]);
        let named = format!("BEGIN:VEVENT\nDTSTART:20280101\nSUMMARY:{}\nEND:VEVENT\n", "А".repeat(501));
        assert_eq!(reasons(&named), [(3, "long_name")]);
        let wrong = reasons(&"BEGIN:VEVENT\nEND:VEVENT\n".repeat(300));
        assert_eq!((wrong.len(), wrong.last().unwrap().1), (101, "more_problems"));
    }

    proptest! {
        #[test]
        fn r_t3_no_file_stops_the_import(text in any::<String>(), body in "(BEGIN:VEVENT\n|END:VEVENT\n|DTSTART:20280101\n|DTEND:99991231\n|SUMMARY:A\n|\\PC{0,6}[:;\"]\n| \\PC\n){0,12}") {
            let _ = parse_icalendar(&text);
            let _ = super::super::parse_csv(&text);
            if let Ok(days) = parse_icalendar(&file(&body)) {
                prop_assert!(!days.is_empty());
            }
        }
    }
}
