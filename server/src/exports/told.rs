//! Everything that decides over the bytes of a document, written down to be hashed.

use services::drafts::Amending;
use services::standards::{ApprovalPage, StandardVersion, VersionSummary};

/// Everything that decides over the bytes of a file about a version: its act may be completed later.
pub(super) fn named(found: &StandardVersion, others: &[VersionSummary]) -> String {
    let named = serde_json::to_string(&(&found.service, &found.version.summary, others));
    named.unwrap_or_default()
}

/// Everything of a page of approval that an order or a sheet tells; only its hash stands in the key.
pub(super) fn told_of(page: &ApprovalPage) -> String {
    let act = page.approved.as_ref().map(|approved| (&approved.act, approved.entered_at));
    format!("{} {:?} {:?} {:?} {act:?}", page.summary.number, page.summary.title, page.body, page.round)
}

/// Everything that the clauses of an amendment tell; only its hash stands in the key.
pub(super) fn clauses_of(page: &Amending) -> String {
    let (old, new) = (page.old.hash(), page.new.hash());
    let named = (&page.summary.number, &page.summary.title, &page.body, &page.base, page.saved_at);
    format!("{old} {new} {named:?} {:?}", page.clauses)
}
