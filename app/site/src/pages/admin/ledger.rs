//! The ledger: its events by action, subject and day, the newest first, and how it was found when it was verified.

mod rows;
mod state;

use std::collections::HashMap;

use axum::extract::State;
use chrono::NaiveDate;
use domain::access::{Action, Resource};
use leptos::prelude::*;
use services::audit::{self, AuditKind, Noted};
use services::ledger::{LedgerCheck, LedgerFilter, LedgerLine, last_check, newest, prove, sequence};
use services::people::staff_names;

use crate::components::form::{Errors, SelectField, TextField};
use crate::components::now::Now;
use crate::components::page_head::PageHead;
use crate::w;
use crate::{Answer, Head, PageError, Site, Visitor, page};

/// How many events a page shows.
const PAGE: u64 = 50;
/// Up to here the whole ledger is verified whenever its first page is shown; a longer one, each day.
const VERIFIED_EACH_TIME: i64 = 5_000;

/// Shows the ledger.
///
/// # Errors
/// [`PageError::BadRequest`] for a place that is no number; the faults of the services.
pub async fn get(State(site): State<Site>, visitor: Visitor) -> Answer {
    visitor.authorise(Action::ReadLedger, &Resource::Site)?;
    let now = Now::of(&site, &visitor);
    let asked = Asked::of(&visitor)?;
    let request = visitor.request();
    // A day that is none finds nothing, and is told beside its field.
    let lines = if asked.errors.is_empty() {
        newest(&site.services, &request, &asked.filter, PAGE).await?
    } else {
        Vec::new()
    };
    let check = if asked.is_plain() && sequence(&site.services.database).await? <= VERIFIED_EACH_TIME {
        Some(prove(&site.services, &[]).await?.checked(visitor.at))
    } else {
        last_check(&site.services, &request).await?
    };
    audit::note(&site.services, &request, Noted::new(AuditKind::LedgerRead, "ledger")).await?;
    let names = staff_names(&site.services, &request).await?;
    let names: HashMap<String, String> =
        names.into_iter().map(|(id, name)| (format!("user:{id}"), name)).collect();
    let head = Head::plain(w!(now.language, admin.ledger));
    Ok(page(&site, &visitor, head, move || whole(now, &asked, &lines, check.as_ref(), &names)).await)
}

/// What the address asks for.
struct Asked {
    filter: LedgerFilter,
    /// The day as it was typed.
    day: String,
    errors: Errors,
}

impl Asked {
    fn of(visitor: &Visitor) -> Result<Self, PageError> {
        let before = visitor.parameter("before");
        let before = before.map(|place| place.parse().map_err(|_| PageError::BadRequest)).transpose()?;
        let typed = |name| visitor.parameter(name).map(|text: String| text.trim().to_owned());
        let day = typed("day").unwrap_or_default();
        let mut errors = Errors::none();
        let known = day.parse::<NaiveDate>().ok();
        if !day.is_empty() && known.is_none() {
            errors.add("day", w!(visitor.language, admin.day_unknown));
        }
        let (action, subject, who) = (typed("action"), typed("subject"), typed("who"));
        let filter = LedgerFilter { action, subject, who, day: known, before };
        Ok(Self { filter, day, errors })
    }

    /// Whether it is the first page of everything.
    fn is_plain(&self) -> bool {
        self.filter == LedgerFilter::default() && self.day.is_empty()
    }

    /// The address of a page of the same filter.
    fn address(&self, before: Option<i64>) -> String {
        let mut query = url::form_urlencoded::Serializer::new(String::new());
        let LedgerFilter { action, subject, who, .. } = &self.filter;
        let day = Some(self.day.as_str());
        let (action, subject, who) = (action.as_deref(), subject.as_deref(), who.as_deref());
        for (name, value) in [("action", action), ("subject", subject), ("who", who), ("day", day)] {
            if let Some(value) = value.filter(|value| !value.is_empty()) {
                query.append_pair(name, value);
            }
        }
        if let Some(before) = before {
            query.append_pair("before", &before.to_string());
        }
        let query = query.finish();
        if query.is_empty() { "ledger".to_owned() } else { format!("ledger?{query}") }
    }
}

fn whole(
    now: Now,
    asked: &Asked,
    lines: &[LedgerLine],
    check: Option<&LedgerCheck>,
    names: &HashMap<String, String>,
) -> AnyView {
    let language = now.language;
    let address = now.address();
    let full = u64::try_from(lines.len()).is_ok_and(|count| count == PAGE);
    let last = lines.last().map(|line| line.entry.sequence).filter(|_| full);
    let earlier = last.map(|sequence| {
        let to = address.desk(&asked.address(Some(sequence)));
        view! { <a rel="next" href=to>{w!(language, admin.earlier)}</a> }
    });
    let newer = asked.filter.before.map(|_| {
        let to = address.desk(&asked.address(None));
        view! { <a rel="first" href=to>{w!(language, admin.newest)}</a> }
    });
    let pages = (earlier.is_some() || newer.is_some())
        .then(|| view! { <nav class="pages" aria-label=w!(language, admin.ledger)>{newer}{earlier}</nav> });
    let state = check.map_or_else(
        || view! { <p class="quiet">{w!(language, admin.not_verified)}</p> }.into_any(),
        |check| state::state(language, now.zone, check),
    );
    view! {
        <PageHead title=w!(language, admin.ledger) lead=w!(language, admin.ledger_lead)>
            <p class="small"><a href=address.to("/ledger")>{w!(language, ledger.title)}</a></p>
        </PageHead>
        <div class="page">
            {state}
            {filters(now, asked)}
            {table(now, lines, names)}
            {pages}
        </div>
    }
    .into_any()
}

fn filters(now: Now, asked: &Asked) -> AnyView {
    let language = now.language;
    let action = now.address().desk("ledger");
    let chosen = asked.filter.action.clone().unwrap_or_default();
    let mut actions = vec![(String::new(), w!(language, admin.every_action))];
    actions.extend(rows::ACTIONS.iter().map(|code| ((*code).to_owned(), rows::action(language, code))));
    if actions.iter().all(|(code, _)| *code != chosen) {
        actions.push((chosen.clone(), chosen.clone()));
    }
    let clear = (!asked.is_plain()).then(|| {
        view! { <a class="button plain" href=action.clone()>{w!(language, admin.clear)}</a> }
    });
    let subject = asked.filter.subject.clone().unwrap_or_default();
    let who = asked.filter.who.clone().unwrap_or_default();
    let (day, errors) = (asked.day.clone(), asked.errors.clone());
    view! {
        <form class="filters screen-only" method="get" action=action.clone() role="search">
            <SelectField name="action" label=w!(language, admin.what) value=chosen options=actions errors=Errors::none()/>
            <TextField name="subject" label=w!(language, admin.subject) hint=w!(language, admin.subject_hint) value=subject errors=Errors::none()/>
            <TextField name="who" label=w!(language, admin.who) hint=w!(language, desk_admin.who_hint) value=who errors=Errors::none()/>
            <TextField name="day" label=w!(language, admin.day) value=day errors=errors kind="date"/>
            <p class="actions"><button class="button">{w!(language, admin.show)}</button>{clear}</p>
        </form>
    }
    .into_any()
}

fn table(now: Now, lines: &[LedgerLine], names: &HashMap<String, String>) -> AnyView {
    let language = now.language;
    if lines.is_empty() {
        return view! { <div class="empty"><h2>{w!(language, admin.nothing)}</h2></div> }.into_any();
    }
    let rows = lines.iter().map(|line| rows::row(language, now.zone, line, names)).collect_view();
    view! {
        <table class="cards">
            <caption class="unseen">{w!(language, admin.ledger)}</caption>
            <thead><tr>
                <th scope="col" class="figure">{w!(language, admin.entry)}</th>
                <th scope="col">{w!(language, admin.when)}</th>
                <th scope="col">{w!(language, admin.what)}</th>
                <th scope="col">{w!(language, admin.subject)}</th>
                <th scope="col">{w!(language, admin.who)}</th>
            </tr></thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}
