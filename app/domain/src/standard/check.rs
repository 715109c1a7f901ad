//! What is missing or doubtful in a content: the same check while a drafter types and at placement (R14-2).

mod allowing;
mod appendices;
mod completeness;
mod defined;
mod groups;
mod languages;
mod lines;
mod problem;
mod sections;
mod wording;

use serde::Serialize;

use super::{Content, Element, ElementId, SectionKey};
use crate::language::Language;

pub use completeness::{SectionState, completeness, percentage};
pub use lines::suits;
pub use problem::{Problem, Severity};

/// What the check has to know beside the content.
#[derive(Clone, Debug)]
pub struct CheckContext<'a> {
    /// The languages every text must be written in.
    pub required: Vec<Language>,
    /// The content the draft started from, to see what was changed in one language alone.
    pub baseline: Option<&'a Content>,
    /// Whether the register says that the service is paid; `None` if it is not known.
    pub paid: Option<bool>,
    /// Whether the register says that the State Corporation takes part.
    pub through_state_corporation: bool,
}

impl Default for CheckContext<'_> {
    /// Kazakh and Russian required, nothing else known.
    fn default() -> Self {
        Self {
            required: vec![Language::Kk, Language::Ru],
            baseline: None,
            paid: None,
            through_state_corporation: false,
        }
    }
}

/// One thing that is missing or doubtful, and where.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// The rule of the requirements, such as "R14-3".
    pub rule_code: &'static str,
    /// Whether placement is refused.
    pub severity: Severity,
    /// The section it stands in.
    pub section: SectionKey,
    /// The line, unless it concerns the section as a whole.
    pub element: Option<ElementId>,
    /// The language, unless it concerns all of them.
    pub language: Option<Language>,
    /// What it is.
    pub problem: Problem,
    /// The words or numbers it is about, where there are such.
    pub quote: Option<String>,
}

impl Finding {
    fn in_section(problem: Problem, section: SectionKey) -> Self {
        Self {
            rule_code: problem.rule_code(),
            severity: problem.severity(),
            section,
            element: None,
            language: None,
            problem,
            quote: None,
        }
    }

    fn at(problem: Problem, section: SectionKey, element: &Element) -> Self {
        Self { element: Some(element.id.clone()), ..Self::in_section(problem, section) }
    }

    fn language(self, language: Language) -> Self {
        Self { language: Some(language), ..self }
    }

    fn quoting(self, quote: impl Into<String>) -> Self {
        Self { quote: Some(quote.into()), ..self }
    }
}

/// Everything missing or doubtful, in the order of the sections and lines; nothing means that the draft may be placed.
pub fn check(content: &Content, known: &CheckContext<'_>) -> Vec<Finding> {
    let mut findings = sections::duplicate_identities(content);
    for section in content.sections() {
        findings.extend(sections::findings(content, section, known));
        findings.extend(groups::findings(section));
        for element in &section.elements {
            findings.extend(lines::findings(section, element, known));
            findings.extend(wording::findings(section.key, element));
            findings.extend(languages::findings(section.key, element, known));
        }
    }
    findings.extend(defined::findings(content));
    let place = |finding: &Finding| {
        let section = content.sections().iter().position(|section| section.key == finding.section);
        let line = finding
            .element
            .as_ref()
            .map(|id| content.elements(finding.section).iter().position(|element| element.id == *id));
        (section, line)
    };
    findings.extend(appendices::findings(content));
    findings.sort_by_cached_key(place);
    findings
}

/// Whether a finding refuses placement.
pub fn refuses(findings: &[Finding]) -> bool {
    findings.iter().any(|finding| finding.severity == Severity::Error)
}

#[cfg(test)]
mod tests;
