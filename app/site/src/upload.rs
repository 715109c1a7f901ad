//! A form that may carry a file.

mod attached;
mod parts;

use axum::extract::Multipart;
use axum::extract::multipart::{Field, MultipartError};
use domain::decoding::decode_text;
use http::StatusCode;

use super::{Fields, FormState, PageError};

pub use attached::{SentComment, TypedForm};
pub use parts::{FormPart, FormParts};

/// The largest file of text that a form takes, in bytes.
pub const LARGEST_TEXT_FILE: usize = 1 << 20;
/// The longest text in a field beside a file, in bytes: longer ones than a file may be come back with the reason.
const LONGEST_TEXT: usize = 4 << 20;
/// The longest value of a field beside a file that is no text, in bytes.
const LONGEST_FIELD: usize = 4096;

/// What all other fields together may take besides, in bytes.
const SPARE: usize = 64 << 10;

/// A posted form with at most one file of text.
#[derive(Debug, Default)]
pub struct Upload {
    /// The other fields.
    pub fields: Fields,
    /// The text of the file, absent where none was chosen.
    pub file: Option<Result<String, Unreadable>>,
    /// The most bytes of a text.
    most: usize,
}

/// Why there is no text to read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// The file is not text in an encoding that is certain.
    NotText,
    /// The file or the field holds more than the form takes.
    TooLarge,
}

impl Unreadable {
    /// How the form comes back that says so.
    pub const fn state(self) -> FormState {
        match self {
            Self::NotText => FormState::Invalid,
            Self::TooLarge => FormState::TooLarge,
        }
    }
}

impl Upload {
    /// Reads a form of `multipart/form-data` with a text of at most [`LARGEST_TEXT_FILE`] bytes.
    ///
    /// # Errors
    /// As [`Upload::read_as`].
    pub async fn read(form: Multipart) -> Result<Self, PageError> {
        Self::read_as(form, LARGEST_TEXT_FILE, decode_text).await
    }

    /// Reads a form of `multipart/form-data` with a text of at most `most` bytes; `decode` makes a text of the bytes of a file, or
    /// says that they are none.
    ///
    /// # Errors
    /// [`PageError::BadRequest`] if the form is broken off, [`PageError::TooLarge`] if a field is too long to come back,
    /// [`PageError::NotText`] if it is no text.
    pub async fn read_as(
        form: Multipart,
        most: usize,
        decode: impl FnOnce(&[u8]) -> Option<String>,
    ) -> Result<Self, PageError> {
        let FileForm { fields, file, .. } = FileForm::read_with(form, most, LONGEST_TEXT.max(most)).await?;
        let file = match file {
            None => None,
            // A browser sends an empty file where none was chosen.
            Some(Ok(bytes)) if bytes.is_empty() => None,
            Some(Ok(bytes)) => Some(decode(&bytes).ok_or(Unreadable::NotText)),
            Some(Err(TooLarge)) => Some(Err(Unreadable::TooLarge)),
        };
        Ok(Self { fields, file, most })
    }

    /// The text of the file, or else of the field.
    ///
    /// # Errors
    /// [`Unreadable`] if a file was chosen that is not text, or there is too much of it.
    pub fn text(&self, field: &str) -> Result<String, Unreadable> {
        // Browsers send line ends of a text area as CR LF; the text is the same.
        let plain = |text: &str| text.replace("\r\n", "\n");
        match &self.file {
            Some(file) => file.as_ref().map(|text| plain(text)).map_err(|problem| *problem),
            None if self.fields.get(field).len() > self.most => Err(Unreadable::TooLarge),
            None => Ok(plain(self.fields.get(field))),
        }
    }

    /// The name of the field that [`Upload::text`] is of: that of the file if one was chosen.
    pub const fn source<'a>(&self, field: &'a str) -> &'a str {
        if self.file.is_some() { "file" } else { field }
    }
}

/// A posted form with at most one file of any kind.
#[derive(Debug, Default)]
pub struct FileForm {
    /// The other fields.
    pub fields: Fields,
    /// The file, absent where none was chosen.
    pub file: Option<Result<Vec<u8>, TooLarge>>,
    /// The name of the file, as the browser tells it.
    pub file_name: String,
}

/// The file is larger than what is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooLarge;

impl FileForm {
    /// Reads a form of `multipart/form-data` with a file of at most `most` bytes. More of it is read and forgotten: a
    /// browser shows the answer only after it has sent everything.
    ///
    /// # Errors
    /// [`PageError::BadRequest`] if the form is broken off, [`PageError::TooLarge`] if its fields are too long,
    /// [`PageError::NotText`] if it is no text.
    pub async fn read(form: Multipart, most: usize) -> Result<Self, PageError> {
        Self::read_with(form, most, LONGEST_FIELD).await
    }

    /// As [`FileForm::read`], of a form with long texts beside its file.
    ///
    /// # Errors
    /// As [`FileForm::read`].
    pub async fn read_with_texts(form: Multipart, most: usize) -> Result<Self, PageError> {
        Self::read_with(form, most, LONGEST_TEXT).await
    }

    async fn read_with(mut form: Multipart, file: usize, field: usize) -> Result<Self, PageError> {
        let mut read = Self::default();
        let mut fields = Vec::new();
        let mut left = field + SPARE;
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
            let file_name = part.file_name().map(str::to_owned);
            let is_file = file_name.is_some();
            let contents = contents(&mut part, if is_file { file } else { field }).await?;
            match (is_file, contents) {
                (true, Err(TooLarge)) => read.file = Some(Err(TooLarge)),
                // A browser sends an empty file without a name where none was chosen.
                (true, Ok(bytes)) if bytes.is_empty() && part.file_name().is_none_or(str::is_empty) => {}
                (true, Ok(bytes)) => {
                    read.file = Some(Ok(bytes));
                    read.file_name = file_name.unwrap_or_default();
                }
                (false, Err(TooLarge)) => return Err(PageError::TooLarge),
                (false, Ok(bytes)) => {
                    let taken = size_of::<(String, String)>() + name.len() + bytes.len();
                    left = left.checked_sub(taken).ok_or(PageError::TooLarge)?;
                    fields.push((name, text_of(bytes)?));
                }
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

/// The bytes of a part, read to its end; none where they are more than `most`.
async fn contents(part: &mut Field<'_>, most: usize) -> Result<Result<Vec<u8>, TooLarge>, PageError> {
    let mut bytes = Vec::new();
    let mut is_over = false;
    loop {
        match part.chunk().await {
            Ok(Some(chunk)) if !is_over && bytes.len() + chunk.len() <= most => {
                bytes.extend_from_slice(&chunk);
            }
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
    Ok(if is_over { Err(TooLarge) } else { Ok(bytes) })
}

/// Whether a form was broken off because it is too large.
fn too_large(error: &MultipartError) -> Result<TooLarge, PageError> {
    if error.status() == StatusCode::PAYLOAD_TOO_LARGE { Ok(TooLarge) } else { Err(PageError::BadRequest) }
}
