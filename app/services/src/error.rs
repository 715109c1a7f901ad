//! Why a command or a query did not do what was asked.

use domain::access::Denied;
use domain::discussion::DecisionProblem;
use domain::draft::Refusal;
use sea_orm::sqlx::Error as SqlxError;
use sea_orm::{DbErr, RuntimeErr, SqlErr};
use serde::{Deserialize, Serialize};

use crate::conflict::Conflict;

/// A field that cannot be taken as it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldProblem {
    /// The name of the field in the input.
    pub field: String,
    /// The stable name of what is wrong; the words stand in the locales.
    pub code: String,
}

impl FieldProblem {
    /// A problem of a field.
    pub fn new(field: impl Into<String>, code: impl Into<String>) -> Self {
        Self { field: field.into(), code: code.into() }
    }
}

/// Why a command or a query did not do what was asked. What it displays may be shown to anyone: the inner error of
/// [`ServiceError::Internal`] is for the log only.
#[derive(Debug, thiserror::Error)]
pub enum ServiceError {
    /// There is no such thing, or the actor may not know that there is.
    #[error("not found")]
    NotFound,
    /// The actor may not do this.
    #[error("denied")]
    Denied(Denied),
    /// Some fields cannot be taken as they are.
    #[error("invalid input")]
    Invalid(Vec<FieldProblem>),
    /// Some fields of a comment cannot be taken as they are. Each problem stays what it is until somebody tells it.
    #[error("invalid comment")]
    InvalidComment(Vec<domain::discussion::CommentFieldProblem>),
    /// A rule of the law forbids it now.
    #[error("refused by a rule")]
    Refused(Refusal),
    /// Somebody else changed it in the meantime; nothing was overwritten and nothing is lost.
    #[error("changed in the meantime")]
    Stale(Box<Conflict>),
    /// Too many tries.
    #[error("too many tries")]
    TooMany {
        /// How long to wait, in seconds.
        retry_after_seconds: u64,
    },
    /// The database is busy; the same call may succeed a moment later.
    #[error("busy")]
    Busy,
    /// The database cannot be reached, or has no room to write; nothing was written.
    #[error("the database cannot write now")]
    Unavailable,
    /// Something failed that the caller cannot mend.
    #[error("internal error")]
    Internal(#[source] Box<dyn std::error::Error + Send + Sync>),
}

impl ServiceError {
    /// A failure that the caller cannot mend.
    pub fn internal(error: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        Self::Internal(error.into())
    }

    /// One field that cannot be taken as it is.
    pub fn field(field: impl Into<String>, code: impl Into<String>) -> Self {
        Self::Invalid(vec![FieldProblem::new(field, code)])
    }
}

impl From<DbErr> for ServiceError {
    fn from(error: DbErr) -> Self {
        match trouble(&error) {
            Some(Trouble::Busy) => Self::Busy,
            Some(Trouble::Unavailable) => {
                tracing::error!(%error, "the database cannot be reached or has no room");
                Self::Unavailable
            }
            // Nobody knows which field it was; an answer without any would come without a sentence.
            Some(Trouble::Unstorable) => Self::field("form", "unstorable"),
            None => Self::internal(error),
        }
    }
}

impl From<Denied> for ServiceError {
    fn from(denied: Denied) -> Self {
        Self::Denied(denied)
    }
}

impl From<Vec<DecisionProblem>> for ServiceError {
    fn from(problems: Vec<DecisionProblem>) -> Self {
        let told = problems.into_iter().map(|one| FieldProblem::new(one.field(), one.code()));
        Self::Invalid(told.collect())
    }
}

impl From<Refusal> for ServiceError {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl From<serde_json::Error> for ServiceError {
    fn from(error: serde_json::Error) -> Self {
        Self::internal(error)
    }
}

/// Whether the row exists already.
pub(crate) fn is_unique_violation(error: &DbErr) -> bool {
    matches!(error.sql_err(), Some(SqlErr::UniqueConstraintViolation(_)))
}

/// Whether the same call may succeed a moment later.
pub(crate) fn is_busy(error: &DbErr) -> bool {
    trouble(error) == Some(Trouble::Busy)
}

/// What the caller can be told about a fault of the database.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Trouble {
    /// Another writer holds what is needed, or every connection is taken.
    Busy,
    /// The disk is full or broken, or the server is gone.
    Unavailable,
    /// PostgreSQL keeps no text with the character NUL.
    Unstorable,
}

fn trouble(error: &DbErr) -> Option<Trouble> {
    let (DbErr::Conn(RuntimeErr::SqlxError(inner))
    | DbErr::Exec(RuntimeErr::SqlxError(inner))
    | DbErr::Query(RuntimeErr::SqlxError(inner))) = error
    else {
        return matches!(error, DbErr::ConnectionAcquire(_)).then_some(Trouble::Busy);
    };
    match &**inner {
        // Whatever answers in the place of a server that was lost need not speak its language.
        SqlxError::Io(_) | SqlxError::Tls(_) | SqlxError::Protocol(_) | SqlxError::WorkerCrashed => {
            Some(Trouble::Unavailable)
        }
        SqlxError::PoolTimedOut => Some(Trouble::Busy),
        other => of_code(&other.as_database_error()?.code()?),
    }
}

/// SQLite's codes are numbers whose lowest byte tells the kind; PostgreSQL's have five characters, the first two of which
/// tell the class.
fn of_code(code: &str) -> Option<Trouble> {
    if code.len() != 5 {
        return match code.parse::<u32>().ok()? & 0xff {
            // BUSY, LOCKED.
            5 | 6 => Some(Trouble::Busy),
            // READONLY, IOERR, FULL, CANTOPEN.
            8 | 10 | 13 | 14 => Some(Trouble::Unavailable),
            _ => None,
        };
    }
    match (code, code.get(..2)?) {
        ("40001" | "40P01" | "55P03" | "53300", _) => Some(Trouble::Busy),
        ("22021" | "22P05", _) => Some(Trouble::Unstorable),
        // No connection, no room or memory, an administrator at work, a fault of the system.
        (_, "08" | "53" | "57" | "58") | ("25006", _) => Some(Trouble::Unavailable),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_of_the_database_is_told_by_its_code() {
        let cases = [
            ("5", Some(Trouble::Busy)),
            ("261", Some(Trouble::Busy)),
            ("517", Some(Trouble::Busy)),
            ("6", Some(Trouble::Busy)),
            ("40001", Some(Trouble::Busy)),
            ("13", Some(Trouble::Unavailable)),
            ("778", Some(Trouble::Unavailable)),
            ("8", Some(Trouble::Unavailable)),
            ("53100", Some(Trouble::Unavailable)),
            ("57P01", Some(Trouble::Unavailable)),
            ("22021", Some(Trouble::Unstorable)),
            ("2067", None),
            ("23505", None),
            ("", None),
        ];
        for (code, trouble) in cases {
            assert_eq!(of_code(code), trouble, "{code}");
        }
    }
}
