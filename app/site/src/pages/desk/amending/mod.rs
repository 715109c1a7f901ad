//! An amendment at the desk: its clauses, what it clashes with, its rebase; of a cancellation its reasons (R15-10).

mod clashes;
mod clauses;
pub mod file;
mod reasons;
mod rebase;
mod shown;
mod typed;
mod view;

use axum::extract::State;
use domain::access::Action;
use services::drafts;
use services::error::ServiceError;

use self::shown::Shown;
use self::typed::TypedAmending;
use super::authorise::authorise_on_draft;
use super::seen;
use crate::components::now::Now;
use crate::w;
use crate::{
    Answer, DraftPath, Fields, Flash, FormState, Head, PageError, Site, Visitor, form_page, see_other,
};

pub(super) use self::clashes::clashes;

/// Shows the clauses of an amendment, or the reasons of a cancellation; `?text=` chooses the language of the clauses, `?edit=` the
/// clause whose words are edited.
///
/// # Errors
/// [`PageError`] if there is no such draft, it amends nothing, or it is another body's.
pub async fn get(State(site): State<Site>, visitor: Visitor, DraftPath { number }: DraftPath) -> Answer {
    show(&site, &visitor, &number, FormState::Fresh, TypedAmending::default()).await
}

/// Keeps the words of a clause, gives up words whose clause is gone, keeps the reasons, or rebases the draft.
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
    let request = visitor.request();
    let typed = TypedAmending::read(&fields);
    let what = fields.get("do");
    let done = match (what, &typed.words, &typed.reasons) {
        ("words", Some(words), _) => drafts::save_words(&site.services, &request, &number, words).await,
        ("drop", Some(words), _) => {
            let (clause, mark) = (&words.clause, &words.mark);
            drafts::drop_words(&site.services, &request, &number, clause, words.language, mark).await
        }
        ("reasons", _, Some(reasons)) => {
            let version = fields.get("version").parse().map_err(|_| PageError::BadRequest)?;
            drafts::save_reasons(&site.services, &request, &number, reasons, version).await
        }
        ("rebase", ..) => {
            let read = seen::of(&fields)?;
            drafts::rebase(&site.services, &request, &number, &typed.choices, &read).await
        }
        _ => Err(ServiceError::field("do", "choose")),
    };
    let (state, typed) = match done {
        Ok(()) => {
            let own = visitor.address().desk(&format!("drafts/{number}/amending"));
            let text = typed.words.as_ref().map(|words| format!("?text={}#clauses", words.language.code()));
            let own = format!("{own}{}", text.unwrap_or_default());
            return Ok(see_other(&own, Some(Flash::Saved)));
        }
        Err(ServiceError::Invalid(problems)) => {
            (FormState::Invalid, typed.wrong(visitor.language, &problems))
        }
        Err(ServiceError::Refused(refusal)) => (FormState::Conflict, typed.refused(refusal)),
        Err(ServiceError::Stale(_)) => (FormState::Conflict, typed.changed_meanwhile()),
        Err(other) => return Err(other.into()),
    };
    show(&site, &visitor, &number, state, typed).await
}

async fn show(
    site: &Site,
    visitor: &Visitor,
    number: &str,
    state: FormState,
    typed: TypedAmending,
) -> Answer {
    let page = drafts::amending(&site.services, &visitor.request(), number).await?;
    let shown = Shown {
        visitor: visitor.clone(),
        now: Now::of(site, visitor),
        required: site.settings.required_languages.clone(),
        page,
        typed,
    };
    let title = format!("{} · {number}", w!(visitor.language, amending.title));
    Ok(form_page(site, visitor, Head::plain(title), state, move || view::view(&shown)).await)
}
