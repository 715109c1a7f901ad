//! The form itself.

#![expect(clippy::too_many_lines, reason = "one form, read from its top to its end")]

use domain::discussion::{CommentFields, CommentInput};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::author::Author;
use super::early::{Early, is_fixed, together};
use super::kept::{keep, unsent, whole};
use super::late::LateNotice;
use super::wording::Wording;
use super::{CommentSetup, CommentWords};
use crate::calls::Late;
use crate::calls::discussion::{CommentAnswer, send_comment};
use crate::components::live::{Field, TextArea, describes};
use crate::islands::device;

/// The id of the form.
const FORM: &str = "comment-form";
/// The names of its fields.
const NAMES: CommentFields<&str> = CommentFields::NAMES;

/// What the sender is told about the sending.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Writing,
    Restored,
    Sending,
    Offline,
    Failed,
}

/// The comment form.
#[island]
pub fn CommentForm(
    /// Addresses, values and words.
    setup: CommentSetup,
) -> impl IntoView {
    let shelf = StoredValue::new(setup.shelf());
    let CommentSetup {
        action,
        number,
        draft,
        key,
        values,
        errors,
        present,
        change,
        present_language,
        languages,
        regions,
        late,
        words,
    } = setup;
    // Read before the island draws, because drawing puts the values of the setup back.
    let early = Early::of(device::fields(FORM), &values, present.as_deref());
    let mut begun = values.clone();
    if begun.kind.is_empty() {
        "individual".clone_into(&mut begun.kind);
    }
    if begun.suggestion.is_empty() {
        begun.suggestion = present.clone().unwrap_or_default();
    }
    let wording = begun.suggestion.clone();
    let fields = begun.map(|_, value| RwSignal::new(value));
    let CommentFields { text, suggestion, quote, language, .. } = fields;
    let errors = RwSignal::new(errors);
    let late = RwSignal::new(late);
    let state = RwSignal::new(State::Writing);
    let error_of = move |field: &'static str| {
        errors.read().iter().find(|(given, _)| given == field).map(|(_, sentence)| sentence.clone())
    };
    let error = move |field: &'static str| Signal::derive(move || error_of(field));

    let proposed = {
        let present = present.clone().unwrap_or_default();
        move || if suggestion.read().trim() == present.trim() { String::new() } else { suggestion.get() }
    };
    let input = move || CommentInput { suggestion: proposed(), ..fields.map(|_, signal| signal.get()) };

    // What is written is kept on the device; a kept text comes back, unless the server has just handed one back.
    let answered = !values.text.is_empty();
    let watched = input.clone();
    Effect::new(move |first: Option<()>| {
        if first.is_none() {
            for (field, signal) in fields.pairs() {
                early.get(field).into_iter().for_each(|typed| signal.set(typed.to_owned()));
            }
        }
        if first.is_none()
            && !answered
            && let Some(kept) = unsent(&shelf.get_value()).filter(|kept| !whole(kept).is_empty())
        {
            for ((field, signal), (_, kept)) in fields.pairs().zip(kept.pairs()) {
                let decided = is_fixed(field) || early.get(field).is_some();
                // Without a proposal the wording stands as it is.
                let unproposed = field == NAMES.suggestion && kept.is_empty();
                if field == NAMES.text {
                    signal.set(together(&kept, early.get(field).unwrap_or_default()));
                } else if !decided && !unproposed {
                    signal.set(kept);
                }
            }
            state.set(State::Restored);
        }
        let now = watched();
        if whole(&now).is_empty() {
            return;
        }
        keep(&shelf.get_value(), now);
    });

    let key_field = key.clone();
    let typed = input.clone();
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if state.get_untracked() == State::Sending {
            return;
        }
        if device::is_offline() {
            state.set(State::Offline);
            return;
        }
        state.set(State::Sending);
        let (number, key, input) = (number.clone(), key.clone(), untrack(&typed));
        spawn_local(async move {
            match send_comment(number, key, input).await {
                Ok(CommentAnswer::Received { address }) => {
                    device::forget(&shelf.get_value());
                    device::go(&address);
                }
                Ok(CommentAnswer::Invalid { problems }) => {
                    errors.set(problems);
                    state.set(State::Writing);
                    device::focus("errors");
                }
                Ok(CommentAnswer::Late(refusal)) => {
                    late.set(Some(refusal));
                    state.set(State::Writing);
                    device::focus("refusal");
                }
                Err(_) => state.set(if device::is_offline() { State::Offline } else { State::Failed }),
            }
        });
    };
    let begin_anew = move |_| {
        device::forget(&shelf.get_value());
        text.set(String::new());
        suggestion.set(wording.clone());
        quote.set(String::new());
        state.set(State::Writing);
    };

    let refused = {
        let (words, draft, input) = (words.clone(), draft.clone(), input.clone());
        move || {
            late.get().map(|late: Late| {
                view! { <LateNotice late=late text=whole(&input()) draft=draft.clone() words=words.clone()/> }
            })
        }
    };
    let CommentInput { section, element, anchor_language, .. } = values;
    let anchored = !element.is_empty();
    let options = languages
        .into_iter()
        .map(|(code, own_name)| {
            let chosen = code == language.get_untracked();
            view! { <option value=code.clone() selected=chosen>{own_name}</option> }
        })
        .collect_view();
    let w = words.clone();
    view! {
        {refused}
        <form class="form rows" id=FORM method="post" action=action on:submit=send hidden=move || late.read().is_some() novalidate>
            <Summary errors=errors title=words.mend.clone()/>
            <Sending state=state words=words.clone() discard=Callback::new(begin_anew)/>
            <input type="hidden" name="key" value=key_field/>
            <input type="hidden" name=NAMES.section value=section/>
            <input type="hidden" name=NAMES.element value=element/>
            <input type="hidden" name=NAMES.anchor_language value=anchor_language/>
            <Field name="text" label=w.text hint=format!("{} {}", w.text_hint, w.kept) error=error("text")>
                <TextArea id="f-text" name="text" text=text on_text=move |value| text.set(value)
                    described_by=describes("text") invalid=Signal::derive(move || error_of("text").is_some()) rows=8/>
            </Field>
            {anchored.then(|| view! {
                <Field name="quote" label=format!("{} {}", w.quote, words.optional) hint=w.quote_hint error=error("quote")>
                    <input id="f-quote" name="quote" value=quote.get_untracked() prop:value=move || quote.get()
                        on:input=move |event| quote.set(event_target_value(&event)) aria-describedby=describes("quote")/>
                </Field>
            })}
            {present.map(|present| view! {
                <Wording present=present lang=present_language text=suggestion change=change error=error("suggestion") words=words.clone()/>
            })}
            <Author fields=fields regions=regions error=Callback::new(error_of) words=words.clone()/>
            <Field name="language" label=w.language error=error("language") class="short">
                <select id="f-language" name="language" on:change=move |event| language.set(event_target_value(&event))
                    prop:value=move || language.get()>{options}</select>
            </Field>
            <p class="actions">
                <button class="button" disabled=move || state.get() == State::Sending>
                    {move || if state.get() == State::Sending { w.sending.clone() } else { w.send.clone() }}
                </button>
                <a class="button plain" href=draft>{w.back}</a>
            </p>
        </form>
    }
}

/// What is to be mended, each linked to its field.
#[component]
fn Summary(errors: RwSignal<Vec<(String, String)>>, title: String) -> impl IntoView {
    move || {
        (!errors.read().is_empty()).then(|| {
            let items = errors
                .get()
                .into_iter()
                .map(|(field, sentence)| view! { <li><a href=format!("#f-{field}")>{sentence}</a></li> })
                .collect_view();
            view! {
                <section class="errors" role="alert" tabindex="-1" id="errors" aria-labelledby="errors-title">
                    <h2 id="errors-title">{title.clone()}</h2>
                    <ul>{items}</ul>
                </section>
            }
        })
    }
}

/// What happens to the text just now.
#[component]
fn Sending(
    state: RwSignal<State>,
    words: CommentWords,
    discard: Callback<leptos::ev::MouseEvent>,
) -> impl IntoView {
    view! {
        <div role="status">
            {move || match state.get() {
                State::Writing | State::Sending => ().into_any(),
                State::Restored => view! {
                    <p class="notice info">
                        {words.restored.clone()}" "
                        <button type="button" class="link" on:click=move |event| discard.run(event)>{words.discard.clone()}</button>
                    </p>
                }.into_any(),
                State::Offline => view! { <p class="notice warn">{words.offline.clone()}</p> }.into_any(),
                State::Failed => view! { <p class="notice bad">{words.failed.clone()}</p> }.into_any(),
            }}
        </div>
    }
}
