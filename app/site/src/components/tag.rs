//! Where a draft stands, as a tag in words.

use domain::draft::StageName;
use leptos::prelude::*;
use services::reading::PublicDraftSummary;

use super::now::Now;
use super::time_left::left;
use crate::w;

/// Fewer days than these are "soon".
const SOON_DAYS: u32 = 3;

/// The class and the words of a draft's tag.
pub fn state_of(now: Now, summary: &PublicDraftSummary) -> (&'static str, String) {
    let language = now.language;
    match summary.stage {
        StageName::Open if summary.placement.window.closes_today(now.today()) => {
            ("tag soon", w!(language, window.today))
        }
        StageName::Open if summary.placement.window.left(now.at).days < SOON_DAYS => {
            ("tag soon", w!(language, window.soon))
        }
        StageName::Open | StageName::Drafting => ("tag open", w!(language, window.open)),
        StageName::Review => ("tag closed", w!(language, window.closed)),
        StageName::Reported => ("tag closed", w!(language, window.reported)),
        StageName::Coordinating => ("tag closed", w!(language, window.coordinating)),
        StageName::Returned => ("tag closed", w!(language, window.returned)),
        StageName::Approved => ("tag inforce", w!(language, window.approved)),
        StageName::InForce => ("tag inforce", w!(language, window.in_force)),
        StageName::Ceased => ("tag closed", w!(language, window.ceased)),
        StageName::Withdrawn => ("tag closed", w!(language, window.withdrawn)),
    }
}

/// Where a draft stands.
pub fn state_tag(now: Now, summary: &PublicDraftSummary) -> AnyView {
    let (class, words) = state_of(now, summary);
    view! { <span class=class>{words}</span> }.into_any()
}

/// The tag of a draft in a list: the time left while it is open, else where it stands.
pub fn time_tag(now: Now, summary: &PublicDraftSummary) -> AnyView {
    let (class, words) = state_of(now, summary);
    let words = if summary.stage == StageName::Open {
        // On the last day the day itself says more than the hours.
        if summary.placement.window.closes_today(now.today()) {
            words
        } else {
            left(now, summary.placement.window.left(now.at))
        }
    } else {
        words
    };
    view! { <span class=class>{words}</span> }.into_any()
}
