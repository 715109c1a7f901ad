//! A form with many files, handed out part by part, so that one file is held at a time.

use axum::extract::Multipart;

use super::{TooLarge, contents, text_of, too_large};
use crate::PageError;

/// A part of a form.
#[derive(Debug)]
pub enum FormPart {
    /// A field.
    Text {
        /// Its name.
        name: String,
        /// Its value.
        value: String,
    },
    /// A file that was chosen.
    File {
        /// The name of its field.
        name: String,
        /// Its own name, as the browser tells it.
        file_name: String,
        /// What it holds.
        bytes: Result<Vec<u8>, TooLarge>,
    },
    /// The form is larger than what is read; nothing follows.
    Over,
}

/// A posted form with any number of files.
pub struct FormParts {
    form: Multipart,
    /// The bytes that its fields may still take.
    left: usize,
}

impl FormParts {
    /// A form of `multipart/form-data` whose fields take at most `most` bytes in all.
    pub fn new(form: Multipart, most: usize) -> Self {
        Self { form, left: most }
    }

    /// The next part; a file in it has at most `most` bytes. More of it is read and forgotten.
    ///
    /// # Errors
    /// [`PageError::BadRequest`] if the form is broken off, [`PageError::TooLarge`] if its fields are too long,
    /// [`PageError::NotText`] if one is no text.
    pub async fn part(&mut self, most: usize) -> Result<Option<FormPart>, PageError> {
        loop {
            let mut part = match self.form.next_field().await {
                Ok(Some(part)) => part,
                Ok(None) => return Ok(None),
                Err(error) => return too_large(&error).map(|TooLarge| Some(FormPart::Over)),
            };
            let name = part.name().unwrap_or_default().to_owned();
            let Some(file_name) = part.file_name().map(str::to_owned) else {
                let bytes = contents(&mut part, self.left).await?.map_err(|TooLarge| PageError::TooLarge)?;
                let taken = size_of::<(String, String)>() + name.len() + bytes.len();
                self.left = self.left.checked_sub(taken).ok_or(PageError::TooLarge)?;
                return Ok(Some(FormPart::Text { name, value: text_of(bytes)? }));
            };
            let bytes = contents(&mut part, most).await?;
            // A browser sends an empty file without a name where none was chosen.
            let is_chosen = !file_name.is_empty() || bytes.as_ref().is_ok_and(|bytes| !bytes.is_empty());
            if is_chosen {
                return Ok(Some(FormPart::File { name, file_name, bytes }));
            }
        }
    }
}
