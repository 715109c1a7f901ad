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

/// A clause by its printed number.
fn clause_by(language: Language, number: &str) -> String {
    let own = || w!(language, coordination.on_clause, number = number.to_owned());
    in_appendix(language, number).unwrap_or_else(own)
}

/// An appendix or its clause by the printed number, as one refers to it: "Приложение 1, пункт 2"; nothing of another number.
pub fn in_appendix(language: Language, number: &str) -> Option<String> {
    let (section, (of, clause)) = place_of_number(number)?;
    if section != SectionKey::Appendices || of == 0 {
        return None;
    }
    let of = appendix::name(of, language);
    if clause == 0 {
        return Some(of);
    }
    Some(w!(language, coordination.on_appendix_clause, appendix = of, number = clause.to_string()))
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
