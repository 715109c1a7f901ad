//! What stands beside the text of a draft: how to take part, the language of the text, the facts.

use domain::draft::{DraftKind, StageName};
use leptos::prelude::*;
use services::drafts::Publicity;
use services::papers::PaperStamp;
use services::reading::{DraftPage, RevisionView};

use crate::components::files::files;
use crate::components::next::now_and_next;
use crate::components::now::{Now, machine_time};
use crate::components::papers::public_papers;
use crate::components::publicity::publicity;
use crate::components::spoken::best_words;
use crate::components::text_language::{TextLanguage, switch};
use crate::w;
use crate::words::{moment, standard};

/// What stands beside the text.
pub(super) fn aside(
    now: Now,
    draft: &DraftPage,
    (made, stamps): (&[Publicity], &[PaperStamp]),
    shown: &RevisionView,
    text: TextLanguage,
) -> AnyView {
    let language = now.language;
    let summary = &draft.summary;
    let address = now.address();
    let take_part = (summary.stage == StageName::Open).then(|| {
        view! {
            <section class="rows screen-only" aria-labelledby="take-part">
                <h2 id="take-part">{w!(language, draft.take_part)}</h2>
                <p class="small">{w!(language, draft.take_part_says)}</p>
                <p class="actions">
                    <a class="button" href=address.draft_part(&summary.number, "comment")>{w!(language, draft.comment_whole)}</a>
                </p>
                <p class="small"><a href=address.draft_part(&summary.number, "calendar.ics")>{w!(language, draft.follow)}</a></p>
            </section>
        }
    });
    let is_over = matches!(summary.stage, StageName::InForce | StageName::Ceased | StageName::Withdrawn);
    let told = (!is_over).then(|| {
        let to = address.to(&format!("/subscribe?draft={}", summary.number));
        view! { <p class="small screen-only"><a href=to>{w!(language, draft.told)}</a></p> }
    });
    let feed = address.draft_part(&summary.number, "feed.atom");
    let (service_lang, service) = best_words(language, &summary.service_name);
    let (body_lang, body) = best_words(language, &summary.body.name);
    let amended = draft.amended_by(shown).map(|amended| {
        let term = if summary.kind == DraftKind::Cancellation {
            w!(language, draft.cancels)
        } else {
            w!(language, draft.amends)
        };
        let act = amended.standard.as_ref().map(|act| {
            let to = format!("{}?version={}", address.standard(&summary.service_code), act.number);
            let (number, date) = (act.order_number.clone(), now.date(act.order_on));
            view! { <a href=to>{w!(language, in_force.order_of, number = number, date = date)}</a>" " }
        });
        let origin = amended.draft.clone().map(|number| {
            view! { <a href=address.draft(&number)>{w!(language, draft.number, number = number.clone())}</a> }
        });
        view! { <div><dt>{term}</dt><dd class="num">{act}{origin}</dd></div> }
    });
    let proposals = proposals(now, draft);
    let ways = summary
        .placement
        .ways
        .iter()
        .map(|way| view! { <li>{standard::way(language, way)}</li> })
        .collect_view();
    let made = made.iter().map(|of| publicity(now, of)).collect_view();
    let placed_at = summary.placement.placed_at;
    let placed = moment(language, now.zone, placed_at);
    view! {
        <aside class="rows">
            {take_part}
            {now_and_next(now, summary)}
            {told}
            <p class="small screen-only"><a href=feed>{w!(language, sharing.feed_draft)}</a></p>
            <section class="rows screen-only">
                <h2 class="small">{w!(language, draft.text_language)}</h2>
                <div>{switch(now, &shown.content, text)}</div>
            </section>
            {public_papers(now, &summary.number, stamps)}
            <section class="rows" aria-labelledby="about">
                <h2 id="about">{w!(language, draft.facts)}</h2>
                <dl class="facts-list">
                    <div><dt>{w!(language, draft.service)}</dt><dd lang=service_lang><a href=address.service(&summary.service_code)>{service.to_owned()}</a>" "<span class="quiet num">{summary.service_code.clone()}</span></dd></div>
                    <div><dt>{w!(language, draft.kind)}</dt><dd>{standard::kind(language, summary.kind)}</dd></div>
                    {amended}
                    {proposals}
                    <div><dt>{w!(language, draft.body)}</dt><dd lang=body_lang>{body.to_owned()}</dd></div>
                    <div><dt>{w!(language, draft.placed)}</dt><dd class="num"><time datetime=machine_time(placed_at)>{placed}</time></dd></div>
                    <div><dt>{w!(language, draft.ways)}</dt><dd><ul>{ways}</ul></dd></div>
                    <div>
                        <dt>{w!(language, draft.hash)}</dt>
                        <dd><span class="small">{w!(language, draft.revision, number = shown.number.to_string())}</span><p class="hash mono small">{shown.hash.clone()}</p><p class="small quiet">{w!(language, draft.hash_says)}</p></dd>
                    </div>
                </dl>
                <section class="rows" aria-labelledby="publicity">
                    <h2 id="publicity">{w!(language, lawful.publicity)}</h2>
                    {made}
                </section>
                {files(now, &summary.number, &format!("revision-{}", shown.number), &["pdf", "docx", "xml"], Vec::new())}
            </section>
        </aside>
    }
    .into_any()
}

/// The proposals on whose account it was begun, each with its answer in the list of those of the service (R13-3).
fn proposals(now: Now, draft: &DraftPage) -> Option<AnyView> {
    let language = now.language;
    if draft.proposals.is_empty() {
        return None;
    }
    let list = now.address().to(&format!("/proposals?service={}", draft.summary.service_code));
    let links = draft
        .proposals
        .iter()
        .map(|number| {
            let words = w!(language, proposal.number, number = number.to_string());
            view! { <li><a class="num" href=format!("{list}#no-{number}")>{words}</a></li> }
        })
        .collect_view();
    Some(view! { <div><dt>{w!(language, proposal.of_draft)}</dt><dd><ul>{links}</ul></dd></div> }.into_any())
}
