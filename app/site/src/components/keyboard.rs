//! The shortcuts of the desk: their table, and the way to it at the foot of every page there.

use app::islands::keyboard::{KeysSetup, KeysWords, Shortcut, Shortcuts};
use domain::language::Language;
use leptos::prelude::*;

use crate::Visitor;
use crate::w;
use crate::words::island_words;

app::for_keys_words!(island_words words KeysWords);

/// The shortcuts; those of a single letter, digit or sign can be turned off.
pub fn shortcuts(language: Language) -> Vec<Shortcut> {
    let of = |keys: &str, says: String| Shortcut { keys: keys.to_owned(), says };
    vec![
        of("?", w!(language, desk_tool.key_list)),
        of("Ctrl+S", w!(language, desk_tool.key_save)),
        of("Alt+↑, Alt+↓", w!(language, desk_tool.key_move)),
        of("1, 2, 3", w!(language, desk_tool.key_outcome)),
        of("J, K", w!(language, desk_tool.key_next)),
        of("Ctrl+Enter", w!(language, desk_tool.key_decide)),
        of("↑, ↓, Home, End", w!(language, desk_tool.key_lists)),
    ]
}

/// What an island of the shortcuts is given.
pub fn setup(language: Language) -> KeysSetup {
    KeysSetup { shortcuts: shortcuts(language), words: words(language) }
}

/// The way to the shortcuts from a page of the desk: a window where the page is alive, else a link; nothing elsewhere.
pub(super) fn keyboard(visitor: &Visitor, alive: bool) -> Option<AnyView> {
    if visitor.signed_in.is_none() || !visitor.path.starts_with("/desk") {
        return None;
    }
    let page = visitor.address().desk("keyboard");
    let link = view! { <a href=page>{w!(visitor.language, desk_tool.keyboard)}</a> }.into_any();
    let window = (alive && visitor.path != "/desk/keyboard")
        .then(|| view! { <Shortcuts setup=setup(visitor.language)/> }.into_any());
    let name = w!(visitor.language, desk_tool.title);
    Some(view! { <nav aria-label=name class="keyboard">{link}{window}</nav> }.into_any())
}
