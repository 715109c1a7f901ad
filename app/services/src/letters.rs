//! What the messages of the outbox say. The facts stand here; the words stand in the locales of the site, which writes
//! the letters.

mod bare_facts;
mod decided_comment;
mod follow_letter;
mod letter;
mod staff_letter;
mod support_letter;

use domain::language::Language;

pub use bare_facts::BareFacts;
pub use decided_comment::DecidedComment;
pub use follow_letter::{FollowLetter, News};
pub use letter::Letter;
pub use staff_letter::{NewService, StaffLetter, TermLetter};
pub use support_letter::SupportLetter;

/// A letter in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrittenLetter {
    /// The subject line.
    pub subject: String,
    /// The text, plain.
    pub body: String,
}

/// Writes letters in the words of the site.
pub trait Letters: std::fmt::Debug + Send + Sync {
    /// The letter in `language`.
    fn write(&self, language: Language, letter: &Letter) -> WrittenLetter;

    /// One letter that says the same in every language, the state language first: for a reader whose language is not known.
    fn write_in_every_language(&self, letter: &dyn Fn(Language) -> Letter) -> WrittenLetter;
}
