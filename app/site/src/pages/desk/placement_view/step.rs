//! The last step of a placement: the drafter asks for it, a head confirms it with a form.

use domain::access::{Action, Resource};
use domain::draft::WayOfInforming;
use domain::time::LegalZone;
use leptos::prelude::*;
use services::drafts::PlacementPreview;

use super::AskedPlacement;
use crate::Visitor;
use crate::components::form::{AreaField, Choices, Errors, TextField};
use crate::pages::desk::opened::Opened;
use crate::pages::desk::seen;
use crate::w;
use crate::words::moment;

/// What the one who asks can do now: ask for placement, or confirm it.
pub(super) fn step(
    visitor: &Visitor,
    zone: LegalZone,
    opened: &Opened,
    preview: &PlacementPreview,
    ready: bool,
    asked: AskedPlacement,
    errors: Errors,
) -> impl IntoView + use<> {
    let language = visitor.language;
    let summary = &opened.copy.summary;
    let address = opened.address(visitor);
    let may_place = visitor.may(Action::Place, &Resource::Draft { body: summary.body });
    let requested = summary.placement_requested_at.map(|at| {
        let name = summary.placement_requested_by.clone().unwrap_or_else(|| w!(language, editor.by_system));
        let time = moment(language, zone, at);
        view! { <p class="notice good" role="status">{w!(language, editor.requested_at, name = name, time = time)}</p> }
    });
    let ask = (ready && summary.placement_requested_at.is_none()).then(|| {
        view! {
            <form method="post" action=format!("{address}/placement/request")>
                <button class="button">{w!(language, editor.request_placement)}</button>
            </form>
        }
    });
    let confirm = if may_place && ready && summary.placement_requested_at.is_some() {
        confirm(visitor, opened, preview, asked, errors).into_any()
    } else {
        view! { <p class="small quiet">{w!(language, editor.only_head)}</p> }.into_any()
    };
    view! {
        <section class="sheet rows">
            <h2>{w!(language, editor.placement)}</h2>
            {requested}
            {ask}
            {confirm}
        </section>
    }
}

fn confirm(
    visitor: &Visitor,
    opened: &Opened,
    preview: &PlacementPreview,
    asked: AskedPlacement,
    errors: Errors,
) -> impl IntoView + use<> {
    let language = visitor.language;
    let address = opened.address(visitor);
    let late = preview.needs_reason.then(|| {
        view! {
            <AreaField name="late_reason" label=w!(language, editor.late_reason) text=asked.late_reason
                errors=errors.clone() hint=w!(language, editor.late_reason_hint) rows=4/>
        }
    });
    let ways = [
        (WayOfInforming::Portal, w!(language, standard.way_portal)),
        (WayOfInforming::OwnSite, w!(language, standard.way_own_site)),
        (WayOfInforming::LocalSites, w!(language, standard.way_local_sites)),
        (WayOfInforming::Other(String::new()), w!(language, standard.way_other)),
    ];
    let ways = ways.into_iter().map(|(way, words)| (way.code().to_owned(), words)).collect();
    let optional = w!(language, form.optional);
    let wrong = errors.of("confirm");
    let class = if wrong.is_some() { "field bad" } else { "field" };
    view! {
        <form class="form rows" method="post" action=format!("{address}/placement")>
            {seen::fields(&opened.copy.seen())}
            {late}
            <Choices name="way" legend=w!(language, editor.ways) options=ways chosen=asked.ways errors=errors.clone() several=true/>
            <TextField name="other_way" label=w!(language, editor.way_other_words) value=asked.other_way errors=errors optional=optional/>
            <div class=class>
                {wrong.map(|wrong| view! { <span class="error" id="f-confirm-error">{wrong}</span> })}
                <label class="choice">
                    <input type="checkbox" id="f-confirm" name="confirm" value="1" checked=asked.confirmed/>
                    <span>{w!(language, editor.place_confirm)}</span>
                </label>
            </div>
            <p class="actions"><button class="button">{w!(language, editor.place_now)}</button></p>
        </form>
    }
}
