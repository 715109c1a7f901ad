//! The fault of a call and the error of a page: one told as the other.

use app::calls::CallFault;

use crate::PageError;

impl PageError {
    /// The fault of a call as the rest of the site tells it; nothing for what only a browser meets.
    pub fn of_call(fault: &CallFault) -> Option<Self> {
        Some(match fault {
            CallFault::NoConnection => return None,
            CallFault::SignInNeeded => Self::SignInNeeded,
            CallFault::Forbidden => Self::Forbidden,
            CallFault::NotFound => Self::NotFound,
            CallFault::TooMany { retry_after_seconds } => {
                Self::TooMany { retry_after_seconds: *retry_after_seconds }
            }
            CallFault::Busy => Self::Busy,
            CallFault::BadRequest => Self::BadRequest,
            CallFault::Failed => Self::Internal,
        })
    }
}

impl From<PageError> for CallFault {
    fn from(error: PageError) -> Self {
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
