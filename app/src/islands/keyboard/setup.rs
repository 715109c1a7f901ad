//! What the islands of the keyboard are given by the server.

use serde::{Deserialize, Serialize};

use crate::components::in_a_list::island_words;

/// A shortcut.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shortcut {
    /// The keys, as they are called.
    pub keys: String,
    /// What they do.
    pub says: String,
}

/// The shortcuts and the words.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeysSetup {
    /// The shortcuts.
    pub shortcuts: Vec<Shortcut>,
    /// The words.
    pub words: KeysWords,
}

/// The keys of the words by name space, given to a macro.
#[macro_export]
macro_rules! for_keys_words {
    ($then:ident $($with:tt)*) => {
        $then! {
            $($with)*
            desk_tool: title open letters letters_hint close;
        }
    };
}

for_keys_words!(island_words KeysWords);
