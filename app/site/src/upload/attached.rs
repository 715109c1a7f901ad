//! A comment that was sent as a form, with files or without: its files are written to the disk piece by piece.

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::multipart::Field;
use axum::extract::{FromRequest, Multipart, Request};
use chrono::{DateTime, Utc};
use http::header;
use services::discussion::{
    AttachmentProblem, AttachmentUpload, MOST_ATTACHMENTS, NewAttachment, UploadPlace, upload_place,
};

use super::{TooLarge, contents, text_of, too_large};
use crate::{Fields, PageError, Site};

/// The name of the field of the files.
const FILES: &str = "files";
/// The most bytes of all fields together.
const LONGEST_FORM: usize = 1 << 20;

/// Whoever keeps the typed words of a form until its answer is known, so that a fault hands them back.
#[derive(Clone)]
pub struct TypedForm(Arc<dyn Fn(Bytes) + Send + Sync>);

impl TypedForm {
    /// Keeps the words, written as a form without files, by calling `keeps`.
    pub fn new(keeps: impl Fn(Bytes) + Send + Sync + 'static) -> Self {
        Self(Arc::new(keeps))
    }

    fn keep(&self, fields: &Fields, has_files: bool) {
        let mut written = url::form_urlencoded::Serializer::new(String::new());
        written.extend_pairs(fields.iter());
        // Sent again without its files, the comment says that they are missing.
        if has_files {
            written.append_pair(FILES, "");
        }
        (self.0)(Bytes::from(written.finish()));
    }
}

/// What was sent.
#[derive(Debug)]
pub struct SentComment {
    /// The fields.
    pub fields: Fields,
    /// The files that can be kept.
    pub files: Vec<NewAttachment>,
    /// The files that cannot, each with its name and the reason.
    pub problems: Vec<(String, AttachmentProblem)>,
    /// Whether others' files took every place, so that none of these was kept.
    pub is_busy: bool,
    /// When its last byte came, where the handler read it itself (R-T5).
    pub arrived: Option<DateTime<Utc>>,
    place: Option<UploadPlace>,
}

impl SentComment {
    /// Reads a form of either kind.
    ///
    /// # Errors
    /// [`PageError::BadRequest`] if the form is broken off, [`PageError::TooLarge`] if its fields are too long,
    /// [`PageError::NotText`] if one is no text, [`PageError::Internal`] if no file can be written.
    pub async fn read(site: &Site, request: Request) -> Result<Self, PageError> {
        let kind = request.headers().get(header::CONTENT_TYPE);
        let has_parts = kind.is_some_and(|kind| kind.as_bytes().starts_with(b"multipart/form-data"));
        let mut sent = Self {
            fields: Fields::default(),
            files: Vec::new(),
            problems: Vec::new(),
            is_busy: false,
            arrived: None,
            place: None,
        };
        if !has_parts {
            sent.fields = Fields::from_request(request, site).await?;
            return Ok(sent);
        }
        let typed = request.extensions().get::<TypedForm>().cloned();
        let form = Multipart::from_request(request, site).await.map_err(|_| PageError::BadRequest)?;
        sent.read_parts(site, form).await?;
        // A comment counts from its last byte (R-T5).
        sent.arrived = Some(site.clock.now());
        if let Some(typed) = typed {
            typed.keep(&sent.fields, sent.has_files());
        }
        Ok(sent)
    }

    /// Whether files came, or came before and are missing now.
    pub fn has_files(&self) -> bool {
        !self.files.is_empty() || !self.problems.is_empty() || self.is_busy || self.lost_files()
    }

    /// Whether the form was handed back after a fault, which keeps the words and not the files.
    pub fn lost_files(&self) -> bool {
        self.arrived.is_none() && self.fields.has(FILES)
    }

    async fn read_parts(&mut self, site: &Site, mut form: Multipart) -> Result<(), PageError> {
        let mut fields = Vec::new();
        let mut left = LONGEST_FORM;
        loop {
            let mut part = match form.next_field().await {
                Ok(Some(part)) => part,
                Ok(None) => break,
                Err(error) => {
                    let TooLarge = too_large(&error)?;
                    self.problems.push((String::new(), AttachmentProblem::TooLarge));
                    break;
                }
            };
            let name = part.name().unwrap_or_default().to_owned();
            let Some(file_name) = part.file_name().map(str::to_owned) else {
                let bytes = contents(&mut part, left).await?.map_err(|TooLarge| PageError::TooLarge)?;
                let taken = size_of::<(String, String)>() + name.len() + bytes.len();
                left = left.checked_sub(taken).ok_or(PageError::TooLarge)?;
                fields.push((name, text_of(bytes)?));
                continue;
            };
            self.read_file(site, &mut part, file_name).await?;
        }
        self.fields = Fields::from(fields);
        Ok(())
    }

    /// Reads a file to its end, also one that is not kept: a browser shows the answer only after it has sent everything.
    async fn read_file(
        &mut self,
        site: &Site,
        part: &mut Field<'_>,
        file_name: String,
    ) -> Result<(), PageError> {
        let mut upload = None;
        loop {
            let piece = match part.chunk().await {
                Ok(Some(piece)) => piece,
                Ok(None) => break,
                Err(error) => {
                    let TooLarge = too_large(&error)?;
                    self.problems.push((file_name, AttachmentProblem::TooLarge));
                    return Ok(());
                }
            };
            // A browser sends an empty file where none was chosen: it needs no place.
            if upload.is_none() && !piece.is_empty() && self.takes_one_more(site) {
                upload = Some(AttachmentUpload::begin()?);
            }
            if let Some(upload) = &mut upload {
                upload.add(&piece)?;
            }
        }
        let Some(upload) = upload else {
            if !file_name.is_empty() && !self.is_busy && self.files.len() >= MOST_ATTACHMENTS {
                self.problems.push((file_name, AttachmentProblem::TooMany));
            } else if !file_name.is_empty() && !self.is_busy {
                self.problems.push((file_name, AttachmentProblem::UnknownKind));
            }
            return Ok(());
        };
        match upload.finish(&file_name)? {
            Ok(file) => self.files.push(file),
            Err(problem) => self.problems.push((file_name, problem)),
        }
        Ok(())
    }

    fn takes_one_more(&mut self, site: &Site) -> bool {
        // Where one file found no place, none of the others is kept either.
        if self.place.is_none() && !self.is_busy {
            self.place = upload_place(&site.services);
            self.is_busy = self.place.is_none();
        }
        !self.is_busy && self.files.len() < MOST_ATTACHMENTS
    }
}
