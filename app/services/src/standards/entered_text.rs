//! The text of a standard that was approved elsewhere, as it can be kept: each element in a section that takes it, named once,
//! screened, and at least some words in all.

use std::collections::HashSet;

use domain::language::Language;
use domain::standard::check::suits;
use domain::standard::import::says_anything;
use domain::standard::{Content, Element, ElementId, Section, SectionKey, clean};

use crate::error::FieldProblem;

/// The text, or every field that cannot be kept; `text` for one without words.
pub(super) fn fit_text(content: &Content) -> Result<Content, Vec<FieldProblem>> {
    let mut problems = Vec::new();
    let mut kept = Content::default();
    let mut seen = HashSet::new();
    for section in content.sections() {
        match fit_section(section, &mut seen) {
            Ok(elements) => kept.set(section.key, elements),
            Err(found) => problems.extend(found),
        }
    }
    let says = |key: SectionKey| {
        Language::ALL.into_iter().any(|language| says_anything(kept.elements(key), language))
    };
    let mut typed = SectionKey::EVERY.into_iter().filter(|key| !key.is_from_register());
    if problems.is_empty() && !typed.any(says) {
        problems.push(FieldProblem::new("text", "missing"));
    }
    if problems.is_empty() { Ok(kept) } else { Err(problems) }
}

fn fit_section(section: &Section, seen: &mut HashSet<ElementId>) -> Result<Vec<Element>, Vec<FieldProblem>> {
    let key = section.key;
    if section.elements.iter().any(|element| !suits(&element.detail, key)) {
        return Err(vec![FieldProblem::new("text", "unknown_choice")]);
    }
    if let Some(twice) = section.elements.iter().find(|element| !seen.insert(element.id.clone())) {
        return Err(vec![FieldProblem::new(twice.id.as_str(), "repeated_identity")]);
    }
    if key.is_from_register() {
        return Ok(section.elements.clone());
    }
    clean(key, section.elements.clone())
        .map_err(|found| found.iter().map(|one| FieldProblem::new(one.field(), one.code())).collect())
}
