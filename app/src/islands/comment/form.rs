//! The form itself.

#![expect(clippy::too_many_lines, reason = "one form, read from its top to its end")]

use domain::discussion::comment::MOST_TOGETHER;
use domain::discussion::{CommentFields, CommentInput};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::CommentSetup;
use super::author::Author;
use super::basket::{self, Collected, collected, sending};
use super::begun::{begun, bring_kept, bring_speaker};
use super::closing::{TimeLeft, count_down, is_over};
use super::counter::Counter;
use super::early::Early;
use super::kept::{keep, unsent};
use super::late::{LateNotice, as_file};
use super::offers::{Offered, Offers, offered_near};
use super::one_text::{whole, whole_of};
use super::person::{Remember, remember, remembered};
use super::posting::{Files, post};
use super::telling::Telling;
use super::told::{Progress, Sending, Trouble};
use super::wording::Wording;
use super::written_in::WrittenIn;
use crate::calls::Late;
use crate::calls::discussion::{CommentAnswer, send_comment};
use crate::components::live::{ErrorList, Field, TextArea, describes};
use crate::islands::device;

/// The id of the form.
const FORM: &str = "comment-form";
/// The names of its fields.
const NAMES: CommentFields<&str> = CommentFields::NAMES;

/// The comment form.
#[island]
pub fn CommentForm(
    /// Addresses, values and words.
    setup: CommentSetup,
    /// Comments that say nearly the same, if some were found.
    offers: Offers,
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
        left,
        late,
        words,
    } = setup;
    // Read before the island draws, because drawing puts the values of the setup back.
    let early = Early::of(device::fields(FORM), &values, present.as_deref());
    let begun = begun(&values, present.as_deref());
    let wording = begun.suggestion.clone();
    let fields = begun.map(|_, value| RwSignal::new(value));
    let CommentFields { text, suggestion, quote, language, .. } = fields;
    let errors = RwSignal::new(errors);
    let late = RwSignal::new(late);
    let Offers { shown, words: offer_words } = offers;
    let offered = RwSignal::new(shown);
    let supporting = RwSignal::new(false);
    let progress = RwSignal::new(Progress::Writing);
    let left = RwSignal::new(left);
    count_down(left);
    let over = Memo::new(move |_| is_over(left.get()));
    let (basket, remembers, awake) =
        (RwSignal::new(Vec::<CommentInput>::new()), RwSignal::new(false), RwSignal::new(false));
    let may_collect =
        Memo::new(move |_| awake.get() && !over.get() && basket.read().len() + 1 < MOST_TOGETHER);
    let basket_shelf = StoredValue::new(basket::shelf(&number));
    let (key, key_shelf) = (RwSignal::new(key), StoredValue::new(basket::key_shelf(&number)));
    let error_word = StoredValue::new(words.error.clone());
    let (files_last, posted) = (StoredValue::new(words.files_last.clone()), RwSignal::new(false));
    let uploaded = RwSignal::new(None::<f64>);
    let telling = Telling { errors, late, progress, error_word };
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
    let is_named = !values.name.is_empty() || !values.names.is_empty();
    let watched = input.clone();
    Effect::new(move |first: Option<()>| {
        if first.is_none() {
            for (field, signal) in fields.pairs() {
                early.get(field).into_iter().for_each(|typed| signal.set(typed.to_owned()));
            }
            let (waiting, known) = (collected(&basket_shelf.get_value()), remembered());
            remembers.set(known.is_some());
            if !is_named && let Some(speaker) = waiting.last().cloned().or(known) {
                bring_speaker(&fields, speaker, &early);
            }
            basket.set(waiting);
            let begun = device::kept(&key_shelf.get_value());
            key.update(|key| *key = begun.unwrap_or_else(|| key.clone()));
            awake.set(true);
        }
        if first.is_none()
            && !answered
            && let Some(kept) = unsent(&shelf.get_value()).filter(|kept| !whole(kept).is_empty())
        {
            bring_kept(&fields, kept, &early);
            progress.set(Progress::Restored);
        }
        let now = watched();
        if whole(&now).is_empty() {
            return;
        }
        keep(&shelf.get_value(), now);
    });

    let own_address = StoredValue::new(action.clone());
    let typed = input.clone();
    let collect = {
        let (number, draft, typed) = (number.clone(), draft.clone(), typed.clone());
        move |_: leptos::ev::MouseEvent| {
            if progress.get_untracked() == Progress::Sending {
                return;
            }
            // The device keeps words and no files: those of a comment that waits would be lost.
            if device::has_files(FORM) {
                telling.refuse(vec![("files".to_owned(), files_last.get_value())]);
                return;
            }
            progress.set(Progress::Sending);
            let (number, key, draft) = (number.clone(), key.get_untracked(), draft.clone());
            let input = untrack(&typed);
            spawn_local(async move {
                if offered_near(offered, &number, &key, &input).await {
                    progress.set(Progress::Writing);
                    return;
                }
                match send_comment(number, key, input.clone(), None, Some(true)).await {
                    Ok(CommentAnswer::Fit) => {
                        if !basket::add(&basket_shelf.get_value(), input) {
                            telling.stop(Trouble::Failed);
                            return;
                        }
                        device::forget(&shelf.get_value());
                        device::go(&draft);
                    }
                    other => telling.tell(other),
                }
            });
        }
    };
    let send = move |event: leptos::ev::SubmitEvent| {
        // A support is sent as the form without WebAssembly sends it.
        if supporting.get_untracked() {
            return;
        }
        event.prevent_default();
        if progress.get_untracked() == Progress::Sending {
            return;
        }
        if device::is_offline() {
            telling.stop(Trouble::Offline);
            return;
        }
        progress.set(Progress::Sending);
        error_word.with_value(|word| device::begin_title(word, false));
        let (number, key, speaker) = (number.clone(), key.get_untracked(), untrack(&typed));
        // Whose answer is lost goes again under the same key, from a page opened anew too, and is received once.
        device::keep(&key_shelf.get_value(), &key);
        basket::drop_sent(basket, &basket_shelf.get_value());
        let has_files = device::has_files(FORM);
        // What was collected was compared when it was, and what was posted with files by the page that took it.
        let is_compared = whole(&speaker).is_empty() || posted.get_untracked();
        let mut others = sending(basket.get_untracked(), speaker.clone());
        let input = others.pop().unwrap_or_default();
        spawn_local(async move {
            if !is_compared && offered_near(offered, &number, &key, &input).await {
                progress.set(Progress::Writing);
                return;
            }
            let answer = if has_files {
                posted.set(true);
                post(FORM, &own_address.get_value(), uploaded, offered).await
            } else {
                send_comment(number, key, input, Some(others), None).await
            };
            match answer {
                Ok(CommentAnswer::Received { address }) => {
                    device::forget(&shelf.get_value());
                    device::forget(&key_shelf.get_value());
                    basket::forget(&basket.get_untracked(), &basket_shelf.get_value());
                    if remembers.get_untracked() {
                        remember(&speaker);
                    }
                    device::go(&address);
                }
                other => telling.tell(other),
            }
        });
    };
    let support = Callback::new(move |_: leptos::ev::MouseEvent| {
        supporting.set(true);
        device::forget(&shelf.get_value());
    });
    let begin_anew = move |_| {
        device::forget(&shelf.get_value());
        text.set(String::new());
        suggestion.set(wording.clone());
        quote.set(String::new());
        progress.set(Progress::Writing);
    };

    let saved = {
        let input = input.clone();
        move || over.get().then(|| as_file(&whole_of(&sending(basket.get(), input()))))
    };
    let others = {
        let input = input.clone();
        move || basket::written(&basket.read(), &input())
    };
    let speaker = input.clone();
    let mend = words.mend.clone();
    let refused = {
        let (words, draft, input) = (words.clone(), draft.clone(), input.clone());
        move || {
            late.get().map(|late: Late| {
                let text = whole_of(&sending(basket.get(), input()));
                view! { <LateNotice late=late text=text draft=draft.clone() words=words.clone()/> }
            })
        }
    };
    let CommentInput { section, element, anchor_language, .. } = values;
    let anchored = !element.is_empty();
    let w = words.clone();
    view! {
        {refused}
        <form class="form rows" id=FORM method="post" action=action enctype="multipart/form-data" on:submit=send hidden=move || late.read().is_some() novalidate>
            {move || view! { <ErrorList errors=errors.get() title=mend.clone()/> }}
            <Sending progress=progress words=words.clone() discard=Callback::new(begin_anew)/>
            <TimeLeft left=left words=words.clone()/>
            <Collected basket=basket shelf=basket_shelf error=error("collected") words=words.clone()/>
            <input type="hidden" name="key" value=key.get_untracked() prop:value=move || key.get()/>
            // With files the form posts what was collected too, all at once.
            <input type="hidden" name="others" prop:value=others/>
            <input type="hidden" name=NAMES.section value=section/>
            <input type="hidden" name=NAMES.element value=element/>
            <input type="hidden" name=NAMES.anchor_language value=anchor_language/>
            <Field name="text" label=w.text hint=format!("{} {} {}", w.text_hint, w.others, w.kept) error=error("text")>
                <TextArea id="f-text" name="text" text=text on_text=move |value| text.set(value)
                    described_by=describes("text") invalid=Signal::derive(move || error_of("text").is_some()) rows=8/>
            </Field>
            <Counter text=text words=words.clone()/>
            {anchored.then(|| view! {
                <Field name="quote" label=format!("{} {}", w.quote, words.optional) hint=w.quote_hint error=error("quote")>
                    <input id="f-quote" name="quote" value=quote.get_untracked() prop:value=move || quote.get()
                        on:input=move |event| quote.set(event_target_value(&event)) autocomplete="off" aria-describedby=describes("quote")/>
                </Field>
            })}
            {present.map(|present| view! {
                <Wording present=present lang=present_language text=suggestion change=change error=error("suggestion") words=words.clone()/>
            })}
            <Author fields=fields regions=regions error=Callback::new(error_of) words=words.clone()/>
            <Remember awake=awake remembers=remembers speaker=Callback::new(move |()| untrack(&speaker)) words=words.clone()/>
            <WrittenIn language=language languages=languages label=w.language error=error("language")/>
            // The files stand last: what comes after one that is too large is not read.
            <Files error=error("files") uploaded=uploaded words=words.clone()/>
            <p class="actions">
                <button class="button" disabled=move || progress.get() == Progress::Sending hidden=move || over.get()>
                    {move || if progress.get() == Progress::Sending { w.sending.clone() } else { w.send.clone() }}
                </button>
                // With the living form several are sent at once; without it one after the other.
                <button type="button" class="button plain" hidden=move || !may_collect.get() on:click=collect>{w.another}</button>
                <button class="button plain" name="next" value="yes" hidden=move || awake.get() || over.get()>{w.send_next}</button>
                <a class="button" href=saved download="talqy-comment.txt" hidden=move || !over.get()>{w.late_save}</a>
                <a class="button plain" href=draft>{w.back}</a>
            </p>
            {move || (!offered.read().is_empty() && !over.get()).then(|| view! {
                <Offered shown=offered.get() words=offer_words.clone() supports=support/>
            })}
        </form>
    }
}
