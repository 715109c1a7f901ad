//! Every refusal has its rule and its name.

use chrono::DateTime;

use super::Refusal;
use crate::body::BodyId;
use crate::coordination::Missing;
use crate::law::Rule;

#[test]
fn every_refusal_rests_on_a_known_rule_and_is_named_as_it_is_serialised() {
    let at = DateTime::UNIX_EPOCH;
    let due_on = at.date_naive();
    let refusals = [
        Refusal::ContentErrors { count: 1 },
        Refusal::LateWithoutReason { due_on, placed_on: due_on },
        Refusal::NoWayOfInforming,
        Refusal::WindowElsewhere,
        Refusal::AlreadyPlaced,
        Refusal::NotPlaced,
        Refusal::DiscussionClosed { closes_at: at, received_at: at },
        Refusal::DiscussionNotOpen { opens_at: at },
        Refusal::UnknownComment { comment: 1 },
        Refusal::NothingToDecide,
        Refusal::AlreadyDecided { comment: 1 },
        Refusal::CommentWithdrawn { comment: 1 },
        Refusal::WindowOpen { closes_at: at },
        Refusal::UndecidedComments { comments: vec![1] },
        Refusal::UnexplainedGaps { count: 1 },
        Refusal::AlreadyReported,
        Refusal::AlreadyWithdrawn,
        Refusal::NoReason,
        Refusal::NotReported,
        Refusal::NotSent,
        Refusal::AlreadySent,
        Refusal::NobodyToAsk,
        Refusal::NoAuthorizedBody,
        Refusal::RequiredLeftOut { bodies: vec![BodyId(1)] },
        Refusal::RemarksUnanswered { count: 1 },
        Refusal::AnswerFrozen { round: 1 },
        Refusal::SupersededText,
        Refusal::RoundEnded { round: 1 },
        Refusal::RoundOpen { round: 1 },
        Refusal::RoundUndecided { bodies: vec![BodyId(1)] },
        Refusal::NotAsked,
        Refusal::AgreementsMissing { missing: vec![Missing::Silent { body: BodyId(1) }] },
        Refusal::AlreadyApproved,
        Refusal::NotApproved,
        Refusal::CancellationKeepsText,
        Refusal::ReasonsMissing,
        Refusal::NothingAmended,
        Refusal::BaseReplaced,
        Refusal::StandardCancelled,
        Refusal::StandardExists,
    ];
    for refusal in refusals {
        assert!(Rule::from_code(refusal.rule()).is_some(), "{refusal:?}");
        assert_eq!(serde_json::to_value(&refusal).unwrap()["code"], refusal.code());
    }
}
