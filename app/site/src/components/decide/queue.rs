//! The queue: the filter and the lines of the comments that it keeps.

use domain::discussion::AuthorKind;
use domain::language::Language;
use leptos::prelude::*;
use services::discussion::{QueueLine, QueuePage};

use super::commented_draft::beginning;
use super::{About, CommentedDraft, DecideAddress, DecideFilter, DecisionState};
use crate::components::comment::comment_number;
use crate::components::form::{Errors, SelectField, TextField};
use crate::w;
use crate::words::standard::section_name;
use crate::words::{author, author_kind, number};

/// What the queue shows and where.
pub struct QueueState<'a> {
    /// The draft.
    pub commented: &'a CommentedDraft,
    /// A page of the lines that the filter keeps.
    pub page: &'a QueuePage,
    /// The filter.
    pub filter: &'a DecideFilter,
    /// The numbers ticked before the form came back.
    pub ticked: &'a [i64],
    /// Addresses of the page.
    pub address: &'a DecideAddress,
}

/// The queue of comments with its filter and its pages.
pub fn queue(language: Language, state: &QueueState<'_>) -> AnyView {
    let QueueState { page, address, .. } = state;
    let count = page.comments;
    let lines = page.lines.iter().map(|one| line(language, one, state)).collect_view();
    let list = if page.lines.is_empty() {
        nothing(language, address)
    } else {
        view! { <ol data-one-stop="yes">{lines}</ol><p class="hint">{w!(language, decide.tick_hint)}</p> }
            .into_any()
    };
    view! {
        <details class="fold sticky" tabindex="0" id="queue">
            <summary>{w!(language, decide.queue)}" "<span class="num">{number(language, count)}</span></summary>
            <section class="queue" aria-label=w!(language, decide.queue)>
                {filters(language, state)}
                <p class="found num" role="status">{w!(language, decide.found, count = count)}</p>
                {list}
                {(page.pages > 1).then(|| pager(language, page.page, page.pages, address))}
            </section>
        </details>
    }
    .into_any()
}

fn line(language: Language, one: &QueueLine, state: &QueueState<'_>) -> AnyView {
    let QueueState { commented, ticked, address, .. } = state;
    let comment = &one.comment;
    let opens = comment.number;
    let who = if one.members > 1 {
        w!(language, decide.group_of, count = one.members)
    } else {
        author(language, &comment.author)
    };
    let clause = commented.clause_number(&comment.anchor).unwrap_or_else(|| w!(language, decide.whole_draft));
    let lang = comment.language.code();
    let says = beginning(&comment.text, 120);
    let here = one.is_here;
    let decided = comment.decision.is_some();
    let tick = (!decided && !here && one.members == 1).then(|| {
        view! {
            <label class="tick">
                <input type="checkbox" name="comments" value=opens.to_string() form="decision" checked=ticked.contains(&opens)/>
                <span class="unseen">{w!(language, decide.tick, number = comment_number(language, opens))}</span>
            </label>
        }
    });
    view! {
        <li class=decided.then_some("done") aria-current=here.then_some("true")>
            <a href=address.comment(opens)>
                <span class="who">{who}</span>
                <span class="num">{clause}</span>
                <span class="says" lang=lang>{says}</span>
            </a>
            {tick}
        </li>
    }
    .into_any()
}

fn nothing(language: Language, address: &DecideAddress) -> AnyView {
    view! {
        <p>{w!(language, decide.nothing_found)}</p>
        <p><a href=format!("{}?state=all", address.bare())>{w!(language, decide.show_all)}</a></p>
    }
    .into_any()
}

fn filters(language: Language, state: &QueueState<'_>) -> AnyView {
    let QueueState { commented, filter, address, .. } = state;
    let about = about_options(language, commented, state.page);
    let states = [
        (DecisionState::Undecided, w!(language, decide.filter_undecided)),
        (DecisionState::Decided, w!(language, decide.filter_decided)),
        (DecisionState::All, w!(language, decide.filter_all)),
    ];
    let states = states.into_iter().map(|(state, words)| (state.code().to_owned(), words)).collect();
    let kinds = std::iter::once((String::new(), w!(language, decide.filter_any_kind)))
        .chain(AuthorKind::ALL.into_iter().map(|one| (one.code().to_owned(), author_kind(language, one))))
        .collect();
    let chosen_kind = filter.kind.map_or("", AuthorKind::code);
    let errors = Errors::none;
    view! {
        <form class="filters" method="get" action=address.bare()>
            <SelectField name="state" label=w!(language, decide.filter_state) value=filter.state.code() options=states errors=errors()/>
            <SelectField name="kind" label=w!(language, decide.filter_kind) value=chosen_kind options=kinds errors=errors()/>
            <SelectField name="about" label=w!(language, decide.filter_about) value=filter.about.code() options=about errors=errors() class="wide"/>
            <TextField name="q" label=w!(language, decide.filter_text) value=filter.text.clone() errors=errors() kind="search" class="wide"/>
            <label class="choice wide">
                <input type="checkbox" name="alike" value="1" checked=filter.alike/>
                <span>{w!(language, decide.filter_alike)}</span>
            </label>
            <p class="actions">
                <button class="button plain small">{w!(language, decide.filter_show)}</button>
                {filter.is_narrow().then(|| view! { <a href=address.bare()>{w!(language, decide.filter_clear)}</a> })}
            </p>
        </form>
    }
    .into_any()
}

/// What the comments of the draft concern, each once, in the order of the text.
fn about_options(language: Language, commented: &CommentedDraft, page: &QueuePage) -> Vec<(String, String)> {
    let mut options = vec![(String::new(), w!(language, decide.filter_anything))];
    for (section, element) in &page.concerned {
        options.push(if let Some(element) = element {
            let number = commented.placed.clause_number(element).unwrap_or_default();
            (About::Element(element.clone()).code(), format!("\u{2003}{number}"))
        } else {
            let name = format!("{} {}", section.number(), section_name(language, *section));
            (About::Section(*section).code(), name)
        });
    }
    if page.has_whole {
        options.push((About::Whole.code(), w!(language, decide.filter_whole)));
    }
    options
}

/// Links to the first and the last page and to those around this one.
fn pager(language: Language, page: u64, pages: u64, address: &DecideAddress) -> AnyView {
    let at = |page: u64| address.with(&[("page", page.to_string())]);
    let mut shown: Vec<u64> = vec![1, pages];
    shown.extend(page.saturating_sub(2).max(1)..=page.saturating_add(2).min(pages));
    shown.sort_unstable();
    shown.dedup();
    let mut before = 0;
    let items = shown
        .into_iter()
        .map(|one| {
            let gap = (one > before + 1).then(|| view! { <li><span>"…"</span></li> });
            before = one;
            let current = (one == page).then_some("page");
            view! { {gap}<li><a href=at(one) aria-current=current>{one}</a></li> }
        })
        .collect_view();
    view! {
        <nav class="pages" aria-label=w!(language, decide.pages)>
            {(page > 1).then(|| view! { <a rel="prev" href=at(page - 1)>{w!(language, decide.earlier)}</a> })}
            <ol>{items}</ol>
            {(page < pages).then(|| view! { <a rel="next" href=at(page + 1)>{w!(language, decide.later)}</a> })}
        </nav>
    }
    .into_any()
}
