//! Recording where and when a placement and a report were made known (R15-6, R15-8).

use axum::extract::State;
use domain::access::{Action, Resource};
use domain::draft::Refusal;
use domain::publicity::{Announced, Outlet};
use leptos::prelude::*;
use services::drafts::{self, DraftSummary, PublicationInput, Publicity};
use services::error::ServiceError;

use super::authorise::authorise_on_draft;
use super::{refused, ticking};
use crate::components::editing::top::{DraftTop, EditingTab};
use crate::components::form::{ErrorSummary, Errors, SelectField, TextField};
use crate::components::now::Now;
use crate::components::publicity::{announced_name, outlet_name, publicity};
use crate::w;
use crate::{Answer, DraftPath, Fields, Flash, FormState, Head, Site, Visitor, form_page, see_other};

/// What was typed, and what stood against it.
#[derive(Default)]
struct Typed {
    input: PublicationInput,
    errors: Errors,
    refusal: Option<Refusal>,
}

/// Shows what is recorded and what is missing.
///
/// # Errors
/// [`crate::PageError`] if there is no such draft, or it is another body's.
pub async fn get(State(site): State<Site>, visitor: Visitor, DraftPath { number }: DraftPath) -> Answer {
    authorise_on_draft(&site, &visitor, &number, Action::ReadDraft).await?;
    show(&site, &visitor, &number, FormState::Fresh, Typed::default()).await
}

/// Records a way.
///
/// # Errors
/// [`crate::PageError`] unless the visitor writes for the body.
pub async fn post(
    State(site): State<Site>,
    visitor: Visitor,
    DraftPath { number }: DraftPath,
    fields: Fields,
) -> Answer {
    authorise_on_draft(&site, &visitor, &number, Action::TrackInforming).await?;
    let input = PublicationInput {
        announced: fields.take("announced"),
        outlet: fields.take("outlet"),
        place: fields.take("place"),
        on: fields.take("on"),
    };
    let (state, typed) =
        match drafts::record_publication(&site.services, &visitor.request(), &number, &input).await {
            Ok(()) => {
                let own = visitor.address().desk(&format!("drafts/{number}/publicity"));
                return Ok(see_other(&own, Some(Flash::Saved)));
            }
            Err(ServiceError::Invalid(problems)) => {
                let told = problems.into_iter().map(|problem| {
                    let sentence = ticking::sentence(visitor.language, &problem.code);
                    (problem.field, sentence)
                });
                (FormState::Invalid, Typed { input, errors: told.collect(), refusal: None })
            }
            Err(ServiceError::Refused(refusal)) => {
                (FormState::Conflict, Typed { input, errors: Errors::none(), refusal: Some(refusal) })
            }
            Err(other) => return Err(other.into()),
        };
    show(&site, &visitor, &number, state, typed).await
}

async fn show(site: &Site, visitor: &Visitor, number: &str, state: FormState, typed: Typed) -> Answer {
    let summary = drafts::summary(&site.services, number, visitor.at).await?;
    let made = drafts::publicity(&site.services, &visitor.request(), number).await?;
    let (now, asking) = (Now::of(site, visitor), visitor.clone());
    let title = format!("{} · {number}", w!(visitor.language, lawful.publicity));
    Ok(form_page(site, visitor, Head::plain(title), state, move || view(now, &asking, summary, &made, typed))
        .await)
}

fn view(now: Now, visitor: &Visitor, summary: DraftSummary, made: &[Publicity], typed: Typed) -> AnyView {
    let language = now.language;
    let own = visitor.address().desk(&format!("drafts/{}/publicity", summary.number));
    let may = visitor.may(Action::TrackInforming, &Resource::Draft { body: summary.body });
    let Typed { input, errors, refusal } = typed;
    let refusal = refusal.map(|refusal| refused::notice(language, &refusal));
    let lists = made.iter().map(|of| publicity(now, of)).collect_view();
    let nothing =
        made.is_empty().then(|| view! { <p class="quiet">{w!(language, lawful.publicity_not_yet)}</p> });
    let form = (may && !made.is_empty()).then(|| form(now, own, made, input, &errors));
    view! {
        <DraftTop visitor=visitor.clone() summary=summary tab=EditingTab::Publicity/>
        <div class="page narrow">
            <ErrorSummary visitor=visitor.clone() errors=errors/>
            {refusal}
            <section class="sheet rows">
                <h2>{w!(language, lawful.publicity)}</h2>
                <p>{w!(language, lawful.publicity_says)}</p>
                {nothing}
                {lists}
            </section>
            {form}
        </div>
    }
    .into_any()
}

fn form(now: Now, action: String, made: &[Publicity], input: PublicationInput, errors: &Errors) -> AnyView {
    let language = now.language;
    let of = |announced: Announced| (announced.code().to_owned(), announced_name(language, announced));
    let announced: Vec<(String, String)> = made.iter().map(|one| of(one.announced)).collect();
    let mut outlets = vec![(String::new(), w!(language, lawful.outlet_choose))];
    outlets.extend(Outlet::ALL.map(|outlet| (outlet.code().to_owned(), outlet_name(language, outlet))));
    let PublicationInput { announced: chosen, outlet, place, on } = input;
    view! {
        <section class="sheet rows">
            <h2>{w!(language, lawful.record)}</h2>
            <form class="form rows" method="post" action=action>
                <SelectField name="announced" label=w!(language, lawful.announced) value=chosen options=announced
                    errors=errors.clone()/>
                <SelectField name="outlet" label=w!(language, lawful.outlet) value=outlet options=outlets
                    errors=errors.clone()/>
                <TextField name="place" label=w!(language, lawful.place) value=place errors=errors.clone()
                    hint=w!(language, lawful.place_hint)/>
                <TextField name="on" label=w!(language, lawful.on) value=on errors=errors.clone() kind="date" class="short"/>
                <p class="actions"><button class="button">{w!(language, lawful.record)}</button></p>
            </form>
        </section>
    }
    .into_any()
}
