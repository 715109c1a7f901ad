//! Preparing the closing report (R15-8, R15-9): what is missing, how each gap is closed, the preview, the publication.

mod gaps;
mod read;
mod ready;
mod view;
mod wrong;

use axum::extract::State;
use domain::access::Action;
use domain::draft::Refusal;
use services::Conflict;
use services::error::{FieldProblem, ServiceError};
use services::report;

use self::read::ReadReport;
use self::wrong::WrongReport;
use super::authorise::authorise_on_draft;
use super::decide::refused;
use super::reason_seen;
use crate::components::decide::refusal;
use crate::components::editing::top::EditingTab;
use crate::w;
use crate::words::{gap_reason_problem_of, wordless};
use crate::{Answer, DraftPath, Fields, Flash, FormState, Site, Visitor, confirmed, see_other};

/// Shows what stands between a draft and its report, and the report as it would be published.
///
/// # Errors
/// [`crate::PageError::Forbidden`] for those who may not decide, [`crate::PageError::NotFound`] if there is no
/// such draft.
pub async fn get(State(site): State<Site>, visitor: Visitor, DraftPath { number }: DraftPath) -> Answer {
    authorise_on_draft(&site, &visitor, &number, Action::Decide).await?;
    show(&site, &visitor, &number, WrongReport::default(), FormState::Fresh).await
}

/// Links a change, explains gaps or publishes the report.
///
/// # Errors
/// As [`get`]; [`crate::PageError::Forbidden`] if somebody else than a head publishes.
pub async fn post(
    State(site): State<Site>,
    visitor: Visitor,
    DraftPath { number }: DraftPath,
    fields: Fields,
) -> Answer {
    authorise_on_draft(&site, &visitor, &number, Action::ExplainChanges).await?;
    if fields.get("do") == "publish" {
        authorise_on_draft(&site, &visitor, &number, Action::PublishReport).await?;
        confirmed(&site, &visitor, &fields).await?;
    }
    let read = ReadReport::of(&fields);
    let request = visitor.request();
    let done = match fields.get("do") {
        "link" => {
            // Either side may have been left unchosen in its list.
            match (fields.get("comment").parse(), fields.get("element")) {
                (Ok(comment), element) if !element.is_empty() => {
                    report::link_change(&site.services, &request, &number, comment, element).await
                }
                _ => Err(ServiceError::field("link", "choose")),
            }
        }
        "explain" => explain(&site, &visitor, &number, &fields).await,
        "publish" if !fields.has("confirm") => Err(ServiceError::field("confirm", "empty")),
        "publish" => match report::publish(&site.services, &request, &number, &read.seen).await {
            Ok(()) => {
                let public = visitor.address().draft_part(&number, "report");
                return Ok(see_other(&public, Some(Flash::Published)));
            }
            Err(error) => Err(error),
        },
        _ => Err(ServiceError::field("do", "choose")),
    };
    let error = match done {
        Ok(()) => {
            let back = format!("{}#gaps", visitor.address().desk(&format!("drafts/{number}/report")));
            return Ok(see_other(&back, Some(Flash::Saved)));
        }
        Err(error) => error,
    };
    let (wrong, state) = match error {
        ServiceError::Invalid(problems) => (invalid(&visitor, &problems, &fields), FormState::Invalid),
        ServiceError::Refused(refused) => {
            let sentence = refusal(visitor.language, site.settings.zone, &refused);
            let wrong = WrongReport { refused: Some((sentence, refused.rule())), ..WrongReport::default() };
            (wrong, FormState::Conflict)
        }
        ServiceError::Stale(conflict) => {
            let wrong = match *conflict {
                Conflict::Reason { reason, .. } => another_reason(&visitor, reason, &fields),
                _ => WrongReport::anew(visitor.language),
            };
            (wrong, FormState::Conflict)
        }
        other => return Err(other.into()),
    };
    show(&site, &visitor, &number, WrongReport { read: Some(read), ..wrong }, state).await
}

/// Gives one reason to every ticked gap.
async fn explain(site: &Site, visitor: &Visitor, number: &str, fields: &Fields) -> Result<(), ServiceError> {
    let gaps: Vec<&str> = fields.all("gap").collect();
    if gaps.is_empty() {
        return Err(ServiceError::field("gap", "empty"));
    }
    for gap in gaps {
        let (over, reason) = (reason_seen::mark(fields, gap), fields.get("reason"));
        report::explain(&site.services, &visitor.request(), number, gap, over, reason).await?;
    }
    Ok(())
}

/// Somebody else gave a reason that the writer had not seen: both are shown, and what was typed stays in the form.
fn another_reason(visitor: &Visitor, stands: String, fields: &Fields) -> WrongReport {
    let sentence = w!(visitor.language, publish.problem_reason_other, reason = stands);
    WrongReport {
        errors: vec![("reason".to_owned(), sentence)],
        reason: fields.take("reason"),
        ticked: fields.all("gap").map(str::to_owned).collect(),
        ..WrongReport::default()
    }
}

fn invalid(visitor: &Visitor, problems: &[FieldProblem], fields: &Fields) -> WrongReport {
    let language = visitor.language;
    let sentence = |problem: &FieldProblem| match (problem.field.as_str(), problem.code.as_str()) {
        ("reason", code) => gap_reason_problem_of(language, code),
        ("gap", "empty") => w!(language, publish.problem_tick),
        ("gap", "unknown_gap") | ("elements", "unknown_element") | ("comment", "undecided") => {
            w!(language, trace.problem_gone)
        }
        ("confirm", "empty") => w!(language, publish.confirm_needed),
        ("link" | "do", "choose") => w!(language, publish.problem_choose),
        (_, code) => wordless(language, code),
    };
    WrongReport {
        errors: problems.iter().map(|problem| (problem.field.clone(), sentence(problem))).collect(),
        reason: fields.take("reason"),
        ticked: fields.all("gap").map(str::to_owned).collect(),
        ..WrongReport::default()
    }
}

/// The page; a draft whose report has been published leads to it.
async fn show(site: &Site, visitor: &Visitor, number: &str, wrong: WrongReport, state: FormState) -> Answer {
    match view::shown(site, visitor, number, wrong, state).await {
        Err(ServiceError::Refused(Refusal::AlreadyReported)) => {
            Ok(see_other(&visitor.address().draft_part(number, "report"), None))
        }
        Err(ServiceError::Refused(refusal)) => {
            refused(site, visitor, number, EditingTab::Report, &refusal).await
        }
        Err(other) => Err(other.into()),
        Ok(response) => Ok(response),
    }
}
