//! What the administrator sets for a body: how long it has for an opinion, whether its silence is consent, and what became
//! of it (RC-2). All of it is a setting of the installation; where it rests on a norm, the norm is named.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use super::term::LONGEST_ANSWER_DAYS;
use crate::body::BodyId;
use crate::discussion::{TextProblem, screen_line};

/// The longest name of a norm, in characters.
const LONGEST_NORM: u32 = 500;

/// What is set for a body.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct BodyTerms {
    /// The business days it has for an opinion; nothing means [`ANSWER_DAYS`](super::ANSWER_DAYS).
    pub days: Option<u32>,
    /// The norm on which those days rest.
    pub norm: Option<String>,
    /// The norm by which its silence is consent; without one it is not.
    pub silence_norm: Option<String>,
    /// The legal date from which it is abolished.
    pub abolished_on: Option<NaiveDate>,
    /// The body that takes over its duties.
    pub successor: Option<BodyId>,
}

/// The same as typed. Given back unchanged with the problems, so that nothing has to be typed twice.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct BodyTermsInput {
    /// The business days.
    pub coordination_days: String,
    /// The norm of the term.
    pub coordination_norm: String,
    /// The norm of the silence.
    pub silence_norm: String,
    /// The day, "2026-03-02" or "02.03.2026".
    pub abolished_on: String,
    /// The number of the body that takes over.
    pub successor: String,
}

/// What can be wrong with a field of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BodyTermsProblem {
    /// The days are no number from 1 to [`LONGEST_ANSWER_DAYS`].
    Days,
    /// A norm of the term is named, and no term.
    DaysNeeded,
    /// The words of a norm cannot be stored.
    Norm(TextProblem),
    /// The text is no date.
    Date,
    /// A successor is named for a body that is not abolished.
    DayNeeded,
    /// No such body is known.
    UnknownSuccessor,
    /// The body would succeed itself.
    OwnSuccessor,
    /// The successor is, by its own successors, followed by this body.
    Circle,
}

impl BodyTermsProblem {
    /// The stable name, a key of the interface's words.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Days => "days",
            Self::DaysNeeded => "days_needed",
            Self::Norm(problem) => problem.code(),
            Self::Date => "date",
            Self::DayNeeded => "day_needed",
            Self::UnknownSuccessor => "unknown_choice",
            Self::OwnSuccessor => "own_successor",
            Self::Circle => "circle",
        }
    }
}

/// A field of [`BodyTermsInput`], and what is wrong with it.
pub type BodyTermsFieldProblem = (&'static str, BodyTermsProblem);

/// Every known body with its successor, where it has one.
pub type Successors = BTreeMap<BodyId, Option<BodyId>>;

impl BodyTermsInput {
    /// Whether nothing is typed: every setting is the shipped one.
    pub fn is_blank(&self) -> bool {
        *self == Self::default()
    }

    /// What the fields set for the body `own`, which has no key yet while it is entered.
    ///
    /// # Errors
    /// Every field that cannot be taken, in the order of the form.
    pub fn parse(
        &self,
        own: Option<BodyId>,
        known: &Successors,
    ) -> Result<BodyTerms, Vec<BodyTermsFieldProblem>> {
        let mut problems = Vec::new();
        let has_norm = !self.coordination_norm.trim().is_empty();
        let is_followed = !self.successor.trim().is_empty();
        let days = read(&mut problems, "coordination_days", days(&self.coordination_days, has_norm));
        let norm_of_days = read(&mut problems, "coordination_norm", norm(&self.coordination_norm));
        let silence_norm = read(&mut problems, "silence_norm", norm(&self.silence_norm));
        let abolished_on = read(&mut problems, "abolished_on", day(&self.abolished_on, is_followed));
        let successor = read(&mut problems, "successor", successor(&self.successor, own, known));
        let terms = BodyTerms { days, norm: norm_of_days, silence_norm, abolished_on, successor };
        if problems.is_empty() { Ok(terms) } else { Err(problems) }
    }
}

/// What a field says, or nothing and its problem.
fn read<T>(
    problems: &mut Vec<BodyTermsFieldProblem>,
    field: &'static str,
    value: Result<Option<T>, BodyTermsProblem>,
) -> Option<T> {
    value.unwrap_or_else(|problem| {
        problems.push((field, problem));
        None
    })
}

fn days(text: &str, has_norm: bool) -> Result<Option<u32>, BodyTermsProblem> {
    match text.trim() {
        // What a norm is about has to be said: nobody guesses the days out of its name.
        "" if has_norm => Err(BodyTermsProblem::DaysNeeded),
        "" => Ok(None),
        text => {
            let days = text.parse::<u32>().ok().filter(|days| (1..=LONGEST_ANSWER_DAYS).contains(days));
            days.map(Some).ok_or(BodyTermsProblem::Days)
        }
    }
}

fn norm(text: &str) -> Result<Option<String>, BodyTermsProblem> {
    match screen_line(text, LONGEST_NORM) {
        Ok(norm) => Ok(Some(norm)),
        Err(TextProblem::Empty) => Ok(None),
        Err(problem) => Err(BodyTermsProblem::Norm(problem)),
    }
}

/// A day, also one that is still to come: a body is known to end before it does.
fn day(text: &str, is_followed: bool) -> Result<Option<NaiveDate>, BodyTermsProblem> {
    let text = text.trim();
    if text.is_empty() {
        return if is_followed { Err(BodyTermsProblem::DayNeeded) } else { Ok(None) };
    }
    let read = |form: &str| NaiveDate::parse_from_str(text, form).ok();
    let day = ["%Y-%m-%d", "%d.%m.%Y"].into_iter().find_map(read);
    // A year far from ours, or one of two digits, is a slip of the hand.
    let day = day.filter(|day| (2000..2100).contains(&day.year()));
    day.map(Some).ok_or(BodyTermsProblem::Date)
}

fn successor(
    text: &str,
    own: Option<BodyId>,
    known: &Successors,
) -> Result<Option<BodyId>, BodyTermsProblem> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let chosen = text.parse().ok().map(BodyId).filter(|body| known.contains_key(body));
    let chosen = chosen.ok_or(BodyTermsProblem::UnknownSuccessor)?;
    if own == Some(chosen) {
        return Err(BodyTermsProblem::OwnSuccessor);
    }
    let mut last = chosen;
    // A way through more bodies than there are has been somewhere twice.
    for _ in known {
        match known.get(&last).copied().flatten() {
            Some(next) if own == Some(next) => return Err(BodyTermsProblem::Circle),
            Some(next) => last = next,
            None => return Ok(Some(chosen)),
        }
    }
    Err(BodyTermsProblem::Circle)
}

#[cfg(test)]
mod tests {
    use super::*;

    type Typed<'a> = [&'a str; 5];

    /// The body 1 among four: 2 was succeeded by 3, and 4 by 1.
    fn read_of_first(typed: Typed<'_>) -> Result<BodyTerms, Vec<(&'static str, &'static str)>> {
        let [days, norm, silence, abolished, successor] = typed.map(str::to_owned);
        let input = BodyTermsInput {
            coordination_days: days,
            coordination_norm: norm,
            silence_norm: silence,
            abolished_on: abolished,
            successor,
        };
        let known = Successors::from([
            (BodyId(1), None),
            (BodyId(2), Some(BodyId(3))),
            (BodyId(3), None),
            (BodyId(4), Some(BodyId(1))),
        ]);
        let coded = |(field, problem): BodyTermsFieldProblem| (field, problem.code());
        let problems = |problems: Vec<BodyTermsFieldProblem>| problems.into_iter().map(coded).collect();
        input.parse(Some(BodyId(1)), &known).map_err(problems)
    }

    #[test]
    fn rc_2_what_is_blank_is_as_shipped() {
        assert!(BodyTermsInput::default().is_blank());
        assert_eq!(read_of_first(["", " ", "\t", "", ""]), Ok(BodyTerms::default()));
    }

    #[test]
    fn rc_2_a_body_has_its_term_its_norms_its_end_and_its_successor() {
        let set = read_of_first([" 15 ", "п. 4  Правил", "п. 5", "01.07.2026", "2"]).unwrap();
        let expected = BodyTerms {
            days: Some(15),
            norm: Some("п. 4 Правил".to_owned()),
            silence_norm: Some("п. 5".to_owned()),
            abolished_on: NaiveDate::from_ymd_opt(2026, 7, 1),
            successor: Some(BodyId(2)),
        };
        assert_eq!(set, expected);
        assert_eq!(read_of_first(["", "", "", "2026-07-01", ""]).unwrap().successor, None);
    }

    #[test]
    fn rc_2_each_setting_of_a_body_is_held_to_its_rule() {
        let long = "я".repeat(501);
        let table: [(Typed<'_>, &[(&str, &str)]); 13] = [
            (["0", "", "", "", ""], &[("coordination_days", "days")]),
            (["61", "", "", "", ""], &[("coordination_days", "days")]),
            (["-5", "", "", "", ""], &[("coordination_days", "days")]),
            (["ten", "", "", "", ""], &[("coordination_days", "days")]),
            (["", "п. 4", "", "", ""], &[("coordination_days", "days_needed")]),
            (["5", &long, "", "", ""], &[("coordination_norm", "too_long")]),
            (["", "", "a\u{202e}b", "", ""], &[("silence_norm", "direction_overrides")]),
            (["", "", "", "2026-02-30", ""], &[("abolished_on", "date")]),
            (["", "", "", "01.07.26", ""], &[("abolished_on", "date")]),
            (["", "", "", "", "3"], &[("abolished_on", "day_needed")]),
            (["", "", "", "2026-07-01", "9"], &[("successor", "unknown_choice")]),
            (["", "", "", "2026-07-01", "1"], &[("successor", "own_successor")]),
            (["", "", "", "2026-07-01", "4"], &[("successor", "circle")]),
        ];
        for (typed, problems) in table {
            assert_eq!(read_of_first(typed).unwrap_err(), problems, "{typed:?}");
        }
        let all = read_of_first(["x", "", "", "y", "z"]).unwrap_err();
        assert_eq!(all.len(), 3, "every problem at once: {all:?}");
    }

    #[test]
    fn rc_2_a_circle_that_stands_already_is_not_walked_for_ever() {
        let known = Successors::from([(BodyId(2), Some(BodyId(3))), (BodyId(3), Some(BodyId(2)))]);
        assert_eq!(successor("2", None, &known), Err(BodyTermsProblem::Circle));
        assert_eq!(successor("2", None, &Successors::from([(BodyId(2), None)])), Ok(Some(BodyId(2))));
    }
}
