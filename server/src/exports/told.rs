//! Everything that decides over the bytes of a document, written down to be hashed.

use services::drafts::Amending;
use services::papers::PaperDocument;
use services::reading::{PublicClauses, PublicDraftSummary};
use services::standards::{ApprovalPage, OrderPage, StandardVersion, VersionSummary};
use site::documents::Written;

/// Everything that decides over the bytes of a file about a version: its act may be completed later.
pub(super) fn named(found: &StandardVersion, others: &[VersionSummary]) -> String {
    let named = serde_json::to_string(&(&found.service, &found.version.summary, others));
    named.unwrap_or_default()
}

/// Everything that a file tells of a placed draft beside its words: names may be corrected later.
pub(super) fn placed_of(summary: &PublicDraftSummary) -> String {
    let about = (&summary.number, summary.kind, &summary.title, &summary.service_code, &summary.service_name);
    format!("{about:?} {:?} {:?}", summary.body, summary.placement.window)
}

/// Everything of a page of approval that an order or a sheet tells; only its hash stands in the key.
pub(super) fn told_of(page: &ApprovalPage) -> String {
    let act = page.approved.as_ref().map(|approved| (&approved.act, approved.entered_at));
    let text = page.text.as_ref().map(|text| &text.hash);
    let summary = &page.summary;
    let about = (&summary.number, summary.kind, &summary.title, &summary.service_code, &summary.service_name);
    format!("{about:?} {:?} {text:?} {:?} {act:?}", page.body, page.round)
}

/// Everything that an order tells: the page of approval, and what the order does to the standard.
pub(super) fn order_of(order: &OrderPage) -> String {
    let told = told_of(&order.page);
    format!("{told} {:?} {:?} {:?}", order.base, order.clauses, order.reasons)
}

/// Everything that a working copy tells; only its hash stands in the key.
pub(super) fn working_of(written: &Written) -> String {
    let Written { copy, body } = written;
    let summary = &copy.summary;
    let about = (&summary.number, summary.kind, &summary.title, &summary.service_code, &summary.service_name);
    format!("{about:?} {body:?} {} {} {}", copy.content().hash(), copy.versions, summary.version)
}

/// Everything that the clauses of an amendment tell; only its hash stands in the key.
pub(super) fn clauses_of(page: &Amending) -> String {
    let (old, new) = (page.old.hash(), page.new.hash());
    let summary = &page.summary;
    let about = (&summary.number, &summary.title, &summary.service_code, &summary.service_name);
    format!("{old} {new} {about:?} {:?} {:?} {} {:?}", page.body, page.base, page.saved_at, page.clauses)
}

/// The same of a text that the public reads.
pub(super) fn public_clauses_of(page: &PublicClauses) -> String {
    let summary = &page.summary;
    let about = (&summary.number, &summary.title, &summary.service_code, &summary.service_name);
    let text = (page.revision, page.at, &page.old, &page.new);
    format!("{about:?} {:?} {text:?} {:?} {:?}", summary.body, page.base, page.clauses)
}

/// Everything that a paper which goes with a draft tells; the text behind an order follows from the hash that it names.
pub(super) fn paper_of(page: &PaperDocument) -> String {
    let summary = &page.summary;
    let about = (&summary.number, summary.kind, &summary.title, &summary.service_code, &summary.service_name);
    format!("{about:?} {:?} {:?} {}", page.body, page.paper, page.appendix.is_some())
}
