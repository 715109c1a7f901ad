//! A calendar as iCalendar (RFC 5545): the all-day events are its days.

mod event;
mod lines;
#[cfg(test)]
mod tests;

use chrono::NaiveDate;

use super::file::{CalendarFile, NoteKind};
use super::findings::CalendarFindings;
use super::problem::{ImportProblem, ImportReason, LONGEST_LINE};
use event::{Event, Meant};
use lines::{Property, Unfolded};

/// So many events may stand in the place of one day of a feast that repeats.
const MOST_REPLACED: usize = 1_000;

/// Reads a calendar from iCalendar: each all-day `VEVENT` gives its days, the end not included; one from midnight to midnight is
/// of all day too. `X-TALQY-KIND`, or else a category named like a kind, gives the kind, and without them it is a holiday;
/// `STATUS:TENTATIVE` marks an estimate. What is cancelled or only observed is told and not taken, what comes once in so many
/// years is kept for the year that is asked for, what stands inside an alarm is not of the event.
///
/// # Errors
/// Every problem of the file with the line of the event or property, so that all can be mended at once.
pub fn parse_icalendar(text: &str) -> Result<CalendarFile, Vec<ImportProblem>> {
    let begins = |line: &str| line.trim().eq_ignore_ascii_case("BEGIN:VCALENDAR");
    let text = text.trim_start_matches('\u{feff}');
    if !text.lines().any(begins) {
        return Err(vec![ImportProblem { line: 1, reason: ImportReason::NotACalendar }]);
    }
    let mut reader = EventReader::default();
    for (number, line) in Unfolded::of(text) {
        if line.len() > LONGEST_LINE {
            reader.found.problem(number, ImportReason::LongLine);
            return reader.found.settle();
        }
        reader.read(number, &Property::of(&line));
        if reader.found.is_full(number) {
            return reader.found.settle();
        }
    }
    reader.settle()
}

/// The events read so far, and where the reader stands.
#[derive(Default)]
struct EventReader {
    found: CalendarFindings,
    /// The event that is being read, with the line on which it begins.
    event: Option<(usize, Event)>,
    /// How many components stand open inside the event, such as an alarm.
    inner: usize,
    /// Whether the whole file calls its events off.
    is_cancelled: bool,
    /// The days of feasts in whose place other events stand.
    replaced: Vec<(String, NaiveDate)>,
}

impl EventReader {
    fn read(&mut self, number: usize, property: &Property<'_>) {
        let value = property.value;
        match property.name.as_str() {
            "BEGIN" if value.eq_ignore_ascii_case("VEVENT") => {
                self.inner = 0;
                if let Some((begun, _)) = self.event.replace((number, Event::default())) {
                    self.found.problem(begun, ImportReason::OpenEvent);
                }
            }
            "END" if value.eq_ignore_ascii_case("VEVENT") => {
                if let Some((begun, event)) = self.event.take() {
                    self.end(begun, event);
                }
            }
            "BEGIN" => self.inner += 1,
            "END" => self.inner = self.inner.saturating_sub(1),
            "METHOD" if self.event.is_none() => self.is_cancelled |= value.eq_ignore_ascii_case("CANCEL"),
            _ => {
                if self.inner == 0
                    && let Some((_, event)) = &mut self.event
                    && let Err(reason) = event.read(number, property)
                {
                    self.found.problem(number, reason);
                }
            }
        }
    }

    fn end(&mut self, begun: usize, mut event: Event) {
        if self.is_cancelled {
            event.cancel();
        }
        if let Some(replaced) = event.replaces()
            && self.replaced.len() < MOST_REPLACED
        {
            self.replaced.push(replaced);
        }
        match event.meant() {
            Meant::Days(days) => days.into_iter().for_each(|day| self.found.day(begun, day)),
            Meant::Yearly(feast) => self.found.yearly(begun, *feast),
            Meant::Cancelled(name) => self.found.note(begun, NoteKind::Cancelled { name }),
            Meant::Observance(name) => self.found.note(begun, NoteKind::Observance { name }),
            Meant::Problem(line, reason) => self.found.problem(line.unwrap_or(begun), reason),
        }
    }

    fn settle(mut self) -> Result<CalendarFile, Vec<ImportProblem>> {
        if let Some((begun, _)) = self.event {
            self.found.problem(begun, ImportReason::OpenEvent);
        }
        for feast in self.found.feasts() {
            let of_feast = self.replaced.iter().filter(|(uid, _)| *uid == feast.uid);
            feast.except.extend(of_feast.map(|(_, date)| *date));
        }
        self.found.settle()
    }
}
