//! What a handler answers: a page, a redirect, or a fault that is explained in the reader's language.

use axum::response::{IntoResponse, Response};
use domain::access::Reason;
use http::{HeaderValue, StatusCode, header};
use services::error::ServiceError;

use super::{Confirm, Flash};

/// The answer of a handler.
pub type Answer = Result<Response, PageError>;

/// Why there is no page; the words come later, in the language of the address.
#[derive(Clone, Debug)]
pub enum PageError {
    /// Nothing stands at this address.
    NotFound,
    /// The visitor must sign in first.
    SignInNeeded,
    /// The visitor must be proven anew first.
    ConfirmNeeded(Confirm),
    /// The visitor may not do this.
    Forbidden,
    /// The request was made too often.
    TooMany {
        /// When to try again, in seconds.
        retry_after_seconds: u64,
    },
    /// The database was busy; the same request may succeed now.
    Busy,
    /// The database cannot be reached or has no room.
    Unavailable,
    /// The request could not be understood.
    BadRequest,
    /// The address or what was sent is no text in UTF-8.
    NotText,
    /// What was sent is compressed.
    Packed,
    /// The address is not asked for in this way.
    OtherMethod,
    /// What was sent is larger than any form of the site.
    TooLarge,
    /// What was sent came too slowly, and not to its end.
    TooSlow,
    /// Another site made the browser send the request.
    FromElsewhere,
    /// A fault of ours; what it was stands in the log only.
    Internal,
}

impl PageError {
    /// The status of the answer.
    pub fn status(&self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::SignInNeeded => StatusCode::UNAUTHORIZED,
            Self::ConfirmNeeded(confirm) => confirm.status(),
            Self::Forbidden | Self::FromElsewhere => StatusCode::FORBIDDEN,
            Self::TooMany { .. } => StatusCode::TOO_MANY_REQUESTS,
            Self::Busy | Self::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
            Self::BadRequest | Self::NotText => StatusCode::BAD_REQUEST,
            Self::Packed => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::OtherMethod => StatusCode::METHOD_NOT_ALLOWED,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::TooSlow => StatusCode::REQUEST_TIMEOUT,
            Self::Internal => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// When to try again, in seconds, where that may help.
    pub fn retry_after_seconds(&self) -> Option<u64> {
        match self {
            Self::TooMany { retry_after_seconds } => Some(*retry_after_seconds),
            Self::ConfirmNeeded(confirm) => confirm.retry_after_seconds(),
            Self::Busy => Some(1),
            // Somebody has to make room or start a server first.
            Self::Unavailable => Some(60),
            _ => None,
        }
    }
}

impl From<ServiceError> for PageError {
    fn from(error: ServiceError) -> Self {
        match error {
            ServiceError::NotFound => Self::NotFound,
            ServiceError::Denied(denied) if denied.reason == Reason::SignInNeeded => Self::SignInNeeded,
            ServiceError::Denied(_) => Self::Forbidden,
            ServiceError::TooMany { retry_after_seconds } => Self::TooMany { retry_after_seconds },
            ServiceError::Busy => Self::Busy,
            ServiceError::Unavailable => Self::Unavailable,
            ServiceError::Invalid(_)
            | ServiceError::InvalidComment(_)
            | ServiceError::Refused(_)
            | ServiceError::Stale(_) => Self::BadRequest,
            ServiceError::Internal(error) => {
                tracing::error!(%error, "a service failed");
                Self::Internal
            }
        }
    }
}

impl IntoResponse for PageError {
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        if let Some(seconds) = self.retry_after_seconds() {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        // The outer layer turns this mark into a page in the reader's language.
        response.extensions_mut().insert(self);
        response
    }
}

/// Sends the browser to another page after a post, with a message to show there, which [`send_flash`](crate::send_flash) gives
/// it.
pub fn see_other(address: &str, flash: Option<Flash>) -> Response {
    let location = HeaderValue::from_str(address).unwrap_or(HeaderValue::from_static("/"));
    let mut response = (StatusCode::SEE_OTHER, [(header::LOCATION, location)]).into_response();
    if let Some(flash) = flash {
        response.extensions_mut().insert(flash);
    }
    response
}
