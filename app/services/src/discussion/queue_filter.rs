//! What of the queue of the page of decisions is asked for.

use domain::discussion::AuthorKind;
use domain::standard::{ElementId, SectionKey};
use serde::{Deserialize, Serialize};

/// Which comments by what they concern.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum QueueAbout {
    /// Whatever they concern.
    #[default]
    Anything,
    /// The draft as a whole.
    Whole,
    /// A section or one of its elements.
    Section(SectionKey),
    /// One element.
    Element(ElementId),
}

/// What of the queue is asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct QueueFilter {
    /// By what they concern.
    pub about: QueueAbout,
    /// Those that have their decision, or those that await it; both when nobody says.
    pub decided: Option<bool>,
    /// By the kind of author.
    pub kind: Option<AuthorKind>,
    /// Only groups.
    pub alike: bool,
    /// Words that stand in the comment or in the author's name, or a number.
    pub text: String,
    /// The page, from 1; nought is the one that holds the chosen comment.
    pub page: u64,
    /// The comment that is chosen.
    pub chosen: Option<i64>,
}
