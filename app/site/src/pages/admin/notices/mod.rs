//! The notices of the operator: privacy, accessibility, help, contact. Each is written in three languages, looked at before it
//! is saved, and put back to an earlier version or to what ships.

mod all;
mod shown;
mod typed;
mod view;

use axum::extract::{Path, State};
use domain::access::{Action, Resource};
use domain::notice::NoticeName;
use services::notices::{change_notice, notice, notice_at, versions};
use services::{Conflict, FieldProblem, ServiceError};

use self::shown::Shown;
use crate::components::notice::notice_title;
use crate::components::now::Now;
use crate::{
    Answer, Fields, Flash, FormState, Head, PageError, Site, Visitor, form_page, number_of_address, see_other,
};

pub use self::all::list;

/// Shows a notice, to be changed; `?version=N` puts an earlier text into the form, 0 the shipped one.
///
/// # Errors
/// [`PageError::NotFound`] if there is no such notice or version; the faults of the services.
pub async fn get(
    State(site): State<Site>,
    visitor: Visitor,
    Path((_, name)): Path<(String, String)>,
) -> Answer {
    visitor.authorise(Action::EditNotices, &Resource::Site)?;
    let name = NoticeName::from_code(&name).ok_or(PageError::NotFound)?;
    let stands = notice(&site.services, name).await?;
    let mut shown = Shown::of(&stands);
    if let Some(asked) = visitor.parameter("version") {
        let version = number_of_address(&asked).ok_or(PageError::NotFound)?;
        let older = notice_at(&site.services, &visitor.request(), name, version).await?;
        shown.put_back(older);
    }
    show(&site, &visitor, name, FormState::Fresh, shown).await
}

/// Shows what a notice would look like, or saves it.
///
/// # Errors
/// As [`get`]; wrong input, and what somebody else changed meanwhile, come back with the form.
pub async fn post(
    State(site): State<Site>,
    visitor: Visitor,
    Path((_, name)): Path<(String, String)>,
    fields: Fields,
) -> Answer {
    visitor.authorise(Action::EditNotices, &Resource::Site)?;
    let name = NoticeName::from_code(&name).ok_or(PageError::NotFound)?;
    let version: i64 = fields.get("version").parse().map_err(|_| PageError::BadRequest)?;
    let language = visitor.language;
    let typed = typed::read(&fields);
    let mut shown = Shown::typed(version, typed.clone());
    if fields.get("do") == "preview" {
        let state = match typed.parse(name) {
            Ok(content) => {
                shown.previewed = Some(content);
                FormState::Fresh
            }
            Err(faults) => {
                let told = faults.into_iter().map(|(field, fault)| FieldProblem::new(field, fault.code()));
                shown.errors = typed::errors(language, &told.collect::<Vec<_>>());
                FormState::Invalid
            }
        };
        return show(&site, &visitor, name, state, shown).await;
    }
    match change_notice(&site.services, &visitor.request(), name, version, &typed).await {
        Ok(_) => {
            let address = visitor.address().desk(&format!("notices/{}", name.code()));
            Ok(see_other(&address, Some(Flash::Saved)))
        }
        Err(ServiceError::Invalid(problems)) => {
            shown.errors = typed::errors(language, &problems);
            show(&site, &visitor, name, FormState::Invalid, shown).await
        }
        Err(ServiceError::Stale(conflict)) => {
            let Conflict::Notice(theirs) = *conflict else { return Err(PageError::Internal) };
            shown.version = theirs.version;
            shown.theirs = Some(*theirs);
            show(&site, &visitor, name, FormState::Conflict, shown).await
        }
        Err(error) => Err(error.into()),
    }
}

async fn show(site: &Site, visitor: &Visitor, name: NoticeName, state: FormState, shown: Shown) -> Answer {
    let versions = versions(&site.services, &visitor.request(), name).await?;
    let now = Now::of(site, visitor);
    let asker = visitor.clone();
    let head = Head::plain(notice_title(now.language, name));
    Ok(form_page(site, visitor, head, state, move || view::whole(asker, now, name, shown, versions)).await)
}
