//! The redline of two versions of a standard.

use axum::extract::{Path, State};
use domain::redline::Redline;
use leptos::prelude::*;
use services::standards::{self, StandardComparison, VersionSummary};

use crate::components::compared::{AskedComparison, compared, switches};
use crate::components::now::Now;
use crate::components::page_head::{Crumbs, PageHead};
use crate::components::redline_view::Causes;
use crate::components::spoken::best_words;
use crate::components::standard_act::validity;
use crate::w;
use crate::{Answer, Head, PageError, Site, Visitor, number_of_address, page};

/// Shows the redline. `?lang=` chooses the language of the text, `?view=side` puts the texts beside each other, `?all=1`
/// shows the whole text.
///
/// # Errors
/// [`PageError::NotFound`] if there is no such service or version, or one of them has no text.
pub async fn get(
    State(site): State<Site>,
    visitor: Visitor,
    Path((_, code, from, to)): Path<(String, String, String, String)>,
) -> Answer {
    let from = number_of_address(&from).ok_or(PageError::NotFound)?;
    let to = number_of_address(&to).ok_or(PageError::NotFound)?;
    let comparison = standards::compare(&site.services, &code, from, to).await?;
    let now = Now::of(&site, &visitor);
    let asked = AskedComparison::of(&visitor, (from, to), &comparison.to.1);
    let name = comparison.service.name.best(now.language).1;
    let name = format!("{} · {name}", w!(now.language, draft.compare));
    Ok(page(&site, &visitor, Head::plain(name), move || whole(now, &comparison, asked)).await)
}

/// What a version is called.
fn called(now: Now, version: &VersionSummary) -> String {
    let number = w!(now.language, register.version, number = version.number.to_string());
    format!("{number} · {}", validity(now.language, version))
}

fn whole(now: Now, comparison: &StandardComparison, asked: AskedComparison) -> AnyView {
    let language = now.language;
    let service = &comparison.service;
    let (title_lang, name) = best_words(language, &service.name);
    let crumbs = Crumbs::new(w!(language, draft.path))
        .link(now.address().to("/standards"), w!(language, in_force.title))
        .link(now.address().standard(&service.code), service.code.clone());
    let change = Redline::between(&comparison.from.1, &comparison.to.1, asked.lang);
    let called = (called(now, &comparison.from.0), called(now, &comparison.to.0));
    let causes = Causes { by_element: None, comments: "" };
    let address = |other: AskedComparison| now.address().standard_part(&service.code, &other.part());
    view! {
        <PageHead title=name lang=title_lang crumbs=crumbs/>
        <div class=if asked.look.side { "page" } else { "page narrow" }>
            <div class="row screen-only">{switches(now, asked, &comparison.to.1, address)}</div>
            {compared(now, &change, asked.look, causes, called)}
        </div>
    }
    .into_any()
}
