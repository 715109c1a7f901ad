//! Letters to the people of a body about their work: of which kinds there are, who wants them, and to whom they go.

mod kind;
mod post;
mod wanted;

pub use kind::StaffLetterKind;
pub use wanted::{choose_letters, wanted_letters};

pub(crate) use post::{Readers, to_staff};
