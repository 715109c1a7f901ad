//! What the page of the notes shows, and what was typed into it.

use domain::access::{Action, Resource};
use domain::draft::Refusal;
use services::notes::{DraftNotes, NoteInput, NoteView};

use crate::Visitor;
use crate::components::form::Errors;
use crate::components::now::Now;
use crate::pages::desk::opened::Opened;

/// What was typed, and what stood against it.
#[derive(Default)]
pub(super) struct Typed {
    /// A new note.
    pub(super) input: NoteInput,
    /// An answer: the note with the words.
    pub(super) answer: (i64, String),
    /// What is to be mended.
    pub(super) errors: Errors,
    /// What stood against all of it.
    pub(super) against: Option<Against>,
}

/// What stood against what was sent.
pub(super) enum Against {
    /// A rule.
    Refused(Refusal),
    /// The notes are others than those that were shown.
    Changed,
}

/// Everything the page needs.
pub(super) struct NotesPage {
    /// The reader's language, instant and zone.
    pub(super) now: Now,
    /// Who asks.
    pub(super) visitor: Visitor,
    /// The draft.
    pub(super) opened: Opened,
    /// Its notes.
    pub(super) list: DraftNotes,
    /// What was typed.
    pub(super) typed: Typed,
}

impl NotesPage {
    /// Whether the one who asks heads the body of the draft.
    pub(super) fn is_head(&self) -> bool {
        self.visitor.may(Action::SendBack, &Resource::Draft { body: self.opened.copy.summary.body })
    }

    /// What was typed and stands in no field, because its form is not there any more: the note was resolved meanwhile, or the text
    /// does not change now.
    pub(super) fn without_field(&self) -> Vec<&str> {
        let Typed { input, answer: (of, answer), .. } = &self.typed;
        let takes_answer = |note: &NoteView| note.id == *of && !note.standing.is_resolved;
        let has_field = self.list.is_open && self.list.notes.iter().any(takes_answer);
        let note = (!self.list.is_open).then_some(input.text.as_str());
        let answer = (!has_field).then_some(answer.as_str());
        [note, answer].into_iter().flatten().filter(|words| !words.trim().is_empty()).collect()
    }

    /// The address of the page.
    pub(super) fn own(&self) -> String {
        format!("{}/notes", self.opened.address(&self.visitor))
    }
}
