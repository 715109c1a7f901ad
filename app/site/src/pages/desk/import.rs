//! Import of a standard that was written elsewhere: the file or the pasted text, what was read in it, and only then the writing.

mod choice;
mod doubts;
mod form;
pub(super) mod imported_text;
mod left;
pub(super) mod left_row;
mod origin;
pub(super) mod others;
pub(super) mod reading;
mod review;
mod save;
mod section;
mod tongue;
pub(super) mod unread;
pub(super) mod words;

use axum::Extension;
use axum::extract::{FromRequest, Multipart, Request, State};
use axum::response::Response;
use domain::language::Language;
use http::header;

use self::choice::Chosen;
use self::imported_text::ImportedText;
use self::reading::{NotRead, read_file, read_pasted};
use super::opened::{Opened, open};
use crate::components::form::Errors;
use crate::w;
use crate::{
    Answer, DraftPath, Fields, FileForm, FormState, LARGEST_FILE, PageError, SharedImporter, Site, Visitor,
};

/// Shows the form.
///
/// # Errors
/// [`PageError`] if there is no such draft or it is another body's.
pub async fn get(State(site): State<Site>, visitor: Visitor, DraftPath { number }: DraftPath) -> Answer {
    let opened = open(&site, &visitor, &number).await?;
    let language = likely(&site, visitor.language);
    Ok(form::show(&site, &visitor, FormState::Fresh, opened, (language, String::new()), Errors::none()).await)
}

/// Reads a file and shows what it says; with the choices on that, writes it into the draft.
///
/// # Errors
/// [`PageError`] if there is no such draft, it is another body's, or the form is not one of this page.
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
        return save::save(&site, &visitor, opened, &fields).await;
    }
    if !opened.writable {
        let typed = (visitor.language, String::new());
        return Ok(form::show(&site, &visitor, FormState::Conflict, opened, typed, Errors::none()).await);
    }
    let form = Multipart::from_request(request, &site).await.map_err(|_| PageError::BadRequest)?;
    // Few files are held in memory at once, so a slot is taken before the file comes; without one nothing of it is kept.
    let slot = importer.slot();
    let most = if slot.is_some() { LARGEST_FILE } else { 0 };
    let upload = FileForm::read_with_texts(form, most).await?;
    let chosen = Language::from_code(upload.fields.get("language")).unwrap_or(visitor.language);
    let pasted = upload.fields.take("text");
    if slot.is_none() {
        return Ok(busy(&site, &visitor, opened, (chosen, pasted)).await);
    }
    let read = read(&site, &visitor, &importer, upload, chosen).await;
    drop(slot);
    match read? {
        Ok(found) => {
            let choices = Chosen::at_first(&found, &opened.content);
            Ok(review::show(&site, &visitor, FormState::Fresh, opened, found, choices, None).await)
        }
        Err(NotRead::Busy) => Ok(busy(&site, &visitor, opened, (chosen, pasted)).await),
        Err(NotRead::Refused(state, sentence)) => {
            let mut errors = Errors::none();
            errors.add(given(&pasted), sentence);
            Ok(form::show(&site, &visitor, state, opened, (chosen, pasted), errors).await)
        }
    }
}

/// The language that a text is most likely in: that of the page, if drafts have to be written in it.
fn likely(site: &Site, language: Language) -> Language {
    let required = &site.settings.required_languages;
    if required.contains(&language) { language } else { required.last().copied().unwrap_or(language) }
}

/// Whether a form comes with a file.
pub(super) fn is_file_form(request: &Request) -> bool {
    let kind = request.headers().get(header::CONTENT_TYPE);
    kind.is_some_and(|kind| kind.as_bytes().starts_with(b"multipart/form-data"))
}

/// How soon a file may be sent again that had no slot, in seconds.
const AGAIN: u64 = 15;

/// The form again, because others' files are being read.
async fn busy(site: &Site, visitor: &Visitor, opened: Opened, typed: (Language, String)) -> Response {
    let mut errors = Errors::none();
    errors.add(given(&typed.1), w!(visitor.language, import.busy));
    let busy = FormState::Busy { seconds: AGAIN };
    form::show(site, visitor, busy, opened, typed, errors).await
}

/// The field beside which it is told what is wrong: that of the pasted text, if there is one.
fn given(pasted: &str) -> &'static str {
    if pasted.trim().is_empty() { "file" } else { "text" }
}

/// What a file or a pasted text says, or why it says nothing.
async fn read(
    site: &Site,
    visitor: &Visitor,
    importer: &SharedImporter,
    upload: FileForm,
    text: Language,
) -> Result<Result<ImportedText, NotRead>, PageError> {
    let language = visitor.language;
    let refused = |sentence| Ok(Err(NotRead::Refused(FormState::Invalid, sentence)));
    let pasted = upload.fields.get("text");
    let read = match (upload.file, pasted.trim().is_empty()) {
        (Some(_), false) => return refused(w!(language, reading.both)),
        (None, true) => return refused(w!(language, import.no_file)),
        (Some(file), true) => read_file(site, language, importer, file, text).await?,
        (None, false) => read_pasted(site, language, importer, pasted.to_owned(), text).await?,
    };
    let found = match read {
        Ok(found) => found,
        Err(not_read) => return Ok(Err(not_read)),
    };
    if !found.fits_a_form() {
        return refused(w!(language, import.too_much));
    }
    Ok(Ok(found))
}

/// The page of the overview with what was imported.
fn done(visitor: &Visitor, opened: &Opened, saved: &[domain::standard::SectionKey]) -> String {
    let codes: Vec<_> = saved.iter().map(|key| key.code()).collect();
    format!("{}?imported={}", opened.address(visitor), codes.join("+"))
}
