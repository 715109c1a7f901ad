//! The clauses of an amendment with the form in which the words of one are edited.

use domain::language::Language;
use leptos::prelude::*;
use services::drafts::{KeptWords, WordedClause};

use super::shown::Shown;
use crate::components::amending_clause::clause_words;
use crate::components::bar::own_name;
use crate::components::form::AreaField;
use crate::w;

/// Which clause is edited, and in which language the clauses are shown.
struct Reading {
    tongue: Language,
    edited: Option<usize>,
    typed: Option<KeptWords>,
}

impl Reading {
    fn of(shown: &Shown) -> Self {
        let typed = shown.typed.words.clone();
        let asked = || shown.visitor.parameter("text").and_then(|code| Language::from_code(&code));
        let tongue = typed.as_ref().map(|words| words.language).or_else(asked);
        let clauses = &shown.page.clauses.clauses;
        let edited = match &typed {
            Some(words) => clauses.iter().position(|clause| clause.key == words.clause),
            None => shown.visitor.parameter("edit").and_then(|edit| edit.parse().ok()),
        };
        let edited = edited.filter(|_| shown.page.writable.words);
        Self { tongue: tongue.unwrap_or(shown.now.language), edited, typed }
    }
}

/// The clauses, whether they are proven, and the edited words whose clause is gone.
pub(super) fn clauses(shown: &Shown) -> AnyView {
    let language = shown.now.language;
    let told = &shown.page.clauses;
    let reading = Reading::of(shown);
    let proven = if told.proven {
        view! { <p class="check">{w!(language, amending.proven)}</p> }.into_any()
    } else {
        view! { <p class="notice bad">{w!(language, amending.not_proven)}</p> }.into_any()
    };
    let list = if told.clauses.is_empty() {
        view! { <p class="quiet">{w!(language, amending.nothing)}</p> }.into_any()
    } else {
        let clauses = told.clauses.iter().enumerate();
        let clauses = clauses.map(|(place, one)| clause(shown, &reading, place, one)).collect_view();
        view! { <ol>{clauses}</ol> }.into_any()
    };
    let own = shown.own();
    let tongues = Language::ALL.map(|tongue| {
        let current = (tongue == reading.tongue).then_some("true");
        view! {
            <a href=format!("{own}?text={}#clauses", tongue.code()) lang=tongue.code() aria-current=current>{own_name(tongue)}</a>" "
        }
    });
    view! {
        {dropped(shown)}
        <section class="sheet rows" id="clauses">
            <h2>{w!(language, amending.title)}</h2>
            <p class="small quiet">{w!(language, amending.says)}</p>
            <nav class="actions" aria-label=w!(language, amending.text_in)>{tongues.collect_view()}</nav>
            {list}
            {proven}
        </section>
    }
    .into_any()
}

fn clause(shown: &Shown, reading: &Reading, place: usize, one: &WordedClause) -> AnyView {
    let language = shown.now.language;
    let tongue = reading.tongue;
    let is_edited = !one.edited.get(tongue).is_empty();
    let tag = is_edited.then(|| {
        view! { " "<span class="tag plain" lang=language.code()>{w!(language, amending.edited)}</span> }
    });
    let body = if reading.edited == Some(place) {
        form(shown, reading, one)
    } else {
        let to = format!("{}?text={}&edit={place}#clause-{place}", shown.own(), tongue.code());
        let edit = shown.page.writable.words.then(|| {
            let number = place.saturating_add(1);
            view! {
                <p class="small">
                    <a href=to lang=language.code()>{w!(language, amending.edit)}<span class="unseen">" "{number}</span></a>
                </p>
            }
        });
        view! { {edit} }.into_any()
    };
    view! {
        <li id=format!("clause-{place}") lang=tongue.code()>
            {clause_words(one, tongue)}{tag}
            {body}
        </li>
    }
    .into_any()
}

/// The form with the words as they stand, or as they were typed. It names the clause that was shown.
fn form(shown: &Shown, reading: &Reading, one: &WordedClause) -> AnyView {
    let language = shown.now.language;
    let tongue = reading.tongue;
    let typed = reading.typed.as_ref().map(|typed| typed.words.clone());
    let generated = one.generated.get(tongue).to_owned();
    view! {
        <form class="form rows" method="post" action=shown.own() lang=language.code()>
            <input type="hidden" name="clause" value=one.key.clone()/>
            <input type="hidden" name="mark" value=one.mark.clone()/>
            <input type="hidden" name="tongue" value=tongue.code()/>
            <AreaField name="words" label=w!(language, amending.words) text=typed.unwrap_or_else(|| one.words(tongue).to_owned())
                errors=shown.typed.errors.clone() hint=w!(language, amending.words_hint) rows=4 lang=tongue.code().to_owned()/>
            <p class="small quiet">{w!(language, amending.generated)}" "<span lang=tongue.code()>{generated}</span></p>
            <p class="actions">
                <button class="button" name="do" value="words">{w!(language, amending.keep_words)}</button>
                <a href=format!("{}?text={}#clauses", shown.own(), tongue.code())>{w!(language, form.cancel)}</a>
            </p>
        </form>
    }
    .into_any()
}

/// Edited words whose clause changed since or is no more, and words that were typed for such a clause: to be taken over by hand.
fn dropped(shown: &Shown) -> Option<AnyView> {
    let language = shown.now.language;
    let told = &shown.page.clauses;
    let is_known = |words: &&KeptWords| told.clauses.iter().any(|clause| clause.key == words.clause);
    let typed = shown.typed.words.as_ref().filter(|words| !is_known(words) && !words.words.is_empty());
    if told.dropped.is_empty() && typed.is_none() {
        return None;
    }
    let writable = shown.page.writable.words;
    let typed = typed.map(|words| {
        view! { <li><p lang=words.language.code()>{words.words.clone()}</p></li> }
    });
    let items = told.dropped.iter().map(|words| {
        let drop = writable.then(|| {
            view! {
                <form method="post" action=shown.own()>
                    <input type="hidden" name="clause" value=words.clause.clone()/>
                    <input type="hidden" name="mark" value=words.mark.clone()/>
                    <input type="hidden" name="tongue" value=words.language.code()/>
                    <button class="link" name="do" value="drop">{w!(language, amending.drop)}</button>
                </form>
            }
        });
        view! { <li><p lang=words.language.code()>{words.words.clone()}</p>{drop}</li> }
    });
    Some(
        view! {
            <section class="notice warn">
                <h2>{w!(language, amending.dropped)}</h2>
                <p>{w!(language, amending.dropped_says)}</p>
                <ul>{typed}{items.collect_view()}</ul>
            </section>
        }
        .into_any(),
    )
}
