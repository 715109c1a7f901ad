//! How the register was approved, in the form of an entry: the date, which starts the term of approval, and the act.

use domain::language::Language;
use domain::register::{ActKind, EntryInput, ServiceEntry};
use leptos::prelude::*;

use crate::Fields;
use crate::components::form::{Errors, SelectField, TextField};
use crate::components::register_act::act_kind;
use crate::w;

/// The fields with what an entry that stands says of its approval.
pub(super) fn approval_of(input: EntryInput, entry: &ServiceEntry) -> EntryInput {
    let act = entry.act.as_ref();
    EntryInput {
        approved_on: entry.approved_on.map(|on| on.to_string()).unwrap_or_default(),
        act_kind: act.map(|act| act.kind.code().to_owned()).unwrap_or_default(),
        act_number: act.map(|act| act.number.clone()).unwrap_or_default(),
        act_on: act.map(|act| act.on.to_string()).unwrap_or_default(),
        act_address: act.and_then(|act| act.address.clone()).unwrap_or_default(),
        ..input
    }
}

/// The fields with what was sent about the approval.
pub(super) fn approval_read(input: EntryInput, fields: &Fields) -> EntryInput {
    EntryInput {
        approved_on: fields.take("approved_on"),
        date_reason: fields.take("date_reason"),
        act_kind: fields.take("act_kind"),
        act_number: fields.take("act_number"),
        act_on: fields.take("act_on"),
        act_address: fields.take("act_address"),
        ..input
    }
}

/// The fields of the approval.
#[component]
pub(super) fn ApprovalFields(
    /// The language of the page.
    language: Language,
    /// What to show.
    input: EntryInput,
    /// The errors.
    errors: Errors,
) -> impl IntoView {
    let optional = w!(language, form.optional);
    let mut kinds = vec![(String::new(), w!(language, keeping_act.kind_none))];
    kinds.extend(ActKind::ALL.map(|kind| (kind.code().to_owned(), act_kind(language, kind))));
    view! {
        <TextField name="approved_on" label=w!(language, keeping_act.approved_on) value=input.approved_on errors=errors.clone()
            hint=w!(language, keeping_act.approved_hint) optional=optional.clone() kind="date" class="short"/>
        <TextField name="date_reason" label=w!(language, lawful.date_reason) value=input.date_reason errors=errors.clone()
            hint=w!(language, lawful.date_reason_hint) optional=optional.clone()/>
        <fieldset class="group-fields">
            <legend>{w!(language, keeping_act.act)}</legend>
            <p class="hint">{w!(language, keeping_act.act_says)}</p>
            <SelectField name="act_kind" label=w!(language, keeping_act.act_kind) value=input.act_kind options=kinds
                errors=errors.clone()/>
            <TextField name="act_number" label=w!(language, keeping_act.act_number) value=input.act_number errors=errors.clone()
                class="short"/>
            <TextField name="act_on" label=w!(language, keeping_act.act_on) value=input.act_on errors=errors.clone() kind="date"
                class="short"/>
            <TextField name="act_address" label=w!(language, keeping_act.act_address) value=input.act_address errors=errors
                hint=w!(language, keeping_act.act_address_hint) optional=optional/>
        </fieldset>
    }
}
