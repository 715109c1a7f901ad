//! The receipt of a support: which comment, when, later what was decided on it; also as a file to keep.

use axum::Extension;
use axum::extract::{Path, State};
use axum::response::IntoResponse;
use domain::language::Language;
use domain::time::LegalZone;
use http::header;
use leptos::prelude::*;
use services::discussion::{SupportReceipt, support_receipt};

use crate::components::changed_comment::withdrawn_words;
use crate::components::comment::{comment_number, outcome, paragraphs};
use crate::components::now::machine_time;
use crate::w;
use crate::words::{author, hidden_words, moment};
use crate::{Answer, Head, Site, Stored, Visitor, page};

/// Shows a receipt; whoever knows its secret address is its holder.
///
/// # Errors
/// [`crate::PageError::NotFound`] if there is no such receipt.
pub async fn get(
    State(site): State<Site>,
    visitor: Visitor,
    Path((_, id)): Path<(String, String)>,
) -> Answer {
    let receipt = support_receipt(&site.services, &id).await?;
    let head = Head::plain(w!(visitor.language, support.receipt_title));
    let (reader, zone) = (visitor.clone(), site.settings.zone);
    Ok(page(&site, &visitor, head, move || whole(&reader, &receipt, zone)).await)
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
    let receipt = support_receipt(&site.services, &id).await?;
    let (of, own) = (receipt.comment.number, receipt.number);
    let name = format!("attachment; filename=\"talqy-{}-{of}-support-{own}.txt\"", receipt.draft_number);
    let text = as_text(&visitor, &receipt, &site);
    let text = services::signing::signed(&site.services, &text);
    let headers =
        [(header::CONTENT_TYPE, "text/plain; charset=utf-8".to_owned()), (header::CONTENT_DISPOSITION, name)];
    Ok((Extension(Stored), headers, text).into_response())
}

/// The facts of a receipt: label and value, in the order in which they are shown.
fn facts(language: Language, receipt: &SupportReceipt, zone: LegalZone) -> Vec<(String, String)> {
    let (_, title) = receipt.title.best(language);
    vec![
        (w!(language, receipt.service), title.to_owned()),
        (w!(language, receipt.draft), receipt.draft_number.clone()),
        (w!(language, support.comment), comment_number(language, receipt.comment.number)),
        (w!(language, support.number), receipt.number.to_string()),
        (w!(language, receipt.received), moment(language, zone, receipt.received_at)),
        (w!(language, support.who), author(language, &receipt.supporter)),
    ]
}

fn as_text(visitor: &Visitor, receipt: &SupportReceipt, site: &Site) -> String {
    let (language, zone) = (visitor.language, site.settings.zone);
    let mut lines = vec![w!(language, support.receipt_title), String::new()];
    lines
        .extend(facts(language, receipt, zone).into_iter().map(|(label, value)| format!("{label}: {value}")));
    // The exact moment, for who does not trust the words of a date (R-T5).
    lines.push(format!("UTC: {}", machine_time(receipt.received_at)));
    let (site_address, address) = (&site.settings.public_url, visitor.address());
    lines.push(String::new());
    lines.push(format!("{site_address}{}", address.to(&format!("/supports/{}", receipt.receipt))));
    let check = format!("{site_address}{}", address.to("/receipts/check"));
    lines.push(format!("{}: {check}", w!(language, receipt.signed)));
    lines.push(String::new());
    lines.join("\n")
}

fn whole(visitor: &Visitor, receipt: &SupportReceipt, zone: LegalZone) -> AnyView {
    let language = visitor.language;
    let address = visitor.address();
    let list = facts(language, receipt, zone)
        .into_iter()
        .map(|(label, value)| view! { <div><dt>{label}</dt><dd class="num">{value}</dd></div> })
        .collect_view();
    let comment = &receipt.comment;
    let own = comment.number;
    let to_comment = format!("{}?no={own}#no-{own}", address.draft_part(&receipt.draft_number, "comments"));
    let (lang, words) = match (&comment.hidden, comment.withdrawn_at) {
        (Some(hidden), _) => (language, view! { <p>{hidden_words(language, hidden)}</p> }.into_any()),
        (None, Some(at)) => (language, view! { <p>{withdrawn_words(language, zone, at)}</p> }.into_any()),
        (None, None) => (comment.language, paragraphs(&comment.text)),
    };
    view! {
        <div class="page narrow">
            <article class="receipt">
                <header>
                    <p class="label">{w!(language, support.receipt_title)}</p>
                    <h1 class="num" tabindex="-1" autofocus>{comment_number(language, own)}</h1>
                    <span class="tag open">{w!(language, receipt.in_time)}</span>
                </header>
                <dl class="facts-list">{list}</dl>
                <div lang=lang.code() class="words">{words}</div>
                {decided(visitor, receipt)}
                <p class="small quiet">
                    {w!(language, support.keep)}" "
                    <a class="screen-only" href=address.to("/receipts/check")>{w!(language, receipt.check_link)}</a>
                </p>
                <p class="actions screen-only">
                    <a class="button" href=address.to(&format!("/supports/{}/file", receipt.receipt))>{w!(language, receipt.file)}</a>
                    <a class="button plain" href=to_comment>{w!(language, support.to_comment)}</a>
                    <a class="button plain" href=address.draft(&receipt.draft_number)>{w!(language, receipt.to_draft)}</a>
                </p>
            </article>
        </div>
    }
    .into_any()
}

/// What was decided on the comment, or when it will be.
fn decided(visitor: &Visitor, receipt: &SupportReceipt) -> AnyView {
    let language = visitor.language;
    let Some(decision) = &receipt.comment.decision else {
        let words = if receipt.withdrawn_at.is_some() {
            w!(language, lawful.receipt_withdrawn)
        } else if receipt.comment.withdrawn_at.is_some() {
            w!(language, support.receipt_withdrawn)
        } else if receipt.window.is_over(visitor.at) {
            w!(language, lawful.receipt_under_review)
        } else {
            w!(language, receipt.no_decision)
        };
        return view! { <p class="quiet">{words}</p> }.into_any();
    };
    view! {
        <div class="decision">
            <h2>{w!(language, receipt.decision)}": "{outcome(language, decision.outcome)}</h2>
            {paragraphs(&decision.substantiation)}
        </div>
    }
    .into_any()
}
