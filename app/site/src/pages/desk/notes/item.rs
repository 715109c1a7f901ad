//! One note with its answers and what can be done with it.

use domain::note::NoteKind;
use domain::standard::{SectionKey, prose};
use leptos::prelude::*;
use services::notes::{NoteAnswer, NoteView};

use super::shown::NotesPage;
use crate::components::comment::paragraphs;
use crate::components::form::AreaField;
use crate::components::now::Now;
use crate::components::spoken::best_words;
use crate::w;
use crate::words::{moment, standard};

/// A note.
pub(super) fn item(page: &NotesPage, note: &NoteView) -> AnyView {
    let language = page.now.language;
    let by = note.by.clone().unwrap_or_else(|| w!(language, editor.by_system));
    let time = moment(language, page.now.zone, note.at);
    let to = note.to.clone().map(|name| {
        let class = if note.is_for_me { "tag doubt" } else { "tag plain" };
        view! { <span class=class>{format!("@{name}")}</span> }
    });
    let remark = (note.standing.kind == NoteKind::Head).then(|| {
        let class = if note.standing.holds_placement() { "tag late" } else { "tag plain" };
        view! { <span class=class>{w!(language, notes.of_head)}</span> }
    });
    let answers = note.answers.iter().map(|one| answer(page.now, one)).collect_view();
    let settled = note.resolved_at.map(|at| {
        let name = note.resolved_by.clone().unwrap_or_else(|| w!(language, editor.by_system));
        let time = moment(language, page.now.zone, at);
        view! { <p class="small quiet num">{w!(language, notes.resolved_by, name = name, time = time)}</p> }
    });
    let below = page.list.is_open.then(|| doing(page, note));
    view! {
        <article id=format!("note-{}", note.id) class="comment">
            <header>
                <b>{by}</b>
                <time class="num" datetime=note.at.to_rfc3339()>{time}</time>
                {to}
                {remark}
            </header>
            {place(page, note)}
            <div class="words">{paragraphs(&note.text)}</div>
            {answers}
            {settled}
            {below}
        </article>
    }
    .into_any()
}

/// The clause, as it was when the note was written.
fn place(page: &NotesPage, note: &NoteView) -> AnyView {
    let language = page.now.language;
    let name = note.section.map(|key| standard::section_name(language, key)).unwrap_or_default();
    let place = match (&note.number, note.section) {
        (Some(number), Some(section)) => {
            let to = format!("{}/edit/{}", page.opened.address(&page.visitor), section.code());
            let says = w!(language, notes.on_clause, number = number.clone());
            view! { <p class="small"><a href=to>{says}</a>" · "{name}</p> }.into_any()
        }
        _ => view! {
            <p class="small"><span class="tag late">{w!(language, notes.clause_gone)}</span>" "{name}</p>
        }
        .into_any(),
    };
    let changed =
        note.is_changed.then(|| view! { <p class="small quiet">{w!(language, notes.clause_changed)}</p> });
    let (lang, words) = best_words(language, &note.clause);
    let is_prose = note.section.is_some_and(SectionKey::holds_prose);
    let words = if is_prose { prose::quoted(words) } else { words.to_owned() };
    let quoted =
        (!words.is_empty()).then(|| view! { <blockquote lang=lang class="quoted">{words}</blockquote> });
    view! { {place}{quoted}{changed} }.into_any()
}

fn answer(now: Now, one: &NoteAnswer) -> AnyView {
    let language = now.language;
    let by = one.by.clone().unwrap_or_else(|| w!(language, editor.by_system));
    let time = moment(language, now.zone, one.at);
    view! {
        <div class="decision">
            <p class="small num"><b>{by}</b>" · "{time}</p>
            {paragraphs(&one.text)}
        </div>
    }
    .into_any()
}

/// Answering and resolving an open note, or reopening a resolved one.
fn doing(page: &NotesPage, note: &NoteView) -> AnyView {
    let language = page.now.language;
    let settles = note.standing.kind != NoteKind::Head || page.is_head();
    let about = note.number.clone().unwrap_or_default();
    if note.standing.is_resolved {
        let form = settles.then(|| {
            view! {
                <form class="row screen-only" method="post" action=page.own()>
                    <input type="hidden" name="note" value=note.id.to_string()/>
                    <button class="button plain small" name="do" value="reopen">
                        {w!(language, notes.reopen)}<span class="unseen">" "{about}</span>
                    </button>
                </form>
            }
        });
        return form.into_any();
    }
    let field = format!("answer-{}", note.id);
    let (typed_for, typed) = page.typed.answer.clone();
    let typed = if typed_for == note.id { typed } else { String::new() };
    let is_typed = typed_for == note.id;
    let resolve = settles.then(|| {
        view! {
            <form class="row screen-only" method="post" action=page.own()>
                <input type="hidden" name="note" value=note.id.to_string()/>
                <input type="hidden" name="answers" value=note.answers.len().to_string()/>
                <button class="button plain small" name="do" value="resolve">
                    {w!(language, notes.resolve)}<span class="unseen">" "{about}</span>
                </button>
            </form>
        }
    });
    view! {
        <details open=is_typed class="more screen-only">
            <summary>{w!(language, notes.answer)}</summary>
            <form class="form rows" method="post" action=page.own()>
                <input type="hidden" name="note" value=note.id.to_string()/>
                <AreaField name=field label=w!(language, notes.answer_words) text=typed errors=page.typed.errors.clone() rows=3/>
                <p class="actions"><button class="button small" name="do" value="answer">{w!(language, notes.answer_send)}</button></p>
            </form>
        </details>
        {resolve}
    }
    .into_any()
}
