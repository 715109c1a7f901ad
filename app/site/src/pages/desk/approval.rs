//! Approval of a standard: what is missing, the order, and afterwards its registration, publication and effect, and the checklist of
//! informing (RC-4, R13-2, R23-2).

mod checks;
mod done;
pub mod file;
pub(super) mod form;
pub mod signature;
mod typed;
mod view;
mod wrong;

use axum::extract::{FromRequest, Request, State};
use domain::access::Action;
use domain::approval::ApprovalInput;
use services::error::ServiceError;
use services::standards;

use self::typed::TypedApproval;
use super::authorise::authorise_on_draft;
use super::import::is_file_form;
use super::{seen, ticking};
use crate::components::now::Now;
use crate::w;
use crate::{
    Answer, DraftPath, Fields, Flash, FormState, Head, PageError, Site, Visitor, confirmed, form_page,
    see_other,
};

/// Shows what stands between a draft and its approval, or the act that approved it.
///
/// # Errors
/// [`PageError`] if there is no such draft, or it is another body's.
pub async fn get(State(site): State<Site>, visitor: Visitor, DraftPath { number }: DraftPath) -> Answer {
    show(&site, &visitor, &number, FormState::Fresh, TypedApproval::default()).await
}

/// Approves the standard, records what came after the order, ticks a place of informing, or takes a signature over the order.
///
/// # Errors
/// [`PageError`] unless the visitor writes for the body; for the act itself, unless the visitor is a head who was proven lately.
pub async fn post(
    State(site): State<Site>,
    visitor: Visitor,
    DraftPath { number }: DraftPath,
    request: Request,
) -> Answer {
    // Who may not do it is told so before a file is read.
    authorise_on_draft(&site, &visitor, &number, Action::TrackInforming).await?;
    if is_file_form(&request) {
        authorise_on_draft(&site, &visitor, &number, Action::Approve).await?;
        return signature::attach(&site, &visitor, &number, request).await;
    }
    let fields = Fields::from_request(request, &site).await?;
    let what = fields.get("do");
    if matches!(what, "approve" | "record") {
        authorise_on_draft(&site, &visitor, &number, Action::Approve).await?;
        confirmed(&site, &visitor, &fields).await?;
    }
    let request = visitor.request();
    let act = ApprovalInput::from_fn(|name| fields.take(name));
    let done = match what {
        "approve" if !fields.has("confirm") => Err(ServiceError::field("confirm", "empty")),
        "approve" => {
            let read = seen::of(&fields)?;
            standards::approve(&site.services, &request, &number, act, &read).await
        }
        "record" => {
            let version = fields.get("version").parse().map_err(|_| PageError::BadRequest)?;
            standards::record_act(&site.services, &request, &number, version, act).await
        }
        "tick" => ticking::tick(&site, &visitor, &fields).await,
        _ => Err(ServiceError::field("do", "choose")),
    };
    let typed = TypedApproval::read(&fields);
    let (state, typed) = match done {
        Ok(()) => {
            let part = if what == "tick" { "#informing" } else { "" };
            let own = visitor.address().desk(&format!("drafts/{number}/approval{part}"));
            return Ok(see_other(&own, Some(Flash::Saved)));
        }
        Err(ServiceError::Invalid(problems)) => {
            (FormState::Invalid, typed.with(wrong::errors(visitor.language, &problems)))
        }
        Err(ServiceError::Refused(refusal)) => (FormState::Conflict, typed.refused(refusal)),
        Err(ServiceError::Stale(_)) => (FormState::Conflict, typed.changed_meanwhile()),
        Err(other) => return Err(other.into()),
    };
    show(&site, &visitor, &number, state, typed).await
}

async fn show(
    site: &Site,
    visitor: &Visitor,
    number: &str,
    state: FormState,
    typed: TypedApproval,
) -> Answer {
    let request = visitor.request();
    let page = standards::approval(&site.services, &request, number).await?;
    let signatures = standards::signatures(&site.services, &request, number).await?;
    let now = Now::of(site, visitor);
    let approving = view::Approving { visitor: visitor.clone(), now, page, signatures, typed };
    let title = format!("{} · {number}", w!(visitor.language, approval.title));
    Ok(form_page(site, visitor, Head::plain(title), state, move || view::view(approving)).await)
}
