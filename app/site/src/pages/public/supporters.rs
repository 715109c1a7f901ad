//! Who supports a comment, by number.

use axum::extract::State;
use domain::access::{Action, Resource};
use leptos::prelude::*;
use services::discussion::{SupporterView, SupportersPage, attachments, supporters};
use services::reading;

use crate::components::comment::{Ground, comment, comment_number};
use crate::components::now::{Now, machine_time};
use crate::components::page_head::{Crumbs, PageHead};
use crate::components::pager::pager;
use crate::components::support::Supporting;
use crate::w;
use crate::words::{author, author_kind, moment};
use crate::{Answer, CommentPath, Head, PageError, Site, Visitor, page};

/// Shows a page of those who support a comment; `?page=` chooses it.
///
/// # Errors
/// [`PageError::NotFound`] if there is no such placed draft, comment or page.
pub async fn get(
    State(site): State<Site>,
    visitor: Visitor,
    CommentPath { number, comment: of }: CommentPath,
) -> Answer {
    let asked =
        visitor.parameter("page").map_or(Ok(1), |text| text.parse().map_err(|_| PageError::NotFound))?;
    let draft = reading::draft(&site.services, &visitor.request(), &number).await?;
    let found = supporters(&site.services, &number, of, asked).await?;
    let files = attachments(&site.services, &number, &[of]).await?;
    let now = Now::of(&site, &visitor);
    let is_open = draft.summary.placement.window.accepts(visitor.at) && draft.summary.withdrawn.is_none();
    let erases = visitor.may(Action::HideComment, &Resource::Draft { body: draft.summary.body.id });
    let said = comment_number(now.language, of);
    let title = w!(now.language, support.supporters_title, number = said.clone());
    let address = now.address().draft(&number);
    let whole = move || {
        let ground = Ground {
            placed: &draft.placed.content,
            draft: &address,
            body: "",
            revised: None,
            awaits: false,
            hides: false,
            reports: false,
            desk: "",
            attachments: &files,
            supporting: Supporting::of(is_open),
        };
        let crumbs = Crumbs::new(w!(now.language, site.path))
            .link(address.clone(), w!(now.language, draft.number, number = number.clone()))
            .link(format!("{address}/comments?no={of}#no-{of}"), said);
        let own = format!("{address}/comments/{of}/supporters");
        let erase = erases.then(|| now.address().desk(&format!("drafts/{number}/comments/{of}/supporter")));
        view! {
            <PageHead title=title crumbs=crumbs/>
            <div class="page narrow">
                <section class="sheet"><div class="comments">{comment(now, &found.comment, ground)}</div></section>
                {listed(now, &found, erase.as_deref())}
                {pager(now, found.page, found.pages, |page| format!("{own}?page={page}"))}
            </div>
        }
        .into_any()
    };
    let head =
        Head::plain(w!(now.language, support.supporters_title, number = comment_number(now.language, of)));
    Ok(page(&site, &visitor, head, whole).await)
}

/// The list; `erase` is the address at the desk, for who may take out what tells who somebody is.
fn listed(now: Now, found: &SupportersPage, erase: Option<&str>) -> AnyView {
    let language = now.language;
    if found.supporters.is_empty() {
        return view! { <div class="empty"><h2>{w!(language, support.none)}</h2></div> }.into_any();
    }
    let one = |view: &SupporterView| {
        let kind = author_kind(language, view.supporter.kind);
        let when = moment(language, now.zone, view.received_at);
        let erase = erase.map(|erase| {
            let to = format!("{erase}?no={}", view.number);
            let label = w!(language, hiding.erase);
            view! { <p class="small screen-only"><a href=to>{label}<span class="unseen">": "{view.number}</span></a></p> }
        });
        view! {
            <tr>
                <td data-label=w!(language, table.number) class="figure num">{view.number}</td>
                <th scope="row" data-label=w!(language, support.who)>{author(language, &view.supporter)}{erase}</th>
                <td data-label=w!(language, table.kind)>{kind}</td>
                <td data-label=w!(language, table.received) class="num">
                    <time datetime=machine_time(view.received_at)>{when}</time>
                </td>
            </tr>
        }
    };
    let rows = found.supporters.iter().map(one).collect_view();
    view! {
        <section class="sheet"><table class="cards">
            <caption>{w!(language, support.list)}</caption>
            <thead><tr>
                <th scope="col" class="figure">{w!(language, table.number)}</th>
                <th scope="col">{w!(language, support.who)}</th>
                <th scope="col">{w!(language, table.kind)}</th>
                <th scope="col">{w!(language, table.received)}</th>
            </tr></thead>
            <tbody>{rows}</tbody>
        </table></section>
    }
    .into_any()
}
