//! The secret address at which a person's calendar program reads the terms: made, shown once, replaced, ended.

use chrono::{DateTime, Utc};
use domain::time::LegalZone;
use leptos::prelude::*;

use crate::Visitor;
use crate::w;
use crate::words::moment;

/// What the page tells of the address.
pub(super) struct CalendarKey {
    /// Since when there is one.
    pub(super) since: Option<DateTime<Utc>>,
    /// The address that was made a moment ago.
    pub(super) fresh: Option<String>,
}

/// The section.
pub(super) fn calendar(visitor: &Visitor, zone: LegalZone, key: &CalendarKey) -> AnyView {
    let language = visitor.language;
    let fresh = key.fresh.clone().map(|address| {
        view! {
            <div class="notice good" role="status">
                <h3>{w!(language, calendar_key.fresh)}</h3>
                <p class="hash" id="calendar-address">{address}</p>
                <p>{w!(language, calendar_key.fresh_says)}</p>
            </div>
        }
    });
    let since = key.since.map(|since| {
        let since = w!(language, calendar_key.since, moment = moment(language, zone, since));
        view! { <p class="small quiet num">{since}</p> }
    });
    let make = if key.since.is_some() {
        w!(language, calendar_key.replace)
    } else {
        w!(language, calendar_key.make)
    };
    let end = key.since.map(|_| {
        view! { <button class="link" name="do" value="calendar_end">{w!(language, calendar_key.end)}</button> }
    });
    view! {
        <section class="sheet rows slim" aria-labelledby="calendar">
            <h2 id="calendar">{w!(language, calendar_key.title)}</h2>
            <p class="small quiet">{w!(language, calendar_key.says)}</p>
            {fresh}
            {since}
            <form method="post" action=visitor.address().desk("account")>
                <p class="actions">
                    <button class="button plain" name="do" value="calendar">{make}</button>
                    {end}
                </p>
            </form>
        </section>
    }
    .into_any()
}
