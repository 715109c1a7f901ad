//! What was read of one standard, before it is entered: the text in each language, what is doubtful, what was not placed.

use axum::response::Response;
use domain::language::Language;
use domain::standard::Part;
use leptos::prelude::*;

use super::about::About;
use super::doubts::doubts;
use super::text::{LeftText, StandardText};
use super::typed::TypedStandard;
use crate::components::editing::text::Clauses;
use crate::components::form::{ErrorSummary, Errors};
use crate::pages::desk::import::left_row::{LeftRow, left_sheet};
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
    let parts = Part::EVERY.map(|part| {
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
    let rows = law.into_iter().chain(beside).map(|left| {
        let of = standard::language_name(language, left.language);
        LeftRow {
            id: &left.id,
            spoken: left.language,
            text: &left.text,
            place: format!("{of}, {}", words::place(language, left.place, left.paragraph)),
            why: left.why,
            chosen: typed.placed.get(&left.id).copied(),
        }
    });
    (!typed.text.left.is_empty()).then(|| left_sheet(language, w!(language, stock.left_says), rows))
}
