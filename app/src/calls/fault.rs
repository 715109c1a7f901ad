//! The one error of server functions; it tells nothing about the inside of the server.

use leptos::server_fn::codec::JsonEncoding;
use leptos::server_fn::error::{FromServerFnError, ServerFnErrorErr};
use serde::{Deserialize, Serialize};

/// Why a server function gave no answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum CallFault {
    /// The request did not reach the server, or its answer did not come back.
    #[error("no connection")]
    NoConnection,
    /// The person must sign in again; nothing was done.
    #[error("sign-in needed")]
    SignInNeeded,
    /// The person may not do this.
    #[error("forbidden")]
    Forbidden,
    /// There is no such thing.
    #[error("not found")]
    NotFound,
    /// Too many requests.
    #[error("too many requests")]
    TooMany {
        /// When to try again, in seconds.
        retry_after_seconds: u64,
    },
    /// The server cannot write at the moment; nothing was done.
    #[error("busy")]
    Busy,
    /// The call is not what the function expects.
    #[error("bad request")]
    BadRequest,
    /// The server could not do it.
    #[error("failed")]
    Failed,
}

impl FromServerFnError for CallFault {
    type Encoder = JsonEncoding;

    fn from_server_fn_error(error: ServerFnErrorErr) -> Self {
        match error {
            ServerFnErrorErr::Request(_) | ServerFnErrorErr::Response(_) => Self::NoConnection,
            ServerFnErrorErr::Args(_)
            | ServerFnErrorErr::MissingArg(_)
            | ServerFnErrorErr::Deserialization(_) => Self::BadRequest,
            _ => Self::Failed,
        }
    }
}

#[cfg(feature = "ssr")]
impl CallFault {
    /// The fault as the rest of the site tells it; nothing for what only a browser meets.
    pub fn as_page_error(&self) -> Option<crate::site::PageError> {
        use crate::site::PageError;
        Some(match self {
            Self::NoConnection => return None,
            Self::SignInNeeded => PageError::SignInNeeded,
            Self::Forbidden => PageError::Forbidden,
            Self::NotFound => PageError::NotFound,
            Self::TooMany { retry_after_seconds } => {
                PageError::TooMany { retry_after_seconds: *retry_after_seconds }
            }
            Self::Busy => PageError::Busy,
            Self::BadRequest => PageError::BadRequest,
            Self::Failed => PageError::Internal,
        })
    }
}

#[cfg(feature = "ssr")]
impl From<services::error::ServiceError> for CallFault {
    fn from(error: services::error::ServiceError) -> Self {
        crate::site::PageError::from(error).into()
    }
}

#[cfg(feature = "ssr")]
impl From<crate::site::PageError> for CallFault {
    fn from(error: crate::site::PageError) -> Self {
        use crate::site::PageError;
        match error {
            PageError::SignInNeeded => Self::SignInNeeded,
            PageError::Forbidden | PageError::ConfirmNeeded(_) => Self::Forbidden,
            PageError::NotFound => Self::NotFound,
            PageError::TooMany { retry_after_seconds } => Self::TooMany { retry_after_seconds },
            PageError::Busy | PageError::Unavailable | PageError::TooSlow => Self::Busy,
            PageError::BadRequest | PageError::NotText | PageError::Packed => Self::BadRequest,
            PageError::OtherMethod | PageError::TooLarge | PageError::FromElsewhere | PageError::Internal => {
                Self::Failed
            }
        }
    }
}
