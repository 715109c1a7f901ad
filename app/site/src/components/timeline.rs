//! The life of a service as a picture drawn on the server, from the register to the versions of its standard, and the same
//! facts as a table for those who do not see it.

mod event;
mod events;
mod key;
mod layout;
mod picture;
mod table;

use leptos::prelude::*;
use services::reading::ServicePage;
use services::standards::VersionSummary;

use self::events::{SHOWN, events};
use self::key::key;
use self::picture::picture;
use self::table::table;
use super::now::Now;
use crate::w;

/// The width of the picture on a wide page, in units of the drawing: about those of the letters on the page.
const BROAD: i64 = 840;
/// Its width on a phone.
const NARROW: i64 = 360;

/// The timeline of a service with its placed drafts and the versions of its standard, the newest first.
pub fn timeline(now: Now, page: &ServicePage, versions: &[VersionSummary]) -> AnyView {
    let language = now.language;
    let events = events(now, page, versions);
    let left_out = (page.drafts.len() > SHOWN || versions.len() > SHOWN).then(|| {
        view! { <p class="small quiet">{w!(language, timeline.left_out, number = SHOWN.to_string())}</p> }
    });
    view! {
        <section class="sheet rows" aria-labelledby="timeline">
            <h2 id="timeline">{w!(language, timeline.title)}</h2>
            <p class="small quiet num">{w!(language, timeline.says, date = now.date(now.today()))}</p>
            <figure class="timeline" aria-hidden="true">
                {picture(now, &events, BROAD, "life broad")}
                {picture(now, &events, NARROW, "life narrow")}
                {key(language)}
            </figure>
            {left_out}
            <details class="more">
                <summary>{w!(language, timeline.as_table)}</summary>
                {table(now, &events)}
            </details>
        </section>
    }
    .into_any()
}
