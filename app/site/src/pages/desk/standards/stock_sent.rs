//! The form of the stock as it was sent: first the file of the acts, then the files of their texts, each read as it comes, so that one
//! is held at a time.

use axum::extract::Multipart;
use domain::approval::read_stock_csv;
use domain::decoding::decode_text;
use domain::language::Language;
use domain::register::LineProblem;

use super::sent::AGAIN;
use super::stock_read::StockReading;
use crate::components::form::Errors;
use crate::w;
use crate::{
    Fields, FormPart, FormParts, FormState, LARGEST_FILE, LARGEST_TEXT_FILE, PageError, SharedImporter, Site,
    TooLarge,
};

/// The most bytes of all fields, the rows that are sent back among them.
const LONGEST_FORM: usize = 24 << 20;

/// What was sent.
pub(super) struct SentStock {
    /// The fields.
    pub(super) fields: Fields,
    /// The acts with their texts, if a file named any.
    pub(super) reading: Option<StockReading>,
    /// What is wrong with the lines of the file.
    pub(super) problems: Vec<LineProblem>,
    /// What is wrong with the fields of the form.
    pub(super) errors: Errors,
    /// How the form comes back then.
    pub(super) state: FormState,
}

impl SentStock {
    /// Reads the form.
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
            reading: None,
            problems: Vec::new(),
            errors: Errors::none(),
            state: FormState::Fresh,
        };
        while let Some(part) = parts.part(most).await? {
            match part {
                FormPart::Text { name, value } => fields.push((name, value)),
                FormPart::File { .. } if slot.is_none() => {
                    let state = FormState::Busy { seconds: AGAIN };
                    sent.refuse("csv", state, w!(language, import.busy));
                }
                FormPart::File { name, bytes, .. } if name == "csv" => sent.acts(language, bytes),
                FormPart::File { name, file_name, bytes } if name == "files" => match &mut sent.reading {
                    Some(reading) => reading.file(site, language, importer, &file_name, bytes).await?,
                    // What the file says of the acts is not known any more, or was never sent.
                    None if sent.errors.is_empty() && sent.problems.is_empty() => {
                        sent.refuse("csv", FormState::Invalid, w!(language, stock.p_csv_first));
                    }
                    None => {}
                },
                FormPart::File { .. } => {}
                FormPart::Over => {
                    sent.refuse("files", FormState::TooLarge, w!(language, stock.p_over));
                    break;
                }
            }
        }
        Ok(Self { fields: Fields::from(fields), ..sent })
    }

    /// The acts that the file names.
    fn acts(&mut self, language: Language, bytes: Result<Vec<u8>, TooLarge>) {
        let text = match bytes {
            Ok(bytes) if bytes.len() <= LARGEST_TEXT_FILE => decode_text(&bytes),
            _ => return self.refuse("csv", FormState::TooLarge, w!(language, keeping.p_too_large)),
        };
        let Some(text) = text else {
            return self.refuse("csv", FormState::Invalid, w!(language, keeping.p_not_text));
        };
        match read_stock_csv(&text) {
            Ok(rows) if rows.is_empty() => {
                self.refuse("csv", FormState::Invalid, w!(language, keeping.p_empty_file));
            }
            Ok(rows) => self.reading = Some(StockReading::of(language, rows)),
            Err(problems) => {
                self.state = FormState::Invalid;
                self.problems = problems;
            }
        }
    }

    fn refuse(&mut self, field: &str, state: FormState, sentence: String) {
        // Of many files one sentence says enough.
        if self.errors.of(field).is_none() {
            self.errors.add(field, sentence);
            self.state = state;
        }
    }
}
