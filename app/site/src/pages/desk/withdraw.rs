//! Withdrawing a draft, with a reason that is public.

use axum::extract::State;
use domain::access::{Action, Resource};
use domain::draft::{Refusal, StageName};
use leptos::prelude::*;
use services::drafts;
use services::error::{FieldProblem, ServiceError};

use super::authorise::authorise_on_draft;
use super::opened::{Opened, open};
use super::refused;
use crate::components::editing::top::{DraftTop, EditingTab};
use crate::components::form::{AreaField, ErrorSummary, Errors};
use crate::w;
use crate::words::text_problem_of;
use crate::{
    Answer, DraftPath, Fields, Flash, FormState, Head, Site, Visitor, confirmed, form_page, see_other,
};

/// Asks for the reason.
///
/// # Errors
/// [`crate::PageError`] if there is no such draft, or it is another body's.
pub async fn get(State(site): State<Site>, visitor: Visitor, DraftPath { number }: DraftPath) -> Answer {
    let opened = open(&site, &visitor, &number).await?;
    Ok(show(&site, &visitor, FormState::Fresh, opened, String::new(), None).await)
}

/// Withdraws the draft.
///
/// # Errors
/// [`crate::PageError`] unless the visitor is a head of the body, who was proven lately.
pub async fn post(
    State(site): State<Site>,
    visitor: Visitor,
    DraftPath { number }: DraftPath,
    fields: Fields,
) -> Answer {
    // Who may not withdraw is told so before anything is asked.
    authorise_on_draft(&site, &visitor, &number, Action::Withdraw).await?;
    confirmed(&site, &visitor, &fields).await?;
    let reason = fields.take("reason");
    // A form that names no stage was not shown any.
    let seen = StageName::from_code(fields.get("stage")).unwrap_or(StageName::Withdrawn);
    let (state, wrong) =
        match drafts::withdraw(&site.services, &visitor.request(), &number, seen, &reason).await {
            Ok(_) => return Ok(see_other(&visitor.address().desk("drafts"), Some(Flash::Withdrawn))),
            Err(ServiceError::Refused(refusal)) => (FormState::Conflict, WrongWithdrawal::Refused(refusal)),
            Err(ServiceError::Stale(_)) => (FormState::Conflict, WrongWithdrawal::Stage),
            Err(ServiceError::Invalid(problems)) => (FormState::Invalid, WrongWithdrawal::Text(problems)),
            Err(other) => return Err(other.into()),
        };
    let opened = open(&site, &visitor, &number).await?;
    Ok(show(&site, &visitor, state, opened, reason, Some(wrong)).await)
}

/// What stood against the withdrawal.
enum WrongWithdrawal {
    Refused(Refusal),
    Text(Vec<FieldProblem>),
    /// The draft stands in another stage than the one that was shown.
    Stage,
}

async fn show(
    site: &Site,
    visitor: &Visitor,
    state: FormState,
    opened: Opened,
    reason: String,
    wrong: Option<WrongWithdrawal>,
) -> axum::response::Response {
    let asking = visitor.clone();
    let title = w!(visitor.language, editor.withdraw);
    form_page(site, visitor, Head::plain(title), state, move || body(asking, &opened, reason, wrong)).await
}

fn body(
    visitor: Visitor,
    opened: &Opened,
    reason: String,
    wrong: Option<WrongWithdrawal>,
) -> impl IntoView + use<> {
    let language = visitor.language;
    let summary = opened.copy.summary.clone();
    let address = format!("{}/withdraw", opened.address(&visitor));
    let may = visitor.may(Action::Withdraw, &Resource::Draft { body: summary.body });
    let stands = summary.stage.can_be_withdrawn();
    let mut errors = Errors::none();
    let mut notice = None;
    match wrong {
        Some(WrongWithdrawal::Refused(Refusal::NoReason)) => {
            errors.add("reason", w!(language, editor.refused_reason));
        }
        Some(WrongWithdrawal::Text(problems)) => {
            for FieldProblem { field, code } in problems {
                errors.add(field, text_problem_of(language, &code));
            }
        }
        Some(WrongWithdrawal::Stage) => {
            let stage = crate::words::standard::stage(language, summary.stage);
            let says = w!(language, editor.withdraw_stage, stage = stage);
            notice =
                Some(view! { <section class="notice warn" role="alert"><p>{says}</p></section> }.into_any());
        }
        Some(WrongWithdrawal::Refused(refusal)) => {
            notice = Some(refused::notice(language, &refusal).into_any());
        }
        None => {}
    }
    let form = if may && stands {
        view! {
            <ErrorSummary visitor=visitor.clone() errors=errors.clone()/>
            <form class="form rows" method="post" action=address>
                <input type="hidden" name="stage" value=summary.stage.code()/>
                <AreaField name="reason" label=w!(language, editor.withdraw_reason) text=reason errors=errors
                    hint=w!(language, editor.withdraw_reason_hint)/>
                <p class="actions">
                    <button class="button danger">{w!(language, editor.withdraw)}</button>
                    <a href=opened.address(&visitor)>{w!(language, form.cancel)}</a>
                </p>
            </form>
        }
        .into_any()
    } else if may {
        let stage = crate::words::standard::stage(language, summary.stage);
        view! { <p class="notice info">{w!(language, editor.frozen, stage = stage)}</p> }.into_any()
    } else {
        view! { <p class="notice info">{w!(language, editor.withdraw_only_head)}</p> }.into_any()
    };
    view! {
        <DraftTop visitor=visitor summary=summary tab=EditingTab::Withdraw/>
        <div class="page narrow">
            <section class="sheet rows">
                <h2>{w!(language, editor.withdraw)}</h2>
                <p>{w!(language, editor.withdraw_says)}</p>
                {notice}
                {form}
            </section>
        </div>
    }
}
