//! A round that has ended: the text, and of each body why it was asked and what it thinks.

use domain::standard::Content;
use leptos::prelude::*;
use services::coordination::{BodyInRound, OpinionView, RoundView};
use services::reading::CoordinationPage;

use super::remark::{Ground, remark};
use super::said::{grounds, position};
use crate::components::comment::paragraphs;
use crate::components::now::{Now, machine_time};
use crate::components::spoken::best_words;
use crate::w;

/// A round that has ended.
pub(super) fn round(now: Now, found: &CoordinationPage, ended: &RoundView) -> AnyView {
    let language = now.language;
    let id = format!("round-{}", ended.number);
    let tag = ended.agreed.map(|agreed| {
        if agreed {
            view! { <span class="tag accepted">{w!(language, rounds_public.round_agreed)}</span> }.into_any()
        } else {
            view! { <span class="tag closed">{w!(language, rounds_public.round_returned)}</span> }.into_any()
        }
    });
    let from = now.date(now.zone.date_of(ended.opened_at));
    let to = ended.ended_at.map(|at| now.date(now.zone.date_of(at))).unwrap_or_default();
    let dates = w!(language, rounds_public.round_dates, from = from, to = to);
    let text = now.address().draft(&format!("{}?revision={}", found.summary.number, ended.revision));
    let note = ended.note.as_ref().map(|note| {
        view! {
            <div class="words">
                <p class="label">{w!(language, rounds_public.note)}</p>
                {paragraphs(note)}
            </div>
        }
    });
    let sent = found.texts.get(&ended.revision);
    let bodies = ended.bodies.iter().map(|asked| body(now, ended, asked, &text, sent)).collect_view();
    view! {
        <section class="sheet rows" aria-labelledby=id.clone()>
            <header class="sheet-head">
                <h2 id=id.clone()>{w!(language, rounds_public.round, round = ended.number.to_string())}</h2>
                {tag}
            </header>
            <p class="small quiet num">{dates}</p>
            <p class="small">
                <a href=text.clone()>{w!(language, rounds_public.sent_text, number = ended.revision.to_string())}</a>
            </p>
            {note}
            <div class="comments">{bodies}</div>
        </section>
    }
    .into_any()
}

fn body(now: Now, ended: &RoundView, asked: &BodyInRound, address: &str, sent: Option<&Content>) -> AnyView {
    let language = now.language;
    let (lang, name) = best_words(language, &asked.body.name);
    let (class, stands, says) = standing(now, ended, asked);
    let given = asked.answered_at.filter(|_| asked.struck.is_none()).map(|at| {
        let date = now.date(now.zone.date_of(at));
        view! { <time class="num" datetime=machine_time(at)>{date}</time> }
    });
    let opinion = asked.opinion.as_ref();
    let id = format!("round-{}-{}", ended.number, asked.body.code);
    let ground = Ground { address, sent, of: &id };
    let remarks =
        opinion.map(|opinion| opinion.remarks.iter().map(|one| remark(now, one, ground)).collect_view());
    view! {
        <h3 class="group" id=id.clone() lang=lang>{name.to_owned()}</h3>
        <article class="comment" aria-labelledby=id.clone()>
            <header>
                <span>{grounds(language, &asked.grounds)}</span>
                {given}
                <span class=class>{stands}</span>
            </header>
            {says.map(|says| view! { <p>{says}</p> })}
            {opinion.map(|opinion| reasons(now, opinion))}
        </article>
        {remarks}
    }
    .into_any()
}

/// The tag of what a body thinks, and what is to be said of it beside the opinion.
fn standing(now: Now, ended: &RoundView, asked: &BodyInRound) -> (&'static str, String, Option<String>) {
    let language = now.language;
    if let Some((at, reason)) = &asked.struck {
        let date = now.date(now.zone.date_of(*at));
        let says = w!(language, rounds_public.struck, date = date, reason = reason.clone());
        return ("tag closed", w!(language, rounds_public.struck_tag), Some(says));
    }
    if let Some(taken) = asked.position {
        let (class, words) = position(language, taken);
        return (class, words, None);
    }
    if let Some(earlier) = asked.holds_from {
        let says = w!(language, rounds_public.holds, round = earlier.to_string());
        return ("tag accepted", w!(language, rounds_public.position_agree), Some(says));
    }
    let is_past = ended.ended_at.is_some_and(|at| now.zone.date_of(at) > asked.due_on);
    if let Some(norm) = asked.silence_norm.clone().filter(|_| is_past) {
        let says = w!(language, rounds_public.silent, norm = norm);
        ("tag accepted", w!(language, rounds_public.silent_tag), Some(says))
    } else {
        let says = w!(language, rounds_public.unanswered);
        ("tag closed", w!(language, rounds_public.unanswered_tag), Some(says))
    }
}

fn reasons(now: Now, opinion: &OpinionView) -> AnyView {
    let language = now.language;
    let words = (!opinion.reasons.is_empty()).then(|| {
        view! {
            <div class="words">
                <p class="label">{w!(language, rounds_public.reasons)}</p>
                {paragraphs(&opinion.reasons)}
            </div>
        }
    });
    let withheld = (opinion.withheld > 0).then(|| {
        view! { <p class="small quiet">{w!(language, rounds_public.withheld, count = opinion.withheld)}</p> }
    });
    view! { {words}{withheld} }.into_any()
}
