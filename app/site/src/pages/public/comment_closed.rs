//! The page of a discussion that is not open: until when it was, or why it ended, and what one can still do.

use leptos::prelude::*;
use services::discussion::Addressee;
use services::reading::PublicDraftSummary;

use crate::components::now::Now;
use crate::components::spoken::best_words;
use crate::w;
use crate::words::closing;

/// That comments are not taken, and what somebody can still do who came with one.
pub(super) fn closed(now: Now, summary: &PublicDraftSummary, of: &Addressee) -> AnyView {
    let (language, address) = (now.language, now.address());
    let says = if let Some((at, reason)) = &summary.withdrawn {
        let date = now.date(now.zone.date_of(*at));
        w!(language, draft.withdrawn_says, date = date, reason = reason.clone())
    } else {
        let moment = closing(language, now.zone, summary.placement.window.closes_at);
        w!(language, comment.closed_says, moment = moment)
    };
    // Nothing more comes of a draft that was withdrawn.
    let follow = summary.withdrawn.is_none().then(|| {
        let to = address.to(&format!("/subscribe?draft={}", summary.number));
        view! { <a class="button plain" href=to>{w!(language, commenting.late_follow)}</a> }
    });
    let (lang, body) = best_words(language, &of.body);
    let mail = (!of.email.is_empty()).then(|| {
        let email = of.email.clone();
        view! { ", "<a href=format!("mailto:{email}")>{email.clone()}</a> }
    });
    view! {
        <section class="notice warn">
            <h2>{w!(language, comment.closed_title)}</h2>
            <p class="num">{says}</p>
            <p>{w!(language, commenting.late_write)}" "<span lang=lang>{body.to_owned()}</span>{mail}</p>
            <p class="actions">
                <a class="button plain" href=address.draft(&summary.number)>{w!(language, comment.late_report)}</a>
                {follow}
            </p>
        </section>
    }
    .into_any()
}
