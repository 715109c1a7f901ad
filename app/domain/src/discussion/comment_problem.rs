//! What can be wrong with a field of a comment.

use serde::{Deserialize, Serialize};

use super::text::TextProblem;

/// The most characters of an author's name.
pub const NAME_LIMIT: u32 = 300;

/// What is wrong with a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, thiserror::Error)]
#[serde(tag = "problem", content = "detail", rename_all = "snake_case")]
pub enum CommentProblem {
    /// Its text cannot be taken.
    #[error(transparent)]
    Text(TextProblem),
    /// No such kind of author.
    #[error("no such kind of author")]
    UnknownKind,
    /// Several together support a comment, which each does alone.
    #[error("several together cannot support a comment")]
    GroupSupport,
    /// The e-mail cannot be an address.
    #[error("no e-mail address")]
    Email,
    /// The number is not twelve digits.
    #[error("a business identification number has twelve digits")]
    BinDigits,
    /// The last digit does not check the others.
    #[error("the business identification number is mistyped")]
    BinCheck,
    /// The individual number is not twelve digits.
    #[error("an individual identification number has twelve digits")]
    IinDigits,
    /// The individual number has no date of birth at its beginning or a last digit that does not check the others.
    #[error("the individual identification number is mistyped")]
    IinCheck,
    /// Fewer than two names of several.
    #[error("several who speak together are at least two")]
    FewNames,
    /// More names of several than are taken.
    #[error("too many names")]
    ManyNames,
    /// Only the name of an individual can be withheld.
    #[error("only the name of an individual can be withheld")]
    WithholdIndividual,
    /// No such region.
    #[error("no such region")]
    UnknownRegion,
    /// No such language.
    #[error("no such language")]
    UnknownLanguage,
    /// No such section.
    #[error("no such section")]
    UnknownSection,
    /// The placed revision has no such element.
    #[error("the placed revision has no such element")]
    UnknownElement,
    /// The element stands in another section.
    #[error("the element stands in another section")]
    ElementElsewhere,
    /// Words are quoted or proposed, but of no element.
    #[error("an element must be named")]
    ElementNeeded,
    /// The quoted words do not stand in the element in that language.
    #[error("the quoted words do not stand in the element")]
    QuoteNotFound,
    /// The proposed wording is the present one.
    #[error("the proposed wording is the present one")]
    SuggestionUnchanged,
}

impl CommentProblem {
    /// The stable name, a key in the locales.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Text(problem) => problem.code(),
            Self::UnknownKind => "unknown_kind",
            Self::GroupSupport => "group_support",
            Self::Email => "email",
            Self::BinDigits => "bin_digits",
            Self::BinCheck => "bin_check",
            Self::IinDigits => "iin_digits",
            Self::IinCheck => "iin_check",
            Self::FewNames => "few_names",
            Self::ManyNames => "many_names",
            Self::WithholdIndividual => "withhold_individual",
            Self::UnknownRegion => "unknown_region",
            Self::UnknownLanguage => "unknown_language",
            Self::UnknownSection => "unknown_section",
            Self::UnknownElement => "unknown_element",
            Self::ElementElsewhere => "element_elsewhere",
            Self::ElementNeeded => "element_needed",
            Self::QuoteNotFound => "quote_not_found",
            Self::SuggestionUnchanged => "suggestion_unchanged",
        }
    }
}

/// A problem with the field that has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct CommentFieldProblem {
    /// The name of the field in [`CommentInput`](super::CommentInput).
    pub field: &'static str,
    /// What is wrong with it.
    pub problem: CommentProblem,
}
