//! Find and replace in the text of a draft: what is found is shown in its clause, and only the chosen places are written anew.

mod view;

use std::collections::BTreeSet;

use axum::extract::State;
use domain::discussion::is_too_long;
use domain::language::Language;
use domain::standard::replace::{REPLACED_LIMIT, Replacement};
use services::drafts::{ReplaceWords, SavedTogether, SectionVersions, replace_words};
use services::error::ServiceError;

use super::opened::{Opened, open};
use super::refused;
use crate::components::form::Errors;
use crate::w;
use crate::words::standard::section_name;
use crate::{Answer, DraftPath, Fields, Flash, FormState, PageError, Site, Visitor, see_other};

/// The code of letters of any case in the field `case`.
const ANY_CASE: &str = "any";

/// What was asked, what was chosen, and what stood against it.
struct Asked {
    words: Replacement,
    /// The chosen places; all of them where nobody has chosen yet.
    chosen: Option<BTreeSet<String>>,
    errors: Errors,
    notice: Option<String>,
}

impl Asked {
    fn of(words: Replacement) -> Self {
        Self { words, chosen: None, errors: Errors::none(), notice: None }
    }
}

/// Shows the form, and what is found.
///
/// # Errors
/// [`PageError`] if there is no such draft or it is another body's.
pub async fn get(State(site): State<Site>, visitor: Visitor, DraftPath { number }: DraftPath) -> Answer {
    let opened = open(&site, &visitor, &number).await?;
    let asked = |name: &str| visitor.parameter(name).unwrap_or_default();
    let words = words(&site, &visitor, asked);
    let mut asked = Asked::of(words);
    asked.errors = too_long(visitor.language, &asked.words);
    let state = if asked.errors.is_empty() { FormState::Fresh } else { FormState::Invalid };
    Ok(view::show(&site, &visitor, state, opened, asked).await)
}

/// Writes the chosen places anew.
///
/// # Errors
/// [`PageError`] if there is no such draft, the visitor may not write it, or the form is not one of this page.
pub async fn post(
    State(site): State<Site>,
    visitor: Visitor,
    DraftPath { number }: DraftPath,
    fields: Fields,
) -> Answer {
    let opened = open(&site, &visitor, &number).await?;
    let seen: SectionVersions = fields.get("versions").parse().map_err(|_| PageError::BadRequest)?;
    let words = words(&site, &visitor, |name| fields.take(name));
    let chosen: BTreeSet<String> = fields.all("hit").map(str::to_owned).collect();
    let mut errors = too_long(visitor.language, &words);
    if words.find.is_empty() {
        errors.add("find", w!(visitor.language, replace.no_words));
    } else if chosen.is_empty() {
        errors.add("hit", w!(visitor.language, replace.none_chosen));
    }
    let asked = Asked { words, chosen: Some(chosen.clone()), errors, notice: None };
    if !asked.errors.is_empty() {
        return Ok(view::show(&site, &visitor, FormState::Invalid, opened, asked).await);
    }
    let input = ReplaceWords { draft: number, words: asked.words.clone(), chosen, seen };
    let outcome = replace_words(&site.services, &visitor.request(), input).await;
    // What the form holds is large: it lies on the heap while the page is made.
    Box::pin(answered(&site, &visitor, opened, asked, outcome)).await
}

/// What became of it: the places that are left, or the form again with everything that was chosen.
async fn answered(
    site: &Site,
    visitor: &Visitor,
    opened: Opened,
    mut asked: Asked,
    outcome: Result<SavedTogether, ServiceError>,
) -> Answer {
    let language = visitor.language;
    let number = opened.copy.summary.number.clone();
    match outcome {
        Ok(SavedTogether::Saved(_)) => {
            Ok(see_other(&address(visitor, &opened, &asked.words), Some(Flash::Saved)))
        }
        Ok(SavedTogether::ChangedMeanwhile(changed)) => {
            let names: Vec<String> = changed
                .iter()
                .map(|key| format!("{} {}", key.number(), section_name(language, *key)))
                .collect();
            asked.notice = Some(w!(language, replace.changed, names = names.join("; ")));
            // The text as it stands now is what is looked at next; the places are counted in it anew.
            let opened = open(site, visitor, &number).await?;
            Ok(view::show(site, visitor, FormState::Conflict, opened, asked).await)
        }
        Err(ServiceError::Invalid(_)) => {
            asked.errors.add("with", w!(language, replace.unfit));
            Ok(view::show(site, visitor, FormState::Invalid, opened, asked).await)
        }
        Err(ServiceError::Refused(refusal)) => {
            asked.notice = Some(refused::sentence(language, &refusal));
            Ok(view::show(site, visitor, FormState::Conflict, opened, asked).await)
        }
        Err(other) => Err(other.into()),
    }
}

/// What is asked: in the language of the page where drafts have to be written in it and nobody says otherwise.
fn words(site: &Site, visitor: &Visitor, asked: impl Fn(&str) -> String) -> Replacement {
    let required = &site.settings.required_languages;
    let likely = if required.contains(&visitor.language) {
        visitor.language
    } else {
        required.last().copied().unwrap_or(visitor.language)
    };
    Replacement {
        language: Language::from_code(&asked("in")).unwrap_or(likely),
        find: asked("find"),
        with: asked("with"),
        any_case: asked("case") == ANY_CASE,
    }
}

fn too_long(language: Language, words: &Replacement) -> Errors {
    let mut errors = Errors::none();
    for (field, text) in [("find", &words.find), ("with", &words.with)] {
        if is_too_long(text, REPLACED_LIMIT) {
            errors.add(field, w!(language, replace.too_long, limit = REPLACED_LIMIT.to_string()));
        }
    }
    errors
}

/// The address of the same question.
fn address(visitor: &Visitor, opened: &Opened, words: &Replacement) -> String {
    let mut query = url::form_urlencoded::Serializer::new(String::new());
    query.append_pair("in", words.language.code());
    query.append_pair("find", &words.find).append_pair("with", &words.with);
    if words.any_case {
        query.append_pair("case", ANY_CASE);
    }
    format!("{}/replace?{}", opened.address(visitor), query.finish())
}
