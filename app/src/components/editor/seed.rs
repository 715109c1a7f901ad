//! What the form of a section starts from: made on the server, handed to the page and to its island alike.

use domain::language::Language;
use domain::standard::check::CheckContext;
use domain::standard::{Content, SectionKey};
use serde::{Deserialize, Serialize};

use super::conflict::Collision;
use super::known_law::KnownLaw;
use super::read::FieldFault;
use super::typed::{TypedLine, TypedSection};
use super::words::EditorWords;

/// How the text stands to what is saved.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SaveState {
    /// Everything is saved.
    #[default]
    Saved,
    /// It is on its way.
    Saving,
    /// Something was typed since.
    Unsaved,
    /// There is no connection; the text is kept in the browser.
    Offline,
    /// Somebody changed the same words.
    Conflict,
    /// The server could not save it.
    Failed,
    /// Some values cannot be read, so nothing was saved.
    Invalid,
    /// The session has ended.
    SignedOut,
}

impl SaveState {
    /// The name of the state in the style.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Saved => "saved",
            Self::Saving => "saving",
            Self::Unsaved => "unsaved",
            Self::Offline => "offline",
            Self::Conflict => "conflict",
            Self::Failed | Self::Invalid | Self::SignedOut => "failed",
        }
    }
}

/// What the check has to know of the draft beside its text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KnownDraft {
    /// The languages every text must be written in.
    pub required: Vec<Language>,
    /// The content that changes are measured by: what was placed, or what the draft amends.
    pub origin: Option<Content>,
    /// Whether the register says that the service is paid.
    pub paid: bool,
    /// Whether the register says that the State Corporation takes part.
    pub through_state_corporation: bool,
}

impl KnownDraft {
    /// The same as the check takes it.
    pub fn context(&self) -> CheckContext<'_> {
        CheckContext {
            required: self.required.clone(),
            baseline: self.origin.as_ref(),
            paid: Some(self.paid),
            through_state_corporation: self.through_state_corporation,
        }
    }
}

/// The text that the section is compared with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Against {
    /// What it is called: "Against the placed revision".
    pub title: String,
    /// The lines of the section there.
    pub content: Content,
}

/// Everything that the form of one section needs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EditorSeed {
    /// The language of the interface.
    pub language: Language,
    /// The number of the draft.
    pub number: String,
    /// Where the draft's pages of the desk begin: `/ru/desk/drafts/2026-0001`.
    pub address: String,
    /// The section.
    pub section: SectionKey,
    /// The version that the typing began from.
    pub base: i64,
    /// The lines as they are typed.
    pub typed: TypedSection,
    /// The whole working copy.
    pub content: Content,
    /// What the check has to know.
    pub known: KnownDraft,
    /// What the section is compared with.
    pub against: Option<Against>,
    /// Values that could not be read.
    pub faults: Vec<FieldFault>,
    /// How the text stands to what is saved.
    pub state: SaveState,
    /// The line about saving: "saved 14:32".
    pub state_words: String,
    /// A notice above the form: its class and its words.
    pub notice: Option<(String, String)>,
    /// What somebody else changed meanwhile.
    pub collision: Option<Collision>,
    /// The bodies that a provider can be.
    pub bodies: Vec<(i64, String)>,
    /// The laws that the body cited before.
    pub laws: Vec<KnownLaw>,
    /// The grounds for refusal that the Law itself gives, as lines without an identity.
    pub grounds: Vec<TypedLine>,
    /// The words.
    pub words: EditorWords,
}
