//! Why a step at the desk was refused, in words, with the rule.

use domain::draft::Refusal;
use domain::language::Language;
use leptos::prelude::*;

use crate::w;
use crate::words::date;

/// The sentence of a refusal.
pub(super) fn sentence(language: Language, refusal: &Refusal) -> String {
    match refusal {
        Refusal::ContentErrors { count } => w!(language, editor.refused_errors, count = u64::from(*count)),
        Refusal::LateWithoutReason { due_on, .. } => {
            w!(language, editor.refused_late, date = date(language, *due_on))
        }
        Refusal::NoWayOfInforming => w!(language, editor.refused_ways),
        Refusal::AlreadyPlaced => w!(language, editor.refused_placed),
        Refusal::NotPlaced => w!(language, editor.refused_not_placed),
        Refusal::AlreadyReported => w!(language, editor.refused_reported),
        Refusal::AlreadyWithdrawn => w!(language, editor.refused_withdrawn),
        Refusal::NoReason => w!(language, editor.refused_reason),
        Refusal::NotReported => w!(language, editor.refused_not_reported),
        Refusal::NotSent => w!(language, editor.refused_not_sent),
        Refusal::AlreadySent => w!(language, editor.refused_sent),
        Refusal::NobodyToAsk => w!(language, editor.refused_nobody),
        Refusal::NoAuthorizedBody => w!(language, editor.refused_no_authorized),
        Refusal::RequiredLeftOut { bodies } => w!(language, editor.refused_left_out, count = many(bodies)),
        Refusal::RemarksUnanswered { count } => {
            w!(language, editor.refused_remarks, count = u64::from(*count))
        }
        Refusal::AnswerFrozen { round } => {
            w!(language, editor.refused_frozen_answer, round = round.to_string())
        }
        Refusal::SupersededText => w!(language, editor.refused_superseded),
        Refusal::RoundEnded { round } => w!(language, editor.refused_round_ended, round = round.to_string()),
        Refusal::RoundOpen { round } => w!(language, editor.refused_round_open, round = round.to_string()),
        Refusal::RoundUndecided { bodies } => w!(language, editor.refused_undecided, count = many(bodies)),
        Refusal::NotAsked => w!(language, editor.refused_not_asked),
        Refusal::AgreementsMissing { missing } => {
            w!(language, editor.refused_agreements, count = many(missing))
        }
        Refusal::AlreadyApproved => w!(language, editor.refused_approved),
        Refusal::NotApproved => w!(language, editor.refused_not_approved),
        Refusal::CancellationKeepsText => w!(language, amending.refused_keeps_text),
        Refusal::ReasonsMissing => w!(language, amending.refused_reasons),
        Refusal::NothingAmended => w!(language, desk_tool.nothing_amended),
        Refusal::BaseReplaced => w!(language, amending.refused_base),
        Refusal::StandardCancelled => w!(language, amending.refused_cancelled),
        Refusal::StandardExists => w!(language, amending.refused_standard),
        // What a comment or a report is refused for is told on their own pages.
        Refusal::WindowElsewhere
        | Refusal::DiscussionClosed { .. }
        | Refusal::DiscussionNotOpen { .. }
        | Refusal::UnknownComment { .. }
        | Refusal::NothingToDecide
        | Refusal::AlreadyDecided { .. }
        | Refusal::CommentWithdrawn { .. }
        | Refusal::WindowOpen { .. }
        | Refusal::UndecidedComments { .. }
        | Refusal::UnexplainedGaps { .. } => w!(language, editor.refused_other),
    }
}

fn many<T>(all: &[T]) -> u64 {
    u64::try_from(all.len()).unwrap_or(u64::MAX)
}

/// The notice of a refusal.
pub(super) fn notice(language: Language, refusal: &Refusal) -> AnyView {
    view! {
        <section class="notice bad" role="alert" tabindex="-1" id="errors">
            <h2>{sentence(language, refusal)}</h2>
            <p class="small">{w!(language, editor.refused, rule = refusal.rule())}</p>
        </section>
    }
    .into_any()
}
