//! The strip above the page: the draft, by when the answer is due, who sent it and why, what goes with it.

use leptos::prelude::*;
use services::coordination::AskedPage;

use super::{due, words};
use crate::components::comment::paragraphs;
use crate::components::now::Now;
use crate::components::page_head::{Crumbs, PageHead};
use crate::components::spoken::best_words;
use crate::w;
use crate::words::standard;

/// The strip.
pub(super) fn head(now: Now, page: &AskedPage) -> AnyView {
    let language = now.language;
    let address = now.address();
    let (summary, asked) = (&page.summary, &page.asked);
    let (lang, title) = best_words(language, &summary.title);
    let crumbs = Crumbs::new(w!(language, editor.path))
        .link(address.desk("coordination"), w!(language, opinion.inbox))
        .words("num", w!(language, editor.number_is, number = summary.number.clone()))
        .words(standard::stage_class(summary.stage), standard::stage(language, summary.stage));
    let silence = if let Some(norm) = asked.silence_norm.clone() {
        w!(language, opinion.silence_norm, norm = norm)
    } else {
        w!(language, opinion.silence_not)
    };
    let left = (page.closed.is_none() && asked.position.is_none()).then(|| {
        view! { <span class="small quiet">" ("{due::left(now, asked.due_on)}")"</span> }
    });
    let held = asked.holds_from.map(|round| {
        view! { <p class="notice info">{w!(language, opinion.holds, round = round.to_string())}</p> }
    });
    let grounds = asked
        .grounds
        .iter()
        .map(|ground| {
            let article = standard::article(language, ground.article());
            view! { <li>{words::ground(language, *ground)}" "<span class="quiet num">"("{article}")"</span></li> }
        })
        .collect_view();
    let note = page.round.note.as_deref().map(|note| {
        view! { <div class="handed-text"><p class="label">{w!(language, opinion.note)}</p>{paragraphs(note)}</div> }
    });
    let part = |part: &str| address.draft_part(&summary.number, part);
    let below = view! {
        <dl class="moments">
            <div><dt>{w!(language, opinion.due)}</dt><dd>
                <time datetime=asked.due_on.to_string()>{now.date(asked.due_on)}</time>{left}
            </dd></div>
            <div><dt>{w!(language, opinion.round_label)}</dt><dd>{page.round.number.to_string()}</dd></div>
            <div><dt>{w!(language, opinion.sent)}</dt><dd>{now.date(now.zone.date_of(page.round.opened_at))}</dd></div>
            <div><dt>{w!(language, opinion.sender)}</dt><dd>{page.developing.name.best(language).1.to_owned()}</dd></div>
            <div><dt>{w!(language, opinion.asked)}</dt><dd>{asked.body.name.best(language).1.to_owned()}</dd></div>
        </dl>
        <p class="small quiet">{due::rests_on(now, asked.due_norm.as_deref())}" "{silence}</p>
        <div>
            <p class="label">{w!(language, opinion.grounds)}</p>
            <ul>{grounds}</ul>
        </div>
        {held}
        {note}
        <p class="actions">
            <a class="button plain small" href=part("report")>{w!(language, opinion.to_report)}</a>
            <a class="button plain small" href=part("compare")>{w!(language, opinion.to_table)}</a>
            <a class="button plain small" href=address.draft(&summary.number)>{w!(language, opinion.to_draft)}</a>
        </p>
    }
    .into_any();
    view! { <PageHead title=title.to_owned() lang=lang crumbs=crumbs>{below}</PageHead> }.into_any()
}
