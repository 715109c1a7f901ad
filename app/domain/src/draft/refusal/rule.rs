//! The rule on which a refusal rests, and the stable name under which the locales have its words.

use super::Refusal;

impl Refusal {
    /// The rule, as listed on the page of the law.
    pub const fn rule(&self) -> &'static str {
        match self {
            Self::ContentErrors { .. } => "R14-2",
            Self::AlreadyPlaced | Self::NotPlaced | Self::AlreadyWithdrawn | Self::NoReason => "R15-1",
            Self::LateWithoutReason { .. } => "R15-2",
            Self::WindowElsewhere | Self::DiscussionNotOpen { .. } => "R15-3",
            Self::DiscussionClosed { .. } => "R15-4",
            Self::NoWayOfInforming => "R15-6",
            Self::UnknownComment { .. }
            | Self::NothingToDecide
            | Self::AlreadyDecided { .. }
            | Self::CommentWithdrawn { .. } => "R15-7",
            Self::WindowOpen { .. } | Self::UndecidedComments { .. } | Self::AlreadyReported => "R15-8",
            Self::UnexplainedGaps { .. } => "R15-9",
            Self::NotReported | Self::NotSent | Self::AlreadySent => "RC-1",
            Self::NobodyToAsk | Self::NoAuthorizedBody | Self::RequiredLeftOut { .. } | Self::NotAsked => {
                "RC-2"
            }
            Self::RemarksUnanswered { .. }
            | Self::AnswerFrozen { .. }
            | Self::SupersededText
            | Self::RoundEnded { .. }
            | Self::RoundOpen { .. }
            | Self::RoundUndecided { .. } => "RC-3",
            Self::AgreementsMissing { .. } | Self::AlreadyApproved | Self::NotApproved => "RC-4",
            Self::CancellationKeepsText
            | Self::ReasonsMissing
            | Self::NothingAmended
            | Self::BaseReplaced
            | Self::StandardCancelled
            | Self::StandardExists => "R15-10",
        }
    }

    /// The stable name, a key in the locales.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::ContentErrors { .. } => "content_errors",
            Self::LateWithoutReason { .. } => "late_without_reason",
            Self::NoWayOfInforming => "no_way_of_informing",
            Self::WindowElsewhere => "window_elsewhere",
            Self::AlreadyPlaced => "already_placed",
            Self::NotPlaced => "not_placed",
            Self::DiscussionClosed { .. } => "discussion_closed",
            Self::DiscussionNotOpen { .. } => "discussion_not_open",
            Self::UnknownComment { .. } => "unknown_comment",
            Self::NothingToDecide => "nothing_to_decide",
            Self::AlreadyDecided { .. } => "already_decided",
            Self::CommentWithdrawn { .. } => "comment_withdrawn",
            Self::WindowOpen { .. } => "window_open",
            Self::UndecidedComments { .. } => "undecided_comments",
            Self::UnexplainedGaps { .. } => "unexplained_gaps",
            Self::AlreadyReported => "already_reported",
            Self::AlreadyWithdrawn => "already_withdrawn",
            Self::NoReason => "no_reason",
            Self::NotReported => "not_reported",
            Self::NotSent => "not_sent",
            Self::AlreadySent => "already_sent",
            Self::NobodyToAsk => "nobody_to_ask",
            Self::NoAuthorizedBody => "no_authorized_body",
            Self::RequiredLeftOut { .. } => "required_left_out",
            Self::RemarksUnanswered { .. } => "remarks_unanswered",
            Self::AnswerFrozen { .. } => "answer_frozen",
            Self::SupersededText => "superseded_text",
            Self::RoundEnded { .. } => "round_ended",
            Self::RoundOpen { .. } => "round_open",
            Self::RoundUndecided { .. } => "round_undecided",
            Self::NotAsked => "not_asked",
            Self::AgreementsMissing { .. } => "agreements_missing",
            Self::AlreadyApproved => "already_approved",
            Self::NotApproved => "not_approved",
            Self::CancellationKeepsText => "cancellation_keeps_text",
            Self::ReasonsMissing => "reasons_missing",
            Self::NothingAmended => "nothing_amended",
            Self::BaseReplaced => "base_replaced",
            Self::StandardCancelled => "standard_cancelled",
            Self::StandardExists => "standard_exists",
        }
    }
}
