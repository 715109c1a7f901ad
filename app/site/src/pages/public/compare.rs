//! The redline of two public texts of a draft; each change names the comments behind it.

use axum::extract::{Path, State};
use domain::redline::Redline;
use leptos::prelude::*;
use services::reading::{self, Comparison, PublicDraftSummary};

use crate::components::compared::{AskedComparison, compared, switches};
use crate::components::draft_document::of_draft_page;
use crate::components::draft_head::{DraftTab, draft_head, title};
use crate::components::files::files;
use crate::components::now::Now;
use crate::components::redline_view::Causes;
use crate::w;
use crate::{Answer, DraftPath, Head, PageError, Site, Visitor, number_of_address, page, see_other};

/// Leads to the comparison that says most: the discussion's changes, else the amendment's; else says that there is none.
///
/// # Errors
/// [`PageError::NotFound`] if there is no such placed draft.
pub async fn first(State(site): State<Site>, visitor: Visitor, DraftPath { number }: DraftPath) -> Answer {
    let draft = reading::draft(&site.services, &visitor.request(), &number).await?;
    let pair = match (&draft.revised, &draft.amended) {
        (Some(revised), _) if revised.number != draft.placed.number => {
            Some((draft.placed.number, revised.number))
        }
        (_, Some(_)) => Some((0, draft.placed.number)),
        _ => None,
    };
    if let Some((from, to)) = pair {
        let to = visitor.address().draft_part(&number, &format!("compare/{from}/{to}"));
        return Ok(see_other(&to, None));
    }
    let now = Now::of(&site, &visitor);
    let name = format!("{} · {}", w!(now.language, draft.compare), title(now, &draft.summary).1);
    Ok(page(&site, &visitor, Head::plain(name), move || nothing(now, &draft.summary)).await)
}

fn nothing(now: Now, summary: &PublicDraftSummary) -> AnyView {
    let language = now.language;
    view! {
        {draft_head(now, summary, DraftTab::Compare, None)}
        <div class="page">
            <div class="empty">
                <h2>{w!(language, draft.nothing_to_compare)}</h2>
                <p>{w!(language, draft.nothing_to_compare_says)}</p>
            </div>
        </div>
    }
    .into_any()
}

/// Shows the redline. `?lang=` chooses the language of the text, `?view=side` puts the texts beside each other, `?all=1`
/// shows the whole text.
///
/// # Errors
/// [`PageError::NotFound`] if there is no such placed draft or public text.
pub async fn get(
    State(site): State<Site>,
    visitor: Visitor,
    Path((_, number, from, to)): Path<(String, String, String, String)>,
) -> Answer {
    let from = number_of_address(&from).ok_or(PageError::NotFound)?;
    let to = number_of_address(&to).ok_or(PageError::NotFound)?;
    let comparison = reading::compare_page(&site.services, &visitor.request(), &number, from, to).await?;
    let now = Now::of(&site, &visitor);
    let asked = AskedComparison::of(&visitor, (from, to), &comparison.to.1);
    let name = format!("{} · {}", w!(now.language, draft.compare), title(now, &comparison.summary).1);
    let head = of_draft_page(now, Head::plain(name), &comparison.summary);
    Ok(page(&site, &visitor, head, move || whole(now, &comparison, asked)).await)
}

/// What a public text is called.
fn called(now: Now, comparison: &Comparison, number: i64) -> String {
    let language = now.language;
    let first_own = comparison.public.iter().copied().find(|number| *number > 0);
    if number == 0 {
        return w!(language, draft.in_force);
    }
    let revision = w!(language, draft.revision, number = number.to_string());
    let name = if first_own == Some(number) {
        w!(language, draft.placed_text)
    } else {
        w!(language, draft.revised_text)
    };
    format!("{name} · {revision}")
}

fn whole(now: Now, comparison: &Comparison, asked: AskedComparison) -> AnyView {
    let summary = &comparison.summary;
    let change = Redline::between(&comparison.from.1, &comparison.to.1, asked.lang);
    let comments = now.address().draft_part(&summary.number, "comments");
    let by_element = (asked.from > 0 && summary.reported_at.is_some()).then_some(&comparison.causes);
    let causes = Causes { by_element, comments: &comments };
    let called = (called(now, comparison, asked.from), called(now, comparison, asked.to));
    view! {
        {draft_head(now, summary, DraftTab::Compare, None)}
        <div class=if asked.look.side { "page" } else { "page narrow" }>
            {controls(now, comparison, asked)}
            {compared(now, &change, asked.look, causes, called)}
            {files(now, &summary.number, &format!("redline-{}-{}", asked.from, asked.to), &["docx", "pdf"], Vec::new())}
        </div>
    }
    .into_any()
}

fn controls(now: Now, comparison: &Comparison, asked: AskedComparison) -> AnyView {
    let language = now.language;
    let number = &comparison.summary.number;
    let address = |other: AskedComparison| now.address().draft_part(number, &other.part());
    let pairs = (comparison.public.len() > 2).then(|| {
        let pairs = comparison
            .public
            .windows(2)
            .filter_map(|pair| match pair {
                [from, to] => Some((*from, *to)),
                _ => None,
            })
            .map(|(from, to)| {
                let words = w!(
                    language,
                    draft.compare_title,
                    from = called(now, comparison, from),
                    to = called(now, comparison, to)
                );
                let here = ((from, to) == (asked.from, asked.to)).then_some("true");
                let at = address(AskedComparison { from, to, ..asked });
                view! { <a href=at aria-current=here>{words}</a> }
            })
            .collect_view();
        view! { <nav class="switch" aria-label=w!(language, draft.compare)>{pairs}</nav> }
    });
    view! {
        <div class="row screen-only">
            {pairs}
            {switches(now, asked, &comparison.to.1, address)}
        </div>
    }
    .into_any()
}
