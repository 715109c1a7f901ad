//! Pages that are the same for every anonymous reader until something changes.

use axum::response::Response;

use super::Visitor;

/// The mark of a page that may be shown to other anonymous readers: it follows from its address, from what the commands
/// have written and from the minute alone.
#[derive(Clone, Copy, Debug)]
pub struct Keepable;

/// Marks a page, unless it was made for one person.
pub fn keepable(visitor: &Visitor, mut page: Response) -> Response {
    if visitor.signed_in.is_none() && visitor.flash.is_none() && visitor.query.is_empty() {
        page.extensions_mut().insert(Keepable);
    }
    page
}
