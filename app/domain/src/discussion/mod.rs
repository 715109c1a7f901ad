//! Public discussion of a placed draft (Art. 15): its window, the comments, the decisions on them.

pub mod author;
pub mod bin;
pub mod comment;
pub mod decision;
pub mod likeness;
pub mod text;
pub mod window;

pub use author::{Author, AuthorKind};
pub use comment::{Anchor, CommentInput, CommentProblem, FieldProblem, NewComment, Suggestion};
pub use decision::{Decision, DecisionInput, DecisionProblem, Doubt, Outcome, doubts};
pub use text::{TextProblem, screen, screen_line};
pub use window::{DiscussionWindow, InvalidWindow, TimeLeft, WindowState};
