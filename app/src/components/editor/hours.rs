//! The working hours of a week at one place: a row a day, opening, closing and the break.

use std::ops::RangeInclusive;

use domain::language::Language;
use domain::standard::vocabulary;
use leptos::prelude::*;

use super::fields::{Choose, options};
use super::state::EditorState;
use super::typed::field_name;
use super::week::UsualWeek;

/// The parts of a day in the order of the columns.
const PARTS: [&str; 4] = ["opens", "closes", "from", "to"];

/// The hours of the week: what its days have in common, the first day, and folded those that differ from it.
#[component]
pub fn WeekHours(
    /// The form.
    state: EditorState,
    /// The identity of the line.
    id: String,
    /// The language of the interface.
    language: Language,
) -> impl IntoView {
    let said = state.say(|words| words.said.clone());
    let usual = options(UsualWeek::ALL, UsualWeek::code, |usual| match usual {
        UsualWeek::Days => said.usual_days.clone(),
        UsualWeek::Weekdays => said.usual_weekdays.clone(),
        UsualWeek::EveryDay => said.usual_every_day.clone(),
        UsualWeek::RoundTheClock => said.usual_round_the_clock.clone(),
    });
    let chosen = {
        let id = id.clone();
        Memo::new(move |_| state.value(&id, "usual"))
    };
    // What is written in a day is never folded away while somebody writes there.
    let differs = (2..=7_usize).any(|day| {
        PARTS.into_iter().any(|part| untrack(|| !state.value(&id, &format!("d{day}.{part}")).is_empty()))
    });
    let open = Memo::new(move |_| {
        differs || !matches!(UsualWeek::from_code(&chosen.get()), Some(usual) if usual != UsualWeek::Days)
    });
    let always = move || chosen.get() == UsualWeek::RoundTheClock.code();
    let first = table(state, &id, language, 1..=1);
    let rest = table(state, &id, language, 2..=7);
    let hint = format!("{} {}", said.usual_hint, said.no_break);
    let faults = faults(state, field_name(&id, "d"));
    view! {
        <Choose state=state id=id field="usual" label=said.usual_week options=usual class="wide"/>
        // Without scripts the fields stay, so that another week can be chosen and filled in at once.
        <div class="field wide" prop:hidden=always>
            <span class="hint">{hint}</span>
            {faults}
            {first}
            <details class="more" open=open.get_untracked() prop:open=move || open.get()>
                <summary>{said.other_days}</summary>
                {rest}
            </details>
        </div>
    }
}

/// What is wrong with the hours, each sentence once.
fn faults(state: EditorState, prefix: String) -> impl IntoView {
    move || {
        let faults = state.refused.with(|faults| {
            let mut sentences: Vec<String> = Vec::new();
            for fault in faults.iter().filter(|fault| fault.field.starts_with(&prefix)) {
                let sentence = state.say(|words| words.fault(fault.fault));
                if !sentences.contains(&sentence) {
                    sentences.push(sentence);
                }
            }
            sentences
        });
        faults.into_iter().map(|sentence| view! { <span class="error">{sentence}</span> }).collect_view()
    }
}

/// The rows of some days.
fn table(state: EditorState, id: &str, language: Language, days: RangeInclusive<usize>) -> AnyView {
    let heads = state.say(|words| {
        let said = &words.said;
        [&said.field_opens, &said.field_closes, &said.field_break_from, &said.field_break_to]
            .map(Clone::clone)
    });
    let rows = days
        .map(|day| {
            let name = vocabulary::weekday(day - 1, language);
            let cells = PARTS
                .into_iter()
                .zip(heads.clone())
                .map(|(part, head)| view! { <Time state=state id=id.to_owned() day=day part=part label=format!("{name}: {head}")/> })
                .collect_view();
            view! {
                <tr>
                    <th scope="row">
                        <span class="wide-only">{name}</span>
                        <span class="phone-only">{vocabulary::weekday_short(day - 1, language)}</span>
                    </th>
                    {cells}
                </tr>
            }
        })
        .collect_view();
    view! {
        <table class="hours">
            <thead>
                <tr>
                    <th scope="col">{state.say(|words| words.said.weekday.clone())}</th>
                    {heads.into_iter().map(|head| view! { <th scope="col">{head}</th> }).collect_view()}
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

#[component]
fn Time(state: EditorState, id: String, day: usize, part: &'static str, label: String) -> impl IntoView {
    let field = format!("d{day}.{part}");
    let name = field_name(&id, &field);
    let value = {
        let (id, field) = (id.clone(), field.clone());
        move || state.value(&id, &field)
    };
    let first = untrack(&value);
    let invalid = {
        let name = name.clone();
        move || state.fault(&name).map(|_| "true")
    };
    view! {
        <td>
            <input id=format!("f-{name}") name=name value=first prop:value=value aria-label=label inputmode="numeric"
                autocomplete="off" size="5" aria-invalid=invalid
                on:input=move |event| state.write(&id, &field, event_target_value(&event))/>
        </td>
    }
}
