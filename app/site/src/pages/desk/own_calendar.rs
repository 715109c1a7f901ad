//! The terms of one person at a secret address, as an iCalendar file (RFC 5545): what the law asks for, opinions that are due,
//! places of informing that wait. An address that nobody has is not found.

use axum::extract::{Path, State};
use chrono::NaiveDate;
use domain::language::Localized;
use services::agenda::{Due, DueTask, agenda};
use services::coordination::{InboxFilter, InboxItem, InboxShow, inbox};
use services::people::calendar_owner;
use services::standards::{OpenInforming, informing};
use services::{Request, ServiceError, Services};

use super::ticking::place_name;
use crate::components::now::Now;
use crate::icalendar::{alarm, answer, escaped, instant, push_line, whole_day};
use crate::w;
use crate::words::standard::article;
use crate::{Answer, PageError, Site, Visitor};

/// How many opinions that are due one page of the inbox brings.
const PIECE: u64 = 200;
/// How many opinions that are due a calendar shows at most, the soonest first.
const MOST: usize = 1000;

/// The terms of the person whose address it is.
///
/// # Errors
/// [`PageError::NotFound`] if nobody has such an address.
pub async fn get(
    State(site): State<Site>,
    visitor: Visitor,
    Path((_, key)): Path<(String, String)>,
) -> Answer {
    let key = key.strip_suffix(".ics").ok_or(PageError::NotFound)?;
    let services = &site.services;
    let request = calendar_owner(services, key, visitor.at).await?;
    let now = Now::of(&site, &visitor);
    let law = agenda(services, &request).await?.due;
    let opinions = awaited(services, &request).await?;
    let places = informing(services, &request).await?;
    let events = law
        .iter()
        .map(|due| of_law(now, due))
        .chain(opinions.iter().map(|item| of_opinion(now, item)))
        .chain(places.iter().map(|place| of_place(now, place)));
    Ok(answer(calendar(now, &site.settings.public_url, events)))
}

/// The opinions that are due, the soonest first.
async fn awaited(services: &Services, request: &Request) -> Result<Vec<InboxItem>, ServiceError> {
    let mut filter = InboxFilter { show: InboxShow::Waiting, after: None, limit: Some(PIECE) };
    let mut items = Vec::new();
    loop {
        let page = inbox(services, request, &filter).await?;
        items.extend(page.items);
        filter.after = page.next;
        if filter.after.is_none() || items.len() >= MOST {
            return Ok(items);
        }
    }
}

/// The last day of a term.
struct Term {
    /// Names the event in every version of the file.
    uid: String,
    due_on: NaiveDate,
    what: String,
    about: Vec<String>,
    /// The page where it is done, from the root of the site.
    address: String,
}

fn of_law(now: Now, due: &Due) -> Term {
    let language = now.language;
    let title = due.title.best(language).1.to_owned();
    let number = due.number.as_deref().unwrap_or_default();
    let draft = || now.address().desk(&format!("drafts/{number}"));
    let (task, what, address) = match due.task {
        DueTask::Begin => (
            "begin",
            w!(language, desk.begin, title = title),
            now.address().desk(&format!("drafts/new?service={}", due.service)),
        ),
        DueTask::Place => ("place", w!(language, desk.place, title = title), draft()),
        DueTask::Approve => ("approve", w!(language, desk.approve, title = title), draft()),
    };
    let subject = due.number.as_ref().unwrap_or(&due.service);
    let norm = format!("{}, {}", article(language, &due.deadline.article), due.deadline.rule.code());
    Term {
        uid: format!("{task}-{subject}"),
        due_on: due.deadline.due_on,
        what,
        about: vec![subject.clone(), norm],
        address,
    }
}

fn of_opinion(now: Now, item: &InboxItem) -> Term {
    let language = now.language;
    let name = |name: &Localized| name.best(language).1.to_owned();
    let term = if let Some(norm) = &item.due_norm {
        w!(language, opinion.due_norm, norm = norm.clone())
    } else {
        w!(language, opinion.due_setting)
    };
    Term {
        uid: format!("opinion-{}-{}-{}", item.number, item.round, item.body.code),
        due_on: item.due_on,
        what: w!(language, calendar_key.opinion, title = name(&item.title)),
        about: vec![item.number.clone(), name(&item.body.name), term],
        address: now.address().desk(&format!("coordination/{}/{}", item.number, item.body.code)),
    }
}

fn of_place(now: Now, open: &OpenInforming) -> Term {
    let language = now.language;
    let title = open.title.best(language).1.to_owned();
    let place = place_name(language, open.place);
    Term {
        uid: format!("inform-{}-{}", open.standard, open.place.code()),
        due_on: open.due_on,
        what: w!(language, calendar_key.inform, place = place, title = title),
        about: vec![open.service.clone(), article(language, "Art. 23(2)")],
        address: now.address().desk("informing"),
    }
}

fn calendar(now: Now, root: &str, terms: impl Iterator<Item = Term>) -> String {
    let host = root.split("://").last().unwrap_or(root);
    let mut text = String::new();
    let mut add = |content: String| push_line(&mut text, &content);
    add("BEGIN:VCALENDAR".to_owned());
    add("VERSION:2.0".to_owned());
    add("PRODID:-//Talqy//Talqy//EN".to_owned());
    add(format!("X-WR-CALNAME:{}", escaped(&w!(now.language, calendar_key.name))));
    for term in terms {
        for line in event(now, root, host, &term) {
            add(line);
        }
    }
    add("END:VCALENDAR".to_owned());
    text
}

fn event(now: Now, root: &str, host: &str, term: &Term) -> Vec<String> {
    let language = now.language.code();
    let link = format!("{root}{}", term.address);
    let description = format!("{}\n{link}", term.about.join(" · "));
    let mut lines = vec![
        "BEGIN:VEVENT".to_owned(),
        format!("UID:{}@{host}", term.uid),
        format!("DTSTAMP:{}", instant(now.at)),
    ];
    lines.extend(whole_day(term.due_on));
    lines.extend([
        format!("SUMMARY;LANGUAGE={language}:{}", escaped(&term.what)),
        format!("DESCRIPTION;LANGUAGE={language}:{}", escaped(&description)),
        format!("URL:{link}"),
        "TRANSP:TRANSPARENT".to_owned(),
    ]);
    lines.extend(alarm(&term.what));
    lines.push("END:VEVENT".to_owned());
    lines
}
