//! Proposals to adopt, change or cancel a standard, with their answers (Art. 13(3), R13-3).

use axum::extract::State;
use domain::proposal::{ProposalSource, ProposalState};
use leptos::prelude::*;
use services::ServiceError;
use services::page::Page;
use services::proposals::{ProposalFilter, ProposalView, public_list};

use crate::components::form::{Errors, SelectField, TextField};
use crate::components::now::Now;
use crate::components::page_head::PageHead;
use crate::components::pager::turns;
use crate::components::proposal::proposal;
use crate::w;
use crate::words::proposal_state;
use crate::words::standard::article;
use crate::{Answer, Head, PageError, Site, Visitor, page};

/// Shows a page of the proposals; `?service=`, `?state=` choose, `?after=` turns.
///
/// # Errors
/// [`PageError::NotFound`] if there is no such state or page.
pub async fn get(State(site): State<Site>, visitor: Visitor) -> Answer {
    let state = match visitor.parameter("state") {
        Some(code) => Some(ProposalState::from_code(&code).ok_or(PageError::NotFound)?),
        None => None,
    };
    let filter = ProposalFilter {
        service: visitor.parameter("service"),
        state,
        after: visitor.parameter("after"),
        limit: None,
    };
    let list = match public_list(&site.services, &filter, visitor.at).await {
        // A place that is in no such list is an address where nothing stands.
        Err(ServiceError::Invalid(_)) => return Err(PageError::NotFound),
        read => read?,
    };
    let now = Now::of(&site, &visitor);
    let title = w!(now.language, proposal.title);
    Ok(page(&site, &visitor, Head::plain(title), move || whole(now, &filter, &list)).await)
}

fn whole(now: Now, filter: &ProposalFilter, list: &Page<ProposalView>) -> AnyView {
    let language = now.language;
    let own = now.address().to("/proposals");
    let chosen = filter.service.is_some() || filter.state.is_some();
    let lead = w!(language, proposal.lead, article = article(language, ProposalSource::Recipient.article()));
    let found = if list.items.is_empty() {
        let (title, says) = if chosen || filter.after.is_some() {
            (w!(language, proposal.none), w!(language, proposal.none_says))
        } else {
            (w!(language, proposal.empty), w!(language, proposal.empty_says))
        };
        view! { <div class="empty"><h2>{title}</h2><p>{says}</p></div> }.into_any()
    } else {
        let items = list.items.iter().map(|one| proposal(now, one, None)).collect::<Vec<_>>();
        view! { <section class="sheet comments" aria-label=w!(language, proposal.title)>{items}</section> }
            .into_any()
    };
    let first =
        filter.after.is_some().then(|| (turned(&own, filter, None), w!(language, rounds_public.from_first)));
    let next = list.next.as_deref().map(|after| turned(&own, filter, Some(after)));
    let new = now.address().to("/proposals/new");
    view! {
        <PageHead title=w!(language, proposal.title) lead=lead/>
        <div class="page">
            <p class="actions screen-only"><a class="button" href=new>{w!(language, proposal.make)}</a></p>
            {filters(now, filter, chosen)}
            {found}
            {turns(now, first, next)}
        </div>
    }
    .into_any()
}

/// The address of another page of the same choice.
fn turned(own: &str, filter: &ProposalFilter, after: Option<&str>) -> String {
    let chosen = [
        ("service", filter.service.as_deref()),
        ("state", filter.state.map(ProposalState::code)),
        ("after", after),
    ];
    let chosen = chosen.into_iter().filter_map(|(name, value)| Some((name, value?)));
    let query = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(chosen).finish();
    if query.is_empty() { own.to_owned() } else { format!("{own}?{query}") }
}

fn filters(now: Now, filter: &ProposalFilter, chosen: bool) -> AnyView {
    let language = now.language;
    let own = now.address().to("/proposals");
    let any = (String::new(), w!(language, proposal.any_state));
    let states = ProposalState::ALL.map(|state| (state.code().to_owned(), proposal_state(language, state)));
    let states = std::iter::once(any).chain(states).collect();
    let service = filter.service.clone().unwrap_or_default();
    let state = filter.state.map(ProposalState::code).unwrap_or_default();
    let clear = chosen.then(|| view! { <a href=own.clone()>{w!(language, register.clear)}</a> });
    view! {
        <form class="filters screen-only" method="get" action=own.clone() role="search">
            <TextField name="service" label=w!(language, proposal.service_code) value=service errors=Errors::none() class="short"/>
            <SelectField name="state" label=w!(language, proposal.state) value=state options=states errors=Errors::none()/>
            <p class="actions"><button class="button">{w!(language, register.show)}</button>{clear}</p>
        </form>
    }
    .into_any()
}
