//! The keyboard at the desk: the window of shortcuts, the switch of those of a single key, long lists as one stop of Tab.

mod letters;
mod roving;
mod setup;
mod window;

pub use letters::LetterKeys;
pub(super) use letters::letters_are_off;
pub use setup::{KeysSetup, KeysWords, Shortcut};
pub use window::Shortcuts;
