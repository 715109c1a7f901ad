//! The form of an opinion: position, reasons, remarks line by line. Lines are added and removed by sending the form, so that it
//! needs no WebAssembly.

use domain::coordination::{Position, RemarkInput};
use domain::language::Language;
use leptos::prelude::*;
use services::coordination::AskedPage;

use super::typed::TypedOpinion;
use super::{about, words};
use crate::components::bar::own_name;
use crate::components::form::{AreaField, Choices, Errors, SelectField, TextField};
use crate::components::now::Now;
use crate::w;

/// The identity of the form, for the buttons at the clauses of the text.
pub(super) const FORM: &str = "opinion-form";

/// The form.
pub(super) fn form(now: Now, page: &AskedPage, typed: &TypedOpinion, errors: &Errors) -> AnyView {
    let language = now.language;
    let input = &typed.input;
    let positions = Position::ALL.map(|one| (one.code().to_owned(), words::position(language, one))).to_vec();
    let lines = input.remarks.iter().zip(1_usize..);
    let lines = lines.map(|(one, number)| line(now, page, errors, number, one)).collect_view();
    let next = format!("#remark-{}", input.remarks.len() + 1);
    let error = errors.of("remarks").map(|sentence| {
        view! { <span class="error" id="f-remarks-error">{sentence}</span> }
    });
    view! {
        <form class="form rows" method="post" id=FORM>
            // A browser presses the first button when a line is ended with the key Enter.
            <button class="unseen" name="do" value="save" tabindex="-1" aria-hidden="true">{w!(language, opinion.save)}</button>
            <input type="hidden" name="hash" value=typed.hash.clone()/>
            <input type="hidden" name="version" value=typed.version.to_string()/>
            <Choices name="position" legend=w!(language, opinion.position) options=positions
                chosen=vec![input.position.clone()] errors=errors.clone()/>
            <AreaField name="reasons" label=w!(language, opinion.reasons) text=input.reasons.clone() errors=errors.clone()
                hint=w!(language, opinion.reasons_hint)/>
            {lines}
            <div>
                {error}
                <p class="actions">
                    <button class="button plain small" id="f-remarks" name="do" value="add" formaction=next>{w!(language, opinion.add)}</button>
                </p>
            </div>
            {buttons(now, page)}
        </form>
    }
    .into_any()
}

fn buttons(now: Now, page: &AskedPage) -> AnyView {
    let language = now.language;
    if page.closed.is_some() {
        return ().into_any();
    }
    if !page.may_give {
        return view! {
            <p class="hint">{w!(language, opinion.head_gives)}</p>
            <p class="actions"><button class="button" name="do" value="save">{w!(language, opinion.save_for_head)}</button></p>
        }
        .into_any();
    }
    let give =
        if page.asked.opinion.is_some() { w!(language, opinion.amend) } else { w!(language, opinion.give) };
    view! {
        <p class="hint">{w!(language, opinion.give_says)}</p>
        <p class="actions">
            <button class="button" name="do" value="give">{give}</button>
            <button class="button plain" name="do" value="save">{w!(language, opinion.save)}</button>
        </p>
    }
    .into_any()
}

/// A line of the form.
fn line(now: Now, page: &AskedPage, errors: &Errors, number: usize, one: &RemarkInput) -> AnyView {
    let language = now.language;
    let name = |field: &str| format!("{field}-{number}");
    let chosen = about::value(&one.section, &one.element);
    let places = about::choices(language, &page.content, &chosen);
    let title = w!(language, opinion.remark_n, number = number.to_string());
    view! {
        <fieldset class="group-fields" id=format!("remark-{number}")>
            <legend>{title.clone()}</legend>
            <SelectField name=name("section") label=w!(language, opinion.about) value=chosen options=places errors=errors.clone()/>
            <AreaField name=name("text") label=w!(language, opinion.remark) text=one.text.clone() errors=errors.clone() rows=4/>
            {more(now, errors, number, one)}
            <p class="actions">
                <button class="button danger small" name="do" value=format!("remove:{number}") formaction="#opinion">
                    {w!(language, opinion.remove)}<span class="unseen">": "{title}</span>
                </button>
            </p>
        </fieldset>
    }
    .into_any()
}

/// What a line may hold besides: open where it holds something, or something in it has to be mended.
fn more(now: Now, errors: &Errors, number: usize, one: &RemarkInput) -> AnyView {
    let language = now.language;
    let name = |field: &str| format!("{field}-{number}");
    let optional = w!(language, form.optional);
    let wrong =
        ["language", "quote", "suggestion", "norm"].iter().any(|field| errors.of(&name(field)).is_some());
    let filled = [&one.quote, &one.suggestion, &one.internal_norm].iter().any(|words| !words.is_empty());
    let open = wrong || filled;
    let spoken = if one.language.is_empty() { language.code().to_owned() } else { one.language.clone() };
    let mut languages = Language::ALL.map(|one| (one.code().to_owned(), own_name(one).to_owned())).to_vec();
    if !languages.iter().any(|(code, _)| *code == spoken) {
        languages.push((spoken.clone(), spoken.clone()));
    }
    view! {
        <details class="more" open=open>
            <summary>{w!(language, opinion.more)}</summary>
            <div class="rows">
                <SelectField name=name("language") label=w!(language, opinion.words_language) value=spoken.clone() options=languages
                    errors=errors.clone() class="short"/>
                <TextField name=name("quote") label=w!(language, opinion.quote) value=one.quote.clone() errors=errors.clone()
                    optional=optional.clone() lang=spoken.clone()/>
                <AreaField name=name("suggestion") label=w!(language, opinion.suggestion) text=one.suggestion.clone()
                    errors=errors.clone() hint=w!(language, opinion.suggestion_hint) optional=optional.clone() class="law-words"
                    rows=4 lang=spoken/>
                <TextField name=name("norm") label=w!(language, opinion.norm) value=one.internal_norm.clone() errors=errors.clone()
                    hint=w!(language, opinion.norm_hint) optional=optional/>
            </div>
        </details>
    }
    .into_any()
}
