//! A form that was sent with the files of a text, one in each language, read one after another.

use axum::extract::Multipart;
use domain::language::Language;

use super::text::StandardText;
use crate::components::form::Errors;
use crate::pages::desk::import::reading::{NotRead, read_file};
use crate::w;
use crate::words::file_refusal;
use crate::{Fields, FormPart, FormParts, FormState, LARGEST_FILE, PageError, SharedImporter, Site};

/// The most bytes of all fields: a text in three languages is some hundred thousand.
const LONGEST_FORM: usize = 8 << 20;
/// How soon a file may be sent again that was not read because of others, in seconds.
pub(super) const AGAIN: u64 = 15;

/// What was sent.
pub(super) struct Sent {
    /// The fields.
    pub(super) fields: Fields,
    /// What the files say.
    pub(super) text: StandardText,
    /// Whether any file came.
    pub(super) has_files: bool,
    /// Why files were not read.
    pub(super) errors: Errors,
    /// How the form comes back then.
    pub(super) state: FormState,
}

/// The name of the field of a file in a language.
pub(super) fn file_field(language: Language) -> String {
    format!("file_{}", language.code())
}

impl Sent {
    /// Reads a form with its files.
    ///
    /// # Errors
    /// Those of [`FormParts::part`], and [`PageError::Internal`] where a file cannot be read by a fault of ours.
    pub(super) async fn read(
        site: &Site,
        language: Language,
        importer: &SharedImporter,
        form: Multipart,
    ) -> Result<Self, PageError> {
        // Few files are held in memory at once, so a slot is taken before the first comes; without one nothing of it is kept.
        let slot = importer.slot();
        let most = if slot.is_some() { LARGEST_FILE } else { 0 };
        let mut parts = FormParts::new(form, LONGEST_FORM);
        let mut fields = Vec::new();
        let mut sent = Self {
            fields: Fields::default(),
            text: StandardText::default(),
            has_files: false,
            errors: Errors::none(),
            state: FormState::Fresh,
        };
        while let Some(part) = parts.part(most).await? {
            let (name, bytes) = match part {
                FormPart::Text { name, value } => {
                    fields.push((name, value));
                    continue;
                }
                FormPart::File { name, bytes, .. } => (name, bytes),
                FormPart::Over => {
                    let sentence = file_refusal(language, "too_large");
                    sent.refuse(file_field(Language::Kk), FormState::TooLarge, sentence);
                    break;
                }
            };
            let Some(text) = Language::ALL.into_iter().find(|one| file_field(*one) == name) else { continue };
            sent.has_files = true;
            let read = if slot.is_some() {
                read_file(site, language, importer, bytes, text).await?
            } else {
                Err(NotRead::Busy)
            };
            match read {
                Ok(read) => sent.text.add(read),
                Err(NotRead::Refused(state, sentence)) => sent.refuse(name, state, sentence),
                Err(NotRead::Busy) => {
                    let state = FormState::Busy { seconds: AGAIN };
                    sent.refuse(name, state, w!(language, import.busy));
                }
            }
        }
        Ok(Self { fields: Fields::from(fields), ..sent })
    }

    fn refuse(&mut self, field: String, state: FormState, sentence: String) {
        self.errors.add(field, sentence);
        self.state = state;
    }
}
