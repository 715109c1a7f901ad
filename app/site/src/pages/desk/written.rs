//! A document that is not public, handed out at the desk by way of a page that waits until it is written.

use axum::response::{IntoResponse, Response};
use http::{HeaderValue, header};

use crate::components::preparing::{self, Prepared};
use crate::w;
use crate::{Answer, ExportRequest, Head, PageError, SharedExporter, Site, Visitor, page};

/// Hands out the document, or the page that waits for it; `back` leads to where it was asked for.
///
/// # Errors
/// As [`crate::Exporter::file`].
pub(super) async fn written(
    site: &Site,
    visitor: &Visitor,
    exporter: &SharedExporter,
    wanted: ExportRequest,
    back: String,
) -> Answer {
    let ready = exporter.file(&visitor.request(), &wanted).await?;
    let is_ready = ready.is_some();
    if let Some(bytes) = ready.filter(|_| visitor.parameter("waited").is_none()) {
        return Ok(attachment(bytes, wanted.format.media_type(), &wanted.file_name()));
    }
    let onward = if is_ready {
        format!("0; url={}", wanted.address())
    } else {
        format!("{}; url={}?waited=1", preparing::AGAIN, wanted.address())
    };
    let language = visitor.language;
    let head = Head::plain(preparing::title(language, is_ready));
    let (name, address) = (wanted.file_name(), wanted.address());
    let prepared = Prepared { name, address, back, words: w!(language, paper.back) };
    let mut answer = page(site, visitor, head, move || preparing::view(language, prepared, is_ready)).await;
    let onward = HeaderValue::try_from(onward).map_err(|_| PageError::NotFound)?;
    answer.headers_mut().insert(header::REFRESH, onward);
    Ok(answer)
}

/// A file to be saved, for the one who asks alone.
pub(super) fn attachment(bytes: Vec<u8>, media_type: &'static str, name: &str) -> Response {
    let disposition = format!("attachment; filename=\"{name}\"");
    let headers = [(header::CONTENT_TYPE, media_type.to_owned()), (header::CONTENT_DISPOSITION, disposition)];
    (headers, bytes).into_response()
}
