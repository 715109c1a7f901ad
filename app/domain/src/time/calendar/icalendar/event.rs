//! One event of iCalendar: its properties as they come, and what they mean for a calendar of days.

use chrono::{Days, NaiveDate};

use super::lines::Property;
use crate::time::calendar::problem::{ImportReason, told};
use crate::time::calendar::repeat::{Yearly, YearlyRule};
use crate::time::calendar::{CalendarDay, DayKind};

/// The longest event that is taken for days of the calendar.
const LONGEST_EVENT_DAYS: i64 = 31;
/// The most further dates of an event.
const MOST_DATES: usize = 366;
/// The longest name by which other events name one, in bytes.
const LONGEST_UID: usize = 255;

/// How real feeds say that an event is a day off, in three languages.
const PUBLIC: [&str; 7] = [
    "public holiday",
    "national holiday",
    "государственный праздник",
    "национальный праздник",
    "праздничный день",
    "мемлекеттік мереке",
    "ұлттық мереке",
];
/// How real feeds say that an event is only observed.
const OBSERVED: [&str; 7] = [
    "observance",
    "памятная дата",
    "памятный день",
    "профессиональный праздник",
    "атаулы күн",
    "кәсіби мереке",
    "не выходной",
];

/// What an event means.
pub(super) enum Meant {
    /// These days.
    Days(Vec<CalendarDay>),
    /// A feast that comes each year.
    Yearly(Box<Yearly>),
    /// Nothing any more: the event of this name is cancelled.
    Cancelled(String),
    /// Nothing: the event of this name is only observed.
    Observance(String),
    /// It cannot be said, because of a line or of the event itself.
    Problem(Option<usize>, ImportReason),
}

/// How sure an event is.
#[derive(Default, PartialEq, Eq)]
enum Status {
    #[default]
    Confirmed,
    Tentative,
    Cancelled,
}

/// What is known of one event so far.
#[derive(Default)]
pub(super) struct Event {
    start: Option<NaiveDate>,
    end: Option<NaiveDate>,
    /// How long it lasts, in days, where that is said instead of its end.
    length: Option<i64>,
    name: String,
    category: Option<DayKind>,
    kind: Option<DayKind>,
    status: Status,
    /// Whether it leaves those who have it free.
    is_transparent: bool,
    /// Whether it is called a public holiday, or an observance.
    is_public: Option<bool>,
    rule: Option<YearlyRule>,
    more: Vec<NaiveDate>,
    except: Vec<NaiveDate>,
    uid: String,
    instead: Option<NaiveDate>,
    /// The first date that could not be read, with its line. What is cancelled need not be readable.
    broken: Option<(usize, ImportReason)>,
}

impl Event {
    /// Takes a property that stands in a line.
    pub(super) fn read(&mut self, line: usize, property: &Property<'_>) -> Result<(), ImportReason> {
        let value = property.value;
        match property.name.as_str() {
            "DTSTART" => self.start = self.dated(line, date(value)),
            "DTEND" => self.end = self.dated(line, end(value)),
            "DURATION" => self.length = self.dated(line, duration(value)),
            "SUMMARY" => self.name = self.dated(line, property.words()).unwrap_or_default(),
            "CATEGORIES" => {
                let words = property.words()?;
                let mut categories = words.split(',');
                self.is_public = self.is_public.or_else(|| words.split(',').find_map(says));
                self.category =
                    self.category.or_else(|| categories.find_map(|one| DayKind::from_code(&code(one))));
            }
            "DESCRIPTION" => {
                self.is_public = self.is_public.or_else(|| property.words().ok().as_deref().and_then(says));
            }
            "X-TALQY-KIND" => {
                let unknown = || ImportReason::UnknownKind(told(value));
                self.kind = Some(DayKind::from_code(&code(value)).ok_or_else(unknown)?);
            }
            "STATUS" if value.eq_ignore_ascii_case("TENTATIVE") => self.status = Status::Tentative,
            "STATUS" if value.eq_ignore_ascii_case("CANCELLED") => self.status = Status::Cancelled,
            "TRANSP" => self.is_transparent = value.eq_ignore_ascii_case("TRANSPARENT"),
            "UID" if value.len() <= LONGEST_UID => value.clone_into(&mut self.uid),
            "RECURRENCE-ID" => self.instead = date(value).ok(),
            "RRULE" if self.rule.is_some() => return Err(ImportReason::Repeats),
            "RRULE" => self.rule = Some(YearlyRule::parse(value)?),
            "RDATE" => dates(value, &mut self.more)?,
            "EXDATE" => dates(value, &mut self.except)?,
            _ => {}
        }
        Ok(())
    }

    /// What was read of a date; what was not is kept, to be told if the event is wanted.
    fn dated<T>(&mut self, line: usize, read: Result<T, ImportReason>) -> Option<T> {
        match read {
            Ok(read) => Some(read),
            Err(reason) => {
                if self.broken.is_none() {
                    self.broken = Some((line, reason));
                }
                None
            }
        }
    }

    /// Calls the event off.
    pub(super) fn cancel(&mut self) {
        self.status = Status::Cancelled;
    }

    /// The day of another event in whose place this one stands.
    pub(super) fn replaces(&self) -> Option<(String, NaiveDate)> {
        self.instead.filter(|_| !self.uid.is_empty()).map(|date| (self.uid.clone(), date))
    }

    /// What it means, now that it has ended.
    pub(super) fn meant(self) -> Meant {
        if self.status == Status::Cancelled {
            return Meant::Cancelled(told(&self.name));
        }
        if self.is_observance() {
            return Meant::Observance(told(&self.name));
        }
        if let Some((line, reason)) = self.broken {
            return Meant::Problem(Some(line), reason);
        }
        match self.days() {
            Ok(meant) => meant,
            Err(reason) => Meant::Problem(None, reason),
        }
    }

    /// Whether nobody is off on it. Some feeds mark public holidays as transparent too, and then say that they are.
    fn is_observance(&self) -> bool {
        let silent = self.is_transparent && self.category.is_none();
        self.kind.is_none() && self.is_public.map_or(silent, |is_public| !is_public)
    }

    fn days(self) -> Result<Meant, ImportReason> {
        let start = self.start.ok_or(ImportReason::NoStart)?;
        if self.name.trim().is_empty() {
            return Err(ImportReason::NoName);
        }
        let length = match (self.end, self.length) {
            // Some programs write the same date as start and end of a single day.
            (Some(end), _) => (end - start).num_days().max(i64::from(end == start)),
            (None, Some(length)) => length.max(i64::from(length == 0)),
            (None, None) => 1,
        };
        if !(1..=LONGEST_EVENT_DAYS).contains(&length) {
            return Err(ImportReason::BadLength);
        }
        let length = usize::try_from(length).unwrap_or(1);
        let kind = self.kind.or(self.category).unwrap_or(DayKind::Holiday);
        let estimated = self.status == Status::Tentative;
        if let Some(rule) = self.rule {
            // A weekend day that is worked is decreed for one year; further dates beside a rule are rare.
            if kind == DayKind::WorkingDay || !self.more.is_empty() || !rule.fits(start) {
                return Err(ImportReason::Repeats);
            }
            let Self { uid, name, except, .. } = self;
            return Ok(Meant::Yearly(Box::new(Yearly {
                uid,
                start,
                length,
                rule,
                except,
                kind,
                name,
                estimated,
            })));
        }
        let starts = [start].into_iter().chain(self.more).filter(|start| !self.except.contains(start));
        let dates = starts.flat_map(|start| start.iter_days().take(length));
        Ok(Meant::Days(
            dates.map(|date| CalendarDay { date, kind, name: self.name.clone(), estimated }).collect(),
        ))
    }
}

/// A date, or the midnight with which it begins.
fn date(value: &str) -> Result<NaiveDate, ImportReason> {
    let (day, time) = value.split_once(['T', 't']).unwrap_or((value, "000000"));
    if time.trim_end_matches(['Z', 'z']) != "000000" {
        return Err(ImportReason::NotAllDay(told(value)));
    }
    NaiveDate::parse_from_str(day, "%Y%m%d").map_err(|_| ImportReason::BadDate(told(value)))
}

/// The date before which an event ends: that of a midnight, or the next one where a program ends a day a moment before.
fn end(value: &str) -> Result<NaiveDate, ImportReason> {
    let almost = value
        .split_once(['T', 't'])
        .filter(|(_, time)| matches!(time.trim_end_matches(['Z', 'z']), "235900" | "235959"));
    match almost {
        Some((day, _)) => {
            let last = date(day)?;
            last.checked_add_days(Days::new(1)).ok_or_else(|| ImportReason::BadDate(told(value)))
        }
        None => date(value),
    }
}

/// The whole days of a duration such as `P3D`, `P1W` or `PT24H` (RFC 5545, 3.3.6).
fn duration(value: &str) -> Result<i64, ImportReason> {
    let mut rest = value.trim_start_matches('+').strip_prefix(['P', 'p']).ok_or(ImportReason::BadLength)?;
    let mut seconds = 0_i64;
    while !rest.is_empty() {
        rest = rest.strip_prefix(['T', 't']).unwrap_or(rest);
        let digits = rest.find(|letter: char| !letter.is_ascii_digit()).ok_or(ImportReason::BadLength)?;
        let (number, behind) = rest.split_at_checked(digits).ok_or(ImportReason::BadLength)?;
        let mut letters = behind.chars();
        let unit = match letters.next().map(|letter| letter.to_ascii_uppercase()) {
            Some('W') => 604_800,
            Some('D') => 86_400,
            Some('H') => 3_600,
            Some('M') => 60,
            Some('S') => 1,
            _ => return Err(ImportReason::BadLength),
        };
        let number: i64 = number.parse().map_err(|_| ImportReason::BadLength)?;
        seconds = number
            .checked_mul(unit)
            .and_then(|more| seconds.checked_add(more))
            .ok_or(ImportReason::BadLength)?;
        rest = letters.as_str();
    }
    if seconds % 86_400 == 0 { Ok(seconds / 86_400) } else { Err(ImportReason::BadLength) }
}

/// The dates of a list.
fn dates(value: &str, into: &mut Vec<NaiveDate>) -> Result<(), ImportReason> {
    for one in value.split(',') {
        if into.len() >= MOST_DATES {
            return Err(ImportReason::ManyDays);
        }
        into.push(date(one.trim())?);
    }
    Ok(())
}

/// Whether words call an event a public holiday, or an observance; nothing if they say neither.
fn says(words: &str) -> Option<bool> {
    let words = words.trim().to_lowercase();
    if OBSERVED.iter().any(|observed| words.starts_with(observed)) {
        return Some(false);
    }
    PUBLIC.iter().any(|public| words.starts_with(public)).then_some(true)
}

fn code(value: &str) -> String {
    value.trim().to_lowercase().replace(['-', ' '], "_")
}
