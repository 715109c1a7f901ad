//! The rounds: who was asked, what each body answered and when, and how a round ends (RC-3).

use domain::access::Action;
use domain::coordination::Position;
use domain::draft::StageName;
use domain::language::Language;
use leptos::prelude::*;
use services::coordination::{BodyInRound, OpinionView, RoundView, round_mark};

use super::loaded::{Coordination, remarks_of};
use super::remarks::remark;
use super::sending::confirm;
use crate::components::comment::paragraphs;
use crate::components::now::machine_time;
use crate::components::spoken::best_words;
use crate::w;
use crate::words::disagreement::{ground, position};
use crate::words::moment;
use crate::words::standard::article;

/// The last round, in full.
pub(super) fn last(page: &Coordination) -> Option<AnyView> {
    let round = page.rounds.first()?;
    Some(
        view! {
            <section class="sheet rows" id="rounds" aria-labelledby="last-round">
                <h2 id="last-round">{w!(page.now.language, coordination.round_n, round = round.number.to_string())}</h2>
                {inside(page, round)}
            </section>
        }
        .into_any(),
    )
}

/// The rounds before it, folded; one with a remark that waits for an answer is open.
pub(super) fn earlier(page: &Coordination) -> Option<AnyView> {
    let language = page.now.language;
    let rounds = page.rounds.get(1..).filter(|rounds| !rounds.is_empty())?;
    let folded = rounds
        .iter()
        .map(|round| {
            let waits = page.is_answering() && remarks_of(round).any(|remark| remark.answer.is_none());
            let is_open = waits || remarks_of(round).any(|remark| page.typed.answer_to(remark.id).is_some());
            view! {
                <details class="more" open=is_open>
                    <summary>{w!(language, coordination.round_n, round = round.number.to_string())}</summary>
                    <div class="rows">{inside(page, round)}</div>
                </details>
            }
        })
        .collect_view();
    Some(
        view! {
            <section class="sheet rows" aria-labelledby="earlier-rounds">
                <h2 id="earlier-rounds">{w!(language, coordination.earlier_rounds)}</h2>
                {folded}
            </section>
        }
        .into_any(),
    )
}

fn inside(page: &Coordination, round: &RoundView) -> AnyView {
    let language = page.now.language;
    let sent = moment(language, page.now.zone, round.opened_at);
    let sent = w!(language, coordination.sent_at, time = sent, revision = round.revision.to_string());
    let ended = round.ended_at.map(|at| {
        let time = moment(language, page.now.zone, at);
        let says = if round.agreed == Some(true) {
            w!(language, coordination.ended_agreed, time = time)
        } else {
            w!(language, coordination.ended_refused, time = time)
        };
        view! { <p class="small num">{says}</p> }
    });
    let note = round.note.as_deref().map(|note| {
        view! {
            <div class="rows">
                <p class="label">{w!(language, coordination.note)}</p>
                <blockquote>{paragraphs(note)}</blockquote>
            </div>
        }
    });
    let rows = round.bodies.iter().map(|body| row(page, round, body)).collect_view();
    let opinions = round.bodies.iter().filter_map(|body| {
        let standing = body.opinion.as_ref()?;
        Some(opinion(page, round, body, standing))
    });
    view! {
        <p class="small quiet num">{sent}</p>
        {ended}
        {note}
        <table class="cards">
            <caption class="unseen">{w!(language, coordination.positions)}</caption>
            <thead>
                <tr>
                    <th scope="col">{w!(language, coordination.column_body)}</th>
                    <th scope="col">{w!(language, coordination.column_why)}</th>
                    <th scope="col">{w!(language, coordination.column_due)}</th>
                    <th scope="col">{w!(language, coordination.column_position)}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
        {opinions.collect_view()}
    }
    .into_any()
}

fn row(page: &Coordination, round: &RoundView, body: &BodyInRound) -> AnyView {
    let language = page.now.language;
    let (lang, name) = named(language, body);
    let why = body.grounds.iter().map(|one| {
        let cited = article(language, one.article());
        view! { <p>{ground(language, *one)}" "<span class="small quiet">{cited}</span></p> }
    });
    let norm = body.due_norm.clone().map(|norm| view! { <p class="small quiet">{norm}</p> });
    view! {
        <tr>
            <th scope="row" lang=lang>{name}</th>
            <td data-label=w!(language, coordination.column_why)>{why.collect_view()}</td>
            <td data-label=w!(language, coordination.column_due)><span class="num">{page.now.date(body.due_on)}</span>{norm}</td>
            <td data-label=w!(language, coordination.column_position)>{answered(page, round, body)}</td>
        </tr>
    }
    .into_any()
}

fn named(language: Language, body: &BodyInRound) -> (Option<&'static str>, String) {
    let (lang, name) = best_words(language, &body.body.name);
    (lang, name.to_owned())
}

/// The position of a body with its instant, or since when it is waited for.
fn answered(page: &Coordination, round: &RoundView, body: &BodyInRound) -> AnyView {
    let language = page.now.language;
    let time = |at| moment(language, page.now.zone, at);
    if let Some((at, reason)) = &body.struck {
        let says = w!(language, coordination.struck, time = time(*at));
        return view! { <span class="tag plain">{says}</span><p class="small quiet">{reason.clone()}</p> }
            .into_any();
    }
    let (class, says, since) = match (body.position, body.holds_from) {
        (Some(taken), _) => (class_of(taken), position(language, taken), body.answered_at.map(time)),
        (None, Some(held)) => {
            let says = w!(language, coordination.holds, round = held.to_string());
            ("tag accepted", says, None)
        }
        (None, None) if is_consent(page, round, body) => {
            let norm = body.silence_norm.clone().unwrap_or_default();
            ("tag accepted", w!(language, coordination.silence, norm = norm), None)
        }
        (None, None) => {
            let since = w!(language, coordination.since, time = time(round.opened_at));
            let is_late = round.ended_at.is_none() && page.now.today() > body.due_on;
            let class = if is_late { "tag late" } else { "tag undecided" };
            let says = if is_late {
                w!(language, coordination.overdue)
            } else {
                w!(language, coordination.not_answered)
            };
            (class, says, Some(since))
        }
    };
    let since = since.map(|since| view! { <p class="small quiet num">{since}</p> });
    view! { <span class=class>{says}</span>{since} }.into_any()
}

const fn class_of(taken: Position) -> &'static str {
    match taken {
        Position::Agree => "tag accepted",
        Position::AgreeWithRemarks => "tag part",
        Position::Refuse => "tag not",
    }
}

/// Whether the silence of a body is consent by the norm that the administrator named: by now, or by the end of the round.
fn is_consent(page: &Coordination, round: &RoundView, body: &BodyInRound) -> bool {
    let on = round.ended_at.map_or_else(|| page.now.today(), |at| page.now.zone.date_of(at));
    body.silence_norm.is_some() && on > body.due_on
}

/// The opinion of a body: its reasons, its remarks with their answers, and what it said before it amended it.
fn opinion(page: &Coordination, round: &RoundView, body: &BodyInRound, standing: &OpinionView) -> AnyView {
    let language = page.now.language;
    let (lang, name) = named(language, body);
    let time = moment(language, page.now.zone, standing.given_at);
    let by = standing.given_by.clone().map(|by| view! { <span>{by}</span> });
    let anchor = format!("opinion-{}", body.id);
    let remarks = standing.remarks.iter().map(|one| remark(page, round, one)).collect_view();
    let remarks = (!standing.remarks.is_empty()).then(|| view! { <ol class="list narrow">{remarks}</ol> });
    view! {
        <article class="comment" id=anchor>
            <header>
                <b lang=lang>{name}</b>
                {by}
                <time class="num" datetime=machine_time(standing.given_at)>{time}</time>
                <span class=class_of(standing.position)>{position(language, standing.position)}</span>
            </header>
            <div class="words">{paragraphs(&standing.reasons)}</div>
            {remarks}
            {former(page, body)}
        </article>
    }
    .into_any()
}

fn former(page: &Coordination, body: &BodyInRound) -> Option<AnyView> {
    let language = page.now.language;
    (!body.former.is_empty()).then(|| {
        let items = body.former.iter().map(|one| {
            let time = moment(language, page.now.zone, one.given_at);
            view! {
                <li>
                    <p class="small num">{time}": "{position(language, one.position)}</p>
                    {paragraphs(&one.reasons)}
                </li>
            }
        });
        view! {
            <details class="more small">
                <summary>{w!(language, coordination.former)}</summary>
                <ul class="list narrow">{items.collect_view()}</ul>
            </details>
        }
        .into_any()
    })
}

/// How the running round ends, or how a draft that all agreed to is taken back to be changed.
pub(super) fn ending(page: &Coordination) -> Option<AnyView> {
    let language = page.now.language;
    let round = page.rounds.first().filter(|_| page.stage() == StageName::Coordinating)?;
    let has_ended = round.ended_at.is_some();
    let title =
        if has_ended { w!(language, coordination.take_back) } else { w!(language, coordination.end_round) };
    let inside = if !page.may(Action::SendForCoordination) {
        view! { <p class="small quiet">{w!(language, coordination.only_head_ends)}</p> }.into_any()
    } else if has_ended {
        taking_back(page, round)
    } else if can_end(page, round) {
        end(page, round)
    } else {
        view! { <p class="small quiet">{w!(language, coordination.end_later)}</p> }.into_any()
    };
    Some(view! { <section class="sheet rows"><h2>{title}</h2>{inside}</section> }.into_any())
}

/// Whether somebody refuses, or everybody has answered.
fn can_end(page: &Coordination, round: &RoundView) -> bool {
    let mut asked = round.bodies.iter().filter(|body| body.struck.is_none());
    let is_refused = asked.clone().any(|body| body.position == Some(Position::Refuse));
    let has_answered = |body: &BodyInRound| {
        body.position.is_some() || body.holds_from.is_some() || is_consent(page, round, body)
    };
    is_refused || asked.all(has_answered)
}

fn end(page: &Coordination, round: &RoundView) -> AnyView {
    let language = page.now.language;
    view! {
        <form class="form rows" method="post" action=page.address()>
            <input type="hidden" name="round" value=round.number.to_string()/>
            <input type="hidden" name="mark" value=round_mark(round)/>
            <p class="hint">{w!(language, coordination.end_says)}</p>
            {confirm(page, w!(language, coordination.confirm_end))}
            <p class="actions"><button class="button" name="do" value="end">{w!(language, coordination.end_round)}</button></p>
        </form>
    }
    .into_any()
}

fn taking_back(page: &Coordination, round: &RoundView) -> AnyView {
    let language = page.now.language;
    view! {
        <form class="form rows" method="post" action=page.address()>
            <input type="hidden" name="round" value=round.number.to_string()/>
            <p class="hint">{w!(language, coordination.take_back_says)}</p>
            {confirm(page, w!(language, coordination.confirm_take_back))}
            <p class="actions">
                <button class="button danger" name="do" value="take_back">{w!(language, coordination.take_back)}</button>
            </p>
        </form>
    }
    .into_any()
}
