//! The work list: what waits for the reader, what goes on with others, and what waits beside the drafts; each line once, with what
//! to do, by when, and who else.

mod piles;
mod tasks;

use chrono::NaiveDate;
use domain::language::{Language, Localized};
use leptos::prelude::*;
use services::agenda::{Agenda, BeginItem, Due, DueTask, Pile, WaitingItem};
use services::coordination::InboxItem;

use self::piles::beside;
use self::tasks::{counts, part, task};
use super::due;
use crate::components::now::Now;
use crate::components::spoken::best_words;
use crate::w;

/// So many names stand on a line.
const NAMES: usize = 5;

/// What a line shows, whatever it is about.
struct Line {
    /// Sorts the list: what has no date comes last.
    due_on: Option<NaiveDate>,
    class: Option<&'static str>,
    /// How far the date is, or how long it waits.
    when: String,
    day: NaiveDate,
    day_words: String,
    lang: Option<&'static str>,
    what: String,
    address: String,
    facts: Vec<String>,
    warnings: Vec<String>,
    people: Option<String>,
    go: String,
}

/// The lists.
pub(super) fn lists(now: Now, agenda: &Agenda, asked: &[InboxItem], piles: &[Pile]) -> AnyView {
    let language = now.language;
    let Agenda { begin, waiting, elsewhere, .. } = agenda;
    let mut own: Vec<Line> = begin.iter().map(|item| to_begin(now, item)).collect();
    own.extend(asked.iter().map(|item| of_opinion(now, item)));
    own.extend(waiting.iter().map(|item| of_draft(now, item, true)));
    own.sort_by_key(|line| (line.due_on.is_none(), line.due_on));
    let list = if own.is_empty() {
        view! {
            <div class="empty"><h2>{w!(language, desk.nothing_waits)}</h2><p>{w!(language, desk.nothing_waits_says)}</p></div>
        }
        .into_any()
    } else {
        let lines = own.into_iter().map(|line| shown(line).into_any()).collect::<Vec<_>>();
        view! { <ol class="due">{lines}</ol> }.into_any()
    };
    let others = (!elsewhere.is_empty()).then(|| {
        let lines = elsewhere.iter().map(|item| shown(of_draft(now, item, false)).into_any());
        let lines = lines.collect::<Vec<_>>();
        view! {
            <section class="rows" aria-labelledby="elsewhere">
                <h2 id="elsewhere">{w!(language, worklist.elsewhere)}</h2>
                <ol class="due">{lines}</ol>
            </section>
        }
    });
    view! {
        <section class="rows" aria-labelledby="waiting">
            <h2 id="waiting">{w!(language, desk.waiting)}</h2>
            {list}
            {beside(now, piles)}
        </section>
        {others}
    }
    .into_any()
}

fn shown(line: Line) -> impl IntoView {
    let facts = line.facts.join(" · ");
    let people = line.people.map(|people| view! { <p class="small">{people}</p> });
    let warnings: Vec<_> = line
        .warnings
        .into_iter()
        .map(|words| view! { <p class="small"><span class="tag doubt">{words}</span></p> })
        .collect();
    view! {
        <li class=line.class>
            <p class="when">
                <b class="num">{line.when}</b>
                <time class="num" datetime=line.day.to_string()>{line.day_words}</time>
            </p>
            <div>
                <h3><a href=line.address.clone() lang=line.lang>{line.what}</a></h3>
                <p class="small quiet num">{facts}</p>
                {people}
                {warnings}
            </div>
            <p class="go"><a class="button plain small" href=line.address>{line.go}</a></p>
        </li>
    }
}

/// A service whose draft is to be begun.
fn to_begin(now: Now, item: &BeginItem) -> Line {
    let language = now.language;
    let due = &item.due;
    let (lang, title) = best_words(language, &due.title);
    let mut facts = vec![w!(language, desk.service_code, code = due.service.clone())];
    facts.extend(due::facts(language, due));
    Line {
        due_on: Some(due.deadline.due_on),
        class: due::class(due.standing),
        when: due::standing(language, due),
        day: due.deadline.due_on,
        day_words: now.date(due.deadline.due_on),
        lang,
        what: w!(language, desk.begin, title = title.to_owned()),
        address: now.address().desk(&format!("drafts/new?service={}", due.service)),
        facts,
        warnings: due::warnings(language, due),
        people: names(&item.others).map(|names| w!(language, worklist.also, names = names)),
        go: w!(language, desk.begin_short),
    }
}

/// A draft, for the reader to work on or to know of.
fn of_draft(now: Now, item: &WaitingItem, is_mine: bool) -> Line {
    let language = now.language;
    let (lang, title) = best_words(language, &item.title);
    let since_on = now.zone.date_of(item.since);
    let since = w!(language, desk.since, date = now.date(since_on));
    let mut facts = vec![w!(language, desk.draft_number, number = item.number.clone())];
    facts.extend(item.asked_by.clone().map(|name| w!(language, desk.asked_by, name = name)));
    facts.extend(counts(now, item.task));
    let people = names(&item.others).map(|names| {
        if is_mine {
            w!(language, worklist.also, names = names)
        } else {
            w!(language, worklist.turn, names = names)
        }
    });
    let of_term = |term: &Due| {
        let day = term.deadline.due_on;
        (due::class(term.standing), due::standing(language, term), day, now.date(day))
    };
    let of_wait = || {
        let days = u64::try_from((now.today() - since_on).num_days()).unwrap_or(0);
        let waits =
            if days == 0 { w!(language, desk.since_today) } else { w!(language, desk.waits, count = days) };
        (None, waits, since_on, since.clone())
    };
    let (class, when, day, day_words) = item.term.as_ref().map_or_else(of_wait, of_term);
    if let Some(term) = &item.term {
        facts.push(by(language, term));
        facts.extend(due::facts(language, term));
        facts.push(since.clone());
    }
    Line {
        due_on: item.term.as_ref().map(|term| term.deadline.due_on),
        class,
        when,
        day,
        day_words,
        lang,
        what: task(language, item.task, title),
        address: now.address().desk(&format!("drafts/{}{}", item.number, part(item.task))),
        facts,
        warnings: item.term.as_ref().map(|term| due::warnings(language, term)).unwrap_or_default(),
        people,
        go: w!(language, desk.open),
    }
}

/// What the term of a draft is for.
fn by(language: Language, term: &Due) -> String {
    if term.task == DueTask::Approve {
        w!(language, worklist.to_approve)
    } else {
        w!(language, worklist.to_place)
    }
}

/// An opinion that a body of the reader is asked for: its date is a setting, not a term of the law.
fn of_opinion(now: Now, item: &InboxItem) -> Line {
    let language = now.language;
    let (lang, title) = best_words(language, &item.title);
    let name = |name: &Localized| name.best(language).1.to_owned();
    let days = (item.due_on - now.today()).num_days();
    let (class, when) = match days {
        ..0 => (Some("late"), w!(language, desk.late, count = days.unsigned_abs())),
        0 => (Some("soon"), w!(language, desk.due_today)),
        1..=3 => (Some("soon"), w!(language, desk.left, count = days.unsigned_abs())),
        _ => (None, w!(language, desk.left, count = days.unsigned_abs())),
    };
    let term = if let Some(norm) = &item.due_norm {
        w!(language, opinion.due_norm, norm = norm.clone())
    } else {
        w!(language, opinion.due_setting)
    };
    Line {
        due_on: Some(item.due_on),
        class,
        when,
        day: item.due_on,
        day_words: now.date(item.due_on),
        lang,
        what: w!(language, worklist.opinion, title = title.to_owned()),
        address: now.address().desk(&format!("coordination/{}/{}", item.number, item.body.code)),
        facts: vec![
            w!(language, desk.draft_number, number = item.number.clone()),
            name(&item.body.name),
            term,
        ],
        warnings: Vec::new(),
        people: names(&item.prepared_by).map(|names| w!(language, worklist.turn, names = names)),
        go: w!(language, desk.open),
    }
}

/// The first names of those who are named.
fn names(all: &[String]) -> Option<String> {
    if all.is_empty() {
        return None;
    }
    let first: Vec<&str> = all.iter().take(NAMES).map(String::as_str).collect();
    let rest = all.len().saturating_sub(NAMES);
    let more = if rest > 0 { format!(" +{rest}") } else { String::new() };
    Some(format!("{}{more}", first.join(", ")))
}
