//! The comments received in time, by clause or by date; decisions stand beside them once the report is published.

use axum::extract::State;
use domain::access::{Action, Resource};
use domain::draft::StageName;
use domain::standard::{ElementId, SectionKey};
use leptos::prelude::*;
use services::discussion::{Attachments, CommentFilter, CommentOrder, CommentView, attachments};
use services::reading::{self, CommentsPage};

use crate::components::clause::clause_anchor;
use crate::components::comment::{Ground, comment};
use crate::components::draft_head::{DraftTab, draft_head, title};
use crate::components::now::Now;
use crate::components::pager::pager;
use crate::w;
use crate::words::{number, standard};
use crate::{Answer, DraftPath, Head, PageError, Site, Visitor, page};

/// Shows a page of comments. `?by=date` orders them by date, `?page=` chooses the page, `?no=` the page that holds a
/// comment, `?element=` the comments on one clause.
///
/// # Errors
/// [`PageError::NotFound`] if there is no such placed draft, page, comment or clause.
pub async fn get(State(site): State<Site>, visitor: Visitor, DraftPath { number }: DraftPath) -> Answer {
    let element = match visitor.parameter("element") {
        Some(id) => Some(ElementId::parse(&id).map_err(|_| PageError::NotFound)?),
        None => None,
    };
    let by_date = visitor.parameter("by").as_deref() == Some("date");
    let numbered =
        |name: &str| visitor.parameter(name).map(|text| text.parse().map_err(|_| PageError::NotFound));
    let filter = CommentFilter {
        order: if by_date { CommentOrder::Newest } else { CommentOrder::Clause },
        page: visitor
            .parameter("page")
            .map_or(Ok(1), |text| text.parse().map_err(|_| PageError::NotFound))?,
        holding: numbered("no").transpose()?,
        element,
        ..CommentFilter::default()
    };
    let comments = reading::comments(&site.services, &visitor.request(), &number, &filter).await?;
    let numbers: Vec<i64> = comments.listed.comments.iter().map(|comment| comment.number).collect();
    let files = attachments(&site.services, &number, &numbers).await?;
    let now = Now::of(&site, &visitor);
    let name = format!("{} · {}", w!(now.language, draft.comments), title(now, &comments.summary).1);
    let hides = visitor.may(Action::HideComment, &Resource::Draft { body: comments.summary.body.id });
    Ok(page(&site, &visitor, Head::plain(name), move || whole(now, &comments, &filter, (hides, &files)))
        .await)
}

fn whole(now: Now, comments: &CommentsPage, asked: &CommentFilter, more: (bool, &Attachments)) -> AnyView {
    let language = now.language;
    let summary = &comments.summary;
    let address = now.address().draft(&summary.number);
    let own = format!("{address}/comments");
    let (by_clause, only) = (asked.order == CommentOrder::Clause, asked.element.as_ref());
    let shown = &comments.listed;
    let list = if shown.comments.is_empty() {
        empty(now, comments)
    } else {
        listed(now, comments, by_clause, &address, more)
    };
    let awaited = summary.reported_at.is_none() && summary.withdrawn.is_none();
    let later = (awaited && !shown.comments.is_empty())
        .then(|| view! { <p class="small quiet">{w!(language, draft.decisions_later)}</p> });
    let by = if by_clause { "clause" } else { "date" };
    let of_element = only.map(|id| format!("&element={id}")).unwrap_or_default();
    let pages = pager(now, shown.page, shown.pages, |page| format!("{own}?by={by}{of_element}&page={page}"));
    let only = only.map(|id| {
        let place = comments.placed.clause_number(id).unwrap_or_default();
        let words = w!(language, draft.only_clause, number = place);
        view! { <p class="row"><span>{words}</span><a href=own.clone()>{w!(language, draft.all_comments)}</a></p> }
    });
    let order = |to: &'static str, words: String| {
        let current = (to == by).then_some("true");
        view! { <a href=format!("{own}?by={to}{of_element}") aria-current=current>{words}</a> }
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
                </nav>
                {write}
            </div>
            {only}
            {later}
            {list}
            {pages}
        </div>
    }
    .into_any()
}

fn empty(now: Now, comments: &CommentsPage) -> AnyView {
    let language = now.language;
    let open = comments.summary.stage == StageName::Open;
    let says =
        if open { w!(language, draft.no_comments_open) } else { w!(language, draft.no_comments_closed) };
    view! { <div class="empty"><h2>{w!(language, draft.no_comments)}</h2><p>{says}</p></div> }.into_any()
}

/// The comments of a page, grouped by what they concern where they are listed by clause.
fn listed(
    now: Now,
    comments: &CommentsPage,
    by_clause: bool,
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
        desk: &desk,
        attachments,
    };
    let one = |view: &CommentView| comment(now, view, ground);
    let shown = &comments.listed.comments;
    let inside = if by_clause {
        shown
            .chunk_by(|one, other| place(one) == place(other))
            .map(|group| {
                let title = group.first().map(|first| group_title(now, comments, first, address));
                let members = group.iter().map(one).collect_view();
                view! { {title}{members} }
            })
            .collect_view()
            .into_any()
    } else {
        shown.iter().map(one).collect_view().into_any()
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
