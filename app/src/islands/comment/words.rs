//! What the form is given by the server: its addresses, its values and its words.

use domain::discussion::CommentInput;
use domain::redline::Fragment;
use serde::{Deserialize, Serialize};

use crate::calls::Late;
use crate::components::in_a_list::island_words;
use crate::components::live::RedlineWords;

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
    /// How many seconds were left when the page was made, while the discussion is open.
    pub left: Option<u64>,
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

/// The keys of the form's words by name space, given to a macro.
#[macro_export]
macro_rules! for_comment_words {
    ($then:ident $($with:tt)*) => {
        $then! {
            $($with)*
            comment: text text_hint kept suggest suggestion suggestion_hint your_change quote quote_hint who individual
                legal_entity organisation name name_hint withhold withhold_hint region region_none bin bin_hint email email_hint
                language send sending back offline failed restored discard mend late_title late_closed late_arrived late_says
                late_text late_save late_report;
            commenting: error others held busy left day hour minute over near beyond late_can late_follow late_write late_proof
                late_proof_save;
            speaker: entrepreneur foreign_entity group names names_hint iin iin_hint country country_hint registration
                registration_hint mail_hint remember remember_hint another send_next collected drop_one;
            form: optional;
            draft: inserted deleted;
            sharing: insertion_ends deletion_ends tongue;
            attachments: files files_hint files_last;
        }
    };
}

for_comment_words!(island_words CommentWords);

impl CommentWords {
    /// What is said of each change of a redline.
    pub(super) fn of_redline(&self) -> RedlineWords {
        RedlineWords {
            inserted: self.inserted.clone(),
            insertion_ends: self.insertion_ends.clone(),
            deleted: self.deleted.clone(),
            deletion_ends: self.deletion_ends.clone(),
            tongue: self.tongue.clone(),
        }
    }
}
