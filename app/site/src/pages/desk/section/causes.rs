//! What caused the changes of a section, in one control beside its text: an accepted comment, or a reason (R15-9).

mod lines;
mod view;

use domain::draft::StageName;
use domain::standard::{ElementId, SectionKey};
use services::Conflict;
use services::discussion::explaining;
use services::error::ServiceError;
use services::report;

use self::lines::{ChangedLine, lines};
pub(super) use self::view::shown;
use crate::answers::deciding::draft_texts;
use crate::components::comment::comment_number;
use crate::components::decide::{CommentedDraft, beginning};
use crate::components::form::Errors;
use crate::components::now::Now;
use crate::pages::desk::opened::Opened;
use crate::pages::desk::reason_seen;
use crate::w;
use crate::words::{gap_reason_problem_of, wordless};
use crate::{Fields, Site, Visitor};

/// What was chosen and written before the form came back, and what was wrong with it.
#[derive(Clone, Debug, Default)]
pub(super) struct TypedCause {
    element: String,
    comment: String,
    reason: String,
    errors: Errors,
    /// What stands in the place of a reason that was not seen: the value of its hidden field.
    seen: Option<String>,
}

/// The causes of a section, ready to be shown.
pub(super) struct SectionCauses {
    now: Now,
    /// The address of the section.
    action: String,
    /// The address of the page of decisions.
    decide: String,
    lines: Vec<ChangedLine>,
    /// The accepted comments of the draft, as choices.
    accepted: Vec<(String, String)>,
    typed: TypedCause,
}

/// Reads them; nothing unless the draft is between its discussion and its report.
///
/// # Errors
/// Those of the desk.
pub(super) async fn causes(
    site: &Site,
    visitor: &Visitor,
    opened: &Opened,
    key: SectionKey,
    typed: TypedCause,
) -> Result<Option<SectionCauses>, ServiceError> {
    if opened.copy.summary.stage != StageName::Review || !opened.writable || key.is_from_register() {
        return Ok(None);
    }
    let number = &opened.copy.summary.number;
    let (mut commented, _) = draft_texts(site, visitor, number).await?;
    commented.comments = explaining(&site.services, &visitor.request(), number, Some(key)).await?;
    let readiness = report::readiness(&site.services, &visitor.request(), number).await?;
    let now = Now::of(site, visitor);
    let address = opened.address(visitor);
    Ok(Some(SectionCauses {
        action: format!("{address}/edit/{}", key.code()),
        decide: format!("{address}/decide"),
        lines: lines(&commented, &readiness.gaps, key, visitor.language),
        accepted: accepted(now, &commented),
        now,
        typed,
    }))
}

fn accepted(now: Now, commented: &CommentedDraft) -> Vec<(String, String)> {
    let promising = commented
        .comments
        .iter()
        .filter(|comment| comment.decision.as_ref().is_some_and(|given| given.outcome.promises_change()));
    promising
        .map(|comment| {
            let words = beginning(&comment.text, 60);
            (comment.number.to_string(), format!("{} {words}", comment_number(now.language, comment.number)))
        })
        .collect()
}

/// Whether a form of this page is about causes and not about the text.
pub(super) fn is_meant(fields: &Fields) -> bool {
    matches!(fields.get("do"), "cause" | "unlink")
}

/// Links a change with a comment, gives it a reason, or takes a link back; what was typed, if it could not be done.
///
/// # Errors
/// Those of [`report::link_change`] but for wrong fields.
pub(super) async fn save(
    site: &Site,
    visitor: &Visitor,
    number: &str,
    fields: &Fields,
) -> Result<Result<(), TypedCause>, ServiceError> {
    let language = visitor.language;
    let request = visitor.request();
    let (element, comment, reason) = (fields.get("element"), fields.get("comment"), fields.get("reason"));
    let linked: Option<i64> = comment.parse().ok();
    let mut errors = Errors::none();
    let mut seen = None;
    if ElementId::parse(element).is_err() {
        errors.add("element", w!(language, trace.problem_clause));
    } else if linked.is_none() && (!comment.is_empty() || reason.trim().is_empty()) {
        errors.add("comment", w!(language, trace.problem_cause));
    }
    if errors.is_empty() {
        // A reason that cannot be taken is told before anything is linked.
        let explained = if reason.trim().is_empty() {
            Ok(())
        } else {
            let gap = format!("element:{element}");
            let over = reason_seen::mark(fields, &gap);
            report::explain(&site.services, &request, number, &gap, over, reason).await
        };
        let done = match (explained, linked) {
            (Ok(()), Some(comment)) if fields.get("do") == "unlink" => {
                report::unlink_change(&site.services, &request, number, comment, element).await
            }
            (Ok(()), Some(comment)) => {
                report::link_change(&site.services, &request, number, comment, element).await
            }
            (explained, _) => explained,
        };
        match done {
            Ok(()) => return Ok(Ok(())),
            Err(ServiceError::Invalid(problems)) => {
                for problem in problems {
                    match (problem.field.as_str(), problem.code.as_str()) {
                        ("reason", code) => errors.add("reason", gap_reason_problem_of(language, code)),
                        ("comment", "undecided") => errors.add("comment", w!(language, trace.problem_gone)),
                        ("elements", "unknown_element") | ("gap", "unknown_gap") => {
                            errors.add("element", w!(language, trace.problem_gone));
                        }
                        (_, code) => errors.add("element", wordless(language, code)),
                    }
                }
            }
            Err(ServiceError::Stale(conflict)) => match *conflict {
                Conflict::Reason { gap, reason: stands } => {
                    seen = Some(reason_seen::value(&gap, &stands));
                    errors.add("reason", w!(language, publish.problem_reason_other, reason = stands));
                }
                other => return Err(ServiceError::Stale(Box::new(other))),
            },
            Err(other) => return Err(other),
        }
    }
    let (element, comment, reason) = (element.to_owned(), comment.to_owned(), reason.to_owned());
    Ok(Err(TypedCause { element, comment, reason, errors, seen }))
}
