//! The words of what the people of a body do among themselves.

use domain::language::Language;

use crate::w;

/// An action in words; nothing for any other one.
pub(super) fn inside(language: Language, action: &str) -> Option<String> {
    Some(match action {
        "note.written" => w!(language, notes.e_written),
        "note.answered" => w!(language, notes.e_answered),
        "note.resolved" => w!(language, notes.e_resolved),
        "note.reopened" => w!(language, notes.e_reopened),
        "draft.sent_back" => w!(language, notes.e_sent_back),
        "decisions.confirmed" => w!(language, confirming.e_confirmed),
        "body.confirming_set" => w!(language, confirming.e_set),
        "word.received" => w!(language, word.e_received),
        "word.taken" => w!(language, word.e_taken),
        "word.left" => w!(language, word.e_left),
        "paper.kept" => w!(language, papers.e_kept),
        _ => return None,
    })
}
