//! Public discussion of a placed draft (Art. 15): its window, the comments, the decisions on them.

pub mod abuse;
pub mod author;
pub mod bin;
pub mod comment;
mod comment_input;
mod comment_problem;
mod correction;
pub mod decision;
mod doubt;
mod entered;
pub mod hiding;
pub mod likeness;
mod quotation;
mod region;
mod sketch;
#[cfg(test)]
mod sketch_tests;
mod speaker;
mod summary;
pub mod support;
pub mod text;
mod tongue;
mod turned;
pub mod window;

pub use abuse::{AbuseInput, AbuseKind};
pub use author::{Author, AuthorKind, ConfirmEntities, Confirmation, ShownAuthor, Withheld};
pub use comment::{Anchor, NewComment, Suggestion};
pub use comment_input::{CommentFields, CommentInput};
pub use comment_problem::{CommentFieldProblem, CommentProblem};
pub use correction::{Correction, CorrectionInput};
pub use decision::{Decision, DecisionInput, DecisionProblem, Outcome};
pub use doubt::{Doubt, doubts, other_languages};
pub use entered::{Entered, Entry, EntryFieldProblem, EntryFields, EntryInput, EntryProblem, Way};
pub use hiding::{Hidden, HidingGround, HidingInput, HidingState, HidingStep};
pub use region::Region;
pub use sketch::{COMPARED, Candidate, Sketch};
pub use summary::first_sentence;
pub use support::{NewSupport, SupportFields, SupportInput};
pub(crate) use text::is_invisible;
pub use text::{TextProblem, is_too_long, screen, screen_line};
pub use turned::turned_at;
pub use window::{DiscussionWindow, InvalidWindow, TimeLeft, WindowState};
