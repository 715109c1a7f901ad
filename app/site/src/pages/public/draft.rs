//! A draft: its window, what it changes, its twelve elements clause by clause.

mod amending;
mod aside;
mod notices;

use axum::extract::State;
use domain::draft::{DraftKind, StageName};
use domain::language::Language;
use domain::standard::impact::impact as changes;
use domain::standard::numbered;
use domain::time::Deadline;
use leptos::prelude::*;
use services::drafts::{self, Publicity};
use services::reading::{self, DraftPage, PublicDraftSummary, RevisionView};

use self::amending::amending;
use self::aside::aside;
use self::notices::notices;
use crate::components::clause::{ClauseTools, clause};
use crate::components::derivation::derivation;
use crate::components::draft_document::of_draft_page;
use crate::components::draft_head::{DraftTab, draft_head, title};
use crate::components::edition::edition_of;
use crate::components::grouped::grouped;
use crate::components::impact::impact;
use crate::components::now::Now;
use crate::components::outline::{outline, section_anchor};
use crate::components::stages::{folded_stages, of_draft};
use crate::components::structured::Described;
use crate::components::text_language::{TextLanguage, written};
use crate::components::time_left::left_short;
use crate::w;
use crate::words::standard;
use crate::{Answer, DraftPath, Head, PageError, Site, Visitor, page};
use app::islands::{QuoteOffer, QuoteSetup};

/// Shows a placed draft. `?text=` chooses the language of the text, `?revision=` the revised text, or one that was sent in a
/// round of coordination that has ended.
///
/// # Errors
/// [`PageError::NotFound`] if there is no such placed draft or public revision.
pub async fn get(State(site): State<Site>, visitor: Visitor, DraftPath { number }: DraftPath) -> Answer {
    let request = visitor.request();
    let draft = reading::draft(&site.services, &request, &number).await?;
    let made = drafts::publicity(&site.services, &request, &number).await?;
    let now = Now::of(&site, &visitor);
    let wanted = visitor.parameter("revision");
    let known = wanted.as_deref().map(|wanted| is_revised(&draft, wanted));
    let sent = match (&wanted, known) {
        (Some(wanted), Some(None)) => {
            let wanted: i64 = wanted.parse().map_err(|_| PageError::NotFound)?;
            Some(reading::sent_text(&site.services, &request, &number, wanted).await?)
        }
        _ => None,
    };
    let revised = known.flatten().unwrap_or(false);
    let asked = visitor.parameter("text").and_then(|code| Language::from_code(&code));
    let content = &shown(&draft, sent.as_ref(), revised).content;
    let text = TextLanguage::choose(&written(content), asked.unwrap_or(now.language));
    let name = title(now, &draft.summary).1;
    let head = if draft.summary.stage == StageName::Open { Head::live(name) } else { Head::plain(name) };
    let about = Described { now, root: &site.settings.public_url }.draft(&draft.summary);
    let head = of_draft_page(now, head, &draft.summary).about(about);
    let whole = move || whole(now, &draft, &made, shown(&draft, sent.as_ref(), revised), text);
    Ok(page(&site, &visitor, head, whole).await)
}

/// Whether the revision of a number is the revised text; nothing if it is none of the two that are public.
fn is_revised(draft: &DraftPage, wanted: &str) -> Option<bool> {
    let wanted: i64 = wanted.parse().ok()?;
    let of_revised = draft.revised.as_ref().is_some_and(|revised| revised.number == wanted);
    (draft.placed.number == wanted).then_some(false).or(of_revised.then_some(true))
}

/// The text that is shown: one that was sent for coordination, the revised one, else the placed one.
fn shown<'a>(draft: &'a DraftPage, sent: Option<&'a RevisionView>, revised: bool) -> &'a RevisionView {
    sent.or(draft.revised.as_ref().filter(|_| revised)).unwrap_or(&draft.placed)
}

fn whole(
    now: Now,
    draft: &DraftPage,
    made: &[Publicity],
    shown: &RevisionView,
    text: TextLanguage,
) -> AnyView {
    let summary = &draft.summary;
    let open = summary.stage == StageName::Open;
    view! {
        {draft_head(now, summary, DraftTab::Text, Some(terms(now, draft).into_any()))}
        <div class="page three">
            {outline(now, &shown.content, &draft.counts)}
            <section class="sheet">
                {notices(now, draft, shown)}
                {amending(now, draft, shown, text.shown)}
                {impact_card(now, draft, shown, text.shown)}
                {fallback(now, text)}
                {law(now, draft, shown, text.shown)}
            </section>
            {aside(now, draft, made, shown, text)}
        </div>
        {open.then(|| action_bar(now, summary))}
        {open.then(|| quote_offer(now, summary, text))}
    }
    .into_any()
}

/// How the dates were counted, and the line of stages.
fn terms(now: Now, draft: &DraftPage) -> AnyView {
    let summary = &draft.summary;
    let law = edition_of(summary);
    let window = summary.placement.window;
    let discussion = law.discussion.deadline(window.placed_on, &draft.calendar);
    let approval: Option<Deadline> = (summary.kind == DraftKind::New && !draft.settled)
        .then(|| law.approval.deadline(summary.register_approved_on, &draft.calendar));
    view! {
        {derivation(now, &discussion, None)}
        {folded_stages(now, of_draft(now, summary, approval.as_ref(), &draft.calendar))}
    }
    .into_any()
}

/// What changes for people: by the amendment, or by the discussion once it is reported.
fn impact_card(now: Now, draft: &DraftPage, shown: &RevisionView, text: Language) -> Option<AnyView> {
    let language = now.language;
    if draft.summary.kind == DraftKind::Cancellation {
        return None;
    }
    if let Some(amended) = draft.amended_by(shown) {
        let changes = changes(&amended.content, &shown.content);
        return Some(impact(now, w!(language, draft.changes), &changes, text));
    }
    let revised = draft.revised.as_ref().filter(|revised| revised.hash != draft.placed.hash)?;
    let changes = changes(&draft.placed.content, &revised.content);
    Some(impact(now, w!(language, draft.changes_revised), &changes, text))
}

fn fallback(now: Now, text: TextLanguage) -> Option<AnyView> {
    let language = now.language;
    (text.asked != text.shown).then(|| {
        let says = w!(
            language,
            draft.fallback,
            asked = standard::in_language(language, text.asked),
            shown = standard::in_language(language, text.shown)
        );
        view! { <p class="small quiet" role="note">{says}</p> }.into_any()
    })
}

fn law(now: Now, draft: &DraftPage, shown: &RevisionView, text: Language) -> AnyView {
    let parts = shown
        .content
        .parts()
        .into_iter()
        .map(|part| {
            let sections =
                part.sections().map(|key| section(now, draft, shown, key, text)).collect::<Vec<_>>();
            view! {
                <h2>{format!("{}. {}", part.number(), standard::part_name(text, part))}</h2>
                {sections}
            }
        })
        .collect_view();
    view! { <article class="law" lang=text.code()>{parts}</article> }.into_any()
}

fn section(
    now: Now,
    draft: &DraftPage,
    shown: &RevisionView,
    key: domain::standard::SectionKey,
    text: Language,
) -> AnyView {
    let language = now.language;
    let summary = &draft.summary;
    let address = now.address();
    // Comments are made on the placed text only.
    let on_placed = shown.number == draft.placed.number;
    let open = summary.stage == StageName::Open && on_placed;
    let elements = shown.content.elements(key);
    let appendices = shown.content.appendix_count();
    let clauses = numbered(key, elements)
        .map(|(number, element)| {
            let tools = on_placed.then(|| ClauseTools {
                comments: draft.counts.by_element.get(element.id.as_str()).copied().unwrap_or(0),
                read: address.draft_part(&summary.number, &format!("comments?element={}", element.id)),
                write: open.then(|| {
                    let query = format!("comment?element={}&lang={}", element.id, text.code());
                    address.draft_part(&summary.number, &query)
                }),
            });
            clause(now, number, element, text, appendices, tools)
        })
        .collect();
    let clauses = grouped(elements, text, clauses);
    let empty = elements
        .is_empty()
        .then(|| view! { <p class="quiet" lang=language.code()>{w!(language, draft.empty_section)}</p> });
    let whole = open.then(|| {
        let to = address.draft_part(&summary.number, &format!("comment?section={}", key.code()));
        let on = w!(language, draft.comment_section, number = key.number().to_owned());
        view! {
            <a class="say screen-only wide-only" lang=language.code() href=to>{w!(language, draft.comment)}<span class="unseen">" "{on}</span></a>
        }
    });
    view! {
        <div class="section-head">
            <h3 id=section_anchor(key)><span class="num">{key.number()}</span>" "{standard::section_name(text, key)}</h3>
            {whole}
        </div>
        {clauses}
        {empty}
    }
    .into_any()
}

/// Marked words can be commented on while the discussion is open.
fn quote_offer(now: Now, summary: &PublicDraftSummary, text: TextLanguage) -> AnyView {
    let language = now.language;
    let setup = QuoteSetup {
        form: now.address().draft_part(&summary.number, "comment"),
        language: text.shown.code().to_owned(),
        title: w!(language, draft.marked),
        comment: w!(language, draft.comment_marked),
        keys: w!(language, draft.keys_marked),
    };
    view! { <QuoteOffer setup=setup/> }.into_any()
}

fn action_bar(now: Now, summary: &PublicDraftSummary) -> AnyView {
    let language = now.language;
    let left = left_short(now, summary.placement.window.left(now.at));
    view! {
        <div class="action-bar">
            <span class="num"><b>{left}</b>" "{w!(language, draft.left_until)}</span>
            <a class="button" href=now.address().draft_part(&summary.number, "comment")>{w!(language, draft.comment)}</a>
        </div>
    }
    .into_any()
}
