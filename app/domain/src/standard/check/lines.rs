//! Findings on one line: its text in the required languages and its typed part.

use super::allowing::is_of_pensions_or_social_security;
use super::{CheckContext, Finding, Problem};
use crate::standard::{
    Citation, DayHours, Detail, Element, FeeFormula, Place, Presented, Section, SectionKey, Week,
};

/// The findings on one line.
pub(super) fn findings(section: &Section, element: &Element, known: &CheckContext<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    let find = |problem| Finding::at(problem, section.key, element);
    if !suits(&element.detail, section.key) {
        findings.push(find(Problem::DetailUnsuitable));
    }
    // A text that may be blank has to be written everywhere once it is written anywhere.
    if speaks_by_text(&element.detail) || !element.text.is_blank() {
        let silent = known.required.iter().filter(|language| element.text.get(**language).trim().is_empty());
        findings.extend(silent.map(|language| find(Problem::TextMissing).language(*language)));
    }
    let unnamed_place =
        |stem: &str| stem == "named" && matches!(element.detail, Detail::Hours { place: Place::Other, .. });
    for (stem, text) in element.detail.texts() {
        if !text.is_blank() || unnamed_place(stem) {
            let silent = known.required.iter().filter(|language| text.get(**language).trim().is_empty());
            findings.extend(silent.map(|language| find(Problem::TextMissing).language(*language)));
        }
    }
    match &element.detail {
        Detail::Term { amount: 0, .. } => findings.push(find(Problem::TermZero)),
        Detail::Term { amount, from: Some(from), .. } if from >= amount => {
            findings.push(find(Problem::TermRangeReversed));
        }
        Detail::Fee { hundredths, methods, law, formula, .. } => {
            if *hundredths == 0 {
                findings.push(find(Problem::FeeZero));
            }
            let other_method = formula.as_ref().is_some_and(|formula| !formula.other_method.is_blank());
            if methods.is_empty() && !other_method {
                findings.push(find(Problem::FeeMethodMissing));
            }
            if formula.as_deref().is_some_and(are_bounds_reversed) {
                findings.push(find(Problem::FeeBoundsReversed));
            }
            if law.is_complete() {
                findings.extend(unnamed(law, &find(Problem::FeeLawMissing), known));
            } else {
                findings.push(find(Problem::FeeWithoutLaw));
            }
        }
        Detail::Ground { law } if law.is_complete() => {
            findings.extend(unnamed(law, &find(Problem::GroundLawMissing), known));
        }
        Detail::Ground { .. } => findings.push(find(Problem::GroundWithoutLaw)),
        Detail::Document { presented, obtainable, allowed_by, .. } => {
            if *obtainable {
                findings.push(find(Problem::DocumentObtainable));
            }
            if *presented == Presented::NotarisedCopy {
                findings.extend(notarised(allowed_by.as_ref(), find, known));
            }
        }
        Detail::Hours { week, .. } => findings.extend(hours(week).into_iter().map(find)),
        _ => {}
    }
    findings
}

/// Whether a typed part may stand in a section (Art. 14).
pub fn suits(detail: &Detail, key: SectionKey) -> bool {
    match key {
        SectionKey::ServiceName | SectionKey::DevelopingBody => *detail == Detail::Words,
        SectionKey::Provider => matches!(detail, Detail::Provider { .. }),
        // What no type fits stands beside the typed lines in words.
        SectionKey::Term => matches!(detail, Detail::Term { .. } | Detail::Words | Detail::Group { .. }),
        SectionKey::Form => matches!(detail, Detail::Form { .. } | Detail::Words),
        SectionKey::Payment => {
            matches!(detail, Detail::Free | Detail::Fee { .. } | Detail::Words | Detail::Group { .. })
        }
        SectionKey::Schedule => matches!(detail, Detail::Hours { .. } | Detail::Prose | Detail::Words),
        SectionKey::Documents => matches!(detail, Detail::Document { .. } | Detail::Group { .. }),
        SectionKey::RefusalGrounds => matches!(detail, Detail::Ground { .. } | Detail::Group { .. }),
        SectionKey::Result | SectionKey::Appeal | SectionKey::Other => *detail == Detail::Prose,
        SectionKey::Appendices => matches!(detail, Detail::Appendix { .. } | Detail::Prose),
    }
}

/// Whether the line says nothing without its text.
fn speaks_by_text(detail: &Detail) -> bool {
    matches!(
        detail,
        Detail::Words
            | Detail::Prose
            | Detail::Provider { .. }
            | Detail::Document { .. }
            | Detail::Ground { .. }
            | Detail::Appendix { .. }
            | Detail::Group { .. }
    )
}

/// What stands against a notarised copy: no law, another law than one on pensions or social security, or a law that is
/// not named in a required language (R14-4).
fn notarised(
    law: Option<&Citation>,
    find: impl Fn(Problem) -> Finding,
    known: &CheckContext<'_>,
) -> Vec<Finding> {
    match law {
        Some(law) if !law.is_complete() => vec![find(Problem::NotarisedCopyDemanded)],
        Some(law) if !is_of_pensions_or_social_security(law) => vec![find(Problem::NotarisedCopyOtherLaw)],
        Some(law) => unnamed(law, &find(Problem::AllowingLawMissing), known),
        None => vec![find(Problem::NotarisedCopyDemanded)],
    }
}

/// The required languages in which the law has not been named.
fn unnamed(law: &Citation, finding: &Finding, known: &CheckContext<'_>) -> Vec<Finding> {
    let silent = known.required.iter().filter(|language| law.law.get(**language).trim().is_empty());
    silent.map(|language| finding.clone().language(*language)).collect()
}

/// Whether the least of a payment is above its most; bounds in different units can be compared on a given day only.
fn are_bounds_reversed(formula: &FeeFormula) -> bool {
    formula
        .least
        .zip(formula.most)
        .is_some_and(|(least, most)| least.unit == most.unit && least.hundredths > most.hundredths)
}

fn hours(week: &Week) -> Vec<Problem> {
    if week.0.iter().all(Option::is_none) {
        return vec![Problem::HoursMissing];
    }
    let mut problems: Vec<Problem> = week.0.iter().flatten().filter_map(day).collect();
    // One finding a kind: the same slip on five days is one slip.
    let mut seen = Vec::new();
    problems.retain(|problem| {
        let first = !seen.contains(problem);
        seen.push(*problem);
        first
    });
    problems
}

fn day(hours: &DayHours) -> Option<Problem> {
    const MIDNIGHT: u16 = 24 * 60;
    if hours.opens >= hours.closes || hours.closes > MIDNIGHT {
        return Some(Problem::HoursReversed);
    }
    let inside = hours.pause.is_none_or(|(from, to)| hours.opens <= from && from < to && to <= hours.closes);
    (!inside).then_some(Problem::BreakOutsideHours)
}
