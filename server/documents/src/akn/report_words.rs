//! The words around a closing report.

use chrono::{DateTime, NaiveDate, Utc};
use domain::discussion::{AuthorKind, Entered, Hidden, Outcome, ShownAuthor};
use domain::document::Fact;
use domain::language::Language;
use domain::standard::SectionKey;
use domain::time::LegalZone;

/// The words around a closing report in the language of the file.
#[derive(Clone, Debug)]
pub struct AknReportWords {
    /// The language of the file.
    pub language: Language,
    /// What the document is: "Closing report".
    pub title: String,
    /// The heading of the facts of the discussion.
    pub discussion: String,
    /// The facts of the discussion in words: dates, ways of informing, figures.
    pub facts: Vec<Fact>,
    /// The heading of the comments.
    pub comments: String,
    /// The heading of a proposed wording.
    pub suggestion: String,
    /// The heading of what a comment says in the words of the body.
    pub summary: String,
    /// Where a comment concerns no section.
    pub whole_draft: String,
    /// The heading of the reasons given for comments without a change and changes without a comment (R15-9).
    pub explained: String,
    /// The heading of the redline.
    pub changes: String,
    /// A kind of author.
    pub author_kind: fn(Language, AuthorKind) -> String,
    /// An author as anybody may know them.
    pub author: fn(Language, &ShownAuthor) -> String,
    /// What stands in the place of hidden words.
    pub hidden: fn(Language, &Hidden) -> String,
    /// An outcome.
    pub outcome: fn(Language, Outcome) -> String,
    /// A section.
    pub section: fn(Language, SectionKey) -> String,
    /// A language.
    pub language_name: fn(Language, Language) -> String,
    /// How and when a comment came that was entered by staff.
    pub entered: fn(Language, LegalZone, DateTime<Utc>, &Entered) -> String,
    /// When its author corrected a comment.
    pub corrected: fn(Language, LegalZone, DateTime<Utc>) -> String,
    /// When its author withdrew a comment.
    pub withdrawn: fn(Language, LegalZone, DateTime<Utc>) -> String,
    /// A date.
    pub date: fn(Language, NaiveDate) -> String,
}
