//! The receipt of a comment: what was received and when, later what was decided on it; also as a file to keep.

mod text;

use axum::Extension;
use axum::extract::{Path, State};
use axum::response::IntoResponse;
use domain::discussion::{HidingState, Outcome};
use domain::language::Language;
use domain::redline::words as redline;
use domain::standard::prose;
use domain::time::LegalZone;
use http::header;
use leptos::prelude::*;
use services::discussion::{
    AttachmentView, CommentView, DecisionView, ReceiptView, attachments_of_receipt, receipt,
};

use self::text::as_text;
use super::receipt_notices::{notices, own_changes, save_link, together};
use crate::components::attachments::attached;
use crate::components::form::{AreaField, ErrorSummary, Errors};
use crate::components::fragments::fragments;
use crate::w;
use crate::words::standard::section_name;
use crate::words::{author, date, hidden_words, moment};
use crate::{Answer, FormState, Head, Site, Stored, Visitor, form_page};

/// Shows a receipt; whoever knows its secret address is its holder.
///
/// # Errors
/// [`crate::PageError::NotFound`] if there is no such receipt.
pub async fn get(
    State(site): State<Site>,
    visitor: Visitor,
    Path((_, id)): Path<(String, String)>,
) -> Answer {
    let receipt = receipt(&site.services, &id).await?;
    show(&site, &visitor, FormState::Fresh, receipt, Objected::default()).await
}

/// What was typed as an objection and could not be taken.
#[derive(Clone, Debug, Default)]
pub(super) struct Objected {
    /// The words.
    pub(super) words: String,
    /// What is wrong with them.
    pub(super) errors: Errors,
}

/// The page of a receipt.
///
/// # Errors
/// [`crate::PageError`] if its files cannot be read.
pub(super) async fn show(
    site: &Site,
    visitor: &Visitor,
    state: FormState,
    receipt: ReceiptView,
    objected: Objected,
) -> Answer {
    let files = attachments_of_receipt(&site.services, &receipt.receipt).await?;
    let head = Head::plain(format!("{} {}", w!(visitor.language, receipt.title), receipt.comment.number));
    let (reader, zone) = (visitor.clone(), site.settings.zone);
    Ok(form_page(site, visitor, head, state, move || whole(reader, receipt, &files, zone, objected)).await)
}

/// The same as a plain text file, signed.
///
/// # Errors
/// [`crate::PageError::NotFound`] if there is no such receipt.
pub async fn file(
    State(site): State<Site>,
    visitor: Visitor,
    Path((_, id)): Path<(String, String)>,
) -> Answer {
    let receipt = receipt(&site.services, &id).await?;
    let name =
        format!("attachment; filename=\"talqy-{}-{}.txt\"", receipt.draft_number, receipt.comment.number);
    let files = attachments_of_receipt(&site.services, &id).await?;
    let text = as_text(&visitor, &receipt, &files, &site);
    let text = services::signing::signed(&site.services, &text);
    let headers =
        [(header::CONTENT_TYPE, "text/plain; charset=utf-8".to_owned()), (header::CONTENT_DISPOSITION, name)];
    Ok((Extension(Stored), headers, text).into_response())
}

/// The facts of a receipt: label and value, in the order in which they are shown.
fn facts(language: Language, receipt: &ReceiptView, zone: LegalZone) -> Vec<(String, String)> {
    let comment = &receipt.comment;
    let (_, title) = receipt.title.best(language);
    vec![
        (w!(language, receipt.service), title.to_owned()),
        (w!(language, receipt.draft), receipt.draft_number.clone()),
        (w!(language, receipt.received), moment(language, zone, comment.received_at)),
        (w!(language, receipt.author), author(language, &comment.author)),
        (w!(language, receipt.concerns), concerns(language, comment)),
    ]
}

fn concerns(language: Language, comment: &CommentView) -> String {
    let section = comment
        .anchor
        .section
        .map(|section| format!("{} {}", section.number(), section_name(language, section)));
    match (&comment.clause, section) {
        (Some(clause), Some(section)) => format!("{clause} ({section})"),
        (_, Some(section)) => section,
        _ => w!(language, comment.on_whole),
    }
}

fn whole(
    visitor: Visitor,
    receipt: ReceiptView,
    files: &[AttachmentView],
    zone: LegalZone,
    objected: Objected,
) -> impl IntoView + use<> {
    let language = visitor.language;
    let address = visitor.address();
    let list = facts(language, &receipt, zone)
        .into_iter()
        .map(|(label, value)| view! { <div><dt>{label}</dt><dd class="num">{value}</dd></div> })
        .collect_view();
    // Who has just sent the comment is led to its number; who has to mend an objection, to that.
    let is_first = objected.errors.is_empty();
    let hidden = hidden(&visitor, &receipt, objected);
    // Files of words that are hidden or were withdrawn are read by nobody at a public address.
    let folder =
        address.draft_part(&receipt.draft_number, &format!("comments/{}/files", receipt.comment.number));
    let folder = receipt.comment.is_read().then_some(folder);
    let files = attached(language, files, folder.as_deref());
    let withdrawn = draft_withdrawn(language, &receipt, zone);
    let (notices, together) = (notices(&visitor, &receipt), together(&visitor, &receipt.together));
    // Who gave no e-mail finds the file above.
    let save = receipt.mailed.then(|| save_link(&visitor, &receipt));
    let mailed = receipt.mailed.then(|| format!("{} ", w!(language, receipt.mailed)));
    let own = own_changes(&visitor, &receipt, zone);
    let is_withdrawn = receipt.comment.withdrawn_at.is_some();
    let comment = receipt.comment;
    let number = comment.number;
    let comments =
        format!("{}?no={number}#no-{number}", address.draft_part(&receipt.draft_number, "comments"));
    let lang = comment.language.code();
    let quoted = comment.anchor.quote.as_deref().map(prose::quoted);
    let quoted = quoted.map(|quote| view! { <blockquote class="quoted">{quote}</blockquote> });
    let paragraphs = comment.text.lines().map(|line| view! { <p>{line.to_owned()}</p> }).collect_view();
    let suggestion = comment.suggestion.clone().map(|suggestion| {
        view! {
            <p class="suggested" lang=suggestion.language.code()>
                <span class="label">{w!(language, receipt.suggested)}</span>
                {fragments(language, &redline("", &suggestion.text))}
            </p>
        }
    });
    let decided = match comment.decision {
        Some(decision) => decision_view(language, decision, zone).into_any(),
        // The comment itself was withdrawn, and says so.
        None if is_withdrawn => ().into_any(),
        None if withdrawn.is_some() => {
            view! { <p class="quiet">{w!(language, lawful.receipt_withdrawn)}</p> }.into_any()
        }
        None if receipt.window.is_over(visitor.at) => {
            view! { <p class="quiet">{w!(language, lawful.receipt_under_review)}</p> }.into_any()
        }
        None => view! { <p class="quiet">{w!(language, receipt.no_decision)}</p> }.into_any(),
    };
    // Nothing will be decided on a comment on a withdrawn draft, nor on one that was withdrawn itself.
    let keep = (withdrawn.is_none() && !is_withdrawn).then(|| format!("{} ", w!(language, receipt.keep)));
    let withdrawn = withdrawn.map(|(title, says)| {
        view! { <section class="notice bad"><h2>{title}</h2><p>{says}</p></section> }
    });
    view! {
        <div class="page narrow">
            <article class="receipt">
                <header>
                    <p class="label">{w!(language, receipt.title)}</p>
                    <h1 class="num" tabindex="-1" autofocus=is_first>{w!(language, receipt.number, number = number.to_string())}</h1>
                    <span class="tag open">{w!(language, receipt.in_time)}</span>
                </header>
                {notices}
                <dl class="facts-list">{list}{together}</dl>
                {quoted}
                <div class="words" lang=lang>{paragraphs}</div>
                {hidden}
                {suggestion}
                {files}
                {own}
                <p class="hash mono">{w!(language, receipt.hash)}": "{receipt.text_hash.to_string()}</p>
                {decided}
                {withdrawn}
                <p class="small quiet">
                    {keep}{mailed}
                    <a class="screen-only" href=address.to("/receipts/check")>{w!(language, receipt.check_link)}</a>
                </p>
                <p class="actions screen-only">
                    {save}
                    <a class="button plain" href=comments>{w!(language, receipt.comment_shown)}</a>
                    <a class="button plain" href=address.draft(&receipt.draft_number)>{w!(language, receipt.to_draft)}</a>
                </p>
            </article>
        </div>
    }
}

/// That the draft was withdrawn, when and why.
fn draft_withdrawn(language: Language, receipt: &ReceiptView, zone: LegalZone) -> Option<(String, String)> {
    let (at, reason) = receipt.withdrawn.as_ref()?;
    let date = date(language, zone.date_of(*at));
    let says = w!(language, draft.withdrawn_says, date = date, reason = reason.clone());
    Some((w!(language, draft.withdrawn), says))
}

/// What stands in the place of hidden words, with the form of the objection where one can still be made.
fn hidden(visitor: &Visitor, receipt: &ReceiptView, objected: Objected) -> Option<AnyView> {
    let language = visitor.language;
    let hidden = receipt.comment.hidden.as_ref()?;
    let form = (receipt.hiding == Some(HidingState::Hidden)).then(|| {
        let address = visitor.address().to(&format!("/receipts/{}", receipt.receipt));
        let Objected { words, errors } = objected;
        view! {
            <p>{w!(language, hiding.object_lead)}</p>
            <ErrorSummary visitor=visitor.clone() errors=errors.clone()/>
            <form class="form rows" method="post" action=address>
                <AreaField name="objection" label=w!(language, hiding.object_words) text=words errors=errors/>
                <p class="actions"><button class="button">{w!(language, hiding.object)}</button></p>
            </form>
        }
    });
    let state = match receipt.hiding {
        Some(HidingState::ObjectedTo) => Some(w!(language, hiding.object_sent)),
        Some(HidingState::Upheld) => Some(w!(language, hiding.state_upheld)),
        _ => None,
    };
    Some(
        view! {
            <section class="rows">
                <h2>{w!(language, hiding.object_title)}</h2>
                <p class="notice info">{hidden_words(language, hidden)}</p>
                {state.map(|state| view! { <p class="notice info">{state}</p> })}
                {form}
            </section>
        }
        .into_any(),
    )
}

fn decision_view(language: Language, decision: DecisionView, zone: LegalZone) -> impl IntoView {
    let (class, outcome) = match decision.outcome {
        Outcome::Accepted => ("decision yes", w!(language, receipt.accepted)),
        Outcome::PartlyAccepted => ("decision part", w!(language, receipt.partly_accepted)),
        Outcome::NotAccepted => ("decision no", w!(language, receipt.not_accepted)),
    };
    view! {
        <div class=class>
            <h2>{w!(language, receipt.decision)}": "{outcome}</h2>
            <p>{decision.substantiation}</p>
            <p class="small quiet num">{moment(language, zone, decision.decided_at)}</p>
        </div>
    }
}
