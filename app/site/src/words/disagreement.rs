//! What bodies think of a text, why they are asked, and what became of their remarks, in words.

use domain::coordination::{Ground, Position, RemarkOutcome};
use domain::discussion::Anchor;
use domain::language::Language;

use super::standard::section_name;
use crate::w;

/// A position: "agrees with remarks".
pub fn position(language: Language, position: Position) -> String {
    match position {
        Position::Agree => w!(language, coordination.position_agree),
        Position::AgreeWithRemarks => w!(language, coordination.position_agree_with_remarks),
        Position::Refuse => w!(language, coordination.position_refuse),
    }
}

/// Why a body is asked.
pub fn ground(language: Language, ground: Ground) -> String {
    match ground {
        Ground::AuthorizedServices => w!(language, coordination.ground_authorized_services),
        Ground::Informatization => w!(language, coordination.ground_informatization),
        Ground::StateCorporation => w!(language, coordination.ground_state_corporation),
        Ground::PresidentialAdministration => w!(language, coordination.ground_presidential_administration),
        Ground::Provider => w!(language, coordination.ground_provider),
        Ground::Interested => w!(language, coordination.ground_interested),
    }
}

/// What became of a remark.
pub fn remark_outcome(language: Language, outcome: RemarkOutcome) -> String {
    match outcome {
        RemarkOutcome::Accepted => w!(language, coordination.outcome_accepted),
        RemarkOutcome::NotAccepted => w!(language, coordination.outcome_not_accepted),
    }
}

/// Whether the body sees its remark resolved.
pub fn resolved(language: Language, resolved: Option<bool>) -> String {
    match resolved {
        Some(true) => w!(language, coordination.resolved_yes),
        Some(false) => w!(language, coordination.resolved_no),
        None => w!(language, coordination.resolved_unsaid),
    }
}

/// What a remark concerns: a clause by its number, a section, or the whole draft.
pub fn concerned(language: Language, anchor: &Anchor, clause: Option<&str>) -> String {
    let section = anchor.section.map(|key| format!("{} {}", key.number(), section_name(language, key)));
    match (clause, section) {
        (Some(number), _) => w!(language, coordination.on_clause, number = number.to_owned()),
        (None, Some(section)) => section,
        (None, None) => w!(language, coordination.on_whole),
    }
}
