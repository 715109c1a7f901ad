//! The page of find and replace: the question, and each place that was found with what would stand there.

use axum::response::Response;
use domain::language::Language;
use domain::standard::replace::{Hit, Replacement};
use leptos::prelude::*;

use super::super::opened::Opened;
use super::{ANY_CASE, Asked};
use crate::components::editing::top::{DraftTop, EditingTab};
use crate::components::form::{Choices, ErrorSummary, Errors, SelectField, TextField};
use crate::components::fragments::{deleted, inserted};
use crate::w;
use crate::words::{number, standard};
use crate::{FormState, Head, Site, Visitor, form_page};

/// So many places are shown at once.
const SHOWN: usize = 300;

pub(super) async fn show(
    site: &Site,
    visitor: &Visitor,
    form_state: FormState,
    opened: Opened,
    asked: Asked,
) -> Response {
    let title = format!("{} · {}", w!(visitor.language, replace.title), opened.copy.summary.number);
    let asking = visitor.clone();
    form_page(site, visitor, Head::plain(title), form_state, move || {
        let language = asking.language;
        let (_, percent) = opened.progress();
        let back = opened.address(&asking);
        let body = if opened.writable {
            whole(&asking, &opened, asked)
        } else {
            let stage = standard::stage(language, opened.copy.summary.stage);
            view! {
                <p>{w!(language, editor.frozen, stage = stage)}</p>
                <p class="actions"><a class="button plain" href=back>{w!(language, replace.back)}</a></p>
            }
            .into_any()
        };
        view! {
            <DraftTop visitor=asking summary=opened.copy.summary.clone() tab=EditingTab::Text percent=Some(percent)/>
            <div class="page narrow">
                <section class="sheet rows">
                    <h2>{w!(language, replace.title)}</h2>
                    {body}
                </section>
            </div>
        }
    })
    .await
}

fn whole(visitor: &Visitor, opened: &Opened, asked: Asked) -> AnyView {
    let language = visitor.language;
    let Asked { words, chosen, errors, notice } = asked;
    let notice = notice.map(|notice| {
        view! { <section class="notice bad" role="alert"><p>{notice}</p></section> }.into_any()
    });
    let asks = !words.find.is_empty() && errors.of("find").is_none();
    let hits = if asks { words.hits(&opened.content) } else { Vec::new() };
    let found = asks.then(|| {
        let is_chosen = |hit: &Hit| chosen.as_ref().is_none_or(|chosen| chosen.contains(&hit.key));
        places(language, opened, &opened.address(visitor), (&words, hits.as_slice()), &errors, is_chosen)
    });
    view! {
        <ErrorSummary visitor=visitor.clone() errors=errors.clone()/>
        {notice}
        {question(visitor, opened, words, errors)}
        {found}
    }
    .into_any()
}

/// The question; it is an address, so that it can be asked again.
fn question(visitor: &Visitor, opened: &Opened, words: Replacement, errors: Errors) -> AnyView {
    let language = visitor.language;
    let back = opened.address(visitor);
    let options =
        Language::ALL.map(|one| (one.code().to_owned(), standard::language_name(language, one))).into();
    let cases = vec![(ANY_CASE.to_owned(), w!(language, replace.any_case))];
    let chosen = if words.any_case { vec![ANY_CASE.to_owned()] } else { Vec::new() };
    let spoken = words.language.code();
    let action = format!("{back}/replace");
    view! {
        <p>{w!(language, replace.lead)}</p>
        <form class="form rows" method="get" action=action>
            <SelectField name="in" label=w!(language, replace.language) value=spoken options=options errors=errors.clone()/>
            <TextField name="find" label=w!(language, replace.find) value=words.find errors=errors.clone() lang=spoken/>
            <TextField name="with" label=w!(language, replace.with) value=words.with errors=errors.clone() lang=spoken
                hint=w!(language, replace.with_hint)/>
            <Choices name="case" legend=w!(language, replace.case) options=cases chosen=chosen errors=errors several=true/>
            <p class="actions">
                <button class="button">{w!(language, replace.look)}</button>
                <a href=back>{w!(language, replace.back)}</a>
            </p>
        </form>
    }
    .into_any()
}

/// What was found, to choose from.
fn places(
    language: Language,
    opened: &Opened,
    base: &str,
    (words, hits): (&Replacement, &[Hit]),
    errors: &Errors,
    is_chosen: impl Fn(&Hit) -> bool,
) -> AnyView {
    if hits.is_empty() {
        return view! { <p role="status">{w!(language, replace.nothing)}</p> }.into_any();
    }
    let places = hits.iter().take(SHOWN).enumerate().map(|(count, hit)| {
        let id = if count == 0 { "f-hit".to_owned() } else { format!("f-hit-{count}") };
        let says = place(language, opened, words.language, hit);
        view! {
            <label class="choice">
                <input id=id type="checkbox" name="hit" value=hit.key.clone() checked=is_chosen(hit)/>
                {says}
            </label>
        }
    });
    let places = places.collect_view();
    let many = (hits.len() > SHOWN).then(|| {
        let shown = count(language, SHOWN);
        view! { <p class="hint">{w!(language, replace.first_shown, number = shown)}</p> }
    });
    let legend = w!(language, replace.found, number = count(language, hits.len()));
    let error = errors.of("hit").map(|error| view! { <span class="error" id="f-hit-error">{error}</span> });
    let case = words.any_case.then(|| view! { <input type="hidden" name="case" value=ANY_CASE/> });
    view! {
        <form class="form rows" method="post" action=format!("{base}/replace") id="found">
            <input type="hidden" name="versions" value=opened.copy.versions.to_string()/>
            <input type="hidden" name="in" value=words.language.code()/>
            <input type="hidden" name="find" value=words.find.clone()/>
            <input type="hidden" name="with" value=words.with.clone()/>
            {case}
            <fieldset class="choices"><legend>{legend}</legend>{error}{places}</fieldset>
            {many}
            <p class="actions"><button class="button">{w!(language, replace.apply)}</button></p>
        </form>
    }
    .into_any()
}

/// A place in its clause, with what would stand there.
fn place(language: Language, opened: &Opened, spoken: Language, hit: &Hit) -> AnyView {
    let clause = opened.content.clause_number(&hit.element).unwrap_or_default();
    let of = hit.in_law.then(|| format!(" · {}", w!(language, standard.field_law)));
    let new = Some(hit.new.clone()).filter(|new| !new.is_empty()).map(|new| inserted(language, new));
    view! {
        <span>
            <strong class="num">{clause}</strong>{of}" "
            <span lang=spoken.code()>
                {hit.before.clone()}{deleted(language, hit.found.clone())}{new}{hit.after.clone()}
            </span>
        </span>
    }
    .into_any()
}

fn count(language: Language, count: usize) -> String {
    number(language, u64::try_from(count).unwrap_or(u64::MAX))
}
