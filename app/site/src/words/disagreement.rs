//! What bodies think of a text, why they are asked, and what became of their remarks, in words.

use domain::coordination::{Ground, Position, RemarkOutcome};
use domain::discussion::Anchor;
use domain::language::Language;
use domain::standard::{SectionKey, appendix, place_of_number};

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

/// What a remark concerns: a clause by its number, an appendix or its clause, a section, or the whole draft.
pub fn concerned(language: Language, anchor: &Anchor, clause: Option<&str>) -> String {
    let section = anchor.section.map(|key| format!("{} {}", key.number(), section_name(language, key)));
    match (clause, section) {
        (Some(number), _) => clause_by(language, number),
        (None, Some(section)) => section,
        (None, None) => w!(language, coordination.on_whole),
    }
}

/// A clause by its printed number; of an appendix as one refers to it: "Приложение 1, пункт 2".
fn clause_by(language: Language, number: &str) -> String {
    match place_of_number(number) {
        Some((SectionKey::Appendices, (of, 0))) => appendix::name(of, language),
        Some((SectionKey::Appendices, (of, clause))) if of > 0 => {
            let of = appendix::name(of, language);
            w!(language, coordination.on_appendix_clause, appendix = of, number = clause.to_string())
        }
        _ => w!(language, coordination.on_clause, number = number.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clause_of_an_appendix_is_named_as_one_refers_to_it() {
        for (number, ru, kk) in [
            ("2.6.3", "Пункт 2.6.3", "2.6.3-тармақ"),
            ("5.2", "Приложение 2", "2-қосымша"),
            ("5.2.3", "Приложение 2, пункт 3", "2-қосымша, 3-тармақ"),
        ] {
            assert_eq!(clause_by(Language::Ru, number), ru);
            assert_eq!(clause_by(Language::Kk, number), kk);
        }
    }
}
