//! The edition of the law under which a draft is counted.

use domain::law::{LawEdition, edition, in_force_on};
use services::reading::PublicDraftSummary;

/// The edition that a draft names, or the one in force at its placement.
pub fn edition_of(summary: &PublicDraftSummary) -> &'static LawEdition {
    edition(&summary.edition).unwrap_or_else(|| in_force_on(summary.placement.window.placed_on))
}
