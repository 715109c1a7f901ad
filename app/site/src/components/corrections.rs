//! What was corrected in an act that was entered with a slip: when, why, and how it stood before.

use leptos::prelude::*;
use services::standards::VersionSummary;

use super::comment::paragraphs;
use super::now::Now;
use super::standard_act::former_facts;
use crate::w;

/// The corrections of an act, the oldest first; nothing if there are none.
pub fn corrections(now: Now, version: &VersionSummary) -> Option<AnyView> {
    let language = now.language;
    if version.corrections.is_empty() {
        return None;
    }
    let items = version.corrections.iter().map(|one| {
        let date = now.date(now.zone.date_of(one.at));
        let facts = former_facts(language, &one.former)
            .into_iter()
            .map(|(term, words)| view! { <div><dt>{term}</dt><dd class="num">{words}</dd></div> })
            .collect_view();
        view! {
            <div class="small">
                <p><b>{w!(language, in_force.corrected, date = date)}</b></p>
                <div class="words">{paragraphs(&one.reason)}</div>
                <details class="more">
                    <summary>{w!(language, in_force.corrected_before)}</summary>
                    <dl class="facts-list">{facts}</dl>
                </details>
            </div>
        }
    });
    Some(items.collect_view().into_any())
}
