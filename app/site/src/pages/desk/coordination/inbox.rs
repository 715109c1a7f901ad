//! The inbox of a coordinating body: what waits for an opinion, since when, due when, and who prepares it.

use axum::extract::State;
use domain::body::Role;
use leptos::prelude::*;
use services::Page;
use services::coordination::{InboxFilter, InboxItem, InboxShow, inbox};

use super::{due, words};
use crate::components::now::Now;
use crate::components::page_head::PageHead;
use crate::components::spoken::best_words;
use crate::w;
use crate::{Answer, Head, PageError, Site, Visitor, page};

/// Shows the inbox. `?show=` chooses what is shown, `?after=` goes on with a long list.
///
/// # Errors
/// [`PageError::Forbidden`] unless the visitor is of the staff, [`PageError::NotFound`] for a choice that there is not.
pub async fn get(State(site): State<Site>, visitor: Visitor) -> Answer {
    let show = match visitor.parameter("show") {
        Some(code) => InboxShow::from_code(&code).ok_or(PageError::NotFound)?,
        None => InboxShow::default(),
    };
    let filter = InboxFilter { show, after: visitor.parameter("after"), limit: None };
    let found = inbox(&site.services, &visitor.request(), &filter).await?;
    let (now, asking) = (Now::of(&site, &visitor), visitor.clone());
    let title = w!(now.language, opinion.inbox);
    Ok(page(&site, &visitor, Head::plain(title), move || whole(&asking, now, &filter, &found)).await)
}

fn whole(visitor: &Visitor, now: Now, filter: &InboxFilter, found: &Page<InboxItem>) -> AnyView {
    let language = now.language;
    let here = visitor.address().desk("coordination");
    let choices = InboxShow::ALL
        .into_iter()
        .map(|show| {
            let current = (show == filter.show).then_some("true");
            view! { <a href=format!("{here}?show={}", show.code()) aria-current=current>{choice(now, show)}</a> }
        })
        .collect_view();
    let next = found.next.as_ref().map(|after| {
        let to = format!("{here}?show={}&after={after}", filter.show.code());
        view! {
            <nav class="pages screen-only" aria-label=w!(language, opinion.inbox)>
                <a rel="next" href=to>{w!(language, opinion.next)}</a>
            </nav>
        }
    });
    let list = if found.items.is_empty() {
        empty(visitor, now, filter.show)
    } else {
        let items = found.items.iter().map(|item| line(now, item)).collect_view();
        view! { <h2 class="unseen">{choice(now, filter.show)}</h2><ol class="due">{items}</ol> }.into_any()
    };
    let heads = visitor.actor.memberships().iter().any(|one| one.role == Role::Head);
    let tokens = heads.then(|| {
        let to = visitor.address().desk("tokens");
        view! { <p class="screen-only"><a href=to>{w!(language, token.to_tokens)}</a></p> }
    });
    view! {
        <PageHead title=w!(language, opinion.inbox) lead=w!(language, opinion.inbox_lead)/>
        <div class="page">
            <div class="row screen-only">
                <nav class="switch" aria-label=w!(language, opinion.show)>{choices}</nav>
            </div>
            {list}
            {next}
            {tokens}
        </div>
    }
    .into_any()
}

fn choice(now: Now, show: InboxShow) -> String {
    match show {
        InboxShow::Waiting => w!(now.language, opinion.show_waiting),
        InboxShow::Answered => w!(now.language, opinion.show_answered),
        InboxShow::All => w!(now.language, opinion.show_all),
    }
}

/// Why the list is empty.
fn empty(visitor: &Visitor, now: Now, show: InboxShow) -> AnyView {
    let language = now.language;
    let (title, says) = match show {
        _ if !visitor.coordinates() => (w!(language, opinion.no_role), w!(language, opinion.no_role_says)),
        InboxShow::Waiting => (w!(language, opinion.none_waits), w!(language, opinion.none_waits_says)),
        InboxShow::Answered | InboxShow::All => (w!(language, opinion.none), w!(language, opinion.none_says)),
    };
    view! { <div class="empty"><h2>{title}</h2><p>{says}</p></div> }.into_any()
}

/// A draft of the inbox.
fn line(now: Now, item: &InboxItem) -> AnyView {
    let language = now.language;
    let to = now.address().desk(&format!("coordination/{}/{}", item.number, item.body.code));
    let (lang, title) = best_words(language, &item.title);
    let waits = item.running && !item.struck && item.position.is_none() && item.holds_from.is_none();
    let class = waits.then(|| due::class(now, item.due_on)).flatten();
    let when = if waits { due::left(now, item.due_on) } else { standing(now, item) };
    let by = waits.then(|| {
        let words = w!(language, opinion.due_by, date = now.date(item.due_on));
        view! { <time class="num" datetime=item.due_on.to_string()>{words}</time> }
    });
    let facts = [
        w!(language, desk.draft_number, number = item.number.clone()),
        w!(language, opinion.round, number = item.round.to_string()),
        w!(language, opinion.sent_on, date = now.date(now.zone.date_of(item.since))),
        w!(language, opinion.sent_by, body = item.developing.name.best(language).1.to_owned()),
        w!(language, opinion.asked_body, body = item.body.name.best(language).1.to_owned()),
    ];
    let term = waits.then(|| due::rests_on(now, item.due_norm.as_deref()));
    let prepared = if item.prepared_by.is_empty() {
        waits.then(|| w!(language, opinion.handed_to_nobody))
    } else {
        Some(w!(language, opinion.prepared_by, names = item.prepared_by.join(", ")))
    };
    let mine = item
        .mine
        .then(|| view! { <p class="small"><span class="tag plain">{w!(language, opinion.mine)}</span></p> });
    view! {
        <li class=class>
            <p class="when"><b class="num">{when}</b>{by}</p>
            <div>
                <h3><a href=to.clone() lang=lang>{title.to_owned()}</a></h3>
                <p class="small quiet num">{facts.join(" · ")}</p>
                {term.map(|words| view! { <p class="small quiet">{words}</p> })}
                {prepared.map(|words| view! { <p class="small">{words}</p> })}
                {mine}
            </div>
            <p class="go"><a class="button plain small" href=to>{w!(language, desk.open)}<span class="unseen">": "{title.to_owned()}</span></a></p>
        </li>
    }
    .into_any()
}

/// What became of a draft that does not wait any more.
fn standing(now: Now, item: &InboxItem) -> String {
    let language = now.language;
    match (item.position, item.holds_from) {
        (Some(position), _) => words::position(language, position),
        (None, Some(round)) => w!(language, opinion.holds, round = round.to_string()),
        (None, None) if item.struck => w!(language, opinion.struck),
        (None, None) => w!(language, opinion.not_answered),
    }
}
