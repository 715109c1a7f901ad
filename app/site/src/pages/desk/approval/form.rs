//! The forms of an act: the order that approves, and what is recorded of it afterwards.

use domain::approval::ApprovalInput;
use domain::language::Language;
use leptos::prelude::*;
use services::drafts::Seen;

use crate::components::form::{Errors, TextField};
use crate::pages::desk::seen;
use crate::w;

/// The form that approves: the order, and what is known beside it already.
pub(super) fn approve(
    language: Language,
    action: String,
    read: &Seen,
    typed: ApprovalInput,
    errors: &Errors,
) -> AnyView {
    let later = [&typed.justice_number, &typed.justice_on, &typed.published_in, &typed.published_on];
    let open =
        later.into_iter().chain([&typed.effective_on, &typed.effective_norm]).any(|text| !text.is_empty());
    let wrong = errors.of("confirm");
    let class = if wrong.is_some() { "field bad" } else { "field" };
    view! {
        <form class="form rows" method="post" action=action>
            {seen::fields(read)}
            {order(language, &typed, errors)}
            <details class="more" open=open>
                <summary>{w!(language, approval.later)}</summary>
                <div class="rows">
                    <p class="hint">{w!(language, approval.later_says)}</p>
                    {later_fields(language, &typed, errors)}
                </div>
            </details>
            <div class=class>
                {wrong.map(|wrong| view! { <span class="error" id="f-confirm-error">{wrong}</span> })}
                <label class="choice">
                    <input type="checkbox" id="f-confirm" name="confirm" value="1"/>
                    <span>{w!(language, approval.confirm, hash = short(&read.hash))}</span>
                </label>
            </div>
            <p class="actions"><button class="button" name="do" value="approve">{w!(language, approval.approve)}</button></p>
        </form>
    }
    .into_any()
}

/// The form that records registration, publication and effect of an act that stands at `version`.
pub(super) fn record(
    language: Language,
    action: String,
    version: i64,
    typed: &ApprovalInput,
    errors: &Errors,
) -> AnyView {
    view! {
        <form class="form rows" method="post" action=action>
            <input type="hidden" name="version" value=version/>
            {later_fields(language, typed, errors)}
            <p class="actions"><button class="button" name="do" value="record">{w!(language, approval.record)}</button></p>
        </form>
    }
    .into_any()
}

pub(in crate::pages::desk) fn order(language: Language, typed: &ApprovalInput, errors: &Errors) -> AnyView {
    view! {
        <TextField name="order_number" label=w!(language, approval.order_number) value=typed.order_number.clone()
            errors=errors.clone() class="short"/>
        <TextField name="order_on" label=w!(language, approval.order_on) value=typed.order_on.clone()
            errors=errors.clone() kind="date" class="short"/>
        <TextField name="signatory" label=w!(language, approval.signatory) value=typed.signatory.clone()
            errors=errors.clone() hint=w!(language, approval.signatory_hint)/>
    }
    .into_any()
}

pub(in crate::pages::desk) fn later_fields(
    language: Language,
    typed: &ApprovalInput,
    errors: &Errors,
) -> AnyView {
    let optional = w!(language, form.optional);
    view! {
        <TextField name="justice_number" label=w!(language, approval.justice_number) value=typed.justice_number.clone()
            errors=errors.clone() optional=optional.clone() class="short"/>
        <TextField name="justice_on" label=w!(language, approval.justice_on) value=typed.justice_on.clone()
            errors=errors.clone() optional=optional.clone() kind="date" class="short"/>
        <TextField name="published_in" label=w!(language, approval.published_in) value=typed.published_in.clone()
            errors=errors.clone() optional=optional.clone()/>
        <TextField name="published_on" label=w!(language, approval.published_on) value=typed.published_on.clone()
            errors=errors.clone() optional=optional.clone() kind="date" class="short"/>
        <TextField name="effective_on" label=w!(language, approval.effective_on) value=typed.effective_on.clone()
            errors=errors.clone() optional=optional.clone() hint=w!(language, approval.effective_hint) kind="date" class="short"/>
        <TextField name="effective_norm" label=w!(language, approval.effective_norm) value=typed.effective_norm.clone()
            errors=errors.clone() optional=optional hint=w!(language, approval.effective_norm_hint)/>
    }
    .into_any()
}

/// The beginning of a hash, enough to tell texts apart on a page.
fn short(hash: &str) -> String {
    hash.chars().take(12).collect()
}
