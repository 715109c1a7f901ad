//! The decisions that drafters propose, before a head confirms them in one go (R15-7).

mod view;

use axum::extract::State;
use domain::access::Action;
use domain::discussion::Outcome;
use domain::draft::Refusal;
use services::ServiceError;
use services::discussion::{Chosen, ProposedFilter, confirm_decisions, proposed_decisions};
use services::drafts;

use self::view::{Against, ProposedList, view};
use super::authorise::authorise_on_draft;
use super::decide::refused;
use crate::components::editing::top::EditingTab;
use crate::components::now::Now;
use crate::w;
use crate::{Answer, DraftPath, Fields, Flash, FormState, Head, Site, Visitor, form_page, see_other};

/// Shows a page of the proposed decisions; `?outcome=` chooses, `?after=` turns.
///
/// # Errors
/// [`crate::PageError::Forbidden`] for those who may not decide, [`crate::PageError::NotFound`] if there is no such draft.
pub async fn get(State(site): State<Site>, visitor: Visitor, DraftPath { number }: DraftPath) -> Answer {
    authorise_on_draft(&site, &visitor, &number, Action::Decide).await?;
    show(&site, &visitor, &number, FormState::Fresh, None, Vec::new()).await
}

/// Confirms all that were shown, or the ticked ones.
///
/// # Errors
/// As [`get`]; [`crate::PageError::Forbidden`] unless the visitor is a head of the body.
pub async fn post(
    State(site): State<Site>,
    visitor: Visitor,
    DraftPath { number }: DraftPath,
    fields: Fields,
) -> Answer {
    authorise_on_draft(&site, &visitor, &number, Action::ConfirmDecisions).await?;
    let ticked: Vec<String> = fields.all("decisions").map(str::to_owned).collect();
    let chosen = if fields.get("do") == "all" {
        Chosen::All {
            outcome: filter(&visitor).outcome,
            count: fields.get("count").parse().unwrap_or(u64::MAX),
            hash: fields.take("hash"),
        }
    } else {
        Chosen::Some(ticked.iter().filter_map(|one| parsed(one)).collect())
    };
    match confirm_decisions(&site.services, &visitor.request(), &number, &chosen).await {
        Ok(_) => {
            let own = visitor.address().desk(&format!("drafts/{number}/proposed"));
            // What was chosen to be looked at is looked at further.
            let outcome = filter(&visitor).outcome.map(|outcome| format!("?outcome={}", outcome.code()));
            Ok(see_other(&format!("{own}{}", outcome.unwrap_or_default()), Some(Flash::Saved)))
        }
        Err(ServiceError::Invalid(_)) => {
            show(&site, &visitor, &number, FormState::Invalid, Some(Against::NoneChosen), ticked).await
        }
        Err(ServiceError::Stale(_)) => {
            show(&site, &visitor, &number, FormState::Conflict, Some(Against::Changed), ticked).await
        }
        Err(ServiceError::Refused(refusal)) => {
            refused(&site, &visitor, &number, EditingTab::Decide, &refusal).await
        }
        Err(error) => Err(error.into()),
    }
}

/// What is shown, as the address says it.
fn filter(visitor: &Visitor) -> ProposedFilter {
    ProposedFilter {
        outcome: visitor.parameter("outcome").and_then(|code| Outcome::from_code(&code)),
        after: visitor.parameter("after").and_then(|after| after.parse().ok()),
    }
}

/// A ticked decision: its key and the mark under which it was shown.
fn parsed(ticked: &str) -> Option<(i64, String)> {
    let (id, mark) = ticked.split_once(':')?;
    Some((id.parse().ok()?, mark.to_owned()))
}

async fn show(
    site: &Site,
    visitor: &Visitor,
    number: &str,
    state: FormState,
    against: Option<Against>,
    ticked: Vec<String>,
) -> Answer {
    let filter = filter(visitor);
    let page = match proposed_decisions(&site.services, &visitor.request(), number, filter).await {
        Ok(page) => page,
        Err(ServiceError::Refused(Refusal::AlreadyReported)) => {
            return Ok(see_other(&visitor.address().draft_part(number, "report"), None));
        }
        Err(ServiceError::Refused(refusal)) => {
            return refused(site, visitor, number, EditingTab::Decide, &refusal).await;
        }
        Err(error) => return Err(error.into()),
    };
    let summary = drafts::summary(&site.services, number, visitor.at).await?;
    let title = format!("{} · {number}", w!(visitor.language, confirming.title));
    let now = Now::of(site, visitor);
    let list = ProposedList { now, visitor: visitor.clone(), summary, page, filter, against, ticked };
    Ok(form_page(site, visitor, Head::plain(title), state, move || view(&list)).await)
}
