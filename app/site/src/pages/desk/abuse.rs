//! What readers report about comments on the drafts of one's bodies, the oldest first; each leads to where it is answered.

use axum::extract::State;
use leptos::prelude::*;
use services::discussion::{AbuseItem, abuse_inbox};

use crate::components::comment::{comment_number, paragraphs};
use crate::components::now::Now;
use crate::components::page_head::PageHead;
use crate::components::spoken::best_words;
use crate::w;
use crate::words::{abuse_kind, moment};
use crate::{Answer, Head, Site, Visitor, page};

/// Shows the reports.
///
/// # Errors
/// [`crate::PageError`] unless the visitor is of the staff.
pub async fn get(State(site): State<Site>, visitor: Visitor) -> Answer {
    visitor.authorise(domain::access::Action::ReadDesk, &domain::access::Resource::Site)?;
    let items = abuse_inbox(&site.services, &visitor.request()).await?;
    let now = Now::of(&site, &visitor);
    let title = w!(now.language, author.inbox_title);
    Ok(page(&site, &visitor, Head::plain(title), move || whole(now, &items)).await)
}

fn whole(now: Now, items: &[AbuseItem]) -> AnyView {
    let language = now.language;
    let inside = if items.is_empty() {
        let says = w!(language, author.inbox_empty_says);
        view! { <div class="empty"><h2>{w!(language, author.inbox_empty)}</h2><p>{says}</p></div> }.into_any()
    } else {
        let list = items.iter().map(|item| reported(now, item)).collect_view();
        view! { <section class="sheet comments">{list}</section> }.into_any()
    };
    view! {
        <PageHead title=w!(language, author.inbox_title) lead=w!(language, author.inbox_lead)/>
        <div class="page">{inside}</div>
    }
    .into_any()
}

fn reported(now: Now, item: &AbuseItem) -> AnyView {
    let language = now.language;
    let (lang, title) = best_words(language, &item.title);
    let to = now.address().desk(&format!("drafts/{}/comments/{}/hide", item.number, item.comment));
    let about = comment_number(language, item.comment);
    let report = &item.report;
    view! {
        <article class="comment">
            <header>
                <b>{abuse_kind(language, report.kind)}</b>
                <span class="num">{moment(language, now.zone, report.reported_at)}</span>
            </header>
            <p class="small quiet"><span class="num">{item.number.clone()}</span>" · "<span lang=lang>{title.to_owned()}</span></p>
            <div class="words">{paragraphs(&report.words)}</div>
            <p class="actions">
                <a class="button plain" href=to>{w!(language, author.inbox_open)}<span class="unseen">": "{about}</span></a>
            </p>
        </article>
    }
    .into_any()
}
