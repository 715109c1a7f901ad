//! Receiving a file that comes back: what it says is kept, or why it is not.

use axum::extract::{FromRequest, Multipart, Request};
use domain::language::Language;
use services::drafts::{self, ReceivedWord};
use services::error::{FieldProblem, ServiceError};

use crate::pages::desk::import::reading::NotRead;
use crate::pages::desk::opened::Opened;
use crate::pages::desk::refused;
use crate::w;
use crate::words::file_refusal;
use crate::{
    FileForm, FormState, ImportFault, LARGEST_FILE, PageError, SharedImporter, Site, TooLarge, Visitor,
};

/// Keeps what the file of a form says.
pub(super) async fn received(
    site: &Site,
    visitor: &Visitor,
    opened: &Opened,
    importer: &SharedImporter,
    request: Request,
) -> Result<Result<ReceivedWord, NotRead>, PageError> {
    let language = visitor.language;
    let invalid = |sentence| Ok(Err(NotRead::Refused(FormState::Invalid, sentence)));
    let form = Multipart::from_request(request, site).await.map_err(|_| PageError::BadRequest)?;
    // Few files are held in memory at once, so a slot is taken before the file comes; without one nothing of it is kept.
    let slot = importer.slot();
    let most = if slot.is_some() { LARGEST_FILE } else { 0 };
    let FileForm { file, file_name, .. } = FileForm::read(form, most).await?;
    if slot.is_none() {
        return Ok(Err(NotRead::Busy));
    }
    let file = match file {
        None => return invalid(w!(language, word.no_file)),
        Some(Err(TooLarge)) => {
            let sentence = file_refusal(language, "too_large");
            return Ok(Err(NotRead::Refused(FormState::TooLarge, sentence)));
        }
        Some(Ok(file)) => file,
    };
    let read = importer.returned(file).await;
    drop(slot);
    let file = match read {
        Ok(file) => file,
        Err(ImportFault::Refused(code)) => return invalid(file_refusal(language, code)),
        Err(ImportFault::Busy) => return Ok(Err(NotRead::Busy)),
        Err(ImportFault::Internal) => return Err(PageError::Internal),
    };
    // What stands where nothing was written is no words of anybody.
    let own = Language::ALL.map(|one| w!(one, draft.empty_section));
    let number = &opened.copy.summary.number;
    match drafts::receive_word(&site.services, &visitor.request(), number, &file_name, file, &own).await {
        Ok(received) => Ok(Ok(received)),
        Err(ServiceError::Invalid(problems)) => invalid(sentence(language, &problems)),
        Err(ServiceError::Refused(refusal)) => {
            let sentence = refused::sentence(language, &refusal);
            Ok(Err(NotRead::Refused(FormState::Conflict, sentence)))
        }
        Err(other) => Err(other.into()),
    }
}

/// Why the file was not kept.
fn sentence(language: Language, problems: &[FieldProblem]) -> String {
    if problems.first().is_some_and(|problem| problem.code == "not_ours") {
        w!(language, word.not_ours)
    } else {
        w!(language, word.too_far)
    }
}
