//! The act by which the register, or an addition to it, was approved (Art. 6(2), R12-2).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::field::{choice, line, past_date};
use super::problem::{EntryFieldProblem, EntryProblem, EntryReader};

/// The longest number of an act, in characters.
const LONGEST_NUMBER: u32 = 60;
/// The longest address of an act, in characters.
const LONGEST_ADDRESS: u32 = 2_000;

/// What an act is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ActKind {
    /// A resolution of the Government.
    GovernmentResolution,
    /// A decree of the President.
    PresidentialDecree,
    /// An order of a state body.
    Order,
}

impl ActKind {
    /// Every kind, in the order a form offers them.
    pub const ALL: [Self; 3] = [Self::GovernmentResolution, Self::PresidentialDecree, Self::Order];

    /// The stable name in forms, files and the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::GovernmentResolution => "government_resolution",
            Self::PresidentialDecree => "presidential_decree",
            Self::Order => "order",
        }
    }

    /// The kind of a stable name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// The act by which the register, or an addition to it, was approved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RegisterAct {
    /// What it is.
    pub kind: ActKind,
    /// Its number.
    pub number: String,
    /// Its date.
    pub on: NaiveDate,
    /// The page on which it can be read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
}

/// The fields of an act, exactly as typed.
#[derive(Clone, Copy)]
pub(super) struct TypedAct<'a> {
    pub(super) kind: &'a str,
    pub(super) number: &'a str,
    pub(super) on: &'a str,
    pub(super) address: &'a str,
}

/// The act that the fields say; nothing if all of them are blank. An act that is named at all has its kind, number and
/// date; not every act stands on a page.
pub(super) fn act(typed: TypedAct<'_>, today: NaiveDate) -> Result<Option<RegisterAct>, Vec<EntryProblem>> {
    let TypedAct { kind, number, on, address: page } = typed;
    if [kind, number, on, page].iter().all(|text| text.trim().is_empty()) {
        return Ok(None);
    }
    let mut reader = EntryReader::default();
    let kind = reader.read("act_kind", choice(kind, ActKind::from_code));
    let number = reader.read("act_number", needed(line(number, LONGEST_NUMBER)));
    let on = reader.read("act_on", past_date(on, today));
    let address = reader.read("act_address", address(page));
    let act = || Some(RegisterAct { kind: kind?, number: number?, on: on?, address: address? });
    act().map(Some).ok_or(reader.problems)
}

fn needed(line: Result<String, EntryFieldProblem>) -> Result<String, EntryFieldProblem> {
    line.and_then(|line| if line.is_empty() { Err(EntryFieldProblem::Missing) } else { Ok(line) })
}

/// The address of a page on the web: nothing else than `http:` and `https:` leads where its words say.
fn address(text: &str) -> Result<Option<String>, EntryFieldProblem> {
    let address = line(text, LONGEST_ADDRESS)?;
    if address.is_empty() {
        return Ok(None);
    }
    let place = ["https://", "http://"].into_iter().find_map(|scheme| address.strip_prefix(scheme));
    let named = place.is_some_and(|place| place.starts_with(char::is_alphanumeric));
    let broken = |character: char| character.is_whitespace() || matches!(character, '\\' | '"' | '<' | '>');
    if named && !address.contains(broken) {
        Ok(Some(address))
    } else {
        Err(EntryFieldProblem::MalformedAddress)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(fields: [&str; 4]) -> Result<Option<RegisterAct>, Vec<EntryProblem>> {
        let [kind, number, on, address] = fields;
        act(TypedAct { kind, number, on, address }, NaiveDate::from_ymd_opt(2026, 3, 10).unwrap())
    }

    #[test]
    fn r12_2_an_act_has_its_kind_number_and_date_or_is_not_there() {
        assert_eq!(typed([" ", "", "\n", ""]), Ok(None));
        let page = "https://adilet.zan.kz/rus/docs/P1300000983";
        let read = typed(["government_resolution", " 983 ", "18.09.2013", page]).unwrap().unwrap();
        assert_eq!(read.kind, ActKind::GovernmentResolution);
        assert_eq!((read.number.as_str(), read.address.as_deref()), ("983", Some(page)));
        assert_eq!(read.on, NaiveDate::from_ymd_opt(2013, 9, 18).unwrap());
        let unpublished = typed(["order", "12-н", "2026-03-10", ""]).unwrap().unwrap();
        assert_eq!(unpublished.address, None);
        let text = serde_json::to_string(&unpublished).unwrap();
        assert_eq!(text, r#"{"kind":"order","number":"12-н","on":"2026-03-10"}"#);
        assert_eq!(serde_json::from_str::<RegisterAct>(&text).unwrap(), unpublished);
    }

    /// The four fields as they are typed, and what is told of them.
    type Wrong<'a> = ([&'a str; 4], &'a [(&'a str, &'a str)]);

    #[test]
    fn r12_2_each_field_of_an_act_is_held_to_its_rule() {
        let table: [Wrong<'_>; 9] = [
            (
                ["", "", "", "https://a.kz"],
                &[("act_kind", "missing"), ("act_number", "missing"), ("act_on", "missing")],
            ),
            (["law", "1", "2026-03-10", ""], &[("act_kind", "unknown_choice")]),
            (["order", &"1".repeat(61), "2026-03-10", ""], &[("act_number", "too_long")]),
            (["order", "1\u{202e}2", "2026-03-10", ""], &[("act_number", "unfit")]),
            (["order", "1", "2026-03-11", ""], &[("act_on", "date_in_future")]),
            (["order", "1", "10/03/2026", ""], &[("act_on", "malformed_date")]),
            (["order", "1", "2026-03-10", "javascript:alert(1)"], &[("act_address", "malformed_address")]),
            (["order", "1", "2026-03-10", "https:// a.kz"], &[("act_address", "malformed_address")]),
            (["order", "1", "2026-03-10", "https://"], &[("act_address", "malformed_address")]),
        ];
        for (fields, problems) in table {
            let found = typed(fields).unwrap_err();
            let found: Vec<_> = found.iter().map(|one| (one.field, one.problem.code())).collect();
            assert_eq!(found, problems, "{fields:?}");
        }
    }

    #[test]
    fn every_kind_is_found_by_its_code() {
        for kind in ActKind::ALL {
            assert_eq!(ActKind::from_code(kind.code()), Some(kind));
            assert_eq!(serde_json::to_value(kind).unwrap(), kind.code());
        }
    }
}
