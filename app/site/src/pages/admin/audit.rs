//! The record of who signed in and who read personal data, the newest first.

use std::collections::HashMap;

use axum::extract::State;
use domain::access::{Action, Resource};
use domain::language::Language;
use domain::time::LegalZone;
use leptos::prelude::*;
use services::audit::{AuditFilter, AuditKind, AuditRecord, list};
use services::people::staff_names;

use crate::components::form::{Errors, SelectField};
use crate::components::page_head::PageHead;
use crate::{Answer, Head, PageError, Site, Visitor, page};
use crate::{w, words};

/// How many lines a page shows.
const PAGE: u64 = 50;

/// Shows the record.
///
/// # Errors
/// [`PageError::BadRequest`] for a place or a person that is no number; the faults of the services.
pub async fn get(State(site): State<Site>, visitor: Visitor) -> Answer {
    visitor.authorise(Action::ReadAudit, &Resource::Site)?;
    let language = visitor.language;
    let number = |name: &str| -> Result<Option<i64>, PageError> {
        visitor.parameter(name).map(|text| text.parse().map_err(|_| PageError::BadRequest)).transpose()
    };
    let before = number("before")?;
    let kind = visitor.parameter("kind").and_then(|code| AuditKind::from_code(&code));
    let filter = AuditFilter { user_id: number("person")?, kind, ..AuditFilter::default() };
    let request = visitor.request();
    let lines = list(&site.services, &request, &filter, before, PAGE).await?;
    let names = staff_names(&site.services, &request).await?;
    let days = site.services.settings.audit_kept.num_days();
    let zone = site.settings.zone;
    let shown = visitor.clone();
    Ok(page(&site, &visitor, Head::plain(w!(language, audit.title)), move || {
        let full = u64::try_from(lines.len()).is_ok_and(|count| count == PAGE);
        let last = lines.last().map(|line| line.id).filter(|_| full);
        let pages = pages(&shown, &filter, last, before.is_some());
        let inside = if lines.is_empty() {
            view! { <div class="empty"><h2>{w!(language, audit.nothing)}</h2></div> }.into_any()
        } else {
            table(language, zone, &lines)
        };
        view! {
            <PageHead title=w!(language, audit.title) lead=w!(language, audit.lead, count = days)/>
            <div class="page">
                {filters(&shown, &filter, &names)}
                {inside}
                {pages}
            </div>
        }
    })
    .await)
}

fn filters(visitor: &Visitor, filter: &AuditFilter, names: &HashMap<i64, String>) -> AnyView {
    let language = visitor.language;
    let any = || (String::new(), w!(language, audit.any));
    let kinds = AuditKind::ALL.map(|kind| (kind.code().to_owned(), kind_words(language, kind)));
    let kinds: Vec<_> = std::iter::once(any()).chain(kinds).collect();
    let mut people: Vec<_> = names.iter().map(|(id, name)| (id.to_string(), name.clone())).collect();
    people.sort_by(|one, other| one.1.cmp(&other.1));
    people.insert(0, any());
    let kind = filter.kind.map(AuditKind::code).unwrap_or_default();
    let person = filter.user_id.map(|id| id.to_string()).unwrap_or_default();
    view! {
        <form class="filters screen-only" method="get" role="search">
            <SelectField name="kind" label=w!(language, audit.what) value=kind options=kinds errors=Errors::none()/>
            <SelectField name="person" label=w!(language, audit.who) value=person options=people errors=Errors::none()/>
            <p class="actions"><button class="button">{w!(language, audit.show)}</button></p>
        </form>
    }
    .into_any()
}

/// Where the lines before and the newest ones stand, with the filter kept.
fn pages(visitor: &Visitor, filter: &AuditFilter, last: Option<i64>, older: bool) -> Option<AnyView> {
    let language = visitor.language;
    let address = |before: Option<i64>| {
        let mut query = url::form_urlencoded::Serializer::new(String::new());
        if let Some(kind) = filter.kind {
            query.append_pair("kind", kind.code());
        }
        if let Some(person) = filter.user_id {
            query.append_pair("person", &person.to_string());
        }
        if let Some(before) = before {
            query.append_pair("before", &before.to_string());
        }
        visitor.address().desk(&format!("audit?{}", query.finish()))
    };
    let earlier =
        last.map(|id| view! { <a rel="next" href=address(Some(id))>{w!(language, admin.earlier)}</a> });
    let newer = older.then(|| view! { <a rel="first" href=address(None)>{w!(language, admin.newest)}</a> });
    (earlier.is_some() || newer.is_some()).then(|| {
        view! { <nav class="pages" aria-label=w!(language, audit.title)>{newer}{earlier}</nav> }.into_any()
    })
}

fn table(language: Language, zone: LegalZone, lines: &[AuditRecord]) -> AnyView {
    let rows = lines.iter().map(|line| row(language, zone, line)).collect_view();
    view! {
        <table class="cards">
            <caption class="unseen">{w!(language, audit.title)}</caption>
            <thead><tr>
                <th scope="col">{w!(language, admin.when)}</th>
                <th scope="col">{w!(language, audit.who)}</th>
                <th scope="col">{w!(language, audit.what)}</th>
                <th scope="col">{w!(language, audit.from)}</th>
            </tr></thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

fn row(language: Language, zone: LegalZone, line: &AuditRecord) -> impl IntoView + use<> {
    let who = match (&line.name, line.user_id) {
        (Some(name), _) => name.clone(),
        (None, Some(id)) => format!("№ {id}"),
        (None, None) => w!(language, admin.console),
    };
    let what =
        AuditKind::from_code(&line.kind).map_or_else(|| line.kind.clone(), |kind| kind_words(language, kind));
    let draft = line.subject.strip_prefix("draft:");
    let draft = draft.map(|number| view! { <br/><span class="small quiet num">{number.to_owned()}</span> });
    let device = line.device.clone().filter(|device| !device.is_empty());
    let device = device.map(|device| view! { <br/><span class="small quiet">{device}</span> });
    view! {
        <tr>
            <td class="num" data-label=w!(language, admin.when)>
                <time datetime=line.at.to_rfc3339()>{words::moment(language, zone, line.at)}</time>
            </td>
            <th scope="row" data-label=w!(language, audit.who)>{who}</th>
            <td data-label=w!(language, audit.what)>{what}{draft}</td>
            <td data-label=w!(language, audit.from)>
                <span class="num">{line.network.clone().unwrap_or_else(|| "—".to_owned())}</span>{device}
            </td>
        </tr>
    }
}

fn kind_words(language: Language, kind: AuditKind) -> String {
    match kind {
        AuditKind::SignedIn => w!(language, audit.signed_in),
        AuditKind::SignInFailed => w!(language, audit.sign_in_failed),
        AuditKind::SignedOut => w!(language, audit.signed_out),
        AuditKind::AuthorsRead => w!(language, audit.authors_read),
        AuditKind::PeopleRead => w!(language, audit.people_read),
        AuditKind::LedgerRead => w!(language, audit.ledger_read),
        AuditKind::AuditRead => w!(language, audit.audit_read),
    }
}
