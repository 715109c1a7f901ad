//! Deciding on comments (R15-7): the queue, the clause with its comments, the decision.

mod confirming;
mod form;
mod former;
mod skips;
mod view;

use axum::extract::State;
use domain::access::Action;
use domain::discussion::DecisionProblem;
use services::discussion::{DecideInput, awaiting_in_group, decide, next_undecided, reopen, take_suggestion};
use services::error::{FieldProblem, ServiceError};

use self::form::TypedDecision;
pub(super) use self::view::refused;
use super::authorise::authorise_on_draft;
use crate::answers::deciding::{DecisionContext, decision_context, doubts};
use crate::components::decide::{DecideAddress, DecideFilter, decision_problem, refusal};
use crate::components::editing::top::EditingTab;
use crate::w;
use crate::words::{text_problem_of, wordless};
use crate::{Answer, DraftPath, Fields, Flash, FormState, PageError, Site, Visitor, see_other};

/// Shows the comments of a draft, one of them chosen.
///
/// # Errors
/// [`PageError::Forbidden`] for those who may not decide, [`PageError::NotFound`] if there is no such draft or comment.
pub async fn get(State(site): State<Site>, visitor: Visitor, DraftPath { number }: DraftPath) -> Answer {
    authorise_on_draft(&site, &visitor, &number, Action::Decide).await?;
    let typed = TypedDecision { all: visitor.parameter("all").is_some(), ..TypedDecision::default() };
    let chosen = chosen(&visitor)?;
    match decision_context(&site, &visitor, &number, chosen).await {
        Ok(context) => view::shown(&site, &visitor, context, typed, FormState::Fresh).await,
        Err(error) => unavailable(&site, &visitor, &number, error).await,
    }
}

/// Decides, takes a proposed wording, puts an earlier substantiation into the form, or takes a decision back.
///
/// # Errors
/// As [`get`].
pub async fn post(
    State(site): State<Site>,
    visitor: Visitor,
    DraftPath { number }: DraftPath,
    fields: Fields,
) -> Answer {
    authorise_on_draft(&site, &visitor, &number, Action::Decide).await?;
    let lead: i64 = fields.get("comment").parse().map_err(|_| PageError::BadRequest)?;
    let address = DecideAddress::new(visitor.address(), &number, DecideFilter::parse(&visitor.query));
    let chosen = chosen(&visitor)?;
    let context = match decision_context(&site, &visitor, &number, chosen).await {
        Ok(context) => context,
        Err(error) => return unavailable(&site, &visitor, &number, error).await,
    };
    let mut typed = TypedDecision::of(&fields);
    match fields.get("do") {
        "take" => {
            let over = fields.get("over");
            match take_suggestion(&site.services, &visitor.request(), &number, lead, over).await {
                Ok(_) => Ok(see_other(&address.comment(lead), Some(Flash::Saved))),
                Err(error) => again(&site, &visitor, context, TypedDecision::default(), error).await,
            }
        }
        "reopen" => {
            let (seen, reason) = (fields.get("decision"), fields.get("reason"));
            match reopen(&site.services, &visitor.request(), &number, lead, seen, reason).await {
                Ok(_) => Ok(see_other(&address.comment(lead), Some(Flash::Saved))),
                Err(error) => {
                    let typed = TypedDecision { reason: reason.to_owned(), ..TypedDecision::default() };
                    again(&site, &visitor, context, typed, error).await
                }
            }
        }
        "reuse" => {
            let earlier = fields
                .get("wording")
                .parse()
                .ok()
                .and_then(|place: usize| context.wordings.get(place).cloned());
            if let Some(earlier) = earlier {
                typed.decision.substantiation = earlier;
            }
            view::shown(&site, &visitor, context, typed, FormState::Fresh).await
        }
        _ => decided(&site, &visitor, context, lead, typed, &address).await,
    }
}

/// The comment in the address.
fn chosen(visitor: &Visitor) -> Result<Option<i64>, PageError> {
    let asked = visitor.parameter("comment");
    asked.map(|comment| comment.parse().map_err(|_| PageError::NotFound)).transpose()
}

/// Takes the decision, unless its fields or its doubts need another look.
async fn decided(
    site: &Site,
    visitor: &Visitor,
    context: DecisionContext,
    lead: i64,
    mut typed: TypedDecision,
    address: &DecideAddress,
) -> Answer {
    let number = context.commented.number.clone();
    let mut answered = typed.answered(lead);
    if let Some((group, shown)) = typed.group {
        let members = awaiting_in_group(&site.services, &visitor.request(), &number, group).await?;
        // Those who came since have not been seen by anybody.
        if members.len() != shown {
            typed.group = None;
            typed.errors.push(("comments".to_owned(), w!(visitor.language, decide.problem_group)));
            return view::shown(site, visitor, context, typed, FormState::Conflict).await;
        }
        answered.extend(members);
    }
    let parsed = typed.decision.parse();
    typed.doubts = doubts(site, visitor, &number, &answered, &typed.decision.substantiation).await?;
    let decision = match parsed {
        Ok(decision) if typed.doubts_are_confirmed() => decision,
        Ok(_) => {
            typed.errors.push(("confirm".to_owned(), w!(visitor.language, decide.problem_doubts)));
            return view::shown(site, visitor, context, typed, FormState::Invalid).await;
        }
        Err(problems) => {
            let told =
                |one: DecisionProblem| (one.field().to_owned(), decision_problem(visitor.language, one));
            typed.errors.extend(problems.into_iter().map(told));
            return view::shown(site, visitor, context, typed, FormState::Invalid).await;
        }
    };
    let input = DecideInput { comments: answered, decision, elements: typed.elements.clone() };
    match decide(&site.services, &visitor.request(), &number, input).await {
        Ok(_) => {
            let filter = DecideFilter::parse(&visitor.query).asked(None);
            let next = next_undecided(&site.services, &visitor.request(), &number, &filter, lead).await?;
            let onward = next.map_or_else(|| address.with(&[]), |next| address.comment(next));
            Ok(see_other(&onward, Some(Flash::Decided)))
        }
        Err(error) => again(site, visitor, context, typed, error).await,
    }
}

/// The page again with what was typed and what is wrong with it; other errors are pages of their own.
async fn again(
    site: &Site,
    visitor: &Visitor,
    context: DecisionContext,
    mut typed: TypedDecision,
    error: ServiceError,
) -> Answer {
    let language = visitor.language;
    let state = match error {
        ServiceError::Invalid(problems) => {
            for FieldProblem { field, code } in problems {
                match field.as_str() {
                    "suggestion" => typed.notice = Some((form::suggestion_problem(language, &code), None)),
                    "elements" => typed.errors.push((field, w!(language, decide.problem_element))),
                    "reason" => typed.errors.push((field, text_problem_of(language, &code))),
                    _ => typed.errors.push((field, wordless(language, &code))),
                }
            }
            FormState::Invalid
        }
        ServiceError::Refused(domain::draft::Refusal::NoReason) => {
            typed.errors.push(("reason".to_owned(), w!(language, decide.reopen_needed)));
            typed.notice = Some((w!(language, decide.reopen_needed), None));
            FormState::Invalid
        }
        ServiceError::Stale(_) => {
            typed.notice = Some((w!(language, decide.decided_anew), None));
            FormState::Conflict
        }
        ServiceError::Refused(refused) => {
            let sentence = refusal(language, site.settings.zone, &refused);
            typed.notice = Some((sentence, Some(refused.rule())));
            FormState::Conflict
        }
        other => return Err(other.into()),
    };
    view::shown(site, visitor, context, typed, state).await
}

/// A draft on which nothing can be decided: why, and where to go instead.
async fn unavailable(site: &Site, visitor: &Visitor, number: &str, error: ServiceError) -> Answer {
    match error {
        ServiceError::Refused(refused) => {
            view::refused(site, visitor, number, EditingTab::Decide, &refused).await
        }
        other => Err(other.into()),
    }
}
