//! The comments received in time, by clause or by date; decisions stand beside them once the report is published.

use axum::extract::State;
use domain::access::{Action, Resource};
use domain::discussion::{AuthorKind, Outcome};
use domain::draft::StageName;
use domain::language::Language;
use domain::standard::{ElementId, SectionKey};
use leptos::prelude::*;
use services::discussion::{Attachments, CommentFilter, CommentOrder, CommentView, attachments};
use services::reading::{self, CommentsPage};
use services::search::MOST as MOST_FOUND;

use super::comments_asked::{WITH_WORDING, address_of, asked, is_narrowed, order_code};
use super::comments_grouped::grouped;
use crate::components::clause::clause_anchor;
use crate::components::comment::{Ground, comment, outcome};
use crate::components::draft_document::of_draft_page;
use crate::components::draft_head::{DraftTab, draft_head, title};
use crate::components::form::{Errors, SelectField, TextField};
use crate::components::now::Now;
use crate::components::pager::pager;
use crate::components::support::Supporting;
use crate::w;
use crate::words::{author_kind, number, standard};
use crate::{Answer, DraftPath, Head, Site, Visitor, page};

/// Shows a page of comments. `?by=` orders them by `clause`, `date` or `oldest`, or shows those with a `wording`; `?page=` chooses
/// the page, `?element=` the comments on one clause; `?text=`, `?author=`, `?language=`, `?outcome=` narrow. `?no=` is the page
/// that holds a comment, and leaves aside what narrows: who follows a link to a comment finds it.
///
/// # Errors
/// [`crate::PageError::NotFound`] if there is no such placed draft, page, comment or clause.
pub async fn get(State(site): State<Site>, visitor: Visitor, DraftPath { number }: DraftPath) -> Answer {
    let filter = asked(&visitor)?;
    let comments = reading::comments(&site.services, &visitor.request(), &number, &filter).await?;
    let numbers: Vec<i64> = comments.listed.comments.iter().map(|comment| comment.number).collect();
    let files = attachments(&site.services, &number, &numbers).await?;
    let now = Now::of(&site, &visitor);
    let name = format!("{} · {}", w!(now.language, draft.comments), title(now, &comments.summary).1);
    let hides = visitor.may(Action::HideComment, &Resource::Draft { body: comments.summary.body.id });
    let head = of_draft_page(now, Head::plain(name), &comments.summary);
    Ok(page(&site, &visitor, head, move || whole(now, &comments, &filter, (hides, &files))).await)
}

fn whole(now: Now, comments: &CommentsPage, asked: &CommentFilter, more: (bool, &Attachments)) -> AnyView {
    let language = now.language;
    let summary = &comments.summary;
    let address = now.address().draft(&summary.number);
    let own = format!("{address}/comments");
    let only = asked.element.as_ref();
    let shown = &comments.listed;
    let list = if shown.comments.is_empty() {
        empty(now, comments, is_narrowed(asked))
    } else {
        listed(now, comments, asked, &address, more)
    };
    let awaited = summary.reported_at.is_none() && summary.withdrawn.is_none();
    let later = (awaited && !shown.comments.is_empty())
        .then(|| view! { <p class="small quiet">{w!(language, draft.decisions_later)}</p> });
    let withdrawn = (summary.comments_withdrawn > 0).then(|| {
        let count = number(language, summary.comments_withdrawn);
        view! { <p class="small quiet num">{w!(language, author.withdrawn_count, number = count)}</p> }
    });
    let cut = shown.is_more.then(|| {
        let most = number(language, MOST_FOUND);
        view! { <p class="small quiet num" role="status">{w!(language, search.newest_only, number = most)}</p> }
    });
    let by = order_code(asked);
    let pages = pager(now, shown.page, shown.pages, |page| address_of(&own, asked, by, Some(page)));
    let only = only.map(|id| {
        let place = comments.placed.clause_number(id).unwrap_or_default();
        let words = w!(language, draft.only_clause, number = place);
        view! { <p class="row"><span>{words}</span><a href=own.clone()>{w!(language, draft.all_comments)}</a></p> }
    });
    let order = |to: &'static str, words: String| {
        let current = (to == by).then_some("true");
        view! { <a href=address_of(&own, asked, to, None) aria-current=current>{words}</a> }
    };
    let write = (summary.stage == StageName::Open).then(|| {
        view! { <a class="button plain screen-only" href=format!("{address}/comment")>{w!(language, draft.comment_whole)}</a> }
    });
    view! {
        {draft_head(now, summary, DraftTab::Comments, None)}
        <div class="page narrow">
            <div class="row ends screen-only">
                <nav class="switch" aria-label=w!(language, draft.order)>
                    {order("clause", w!(language, draft.by_clause))}
                    {order("date", w!(language, draft.by_date))}
                    {order("oldest", w!(language, search.by_oldest))}
                    {order(WITH_WORDING, w!(language, search.with_wording))}
                </nav>
                {write}
            </div>
            {only}
            {filters(now, comments, asked, &own)}
            {later}
            {withdrawn}
            {cut}
            {list}
            {pages}
        </div>
    }
    .into_any()
}

/// The form that narrows the list; nothing as long as there is nothing to narrow. Decisions are asked for once they are public.
fn filters(now: Now, comments: &CommentsPage, asked: &CommentFilter, own: &str) -> Option<AnyView> {
    let language = now.language;
    let summary = &comments.summary;
    let any = |words: String| (String::new(), words);
    let none = Errors::none;
    let kinds = [any(w!(language, search.any_author))]
        .into_iter()
        .chain(AuthorKind::ALL.map(|kind| (kind.code().to_owned(), author_kind(language, kind))))
        .collect();
    let languages = [any(w!(language, search.any_language))]
        .into_iter()
        .chain(Language::ALL.map(|one| (one.code().to_owned(), standard::language_name(language, one))))
        .collect();
    let outcomes = [any(w!(language, search.any_outcome))]
        .into_iter()
        .chain(Outcome::ALL.map(|one| (one.code().to_owned(), outcome(language, one))))
        .collect::<Vec<_>>();
    let kind = asked.author_kind.map(AuthorKind::code).unwrap_or_default();
    let spoken = asked.language.map(Language::code).unwrap_or_default();
    let decided = asked.outcome.map(Outcome::code).unwrap_or_default();
    let outcomes = summary.reported_at.is_some().then(|| {
        view! { <SelectField name="outcome" label=w!(language, search.outcome) value=decided options=outcomes errors=none()/> }
    });
    let element =
        asked.element.as_ref().map(|id| view! { <input type="hidden" name="element" value=id.to_string()/> });
    let clear =
        is_narrowed(asked).then(|| view! { <a href=own.to_owned()>{w!(language, register.clear)}</a> });
    (summary.comments > 0).then(|| {
        view! {
            <form class="filters screen-only" role="search" method="get" action=own.to_owned()>
                <input type="hidden" name="by" value=order_code(asked)/>
                {element}
                <TextField name="text" label=w!(language, search.comment_words) value=asked.text.clone() errors=none() kind="search"/>
                <SelectField name="author" label=w!(language, search.author) value=kind options=kinds errors=none()/>
                <SelectField name="language" label=w!(language, search.language) value=spoken options=languages errors=none()/>
                {outcomes}
                <p class="actions"><button class="button">{w!(language, register.show)}</button>{clear}</p>
            </form>
        }
        .into_any()
    })
}

fn empty(now: Now, comments: &CommentsPage, is_narrowed: bool) -> AnyView {
    let language = now.language;
    if is_narrowed {
        return view! {
            <div class="empty">
                <h2>{w!(language, search.no_comments)}</h2>
                <p>{w!(language, search.no_comments_says)}</p>
            </div>
        }
        .into_any();
    }
    let open = comments.summary.stage == StageName::Open;
    let says =
        if open { w!(language, draft.no_comments_open) } else { w!(language, draft.no_comments_closed) };
    view! { <div class="empty"><h2>{w!(language, draft.no_comments)}</h2><p>{says}</p></div> }.into_any()
}

/// The comments of a page, grouped by what they concern where they are listed by clause.
fn listed(
    now: Now,
    comments: &CommentsPage,
    asked: &CommentFilter,
    address: &str,
    (hides, attachments): (bool, &Attachments),
) -> AnyView {
    let summary = &comments.summary;
    let (_, body) = summary.body.name.best(now.language);
    let desk = now.address().desk(&format!("drafts/{}", summary.number));
    let ground = Ground {
        placed: &comments.placed,
        draft: address,
        body,
        revised: comments.revised.as_ref(),
        awaits: summary.stage == StageName::Review,
        hides,
        reports: true,
        desk: &desk,
        attachments,
        supporting: Supporting::of(summary.stage == StageName::Open),
    };
    let one = |view: &CommentView| comment(now, view, ground);
    // Who follows a link to a comment finds it open.
    let drawn = |shown: &[CommentView]| {
        if asked.holding.is_some() {
            shown.iter().map(one).collect_view().into_any()
        } else {
            grouped(now, shown, one)
        }
    };
    let shown = &comments.listed.comments;
    let inside = if asked.order == CommentOrder::Clause {
        shown
            .chunk_by(|one, other| place(one) == place(other))
            .map(|group| {
                let title = group.first().map(|first| group_title(now, comments, first, address));
                let members = drawn(group);
                view! { {title}{members} }
            })
            .collect_view()
            .into_any()
    } else {
        drawn(shown)
    };
    view! { <section class="sheet"><div class="comments">{inside}</div></section> }.into_any()
}

/// What a comment concerns, to stand beside others on the same.
fn place(view: &CommentView) -> (Option<SectionKey>, Option<&ElementId>) {
    (view.anchor.section, view.anchor.element.as_ref())
}

fn group_title(now: Now, comments: &CommentsPage, first: &CommentView, address: &str) -> AnyView {
    let language = now.language;
    let counts = &comments.counts;
    let (words, to, many) = match (&first.anchor.element, first.anchor.section) {
        (Some(element), section) => {
            let many = counts.by_element.get(element.as_str()).copied().unwrap_or(0);
            let name = section.map(|key| standard::section_name(language, key)).unwrap_or_default();
            match comments.placed.clause_number(element) {
                Some(clause) => {
                    (format!("{clause} {name}"), format!("{address}#{}", clause_anchor(&clause)), many)
                }
                None => (name, address.to_owned(), many),
            }
        }
        (None, Some(key)) => {
            (whole_section(now, key), format!("{address}#s-{}", key.number().replace('.', "-")), 0)
        }
        (None, None) => (w!(language, draft.on_whole), address.to_owned(), counts.whole),
    };
    let many = (many > 0).then(|| view! { " "<span class="quiet num">{number(language, many)}</span> });
    view! { <h2 class="group"><a href=to>{words}</a>{many}</h2> }.into_any()
}

fn whole_section(now: Now, key: SectionKey) -> String {
    format!("{} {}", key.number(), standard::section_name(now.language, key))
}
