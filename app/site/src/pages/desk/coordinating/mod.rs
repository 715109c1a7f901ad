//! Coordination as the developing body sees it: sending, the round, answers to remarks, meetings, the table of disagreements
//! (RC-1 to RC-3).

mod files;
mod loaded;
mod meeting;
mod page;
mod remarks;
mod rounds;
mod sending;
mod steps;
mod typed;

use axum::extract::{FromRequest, Request, State};
use domain::access::Action;

use self::page::show;
use self::typed::Typed;
use super::authorise::authorise_on_draft;
use super::import::is_file_form;
use crate::{Answer, DraftPath, Fields, FormState, Site, Visitor, confirmed};

pub use self::files::{file, protocol};

/// Shows where the coordination of a draft stands.
///
/// # Errors
/// [`crate::PageError`] if there is no such draft, or it is another body's.
pub async fn get(State(site): State<Site>, visitor: Visitor, DraftPath { number }: DraftPath) -> Answer {
    show(&site, &visitor, &number, FormState::Fresh, Typed::default()).await
}

/// Sends the draft, ends the round, takes the draft back, answers a remark, takes a wording, or records a meeting.
///
/// # Errors
/// [`crate::PageError`] if there is no such draft, or the step is somebody else's to take.
pub async fn post(
    State(site): State<Site>,
    visitor: Visitor,
    DraftPath { number }: DraftPath,
    request: Request,
) -> Answer {
    // Who may not do it is told so before a file is read.
    authorise_on_draft(&site, &visitor, &number, Action::AnswerRemarks).await?;
    if is_file_form(&request) {
        return steps::meet(&site, &visitor, &number, request).await;
    }
    let fields = Fields::from_request(request, &site).await?;
    if matches!(fields.get("do"), "send" | "end" | "take_back") {
        authorise_on_draft(&site, &visitor, &number, Action::SendForCoordination).await?;
        confirmed(&site, &visitor, &fields).await?;
    }
    steps::step(&site, &visitor, &number, &fields).await
}
