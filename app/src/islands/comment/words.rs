//! What the form is given by the server: its addresses, its values and its words.

use domain::discussion::CommentInput;
use serde::{Deserialize, Serialize};

use super::Late;

/// Everything the form needs.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CommentSetup {
    /// Where the form posts without WebAssembly.
    pub action: String,
    /// The number of the draft.
    pub number: String,
    /// The address of the draft.
    pub draft: String,
    /// A key by which the same form sent twice is known.
    pub key: String,
    /// The values.
    pub values: CommentInput,
    /// The field and the sentence of each error.
    pub errors: Vec<(String, String)>,
    /// The wording under discussion, where the comment concerns an element that has words.
    pub present: Option<String>,
    /// The language of that wording.
    pub present_language: String,
    /// The languages in which a comment can be written: code and name.
    pub languages: Vec<(String, String)>,
    /// The refusal, if the text came too late.
    pub late: Option<Late>,
    /// The words.
    pub words: CommentWords,
}

impl CommentSetup {
    /// The name under which the unsent text is kept on the device.
    pub(super) fn shelf(&self) -> String {
        let target = [&self.values.element, &self.values.section].into_iter().find(|one| !one.is_empty());
        format!("talqy:comment:{}:{}", self.number, target.map_or("draft", String::as_str))
    }
}

/// The words of the form, in the language of the page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs, reason = "each is the key of the same name in the locales")]
pub struct CommentWords {
    pub text: String,
    pub text_hint: String,
    pub kept: String,
    pub suggest: String,
    pub suggestion: String,
    pub suggestion_hint: String,
    pub your_change: String,
    pub quote: String,
    pub quote_hint: String,
    pub who: String,
    pub individual: String,
    pub legal_entity: String,
    pub organisation: String,
    pub name: String,
    pub name_hint: String,
    pub bin: String,
    pub bin_hint: String,
    pub email: String,
    pub email_hint: String,
    pub language: String,
    pub optional: String,
    pub send: String,
    pub sending: String,
    pub back: String,
    pub offline: String,
    pub failed: String,
    pub restored: String,
    pub discard: String,
    pub problems: String,
    pub late_title: String,
    pub late_closed: String,
    pub late_arrived: String,
    pub late_says: String,
    pub late_text: String,
    pub late_save: String,
    pub late_report: String,
}
