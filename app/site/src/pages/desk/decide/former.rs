//! Taking a decision back: the form of the head, and what those who decide anew are shown of it.

use domain::language::Language;
use leptos::prelude::*;
use services::discussion::{DecisionView, TakenBack};

use super::form::TypedDecision;
use crate::components::comment::{outcome, paragraphs};
use crate::components::decide::DecideAddress;
use crate::components::form::{Errors, TextField};
use crate::components::now::Now;
use crate::w;
use crate::words::moment;

/// Why the decision was taken back, and what it said.
pub(super) fn former(now: Now, given: &TakenBack) -> AnyView {
    let language = now.language;
    let says = w!(language, marks.taken_back, moment = moment(language, now.zone, given.at));
    view! {
        <section class="notice warn">
            <h3>{says}</h3>
            <p>{w!(language, marks.taken_back_because)}": "{given.reason.clone()}</p>
            <details class="more" open>
                <summary>{w!(language, marks.taken_back_text)}</summary>
                <p><b>{outcome(language, given.outcome)}</b></p>
                {paragraphs(&given.substantiation)}
                <p>{w!(language, marks.taken_back_summary)}": "{given.summary.clone()}</p>
            </details>
        </section>
    }
    .into_any()
}

/// The form by which a head takes a decision back.
pub(super) fn reopen(
    language: Language,
    number: i64,
    given: &DecisionView,
    typed: &TypedDecision,
    address: &DecideAddress,
) -> AnyView {
    let errors: Errors = typed.errors.iter().cloned().collect();
    let is_open = !typed.reason.is_empty() || errors.of("reason").is_some();
    view! {
        <details class="more" open=is_open>
            <summary>{w!(language, decide.reopen)}</summary>
            <form class="form rows" method="post" action=address.comment(number)>
                <input type="hidden" name="comment" value=number.to_string()/>
                <input type="hidden" name="decision" value=given.mark()/>
                <TextField name="reason" label=w!(language, decide.reopen_reason) hint=w!(language, decide.reopen_hint)
                    value=typed.reason.clone() errors=errors/>
                <p class="actions">
                    <button class="button danger small" name="do" value="reopen">{w!(language, decide.reopen)}</button>
                </p>
            </form>
        </details>
    }
    .into_any()
}
