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
