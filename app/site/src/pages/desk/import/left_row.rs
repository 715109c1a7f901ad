//! The table of the paragraphs of a file that were not placed, each with its reason and a place to put it after all.

use domain::language::Language;
use domain::standard::import::WhyNot;
use domain::standard::{ElementId, SectionKey};
use leptos::prelude::*;

use super::words;
use crate::w;

/// A paragraph that was not placed.
pub(in crate::pages::desk) struct LeftRow<'a> {
    /// Its identity.
    pub(in crate::pages::desk) id: &'a ElementId,
    /// The language of its file.
    pub(in crate::pages::desk) spoken: Language,
    /// Its words; none where they cannot be stored.
    pub(in crate::pages::desk) text: &'a str,
    /// Where it stood, in words.
    pub(in crate::pages::desk) place: String,
    /// Why it was not placed; none where its words cannot be stored.
    pub(in crate::pages::desk) why: Option<WhyNot>,
    /// The section that was chosen for it.
    pub(in crate::pages::desk) chosen: Option<SectionKey>,
}

/// The name of the field of a paragraph that was not placed.
pub(in crate::pages::desk) fn left_field(id: &ElementId) -> String {
    format!("left.{id}")
}

/// The paragraphs on their sheet; `hint` says what can be done with them.
pub(in crate::pages::desk) fn left_sheet<'a>(
    language: Language,
    hint: String,
    rows: impl Iterator<Item = LeftRow<'a>>,
) -> AnyView {
    let rows: Vec<AnyView> = rows.map(|left| row(language, left)).collect();
    let count = words::count(rows.len());
    view! {
        <section class="sheet rows" aria-labelledby="left">
            <h2 id="left">{w!(language, import.left)}" "<span class="quiet num">{count}</span></h2>
            <p class="hint">{hint}</p>
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

fn row(language: Language, left: LeftRow<'_>) -> AnyView {
    let LeftRow { id, spoken, text, place, why, chosen } = left;
    let said = if text.is_empty() {
        view! { <p class="quiet">{w!(language, import.unfit_words)}</p> }.into_any()
    } else {
        view! { <p class="law-text" lang=spoken.code()>{text.to_owned()}</p> }.into_any()
    };
    let into = why.map(|_| {
        let label = format!("{}: {place}", w!(language, import.into));
        let options = SectionKey::EVERY
            .into_iter()
            .filter(|key| !key.is_from_register())
            .map(|key| {
                view! { <option value=key.code() selected=chosen == Some(key)>{words::numbered(language, key)}</option> }
            })
            .collect_view();
        view! {
            <div class="field">
                <select name=left_field(id) aria-label=label>
                    <option value="">{w!(language, import.leave_out)}</option>
                    {options}
                </select>
            </div>
        }
    });
    view! {
        <tr>
            <td data-label=w!(language, import.paragraph)>{said}<p class="quiet small num">{place}</p></td>
            <td class="small" data-label=w!(language, import.why)>{words::why(language, why)}</td>
            <td data-label=w!(language, import.into)>{into}</td>
        </tr>
    }
    .into_any()
}
