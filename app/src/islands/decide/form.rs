//! The form itself.

use domain::discussion::Outcome;
use leptos::prelude::*;

use super::keys::{self, KeyAction};
use super::wordings::Wordings;
use super::{DecisionSetup, DecisionWords, ElementChoice, doubts};
use crate::components::live::{ErrorList, Field, TextArea, describes};
use crate::islands::device;

/// Names the comment whose form was sent last, so that its unsaved text is forgotten on the next page.
const SENT: &str = "talqy:decide:sent";

/// Does what a key stands for.
fn act(key: KeyAction, outcome: RwSignal<String>, next: Option<&str>, previous: Option<&str>) {
    match key {
        KeyAction::Outcome(place) => {
            if let Some(chosen) = Outcome::ALL.get(place) {
                outcome.set(chosen.code().to_owned());
            }
        }
        KeyAction::Next => next.into_iter().for_each(device::go),
        KeyAction::Previous => previous.into_iter().for_each(device::go),
        KeyAction::Save => device::press("decide"),
    }
}

/// The form of a decision.
#[island(lazy)]
pub fn DecisionForm(
    /// Addresses, values and words.
    setup: DecisionSetup,
) -> impl IntoView {
    let shelf = StoredValue::new(setup.shelf());
    let DecisionSetup {
        action,
        number,
        comment,
        answered,
        errors,
        problems,
        elements,
        wordings,
        previous,
        next,
        lang,
        words,
        ..
    } = setup;
    let outcome = RwSignal::new(setup.outcome);
    let text = RwSignal::new(setup.substantiation);
    let doubtful = RwSignal::new(setup.doubts);
    let restored = RwSignal::new(false);
    let awake = RwSignal::new(false);
    let begun = StoredValue::new(text.get_untracked());
    // Read before the island draws, because drawing puts the values of the setup back.
    let standing = device::fields("decision");
    let error = |field: &str| {
        let found = errors.iter().find(|(given, _)| given == field).map(|(_, sentence)| sentence.clone());
        Signal::derive(move || found.clone())
    };

    Effect::new(move |first: Option<()>| {
        if first.is_none() {
            awake.set(true);
            for (name, value) in &standing {
                match name.as_str() {
                    "outcome" => outcome.set(value.clone()),
                    "substantiation" => text.set(value.clone()),
                    _ => {}
                }
            }
            if device::kept(SENT).is_some_and(|sent| sent != shelf.get_value()) {
                device::forget(&device::kept(SENT).unwrap_or_default());
                device::forget(SENT);
            }
            if let Some(kept) =
                device::kept(&shelf.get_value()).filter(|kept| !answered && *kept != text.get_untracked())
                && begun.with_value(|begun| *begun == text.get_untracked())
            {
                text.set(kept);
                restored.set(true);
            }
        }
        let now = text.get();
        if now.trim().is_empty() || begun.with_value(|begun| *begun == now) {
            device::forget(&shelf.get_value());
        } else {
            device::keep(&shelf.get_value(), &now);
        }
    });
    doubts::watch(number, comment, text, doubtful);
    keys::listen(move |key| act(key, outcome, next.as_deref(), previous.as_deref()));
    let discard = move |_| {
        text.set(begun.get_value());
        restored.set(false);
    };

    let substantiation_error = error("substantiation");
    let w = words.clone();
    view! {
        <form class="form rows" id="decision" method="post" action=action on:submit=move |_| { device::keep(SENT, &shelf.get_value()); }>
            <ErrorList errors=errors.clone() title=problems/>
            <div role="status">
                {move || restored.get().then(|| view! {
                    <p class="notice info">{w.restored.clone()}" "<button type="button" class="link" on:click=discard>{w.discard.clone()}</button></p>
                })}
            </div>
            <input type="hidden" name="comment" value=comment.to_string()/>
            <Outcomes outcome=outcome error=error("outcome") words=words.clone()/>
            <Field name="substantiation" label=words.substantiation.clone() hint=words.substantiation_hint.clone() error=substantiation_error>
                <TextArea id="f-substantiation" name="substantiation" text=text on_text=move |value| text.set(value) lang=lang
                    described_by=describes("substantiation") invalid=Signal::derive(move || substantiation_error.get().is_some()) rows=7/>
            </Field>
            <Field name="summary" label=words.summary.clone() hint=words.summary_hint.clone() error=error("summary")>
                <input id="f-summary" name="summary" value=setup.summary aria-describedby=describes("summary")/>
            </Field>
            <p class="hint num" hidden=move || !awake.get()>{move || text.read().chars().count()}" "{words.characters.clone()}</p>
            <Elements elements=elements words=words.clone()/>
            <Doubts doubts=doubtful confirmed=setup.confirmed words=words.clone()/>
            <p class="actions"><button class="button" id="decide" name="do" value="decide">{words.decide.clone()}</button></p>
            <Wordings wordings=wordings text=text words=words.clone()/>
            <p class="hint wide-only" hidden=move || !awake.get()>
                {words.keys}": "{words.key_outcome}"; "{words.key_move}"; "{words.key_save}
            </p>
        </form>
    }
    .into_any()
}

/// The three outcomes.
#[component]
fn Outcomes(outcome: RwSignal<String>, error: Signal<Option<String>>, words: DecisionWords) -> impl IntoView {
    let labels = [("yes", words.accept), ("part", words.partly), ("no", words.refuse)];
    let choices = Outcome::ALL
        .into_iter()
        .zip(labels)
        .enumerate()
        .map(|(place, (one, (class, label)))| {
            let id = if place == 0 { "f-outcome".to_owned() } else { format!("f-outcome-{place}") };
            view! {
                <label class=class>
                    <input id=id type="radio" name="outcome" value=one.code() checked=outcome.get_untracked() == one.code()
                        prop:checked=move || outcome.get() == one.code() on:change=move |_| outcome.set(one.code().to_owned())/>
                    <span>{label}</span>
                </label>
            }
        })
        .collect_view();
    view! {
        <fieldset class="outcomes">
            <legend>{words.decision}</legend>
            {move || error.get().map(|error| view! { <span class="error" id="f-outcome-error">{error}</span> })}
            {choices}
        </fieldset>
    }
    .into_any()
}

/// The changes that the decision caused.
#[component]
fn Elements(elements: Vec<ElementChoice>, words: DecisionWords) -> impl IntoView {
    let none = elements.is_empty().then(|| view! { <p class="hint">{words.elements_none}</p> });
    let choices = elements
        .into_iter()
        .enumerate()
        .map(|(place, choice)| {
            let id = if place == 0 { "f-elements".to_owned() } else { format!("f-elements-{place}") };
            view! {
                <label class="choice">
                    <input id=id type="checkbox" name="elements" value=choice.element checked=choice.chosen/>
                    <span class="small">{choice.label}</span>
                </label>
            }
        })
        .collect_view();
    view! {
        <fieldset class="choices linked">
            <legend>{words.elements}</legend>
            {none}
            {choices}
        </fieldset>
    }
    .into_any()
}

/// What is doubtful, and the confirmation that it was read.
#[component]
fn Doubts(doubts: RwSignal<Vec<(String, String)>>, confirmed: String, words: DecisionWords) -> impl IntoView {
    let codes = move || doubts.read().iter().map(|(code, _)| code.clone()).collect::<Vec<_>>().join(",");
    let was = StoredValue::new(confirmed);
    view! {
        <div aria-live="polite">
            {move || (!doubts.read().is_empty()).then(|| {
                let items = doubts
                    .get()
                    .into_iter()
                    .map(|(_, sentence)| view! { <li class="check warn">{sentence}</li> })
                    .collect_view();
                let ticked = was.with_value(|was| *was == codes());
                view! {
                    <div class="rows">
                        <h3>{words.doubts.clone()}</h3>
                        <ul class="checks">{items}</ul>
                        <label class="choice">
                            <input id="f-confirm" type="checkbox" name="confirmed" value=codes() checked=ticked/>
                            <span>{words.confirm.clone()}</span>
                        </label>
                    </div>
                }
            })}
        </div>
    }
    .into_any()
}
