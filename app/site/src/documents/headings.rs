//! The headings of a closing report and of a text, for formats that compose the rest from the data themselves.

use domain::language::Language;

use crate::w;

/// The headings in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Headings {
    /// What the report is.
    pub report: String,
    /// What a text is.
    pub text: String,
    /// Of the facts of the discussion.
    pub discussion: String,
    /// Of the comments.
    pub comments: String,
    /// Of a proposed wording.
    pub suggestion: String,
    /// Of what a comment says in the words of the body.
    pub summary: String,
    /// Where a comment concerns no section.
    pub whole_draft: String,
    /// Of the reasons given for what the links do not explain (R15-9).
    pub explained: String,
    /// Of the redline.
    pub changes: String,
}

impl Headings {
    /// The headings in `language`.
    pub fn of(language: Language) -> Self {
        Self {
            report: w!(language, report.closing),
            text: w!(language, paper.draft_standard),
            discussion: w!(language, report.about),
            comments: w!(language, report.comments),
            suggestion: w!(language, draft.suggested),
            summary: w!(language, paper.summary),
            whole_draft: w!(language, report.whole),
            explained: w!(language, report.gaps),
            changes: w!(language, report.changes),
        }
    }
}
