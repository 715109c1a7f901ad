//! Sending a draft with its report to the coordinating bodies: who is asked and why, what stands in the way (RC-1, RC-2).

use domain::access::Action;
use domain::language::Language;
use leptos::prelude::*;
use services::coordination::{PlannedBody, SendPlan};

use super::loaded::Coordination;
use crate::components::form::{AreaField, Choices};
use crate::components::spoken::best_words;
use crate::pages::desk::seen;
use crate::w;
use crate::words::date;
use crate::words::disagreement::ground;
use crate::words::standard::article;

/// What sending now would mean, and the form of the head.
pub(super) fn sending(page: &Coordination, plan: &SendPlan) -> AnyView {
    let language = page.now.language;
    let round = plan.round.to_string();
    let report = page.visitor.address().draft_part(&page.opened.copy.summary.number, "report");
    // What was typed comes back also where something stands in the way by now.
    let is_clear = plan.content_errors == 0 && plan.unanswered == 0 && plan.has_authorized_body;
    let is_ready = is_clear || page.typed.sends();
    let form = if page.may(Action::SendForCoordination) {
        is_ready.then(|| form(page, plan)).into_any()
    } else {
        view! { <p class="small quiet">{w!(language, coordination.only_head_sends)}</p> }.into_any()
    };
    view! {
        <section class="sheet rows" id="sending" aria-labelledby="sending-title">
            <h2 id="sending-title">{w!(language, coordination.send_round, round = round)}</h2>
            <p>
                {w!(language, coordination.with_report)}" "
                <a href=report>{w!(language, coordination.see_report)}</a>" "
                <span class="small quiet">{article(language, "Art. 15(4)")}</span>
            </p>
            {asked(language, plan)}
            {obstacles(page, plan)}
            {form}
        </section>
    }
    .into_any()
}

/// Who is asked, with the articles, the day by which the answer is due, and the agreement that holds.
fn asked(language: Language, plan: &SendPlan) -> AnyView {
    if plan.bodies.is_empty() {
        return view! { <p class="notice warn">{w!(language, coordination.nobody)}</p> }.into_any();
    }
    let rows = plan.bodies.iter().map(|planned| row(language, planned)).collect_view();
    view! {
        <p class="small quiet">{w!(language, coordination.asked_says)}</p>
        <table class="cards">
            <caption>{w!(language, coordination.asked)}</caption>
            <thead>
                <tr>
                    <th scope="col">{w!(language, coordination.column_body)}</th>
                    <th scope="col">{w!(language, coordination.column_why)}</th>
                    <th scope="col">{w!(language, coordination.column_due)}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

fn row(language: Language, planned: &PlannedBody) -> AnyView {
    let (lang, name) = best_words(language, &planned.body.name);
    let why = planned.grounds.iter().map(|one| {
        let cited = article(language, one.article());
        view! { <p>{ground(language, *one)}" "<span class="small quiet">{cited}</span></p> }
    });
    let due = match planned.holds_from {
        Some(round) => {
            let says = w!(language, coordination.holds, round = round.to_string());
            view! { <span class="tag accepted">{says}</span> }.into_any()
        }
        None => view! {
            <span class="num">{date(language, planned.due_on)}</span>
            <p class="small quiet">{setting(language, planned)}</p>
        }
        .into_any(),
    };
    view! {
        <tr>
            <th scope="row" lang=lang>{name.to_owned()}</th>
            <td data-label=w!(language, coordination.column_why)>{why.collect_view()}</td>
            <td data-label=w!(language, coordination.column_due)>{due}</td>
        </tr>
    }
    .into_any()
}

/// Where the term of a body comes from: a setting with its norm, never the law on state services.
fn setting(language: Language, planned: &PlannedBody) -> String {
    let days = u64::from(planned.days);
    if let Some(norm) = planned.due_norm.clone() {
        w!(language, coordination.setting_norm, count = days, norm = norm)
    } else {
        w!(language, coordination.setting, count = days)
    }
}

/// What has to be done before the draft can be sent, each with the way to it.
fn obstacles(page: &Coordination, plan: &SendPlan) -> Option<AnyView> {
    let language = page.now.language;
    let desk = page.opened.address(&page.visitor);
    let errors = (plan.content_errors > 0).then(|| {
        let says = w!(language, coordination.content_errors, count = u64::from(plan.content_errors));
        view! { <li><a href=desk>{says}</a></li> }
    });
    let first = page.remarks().find(|remark| remark.answer.is_none());
    let to = first.map_or_else(|| "#rounds".to_owned(), |remark| format!("#remark-{}", remark.id));
    let remarks = (plan.unanswered > 0).then(|| {
        let says = w!(language, coordination.remarks_unanswered, count = u64::from(plan.unanswered));
        view! { <li><a href=to>{says}</a></li> }
    });
    let authorized = (!plan.has_authorized_body).then(|| {
        view! { <li>{w!(language, editor.refused_no_authorized)}</li> }
    });
    (errors.is_some() || remarks.is_some() || authorized.is_some()).then(|| {
        view! {
            <section class="notice warn">
                <h3>{w!(language, coordination.in_the_way)}</h3>
                <ul>{errors}{remarks}{authorized}</ul>
            </section>
        }
        .into_any()
    })
}

fn form(page: &Coordination, plan: &SendPlan) -> AnyView {
    let language = page.now.language;
    let typed = &page.typed;
    let errors = typed.errors.clone();
    let options: Vec<(String, String)> =
        plan.addable.iter().map(|body| (body.code.clone(), body.name.best(language).1.to_owned())).collect();
    let is_open = !typed.added.is_empty() || errors.of("added").is_some();
    let added = (!options.is_empty()).then(|| {
        view! {
            <details class="more" open=is_open>
                <summary>{w!(language, coordination.add_bodies)}</summary>
                <Choices name="added" legend=w!(language, coordination.add_says) options=options chosen=typed.added.clone()
                    errors=errors.clone() several=true/>
            </details>
        }
    });
    view! {
        <form class="form rows" method="post" action=page.address()>
            {seen::fields(&plan.seen)}
            {added}
            <AreaField name="note" label=w!(language, coordination.note) text=typed.note.clone() errors=errors.clone()
                hint=w!(language, coordination.note_hint) optional=w!(language, form.optional) rows=3/>
            {confirm(page, w!(language, coordination.confirm_send))}
            <p class="actions"><button class="button" name="do" value="send">{w!(language, coordination.send)}</button></p>
        </form>
    }
    .into_any()
}

/// The box by which a head confirms having read what is shown.
pub(super) fn confirm(page: &Coordination, says: String) -> AnyView {
    let wrong = page.typed.errors.of("confirm");
    let class = if wrong.is_some() { "field bad" } else { "field" };
    let describes = wrong.is_some().then_some("f-confirm-error");
    view! {
        <div class=class>
            {wrong.map(|wrong| view! { <span class="error" id="f-confirm-error">{wrong}</span> })}
            <label class="choice">
                <input type="checkbox" id="f-confirm" name="confirm" value="1" aria-describedby=describes/>
                <span>{says}</span>
            </label>
        </div>
    }
    .into_any()
}
