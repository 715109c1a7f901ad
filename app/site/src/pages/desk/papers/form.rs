//! The form in which a paper is edited in one language: words, or the reason of each row of the table.

use domain::language::Localized;
use domain::paper::{PaperKind, TableRow};
use domain::standard::prose;
use leptos::prelude::*;

use super::shown::Shown;
use crate::components::form::AreaField;
use crate::w;
use crate::words::standard::section_name;

/// The paper, as a form where it may be written or something was typed, else to be read.
pub(super) fn paper(shown: &Shown) -> AnyView {
    let language = shown.now.language;
    let is_table = shown.kind == PaperKind::Table;
    if is_table && shown.page.old.is_none() {
        return view! { <p id="f-table" tabindex="-1">{w!(language, papers.nothing_before)}</p> }.into_any();
    }
    if is_table && shown.generated.rows.is_empty() {
        return view! { <p id="f-table" tabindex="-1">{w!(language, papers.nothing_changed)}</p> }.into_any();
    }
    let fields = if is_table { rows(shown) } else { words(shown) };
    if !shown.page.writable && shown.typed.paper.is_none() {
        return fields;
    }
    let is_public = shown.page.summary.placement.is_some();
    let says = if is_public { w!(language, papers.keep_public_says) } else { w!(language, papers.keep_says) };
    // What was typed against an older state is sent again against the one that the page shows now.
    let text = shown.page.new.hash().to_string();
    let edition = shown.kept().map_or(0, |kept| kept.stamp.edition);
    view! {
        <form class="form rows" method="post" action=shown.own()>
            <input type="hidden" name="paper" value=shown.kind.code()/>
            <input type="hidden" name="tongue" value=shown.tongue.code()/>
            <input type="hidden" name="text" value=text/>
            <input type="hidden" name="edition" value=edition/>
            {fields}
            <p class="small quiet">{says}</p>
            <p class="actions"><button class="button">{w!(language, papers.keep)}</button></p>
        </form>
    }
    .into_any()
}

/// The words of a note or of an order.
fn words(shown: &Shown) -> AnyView {
    let language = shown.now.language;
    let tongue = shown.tongue;
    let stands = shown.standing().words;
    if !shown.page.writable && shown.typed.paper.is_none() {
        let html = prose::to_html(stands.get(tongue));
        return view! { <div lang=tongue.code() inner_html=html></div> }.into_any();
    }
    let typed = shown.typed.paper.as_ref().map(|typed| typed.words.clone());
    let text = typed.unwrap_or_else(|| stands.get(tongue).to_owned());
    view! {
        <AreaField name="words" label=w!(language, papers.words) text=text errors=shown.typed.errors.clone()
            hint=w!(language, papers.words_hint) rows=24 lang=tongue.code().to_owned()/>
    }
    .into_any()
}

/// The rows of the table, each with the field of its reason.
fn rows(shown: &Shown) -> AnyView {
    let rows = shown.standing().rows;
    rows.iter().map(|one| row(shown, one)).collect_view().into_any()
}

fn row(shown: &Shown, row: &TableRow) -> AnyView {
    let language = shown.now.language;
    let tongue = shown.tongue;
    let number = row.new_number.as_ref().or(row.old_number.as_ref()).cloned().unwrap_or_default();
    let name = format!("reason-{}", row.element);
    let typed = shown.typed.paper.as_ref().and_then(|typed| typed.reasons.get(row.element.as_str()).cloned());
    let reason = typed.unwrap_or_else(|| row.reason.get(tongue).to_owned());
    let field = if shown.page.writable || shown.typed.paper.is_some() {
        let (label, errors) = (w!(language, papers.column_reason), shown.typed.errors.clone());
        view! { <AreaField name=name label=label text=reason errors=errors rows=3 lang=tongue.code().to_owned()/> }
            .into_any()
    } else {
        view! { <p lang=tongue.code()>{reason}</p> }.into_any()
    };
    view! {
        <section class="rows">
            <h3><span class="num">{number}</span>" "{section_name(language, row.section)}</h3>
            <dl class="facts-list">
                <div><dt>{w!(language, papers.column_before)}</dt>{side(shown, row, &row.before, w!(language, papers.absent))}</div>
                <div><dt>{w!(language, papers.column_after)}</dt>{side(shown, row, &row.after, w!(language, papers.excluded))}</div>
            </dl>
            {field}
        </section>
    }
    .into_any()
}

/// The words of one side, drawn as they are read.
fn side(shown: &Shown, row: &TableRow, words: &Localized, absent: String) -> AnyView {
    let (spoken, words) = words.best(shown.tongue);
    if words.is_empty() {
        return view! { <dd class="quiet">{absent}</dd> }.into_any();
    }
    if row.section.holds_prose() {
        let html = prose::to_html(words);
        return view! { <dd lang=spoken.code() inner_html=html></dd> }.into_any();
    }
    view! { <dd lang=spoken.code()>{words.to_owned()}</dd> }.into_any()
}
