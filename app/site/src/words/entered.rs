//! Comments that were entered by staff, in words.

use domain::discussion::{Entered, EntryProblem, TextProblem, Way};
use domain::language::Language;
use domain::time::LegalZone;

use super::dates::moment;
use super::problems::text_problem_of;
use crate::w;

/// A way of receipt, as it is chosen.
pub fn way_name(language: Language, way: Way) -> String {
    match way {
        Way::Paper => w!(language, entering.way_paper),
        Way::Email => w!(language, entering.way_email),
        Way::OtherSite => w!(language, entering.way_other_site),
        Way::InPerson => w!(language, entering.way_in_person),
    }
}

/// How and when a comment reached the body, and when it was entered.
pub fn entered_words(
    language: Language,
    zone: LegalZone,
    received_at: chrono::DateTime<chrono::Utc>,
    entered: &Entered,
) -> String {
    let way = match entered.way {
        Way::Paper => w!(language, entering.on_paper),
        Way::Email => w!(language, entering.by_email),
        Way::OtherSite => w!(language, entering.by_site, site = entered.site.clone().unwrap_or_default()),
        Way::InPerson => w!(language, entering.in_person),
    };
    let received = moment(language, zone, received_at);
    let at = moment(language, zone, entered.entered_at);
    let mark = w!(language, entering.mark, way = way, received = received, entered = at);
    match &entered.registered {
        Some(number) => w!(language, entering.mark_registered, mark = mark, number = number.clone()),
        None => mark,
    }
}

/// What is wrong with a field of how a comment came.
pub fn entry_problem(language: Language, field: &str, problem: EntryProblem) -> String {
    match problem {
        EntryProblem::UnknownWay => w!(language, entering.problem_unknown_way),
        EntryProblem::Date => w!(language, entering.problem_date),
        EntryProblem::Time => w!(language, entering.problem_time),
        EntryProblem::Ahead => w!(language, entering.problem_ahead),
        EntryProblem::ScanNeeded => w!(language, entering.problem_scan),
        EntryProblem::Text(TextProblem::Empty) if field == "site" => w!(language, entering.problem_site),
        EntryProblem::Text(problem) => text_problem_of(language, problem.code()),
    }
}
