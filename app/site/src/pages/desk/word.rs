//! The draft in Word: the working copy goes out as a file, and what was changed in it comes back to be decided, one by one.

mod change;
pub mod file;
mod received;
mod view;

use axum::Extension;
use axum::extract::{FromRequest, Request, State};
use domain::draft::Refusal;
use domain::language::Language;
use services::Conflict;
use services::drafts::{self, WordChange};
use services::error::{FieldProblem, ServiceError};

use self::received::received;
use super::import::is_file_form;
use super::import::reading::NotRead;
use super::opened::{Opened, open};
use super::section::collided;
use crate::components::form::Errors;
use crate::components::now::Now;
use crate::w;
use crate::{
    Answer, DraftPath, Fields, Flash, FormState, Head, PageError, SharedImporter, Site, Visitor, form_page,
    see_other,
};

/// How soon a file may be sent again that had no slot, in seconds.
const AGAIN: u64 = 15;

/// What the page shows.
struct Shown {
    visitor: Visitor,
    now: Now,
    opened: Opened,
    changes: Vec<WordChange>,
    /// How many changes a file brought that was just received: new ones, and known ones.
    received: Option<(u64, u64)>,
    errors: Errors,
    refusal: Option<Refusal>,
}

/// What stands against a form that came back.
#[derive(Default)]
struct Against {
    errors: Errors,
    refusal: Option<Refusal>,
}

/// Shows the files of the working copy and what came back.
///
/// # Errors
/// [`PageError`] if there is no such draft or it is another body's.
pub async fn get(State(site): State<Site>, visitor: Visitor, DraftPath { number }: DraftPath) -> Answer {
    let opened = open(&site, &visitor, &number).await?;
    show(&site, &visitor, FormState::Fresh, opened, Against::default()).await
}

/// Receives a file that comes back; or takes or leaves one of its changes.
///
/// # Errors
/// [`PageError`] if there is no such draft or change, it is another body's, or the form is not one of this page.
pub async fn post(
    State(site): State<Site>,
    visitor: Visitor,
    DraftPath { number }: DraftPath,
    Extension(importer): Extension<SharedImporter>,
    request: Request,
) -> Answer {
    // Who may not write the draft is told so before a large file is read.
    let opened = open(&site, &visitor, &number).await?;
    if !is_file_form(&request) {
        let fields = Fields::from_request(request, &site).await?;
        return decided(&site, &visitor, opened, &fields).await;
    }
    let mut against = Against::default();
    let state = match received(&site, &visitor, &opened, &importer, request).await? {
        Ok(received) => {
            let own = own(&opened, &visitor);
            let to = format!("{own}?new={}&known={}#changes", received.new, received.known);
            return Ok(see_other(&to, None));
        }
        Err(NotRead::Busy) => {
            against.errors.add("file", w!(visitor.language, import.busy));
            FormState::Busy { seconds: AGAIN }
        }
        Err(NotRead::Refused(state, sentence)) => {
            against.errors.add("file", sentence);
            state
        }
    };
    show(&site, &visitor, state, opened, against).await
}

/// Takes or leaves one change.
async fn decided(site: &Site, visitor: &Visitor, opened: Opened, fields: &Fields) -> Answer {
    let change: i64 = fields.get("change").parse().map_err(|_| PageError::BadRequest)?;
    let (number, request) = (opened.copy.summary.number.clone(), visitor.request());
    let done = match fields.get("do") {
        "take" => drafts::take_word(&site.services, &request, &number, change).await.map(|_| ()),
        "leave" => drafts::leave_word(&site.services, &request, &number, change).await,
        _ => return Err(PageError::BadRequest),
    };
    let mut against = Against::default();
    let state = match done {
        Ok(()) => {
            let to = format!("{}#changes", own(&opened, visitor));
            return Ok(see_other(&to, Some(Flash::Saved)));
        }
        // The same words were changed since: both wordings are settled where a section always settles them.
        Err(ServiceError::Stale(conflict)) => match *conflict {
            Conflict::Section(conflict) => {
                let key = conflict.section;
                return Box::pin(collided(site, visitor, opened, key, &conflict)).await;
            }
            other => return Err(ServiceError::Stale(Box::new(other)).into()),
        },
        Err(ServiceError::Invalid(problems)) => {
            against.errors.add(format!("change-{change}"), sentence(visitor.language, &problems));
            FormState::Invalid
        }
        Err(ServiceError::Refused(refusal)) => {
            against.refusal = Some(refusal);
            FormState::Conflict
        }
        Err(other) => return Err(other.into()),
    };
    show(site, visitor, state, opened, against).await
}

/// Why a change was not taken or left.
fn sentence(language: Language, problems: &[FieldProblem]) -> String {
    match problems.first().map(|problem| problem.code.as_str()) {
        Some("decided") => w!(language, word.p_decided),
        Some("apart") => w!(language, word.p_apart),
        _ => w!(language, word.p_unfit),
    }
}

async fn show(site: &Site, visitor: &Visitor, state: FormState, opened: Opened, against: Against) -> Answer {
    let number = opened.copy.summary.number.clone();
    let changes = drafts::word_changes(&site.services, &visitor.request(), &number).await?;
    let count = |name: &str| visitor.parameter(name)?.parse::<u64>().ok();
    let Against { errors, refusal } = against;
    let shown = Shown {
        now: Now::of(site, visitor),
        visitor: visitor.clone(),
        received: count("new").zip(count("known")),
        opened,
        changes,
        errors,
        refusal,
    };
    let title = format!("{} · {number}", w!(visitor.language, word.title));
    Ok(form_page(site, visitor, Head::plain(title), state, move || view::view(&shown)).await)
}

/// The address of the page.
fn own(opened: &Opened, visitor: &Visitor) -> String {
    format!("{}/word", opened.address(visitor))
}
