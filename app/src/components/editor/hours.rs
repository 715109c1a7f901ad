//! The working hours of a week at one place: a row a day, opening, closing and the break.

use domain::standard::vocabulary;
use leptos::prelude::*;

use super::state::EditorState;
use super::typed::field_name;

/// The parts of a day in the order of the columns.
const PARTS: [&str; 4] = ["opens", "closes", "from", "to"];

/// The table of the week.
#[component]
pub fn WeekHours(
    /// The form.
    state: EditorState,
    /// The identity of the line.
    id: String,
    /// The language of the interface.
    language: domain::language::Language,
) -> impl IntoView {
    let heads = state.say(|words| {
        let said = &words.said;
        [&said.field_opens, &said.field_closes, &said.field_break_from, &said.field_break_to]
            .map(Clone::clone)
    });
    let rows = (1..=7_usize)
        .map(|day| {
            let name = vocabulary::weekday(day - 1, language);
            let cells = PARTS
                .into_iter()
                .zip(heads.clone())
                .map(|(part, head)| view! { <Time state=state id=id.clone() day=day part=part label=format!("{name}: {head}")/> })
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
    let prefix = field_name(&id, "d");
    let faults = move || {
        let faults = state.refused.with(|faults| {
            let mut sentences: Vec<String> = faults
                .iter()
                .filter(|fault| fault.field.starts_with(&prefix))
                .map(|fault| state.say(|words| words.fault(fault.fault)))
                .collect();
            sentences.dedup();
            sentences
        });
        faults.into_iter().map(|sentence| view! { <span class="error">{sentence}</span> }).collect_view()
    };
    view! {
        <div class="field wide">
            <span class="hint">{state.say(|words| words.said.no_break.clone())}</span>
            {faults}
            <table class="hours">
                <thead>
                    <tr>
                        <th scope="col">{state.say(|words| words.said.weekday.clone())}</th>
                        {heads.into_iter().map(|head| view! { <th scope="col">{head}</th> }).collect_view()}
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
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
