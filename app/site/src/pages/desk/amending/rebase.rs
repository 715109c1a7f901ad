//! The offer to go on from the text that took the place of the one the draft starts from: both put together, with every conflict
//! to be decided.

use domain::amending::Kept;
use domain::language::Language;
use domain::redline::merge::ElementConflict;
use domain::standard::{Element, SectionKey};
use leptos::prelude::*;
use services::drafts::RebaseOffer;

use super::shown::Shown;
use crate::components::form::Choices;
use crate::components::fragments::{fragments, wording};
use crate::pages::desk::{refused, seen};
use crate::w;
use crate::words::standard;

/// The offer, if there is one.
pub(super) fn rebase(shown: &Shown) -> Option<AnyView> {
    let offer = shown.page.rebase.as_ref()?;
    let now = shown.now;
    let language = now.language;
    let number = offer.to.order_number.clone();
    let act = w!(language, in_force.order_of, number = number, date = now.date(offer.to.order_on));
    let (body, preview) = match &offer.refusal {
        Some(refusal) => (view! { <p>{refused::sentence(language, refusal)}</p> }.into_any(), None),
        None => (form(shown, offer), Some(preview(shown, offer))),
    };
    Some(
        view! {
            <section class="merge" id="rebase">
                <h2>{w!(language, amending.rebase)}</h2>
                <p>{w!(language, amending.rebase_says, act = act)}</p>
                {preview}
                {body}
            </section>
        }
        .into_any(),
    )
}

/// What changes in the text of the draft, with its own words in the conflicts.
fn preview(shown: &Shown, offer: &RebaseOffer) -> AnyView {
    let language = shown.now.language;
    let settled = offer.rebase.settled(&[]);
    let difference = seen::difference(language, &shown.page.new, &settled, &shown.required);
    view! {
        <details class="more">
            <summary>{w!(language, amending.preview)}</summary>
            {difference}
        </details>
    }
    .into_any()
}

fn form(shown: &Shown, offer: &RebaseOffer) -> AnyView {
    let language = shown.now.language;
    let conflicts = (1_usize..).zip(&offer.rebase.conflicts);
    let conflicts = conflicts.map(|(number, (key, one))| conflict(shown, number, *key, one)).collect_view();
    view! {
        <form class="form rows" method="post" action=shown.own()>
            {seen::fields(&offer.seen)}
            {conflicts}
            <p class="actions"><button class="button" name="do" value="rebase">{w!(language, amending.rebase_now)}</button></p>
        </form>
    }
    .into_any()
}

/// A conflict: what the standard and the draft made of the same element, and the choice between them.
fn conflict(shown: &Shown, number: usize, section: SectionKey, one: &ElementConflict) -> AnyView {
    let language = shown.now.language;
    let tongue = one.language.unwrap_or(language);
    let side = |element: Option<&Element>| side(language, tongue, one.base.as_ref(), element);
    let options = vec![
        (Kept::Standard.code().to_owned(), w!(language, amending.keep_standard)),
        (Kept::Draft.code().to_owned(), w!(language, amending.keep_draft)),
    ];
    let place = number.saturating_sub(1);
    let chosen = shown.typed.choices.get(place).copied().flatten();
    let chosen: Vec<String> = chosen.map(|kept| kept.code().to_owned()).into_iter().collect();
    let name = standard::section_name(language, section);
    let spoken = one.language.map(|tongue| standard::language_name(language, tongue));
    view! {
        <h3><span class="num">{section.number()}</span>" "{name}" "<span class="quiet small">{spoken}</span></h3>
        <div class="pair">
            <div><h4>{w!(language, amending.in_standard)}</h4><p class="law" lang=tongue.code()>{side(one.theirs.as_ref())}</p></div>
            <div><h4>{w!(language, amending.in_draft)}</h4><p class="law" lang=tongue.code()>{side(one.ours.as_ref())}</p></div>
        </div>
        <Choices name=format!("decide-{number}") legend=w!(language, amending.decide) options=options chosen=chosen
            errors=shown.typed.errors.clone() across=true/>
    }
    .into_any()
}

/// One side of a conflict as a redline of what both began with.
fn side(language: Language, tongue: Language, base: Option<&Element>, element: Option<&Element>) -> AnyView {
    let Some(element) = element else {
        return view! { <span class="quiet" lang=language.code()>{w!(language, amending.absent)}</span> }
            .into_any();
    };
    fragments(language, &wording(base, tongue, &element.clause(tongue)))
}
