//! The page on which the closing report is prepared.

use std::collections::BTreeMap;

use axum::response::Response;
use domain::language::Language;
use domain::report::{Gap, GapState};
use domain::standard::ElementId;
use leptos::prelude::*;
use services::discussion::{attachments_at_desk, explaining};
use services::drafts;
use services::error::ServiceError;
use services::reading::{self, Cause, Comparison, ReportPage};
use services::report::{Preview, preview_page};

use super::gaps::Gaps;
use super::read::{ReadReport, meanwhile};
use super::ready::checks;
use super::wrong::WrongReport;
use crate::answers::deciding::draft_texts;
use crate::components::decide::CommentedDraft;
use crate::components::editing::top::{DraftTop, EditingTab};
use crate::components::form::ErrorSummary;
use crate::components::now::Now;
use crate::components::report_view::report_view;
use crate::w;
use crate::{FormState, Head, Site, Visitor, form_page};

/// The page.
///
/// # Errors
/// Those of [`preview_page`].
pub(super) async fn shown(
    site: &Site,
    visitor: &Visitor,
    number: &str,
    mut wrong: WrongReport,
    state: FormState,
) -> Result<Response, ServiceError> {
    let request = visitor.request();
    let page = visitor.parameter("page").and_then(|page| page.parse().ok()).unwrap_or(1);
    let preview = preview_page(&site.services, &request, number, page).await?;
    let read = ReadReport::now(&preview);
    let Preview { report, figures, page, shared, readiness, .. } = preview;
    let (mut commented, is_head) = draft_texts(site, visitor, number).await?;
    commented.comments = explaining(&site.services, &request, number, None).await?;
    let meanwhile =
        if is_head { meanwhile(site, visitor, number, wrong.read.as_ref(), &read).await? } else { None };
    if meanwhile.is_some() && wrong.form_errors().of("confirm").is_none() {
        wrong.errors.extend(WrongReport::anew(visitor.language).errors);
    }
    let required = site.settings.required_languages.clone();
    let summary = drafts::summary(&site.services, number, visitor.at).await?;
    let placed = reading::draft(&site.services, &request, number).await?;
    let causes = causes(&commented, &readiness.gaps);
    let (from, to) = (placed.placed.number, placed.placed.number + 1);
    let texts = Comparison {
        summary: placed.summary.clone(),
        from: (from, commented.placed.clone()),
        to: (to, commented.working.clone()),
        public: vec![from],
        causes,
    };
    let report = ReportPage {
        summary: placed.summary,
        report,
        figures,
        page: Some(page),
        shared,
        hash: String::new(),
        shown_hash: String::new(),
        from_revision: from,
        to_revision: to,
    };
    let numbers: Vec<i64> = report.report.comments.iter().map(|comment| comment.number).collect();
    let files = attachments_at_desk(&site.services, &visitor.request(), number, &numbers).await?;
    let now = Now::of(site, visitor);
    let asker = visitor.clone();
    let title = format!("{} · {number}", w!(visitor.language, publish.preparing));
    let address = visitor.address().desk(&format!("drafts/{number}"));
    let view = move || {
        let language = now.language;
        let changes = commented.changes(language);
        let gaps = Gaps {
            now,
            commented: &commented,
            changes: &changes,
            draft: &address,
            wrong: &wrong,
            read: &read,
        };
        let gaps = gaps.view(&readiness);
        let publishing = publishing(language, readiness.is_ready(), is_head, &address, &read);
        let meanwhile =
            meanwhile.map(|meanwhile| meanwhile.view(language, now.zone, &commented.working, &required));
        let verdict =
            if readiness.is_ready() { w!(language, publish.ready) } else { w!(language, publish.not_ready) };
        let undecided = (readiness.awaiting > 0)
            .then(|| view! { <p class="hint">{w!(language, publish.preview_undecided)}</p> });
        let notice = wrong.refused.clone().map(|refused| notice(language, refused));
        view! {
            <DraftTop visitor=asker.clone() summary=summary tab=EditingTab::Report/>
            <div class="page two">
                <div class="rows">
                    {notice}
                    {meanwhile}
                    <ErrorSummary visitor=asker errors=wrong.form_errors()/>
                    <section class="sheet rows">
                        <h2>{verdict}</h2>
                        {checks(now, &readiness, &address)}
                    </section>
                    {gaps}
                </div>
                <aside class="rows">{publishing}</aside>
            </div>
            <div class="page">
                <h2>{w!(language, publish.preview)}</h2>
                {undecided}
                {report_view(now, &report, &texts, &files, false)}
            </div>
        }
        .into_any()
    };
    Ok(form_page(site, visitor, Head::plain(title), state, view).await)
}

/// What caused each change: accepted comments on the element or linked to it, or the reason given.
fn causes(commented: &CommentedDraft, gaps: &[GapState]) -> BTreeMap<ElementId, Cause> {
    let mut causes: BTreeMap<ElementId, Cause> = BTreeMap::new();
    for comment in &commented.comments {
        let Some(given) = comment.decision.as_ref().filter(|given| given.outcome.promises_change()) else {
            continue;
        };
        for element in comment.anchor.element.iter().chain(&given.elements) {
            causes.entry(element.clone()).or_default().comments.push(comment.number);
        }
    }
    for state in gaps {
        if let Gap::ChangeWithoutCause { element, .. } = &state.gap {
            causes.entry(element.clone()).or_default().reason.clone_from(&state.reason);
        }
    }
    for cause in causes.values_mut() {
        cause.comments.sort_unstable();
        cause.comments.dedup();
    }
    causes
}

/// The control that publishes, for heads alone, once nothing stands in the way.
fn publishing(language: Language, is_ready: bool, is_head: bool, draft: &str, read: &ReadReport) -> AnyView {
    let inside = if !is_head {
        view! { <p>{w!(language, publish.head_needed)}</p> }.into_any()
    } else if is_ready {
        view! {
            <form class="form rows" method="post" action=format!("{draft}/report")>
                {read.fields()}
                <p>{w!(language, publish.ready_says)}</p>
                <p class="hint">{w!(language, publish.publish_says)}</p>
                <label class="choice">
                    <input id="f-confirm" type="checkbox" name="confirm" value="1"/>
                    <span>{w!(language, publish.confirm)}</span>
                </label>
                <p class="actions">
                    <button class="button" name="do" value="publish">{w!(language, publish.publish)}</button>
                </p>
            </form>
        }
        .into_any()
    } else {
        view! { <p class="hint">{w!(language, publish.publish_says)}</p> }.into_any()
    };
    view! { <section class="sheet rows"><h2>{w!(language, publish.publish)}</h2>{inside}</section> }
        .into_any()
}

fn notice(language: Language, (sentence, rule): (String, &'static str)) -> AnyView {
    view! {
        <section class="notice bad" role="alert" tabindex="-1" autofocus>
            <h2>{w!(language, decide.refused)}</h2>
            <p>{sentence}</p>
            <p class="small">{w!(language, decide.rule, rule = rule)}</p>
        </section>
    }
    .into_any()
}
