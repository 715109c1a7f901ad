//! What was read of one standard, before it is entered: the text in each language, what is doubtful, what was not placed.

use axum::response::Response;
use domain::language::Language;
use domain::standard::{Part, SectionKey};
use leptos::prelude::*;

use super::about::About;
use super::doubts::doubts;
use super::text::{LeftText, StandardText, left_field};
use super::typed::TypedStandard;
use crate::components::editing::text::Clauses;
use crate::components::form::{ErrorSummary, Errors};
use crate::pages::desk::import::words;
use crate::w;
use crate::words::standard;
use crate::{FormState, Head, Site, Visitor, form_page};

pub(super) async fn show(
    site: &Site,
    visitor: &Visitor,
    state: FormState,
    about: About,
    typed: TypedStandard,
    errors: Errors,
) -> Response {
    let title = format!("{} · {}", w!(visitor.language, stock.review), about.service.code);
    let (asking, required) = (visitor.clone(), site.settings.required_languages.clone());
    form_page(site, visitor, Head::plain(title), state, move || {
        let language = asking.language;
        let text = if typed.ends() {
            view! { <p class="sheet">{w!(language, stock.ends_says)}</p> }.into_any()
        } else {
            text(language, &typed, &required, &errors)
        };
        // A browser that puts old choices back after a reload would show others than those that were made.
        view! {
            {about.head(&asking)}
            <div class="page">
                <form class="form rows" method="post" action=about.address(&asking) enctype="multipart/form-data"
                    autocomplete="off">
                    <ErrorSummary visitor=asking.clone() errors=errors.clone()/>
                    <p>{w!(language, stock.review_says)}</p>
                    <input type="hidden" name="matter" value=typed.text.to_field()/>
                    <input type="hidden" name="copy" value=typed.copy.clone()/>
                    <section class="sheet rows">
                        <h2>{w!(language, approval.act)}</h2>
                        {typed.act_fields(language, &errors)}
                    </section>
                    {text}
                    <p class="actions">
                        <button class="button" name="do" value="enter">{w!(language, stock.confirm)}</button>
                        <button class="button plain" name="do" value="back">{w!(language, stock.other_text)}</button>
                    </p>
                </form>
            </div>
        }
    })
    .await
}

/// The text with its doubts.
fn text(language: Language, typed: &TypedStandard, required: &[Language], errors: &Errors) -> AnyView {
    let doubts = doubts(language, &typed.text, required);
    let doubts = (!doubts.is_empty()).then(|| {
        let items = doubts.into_iter().map(|says| view! { <li>{says}</li> }).collect_view();
        view! {
            <section class="notice warn" role="status">
                <h2>{w!(language, stock.doubts)}</h2>
                <ul>{items}</ul>
            </section>
        }
    });
    let wrong = errors.of("text").map(|wrong| view! { <p class="error">{wrong}</p> });
    let written = typed.text.languages();
    let texts = written.into_iter().map(|one| in_one(language, one, &typed.text)).collect_view();
    view! {
        <section class="rows" id="f-text" tabindex="-1">
            <h2>{w!(language, stock.text)}</h2>
            {wrong}
            {doubts}
            {texts}
            {left(language, typed)}
        </section>
    }
    .into_any()
}

/// The text in one language.
fn in_one(language: Language, one: Language, text: &StandardText) -> AnyView {
    let parts = Part::ALL.map(|part| {
        part.sections()
            .filter(|key| !text.content.elements(*key).is_empty())
            .map(|key| {
                let elements = text.content.elements(key).to_vec();
                view! {
                    <h3><span class="num">{key.number()}</span>" "{standard::section_name(one, key)}</h3>
                    <Clauses section=key elements=elements language=one/>
                }
            })
            .collect_view()
    });
    view! {
        <details class="more" open=true>
            <summary>{standard::language_name(language, one)}</summary>
            <section class="sheet"><article class="law" lang=one.code()>{parts.collect_view()}</article></section>
        </details>
    }
    .into_any()
}

/// The paragraphs that were not placed: first those that may be a part of the law.
fn left(language: Language, typed: &TypedStandard) -> Option<AnyView> {
    let (law, beside): (Vec<&LeftText>, Vec<&LeftText>) =
        typed.text.left.iter().partition(|left| left.matters());
    let count = words::count(law.len() + beside.len());
    let rows = law.into_iter().chain(beside).map(|left| row(language, left, typed)).collect_view();
    (count > 0).then(|| {
        view! {
            <section class="sheet rows" aria-labelledby="left">
                <h2 id="left">{w!(language, import.left)}" "<span class="quiet num">{count}</span></h2>
                <p class="hint">{w!(language, stock.left_says)}</p>
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
    })
}

fn row(language: Language, left: &LeftText, typed: &TypedStandard) -> AnyView {
    let of = standard::language_name(language, left.language);
    let place = format!("{of}, {}", words::place(language, left.place, left.paragraph));
    let said = if left.text.is_empty() {
        view! { <p class="quiet">{w!(language, import.unfit_words)}</p> }.into_any()
    } else {
        view! { <p class="law-text" lang=left.language.code()>{left.text.clone()}</p> }.into_any()
    };
    let into = left.why.map(|_| {
        let label = format!("{}: {place}", w!(language, import.into));
        let at = typed.placed.get(&left.id).copied();
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
