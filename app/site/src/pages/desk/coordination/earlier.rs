//! The body's own remarks of earlier rounds with their answers; of each it says whether it is resolved.

use domain::coordination::RemarkOutcome;
use domain::standard::ElementId;
use leptos::prelude::*;
use services::coordination::{AnswerView, AskedPage, EarlierRemark};

use super::remark::remark;
use super::{about, words};
use crate::components::comment::paragraphs;
use crate::components::now::Now;
use crate::w;

/// The remarks; nothing in the first round.
pub(super) fn earlier(now: Now, page: &AskedPage) -> AnyView {
    let language = now.language;
    if page.own_earlier.is_empty() {
        return ().into_any();
    }
    let items = page.own_earlier.iter().map(|one| item(now, page, one)).collect_view();
    view! {
        <section class="sheet rows comments" id="earlier" aria-labelledby="earlier-title">
            <h2 id="earlier-title">{w!(language, opinion.earlier)}</h2>
            <p>{w!(language, opinion.earlier_says)}</p>
            {items}
        </section>
    }
    .into_any()
}

fn item(now: Now, page: &AskedPage, one: &EarlierRemark) -> AnyView {
    let language = now.language;
    let number = one.remark.number.to_string();
    let name = w!(language, opinion.earlier_place, round = one.round.to_string(), number = number);
    let below = match &one.remark.answer {
        Some(answer) => {
            view! { {answered(now, page, answer)}{settling(now, page, one, answer, &name)} }.into_any()
        }
        None => view! { <p class="small quiet">{w!(language, opinion.no_answer)}</p> }.into_any(),
    };
    remark(now, &page.content, &one.remark, Some(name), below)
}

fn answered(now: Now, page: &AskedPage, answer: &AnswerView) -> AnyView {
    let language = now.language;
    let class = match answer.outcome {
        RemarkOutcome::Accepted => "decision",
        RemarkOutcome::NotAccepted => "decision no",
    };
    let element = answer.element.as_deref().and_then(|id| ElementId::parse(id).ok());
    let changed = element.map(|element| {
        let clause = about::clause(language, &page.content, &element);
        let clause = clause.unwrap_or_else(|| w!(language, opinion.about_gone));
        view! { <p class="small">{w!(language, opinion.changed, clause = clause)}</p> }
    });
    let date = now.date(now.zone.date_of(answer.answered_at));
    view! {
        <div class=class>
            <p class="outcome">{words::outcome(language, answer.outcome)}</p>
            {paragraphs(&answer.words)}
            {changed}
            <p class="small quiet num">{w!(language, opinion.answered_on, date = date)}</p>
        </div>
    }
    .into_any()
}

/// What the body says of the answer, and the buttons to say it while the round runs.
fn settling(now: Now, page: &AskedPage, one: &EarlierRemark, answer: &AnswerView, name: &str) -> AnyView {
    let language = now.language;
    let says = answer.resolved.map(|resolved| {
        let words =
            if resolved { w!(language, opinion.is_resolved) } else { w!(language, opinion.is_not_resolved) };
        view! { <p><b>{words}</b></p> }
    });
    let form = page.closed.is_none().then(|| {
        view! {
            <form method="post" class="row screen-only">
                <input type="hidden" name="do" value="settle"/>
                <input type="hidden" name="remark" value=one.remark.id.to_string()/>
                <input type="hidden" name="version" value=answer.version.to_string()/>
                <span>{w!(language, opinion.resolved)}<span class="unseen">" "{name.to_owned()}</span></span>
                <button class="button plain small" name="resolved" value="yes">{w!(language, opinion.yes)}</button>
                <button class="button plain small" name="resolved" value="no">{w!(language, opinion.no)}</button>
            </form>
        }
    });
    view! { {says}{form} }.into_any()
}
