//! What the form of a decision is given by the server.

use serde::{Deserialize, Serialize};

use crate::components::in_a_list::island_words;

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
    /// How many problems there are, in words.
    pub problems: String,
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

/// The keys of the form's words by name space, given to a macro.
#[macro_export]
macro_rules! for_decision_words {
    ($then:ident $($with:tt)*) => {
        $then! {
            $($with)*
            decide: decision accept partly refuse substantiation substantiation_hint summary summary_hint wording wording_none
                wording_use elements elements_none doubts confirm decide keys key_outcome key_move key_save characters restored
                discard;
        }
    };
}

for_decision_words!(island_words DecisionWords);
