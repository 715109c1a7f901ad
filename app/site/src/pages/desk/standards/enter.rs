//! Entering the standard of one service: the act and the text, what was read of it, and only then the writing.

use axum::Extension;
use axum::extract::multipart::MultipartRejection;
use axum::extract::{Multipart, Path, State};
use domain::access::{Action, Resource};
use domain::language::Language;
use services::ServiceError;
use services::standards;

use super::about::{About, has_text};
use super::sent::{Sent, file_field};
use super::text::StandardText;
use super::typed::TypedStandard;
use super::{form, review, wrong};
use crate::components::form::Errors;
use crate::w;
use crate::{Answer, Flash, FormState, PageError, SharedImporter, Site, Visitor, see_other};

/// Shows the form.
///
/// # Errors
/// [`PageError::NotFound`] if the register has no such code.
pub async fn get(
    State(site): State<Site>,
    visitor: Visitor,
    Path((_, code)): Path<(String, String)>,
) -> Answer {
    visitor.authorise(Action::EnterStandard, &Resource::Register)?;
    let about = About::read(&site, &code).await?;
    let typed = TypedStandard::at_first(&about);
    Ok(form::show(&site, &visitor, FormState::Fresh, about, typed, Errors::none()).await)
}

/// Reads the files and shows what they say; once that was confirmed, enters the standard.
///
/// # Errors
/// [`PageError::NotFound`] if the register has no such code; [`PageError::BadRequest`] if the form is not one of this page.
pub async fn post(
    State(site): State<Site>,
    visitor: Visitor,
    Path((_, code)): Path<(String, String)>,
    Extension(importer): Extension<SharedImporter>,
    form: Result<Multipart, MultipartRejection>,
) -> Answer {
    // Who may not enter a standard is told so before a large file is read.
    visitor.authorise(Action::EnterStandard, &Resource::Register)?;
    let about = About::read(&site, &code).await?;
    let sent = form.map_err(|_| PageError::BadRequest)?;
    let sent = Sent::read(&site, visitor.language, &importer, sent).await?;
    match sent.fields.get("do") {
        "enter" => enter(&site, &visitor, about, &sent).await,
        "back" => {
            let typed = TypedStandard::read(&sent.fields, StandardText::default());
            Ok(form::show(&site, &visitor, FormState::Fresh, about, typed, Errors::none()).await)
        }
        _ => look(&site, &visitor, about, sent).await,
    }
}

/// Shows what was read, with everything that stands against entering it.
async fn look(site: &Site, visitor: &Visitor, about: About, sent: Sent) -> Answer {
    let language = visitor.language;
    let typed = TypedStandard::read(&sent.fields, StandardText::default());
    let Sent { text, has_files, mut errors, mut state, .. } = sent;
    let found = if typed.ends() {
        Ok(StandardText::default())
    } else if !errors.is_empty() {
        Err(None)
    } else {
        match (has_files, typed.copy.as_str()) {
            (true, "") => Ok(text),
            (true, _) => Err(Some(("copy".to_owned(), w!(language, stock.p_both)))),
            (false, "") => Err(Some((file_field(Language::Kk), w!(language, stock.p_no_text)))),
            (false, number) => match copied(site, &about, number).await? {
                Some(text) => Ok(text),
                None => Err(Some(("copy".to_owned(), w!(language, stock.p_copy)))),
            },
        }
    };
    let text = match found {
        Ok(text) => text,
        Err(wrong) => {
            if let Some((field, sentence)) = wrong {
                errors.add(field, sentence);
                state = FormState::Invalid;
            }
            return Ok(form::show(site, visitor, state, about, typed, errors).await);
        }
    };
    let typed = TypedStandard { text, ..typed };
    let input = typed.input(&about.service.code);
    let problems = standards::weigh(&site.services, &visitor.request(), &input).await?;
    let state = if problems.is_empty() { FormState::Fresh } else { FormState::Invalid };
    let errors = wrong::errors(language, &problems);
    Ok(review::show(site, visitor, state, about, typed, errors).await)
}

/// The text of a version; none if there is no such version or it has none.
async fn copied(site: &Site, about: &About, number: &str) -> Result<Option<StandardText>, ServiceError> {
    let named = about.versions.iter().find(|version| version.number.to_string() == number);
    let Some(version) = named.filter(|version| has_text(version)) else { return Ok(None) };
    let found = standards::version(&site.services, &about.service.code, version.number).await?;
    Ok(Some(StandardText::of_content(found.version.content)))
}

/// Enters what was confirmed.
async fn enter(site: &Site, visitor: &Visitor, about: About, sent: &Sent) -> Answer {
    let text = StandardText::of_field(sent.fields.get("matter")).ok_or(PageError::BadRequest)?;
    let typed = TypedStandard::read(&sent.fields, text);
    let input = typed.input(&about.service.code);
    match standards::enter(&site.services, &visitor.request(), input).await {
        Ok(number) => {
            let page = visitor.address().standard(&about.service.code);
            Ok(see_other(&format!("{page}?version={number}"), Some(Flash::Saved)))
        }
        Err(ServiceError::Invalid(problems)) => {
            let errors = wrong::errors(visitor.language, &problems);
            Ok(review::show(site, visitor, FormState::Invalid, about, typed, errors).await)
        }
        Err(other) => Err(other.into()),
    }
}
