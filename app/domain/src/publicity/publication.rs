//! One way in which something was made known, with its place and its day.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::Announced;
use crate::approval::{ActFault, address, day_past};
use crate::discussion::{TextProblem, screen_line};

/// The longest description of a way that has no address, in characters.
const LONGEST_PLACE: u32 = 500;

/// A way of making something known (Art. 15(2), 15(4)).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outlet {
    /// The web portal of electronic government.
    Portal,
    /// The body's own site.
    OwnSite,
    /// The sites of local executive bodies.
    LocalSites,
    /// Another way: newspapers, broadcasts, notices at the place of service.
    Other,
}

impl Outlet {
    /// Every way, in the order of the law.
    pub const ALL: [Self; 4] = [Self::Portal, Self::OwnSite, Self::LocalSites, Self::Other];

    /// The stable name in forms, files and the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Portal => "portal",
            Self::OwnSite => "own_site",
            Self::LocalSites => "local_sites",
            Self::Other => "other",
        }
    }

    /// The way of a stable name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|outlet| outlet.code() == code)
    }

    /// Whether what was published there stands at an address, which is then asked for.
    pub const fn is_online(self) -> bool {
        !matches!(self, Self::Other)
    }
}

/// One way in which something was made known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Publication {
    /// What was made known.
    pub announced: Announced,
    /// The way.
    pub outlet: Outlet,
    /// The place: an address on the web, or words where there is none.
    pub place: String,
    /// The legal date.
    pub on: NaiveDate,
}

impl Publication {
    /// What a form says of something that exists since a legal date.
    ///
    /// # Errors
    /// Every field that cannot be taken, with the code of its [`ActFault`], in the order of the form.
    pub fn parse(
        announced: Announced,
        outlet: &str,
        place: &str,
        on: &str,
        since: NaiveDate,
        today: NaiveDate,
    ) -> Result<Self, Vec<(&'static str, &'static str)>> {
        let outlet = Outlet::from_code(outlet.trim()).ok_or(ActFault::UnknownPlace);
        let place = place_of(place, outlet.is_ok_and(Outlet::is_online));
        let on = day_past(on, today)
            .and_then(|date| if date < since { Err(ActFault::BeforeEvent) } else { Ok(date) });
        match (outlet, place, on) {
            (Ok(outlet), Ok(place), Ok(on)) => Ok(Self { announced, outlet, place, on }),
            (outlet, place, on) => {
                let faults = [("outlet", outlet.err()), ("place", place.err()), ("on", on.err())];
                let faults = faults.into_iter().filter_map(|(field, fault)| Some((field, fault?.code())));
                Err(faults.collect())
            }
        }
    }

    /// Whether it came after the last day on which it was due.
    pub fn is_late(&self, due_on: Option<NaiveDate>) -> bool {
        due_on.is_some_and(|due_on| self.on > due_on)
    }
}

fn place_of(text: &str, is_online: bool) -> Result<String, ActFault> {
    if is_online {
        return address(text, true)?.ok_or(ActFault::Missing);
    }
    screen_line(text, LONGEST_PLACE).map_err(|problem| match problem {
        TextProblem::Empty => ActFault::Missing,
        TextProblem::TooLong => ActFault::TooLong,
        _ => ActFault::Unfit,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn parsed(outlet: &str, place: &str, on: &str) -> Result<Publication, Vec<(&'static str, &'static str)>> {
        let (since, today) = (date("2026-03-05"), date("2026-03-10"));
        Publication::parse(Announced::Placement, outlet, place, on, since, today)
    }

    #[test]
    fn r15_6_a_way_of_informing_has_its_place_and_its_day() {
        let portal = parsed("portal", " https://egov.kz/d/1 ", "05.03.2026").unwrap();
        assert_eq!((portal.outlet, portal.place.as_str()), (Outlet::Portal, "https://egov.kz/d/1"));
        assert_eq!(portal.on, date("2026-03-05"));
        let radio = parsed("other", "Казахское радио,\nвыпуск в 9:00", "2026-03-10").unwrap();
        assert_eq!(radio.place, "Казахское радио, выпуск в 9:00");
        assert!(radio.is_late(Some(date("2026-03-09"))) && !radio.is_late(Some(radio.on)));
        assert!(!radio.is_late(None));
    }

    #[test]
    fn r15_6_what_cannot_be_taken_is_told_beside_its_field() {
        for (outlet, place, on, told) in [
            ("", "", "", vec![("outlet", "unknown_place"), ("place", "missing"), ("on", "missing")]),
            ("portal", "egov.kz", "2026-03-05", vec![("place", "malformed_link")]),
            ("own_site", "", "2026-03-05", vec![("place", "missing")]),
            ("other", &"а".repeat(501), "2026-03-05", vec![("place", "too_long")]),
            ("other", "Радио", "2026-03-04", vec![("on", "before_event")]),
            ("other", "Радио", "2026-03-11", vec![("on", "date_in_future")]),
            ("other", "Радио", "вчера", vec![("on", "malformed_date")]),
        ] {
            assert_eq!(parsed(outlet, place, on).unwrap_err(), told, "{outlet} {place} {on}");
        }
    }
}
