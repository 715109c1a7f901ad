//! Why a command or a query did not do what was asked.

use domain::access::Denied;
use domain::draft::Refusal;
use sea_orm::sqlx::error::DatabaseError;
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
        if is_busy(&error) { Self::Busy } else { Self::internal(error) }
    }
}

impl From<Denied> for ServiceError {
    fn from(denied: Denied) -> Self {
        Self::Denied(denied)
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

/// Whether another writer holds what is needed: SQLite's BUSY and LOCKED, PostgreSQL's lock and serialisation failures,
/// or a pool with no free connection.
fn is_busy(error: &DbErr) -> bool {
    let (DbErr::Conn(RuntimeErr::SqlxError(inner))
    | DbErr::Exec(RuntimeErr::SqlxError(inner))
    | DbErr::Query(RuntimeErr::SqlxError(inner))) = error
    else {
        return matches!(error, DbErr::ConnectionAcquire(_));
    };
    let code = inner.as_database_error().and_then(DatabaseError::code);
    matches!(code.as_deref(), Some("5" | "6" | "261" | "517" | "40001" | "40P01" | "55P03"))
}
