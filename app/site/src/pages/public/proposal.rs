//! What became of a proposal, at the secret address that its author alone knows (R13-3).

use axum::extract::{Path, State};
use leptos::prelude::*;
use services::proposals::{ProposalReceipt, receipt};

use crate::components::now::Now;
use crate::components::page_head::{Crumbs, PageHead};
use crate::components::proposal::proposal;
use crate::w;
use crate::words::moment;
use crate::{Answer, Head, Site, Visitor, page};

/// Shows a proposal to its author; whoever knows its secret address is its author.
///
/// # Errors
/// [`crate::PageError::NotFound`] if there is none.
pub async fn get(
    State(site): State<Site>,
    visitor: Visitor,
    Path((_, id)): Path<(String, String)>,
) -> Answer {
    let receipt = receipt(&site.services, &visitor.request(), &id).await?;
    let now = Now::of(&site, &visitor);
    let number = receipt.proposal.number.to_string();
    let title = w!(now.language, proposal.one_title, number = number);
    let head = Head::plain(title.clone());
    Ok(page(&site, &visitor, head, move || whole(now, title, &receipt)).await)
}

fn whole(now: Now, title: String, receipt: &ProposalReceipt) -> AnyView {
    let language = now.language;
    let all = now.address().to("/proposals");
    let crumbs = Crumbs::below(w!(language, proposal.title), all.clone());
    let received = moment(language, now.zone, receipt.proposal.received_at);
    let name = (!receipt.name.is_empty()).then(|| {
        view! { <div><dt>{w!(language, proposal.sent_as)}</dt><dd>{receipt.name.clone()}</dd></div> }
    });
    let written = receipt.is_being_written.then(|| {
        view! { <p class="notice info">{w!(language, proposal.being_written)}</p> }
    });
    view! {
        <PageHead title=title in_figures=true crumbs=crumbs/>
        <div class="page narrow">
            <p class="notice good">{w!(language, proposal.keep)}</p>
            {written}
            <section class="sheet rows">
                <dl class="facts-list">
                    <div><dt>{w!(language, proposal.received_at)}</dt><dd class="num">{received}</dd></div>
                    {name}
                </dl>
                {proposal(now, &receipt.proposal, None)}
            </section>
            <p class="actions screen-only"><a href=all>{w!(language, proposal.all)}</a></p>
        </div>
    }
    .into_any()
}
