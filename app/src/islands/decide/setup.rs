//! What the form of a decision is given by the server.

use serde::{Deserialize, Serialize};

/// A changed element that a decision can be linked to.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ElementChoice {
    /// Its identity.
    pub element: String,
    /// Its number and the beginning of its words.
    pub label: String,
    /// Whether it is ticked.
    pub chosen: bool,
}

/// An earlier substantiation that can be used again.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wording {
    /// The value in the form.
    pub id: String,
    /// Its beginning.
    pub label: String,
    /// The whole of it.
    pub text: String,
}

/// Addresses, values and words of the form.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DecisionSetup {
    /// Where the form posts.
    pub action: String,
    /// The number of the draft.
    pub number: String,
    /// The number of the chosen comment.
    pub comment: i64,
    /// The chosen outcome; empty before a choice.
    pub outcome: String,
    /// The substantiation.
    pub substantiation: String,
    /// The summary of the comments.
    pub summary: String,
    /// The language of the comment that is answered.
    pub lang: String,
    /// Whether the values came back with a refused form and so are newer than what the device keeps.
    pub answered: bool,
    /// The field and the sentence of each error.
    pub errors: Vec<(String, String)>,
    /// What is doubtful: code and sentence.
    pub doubts: Vec<(String, String)>,
    /// The codes of the doubts that were confirmed.
    pub confirmed: String,
    /// The changed elements.
    pub elements: Vec<ElementChoice>,
    /// Earlier substantiations, the newest first.
    pub wordings: Vec<Wording>,
    /// The address of the comment before.
    pub previous: Option<String>,
    /// The address of the comment after.
    pub next: Option<String>,
    /// The words.
    pub words: DecisionWords,
}

impl DecisionSetup {
    /// The name under which the unsaved substantiation is kept on the device.
    pub(super) fn shelf(&self) -> String {
        format!("talqy:decide:{}:{}", self.number, self.comment)
    }
}

/// The words of the form, in the language of the page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs, clippy::allow_attributes, reason = "each is the key of the same name in the locales")]
pub struct DecisionWords {
    pub decision: String,
    pub accept: String,
    pub partly: String,
    pub refuse: String,
    pub substantiation: String,
    pub substantiation_hint: String,
    pub summary: String,
    pub summary_hint: String,
    pub wording: String,
    pub wording_none: String,
    pub wording_use: String,
    pub elements: String,
    pub elements_none: String,
    pub doubts: String,
    pub confirm: String,
    pub decide: String,
    pub problems: String,
    pub keys: String,
    pub key_outcome: String,
    pub key_move: String,
    pub key_save: String,
    pub characters: String,
    pub restored: String,
    pub discard: String,
}
