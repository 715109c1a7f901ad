//! What the form tells of the answer to its sending.

use leptos::prelude::*;

use super::told::{Progress, TROUBLE, Trouble, lead_to};
use crate::calls::discussion::CommentAnswer;
use crate::calls::{CallFault, Late};

/// Where the form tells it.
#[derive(Clone, Copy)]
pub(super) struct Telling {
    /// The problems of fields.
    pub(super) errors: RwSignal<Vec<(String, String)>>,
    /// The refusal of what came too late.
    pub(super) late: RwSignal<Option<Late>>,
    /// What happens to the text.
    pub(super) progress: RwSignal<Progress>,
    /// The word that begins the title of the document when something is wrong.
    pub(super) error_word: StoredValue<String>,
}

impl Telling {
    /// Tells why nothing was sent.
    pub(super) fn stop(self, trouble: Trouble) {
        self.progress.set(Progress::Stopped(trouble));
        self.error_word.with_value(|word| lead_to(TROUBLE, word));
    }

    /// Tells the problems beside their fields.
    pub(super) fn refuse(self, problems: Vec<(String, String)>) {
        self.errors.set(problems);
        self.error_word.with_value(|word| lead_to("errors", word));
    }

    /// Tells an answer that leads nowhere else.
    pub(super) fn tell(self, answer: Result<CommentAnswer, CallFault>) {
        match answer {
            Ok(CommentAnswer::Invalid { problems }) => {
                self.progress.set(Progress::Writing);
                self.refuse(problems);
            }
            Ok(CommentAnswer::Late(refusal)) => {
                self.late.set(Some(refusal));
                self.progress.set(Progress::Writing);
                self.error_word.with_value(|word| lead_to("refusal", word));
            }
            Ok(CommentAnswer::Received { .. } | CommentAnswer::Fit) => self.progress.set(Progress::Writing),
            Err(fault) => self.stop(Trouble::of(&fault)),
        }
    }
}
