//! How far each section has come, for the outline of the editor.

use serde::{Deserialize, Serialize};

use super::{CheckContext, Severity, check, sections};
use crate::standard::{Content, Section, SectionKey};

/// How far a section has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SectionState {
    /// Nothing has been written, and something has to be.
    Empty,
    /// Something has been written, and placement would still be refused.
    Partial,
    /// Nothing in it stands against placement.
    Complete,
}

impl SectionState {
    /// The stable name.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::Partial => "partial",
            Self::Complete => "complete",
        }
    }
}

/// The state of each of the twelve sections, in their order. A section that is not required and empty is complete.
pub fn completeness(content: &Content, known: &CheckContext<'_>) -> Vec<(SectionKey, SectionState)> {
    let findings = check(content, known);
    let state = |section: &Section| {
        let refused = findings
            .iter()
            .any(|finding| finding.section == section.key && finding.severity == Severity::Error);
        let unwritten = section.elements.iter().all(|element| {
            crate::language::Language::ALL.into_iter().all(|language| element.clause(language).is_empty())
        });
        if unwritten && sections::is_required(section.key, content, known) {
            SectionState::Empty
        } else if refused {
            SectionState::Partial
        } else {
            SectionState::Complete
        }
    };
    content.sections().iter().map(|section| (section.key, state(section))).collect()
}

/// The share of the way to placement, 0 to 100: a complete section counts whole, a partial one half. It is 100 only when
/// every section is complete.
pub fn percentage(states: &[(SectionKey, SectionState)]) -> u8 {
    let points: usize = states
        .iter()
        .map(|(_, state)| match state {
            SectionState::Empty => 0,
            SectionState::Partial => 1,
            SectionState::Complete => 2,
        })
        .sum();
    u8::try_from(points * 50 / states.len().max(1)).unwrap_or(100)
}
