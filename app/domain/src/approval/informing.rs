//! The places where the information on a service is brought up to date after the approval of its standard (Art. 23(2), R23-2).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::ActFault;
use super::day::day_past;
use crate::discussion::{TextProblem, screen_line};
use crate::law;
use crate::time::{BusinessCalendar, Deadline};

/// The longest address, in characters.
const LONGEST_LINK: u32 = 2_000;

/// A place where the public is informed (Art. 23(1)).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum InformingPlace {
    /// The web portal of electronic government.
    Portal,
    /// The body's own site.
    OwnSite,
    /// The premises of the providers and of the State Corporation.
    Premises,
    /// The Unified contact centre.
    ContactCentre,
}

impl InformingPlace {
    /// Every place, in the order of the checklist.
    pub const ALL: [Self; 4] = [Self::Portal, Self::OwnSite, Self::Premises, Self::ContactCentre];

    /// The stable name in forms, files and the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Portal => "portal",
            Self::OwnSite => "own_site",
            Self::Premises => "premises",
            Self::ContactCentre => "contact_centre",
        }
    }

    /// The place of a stable name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|place| place.code() == code)
    }

    /// Whether what was done there can be read at an address, which is then asked for.
    pub const fn is_online(self) -> bool {
        matches!(self, Self::Portal | Self::OwnSite)
    }
}

/// The last day by which the information is to be brought up to date after an order of a date (R23-2).
pub fn informing_deadline(order_on: NaiveDate, calendar: &BusinessCalendar) -> Deadline {
    law::in_force_on(order_on).informing.deadline(order_on, calendar)
}

/// A place that is done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InformingTick {
    /// The place.
    pub place: InformingPlace,
    /// When it was done.
    pub done_on: NaiveDate,
    /// Where it can be seen.
    pub link: Option<String>,
}

impl InformingTick {
    /// The tick of a form on an order of `order_on`.
    ///
    /// # Errors
    /// Every field that cannot be taken, with the code of its [`ActFault`].
    pub fn parse(
        place: &str,
        done_on: &str,
        link: &str,
        order_on: NaiveDate,
        today: NaiveDate,
    ) -> Result<Self, Vec<(&'static str, &'static str)>> {
        let place = InformingPlace::from_code(place.trim()).ok_or(ActFault::UnknownPlace);
        let done_on = day_past(done_on, today)
            .and_then(|date| if date < order_on { Err(ActFault::BeforeOrder) } else { Ok(date) });
        let link = address(link, place.is_ok_and(InformingPlace::is_online));
        match (place, done_on, link) {
            (Ok(place), Ok(done_on), Ok(link)) => Ok(Self { place, done_on, link }),
            (place, done_on, link) => {
                let faults = [("place", place.err()), ("done_on", done_on.err()), ("link", link.err())];
                let faults = faults.into_iter().filter_map(|(field, fault)| Some((field, fault?.code())));
                Err(faults.collect())
            }
        }
    }
}

/// An address on the web as it is typed; nothing where none is needed and none was typed.
pub(crate) fn address(text: &str, needed: bool) -> Result<Option<String>, ActFault> {
    let link = match screen_line(text, LONGEST_LINK) {
        Ok(link) => link,
        Err(TextProblem::Empty) if needed => return Err(ActFault::Missing),
        Err(TextProblem::Empty) => return Ok(None),
        Err(TextProblem::TooLong) => return Err(ActFault::TooLong),
        Err(_) => return Err(ActFault::Unfit),
    };
    let leads = ["https://", "http://"].into_iter().any(|scheme| {
        link.strip_prefix(scheme)
            .is_some_and(|rest| rest.starts_with(|letter: char| letter.is_alphanumeric()))
    });
    // Browsers read a backslash as a slash.
    let plain = !link.contains(|letter: char| letter.is_whitespace() || letter == '\\');
    if leads && plain { Ok(Some(link)) } else { Err(ActFault::MalformedLink) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn tick(
        place: &str,
        done_on: &str,
        link: &str,
    ) -> Result<InformingTick, Vec<(&'static str, &'static str)>> {
        InformingTick::parse(place, done_on, link, date("2026-04-30"), date("2026-05-06"))
    }

    #[test]
    fn r23_2_the_term_is_three_business_days_from_the_order() {
        let calendar = BusinessCalendar::shipped();
        // The first, seventh and ninth of May are holidays.
        for (order_on, due_on) in
            [("2026-04-29", "2026-05-05"), ("2026-06-01", "2026-06-04"), ("2026-06-05", "2026-06-10")]
        {
            assert_eq!(informing_deadline(date(order_on), &calendar).due_on, date(due_on), "{order_on}");
        }
    }

    #[test]
    fn r23_2_a_place_is_ticked_with_its_day_and_online_with_its_address() {
        let done = tick("portal", "2026-05-05", " https://egov.kz/cms/ru/services/1 ").unwrap();
        assert_eq!(done.link.as_deref(), Some("https://egov.kz/cms/ru/services/1"));
        assert_eq!(tick("premises", "05.05.2026", "").unwrap().link, None);
        let cases = [
            (tick("portal", "2026-05-05", ""), vec![("link", "missing")]),
            (tick("own_site", "2026-05-05", "egov.kz"), vec![("link", "malformed_link")]),
            (tick("own_site", "2026-05-05", "javascript:alert(1)"), vec![("link", "malformed_link")]),
            (tick("own_site", "2026-05-05", "https://a.kz/ b"), vec![("link", "malformed_link")]),
            (tick("premises", "2026-05-07", ""), vec![("done_on", "date_in_future")]),
            (tick("premises", "2026-04-29", ""), vec![("done_on", "before_order")]),
            (tick("wall", "", ""), vec![("place", "unknown_place"), ("done_on", "missing")]),
        ];
        for (refused, faults) in cases {
            assert_eq!(refused.unwrap_err(), faults);
        }
    }

    #[test]
    fn codes_round_trip() {
        for place in InformingPlace::ALL {
            assert_eq!(InformingPlace::from_code(place.code()), Some(place));
            assert_eq!(serde_json::to_string(&place).unwrap(), format!("\"{}\"", place.code()));
        }
    }
}
