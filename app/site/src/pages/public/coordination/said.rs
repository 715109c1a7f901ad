//! The words for the closed choices of coordination: why a body is asked, what it thinks, what became of a remark.

use domain::coordination::{Ground, Position, RemarkOutcome};
use domain::language::Language;

use crate::w;
use crate::words::standard::article;

/// Why a body is asked, each ground with its article.
pub(super) fn grounds(language: Language, grounds: &[Ground]) -> String {
    let one =
        |ground: &Ground| format!("{} ({})", named(language, *ground), article(language, ground.article()));
    grounds.iter().map(one).collect::<Vec<_>>().join("; ")
}

fn named(language: Language, ground: Ground) -> String {
    match ground {
        Ground::AuthorizedServices => w!(language, rounds_public.ground_authorized_services),
        Ground::Informatization => w!(language, rounds_public.ground_informatization),
        Ground::StateCorporation => w!(language, rounds_public.ground_state_corporation),
        Ground::PresidentialAdministration => {
            w!(language, rounds_public.ground_presidential_administration)
        }
        Ground::Provider => w!(language, rounds_public.ground_provider),
        Ground::Interested => w!(language, rounds_public.ground_interested),
    }
}

/// The class of the tag and the words of a position.
pub(super) fn position(language: Language, position: Position) -> (&'static str, String) {
    match position {
        Position::Agree => ("tag accepted", w!(language, rounds_public.position_agree)),
        Position::AgreeWithRemarks => ("tag part", w!(language, rounds_public.position_agree_with_remarks)),
        Position::Refuse => ("tag not", w!(language, rounds_public.position_refuse)),
    }
}

/// The class of the answer and the words of what became of a remark.
pub(super) fn outcome(language: Language, outcome: RemarkOutcome) -> (&'static str, String) {
    match outcome {
        RemarkOutcome::Accepted => ("decision yes", w!(language, rounds_public.accepted)),
        RemarkOutcome::NotAccepted => ("decision no", w!(language, rounds_public.not_accepted)),
    }
}
