//! The standard of a service: the text in force today, on any date, or in any version (RF-1).

use axum::extract::{Path, State};
use chrono::NaiveDate;
use domain::language::Language;
use http::{HeaderMap, StatusCode};
use leptos::prelude::*;
use services::reading::CommentCounts;
use services::standards::{
    self, Signer, StandardKind, StandardOn, StandardState, StandardVersion, Version, VersionSummary,
    day_of_address,
};

use super::aside::{aside, other_day};
use super::links::{
    ACCEPT_DATETIME, Asked, Links, StandardAddress, own_address, put_memento, put_negotiated,
};
use super::notices;
use super::text::law;
use super::timegate;
use crate::components::form::{ErrorSummary, Errors};
use crate::components::now::Now;
use crate::components::outline::outline;
use crate::components::page_head::{Crumbs, PageHead};
use crate::components::spoken::best_words;
use crate::components::standard_act::{numbered_of, validity};
use crate::components::structured::Described;
use crate::components::text_language::{TextLanguage, written};
use crate::w;
use crate::{Answer, Head, PageError, Site, Visitor, number_of_address, page_with_status};

/// What the page shows.
struct StandardPage {
    visitor: Visitor,
    standard: StandardOn,
    signers: Vec<Signer>,
    asked: Asked,
    text: Language,
    /// The date as it was typed.
    typed: String,
    errors: Errors,
}

/// Shows the text in force today; `?on=` chooses another date, `?version=` a version, `?text=` the language of the text. Who
/// asks for an instant by `Accept-Datetime` is led to its text.
///
/// # Errors
/// [`PageError::NotFound`] if there is no such service or version, [`PageError::BadRequest`] if the header names no instant.
pub async fn get(
    State(site): State<Site>,
    visitor: Visitor,
    headers: HeaderMap,
    Path((_, code)): Path<(String, String)>,
) -> Answer {
    let now = Now::of(&site, &visitor);
    let (on, version) = (visitor.parameter("on"), visitor.parameter("version"));
    if on.is_none()
        && version.is_none()
        && let Some(wanted) = headers.get(ACCEPT_DATETIME)
        && let Some(answer) = timegate::lead(&site, now, &code, wanted).await?
    {
        return Ok(answer);
    }
    let mut errors = Errors::none();
    let asked = match (&version, &on) {
        (Some(text), _) => Asked::Version(number_of_address(text).ok_or(PageError::NotFound)?),
        (None, None) => Asked::Today,
        (None, Some(text)) => day_of_address(text).map_or_else(
            || {
                errors.add("on", w!(now.language, in_force.bad_day));
                Asked::Today
            },
            Asked::On,
        ),
    };
    let standard = found(&site, now, &code, asked).await?;
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let text = visitor.parameter("text").and_then(|code| Language::from_code(&code));
    let typed = on.unwrap_or_else(|| standard.date.to_string());
    let address = StandardAddress::of(&site, now, &standard.service.code);
    let links = Links::of(&address, &standard, asked);
    let shown = StandardPage {
        visitor: visitor.clone(),
        signers: signers(&site, &standard).await?,
        standard: standard.clone(),
        asked,
        text: text.unwrap_or(now.language),
        typed,
        errors,
    };
    let head = document(&site, now, &standard, asked);
    let mut answer = page_with_status(&site, &visitor, head, status, move || whole(now, &shown)).await;
    links.put(&mut answer);
    match asked {
        Asked::On(_) => put_memento(&mut answer, &address, &standard),
        Asked::Today => put_negotiated(&mut answer),
        Asked::Version(_) => {}
    }
    Ok(answer)
}

async fn found(site: &Site, now: Now, code: &str, asked: Asked) -> Result<StandardOn, PageError> {
    let date = match asked {
        Asked::Today => now.today(),
        Asked::On(date) => date,
        Asked::Version(number) => {
            let found = standards::version(&site.services, code, number).await?;
            return Ok(of_version(found, now.today()));
        }
    };
    Ok(standards::on(&site.services, code, date).await?)
}

/// Who signed the order of the text that is shown.
async fn signers(site: &Site, standard: &StandardOn) -> Result<Vec<Signer>, PageError> {
    let StandardState::InForce(version) = &standard.state else { return Ok(Vec::new()) };
    Ok(standards::signers(&site.services, standard.service.id, version.summary.number).await?)
}

/// A version as the page shows it; one that ended the standard has no text.
fn of_version(found: StandardVersion, date: NaiveDate) -> StandardOn {
    let StandardVersion { service, version } = found;
    let state = if version.summary.kind == StandardKind::Cancelled {
        StandardState::Ceased { act: Box::new(version.summary), last: version.previous }
    } else {
        StandardState::InForce(Box::new(version))
    };
    StandardOn { service, date, state }
}

/// What the document says about itself: the act and its validity where a text is shown.
fn document(site: &Site, now: Now, standard: &StandardOn, asked: Asked) -> Head {
    let name = title(now, standard);
    let head = Head::plain(name.clone()).standing_at(own_address(standard, asked));
    let head = match &standard.state {
        StandardState::InForce(version) => {
            let act = &version.summary.act;
            let order = numbered_of(now.language, &act.order_number, act.order_on);
            let valid = validity(now.language, &version.summary);
            head.described(w!(
                now.language,
                sharing.standard_says,
                name = name.clone(),
                order = order,
                valid = valid
            ))
        }
        StandardState::Ceased { .. } | StandardState::NotYet(_) => head,
    };
    match (Described { now, root: &site.settings.public_url }).standard(standard, name) {
        Some(about) => head.about(about),
        None => head,
    }
}

fn title(now: Now, standard: &StandardOn) -> String {
    let name = standard.service.name.best(now.language).1;
    format!("{} · {name}", w!(now.language, in_force.standard))
}

fn whole(now: Now, page: &StandardPage) -> AnyView {
    let code = &page.standard.service.code;
    let inside = match &page.standard.state {
        StandardState::InForce(version) => with_text(now, page, version),
        StandardState::NotYet(first) => {
            let date = page.standard.date;
            without_text(now, page, notices::not_yet(now, code, date, *first))
        }
        StandardState::Ceased { act, last } => {
            without_text(now, page, notices::ceased(now, code, act, *last))
        }
    };
    view! { {head(now, page)}{inside} }.into_any()
}

fn head(now: Now, page: &StandardPage) -> AnyView {
    let language = now.language;
    let service = &page.standard.service;
    let (lang, name) = best_words(language, &service.name);
    let crumbs = Crumbs::new(w!(language, draft.path))
        .link(now.address().to("/standards"), w!(language, in_force.title))
        .words("num", service.code.clone());
    let state = match &page.standard.state {
        StandardState::InForce(version) => Some(state(now, &version.summary)),
        StandardState::NotYet(_) | StandardState::Ceased { .. } => None,
    };
    view! { <PageHead title=name lang=lang crumbs=crumbs>{state}</PageHead> }.into_any()
}

/// Where a version stands today, and from when to when it is in force.
fn state(now: Now, version: &VersionSummary) -> AnyView {
    let language = now.language;
    let over = version.valid_until.is_some_and(|until| until < now.today());
    let (class, words) = match version.effective_on {
        Some(_) if over => ("tag closed", w!(language, window.ceased)),
        Some(from) if from <= now.today() => ("tag inforce", w!(language, window.in_force)),
        _ => ("tag closed", w!(language, window.approved)),
    };
    let number = w!(language, register.version, number = version.number.to_string());
    view! {
        <p><span class=class>{words}</span>" "<span class="num">{validity(language, version)}" · "{number}</span></p>
    }
    .into_any()
}

fn with_text(now: Now, page: &StandardPage, version: &Version) -> AnyView {
    let code = &page.standard.service.code;
    let text = TextLanguage::choose(&written(&version.content), page.text);
    let day = other_day(now, code, page.typed.clone(), page.errors.clone());
    view! {
        <div class="page three">
            {outline(now, &version.content, &CommentCounts::default())}
            <section class="sheet">
                <ErrorSummary visitor=page.visitor.clone() errors=page.errors.clone()/>
                {notices::of_text(now, code, version)}
                {law(now, &version.content, text)}
            </section>
            {aside(now, code, (version, page.signers.as_slice()), (page.asked, text), day)}
        </div>
    }
    .into_any()
}

fn without_text(now: Now, page: &StandardPage, notice: AnyView) -> AnyView {
    let language = now.language;
    let code = &page.standard.service.code;
    let address = now.address();
    view! {
        <div class="page narrow">
            <section class="sheet rows">
                <ErrorSummary visitor=page.visitor.clone() errors=page.errors.clone()/>
                {notice}
                <ul class="downloads">
                    <li><a href=address.standard_part(code, "versions")>{w!(language, in_force.all_versions)}</a></li>
                    <li><a href=address.service(code)>{w!(language, in_force.to_service)}</a></li>
                </ul>
            </section>
            {other_day(now, code, page.typed.clone(), page.errors.clone())}
        </div>
    }
    .into_any()
}
