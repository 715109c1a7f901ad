//! Pages that are the same for every anonymous reader until something changes, and pages that are for one person.

use axum::response::Response;
use http::{HeaderValue, header};

/// The mark of an answer that may be shown to other anonymous readers: it follows from its address, from what the commands
/// have written and from the minute alone.
#[derive(Clone, Copy, Debug)]
pub struct Keepable;

/// Marks an answer. Whether this very one was asked for by nobody in particular is for the keeper to see.
pub(super) async fn keepable(mut answer: Response) -> Response {
    answer.extensions_mut().insert(Keepable);
    answer
}

/// Keeps an answer out of everything between the site and the one person it is for.
pub(super) async fn private(mut answer: Response) -> Response {
    answer.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-store"));
    answer
}
