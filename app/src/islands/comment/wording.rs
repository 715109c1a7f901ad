//! The proposed wording with its redline as it is typed.

#![allow(missing_docs, reason = "the macro of lazy functions makes items that nobody can document")]

use domain::redline::{Fragment, words as redline};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::CommentWords;
use crate::components::live::{Field, RedlineText, TextArea, describes};

/// What a wording changes. In the browser it is a file of its own: who proposes no wording never loads it.
#[lazy]
fn change_of(before: String, after: String) -> Vec<Fragment> {
    redline(&before, &after)
}

/// The field of the proposed wording; its text begins as the present one.
#[component]
pub(super) fn Wording(
    present: String,
    lang: String,
    text: RwSignal<String>,
    change: Vec<Fragment>,
    error: Signal<Option<String>>,
    words: CommentWords,
) -> impl IntoView {
    // A proposal that is sent is one that is seen: what was restored or refused stands open.
    let open = RwSignal::new(!change.is_empty() || error.get_untracked().is_some());
    let shown = RwSignal::new(change);
    Effect::new(move |_| {
        let (before, after) = (present.clone(), text.get());
        if after.trim().is_empty() || after.trim() == before.trim() {
            shown.set(Vec::new());
            return;
        }
        if !open.get_untracked() {
            open.set(true);
        }
        spawn_local(async move {
            let change = change_of(before, after.clone()).await;
            // What was typed meanwhile has an answer of its own.
            if text.try_get_untracked().is_some_and(|now| now == after) {
                shown.set(change);
            }
        });
    });
    Effect::new(move |_| {
        if error.get().is_some() {
            open.set(true);
        }
    });
    let lang_of_change = lang.clone();
    let said = words.of_redline();
    view! {
        <details class="more" open=move || open.get()>
            <summary>{words.suggest}" "<span class="optional">{words.optional}</span></summary>
            <Field name="suggestion" label=words.suggestion hint=words.suggestion_hint error=error class="law-words">
                <TextArea id="f-suggestion" name="suggestion" text=text on_text=move |value| text.set(value) lang=lang
                    described_by=describes("suggestion") invalid=Signal::derive(move || error.get().is_some()) rows=4/>
            </Field>
            {move || (!shown.read().is_empty()).then(|| view! {
                <div class="redline-live" aria-live="polite">
                    <span class="label">{words.your_change.clone()}</span>
                    <p lang=lang_of_change.clone()><RedlineText fragments=shown.get() words=said.clone()/></p>
                </div>
            })}
        </details>
    }
}
