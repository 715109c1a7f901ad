//! The reasons of a cancellation: written before it is placed, and read afterwards.

use domain::language::Language;
use domain::standard::prose;
use leptos::prelude::*;

use super::shown::Shown;
use crate::components::form::AreaField;
use crate::components::spoken::best_words;
use crate::w;
use crate::words::standard;

/// The reasons, as a form where they may be written.
pub(super) fn reasons(shown: &Shown) -> AnyView {
    let language = shown.now.language;
    // What was typed into a form that is no more stands here, so that it can be copied.
    let is_form = shown.page.writable.reasons || shown.typed.reasons.is_some();
    let body = if is_form { form(shown) } else { text(shown) };
    view! {
        <section class="sheet rows">
            <h2>{w!(language, amending.reasons)}</h2>
            <p class="small quiet">{w!(language, amending.reasons_say)}</p>
            {body}
        </section>
    }
    .into_any()
}

fn form(shown: &Shown) -> AnyView {
    let language = shown.now.language;
    let typed = shown.typed.reasons.as_ref().unwrap_or(&shown.page.reasons);
    let fields = Language::ALL.map(|tongue| {
        let name = format!("reasons_{}", tongue.code());
        let optional = (!shown.required.contains(&tongue)).then(|| w!(language, form.optional));
        let label = standard::language_name(language, tongue);
        let (text, errors) = (typed.get(tongue).to_owned(), shown.typed.errors.clone());
        let hint = w!(language, amending.reasons_hint);
        match optional {
            Some(optional) => view! {
                <AreaField name=name label=label text=text errors=errors hint=hint optional=optional rows=10 lang=tongue.code().to_owned()/>
            }
            .into_any(),
            None => view! {
                <AreaField name=name label=label text=text errors=errors hint=hint rows=10 lang=tongue.code().to_owned()/>
            }
            .into_any(),
        }
    });
    view! {
        <form class="form rows" method="post" action=shown.own()>
            <input type="hidden" name="version" value=shown.page.summary.version/>
            {fields.collect_view()}
            <p class="actions"><button class="button" name="do" value="reasons">{w!(language, amending.keep_reasons)}</button></p>
        </form>
    }
    .into_any()
}

fn text(shown: &Shown) -> AnyView {
    let language = shown.now.language;
    let (lang, words) = best_words(language, &shown.page.reasons);
    let html = prose::to_html(words);
    view! {
        <div lang=lang inner_html=html></div>
        <p class="small quiet">{w!(language, amending.reasons_fixed)}</p>
    }
    .into_any()
}
