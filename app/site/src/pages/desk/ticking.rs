//! The form in which a place of informing is ticked (R23-2): on the page of approval and on the list of all places that wait.

use domain::approval::{ActFault, InformingPlace};
use domain::language::Language;
use leptos::prelude::*;
use services::error::ServiceError;
use services::standards;

use crate::components::form::{Errors, SelectField, TextField};
use crate::w;
use crate::words::wordless;
use crate::{Fields, Site, Visitor};

/// What was typed.
#[derive(Clone, Debug, Default)]
pub(super) struct TypedTick {
    /// The act and the place, as [`value`] writes them.
    what: String,
    done_on: String,
    link: String,
}

impl TypedTick {
    /// The form as it was sent.
    pub(super) fn read(fields: &Fields) -> Self {
        Self { what: fields.take("what"), done_on: fields.take("done_on"), link: fields.take("link") }
    }
}

/// An act and a place of it as the value of a choice.
pub(super) fn value(standard: i64, place: InformingPlace) -> String {
    format!("{standard}:{}", place.code())
}

/// Ticks the place that a form names.
///
/// # Errors
/// Those of [`standards::tick_informing`].
pub(super) async fn tick(site: &Site, visitor: &Visitor, fields: &Fields) -> Result<(), ServiceError> {
    let chosen = fields.get("what").split_once(':').and_then(|(standard, place)| {
        let standard: i64 = standard.parse().ok()?;
        Some((standard, place))
    });
    let (standard, place) =
        chosen.ok_or_else(|| ServiceError::field("place", ActFault::UnknownPlace.code()))?;
    let (done_on, link) = (fields.get("done_on"), fields.get("link"));
    standards::tick_informing(&site.services, &visitor.request(), standard, place, done_on, link).await
}

/// The field of the form beside which a problem of a field is told.
pub(super) fn field(of: &str) -> &str {
    if of == "place" { "what" } else { of }
}

/// What is wrong, in words.
pub(super) fn sentence(language: Language, code: &str) -> String {
    match ActFault::from_code(code) {
        Some(ActFault::Missing) => w!(language, approval.problem_missing),
        Some(ActFault::TooLong) => w!(language, approval.problem_too_long),
        Some(ActFault::Unfit) => w!(language, approval.problem_unfit),
        Some(ActFault::MalformedDate) => w!(language, approval.problem_malformed_date),
        Some(ActFault::DateInFuture) => w!(language, approval.problem_date_in_future),
        Some(ActFault::BeforeOrder) => w!(language, approval.problem_before_order),
        Some(ActFault::BeforeEvent) => w!(language, lawful.problem_before_event),
        Some(ActFault::BeforeRegistration) => w!(language, approval.problem_before_registration),
        Some(ActFault::BeforePublication) => w!(language, approval.problem_before_publication),
        Some(ActFault::NotRegistered) => w!(language, approval.problem_not_registered),
        Some(ActFault::NotPublished) => w!(language, approval.problem_not_published),
        Some(ActFault::NormMissing) => w!(language, approval.problem_norm_missing),
        Some(ActFault::UnknownPlace) => w!(language, approval.problem_unknown_place),
        Some(ActFault::MalformedLink) => w!(language, approval.problem_malformed_link),
        None if code == "done" => w!(language, approval.problem_done),
        None => wordless(language, code),
    }
}

/// The name of a place.
pub(super) fn place_name(language: Language, place: InformingPlace) -> String {
    match place {
        InformingPlace::Portal => w!(language, approval.place_portal),
        InformingPlace::OwnSite => w!(language, approval.place_own_site),
        InformingPlace::Premises => w!(language, approval.place_premises),
        InformingPlace::ContactCentre => w!(language, approval.place_contact_centre),
    }
}

/// The form; `places` are those that wait, each with its words.
pub(super) fn form(
    language: Language,
    action: String,
    places: Vec<(String, String)>,
    typed: TypedTick,
    errors: &Errors,
) -> AnyView {
    let TypedTick { what, done_on, link } = typed;
    let mut options = vec![(String::new(), w!(language, approval.place_choose))];
    options.extend(places);
    view! {
        <form class="form rows" method="post" action=action>
            <SelectField name="what" label=w!(language, approval.place) value=what options=options errors=errors.clone()/>
            <TextField name="done_on" label=w!(language, approval.place_done_on) value=done_on errors=errors.clone()
                kind="date" class="short"/>
            <TextField name="link" label=w!(language, approval.place_link) value=link errors=errors.clone()
                hint=w!(language, approval.place_link_hint)/>
            <p class="actions"><button class="button" name="do" value="tick">{w!(language, approval.tick)}</button></p>
        </form>
    }
    .into_any()
}
