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
        // What a comment or a report is refused for is told on their own pages.
        Refusal::WindowElsewhere
        | Refusal::DiscussionClosed { .. }
        | Refusal::DiscussionNotOpen { .. }
        | Refusal::UnknownComment { .. }
        | Refusal::NothingToDecide
        | Refusal::AlreadyDecided { .. }
        | Refusal::WindowOpen { .. }
        | Refusal::UndecidedComments { .. }
        | Refusal::UnexplainedGaps { .. } => w!(language, editor.refused_other),
    }
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
