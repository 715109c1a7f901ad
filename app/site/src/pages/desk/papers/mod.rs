//! The papers that go with a draft, at the desk: proposed as they are generated, edited, kept in editions.

pub mod file;
mod form;
mod shown;
mod status;
mod typed;
mod view;

use axum::extract::State;
use domain::access::Action;
use domain::language::Language;
use domain::paper::PaperKind;
use services::error::ServiceError;
use services::papers::{self, PaperInput, made_of};

use self::shown::Shown;
use self::typed::TypedForm;
use super::authorise::authorise_on_draft;
use crate::components::now::Now;
use crate::components::papers::generated;
use crate::w;
use crate::{
    Answer, DraftPath, Fields, Flash, FormState, Head, PageError, Site, Visitor, form_page, see_other,
};

/// Shows a paper; `?paper=` chooses it, `?text=` the language in which it is edited, `?take=1` lays the generated words into the form.
///
/// # Errors
/// [`PageError`] if there is no such draft or paper, or it is another body's.
pub async fn get(State(site): State<Site>, visitor: Visitor, DraftPath { number }: DraftPath) -> Answer {
    let kind = match visitor.parameter("paper") {
        Some(code) => PaperKind::from_code(&code).ok_or(PageError::NotFound)?,
        None => PaperKind::Note,
    };
    let asked = visitor.parameter("text").and_then(|code| Language::from_code(&code));
    let tongue = asked.unwrap_or(visitor.language);
    show(&site, &visitor, &number, (kind, tongue), FormState::Fresh, TypedForm::default()).await
}

/// Keeps an edition of a paper.
///
/// # Errors
/// [`PageError`] unless the visitor writes for the body.
pub async fn post(
    State(site): State<Site>,
    visitor: Visitor,
    DraftPath { number }: DraftPath,
    fields: Fields,
) -> Answer {
    authorise_on_draft(&site, &visitor, &number, Action::EditDraft).await?;
    let kind = PaperKind::from_code(fields.get("paper")).ok_or(PageError::BadRequest)?;
    let tongue = Language::from_code(fields.get("tongue")).ok_or(PageError::BadRequest)?;
    let request = visitor.request();
    let typed = TypedForm::read(&fields);
    let page = papers::papers(&site.services, &request, &number).await?;
    let input = PaperInput {
        kind,
        language: tongue,
        typed: typed.paper.clone().unwrap_or_default(),
        seen: typed.seen.clone(),
        generated: generated(site.settings.zone, &page, kind),
    };
    let (state, typed) = match papers::save_paper(&site.services, &request, &number, &input).await {
        Ok(_) => {
            let own = visitor.address().desk(&format!("drafts/{number}/papers"));
            let own = format!("{own}?paper={}&text={}", kind.code(), tongue.code());
            return Ok(see_other(&own, Some(Flash::Saved)));
        }
        Err(ServiceError::Invalid(problems)) => {
            (FormState::Invalid, typed.wrong(visitor.language, &problems))
        }
        Err(ServiceError::Refused(refusal)) => (FormState::Conflict, typed.refused(refusal)),
        Err(ServiceError::Stale(_)) => (FormState::Conflict, typed.changed_meanwhile()),
        Err(other) => return Err(other.into()),
    };
    show(&site, &visitor, &number, (kind, tongue), state, typed).await
}

async fn show(
    site: &Site,
    visitor: &Visitor,
    number: &str,
    (kind, tongue): (PaperKind, Language),
    state: FormState,
    typed: TypedForm,
) -> Answer {
    let page = papers::papers(&site.services, &visitor.request(), number).await?;
    if !kind.goes_with(page.summary.kind) {
        return Err(PageError::NotFound);
    }
    let generated = generated(site.settings.zone, &page, kind);
    let made = made_of(&generated)?;
    let is_changed = page.newest(kind).is_some_and(|kept| kept.stamp.made != made);
    let shown = Shown {
        visitor: visitor.clone(),
        now: Now::of(site, visitor),
        page,
        kind,
        tongue,
        generated,
        is_taken: visitor.parameter("take").is_some(),
        is_changed,
        typed,
    };
    let title = format!("{} · {number}", w!(visitor.language, papers.title));
    Ok(form_page(site, visitor, Head::plain(title), state, move || view::view(&shown)).await)
}
