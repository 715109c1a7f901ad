//! Two versions of a section that do not merge by themselves.

use chrono::{DateTime, Utc};
use domain::redline::merge::SectionMerge;
use domain::standard::{Element, SectionKey};
use serde::{Deserialize, Serialize};

/// Two people changed the same words of a section. Nothing was overwritten; both texts are here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SectionConflict {
    /// Which section.
    pub section: SectionKey,
    /// The version that stands: save against it once the conflict is settled.
    pub version: i64,
    /// When it was saved.
    pub saved_at: DateTime<Utc>,
    /// Who saved it: the name.
    pub saved_by: Option<String>,
    /// The elements as they were typed.
    pub yours: Vec<Element>,
    /// The elements that stand.
    pub theirs: Vec<Element>,
    /// Everything that merges by itself, and the places to settle; "ours" in it is yours.
    pub merge: SectionMerge,
}
