//! One section of the review: what was read beside what stands, and the choice between them.

use domain::language::Language;
use domain::standard::import::{Join, join};
use domain::standard::{Detail, Element, SectionKey, numbered, prose};
use leptos::prelude::*;

use super::super::opened::Opened;
use super::choice::{Choice, Chosen, choice_field};
use super::doubts::Doubts;
use super::imported_text::ImportedText;
use super::{origin, words};
use crate::Visitor;
use crate::components::editing::text::Clauses;
use crate::w;
use crate::words::standard;

pub(super) fn view(
    visitor: &Visitor,
    opened: &Opened,
    imported: &ImportedText,
    chosen: &Chosen,
    doubts: &Doubts,
    key: SectionKey,
) -> AnyView {
    let (language, text) = (visitor.language, imported.language);
    let stands = opened.content.elements(key).to_vec();
    let read = imported.lines(key).to_vec();
    let id = format!("s-{}", key.code());
    let named_by = id.clone();
    let count = words::count(read.len());
    let how = Join::of(&stands, read.iter().map(|(line, _)| line));
    let outcome = join(&stands, read, text);
    let lines = numbered(key, &outcome).enumerate().map(|(place, (number, element))| {
        let doubt = doubts.beside(language, key, place);
        let from = origin::view(language, text, imported.origins(key, place), doubt.is_some());
        line(text, number, element, doubt, from)
    });
    let from_file = view! { <article class="law" lang=text.code()>{lines.collect_view()}</article> };
    let both = if stands.is_empty() {
        from_file.into_any()
    } else {
        view! {
            <div class="pair">
                <div><h4>{w!(language, import.from_file)}</h4>{from_file}</div>
                <div><h4>{w!(language, import.in_draft)}</h4>
                    <article class="law" lang=text.code()><Clauses section=key elements=stands.clone() language=text/></article>
                </div>
            </div>
        }
        .into_any()
    };
    let below = if key.is_from_register() {
        view! { <p class="hint">{w!(language, editor.from_register)}</p> }.into_any()
    } else {
        choices(language, text, &stands, how, chosen.of_section(key), key)
    };
    view! {
        <section class="sheet rows" aria-labelledby=named_by>
            <h3 id=id>{words::numbered(language, key)}" "<span class="quiet num">{count}</span></h3>
            {both}
            {below}
        </section>
    }
    .into_any()
}

fn line(
    text: Language,
    number: String,
    element: &Element,
    doubt: Option<AnyView>,
    from: Option<AnyView>,
) -> AnyView {
    let words = if element.detail == Detail::Prose {
        view! { <div inner_html=prose::to_html(element.text.get(text))></div> }.into_any()
    } else {
        view! { <p>{element.clause(text)}</p> }.into_any()
    };
    view! {
        <div class="clause">
            <span class="no num">{number}</span>
            <div>{words}{doubt}{from}</div>
        </div>
    }
    .into_any()
}

fn choices(
    language: Language,
    text: Language,
    stands: &[Element],
    how: Join,
    chosen: Choice,
    key: SectionKey,
) -> AnyView {
    let offered: &[Choice] = if stands.is_empty() { &[Choice::Replace, Choice::Leave] } else { &Choice::ALL };
    let others: Vec<Language> = Language::ALL
        .into_iter()
        .filter(|other| *other != text && stands.iter().any(|line| !line.text.get(*other).trim().is_empty()))
        .collect();
    let lost = how.loses(stands, text);
    let named = |languages: &[Language]| {
        let names = languages.iter().map(|one| standard::in_language(language, *one));
        names.collect::<Vec<_>>().join(", ")
    };
    let note_id = format!("n-{}", key.code());
    let note = if !lost.is_empty() {
        let says = w!(language, import.loses, languages = named(&lost));
        Some(view! { <p class="notice warn" id=note_id.clone()>{says}</p> }.into_any())
    } else if how == Join::Paired && !others.is_empty() {
        let says = w!(language, import.keeps, languages = named(&others));
        Some(view! { <p class="hint" id=note_id.clone()>{says}</p> }.into_any())
    } else {
        None
    };
    let described = note.is_some().then_some(note_id);
    let radios = offered.iter().map(|choice| {
        let words = match choice {
            Choice::Replace if stands.is_empty() => w!(language, import.write),
            Choice::Replace => w!(language, import.replace),
            Choice::Add => w!(language, import.add),
            Choice::Leave => w!(language, import.leave),
        };
        view! {
            <label class="choice">
                <input type="radio" name=choice_field(key) value=choice.code() checked=*choice == chosen/>
                <span>{words}</span>
            </label>
        }
    });
    view! {
        <fieldset class="choices across" aria-describedby=described>
            <legend>{w!(language, import.what)}<span class="unseen">": "{words::numbered(language, key)}</span></legend>
            {radios.collect_view()}
        </fieldset>
        {note}
    }
    .into_any()
}
