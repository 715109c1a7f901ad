//! The report that a head had read when a form was sent, and what happened to it since (R15-8).

use domain::language::Language;
use domain::standard::Content;
use domain::time::LegalZone;
use leptos::prelude::*;
use services::drafts::Seen;
use services::error::ServiceError;
use services::report::{Happened, Preview, happened_since};

use crate::pages::desk::seen;
use crate::w;
use crate::words::moment;
use crate::{Fields, Site, Visitor};

/// What a form says was shown with it.
#[derive(Clone, Debug, Default)]
pub(super) struct ReadReport {
    /// The report.
    pub(super) seen: Seen,
    /// The end of the ledger when it was compiled.
    ledger: i64,
}

impl ReadReport {
    /// What the fields say; a form that does not say it names no report.
    pub(super) fn of(fields: &Fields) -> Self {
        let ledger = fields.get("ledger").parse().unwrap_or(i64::MAX);
        seen::of(fields).map(|seen| Self { seen, ledger }).unwrap_or_default()
    }

    /// What is shown now.
    pub(super) fn now(preview: &Preview) -> Self {
        Self { seen: preview.seen.clone(), ledger: preview.report.ledger_sequence }
    }

    /// The hidden fields of every form of the page.
    pub(super) fn fields(&self) -> AnyView {
        view! {
            {seen::fields(&self.seen)}
            <input type="hidden" name="ledger" value=self.ledger/>
        }
        .into_any()
    }
}

/// What happened to a report since it was read.
pub(super) struct ReportMeanwhile {
    /// The revised text that was read, where it is another one now.
    before: Option<Content>,
    happened: Vec<Happened>,
}

/// What happened since; nothing if the report is the one that was read.
///
/// # Errors
/// [`ServiceError`] if the earlier text or the ledger cannot be read.
pub(super) async fn meanwhile(
    site: &Site,
    visitor: &Visitor,
    number: &str,
    read: Option<&ReadReport>,
    now: &ReadReport,
) -> Result<Option<ReportMeanwhile>, ServiceError> {
    // A form that names no report was not sent from this page: there is nothing to compare with.
    let Some(read) = read.filter(|read| !read.seen.hash.is_empty()) else { return Ok(None) };
    if now.seen.is(read.seen.version, &read.seen.hash) {
        return Ok(None);
    }
    let before = if read.seen.sections == now.seen.sections {
        None
    } else {
        seen::earlier(site, visitor, number, &read.seen).await?
    };
    let happened = happened_since(&site.services, &visitor.request(), number, read.ledger).await?;
    Ok(Some(ReportMeanwhile { before, happened }))
}

impl ReportMeanwhile {
    /// What is said above the page.
    pub(super) fn view(
        &self,
        language: Language,
        zone: LegalZone,
        working: &Content,
        required: &[Language],
    ) -> AnyView {
        let items = self.happened.iter().map(|one| {
            let by = one.by.clone().unwrap_or_else(|| w!(language, editor.by_system));
            let at = moment(language, zone, one.at);
            view! { <li><span class="num">{at}</span>", "{by}": "{said(language, &one.action)}</li> }
        });
        let difference =
            self.before.as_ref().map(|before| seen::difference(language, before, working, required));
        view! {
            <section class="merge" role="alert" id="meanwhile" tabindex="-1">
                <h2>{w!(language, publish.changed_since)}</h2>
                <p>{w!(language, publish.changed_since_says)}</p>
                <ul>{items.collect_view()}</ul>
                {difference}
            </section>
        }
        .into_any()
    }
}

fn said(language: Language, action: &str) -> String {
    match action {
        "draft.saved" | "suggestion.taken" => w!(language, publish.did_save),
        "comments.decided" => w!(language, publish.did_decide),
        "decision.reopened" => w!(language, publish.did_reopen),
        "change.linked" | "change.unlinked" => w!(language, publish.did_link),
        "gap.explained" => w!(language, publish.did_explain),
        _ => w!(language, publish.did_other),
    }
}
