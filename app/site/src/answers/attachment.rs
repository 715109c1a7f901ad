//! The answer that hands out what somebody brought: to be saved, and without any right in a browser that opens it all the same.

use axum::response::{IntoResponse, Response};
use domain::language::Language;
use http::{HeaderValue, header};
use services::discussion::{
    AttachmentFile, AttachmentView, CommentView, attachments_at_desk, keep_words, next_unread,
};
use services::error::ServiceError;
use tokio::sync::Semaphore;

use crate::w;
use crate::words::attachment_problem;
use crate::{PageError, SentComment, SharedImporter, Site, Visitor};

/// What the browser may do with it: nothing.
const SANDBOX: &str = "sandbox; default-src 'none'; frame-ancestors 'none'";

/// Whoever waits for its turn holds no file yet, and what one has read is not read again.
static READING: Semaphore = Semaphore::const_new(1);

/// A number of an address; any other word in its place names nothing.
///
/// # Errors
/// [`PageError::NotFound`].
pub fn number_of(text: &str) -> Result<i64, PageError> {
    text.parse().map_err(|_| PageError::NotFound)
}

/// The files of the comment that those who decide have chosen.
///
/// # Errors
/// Those of [`attachments_at_desk`].
pub async fn files_of(
    site: &Site,
    visitor: &Visitor,
    number: &str,
    chosen: Option<&CommentView>,
) -> Result<Vec<AttachmentView>, ServiceError> {
    let Some(comment) = chosen.map(|comment| comment.number) else { return Ok(Vec::new()) };
    let mut found = attachments_at_desk(&site.services, &visitor.request(), number, &[comment]).await?;
    Ok(found.remove(&comment).unwrap_or_default())
}

/// Why files that were sent are not taken, each in a sentence.
pub fn wrong_files(language: Language, sent: &SentComment) -> Vec<(String, String)> {
    let busy = sent.is_busy.then(|| w!(language, attachments.busy));
    let problems = sent.problems.iter().map(|(name, problem)| attachment_problem(language, name, *problem));
    let lost = sent.lost_files().then(|| w!(language, attachments.again));
    problems.chain(busy).chain(lost).map(|sentence| ("files".to_owned(), sentence)).collect()
}

/// Reads the words of the files that came, after their comment was acknowledged; what another process left unread too.
pub fn read_words(site: Site, importer: SharedImporter) {
    tokio::spawn(async move {
        let Ok(_turn) = READING.acquire().await else { return };
        let mut after = 0;
        while let Ok(Some(unread)) = next_unread(&site.services, after).await {
            after = unread.id;
            let words = importer.words(unread.bytes, unread.kind).await;
            if let Err(error) = keep_words(&site.services, unread.id, words, site.clock.now()).await {
                tracing::warn!(%error, "the words of a file could not be kept");
                return;
            }
        }
    });
}

/// A file to be saved under its name.
pub fn saved(file: AttachmentFile) -> Response {
    let disposition = disposition(&file.name);
    let mut response = file.bytes.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(file.kind.media_type()));
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(SANDBOX));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    // A file whose comment is hidden or withdrawn later is kept by nobody between.
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-store"));
    if let Ok(disposition) = HeaderValue::try_from(disposition) {
        headers.insert(header::CONTENT_DISPOSITION, disposition);
    }
    response
}

/// The name twice: in letters that every browser knows, and as it is (RFC 6266).
fn disposition(name: &str) -> String {
    let plain: String = name
        .chars()
        .map(|one| if one.is_ascii_alphanumeric() || ".-_ ".contains(one) { one } else { '_' })
        .collect();
    let mut whole = String::new();
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || b".-_".contains(&byte) {
            whole.push(char::from(byte));
        } else {
            whole.push('%');
            for half in [byte >> 4, byte & 15] {
                let digit = char::from_digit(u32::from(half), 16).unwrap_or('0');
                whole.push(digit.to_ascii_uppercase());
            }
        }
    }
    format!("attachment; filename=\"{plain}\"; filename*=UTF-8''{whole}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_of_any_alphabet_is_told() {
        assert_eq!(
            disposition("Отзыв 1.pdf"),
            "attachment; filename=\"_____ 1.pdf\"; filename*=UTF-8''%D0%9E%D1%82%D0%B7%D1%8B%D0%B2%201.pdf"
        );
        assert_eq!(disposition("a\"b.png"), "attachment; filename=\"a_b.png\"; filename*=UTF-8''a%22b.png");
    }
}
