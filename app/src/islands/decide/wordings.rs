//! Earlier substantiations, to be used again.

use leptos::prelude::*;

use super::{DecisionWords, Wording};

/// A list of earlier substantiations; the chosen one is put into the form by the server, or at once where it can be.
#[component]
pub(super) fn Wordings(
    wordings: Vec<Wording>,
    text: RwSignal<String>,
    words: DecisionWords,
) -> impl IntoView {
    (!wordings.is_empty()).then(|| {
        let chosen = RwSignal::new(String::new());
        let known = StoredValue::new(wordings.clone());
        let insert = move |event: leptos::ev::MouseEvent| {
            event.prevent_default();
            let id = chosen.get_untracked();
            let found = known.with_value(|known| known.iter().find(|one| one.id == id).map(|one| one.text.clone()));
            if let Some(found) = found {
                text.set(found);
            }
        };
        let options = wordings
            .into_iter()
            .map(|wording| view! { <option value=wording.id>{wording.label}</option> })
            .collect_view();
        view! {
            <details class="more">
                <summary>{words.wording.clone()}</summary>
                <div class="field">
                    <label class="unseen" for="f-wording">{words.wording}</label>
                    <select id="f-wording" name="wording" on:change=move |event| chosen.set(event_target_value(&event))>
                        <option value="">{words.wording_none}</option>
                        {options}
                    </select>
                </div>
                <p class="actions">
                    <button class="button plain small" name="do" value="reuse" on:click=insert>{words.wording_use}</button>
                </p>
            </details>
        }
        .into_any()
    })
}
