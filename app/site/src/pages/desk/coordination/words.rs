//! The closed choices of coordination in words: positions, grounds, outcomes.

use domain::coordination::{Ground, Position, RemarkOutcome};
use domain::language::Language;

use crate::w;

/// What a body thinks of a text.
pub(super) fn position(language: Language, position: Position) -> String {
    match position {
        Position::Agree => w!(language, opinion.agree),
        Position::AgreeWithRemarks => w!(language, opinion.agree_with_remarks),
        Position::Refuse => w!(language, opinion.refuse),
    }
}

/// The class of the tag of a position.
pub(super) const fn position_class(position: Position) -> &'static str {
    match position {
        Position::Agree => "tag accepted",
        Position::AgreeWithRemarks => "tag part",
        Position::Refuse => "tag not",
    }
}

/// Why a body is asked.
pub(super) fn ground(language: Language, ground: Ground) -> String {
    match ground {
        Ground::AuthorizedServices => w!(language, opinion.ground_authorized_services),
        Ground::Informatization => w!(language, opinion.ground_informatization),
        Ground::StateCorporation => w!(language, opinion.ground_state_corporation),
        Ground::PresidentialAdministration => w!(language, opinion.ground_presidential_administration),
        Ground::Provider => w!(language, opinion.ground_provider),
        Ground::Interested => w!(language, opinion.ground_interested),
    }
}

/// What became of a remark.
pub(super) fn outcome(language: Language, outcome: RemarkOutcome) -> String {
    match outcome {
        RemarkOutcome::Accepted => w!(language, opinion.outcome_accepted),
        RemarkOutcome::NotAccepted => w!(language, opinion.outcome_not_accepted),
    }
}
