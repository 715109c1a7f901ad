//! Every published closing report, newest first.

use axum::extract::State;
use leptos::prelude::*;
use services::reading::{self, ReportsPage};

use super::home::report_summary;
use crate::components::now::Now;
use crate::components::page_head::PageHead;
use crate::components::pager::pager;
use crate::components::spoken::best_words;
use crate::w;
use crate::{Answer, Head, PageError, Site, Visitor, page};

/// Shows a page of reports; `?page=` chooses it.
///
/// # Errors
/// [`PageError::NotFound`] if there is no such page.
pub async fn get(State(site): State<Site>, visitor: Visitor) -> Answer {
    let wanted =
        visitor.parameter("page").map_or(Ok(1), |text| text.parse().map_err(|_| PageError::NotFound))?;
    let reports = reading::reports(&site.services, &visitor.request(), wanted, None).await?;
    let now = Now::of(&site, &visitor);
    let title = w!(now.language, report.title);
    Ok(page(&site, &visitor, Head::plain(title), move || whole(now, &reports)).await)
}

fn whole(now: Now, reports: &ReportsPage) -> AnyView {
    let language = now.language;
    let list = if reports.reports.is_empty() {
        view! {
            <div class="empty">
                <h2>{w!(language, report.none)}</h2>
                <p>{w!(language, report.none_says)}</p>
                <p class="actions"><a class="button plain" href=now.address().home()>{w!(language, home.to_home)}</a></p>
            </div>
        }
        .into_any()
    } else {
        let rows = reports
            .reports
            .iter()
            .map(|report| {
                let (lang, body) = best_words(language, &report.summary.body.name);
                view! { <li><div>{report_summary(now, report)}<p class="small quiet" lang=lang>{body.to_owned()}</p></div></li> }
            })
            .collect_view();
        view! { <section class="sheet"><ul class="list narrow">{rows}</ul></section> }.into_any()
    };
    let address = now.address().to("/reports");
    let pages = pager(now, reports.page, reports.pages, |page| format!("{address}?page={page}"));
    let total = (reports.total > 0)
        .then(|| view! { <h2 class="found num">{w!(language, report.total, count = reports.total)}</h2> });
    view! {
        <PageHead title=w!(language, report.title) lead=w!(language, report.lead)/>
        <div class="page">{total}{list}{pages}</div>
    }
    .into_any()
}
