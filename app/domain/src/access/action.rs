//! What is asked for, and of what.

use serde::{Deserialize, Serialize};

use crate::body::BodyId;

/// Everything that can be asked for. Every server function and every route names one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Action {
    /// Read what is public.
    ReadPublic,
    /// Comment on a placed draft (R15-5).
    Comment,
    /// Propose to adopt, change or cancel a standard (R13-3).
    Propose,
    /// Keep one's own account: name, password, e-mail, sessions.
    KeepOwnAccount,
    /// Read the desk.
    ReadDesk,
    /// Enter and change services in the register (R12-2).
    KeepRegister,
    /// Begin a draft.
    CreateDraft,
    /// Read the working copy of a draft.
    ReadDraft,
    /// Write the working copy before placement.
    EditDraft,
    /// Ask the head to place a draft.
    RequestPlacement,
    /// Place a draft for discussion (R15-1).
    Place,
    /// Withdraw a draft with a reason.
    Withdraw,
    /// Write the working copy after placement.
    ReviseDraft,
    /// Decide on comments (R15-7).
    Decide,
    /// Enter a comment that reached the body on paper or by another way (R15-5).
    EnterComment,
    /// Link changes to comments or give reasons (R15-9).
    ExplainChanges,
    /// Publish the closing report (R15-8).
    PublishReport,
    /// Send a draft with its report to the coordinating bodies, end a round, take the draft back (RC-1, RC-3).
    SendForCoordination,
    /// Answer the remarks of coordinating bodies and record a meeting (RC-3).
    AnswerRemarks,
    /// Read what a body is asked, hand it out and write its opinion (RC-3).
    PrepareOpinion,
    /// Give the opinion of a body (RC-3).
    GiveOpinion,
    /// Strike a body that was abolished from a round (RC-2).
    StrikeBody,
    /// Approve a standard and record its order, registration, publication and date of effect (RC-4).
    Approve,
    /// Enter a standard that was approved elsewhere (RF-1).
    EnterStandard,
    /// Tick where the information on a service is up to date (R23-2).
    TrackInforming,
    /// Answer proposals and begin drafts that name them (R13-3).
    AnswerProposals,
    /// Hide the words of a comment, weigh the objection of its author, take something out on a lawful demand.
    HideComment,
    /// See the e-mail addresses and numbers of authors.
    ReadPersonalData,
    /// Keep bodies.
    ManageBodies,
    /// See the people of one's own body, or of all.
    ReadPeople,
    /// Keep people, roles and invitations.
    ManagePeople,
    /// Keep the business calendar (R-T3).
    ManageCalendar,
    /// Write the notices of the operator: privacy, accessibility, help, contact.
    EditNotices,
    /// Read the ledger and verify it.
    ReadLedger,
    /// Read who signed in and who read personal data.
    ReadAudit,
}

impl Action {
    /// Every action.
    pub const ALL: [Self; 35] = [
        Self::ReadPublic,
        Self::Comment,
        Self::Propose,
        Self::KeepOwnAccount,
        Self::ReadDesk,
        Self::KeepRegister,
        Self::CreateDraft,
        Self::ReadDraft,
        Self::EditDraft,
        Self::RequestPlacement,
        Self::Place,
        Self::Withdraw,
        Self::ReviseDraft,
        Self::Decide,
        Self::EnterComment,
        Self::ExplainChanges,
        Self::PublishReport,
        Self::SendForCoordination,
        Self::AnswerRemarks,
        Self::PrepareOpinion,
        Self::GiveOpinion,
        Self::StrikeBody,
        Self::Approve,
        Self::EnterStandard,
        Self::TrackInforming,
        Self::AnswerProposals,
        Self::HideComment,
        Self::ReadPersonalData,
        Self::ManageBodies,
        Self::ReadPeople,
        Self::ManagePeople,
        Self::ManageCalendar,
        Self::EditNotices,
        Self::ReadLedger,
        Self::ReadAudit,
    ];

    /// The stable name in the golden table and the ledger.
    pub const fn code(self) -> &'static str {
        match self {
            Self::ReadPublic => "read_public",
            Self::Comment => "comment",
            Self::Propose => "propose",
            Self::KeepOwnAccount => "keep_own_account",
            Self::ReadDesk => "read_desk",
            Self::KeepRegister => "keep_register",
            Self::CreateDraft => "create_draft",
            Self::ReadDraft => "read_draft",
            Self::EditDraft => "edit_draft",
            Self::RequestPlacement => "request_placement",
            Self::Place => "place",
            Self::Withdraw => "withdraw",
            Self::ReviseDraft => "revise_draft",
            Self::Decide => "decide",
            Self::EnterComment => "enter_comment",
            Self::ExplainChanges => "explain_changes",
            Self::PublishReport => "publish_report",
            Self::SendForCoordination => "send_for_coordination",
            Self::AnswerRemarks => "answer_remarks",
            Self::PrepareOpinion => "prepare_opinion",
            Self::GiveOpinion => "give_opinion",
            Self::StrikeBody => "strike_body",
            Self::Approve => "approve",
            Self::EnterStandard => "enter_standard",
            Self::TrackInforming => "track_informing",
            Self::AnswerProposals => "answer_proposals",
            Self::HideComment => "hide_comment",
            Self::ReadPersonalData => "read_personal_data",
            Self::ManageBodies => "manage_bodies",
            Self::ReadPeople => "read_people",
            Self::ManagePeople => "manage_people",
            Self::ManageCalendar => "manage_calendar",
            Self::EditNotices => "edit_notices",
            Self::ReadLedger => "read_ledger",
            Self::ReadAudit => "read_audit",
        }
    }

    /// The action of a stable name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|action| action.code() == code)
    }
}

/// What an action is done to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "resource", rename_all = "snake_case")]
pub enum Resource {
    /// The installation as a whole.
    Site,
    /// The register of state services.
    Register,
    /// A draft.
    Draft {
        /// The body that develops it.
        body: BodyId,
    },
    /// A body and its people.
    Body {
        /// The body.
        body: BodyId,
    },
}
