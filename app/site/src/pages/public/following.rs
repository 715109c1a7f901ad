//! How the drafts of a service and of its body are followed without e-mail: feeds and calendars.

use leptos::prelude::*;
use services::reading::BodyName;

use crate::components::now::Now;
use crate::w;

/// The links to the feeds and calendars of a service and of the body that develops its standard.
pub(super) fn following(now: Now, code: &str, body: &BodyName) -> AnyView {
    let language = now.language;
    let of = |part: &str| now.address().to(part);
    let links = [
        (of(&format!("/register/{code}/feed.atom")), w!(language, round_more.feed_service)),
        (of(&format!("/register/{code}/calendar.ics")), w!(language, round_more.calendar_service)),
        (of(&format!("/bodies/{}/feed.atom", body.code)), w!(language, round_more.feed_body)),
        (of(&format!("/bodies/{}/calendar.ics", body.code)), w!(language, round_more.calendar_body)),
    ];
    let items = links.into_iter().map(|(to, words)| view! { <li><a href=to>{words}</a></li> }).collect_view();
    view! {
        <section class="rows screen-only" aria-labelledby="follow">
            <h2 class="small" id="follow">{w!(language, round_more.follow)}</h2>
            <ul class="small">{items}</ul>
        </section>
    }
    .into_any()
}
