//! How many supported a comment, and the way to do so.

use domain::language::Language;
use leptos::prelude::*;

use super::now::Now;
use crate::w;
use crate::words::number;

/// Whether comments can be supported from where they stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Supporting {
    /// The discussion is open.
    Open,
    /// It is over, or the comment stands beside its own form.
    Over,
}

impl Supporting {
    /// As the discussion stands.
    pub const fn of(is_open: bool) -> Self {
        if is_open { Self::Open } else { Self::Over }
    }
}

/// How many supported a comment: "Supported by 12".
pub fn supported_words(language: Language, many: u64) -> String {
    w!(language, support.supported, number = number(language, many))
}

/// The line under a comment: how many supported it, each leading to who they are, and while the discussion is open the way to
/// support it. Nothing if there is neither. `draft` is the address of the draft.
pub fn support_line(
    now: Now,
    draft: &str,
    comment: i64,
    many: u64,
    supporting: Supporting,
) -> Option<AnyView> {
    let is_open = supporting == Supporting::Open;
    let language = now.language;
    let own = format!("{draft}/comments/{comment}");
    let counted = (many > 0).then(|| {
        view! { <a class="num" href=format!("{own}/supporters")>{supported_words(language, many)}</a>" " }
    });
    let control = is_open.then(|| {
        view! { <a class="screen-only" href=format!("{own}/support")>{w!(language, support.support)}</a> }
    });
    (many > 0 || is_open).then(|| view! { <p class="small">{counted}{control}</p> }.into_any())
}
