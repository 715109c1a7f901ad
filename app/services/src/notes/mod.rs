//! Margin notes: what colleagues of a body say to each other on the clauses of a draft that is being written. They stand in no
//! export and in no report, and nobody outside the body reads them.

mod answer;
mod colleagues;
mod list;
mod send_back;
mod standing;
mod tell;
mod view;
mod waiting;
mod write;

pub use answer::{SeenNote, answer_note, reopen_note, resolve_note};
pub use list::{DraftNotes, notes};
pub use send_back::{SeenRemarks, send_back};
pub use view::{NoteAnswer, NoteView};
pub use write::{NoteInput, write_note};

pub(crate) use standing::needs_settled;
pub(crate) use waiting::{WaitingNotes, waiting_notes};
