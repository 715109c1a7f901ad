//! A form that may carry a file.

use axum::extract::Multipart;
use axum::extract::multipart::{Field, MultipartError};
use http::StatusCode;

use super::{Fields, PageError};

/// A posted form with at most one file of text.
#[derive(Debug, Default)]
pub struct Upload {
    /// The other fields.
    pub fields: Fields,
    /// The text of the file, absent where none was chosen.
    pub file: Option<Result<String, NotText>>,
}

/// The file is not text in UTF-8.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotText;

impl Upload {
    /// Reads a form of `multipart/form-data`.
    ///
    /// # Errors
    /// [`PageError::BadRequest`] if the form is broken off or too large, [`PageError::NotText`] if a field is no text.
    pub async fn read(mut form: Multipart) -> Result<Self, PageError> {
        let mut upload = Self::default();
        let mut fields = Vec::new();
        while let Some(part) = form.next_field().await.map_err(|_| PageError::BadRequest)? {
            let name = part.name().unwrap_or_default().to_owned();
            let is_file = part.file_name().is_some();
            let bytes = part.bytes().await.map_err(|_| PageError::BadRequest)?;
            if !is_file {
                fields.push((name, text_of(bytes.to_vec())?));
            } else if !bytes.is_empty() {
                // A browser sends an empty file where none was chosen.
                upload.file = Some(String::from_utf8(bytes.to_vec()).map_err(|_| NotText));
            }
        }
        upload.fields = Fields::from(fields);
        Ok(upload)
    }

    /// The text of the file, or else of the field.
    ///
    /// # Errors
    /// [`NotText`] if a file was chosen that is not text.
    pub fn text(&self, field: &str) -> Result<String, NotText> {
        // Browsers send line ends of a text area as CR LF; the text is the same.
        let plain = |text: &str| text.replace("\r\n", "\n");
        match &self.file {
            Some(file) => file.as_ref().map(|text| plain(text)).map_err(|problem| *problem),
            None => Ok(plain(self.fields.get(field))),
        }
    }
}

/// The longest value of a field beside a file, in bytes.
const LONGEST_FIELD: usize = 4096;

/// A posted form with at most one file of any kind.
#[derive(Debug, Default)]
pub struct FileForm {
    /// The other fields.
    pub fields: Fields,
    /// The file, absent where none was chosen.
    pub file: Option<Result<Vec<u8>, TooLarge>>,
}

/// The file is larger than what is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooLarge;

impl FileForm {
    /// Reads a form of `multipart/form-data` with a file of at most `most` bytes. More of it is read and forgotten: a
    /// browser shows the answer only after it has sent everything.
    ///
    /// # Errors
    /// [`PageError::BadRequest`] if the form is broken off or a field is too long, [`PageError::NotText`] if it is no text.
    pub async fn read(mut form: Multipart, most: usize) -> Result<Self, PageError> {
        let mut read = Self::default();
        let mut fields = Vec::new();
        loop {
            let mut part = match form.next_field().await {
                Ok(Some(part)) => part,
                Ok(None) => break,
                Err(error) => {
                    read.file = Some(Err(too_large(&error)?));
                    break;
                }
            };
            let name = part.name().unwrap_or_default().to_owned();
            let is_file = part.file_name().is_some();
            let limit = if is_file { most } else { LONGEST_FIELD };
            let mut bytes = Vec::new();
            let mut is_over = false;
            loop {
                match part.chunk().await {
                    Ok(Some(chunk)) if bytes.len() + chunk.len() <= limit && !is_over => bytes.extend(chunk),
                    Ok(Some(_)) => {
                        is_over = true;
                        bytes = Vec::new();
                    }
                    Ok(None) => break,
                    Err(error) => {
                        too_large(&error)?;
                        is_over = true;
                        break;
                    }
                }
            }
            match (is_file, is_over) {
                (true, true) => read.file = Some(Err(TooLarge)),
                // A browser sends an empty file without a name where none was chosen.
                (true, false) if bytes.is_empty() && part_is_unnamed(&part) => {}
                (true, false) => read.file = Some(Ok(bytes)),
                (false, true) => return Err(PageError::BadRequest),
                (false, false) => fields.push((name, text_of(bytes)?)),
            }
        }
        read.fields = Fields::from(fields);
        Ok(read)
    }
}

/// The value of a field.
fn text_of(bytes: Vec<u8>) -> Result<String, PageError> {
    String::from_utf8(bytes).map_err(|_| PageError::NotText)
}

fn part_is_unnamed(part: &Field<'_>) -> bool {
    part.file_name().is_none_or(str::is_empty)
}

/// Whether a form was broken off because it is too large.
fn too_large(error: &MultipartError) -> Result<TooLarge, PageError> {
    if error.status() == StatusCode::PAYLOAD_TOO_LARGE { Ok(TooLarge) } else { Err(PageError::BadRequest) }
}
