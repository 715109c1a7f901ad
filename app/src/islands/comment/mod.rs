//! The comment form: kept on the device while it is written, with the redline of a proposed wording, sent without
//! leaving the page. Without WebAssembly the same form posts to its own address.

mod author;
mod basket;
mod begun;
mod carried;
mod closing;
mod counter;
mod early;
mod form;
mod kept;
mod late;
mod offers;
mod one_text;
mod order;
mod person;
mod posting;
mod telling;
mod told;
mod wording;
mod words;
mod written_in;

pub use form::CommentForm;
pub use kept::KeptText;
pub use late::LateNotice;
pub use offers::{OfferWords, Offers};
pub use one_text::{whole, whole_of};
pub use order::from_the_top;
pub use words::{CommentSetup, CommentWords};
