//! What is recorded.

/// What somebody did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AuditKind {
    /// Signed in.
    SignedIn,
    /// Typed a wrong password, or failed at another step, for an account that exists.
    SignInFailed,
    /// Signed out.
    SignedOut,
    /// Read the e-mails and numbers of those who commented.
    AuthorsRead,
    /// Read the list of the staff with their e-mails, or an account.
    PeopleRead,
    /// Read the ledger.
    LedgerRead,
    /// Read this record, or took a copy of it.
    AuditRead,
}

impl AuditKind {
    /// Every kind.
    pub const ALL: [Self; 7] = [
        Self::SignedIn,
        Self::SignInFailed,
        Self::SignedOut,
        Self::AuthorsRead,
        Self::PeopleRead,
        Self::LedgerRead,
        Self::AuditRead,
    ];

    /// The stable name in the table, in forms and in exports.
    pub const fn code(self) -> &'static str {
        match self {
            Self::SignedIn => "signed_in",
            Self::SignInFailed => "sign_in_failed",
            Self::SignedOut => "signed_out",
            Self::AuthorsRead => "authors_read",
            Self::PeopleRead => "people_read",
            Self::LedgerRead => "ledger_read",
            Self::AuditRead => "audit_read",
        }
    }

    /// The kind of a stable name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}
