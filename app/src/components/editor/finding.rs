//! Where a finding of the check is, and what it means.

use domain::standard::check::{Finding, Severity};

use super::words::EditorWords;

/// The place of a finding: the line in the form of its section, or the section.
pub fn place(address: &str, finding: &Finding) -> String {
    let section = finding.section.code();
    match &finding.element {
        Some(element) => format!("{address}/edit/{section}#line-{element}"),
        None => format!("{address}/edit/{section}"),
    }
}

/// What a finding means for placement, in a word.
pub(super) fn weight(words: &EditorWords, severity: Severity) -> String {
    match severity {
        Severity::Error => words.said.severity_error.clone(),
        Severity::Warning => words.said.severity_warning.clone(),
        Severity::Hint => words.said.severity_hint.clone(),
    }
}
