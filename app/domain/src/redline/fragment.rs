//! Fragments: runs of text that stayed, went or came.

use serde::{Deserialize, Serialize};

/// What happened to a run of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FragmentKind {
    /// It stands on both sides.
    Same,
    /// It stands only in the old text.
    Deleted,
    /// It stands only in the new text.
    Inserted,
}

/// A run of text with what happened to it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Fragment {
    /// What happened.
    pub kind: FragmentKind,
    /// The text, never empty.
    pub text: String,
    /// Whether it is strong; known only of prose that is [drawn](super::drawn()).
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub strong: bool,
}

impl Fragment {
    /// A fragment of a kind.
    pub fn new(kind: FragmentKind, text: impl Into<String>) -> Self {
        Self { kind, text: text.into(), strong: false }
    }

    /// The old text of a list of fragments: what stayed and what was deleted.
    pub fn old_text(fragments: &[Self]) -> String {
        Self::side(fragments, FragmentKind::Deleted)
    }

    /// The new text of a list of fragments: what stayed and what was inserted.
    pub fn new_text(fragments: &[Self]) -> String {
        Self::side(fragments, FragmentKind::Inserted)
    }

    fn side(fragments: &[Self], own: FragmentKind) -> String {
        let kept =
            fragments.iter().filter(|fragment| fragment.kind == FragmentKind::Same || fragment.kind == own);
        kept.map(|fragment| fragment.text.as_str()).collect()
    }

    /// Whether nothing was deleted or inserted.
    pub fn all_same(fragments: &[Self]) -> bool {
        fragments.iter().all(|fragment| fragment.kind == FragmentKind::Same)
    }

    /// Appends `text`, joining it to the last fragment if that has the same kind; nothing for an empty text.
    pub(super) fn push(fragments: &mut Vec<Self>, kind: FragmentKind, text: &str) {
        Self::push_drawn(fragments, kind, text, false);
    }

    /// The same with its look.
    pub(super) fn push_drawn(fragments: &mut Vec<Self>, kind: FragmentKind, text: &str, strong: bool) {
        if text.is_empty() {
            return;
        }
        match fragments.last_mut() {
            Some(last) if last.kind == kind && last.strong == strong => last.text.push_str(text),
            _ => fragments.push(Self { strong, ..Self::new(kind, text) }),
        }
    }
}
