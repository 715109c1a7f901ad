//! The page of coordination: what stands now, the rounds, what can be done next.

use domain::access::Action;
use domain::draft::StageName;
use leptos::prelude::*;

use super::loaded::{Coordination, load};
use super::meeting::meetings;
use super::rounds::{earlier, ending, last};
use super::sending::sending;
use super::typed::Typed;
use crate::components::editing::top::{DraftTop, EditingTab};
use crate::components::form::ErrorSummary;
use crate::pages::desk::refused;
use crate::w;
use crate::words::number as figure;
use crate::{Answer, FormState, Head, Site, Visitor, form_page};

/// The page, with a form that came back or without one.
///
/// # Errors
/// [`crate::PageError`] if there is no such draft, or it is another body's.
pub(super) async fn show(
    site: &Site,
    visitor: &Visitor,
    number: &str,
    state: FormState,
    typed: Typed,
) -> Answer {
    let page = load(site, visitor, number, typed).await?;
    let title = format!("{} · {}", w!(visitor.language, coordination.title), page.opened.copy.summary.number);
    Ok(form_page(site, visitor, Head::plain(title), state, move || view(&page)).await)
}

fn view(page: &Coordination) -> AnyView {
    let language = page.now.language;
    let visitor = page.visitor.clone();
    let refusal = page.typed.refusal.as_ref().map(|refusal| refused::notice(language, refusal));
    let meanwhile = page.meanwhile.as_ref().map(|meanwhile| meanwhile.view(&page.visitor, &page.opened));
    let plan = page.plan.as_ref().map(|plan| sending(page, plan));
    let summary = page.opened.copy.summary.clone();
    // What would come next does not come where the standard was cancelled; the head of the page says so.
    let standing = summary.cancelled_by.is_none().then(|| standing(page));
    view! {
        <DraftTop visitor=visitor.clone() summary=summary tab=EditingTab::Coordination/>
        <div class="page two">
            <div class="rows">
                {refusal}
                {meanwhile}
                <ErrorSummary visitor=visitor errors=page.typed.errors.clone()/>
                {handed_back(page)}
                {standing}
                {last(page)}
                {plan}
                {earlier(page)}
            </div>
            <aside class="rows">
                {ending(page)}
                {meetings(page)}
                {files(page)}
            </aside>
        </div>
    }
    .into_any()
}

/// What was typed into a form that is not there any more: the answer to a remark that does not stand or whose answer is fixed, a
/// meeting about a draft that was approved meanwhile, a letter with a draft that somebody else has sent.
fn handed_back(page: &Coordination) -> Option<AnyView> {
    let language = page.now.language;
    let typed = &page.typed;
    let is_answering = page.is_answering();
    let answer = typed.answer.as_ref().filter(|answer| !page.takes_answer_to(answer.remark));
    let meeting = Some(&typed.meeting).filter(|_| !is_answering);
    let letter = Some(&typed.note).filter(|_| page.plan.is_none() || !page.may(Action::SendForCoordination));
    let words: Vec<String> = [
        answer.map(|answer| &answer.words),
        meeting.map(|meeting| &meeting.participants),
        meeting.map(|meeting| &meeting.settled),
        letter,
    ]
    .into_iter()
    .flatten()
    .filter(|words| !words.is_empty())
    .cloned()
    .collect();
    let id = answer.map(|answer| format!("f-words.{}", answer.remark));
    (!words.is_empty()).then(|| {
        let words = words.into_iter().map(|words| view! { <pre class="handed-text">{words}</pre> });
        view! {
            <section class="notice warn handed" id=id tabindex="-1">
                <h2>{w!(language, coordination.handed_back)}</h2>
                {words.collect_view()}
            </section>
        }
        .into_any()
    })
}

/// Where the coordination stands, and what comes next.
fn standing(page: &Coordination) -> AnyView {
    let language = page.now.language;
    let round = page.rounds.first();
    let number = round.map(|round| round.number.to_string()).unwrap_or_default();
    let (class, title, says) = match page.stage() {
        StageName::Drafting | StageName::Open | StageName::Review => {
            let title = w!(language, coordination.not_yet);
            ("notice info", title, w!(language, coordination.not_yet_says))
        }
        StageName::Reported => {
            let title = w!(language, coordination.to_send);
            ("notice info", title, w!(language, coordination.to_send_says))
        }
        StageName::Coordinating if round.is_some_and(|round| round.ended_at.is_some()) => {
            let title = w!(language, coordination.agreed, round = number);
            ("notice good", title, w!(language, coordination.agreed_says))
        }
        StageName::Coordinating => {
            let title = w!(language, coordination.running, round = number);
            ("notice info", title, w!(language, coordination.running_says))
        }
        StageName::Returned => {
            let title = w!(language, coordination.returned, round = number);
            ("notice warn", title, w!(language, coordination.returned_says))
        }
        StageName::Approved | StageName::InForce | StageName::Ceased => {
            let title = w!(language, coordination.approved);
            ("notice good", title, w!(language, coordination.approved_says))
        }
        StageName::Withdrawn => {
            let title = w!(language, coordination.withdrawn);
            ("notice info", title, w!(language, coordination.withdrawn_says))
        }
    };
    view! {
        <section class=class role="status">
            <h2>{title}</h2>
            <p>{says}</p>
            {answered(page)}
            {onward(page)}
        </section>
    }
    .into_any()
}

/// How far the answers are, with the way to the first remark without one.
fn answered(page: &Coordination) -> Option<AnyView> {
    let language = page.now.language;
    let (done, total) = page.progress();
    let shown = |count: usize| figure(language, u64::try_from(count).unwrap_or(u64::MAX));
    (total > 0).then(|| {
        let first = page.remarks().find(|remark| remark.answer.is_none()).map(|remark| {
            view! { " "<a href=format!("#remark-{}", remark.id)>{w!(language, coordination.first_unanswered)}</a> }
        });
        let says = w!(language, coordination.answered_of, done = shown(done), total = shown(total));
        view! { <p class="num">{says}{first}</p> }.into_any()
    })
}

/// Where the way goes on from here: to the discussion, to the text, to the approval.
fn onward(page: &Coordination) -> Option<AnyView> {
    let language = page.now.language;
    let desk = page.opened.address(&page.visitor);
    let has_ended = page.rounds.first().is_some_and(|round| round.ended_at.is_some());
    let (to, words) = match page.stage() {
        StageName::Open | StageName::Review => {
            (format!("{desk}/report"), w!(language, coordination.see_report))
        }
        StageName::Drafting => (desk, w!(language, coordination.see_text)),
        StageName::Returned => (desk, w!(language, coordination.change_text)),
        StageName::Coordinating if has_ended => {
            (format!("{desk}/approval"), w!(language, coordination.to_approval))
        }
        StageName::Approved | StageName::InForce | StageName::Ceased => {
            (format!("{desk}/approval"), w!(language, coordination.see_approval))
        }
        StageName::Reported | StageName::Coordinating | StageName::Withdrawn => return None,
    };
    Some(view! { <p class="actions"><a class="button plain small" href=to>{words}</a></p> }.into_any())
}

/// The table of disagreements as files.
fn files(page: &Coordination) -> Option<AnyView> {
    let language = page.now.language;
    (!page.rounds.is_empty()).then(|| {
        let formats = [
            ("pdf", w!(language, paper.as_pdf)),
            ("docx", w!(language, paper.as_docx)),
            ("xlsx", w!(language, coordination.as_xlsx)),
        ];
        let base = format!("{}/files/disagreements", page.address());
        let items = formats
            .map(|(ending, words)| {
                view! { <li><a href=format!("{base}.{ending}") rel="nofollow">{words}</a></li> }
            })
            .collect_view();
        view! {
            <section class="sheet rows screen-only" aria-labelledby="files">
                <h2 id="files">{w!(language, coordination.table_title)}</h2>
                <p class="small quiet">{w!(language, coordination.table_says)}</p>
                <ul class="downloads" aria-labelledby="files">{items}</ul>
            </section>
        }
        .into_any()
    })
}
