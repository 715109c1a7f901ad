//! A comment that reached the body on paper or by another way within the term and is entered by its staff (R15-5): what they
//! type beside its words, and what everybody reads of it.

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use serde::{Deserialize, Serialize};

use super::comment::given;
use super::text::{TextProblem, screen_line};
use crate::form_fields::form_fields;
use crate::time::LegalZone;

/// The most characters of the address of another site.
const SITE_LIMIT: u32 = 300;
/// The most characters of an incoming number.
const REGISTERED_LIMIT: u32 = 100;
/// The names of the fields, for the problems that are told beside them.
const NAMES: EntryFields<&str> = EntryFields::NAMES;
/// The field of the files, which come beside the others.
const FILES: &str = "files";

/// The way by which a comment reached the body.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Way {
    /// A letter on paper.
    Paper,
    /// A letter to the e-mail of the body.
    Email,
    /// Another site, such as the portal of open drafts.
    OtherSite,
    /// Said or handed over at a reception.
    InPerson,
}

impl Way {
    /// Every way.
    pub const ALL: [Self; 4] = [Self::Paper, Self::Email, Self::OtherSite, Self::InPerson];

    /// The stable name in forms, files and the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Paper => "paper",
            Self::Email => "email",
            Self::OtherSite => "other_site",
            Self::InPerson => "in_person",
        }
    }

    /// The way of a stable name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|way| way.code() == code)
    }
}

form_fields! {
    /// One value for each field of the form that stands beside the comment.
    pub struct EntryFields {
        /// Code of a [`Way`].
        way,
        /// Address of the other site.
        site,
        /// Legal date of receipt.
        date,
        /// Hour of receipt by the clock of the legal zone.
        time,
        /// Incoming number of the body.
        registered,
        /// Anything but blank publishes the files.
        publish,
    }
}

/// The fields of the form, as they arrive; an empty string is a field left blank.
pub type EntryInput = EntryFields<String>;

/// How a comment came, fit to be kept. Whether it came in time is for the window to say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The way.
    pub way: Way,
    /// The address of the other site; nothing for other ways.
    pub site: Option<String>,
    /// When it reached the body.
    pub received_at: DateTime<Utc>,
    /// The incoming number of the body, if it has one.
    pub registered: Option<String>,
    /// Whether everybody may read the files.
    pub publishes_files: bool,
}

/// What everybody reads of how a comment came that was entered by staff.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entered {
    /// The way.
    pub way: Way,
    /// The address of the other site.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub site: Option<String>,
    /// The incoming number of the body.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub registered: Option<String>,
    /// When it was entered, UTC.
    pub entered_at: DateTime<Utc>,
}

/// What is wrong with a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
pub enum EntryProblem {
    /// Its text cannot be taken.
    #[error(transparent)]
    Text(TextProblem),
    /// No such way.
    #[error("no such way of receipt")]
    UnknownWay,
    /// No date.
    #[error("no date")]
    Date,
    /// No hour of that date.
    #[error("no hour of the date")]
    Time,
    /// It has not come yet.
    #[error("the moment of receipt lies ahead")]
    Ahead,
    /// A letter on paper comes with its scan.
    #[error("a letter on paper needs its scan")]
    ScanNeeded,
}

impl EntryProblem {
    /// The stable name, a key in the locales.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Text(problem) => problem.code(),
            Self::UnknownWay => "unknown_way",
            Self::Date => "date",
            Self::Time => "time",
            Self::Ahead => "ahead",
            Self::ScanNeeded => "scan_needed",
        }
    }
}

/// A problem with the field that has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct EntryFieldProblem {
    /// The name of the field in [`EntryInput`], or `files`.
    pub field: &'static str,
    /// What is wrong with it.
    pub problem: EntryProblem,
}

impl EntryInput {
    /// How the comment came, with so many files, typed at `now`.
    ///
    /// # Errors
    /// Every [`EntryFieldProblem`], in the order of the form.
    pub fn parse(
        &self,
        zone: LegalZone,
        now: DateTime<Utc>,
        files: usize,
    ) -> Result<Entry, Vec<EntryFieldProblem>> {
        let mut problems = Vec::new();
        let mut wrong = |field, problem| problems.push(EntryFieldProblem { field, problem });
        let way = Way::from_code(self.way.trim());
        if way.is_none() {
            wrong(NAMES.way, EntryProblem::UnknownWay);
        }
        let mut site = None;
        if way == Some(Way::OtherSite) {
            match screen_line(&self.site, SITE_LIMIT) {
                Ok(line) => site = Some(line),
                Err(problem) => wrong(NAMES.site, EntryProblem::Text(problem)),
            }
        }
        let received_at = match self.moment(zone) {
            Ok(at) if at > now => {
                wrong(NAMES.date, EntryProblem::Ahead);
                None
            }
            Ok(at) => Some(at),
            Err((field, problem)) => {
                wrong(field, problem);
                None
            }
        };
        let mut registered = None;
        if let Some(typed) = given(&self.registered) {
            match screen_line(typed, REGISTERED_LIMIT) {
                Ok(line) => registered = Some(line),
                Err(problem) => wrong(NAMES.registered, EntryProblem::Text(problem)),
            }
        }
        if way == Some(Way::Paper) && files == 0 {
            wrong(FILES, EntryProblem::ScanNeeded);
        }
        let publishes_files = given(&self.publish).is_some();
        match (way, received_at) {
            (Some(way), Some(received_at)) if problems.is_empty() => {
                Ok(Entry { way, site, received_at, registered, publishes_files })
            }
            _ => Err(problems),
        }
    }

    fn moment(&self, zone: LegalZone) -> Result<DateTime<Utc>, (&'static str, EntryProblem)> {
        let date = ["%Y-%m-%d", "%d.%m.%Y"]
            .into_iter()
            .find_map(|form| NaiveDate::parse_from_str(self.date.trim(), form).ok())
            .ok_or((NAMES.date, EntryProblem::Date))?;
        let time = ["%H:%M", "%H:%M:%S"]
            .into_iter()
            .find_map(|form| NaiveTime::parse_from_str(self.time.trim(), form).ok())
            .ok_or((NAMES.time, EntryProblem::Time))?;
        zone.at(date.and_time(time)).ok_or((NAMES.time, EntryProblem::Time))
    }
}

#[cfg(test)]
mod tests {
    use chrono::TimeZone;

    use super::*;

    fn input(way: &str, date: &str, time: &str) -> EntryInput {
        EntryInput {
            way: way.to_owned(),
            date: date.to_owned(),
            time: time.to_owned(),
            ..EntryInput::default()
        }
    }

    fn read(input: &EntryInput, files: usize) -> Result<Entry, Vec<(&'static str, &'static str)>> {
        let zone = LegalZone::parse("Asia/Almaty").unwrap();
        let now = Utc.with_ymd_and_hms(2026, 3, 10, 7, 0, 0).unwrap();
        let told = |found: Vec<EntryFieldProblem>| {
            found.into_iter().map(|found| (found.field, found.problem.code())).collect()
        };
        input.parse(zone, now, files).map_err(told)
    }

    #[test]
    fn r15_5_the_moment_of_receipt_is_read_by_the_legal_clock() {
        let at = Utc.with_ymd_and_hms(2026, 3, 5, 4, 30, 0).unwrap();
        for (date, time) in [("2026-03-05", "09:30"), ("05.03.2026", "9:30"), (" 2026-03-05 ", "09:30:00")] {
            let entry = read(&input("email", date, time), 0).unwrap();
            assert_eq!((entry.received_at, entry.way), (at, Way::Email), "{date} {time}");
        }
    }

    #[test]
    fn r15_5_what_cannot_be_entered_is_told_beside_its_field() {
        type Told = &'static [(&'static str, &'static str)];
        let table: [(EntryInput, usize, Told); 8] = [
            (input("", "2026-03-05", "09:30"), 0, &[("way", "unknown_way")]),
            (input("pigeon", "2026-03-05", "09:30"), 0, &[("way", "unknown_way")]),
            (input("email", "", "09:30"), 0, &[("date", "date")]),
            (input("email", "2026-02-30", "09:30"), 0, &[("date", "date")]),
            (input("email", "2026-03-05", ""), 0, &[("time", "time")]),
            (input("email", "2026-03-10", "12:01"), 0, &[("date", "ahead")]),
            (input("paper", "2026-03-05", "09:30"), 0, &[("files", "scan_needed")]),
            (input("other_site", "", "25:00"), 0, &[("site", "empty"), ("date", "date")]),
        ];
        for (input, files, problems) in table {
            assert_eq!(read(&input, files), Err(problems.to_vec()), "{input:?}");
        }
        assert!(read(&input("paper", "2026-03-10", "12:00"), 1).is_ok());
    }

    #[test]
    fn codes_of_ways_round_trip() {
        for way in Way::ALL {
            assert_eq!(Way::from_code(way.code()), Some(way));
        }
    }
}
