//! A line of the schedule: a place, what its hours are for, and the hours; or a text where no hours fit.

use domain::language::Language;
use domain::standard::{HoursOf, Place};
use leptos::prelude::*;

use super::fields::{Choose, Tongues, options};
use super::hours::WeekHours;
use super::read::{PROSE, WORDS};
use super::state::EditorState;

/// The fields of a line of the schedule.
pub(super) fn fields(state: EditorState, id: String, language: Language) -> AnyView {
    let said = state.say(|words| words.said.clone());
    // A line that was written as plain words stays one; a new text is a paragraph.
    let text = if untrack(|| state.value(&id, "kind")) == WORDS { WORDS } else { PROSE };
    let kinds =
        vec![("hours".to_owned(), said.kind_hours.clone()), (text.to_owned(), said.kind_text.clone())];
    let in_words = {
        let id = id.clone();
        Memo::new(move |_| matches!(state.value(&id, "kind").as_str(), WORDS | PROSE))
    };
    let label = said.kind_label.clone();
    let rest = {
        let id = id.clone();
        move || {
            if in_words.get() {
                let label = said.kind_text.clone();
                view! { <Tongues state=state id=id.clone() stem="text" label=label rows=5/> }.into_any()
            } else {
                at_a_place(state, id.clone(), language)
            }
        }
    };
    view! {
        <Choose state=state id=id field="kind" label=label options=kinds class="wide"/>
        {rest}
    }
    .into_any()
}

fn at_a_place(state: EditorState, id: String, language: Language) -> AnyView {
    let said = state.say(|words| words.said.clone());
    let hours_of = options(HoursOf::ALL, HoursOf::code, |of| match of {
        HoursOf::Working => said.hours_working.clone(),
        HoursOf::Reception => said.hours_reception.clone(),
    });
    let elsewhere = {
        let id = id.clone();
        Memo::new(move |_| state.value(&id, "place") == Place::Other.code())
    };
    let named = {
        let (id, label) = (id.clone(), said.place_named.clone());
        move || {
            elsewhere.get().then(|| {
                view! { <Tongues state=state id=id.clone() stem="named" label=label.clone()/> }.into_any()
            })
        }
    };
    view! {
        <Choose state=state id=id.clone() field="place" label=said.field_place class="wide"
            options=options(Place::ALL, Place::code, |place| place.word(language).to_owned())/>
        {named}
        <Choose state=state id=id.clone() field="of" label=said.hours_of class="wide" options=hours_of/>
        <WeekHours state=state id=id.clone() language=language/>
        <Tongues state=state id=id stem="text" label=said.field_note/>
    }
    .into_any()
}
