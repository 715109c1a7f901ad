//! A form that may carry a file.

use axum::extract::Multipart;

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
    /// [`PageError::BadRequest`] if the form is broken off or too large.
    pub async fn read(mut form: Multipart) -> Result<Self, PageError> {
        let mut upload = Self::default();
        let mut fields = Vec::new();
        while let Some(part) = form.next_field().await.map_err(|_| PageError::BadRequest)? {
            let name = part.name().unwrap_or_default().to_owned();
            let is_file = part.file_name().is_some();
            let bytes = part.bytes().await.map_err(|_| PageError::BadRequest)?;
            if !is_file {
                fields.push((name, String::from_utf8_lossy(&bytes).into_owned()));
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
