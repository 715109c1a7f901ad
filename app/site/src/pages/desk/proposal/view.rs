//! The page of one proposal at the desk.

use domain::discussion::{HidingGround, Outcome};
use domain::proposal::ProposalKind;
use leptos::prelude::*;
use services::proposals::{DeskProposal, ProposalView};

use crate::components::comment::{outcome as outcome_words, paragraphs};
use crate::components::form::{AreaField, Choices, ErrorSummary, Errors};
use crate::components::now::Now;
use crate::components::page_head::{Crumbs, PageHead};
use crate::components::proposal::proposal;
use crate::w;
use crate::words::hiding_ground;
use crate::{Fields, Visitor};

use super::BEGIN;

pub(super) fn body(
    visitor: Visitor,
    now: Now,
    title: String,
    matter: &DeskProposal,
    typed: &Fields,
    errors: Errors,
) -> AnyView {
    let language = now.language;
    let crumbs = Crumbs::below(w!(language, proposal.title), now.address().desk("proposals"));
    let alike = (!matter.alike.is_empty()).then(|| {
        let items = matter.alike.iter().map(|one| proposal(now, one, None)).collect::<Vec<_>>();
        view! {
            <section class="sheet comments" aria-labelledby="alike">
                <h2 id="alike">{w!(language, proposal.alike)}</h2>
                {items}
            </section>
        }
    });
    let answering = answering(now, matter, typed, &errors);
    let beginning = (!matter.proposal.is_refused()).then(|| beginning(now, matter, typed, &errors));
    let hiding = matter.may_hide.then(|| hiding(now, matter, typed, &errors));
    view! {
        <PageHead title=title in_figures=true crumbs=crumbs/>
        <div class="page narrow">
            <ErrorSummary visitor=visitor errors=errors/>
            <section class="sheet rows">
                {proposal(now, &matter.proposal, None)}
                {author(now, matter)}
            </section>
            {alike}
            {answering}
            {beginning}
            {hiding}
        </div>
    }
    .into_any()
}

/// Who sent it, for heads alone.
fn author(now: Now, matter: &DeskProposal) -> Option<AnyView> {
    let language = now.language;
    let author = matter.author.as_ref()?;
    let email = author.email.clone().unwrap_or_else(|| w!(language, proposal.no_email));
    let name = (!author.name.is_empty()).then(|| format!("{}, ", author.name));
    Some(
        view! { <p class="small"><span class="label">{w!(language, proposal.author)}</span>" "{name}{email}</p> }
            .into_any(),
    )
}

/// Proposals to be ticked: the value and the words of each.
fn ticks<'a>(now: Now, proposals: impl Iterator<Item = &'a ProposalView>) -> Vec<(String, String)> {
    let language = now.language;
    let words = |one: &ProposalView| {
        let date = now.date(now.zone.date_of(one.received_at));
        let number = w!(language, proposal.number, number = one.number.to_string());
        format!("{number}, {}", w!(language, proposal.received, date = date))
    };
    proposals.map(|one| (one.number.to_string(), words(one))).collect()
}

/// The form of the answer, or what was typed of one that came too late.
fn answering(now: Now, matter: &DeskProposal, typed: &Fields, errors: &Errors) -> Option<AnyView> {
    let language = now.language;
    if matter.proposal.answer.is_some() {
        let words = Some(typed.get("answer")).filter(|words| !words.trim().is_empty())?;
        return Some(
            view! {
                <section class="sheet rows" id="f-proposals">
                    <h2>{w!(language, proposal.unsent)}</h2>
                    <p class="notice warn" role="alert">{w!(language, proposal.p_answered)}</p>
                    <div class="words">{paragraphs(words)}</div>
                </section>
            }
            .into_any(),
        );
    }
    let others = ticks(now, matter.alike.iter().filter(|one| one.answer.is_none()));
    let chosen: Vec<String> = typed.all("proposals").map(str::to_owned).collect();
    let with = (!others.is_empty()).then(|| {
        view! {
            <Choices name="proposals" legend=w!(language, proposal.answer_with) options=others chosen=chosen
                errors=errors.clone() several=true/>
        }
    });
    let outcomes = Outcome::ALL.map(|one| (one.code().to_owned(), outcome_words(language, one))).into();
    Some(
        view! {
            <section class="sheet rows">
                <h2>{w!(language, proposal.give_title)}</h2>
                <form class="form rows" method="post">
                    {with}
                    <Choices name="outcome" legend=w!(language, proposal.outcome) options=outcomes
                        chosen=vec![typed.take("outcome")] errors=errors.clone()/>
                    <AreaField name="answer" label=w!(language, proposal.words) text=typed.take("answer") errors=errors.clone()
                        hint=w!(language, proposal.words_hint)/>
                    <p class="actions"><button class="button" name="do" value="answer">{w!(language, proposal.give)}</button></p>
                </form>
            </section>
        }
        .into_any(),
    )
}

/// The form that begins a draft which names the proposals.
fn beginning(now: Now, matter: &DeskProposal, typed: &Fields, errors: &Errors) -> AnyView {
    let language = now.language;
    let words = match matter.proposal.kind {
        ProposalKind::Adopt => w!(language, proposal.begin_adopt),
        ProposalKind::Change => w!(language, proposal.begin_change),
        ProposalKind::Cancel => w!(language, proposal.begin_cancel),
    };
    let others = ticks(now, matter.alike.iter().filter(|one| !one.is_refused()));
    let chosen: Vec<String> = typed.all("named").map(str::to_owned).collect();
    let with = (!others.is_empty()).then(|| {
        view! {
            <Choices name="named" legend=w!(language, proposal.begin_with) options=others chosen=chosen
                errors=Errors::none() several=true/>
        }
    });
    let error = errors.of(BEGIN).map(|says| {
        view! { <p class="notice warn" role="alert" id=format!("f-{BEGIN}")>{says}</p> }
    });
    view! {
        <section class="sheet rows">
            <h2>{w!(language, proposal.begin_title)}</h2>
            <p>{w!(language, proposal.begin_says)}</p>
            {error}
            <form class="form rows" method="post">
                {with}
                <p class="actions"><button class="button plain" name="do" value="begin">{words}</button></p>
            </form>
        </section>
    }
    .into_any()
}

/// The form that hides its words; nothing once they are hidden.
fn hiding(now: Now, matter: &DeskProposal, typed: &Fields, errors: &Errors) -> Option<AnyView> {
    let language = now.language;
    if matter.proposal.hidden.is_some() {
        return None;
    }
    let grounds =
        HidingGround::ALL.map(|ground| (ground.code().to_owned(), hiding_ground(language, ground))).to_vec();
    let open = errors.of("ground").is_some() || errors.of("reason").is_some();
    Some(
        view! {
            <details class="more" open=open>
                <summary>{w!(language, proposal.hide_title)}</summary>
                <form class="form rows" method="post">
                    <p>{w!(language, proposal.hide_says)}</p>
                    <Choices name="ground" legend=w!(language, hiding.ground) options=grounds
                        chosen=vec![typed.take("ground")] errors=errors.clone()/>
                    <AreaField name="reason" label=w!(language, hiding.reason) text=typed.take("reason") errors=errors.clone()
                        hint=w!(language, hiding.reason_hint)/>
                    <p class="actions"><button class="button danger" name="do" value="hide">{w!(language, hiding.hide)}</button></p>
                </form>
            </details>
        }
        .into_any(),
    )
}
