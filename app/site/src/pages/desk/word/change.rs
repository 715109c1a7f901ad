//! One change that came back: its clause, who made it, what it changes, what was said of it, and the decision.

use domain::language::Language;
use domain::redline::{Fragment, words};
use domain::standard::word::{WordAuthor, WordNote};
use leptos::prelude::*;
use services::drafts::{WordChange, WordChangeKind, WordDecision};

use super::{Shown, own};
use crate::components::comment::paragraphs;
use crate::components::fragments::fragments;
use crate::components::now::Now;
use crate::w;
use crate::words::{moment, standard};

/// A change with its decision, or with the form of it.
pub(super) fn change(shown: &Shown, one: &WordChange) -> AnyView {
    let now = shown.now;
    let language = now.language;
    let place = if let Some(key) = one.section {
        let clause = w!(language, word.clause, number = one.number.clone());
        format!("{clause}, {}", standard::section_name(language, key))
    } else {
        w!(language, word.outside)
    };
    let (id, field) = (format!("f-change-{}", one.id), format!("change-{}", one.id));
    let error = shown.errors.of(&field).map(|error| view! { <p class="error">{error}</p> });
    let edits = (!one.edits.is_empty()).then(|| {
        let by = one.edits.iter().map(|author| who(now, author)).collect::<Vec<_>>().join("; ");
        view! { <p class="small"><span class="label">{w!(language, word.edited)}</span>" "{by}</p> }
    });
    let apart = (one.kind == WordChangeKind::Apart).then(|| {
        let says = if one.section.is_some() {
            w!(language, word.apart_says)
        } else {
            w!(language, word.outside_says)
        };
        view! { <p class="small">{says}</p> }
    });
    let notes = one.notes.iter().map(|one| note(now, one)).collect::<Vec<_>>();
    let received = moment(language, now.zone, one.received_at);
    let by = one.received_by.clone().map(|name| format!(", {name}")).unwrap_or_default();
    let decision = decision(shown, one, &place);
    view! {
        <section class="sheet rows" id=id.clone() aria-labelledby=format!("{id}-title")>
            <h3 id=format!("{id}-title")><span class="num">{place}</span>": "{kind(language, one.kind)}</h3>
            {error}
            <div lang=one.language.map(Language::code)>{redline(language, one)}</div>
            {apart}
            {edits}
            {notes}
            <p class="small quiet">{one.file.clone()}", "{received}{by}</p>
            {decision}
        </section>
    }
    .into_any()
}

fn kind(language: Language, kind: WordChangeKind) -> String {
    match kind {
        WordChangeKind::Changed => w!(language, word.kind_changed),
        WordChangeKind::Removed => w!(language, word.kind_removed),
        WordChangeKind::Noted => w!(language, word.kind_noted),
        WordChangeKind::Apart => w!(language, word.kind_apart),
    }
}

/// The words before and after as one text, a paragraph for each line.
fn redline(language: Language, one: &WordChange) -> Vec<AnyView> {
    let mut lines: Vec<Vec<Fragment>> = vec![Vec::new()];
    for fragment in words(&one.was, &one.said) {
        for (place, piece) in fragment.text.split('\n').enumerate() {
            if place > 0 {
                lines.push(Vec::new());
            }
            if let Some(line) = lines.last_mut().filter(|_| !piece.is_empty()) {
                line.push(Fragment::new(fragment.kind, piece));
            }
        }
    }
    let lines = lines.into_iter().filter(|line| !line.is_empty());
    lines.map(|line| view! { <p>{fragments(language, &line)}</p> }.into_any()).collect()
}

/// A name with the moment, as far as the word processor told them.
fn who(now: Now, author: &WordAuthor) -> String {
    let name = if author.name.is_empty() { w!(now.language, word.unnamed) } else { author.name.clone() };
    match author.at {
        Some(at) => format!("{name}, {}", now.date(now.zone.date_of(at))),
        None => name,
    }
}

fn note(now: Now, note: &WordNote) -> AnyView {
    let by = who(now, &note.author);
    view! {
        <div>
            <p class="small"><span class="label">{w!(now.language, word.note)}</span>" "{by}</p>
            <blockquote class="quote">{paragraphs(&note.text)}</blockquote>
        </div>
    }
    .into_any()
}

/// What was done with it, or the buttons.
fn decision(shown: &Shown, one: &WordChange, place: &str) -> Option<AnyView> {
    let language = shown.now.language;
    if let Some(decision) = one.decision {
        let done = match decision {
            WordDecision::Taken => w!(language, word.taken),
            WordDecision::Left => w!(language, word.left),
        };
        let at = one.decided_at.map(|at| moment(language, shown.now.zone, at));
        let said: Vec<String> = [at, one.decided_by.clone()].into_iter().flatten().collect();
        return Some(
            view! { <p><span class="tag plain">{done}</span>" "<span class="small quiet">{said.join(", ")}</span></p> }
                .into_any(),
        );
    }
    if !shown.opened.writable {
        return None;
    }
    let named = || view! { <span class="unseen">": "{place.to_owned()}</span> };
    let take = one.kind.can_be_taken().then(|| {
        view! { <button class="button" name="do" value="take">{w!(language, word.take)}{named()}</button> }
    });
    let leave =
        if one.kind.can_be_taken() { w!(language, word.leave) } else { w!(language, word.leave_read) };
    Some(
        view! {
            <form method="post" action=own(&shown.opened, &shown.visitor)>
                <input type="hidden" name="change" value=one.id/>
                <p class="actions">
                    {take}
                    <button class="button plain" name="do" value="leave">{leave}{named()}</button>
                </p>
            </form>
        }
        .into_any(),
    )
}
