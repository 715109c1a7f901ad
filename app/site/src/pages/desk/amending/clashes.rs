//! The other drafts on the same standard, with the elements that both change.

use domain::access::{Action, Resource};
use domain::draft::DraftKind;
use leptos::prelude::*;
use services::drafts::Clash;

use crate::Visitor;
use crate::components::now::Now;
use crate::w;
use crate::words::standard;

/// The list; nothing if no other draft runs.
pub(in crate::pages::desk) fn clashes(now: Now, visitor: &Visitor, found: &[Clash]) -> Option<AnyView> {
    if found.is_empty() {
        return None;
    }
    let language = now.language;
    let items = found.iter().map(|clash| one(now, visitor, clash)).collect_view();
    Some(
        view! {
            <section class="notice warn" id="clashes">
                <h2>{w!(language, amending.beside)}</h2>
                <p>{w!(language, amending.beside_says)}</p>
                <ul>{items}</ul>
            </section>
        }
        .into_any(),
    )
}

fn one(now: Now, visitor: &Visitor, clash: &Clash) -> AnyView {
    let language = now.language;
    let other = &clash.other;
    let to = if visitor.may(Action::ReadDraft, &Resource::Draft { body: other.body }) {
        now.address().desk(&format!("drafts/{}/amending", other.number))
    } else {
        now.address().draft(&other.number)
    };
    let numbers: Vec<&str> = clash.elements.iter().map(|one| one.number.as_str()).collect();
    let says = if other.kind == DraftKind::Cancellation {
        w!(language, amending.clash_cancels)
    } else if numbers.is_empty() {
        w!(language, amending.clash_none)
    } else {
        w!(language, amending.clash_elements, elements = numbers.join(", "))
    };
    view! {
        <li>
            <a class="num" href=to>{w!(language, draft.number, number = other.number.clone())}</a>
            " "<span class=standard::stage_class(other.stage)>{standard::stage(language, other.stage)}</span>
            <p class="num">{says}</p>
        </li>
    }
    .into_any()
}
