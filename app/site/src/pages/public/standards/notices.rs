//! What a reader has to know before a text, or instead of one: not in force yet, not in force any more.

use chrono::NaiveDate;
use leptos::prelude::*;
use services::standards::{Neighbour, Version, VersionSummary};

use crate::components::now::Now;
use crate::components::standard_act::numbered_of;
use crate::w;

fn notice(class: &'static str, title: String, says: String, link: Option<(String, String)>) -> AnyView {
    view! {
        <section class=format!("notice {class}")>
            <h2>{title}</h2>
            <p>{says}</p>
            {link.map(|(to, words)| view! { <p class="actions"><a class="button plain" href=to>{words}</a></p> })}
        </section>
    }
    .into_any()
}

/// What is to be said of a text that is not the one in force today.
pub(super) fn of_text(now: Now, code: &str, version: &Version) -> Option<AnyView> {
    let language = now.language;
    let today = || Some((now.address().standard(code), w!(language, in_force.read_today)));
    let (from, until) = (version.summary.effective_on, version.summary.valid_until);
    let Some(from) = from else {
        return Some(notice("info", w!(language, in_force.future), w!(language, in_force.undated), today()));
    };
    if from > now.today() {
        let says = w!(language, in_force.future_says, date = now.date(from));
        return Some(notice("info", w!(language, in_force.future), says, today()));
    }
    let until = until.filter(|until| *until < now.today())?;
    let says = if until < from {
        w!(language, in_force.never)
    } else {
        w!(language, in_force.past_says, from = now.date(from), until = now.date(until))
    };
    Some(notice("warn", w!(language, in_force.past), says, today()))
}

/// No standard is in force on a day; what comes first, if it is known.
pub(super) fn not_yet(now: Now, code: &str, date: NaiveDate, first: Option<Neighbour>) -> AnyView {
    let language = now.language;
    let title = w!(language, in_force.not_yet, date = now.date(date));
    let (says, link) = match first {
        None => (w!(language, in_force.not_yet_none), None),
        Some(first) => {
            let says = if let Some(from) = first.effective_on {
                w!(language, in_force.not_yet_says, date = now.date(from))
            } else {
                w!(language, in_force.not_yet_undated)
            };
            let to = now.address().standard(&format!("{code}?version={}", first.number));
            (says, first.has_text().then(|| (to, w!(language, in_force.read_first))))
        }
    };
    notice("info", title, says, link)
}

/// The standard has ended: since when and by which act.
pub(super) fn ceased(now: Now, code: &str, act: &VersionSummary, last: Option<Neighbour>) -> AnyView {
    let language = now.language;
    let since = act.effective_on.map(|date| now.date(date)).unwrap_or_default();
    let order = numbered_of(language, &act.act.order_number, act.act.order_on);
    let body = act.body.name.best(language).1.to_owned();
    let says = w!(language, in_force.ceased_says, order = order, body = body);
    let link = last.filter(|last| last.has_text()).map(|last| {
        let to = now.address().standard(&format!("{code}?version={}", last.number));
        (to, w!(language, in_force.read_last))
    });
    notice("warn", w!(language, in_force.ceased, date = since), says, link)
}
