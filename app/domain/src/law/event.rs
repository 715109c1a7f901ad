//! What the terms of the law are counted from.

use serde::{Deserialize, Serialize};

/// What a term of the law is counted from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StartingEvent {
    /// The service is included in the register (Art. 15(2)).
    Inclusion,
    /// The register, or the addition to it that holds the service, is approved (Art. 13(1)).
    RegisterApproval,
    /// The draft is placed for public discussion (Art. 15(3)).
    Placement,
    /// The standard is approved or changed (Art. 23(2)).
    Approval,
    /// The standard takes effect (Art. 16(1)).
    TakingEffect,
    /// A complaint is registered (Art. 25(2)).
    ComplaintRegistration,
    /// The last day of the ordinary term for answering a complaint (Art. 25(4)).
    AnswerDue,
    /// The term for answering a complaint is extended (Art. 25(4)).
    Extension,
}

impl StartingEvent {
    /// Every event.
    pub const ALL: [Self; 8] = [
        Self::Inclusion,
        Self::RegisterApproval,
        Self::Placement,
        Self::Approval,
        Self::TakingEffect,
        Self::ComplaintRegistration,
        Self::AnswerDue,
        Self::Extension,
    ];

    /// The stable name in files and keys of the interface.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Inclusion => "inclusion",
            Self::RegisterApproval => "register_approval",
            Self::Placement => "placement",
            Self::Approval => "approval",
            Self::TakingEffect => "taking_effect",
            Self::ComplaintRegistration => "complaint_registration",
            Self::AnswerDue => "answer_due",
            Self::Extension => "extension",
        }
    }
}
