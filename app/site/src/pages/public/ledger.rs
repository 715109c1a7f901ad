//! The signed heads of the ledger: whoever saves one can tell later that nothing before it was cut off or changed.

use axum::extract::State;
use leptos::prelude::*;
use services::ledger::{SignedHead, heads};

use crate::components::now::Now;
use crate::components::page_head::PageHead;
use crate::{Answer, Head, PageError, Site, Visitor, page};
use crate::{w, words};

/// How many heads a page shows.
const PAGE: u64 = 30;

/// Shows the heads, the newest first.
///
/// # Errors
/// [`PageError::NotFound`] for a place that is no number; the faults of the services.
pub async fn get(State(site): State<Site>, visitor: Visitor) -> Answer {
    let before = visitor.parameter("before");
    let before = before.map(|place| place.parse().map_err(|_| PageError::NotFound)).transpose()?;
    let list = heads::list(&site.services, before, PAGE).await?;
    let now = Now::of(&site, &visitor);
    let head = Head::plain(w!(now.language, ledger.title));
    Ok(page(&site, &visitor, head, move || whole(now, before, &list)).await)
}

fn whole(now: Now, before: Option<i64>, list: &[SignedHead]) -> AnyView {
    let language = now.language;
    let address = now.address();
    let shown = if list.is_empty() {
        view! {
            <div class="empty">
                <h2>{w!(language, ledger.none)}</h2>
                <p>{w!(language, ledger.none_says)}</p>
            </div>
        }
        .into_any()
    } else {
        let rows = list.iter().map(|head| row(now, head)).collect_view();
        view! {
            <table class="cards">
                <caption class="unseen">{w!(language, ledger.title)}</caption>
                <thead><tr>
                    <th scope="col" class="figure">{w!(language, ledger.event)}</th>
                    <th scope="col">{w!(language, ledger.signed)}</th>
                    <th scope="col">{w!(language, ledger.occasion)}</th>
                    <th scope="col">{w!(language, ledger.hash)}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </table>
        }
        .into_any()
    };
    let here = address.to("/ledger");
    let full = u64::try_from(list.len()).is_ok_and(|count| count == PAGE);
    let earlier = list.last().filter(|_| full).map(|head| {
        let to = format!("{here}?before={}", head.id);
        view! { <a rel="next" href=to>{w!(language, ledger.earlier)}</a> }
    });
    let newest = before.map(|_| view! { <a rel="first" href=here.clone()>{w!(language, ledger.newest)}</a> });
    let pages = (earlier.is_some() || newest.is_some()).then(
        || view! { <nav class="pages screen-only" aria-label=w!(language, ledger.title)>{newest}{earlier}</nav> },
    );
    view! {
        <PageHead title=w!(language, ledger.title) lead=w!(language, ledger.lead)/>
        <div class="page">
            {shown}
            {pages}
            <section class="sheet rows">
                <h2>{w!(language, ledger.proves_title)}</h2>
                <p>{w!(language, ledger.proves)}</p>
                <p>{w!(language, ledger.proves_not)}</p>
                <h2>{w!(language, ledger.check_title)}</h2>
                <p>{w!(language, ledger.check_says)}</p>
                <p><code>"talqy ledger verify --heads FILE"</code></p>
                <p class="actions">
                    <a class="button plain" href="/api/v1/ledger/heads">{w!(language, ledger.machines)}</a>
                    <a class="button plain" href=address.to("/receipts/key.pem") download="talqy-receipts.pem">{w!(language, ledger.public_key)}</a>
                </p>
            </section>
        </div>
    }
    .into_any()
}

fn row(now: Now, head: &SignedHead) -> impl IntoView + use<> {
    let language = now.language;
    let occasion = match (&head.draft, head.day) {
        (Some(number), _) => {
            let to = now.address().draft_part(number, "report");
            view! { <a href=to>{w!(language, ledger.of_report, number = number.clone())}</a> }.into_any()
        }
        (None, Some(day)) => w!(language, ledger.of_day, date = now.date(day)).into_any(),
        (None, None) => ().into_any(),
    };
    view! {
        <tr>
            <th scope="row" class="figure num" data-label=w!(language, ledger.event)>{head.sequence}</th>
            <td class="num" data-label=w!(language, ledger.signed)>
                <time datetime=head.at.to_rfc3339()>{words::moment(language, now.zone, head.at)}</time>
            </td>
            <td data-label=w!(language, ledger.occasion)>{occasion}</td>
            <td data-label=w!(language, ledger.hash)>
                <span class="hash mono">{head.hash.clone()}</span>
                <details class="more small">
                    <summary>{w!(language, ledger.signature)}</summary>
                    <dl class="facts-list">
                        <div><dt>{w!(language, ledger.statement)}</dt><dd><pre class="mono small handed-text">{head.statement()}</pre></dd></div>
                        <div><dt>{w!(language, ledger.signature_in)}</dt><dd class="hash mono">{head.signature.clone()}</dd></div>
                        <div><dt>{w!(language, ledger.key)}</dt><dd class="hash mono">{head.key_id.clone()}</dd></div>
                    </dl>
                </details>
            </td>
        </tr>
    }
}
