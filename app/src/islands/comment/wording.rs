//! The proposed wording with its redline as it is typed.

use domain::redline::words as redline;
use leptos::prelude::*;

use super::CommentWords;
use crate::components::live::{Field, RedlineText, TextArea, describes};

/// The field of the proposed wording; its text begins as the present one.
#[component]
pub(super) fn Wording(
    present: String,
    lang: String,
    text: RwSignal<String>,
    error: Signal<Option<String>>,
    words: CommentWords,
) -> impl IntoView {
    let before = present.clone();
    let changed = Memo::new(move |_| {
        let after = text.get();
        (!after.trim().is_empty() && after.trim() != before.trim()).then(|| redline(&before, &after))
    });
    let lang_of_change = lang.clone();
    let open = changed.get_untracked().is_some() || error.get_untracked().is_some();
    view! {
        <details class="more" open=open>
            <summary>{words.suggest}" "<span class="optional">{words.optional}</span></summary>
            <Field name="suggestion" label=words.suggestion hint=words.suggestion_hint error=error class="law-words">
                <TextArea id="f-suggestion" name="suggestion" text=text on_text=move |value| text.set(value) lang=lang
                    described_by=describes("suggestion") invalid=Signal::derive(move || error.get().is_some()) rows=4/>
            </Field>
            {move || changed.get().map(|fragments| view! {
                <div class="redline-live" aria-live="polite">
                    <span class="label">{words.your_change.clone()}</span>
                    <p lang=lang_of_change.clone()><RedlineText fragments=fragments/></p>
                </div>
            })}
        </details>
    }
}
