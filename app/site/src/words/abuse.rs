//! What readers report about comments, in words.

use domain::discussion::AbuseKind;
use domain::language::Language;

use super::problems::text_problem_of;
use crate::w;

/// What a reader finds wrong with a comment.
pub fn abuse_kind(language: Language, kind: AbuseKind) -> String {
    match kind {
        AbuseKind::PersonalData => w!(language, author.kind_personal_data),
        AbuseKind::Insult => w!(language, author.kind_insult),
        AbuseKind::Advertising => w!(language, author.kind_advertising),
        AbuseKind::Other => w!(language, author.kind_other),
    }
}

/// What is wrong with a field of a report.
pub fn abuse_problem(language: Language, field: &str, code: &str) -> String {
    match (field, code) {
        ("kind", "kind") => w!(language, author.problem_kind),
        ("kind", "not_read") => w!(language, author.problem_not_read),
        ("words", "empty") => w!(language, author.problem_words),
        (_, other) => text_problem_of(language, other),
    }
}
