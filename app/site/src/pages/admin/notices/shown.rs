//! What the form of a notice shows.

use domain::notice::{NoticeContent, NoticeInput};
use services::notices::Notice;

use crate::components::form::Errors;

/// What the form of a notice shows.
pub(super) struct Shown {
    /// The words in the fields.
    pub(super) typed: NoticeInput,
    /// What is wrong with them.
    pub(super) errors: Errors,
    /// The version that the form replaces.
    pub(super) version: i64,
    /// What is to be looked at before it is saved.
    pub(super) previewed: Option<NoticeContent>,
    /// What somebody else has written meanwhile.
    pub(super) theirs: Option<Notice>,
    /// The version whose text stands in the fields, where that is not the newest; zero is what ships.
    pub(super) older: Option<i64>,
}

impl Shown {
    /// The form as it was sent, against a version.
    pub(super) fn typed(version: i64, typed: NoticeInput) -> Self {
        Self { typed, errors: Errors::none(), version, previewed: None, theirs: None, older: None }
    }

    /// A notice as it stands.
    pub(super) fn of(stands: &Notice) -> Self {
        let typed = NoticeInput { text: stands.text.clone(), operator: stands.operator.clone() };
        Self::typed(stands.version, typed)
    }

    /// Puts an earlier version into the fields. What ships knows no operator and leaves the one that stands.
    pub(super) fn put_back(&mut self, older: Notice) {
        if older.version > 0 {
            self.typed.operator = older.operator;
        }
        self.typed.text = older.text;
        self.older = (older.version != self.version).then_some(older.version);
    }
}
