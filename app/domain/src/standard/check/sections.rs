//! Findings on a section as a whole: what is empty, repeated or contradicts itself.

use std::collections::HashSet;

use super::{CheckContext, Finding, Problem};
use crate::language::Language;
use crate::standard::group::innermost;
use crate::standard::{Content, Detail, Element, Place, Section, SectionKey, TermOf};

/// Whether placement needs the section: all of them, "other requirements" only where the form is electronic or the State
/// Corporation takes part (Art. 14(4)), appendices never.
pub(super) fn is_required(key: SectionKey, content: &Content, known: &CheckContext<'_>) -> bool {
    key.is_of_law() && (key != SectionKey::Other || needs_other(content, known))
}

fn needs_other(content: &Content, known: &CheckContext<'_>) -> bool {
    let electronic = content
        .elements(SectionKey::Form)
        .iter()
        .any(|element| matches!(element.detail, Detail::Form { form } if form.is_electronic()));
    let corporation = content
        .elements(SectionKey::Schedule)
        .iter()
        .any(|element| matches!(element.detail, Detail::Hours { place: Place::StateCorporation, .. }));
    electronic || corporation || known.through_state_corporation
}

/// The findings on one section.
pub(super) fn findings(content: &Content, section: &Section, known: &CheckContext<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    if section.elements.is_empty() && is_required(section.key, content, known) {
        let problem = match section.key {
            SectionKey::Form => Problem::FormMissing,
            SectionKey::Schedule => Problem::HoursMissing,
            SectionKey::Other => Problem::OtherRequired,
            _ => Problem::SectionEmpty,
        };
        findings.push(Finding::in_section(problem, section.key));
    }
    match section.key {
        SectionKey::Payment => findings.extend(payment(section, known)),
        SectionKey::Term => {
            findings.extend(without_term(section));
            findings.extend(without_case(section, Problem::TermWithoutCase));
        }
        _ => {}
    }
    // Forms repeat their lines: a date, a signature.
    if section.key.is_of_law() {
        findings.extend(repeated(section));
    }
    findings
}

fn payment(section: &Section, known: &CheckContext<'_>) -> Vec<Finding> {
    let free = section.elements.iter().find(|element| element.detail == Detail::Free);
    let charged = section.elements.iter().find(|element| matches!(element.detail, Detail::Fee { .. }));
    let mut findings = without_case(section, Problem::FeeWithoutCase);
    match (free, charged, known.paid) {
        (Some(_), Some(_), _) => {
            let beside = free_beside_fee(section);
            findings.extend(beside.map(|free| Finding::at(Problem::FreeAndPaid, section.key, free)));
        }
        (Some(line), None, Some(true)) | (None, Some(line), Some(false)) => {
            findings.push(Finding::at(Problem::PaymentDiffersFromRegister, section.key, line));
        }
        _ => {}
    }
    findings
}

/// Times of waiting and serving are not the term that the law asks for.
fn without_term(section: &Section) -> Option<Finding> {
    let is_other =
        |element: &Element| matches!(element.detail, Detail::Term { of, .. } if of != TermOf::Rendering);
    // The names of groups promise nothing.
    let mut lines = section.elements.iter().filter(|element| element.group().is_none()).peekable();
    let none = lines.peek().is_some() && lines.all(is_other);
    none.then(|| Finding::in_section(Problem::TermMissing, section.key))
}

/// The first line that says "free" where a payment is named for the same case: in the same group, or in none.
fn free_beside_fee(section: &Section) -> Option<&Element> {
    let groups = innermost(&section.elements);
    let lines = || groups.iter().zip(&section.elements);
    let is_paid = |group: &Option<usize>| {
        lines().any(|(other, line)| other == group && matches!(line.detail, Detail::Fee { .. }))
    };
    lines().find(|(group, line)| line.detail == Detail::Free && is_paid(group)).map(|(_, line)| line)
}

/// Where several lines of a kind stand side by side, each has to say which case it is for; the only one in its group
/// has its case from the group.
fn without_case(section: &Section, problem: Problem) -> Vec<Finding> {
    let groups = innermost(&section.elements);
    let is_of_kind = |element: &Element| {
        matches!(element.detail, Detail::Term { of: TermOf::Rendering, .. } | Detail::Fee { .. })
    };
    let of_kind: Vec<(Option<usize>, &Element)> =
        groups.into_iter().zip(&section.elements).filter(|(_, element)| is_of_kind(element)).collect();
    if of_kind.len() < 2 {
        return Vec::new();
    }
    let has_own_group = |group: Option<usize>| {
        group.is_some() && of_kind.iter().filter(|(other, _)| *other == group).count() == 1
    };
    let silent = of_kind.iter().filter(|(group, element)| element.text.is_blank() && !has_own_group(*group));
    silent.map(|(_, element)| Finding::at(problem, section.key, element)).collect()
}

/// Lines that read the same as one before them in their group.
fn repeated(section: &Section) -> Vec<Finding> {
    let mut seen = HashSet::new();
    let mut findings = Vec::new();
    for (group, element) in innermost(&section.elements).into_iter().zip(&section.elements) {
        let reading = Language::ALL.map(|language| {
            element.clause(language).split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
        });
        // Lines nobody has written yet are reported as missing, not as repeated.
        if reading.iter().any(|text| !text.is_empty()) && !seen.insert((group, reading)) {
            findings.push(Finding::at(Problem::LineRepeated, section.key, element));
        }
    }
    findings
}

/// Identities that stand on more than one line of the content.
pub(super) fn duplicate_identities(content: &Content) -> Vec<Finding> {
    let mut seen = HashSet::new();
    let lines = content
        .sections()
        .iter()
        .flat_map(|section| section.elements.iter().map(move |line| (section.key, line)));
    lines
        .filter(|(_, line)| !seen.insert(&line.id))
        .map(|(key, line)| Finding::at(Problem::IdentityRepeated, key, line))
        .collect()
}
