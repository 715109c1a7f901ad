//! The abolished bodies that running rounds still ask.

use axum::extract::State;
use leptos::prelude::*;
use services::coordination::{AbolishedAsked, abolished_asked};

use crate::components::now::Now;
use crate::components::page_head::{Crumbs, PageHead};
use crate::components::spoken::best_words;
use crate::w;
use crate::{Answer, Head, Site, Visitor, page};

/// Shows the list.
///
/// # Errors
/// [`crate::PageError`] unless the visitor keeps the register.
pub async fn get(State(site): State<Site>, visitor: Visitor) -> Answer {
    let found = abolished_asked(&site.services, &visitor.request()).await?;
    let now = Now::of(&site, &visitor);
    let title = w!(now.language, round_more.title);
    Ok(page(&site, &visitor, Head::plain(title), move || whole(now, &found)).await)
}

fn whole(now: Now, found: &[AbolishedAsked]) -> AnyView {
    let language = now.language;
    let crumbs = Crumbs::below(w!(language, desk.title), now.address().desk(""));
    let list = if found.is_empty() {
        view! {
            <div class="empty"><h2>{w!(language, round_more.none)}</h2><p>{w!(language, round_more.none_says)}</p></div>
        }
        .into_any()
    } else {
        let items = found.iter().map(|one| item(now, one)).collect_view();
        view! { <ol class="due">{items}</ol> }.into_any()
    };
    view! {
        <PageHead title=w!(language, round_more.title) lead=w!(language, round_more.lead) crumbs=crumbs/>
        <div class="page">{list}</div>
    }
    .into_any()
}

fn item(now: Now, one: &AbolishedAsked) -> AnyView {
    let language = now.language;
    let to = now.address().desk(&format!("rounds/{}/{}", one.number, one.body.code));
    let (lang, name) = best_words(language, &one.body.name);
    let name = name.to_owned();
    let facts = [
        w!(language, desk.draft_number, number = one.number.clone()),
        w!(language, opinion.round, number = one.round.to_string()),
        w!(language, opinion.sent_by, body = one.developing.name.best(language).1.to_owned()),
    ];
    let heir = if let Some(heir) = &one.successor {
        w!(language, round_more.heir, body = heir.name.best(language).1.to_owned())
    } else {
        w!(language, round_more.no_heir)
    };
    view! {
        <li>
            <p class="when">
                <b>{w!(language, round_more.abolished)}</b>
                <time class="num" datetime=one.abolished_on.to_string()>{now.date(one.abolished_on)}</time>
            </p>
            <div>
                <h3><a href=to.clone() lang=lang>{name.clone()}</a></h3>
                <p>{one.title.best(language).1.to_owned()}</p>
                <p class="small quiet num">{facts.join(" · ")}</p>
                <p class="small">{heir}</p>
            </div>
            <p class="go"><a class="button plain small" href=to>{w!(language, desk.open)}<span class="unseen">": "{name}</span></a></p>
        </li>
    }
    .into_any()
}
