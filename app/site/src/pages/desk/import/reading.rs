//! Reading one file or a pasted text: what it says, or why it says nothing.

use domain::language::Language;
use domain::standard::import::ReadText;

use super::imported_text::ImportedText;
use crate::w;
use crate::words::file_refusal;
use crate::{FormState, ImportFault, PageError, SharedImporter, Site, TooLarge};

/// Why a file was not read.
pub(in crate::pages::desk) enum NotRead {
    /// Others are being read.
    Busy,
    /// For the reason that stands beside its field.
    Refused(FormState, String),
}

/// What a file in the language `text` says, or why it says nothing, in words of `language`.
pub(in crate::pages::desk) async fn read_file(
    site: &Site,
    language: Language,
    importer: &SharedImporter,
    file: Result<Vec<u8>, TooLarge>,
    text: Language,
) -> Result<Result<ImportedText, NotRead>, PageError> {
    let Ok(file) = file else {
        let sentence = file_refusal(language, "too_large");
        return Ok(Err(NotRead::Refused(FormState::TooLarge, sentence)));
    };
    let read = importer.read(file, text).await;
    found(site, language, read, text).await
}

/// What a text in the language `text` says that was pasted.
pub(in crate::pages::desk) async fn read_pasted(
    site: &Site,
    language: Language,
    importer: &SharedImporter,
    pasted: String,
    text: Language,
) -> Result<Result<ImportedText, NotRead>, PageError> {
    let read = importer.pasted(pasted, text).await;
    found(site, language, read, text).await
}

/// What was read, unless it says nothing.
async fn found(
    site: &Site,
    language: Language,
    read: Result<ReadText, ImportFault>,
    text: Language,
) -> Result<Result<ImportedText, NotRead>, PageError> {
    let refused = |sentence| Ok(Err(NotRead::Refused(FormState::Invalid, sentence)));
    let read = match read {
        Ok(read) => read,
        Err(ImportFault::Refused(code)) => return refused(file_refusal(language, code)),
        Err(ImportFault::Busy) => return Ok(Err(NotRead::Busy)),
        Err(ImportFault::Internal) => return Err(PageError::Internal),
    };
    let entropy = site.services.entropy;
    let task = tokio::task::spawn_blocking(move || ImportedText::of(read, text, entropy));
    let found = task.await.map_err(|_| PageError::Internal)??;
    if found.is_empty() {
        return refused(w!(language, import.no_words));
    }
    if found.has_too_many_left() {
        return refused(w!(language, import.too_many_left));
    }
    Ok(Ok(found))
}
