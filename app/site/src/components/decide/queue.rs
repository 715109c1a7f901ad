//! The queue: the filter and the lines of the comments that it keeps.

use domain::discussion::AuthorKind;
use domain::language::Language;
use domain::standard::SectionKey;
use leptos::prelude::*;

use super::commented_draft::beginning;
use super::{About, CommentedDraft, DecideAddress, DecideFilter, DecisionState, QueueRows, Row};
use crate::components::comment::comment_number;
use crate::components::form::{Errors, SelectField, TextField};
use crate::w;
use crate::words::standard::section_name;
use crate::words::{author, author_kind, number};

/// What the queue shows and where.
pub struct QueueState<'a> {
    /// The draft.
    pub commented: &'a CommentedDraft,
    /// The lines that the filter keeps.
    pub rows: &'a QueueRows,
    /// The filter.
    pub filter: &'a DecideFilter,
    /// The chosen comment.
    pub chosen: Option<i64>,
    /// The numbers ticked before the form came back.
    pub ticked: &'a [i64],
    /// Addresses of the page.
    pub address: &'a DecideAddress,
}

/// The queue of comments with its filter and its pages.
pub fn queue(language: Language, state: &QueueState<'_>) -> AnyView {
    let QueueState { rows, address, .. } = state;
    let page = rows.page(state.filter.page, state.chosen);
    let pages = rows.pages();
    let count = u64::try_from(rows.comments).unwrap_or(u64::MAX);
    let lines = rows.on(page).iter().map(|row| line(language, row, state)).collect_view();
    let list = if rows.all.is_empty() {
        nothing(language, address)
    } else {
        view! { <ol>{lines}</ol><p class="hint">{w!(language, decide.tick_hint)}</p> }.into_any()
    };
    view! {
        <details class="fold sticky" tabindex="0">
            <summary>{w!(language, decide.queue)}" "<span class="num">{number(language, count)}</span></summary>
            <section class="queue" aria-label=w!(language, decide.queue)>
                {filters(language, state)}
                <p class="found num" role="status">{w!(language, decide.found, count = count)}</p>
                {list}
                {(pages > 1).then(|| pager(language, page, pages, address))}
            </section>
        </details>
    }
    .into_any()
}

fn line(language: Language, row: &Row, state: &QueueState<'_>) -> Option<AnyView> {
    let QueueState { commented, chosen, ticked, address, .. } = state;
    let lead = row.lead;
    let comment = commented.comment(lead)?;
    let who = match u64::try_from(row.members.len()) {
        Ok(count) if count > 1 => w!(language, decide.group_of, count = count),
        _ => author(language, &comment.author),
    };
    let clause = commented.clause_number(&comment.anchor).unwrap_or_else(|| w!(language, decide.whole_draft));
    let lang = comment.language.code();
    let says = beginning(&comment.text, 120);
    let here = chosen.is_some_and(|chosen| row.members.contains(&chosen));
    let tick = (!row.decided && !here && row.members.len() == 1).then(|| {
        view! {
            <label class="tick">
                <input type="checkbox" name="comments" value=lead.to_string() form="decision" checked=ticked.contains(&lead)/>
                <span class="unseen">{w!(language, decide.tick, number = comment_number(language, lead))}</span>
            </label>
        }
    });
    let line = view! {
        <li class=row.decided.then_some("done") aria-current=here.then_some("true")>
            <a href=address.comment(lead)>
                <span class="who">{who}</span>
                <span class="num">{clause}</span>
                <span class="says" lang=lang>{says}</span>
            </a>
            {tick}
        </li>
    };
    Some(line.into_any())
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
    let about = about_options(language, commented);
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
fn about_options(language: Language, commented: &CommentedDraft) -> Vec<(String, String)> {
    let mut options = vec![(String::new(), w!(language, decide.filter_anything))];
    let mut last_section: Option<SectionKey> = None;
    let mut last = About::Anything;
    for comment in &commented.comments {
        let Some(section) = comment.anchor.section else { continue };
        if last_section != Some(section) {
            last_section = Some(section);
            let name = format!("{} {}", section.number(), section_name(language, section));
            options.push((About::Section(section).code(), name));
        }
        let Some(element) = &comment.anchor.element else { continue };
        let about = About::Element(element.clone());
        if about != last {
            let number = commented.placed.clause_number(element).unwrap_or_default();
            options.push((about.code(), format!("\u{2003}{number}")));
            last = about;
        }
    }
    if commented.comments.iter().any(|comment| comment.anchor.section.is_none()) {
        options.push((About::Whole.code(), w!(language, decide.filter_whole)));
    }
    options
}

fn pager(language: Language, page: usize, pages: usize, address: &DecideAddress) -> AnyView {
    let at = |page: usize| address.with(&[("page", page.to_string())]);
    let items = (1..=pages)
        .map(|one| {
            let current = (one == page).then_some("page");
            view! { <li><a href=at(one) aria-current=current>{one}</a></li> }
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
