//! A published closing report, as it was frozen (R15-8).

use axum::extract::State;
use domain::report::ReportFigures;
use leptos::prelude::*;
use services::discussion::attachments;
use services::{drafts, reading};

use crate::components::draft_document::of_draft_page;
use crate::components::draft_head::{DraftTab, draft_head, title};
use crate::components::now::Now;
use crate::components::publicity::publicity;
use crate::components::report_view::report_view;
use crate::w;
use crate::{Answer, DraftPath, Head, PageError, Site, Visitor, page};

/// Shows the closing report of a draft with a page of its comments: `?page=` chooses it, `?no=` is the page that holds a comment.
///
/// # Errors
/// [`crate::PageError::NotFound`] if there is no such draft or page, or its report has not been published.
pub async fn get(State(site): State<Site>, visitor: Visitor, DraftPath { number }: DraftPath) -> Answer {
    let request = visitor.request();
    let holding = visitor.parameter("no").and_then(|number| number.parse::<i64>().ok());
    let wanted = match (holding, visitor.parameter("page")) {
        (Some(holding), _) => ReportFigures::page_of(holding),
        (None, Some(page)) => page.parse().map_err(|_| PageError::NotFound)?,
        (None, None) => 1,
    };
    let report = reading::report_page(&site.services, &request, &number, wanted).await?;
    let made = drafts::publicity(&site.services, &request, &number).await?;
    let (from, to) = (report.from_revision, report.to_revision);
    let texts = reading::compare_page(&site.services, &request, &number, from, to).await?;
    let numbers: Vec<i64> = report.report.comments.iter().map(|comment| comment.number).collect();
    let files = attachments(&site.services, &number, &numbers).await?;
    let now = Now::of(&site, &visitor);
    let name = format!("{} · {}", w!(now.language, report.closing), title(now, &report.summary).1);
    let head = of_draft_page(now, Head::plain(name), &report.summary);
    let whole = move || {
        view! {
            {draft_head(now, &report.summary, DraftTab::Report, None)}
            <div class="page">
                {report_view(now, &report, &texts, &files, true)}
                <section class="sheet rows" aria-labelledby="publicity">
                    <h2 id="publicity">{w!(now.language, lawful.publicity)}</h2>
                    {made.iter().map(|of| publicity(now, of)).collect_view()}
                </section>
            </div>
        }
        .into_any()
    };
    Ok(page(&site, &visitor, head, whole).await)
}
