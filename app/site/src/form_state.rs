//! How a form comes to its reader: to be filled, or come back because it was refused. Each way has its status.

use http::StatusCode;

/// How a form comes to its reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FormState {
    /// To be filled, or to be looked at before it is sent for good.
    Fresh,
    /// A field has to be mended.
    Invalid,
    /// What was sent with it is larger than what is read.
    TooLarge,
    /// What it was sent against is no longer so, or the law forbids the step now.
    Conflict,
    /// It was tried too often.
    Held {
        /// When to try again, in seconds.
        seconds: u64,
    },
    /// Others' forms are being worked on.
    Busy {
        /// When to try again, in seconds.
        seconds: u64,
    },
}

impl FormState {
    /// The status of the page.
    pub const fn status(self) -> StatusCode {
        match self {
            Self::Fresh => StatusCode::OK,
            Self::Invalid => StatusCode::UNPROCESSABLE_ENTITY,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Conflict => StatusCode::CONFLICT,
            Self::Held { .. } => StatusCode::TOO_MANY_REQUESTS,
            Self::Busy { .. } => StatusCode::SERVICE_UNAVAILABLE,
        }
    }

    /// When to try again, in seconds, where that helps.
    pub const fn retry_after_seconds(self) -> Option<u64> {
        match self {
            Self::Held { seconds } | Self::Busy { seconds } => Some(seconds),
            Self::Fresh | Self::Invalid | Self::TooLarge | Self::Conflict => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_passes_with_time_says_when_to_come_again() {
        for (state, status, seconds) in [
            (FormState::Fresh, 200, None),
            (FormState::Invalid, 422, None),
            (FormState::TooLarge, 413, None),
            (FormState::Conflict, 409, None),
            (FormState::Held { seconds: 30 }, 429, Some(30)),
            (FormState::Busy { seconds: 2 }, 503, Some(2)),
        ] {
            assert_eq!(
                (state.status().as_u16(), state.retry_after_seconds()),
                (status, seconds),
                "{state:?}"
            );
        }
    }
}
