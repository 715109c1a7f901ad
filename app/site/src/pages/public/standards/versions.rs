//! Every version of the standard of a service with its act.

use axum::extract::{Path, State};
use leptos::prelude::*;
use services::standards::{self, StandardKind, StandardService, VersionSummary};

use super::links::{Links, StandardAddress};
use crate::components::corrections::corrections;
use crate::components::now::Now;
use crate::components::page_head::{Crumbs, PageHead};
use crate::components::spoken::best_words;
use crate::components::standard_act::{numbered_of, validity};
use crate::w;
use crate::{Answer, Head, Site, Visitor, page};

/// Lists the versions, the newest first.
///
/// # Errors
/// [`crate::PageError::NotFound`] if there is no such service.
pub async fn get(
    State(site): State<Site>,
    visitor: Visitor,
    Path((_, code)): Path<(String, String)>,
) -> Answer {
    let service = standards::service(&site.services, &code).await?;
    let versions = standards::versions(&site.services, &code).await?;
    let now = Now::of(&site, &visitor);
    let links = Links::around(&StandardAddress::of(&site, now, &service.code));
    let name = service.name.best(now.language).1;
    let head = Head::plain(format!("{} · {name}", w!(now.language, in_force.versions)));
    let mut answer = page(&site, &visitor, head, move || whole(now, &service, &versions)).await;
    links.put(&mut answer);
    Ok(answer)
}

fn whole(now: Now, service: &StandardService, versions: &[VersionSummary]) -> AnyView {
    let language = now.language;
    let address = now.address();
    let (lang, name) = best_words(language, &service.name);
    let crumbs = Crumbs::new(w!(language, draft.path))
        .link(address.to("/standards"), w!(language, in_force.title))
        .link(address.standard(&service.code), service.code.clone());
    let list = if versions.is_empty() {
        view! { <p class="quiet">{w!(language, in_force.not_yet_none)}</p> }.into_any()
    } else {
        let rows = versions
            .iter()
            .enumerate()
            .map(|(place, version)| row(now, &service.code, version, versions.get(place + 1)))
            .collect_view();
        view! { <ol class="versions">{rows}</ol> }.into_any()
    };
    view! {
        <PageHead title=name lang=lang crumbs=crumbs/>
        <div class="page narrow">
            <section class="sheet rows" aria-labelledby="versions">
                <h2 id="versions">{w!(language, in_force.versions)}</h2>
                {list}
            </section>
        </div>
    }
    .into_any()
}

/// What an act did: "Amendment".
fn kind(now: Now, kind: StandardKind) -> String {
    match kind {
        StandardKind::Adopted => w!(now.language, in_force.kind_adopted),
        StandardKind::Amended => w!(now.language, in_force.kind_amended),
        StandardKind::Cancelled => w!(now.language, in_force.kind_cancelled),
    }
}

fn row(now: Now, code: &str, version: &VersionSummary, before: Option<&VersionSummary>) -> AnyView {
    let language = now.language;
    let address = now.address();
    let order = numbered_of(language, &version.act.order_number, version.act.order_on);
    let to = address.standard(&format!("{code}?version={}", version.number));
    let has_text = |one: &VersionSummary| one.kind != StandardKind::Cancelled;
    let compared = before.filter(|before| has_text(before) && has_text(version)).map(|before| {
        let part = format!("compare/{}/{}", before.number, version.number);
        let to = address.standard_part(code, &part);
        view! { " · "<a href=to>{w!(language, draft.see_changes)}</a> }
    });
    let draft = version.draft.as_ref().map(|number| {
        view! { " · "<a class="num" href=address.draft(number)>{w!(language, draft.number, number = number.clone())}</a> }
    });
    let over = version.valid_until.is_some_and(|until| until < now.today());
    let current = version.effective_on.is_some_and(|from| from <= now.today()) && !over;
    view! {
        <li aria-current=current.then_some("true")>
            <span class="num">{validity(language, version)}</span>
            <div>
                <a href=to>{w!(language, register.version, number = version.number.to_string())}</a>
                ": "{kind(now, version.kind)}", "{order}{draft}{compared}
                {corrections(now, version)}
            </div>
        </li>
    }
    .into_any()
}
