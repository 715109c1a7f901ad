//! The history of an entry of the register.

use leptos::prelude::*;
use services::reading::HistoryLine;

use crate::components::now::{Now, machine_time};
use crate::w;

/// The versions of the entry, newest first, each with the facts that it changed (R12-2).
pub(super) fn history(now: Now, lines: &[HistoryLine]) -> Option<AnyView> {
    let language = now.language;
    if lines.is_empty() {
        return None;
    }
    let rows = lines
        .iter()
        .enumerate()
        .map(|(place, line)| {
            let what = if let Some(before) = lines.get(place + 1) {
                w!(language, register.changed, what = changed(now, &before.entry, &line.entry).join(", "))
            } else {
                w!(language, register.entered)
            };
            let date = now.date(now.zone.date_of(line.at));
            let version = w!(language, register.version, number = line.version.to_string());
            view! {
                <li aria-current=(place == 0).then_some("true")>
                    <time class="num" datetime=machine_time(line.at)>{date}</time>
                    <span>{version}": "{what}</span>
                </li>
            }
        })
        .collect_view();
    Some(
        view! {
            <details class="more" id="history">
                <summary>{w!(language, register.history)}" "<span class="quiet num">{lines.len().to_string()}</span></summary>
                <ol class="versions">{rows}</ol>
            </details>
        }
        .into_any(),
    )
}

/// The names of the facts that differ between two versions of an entry.
fn changed(now: Now, before: &str, after: &str) -> Vec<String> {
    let language = now.language;
    let read = |text: &str| serde_json::from_str::<serde_json::Value>(text).unwrap_or_default();
    let (before, after) = (read(before), read(after));
    let facts = [
        (["code", ""], w!(language, register.code)),
        (["name", ""], w!(language, register.name)),
        (["recipients", ""], w!(language, register.recipients)),
        (["developing_body", ""], w!(language, register.body)),
        (["providers", ""], w!(language, register.providers)),
        (["through_state_corporation", "through_portal"], w!(language, register.channels)),
        (["accepting", ""], w!(language, lawful.accepting)),
        (["date_reason", ""], w!(language, lawful.date_reason)),
        (["forms", ""], w!(language, register.form)),
        (["paid", ""], w!(language, register.payment)),
        (["included_on", ""], w!(language, register.included)),
        (["approved_on", ""], w!(language, keeping_act.approved_on)),
        (["act", ""], w!(language, keeping_act.act)),
    ];
    let differs = |keys: &[&str; 2]| keys.iter().any(|key| before.get(key) != after.get(key));
    facts.into_iter().filter(|(keys, _)| differs(keys)).map(|(_, words)| words).collect()
}
