//! What the form is given by the server: its addresses, its values and its words.

use domain::discussion::CommentInput;
use domain::redline::Fragment;
use serde::{Deserialize, Serialize};

use crate::calls::Late;
use crate::islands::in_a_list::in_a_list;

/// Everything the form needs.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Vec<Vec<String>>", into = "Vec<Vec<String>>")]
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
    /// What a wording that was handed back changes in it.
    pub change: Vec<Fragment>,
    /// The language of that wording.
    pub present_language: String,
    /// The languages in which a comment can be written: code and name.
    pub languages: Vec<(String, String)>,
    /// The regions: code and name.
    pub regions: Vec<(String, String)>,
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

in_a_list! {
    /// The words of the form, in the language of the page.
    #[allow(missing_docs, clippy::allow_attributes, reason = "each is the key of the same name in the locales")]
    pub struct CommentWords {
        pub text,
        pub text_hint,
        pub kept,
        pub suggest,
        pub suggestion,
        pub suggestion_hint,
        pub your_change,
        pub quote,
        pub quote_hint,
        pub who,
        pub individual,
        pub legal_entity,
        pub organisation,
        pub name,
        pub name_hint,
        pub withhold,
        pub withhold_hint,
        pub region,
        pub region_none,
        pub bin,
        pub bin_hint,
        pub email,
        pub email_hint,
        pub language,
        pub optional,
        pub send,
        pub sending,
        pub back,
        pub offline,
        pub failed,
        pub restored,
        pub discard,
        pub problems,
        pub late_title,
        pub late_closed,
        pub late_arrived,
        pub late_says,
        pub late_text,
        pub late_save,
        pub late_report,
    }
}
