//! Papers that go with a draft: the explanatory note, the comparative table, the draft of the order; generated, edited, kept in
//! editions, and public with the text that they were written for.

mod document;
mod kept;
mod page;
mod public;
mod remarked;
mod save;
mod texts;

pub use document::{PaperDocument, kept_paper, public_paper};
pub use kept::{PaperEdition, PaperStamp};
pub use page::{PapersPage, papers};
pub use public::public_papers;
pub use save::{PaperInput, PaperSeen, made_of, save_paper};
