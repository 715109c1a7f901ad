//! The proposals that one's bodies have to answer, due soonest first, near-identical ones together (R13-3).

use axum::extract::State;
use leptos::prelude::*;
use services::proposals::{ProposalDesk, ProposalView, list};

use crate::components::now::Now;
use crate::components::page_head::PageHead;
use crate::components::proposal::proposal;
use crate::w;
use crate::{Answer, Head, Site, Visitor, page};

/// Shows the proposals.
///
/// # Errors
/// [`crate::PageError`] unless the visitor is of the staff.
pub async fn get(State(site): State<Site>, visitor: Visitor) -> Answer {
    let desk = list(&site.services, &visitor.request()).await?;
    let now = Now::of(&site, &visitor);
    let title = w!(now.language, proposal.title);
    Ok(page(&site, &visitor, Head::plain(title), move || whole(now, &desk)).await)
}

fn whole(now: Now, desk: &ProposalDesk) -> AnyView {
    let language = now.language;
    let waiting = if desk.waiting.is_empty() {
        let (title, says) = (w!(language, proposal.waiting_none), w!(language, proposal.waiting_none_says));
        view! { <div class="empty"><h2>{title}</h2><p>{says}</p></div> }.into_any()
    } else {
        let groups = desk.waiting.iter().filter_map(|group| waits(now, group)).collect::<Vec<_>>();
        view! {
            <section class="sheet comments" aria-labelledby="waiting">
                <h2 id="waiting">{w!(language, proposal.waiting)}</h2>
                {groups}
            </section>
        }
        .into_any()
    };
    let accepted = (!desk.accepted.is_empty()).then(|| {
        let items = desk
            .accepted
            .iter()
            .map(|one| {
                proposal(now, one, Some(opens(now, one.number, w!(language, proposal.open_begin), None)))
            })
            .collect::<Vec<_>>();
        view! {
            <section class="sheet comments" aria-labelledby="accepted">
                <h2 id="accepted">{w!(language, proposal.accepted)}</h2>
                {items}
            </section>
        }
    });
    view! {
        <PageHead title=w!(language, proposal.title) lead=w!(language, proposal.desk_lead)/>
        <div class="page">
            {waiting}
            {accepted}
        </div>
    }
    .into_any()
}

/// A group that waits: its first member, and how many are like it.
fn waits(now: Now, group: &[ProposalView]) -> Option<AnyView> {
    let (first, others) = group.split_first()?;
    let many = u64::try_from(others.len()).ok().filter(|many| *many > 0);
    let like = many.map(|many| w!(now.language, proposal.like, count = many));
    let open = opens(now, first.number, w!(now.language, proposal.open), like);
    Some(proposal(now, first, Some(open)))
}

/// The way to the page on which a proposal is answered.
fn opens(now: Now, number: i64, words: String, like: Option<String>) -> AnyView {
    let to = now.address().desk(&format!("proposals/{number}"));
    let about = w!(now.language, proposal.number, number = number.to_string());
    view! {
        <p class="actions">
            <a class="button plain" href=to>{words}<span class="unseen">": "{about}</span></a>
            {like.map(|like| view! { <span class="quiet">{like}</span> })}
        </p>
    }
    .into_any()
}
