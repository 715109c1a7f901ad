//! Pages that are the same for every anonymous reader until something changes.

use axum::response::Response;

/// The mark of an answer that may be shown to other anonymous readers: it follows from its address, from what the commands
/// have written and from the minute alone.
#[derive(Clone, Copy, Debug)]
pub struct Keepable;

/// Marks an answer. Whether this very one was asked for by nobody in particular is for the keeper to see.
pub(super) async fn keepable(mut answer: Response) -> Response {
    answer.extensions_mut().insert(Keepable);
    answer
}
