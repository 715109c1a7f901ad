//! The paragraphs that were not placed, each with its reason and a place to put it after all.

use domain::language::Language;
use domain::standard::SectionKey;
use leptos::prelude::*;

use super::choice::{Chosen, left_field};
use super::imported_text::{ImportedText, Left};
use super::words;
use crate::w;

pub(super) fn view(language: Language, imported: &ImportedText, chosen: &Chosen) -> AnyView {
    let count = words::count(imported.left.len());
    if imported.left.is_empty() {
        return view! {
            <section class="sheet rows"><h2>{w!(language, import.left)}</h2><p>{w!(language, import.left_none)}</p></section>
        }
        .into_any();
    }
    let rows = imported.left.iter().map(|left| row(language, imported.language, left, chosen)).collect_view();
    view! {
        <section class="sheet rows" aria-labelledby="left">
            <h2 id="left">{w!(language, import.left)}" "<span class="quiet num">{count}</span></h2>
            <p class="hint">{w!(language, import.left_says)}</p>
            <table class="cards">
                <caption class="unseen">{w!(language, import.left)}</caption>
                <thead><tr>
                    <th scope="col">{w!(language, import.paragraph)}</th>
                    <th scope="col">{w!(language, import.why)}</th>
                    <th scope="col">{w!(language, import.into)}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </section>
    }
    .into_any()
}

fn row(language: Language, text: Language, left: &Left, chosen: &Chosen) -> AnyView {
    let place = words::place(language, left.place, left.paragraph);
    let said = if left.text.is_empty() {
        view! { <p class="quiet">{w!(language, import.unfit_words)}</p> }.into_any()
    } else {
        view! { <p class="law-text" lang=text.code()>{left.text.clone()}</p> }.into_any()
    };
    let into = left.why.map(|_| {
        let label = format!("{}: {place}", w!(language, import.into));
        let at = chosen.of_left(&left.id);
        let options = SectionKey::ALL
            .into_iter()
            .filter(|key| !key.is_from_register() && *key != SectionKey::Form)
            .map(|key| {
                view! { <option value=key.code() selected=at == Some(key)>{words::numbered(language, key)}</option> }
            })
            .collect_view();
        view! {
            <div class="field">
                <select name=left_field(&left.id) aria-label=label>
                    <option value="">{w!(language, import.leave_out)}</option>
                    {options}
                </select>
            </div>
        }
    });
    view! {
        <tr>
            <td data-label=w!(language, import.paragraph)>{said}<p class="quiet small num">{place}</p></td>
            <td class="small" data-label=w!(language, import.why)>{words::why(language, left.why)}</td>
            <td data-label=w!(language, import.into)>{into}</td>
        </tr>
    }
    .into_any()
}
