//! What stands around a name in the tokens of Rust.

use proc_macro2::TokenTree;

/// Whether `::` stands here.
pub(crate) fn is_colons(tokens: &[TokenTree], place: usize) -> bool {
    [place, place + 1]
        .iter()
        .all(|place| matches!(tokens.get(*place), Some(TokenTree::Punct(mark)) if mark.as_char() == ':'))
}

/// Whether the path of this name began earlier; `::` alone begins one.
pub(crate) fn is_after_colons(tokens: &[TokenTree], place: usize) -> bool {
    let continues = |token: &TokenTree| match token {
        TokenTree::Ident(_) => true,
        TokenTree::Punct(mark) => mark.as_char() == '>',
        _ => false,
    };
    place >= 3 && is_colons(tokens, place - 2) && tokens.get(place - 3).is_some_and(continues)
}
