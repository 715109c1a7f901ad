//! Keeps what a form carried until its answer is known: where it could not be carried out, the page that says so hands
//! every typed word back.

use std::sync::{Arc, OnceLock};

use axum::body::Bytes;
use http::request::Parts;
use site::components::fault::Unsent;
use site::{Fields, PageError, is_of_confirmation};

/// The body of a form, once it has been read. It outlives the handler, which may be cut off for taking too long.
#[derive(Clone, Debug, Default)]
pub(super) struct TypedBody(Arc<OnceLock<Bytes>>);

impl TypedBody {
    /// The form was read.
    pub(super) fn set(&self, body: Bytes) {
        let _read_before = self.0.set(body);
    }

    /// The form to be sent again after a fault that may pass; passwords are not handed back.
    pub(super) fn unsent(&self, asked: &Parts, error: &PageError) -> Option<Unsent> {
        let may_pass = matches!(
            error,
            PageError::Busy
                | PageError::Unavailable
                | PageError::Internal
                | PageError::SignInNeeded
                | PageError::TooMany { .. }
                | PageError::ConfirmNeeded(_)
        );
        let body = self.0.get().filter(|_| may_pass)?;
        let typed = Fields::parse(body);
        // The page that asks for the proof anew has fields of its own for it.
        let kept = typed.iter().filter(|(name, _)| !is_of_confirmation(name));
        let fields: Vec<(String, String)> =
            kept.map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
        let fields = Fields::from(fields);
        if fields.iter().any(|(name, _)| name.contains("password")) {
            return None;
        }
        let address = asked.uri.path_and_query().map_or_else(|| "/".to_owned(), ToString::to_string);
        Some(Unsent { address, fields })
    }
}
