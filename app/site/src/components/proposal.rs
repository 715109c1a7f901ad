//! A proposal with its answer and the drafts that name it, as everybody reads it.

use domain::discussion::Outcome;
use leptos::prelude::*;
use services::proposals::{NamedDraft, ProposalAnswer, ProposalView};

use super::comment::{outcome, paragraphs};
use super::now::{Now, machine_time};
use super::spoken::best_words;
use crate::w;
use crate::words::standard::{article, kind as draft_kind, section_name, stage, stage_class};
use crate::words::{hiding_ground, proposal_kind, proposal_source, proposal_state};

/// A proposal; `below` stands at its end.
pub fn proposal(now: Now, view: &ProposalView, below: Option<AnyView>) -> AnyView {
    let language = now.language;
    let anchor = format!("no-{}", view.number);
    let source = proposal_source(language, view.source);
    let who = view.from.as_ref().map_or(source.clone(), |body| body.name.best(language).1.to_owned());
    let norm = article(language, view.source.article());
    let date = now.date(now.zone.date_of(view.received_at));
    let (lang, service) = best_words(language, &view.service_name);
    view! {
        <article class="comment" id=anchor.clone()>
            <header>
                <b>{who}</b>
                <span>{view.from.is_some().then(|| format!("{source}, "))}{norm}</span>
                <a class="num" href=format!("#{anchor}")>{w!(language, proposal.number, number = view.number.to_string())}</a>
                <time class="num" datetime=machine_time(view.received_at)>{w!(language, proposal.received, date = date)}</time>
                {tag(now, view)}
            </header>
            <blockquote class="quoted">
                <a href=now.address().service(&view.service_code) lang=lang>{service.to_owned()}</a>
                " "<span class="num small">{view.service_code.clone()}</span>
                ": "{proposal_kind(language, view.kind)}
                {concerns(now, view)}
            </blockquote>
            {words(now, view)}
            {waits(now, view)}
            {view.answer.as_ref().map(|answer| answered(now, answer))}
            {drafts(now, &view.drafts)}
            {below}
        </article>
    }
    .into_any()
}

/// Where it stands.
fn tag(now: Now, view: &ProposalView) -> AnyView {
    let language = now.language;
    let state = view.state();
    let class = match view.answer.as_ref().map(|answer| answer.outcome) {
        Some(Outcome::Accepted) => "tag accepted",
        Some(Outcome::PartlyAccepted) => "tag part",
        Some(Outcome::NotAccepted) => "tag not",
        None => "tag undecided",
    };
    let says = match &view.answer {
        Some(answer) => outcome(language, answer.outcome),
        None => proposal_state(language, state),
    };
    let late = state
        .is_overdue(view.due_on, now.today())
        .then(|| view! { " "<span class="tag late">{w!(language, proposal.overdue)}</span> });
    view! { <span class=class>{says}</span>{late} }.into_any()
}

/// The section that it concerns, where it does not concern the whole standard.
fn concerns(now: Now, view: &ProposalView) -> Option<AnyView> {
    let section = view.section?;
    let words = format!("{} {}", section.number(), section_name(now.language, section));
    Some(view! { <br/><span class="small">{words}</span> }.into_any())
}

/// Its words, or why they are not shown; who answers reads both.
fn words(now: Now, view: &ProposalView) -> AnyView {
    let hidden = view.hidden.as_ref().map(|hidden| {
        let ground = hiding_ground(now.language, hidden.ground);
        let says = w!(now.language, proposal.hidden, ground = ground, reason = hidden.reason.clone());
        view! { <p class="notice info">{says}</p> }
    });
    view! { {hidden}<div class="words" lang=view.language.code()>{paragraphs(&view.text)}</div> }.into_any()
}

/// By when it is to be answered, as long as it is not.
fn waits(now: Now, view: &ProposalView) -> Option<AnyView> {
    view.answer.is_none().then(|| {
        let says = w!(now.language, proposal.due, date = now.date(view.due_on));
        view! { <p class="small quiet num">{says}</p> }.into_any()
    })
}

fn answered(now: Now, answer: &ProposalAnswer) -> AnyView {
    let language = now.language;
    let class = match answer.outcome {
        Outcome::Accepted => "decision yes",
        Outcome::PartlyAccepted => "decision part",
        Outcome::NotAccepted => "decision no",
    };
    let date = now.date(now.zone.date_of(answer.answered_at));
    view! {
        <div class=class>
            <p class="outcome">{w!(language, proposal.answer)}": "{outcome(language, answer.outcome)}</p>
            {paragraphs(&answer.words)}
            <p class="small quiet num"><time datetime=machine_time(answer.answered_at)>{date}</time></p>
        </div>
    }
    .into_any()
}

/// The drafts that name it. One that was not placed is led to at the desk, where alone it is seen.
fn drafts(now: Now, drafts: &[NamedDraft]) -> Option<AnyView> {
    let language = now.language;
    if drafts.is_empty() {
        return None;
    }
    let items = drafts
        .iter()
        .map(|draft| {
            let to = if draft.is_placed {
                now.address().draft(&draft.number)
            } else {
                now.address().desk(&format!("drafts/{}", draft.number))
            };
            let words = format!("{} {}", draft_kind(language, draft.kind), draft.number);
            view! { <li><a class="num" href=to>{words}</a>" "<span class=stage_class(draft.stage)>{stage(language, draft.stage)}</span></li> }
        })
        .collect_view();
    Some(
        view! { <div class="causes"><span class="label">{w!(language, proposal.drafts)}</span><ul>{items}</ul></div> }
            .into_any(),
    )
}
