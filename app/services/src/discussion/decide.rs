//! Decisions on comments (R15-7): one decision may answer several comments, and a decided comment gets no second one.

use std::collections::{BTreeSet, HashMap};

use chrono::{DateTime, Utc};
use domain::access::Action;
use domain::discussion::{Decision, TextProblem};
use domain::draft::{CommentStanding, Refusal, written_reason};
use domain::ledger::{Facts, Key, Record};
use domain::standard::{Content, ElementId, SectionKey};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Set};
use serde::{Deserialize, Serialize};

use super::comment_filter::of_draft;
use super::decision_view::decision_mark;
use super::discussed::{Discussed, discussed};
use super::stage::standing;
use super::tell_reversed::tell_reversed;
use super::{counters, group_lines};
use crate::conflict::Conflict;
use crate::context::{Request, Services};
use crate::drafts::copy::current_content;
use crate::entity::{comment, comment_reason, decision, decision_element, draft, former_decision};
use crate::error::ServiceError;
use crate::keys::Keyring;
use crate::ledger::{self, seal};
use crate::storage::Write;

/// How many numbers one statement names: SQLite takes 32,766 values in one, PostgreSQL 65,535.
const NUMBERS_AT_ONCE: usize = 10_000;

/// A decision with what it answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecideInput {
    /// The numbers of the comments that it answers.
    pub comments: Vec<i64>,
    /// What was decided, and why.
    pub decision: Decision,
    /// The elements that changed on account of these comments.
    pub elements: Vec<String>,
}

/// How far the decisions are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DecisionProgress {
    /// Comments received in time, without those that their authors withdrew.
    pub received: i64,
    /// Comments decided.
    pub decided: i64,
}

/// Decides on comments of the placed draft `number`, all of them or none.
///
/// # Errors
/// [`ServiceError::Invalid`] if an element is unknown, the refusals of [`domain::draft::Placed::decide`],
/// [`ServiceError::Denied`].
pub async fn decide(
    services: &Services,
    request: &Request,
    number: &str,
    input: DecideInput,
) -> Result<DecisionProgress, ServiceError> {
    let draft = discussed(services, number).await?;
    let write = services.database.write().await?;
    let standing = standing(&*write, request, &draft, Action::Decide).await?;
    let DecideInput { comments, decision, elements } = input;
    let numbers: Vec<i64> = comments.into_iter().collect::<BTreeSet<_>>().into_iter().collect();
    let standings = standings(&write, &draft, &numbers).await?;
    standing.stage.decide(&numbers, |number| standings.get(&number).copied())?;
    let revised = current_content(&*write, draft.draft_id).await?;
    let elements = linked(&draft.placed, &revised, &elements)?;

    let row = decision::ActiveModel {
        draft_id: Set(draft.draft_id),
        outcome: Set(decision.outcome().code().to_owned()),
        substantiation: Set(decision.substantiation().to_owned()),
        summary: Set(decision.summary().to_owned()),
        decided_at: Set(request.at),
        decided_by: Set(request.user_id()),
        version: Set(1),
        ..Default::default()
    };
    let row = row.insert(&*write).await?;
    link(&write, row.id, &elements).await?;
    for numbers in numbers.chunks(NUMBERS_AT_ONCE) {
        comment::Entity::update_many()
            .col_expr(comment::Column::DecisionId, Expr::value(row.id))
            .col_expr(comment::Column::IsLine, Expr::value(true))
            .col_expr(comment::Column::Version, Expr::col(comment::Column::Version).add(1))
            .filter(comment::Column::DraftId.eq(draft.draft_id))
            .filter(comment::Column::Number.is_in(numbers.iter().copied()))
            .exec(&*write)
            .await?;
        group_lines::settle(&write, draft.draft_id, numbers, true).await?;
    }
    let count = i64::try_from(numbers.len()).unwrap_or(i64::MAX);
    count_decided(&write, &draft, &row.outcome, count).await?;
    let keys = &services.settings.keys;
    let sealed = seal::decision(keys, &row, &numbers)?;
    let facts = Facts::of("comments", numbers).sealing([sealed]).sealing(links(&write, keys, row.id).await?);
    ledger::append(&write, request, "comments.decided", &draft.subject(), facts).await?;
    write.commit().await?;
    Ok(DecisionProgress {
        received: standing.loaded.row.comment_count - standing.loaded.row.withdrawn_count,
        decided: standing.loaded.row.decided_count + count,
    })
}

/// Takes back the decision on a comment and on all that share it, so that it can be taken anew. A head may do so until
/// the report is published; the former decision and the reason are kept. `seen` is the mark of the decision that the
/// head read.
///
/// # Errors
/// [`ServiceError::Stale`] if another decision stands by now; [`ServiceError::Invalid`] for a reason that cannot be kept;
/// [`Refusal::NoReason`], [`Refusal::UnknownComment`], [`ServiceError::NotFound`] if nothing was decided on it,
/// [`ServiceError::Denied`].
pub async fn reopen(
    services: &Services,
    request: &Request,
    number: &str,
    comment: i64,
    seen: &str,
    reason: &str,
) -> Result<DecisionProgress, ServiceError> {
    let draft = discussed(services, number).await?;
    let write = services.database.write().await?;
    let standing = standing(&*write, request, &draft, Action::PublishReport).await?;
    let told = |problem: TextProblem| ServiceError::field("reason", problem.code());
    let reason = written_reason(reason).map_err(told)?;
    if reason.is_empty() {
        return Err(Refusal::NoReason.into());
    }
    let row = of_draft(&draft).filter(comment::Column::Number.eq(comment)).one(&*write).await?;
    let id = row.ok_or(Refusal::UnknownComment { comment })?.decision_id.ok_or(ServiceError::NotFound)?;
    let former = decision::Entity::find_by_id(id).one(&*write).await?.ok_or(ServiceError::NotFound)?;
    let stands = decision_mark(&former.outcome, &former.substantiation, &former.summary, former.decided_at);
    if stands != seen {
        let version = standing.loaded.row.version;
        return Err(ServiceError::Stale(Box::new(Conflict::Draft { version })));
    }
    let comments: Vec<i64> = of_draft(&draft)
        .select_only()
        .column(comment::Column::Number)
        .filter(comment::Column::DecisionId.eq(id))
        .order_by_asc(comment::Column::Number)
        .into_tuple()
        .all(&*write)
        .await?;
    let count = i64::try_from(comments.len()).unwrap_or(i64::MAX);
    comment::Entity::update_many()
        .col_expr(comment::Column::DecisionId, Expr::value(None::<i64>))
        .col_expr(comment::Column::Version, Expr::col(comment::Column::Version).add(1))
        .filter(comment::Column::DecisionId.eq(id))
        .exec(&*write)
        .await?;
    let unlinked = decision_element::Entity::delete_many()
        .filter(decision_element::Column::DecisionId.eq(id))
        .exec(&*write)
        .await?;
    let unexplained = comment_reason::Entity::delete_by_id(id).exec(&*write).await?.rows_affected > 0;
    decision::Entity::delete_by_id(id).exec(&*write).await?;
    for numbers in comments.chunks(NUMBERS_AT_ONCE) {
        group_lines::settle(&write, draft.draft_id, numbers, false).await?;
    }
    count_decided(&write, &draft, &former.outcome, -count).await?;
    let kept = keep(&write, request, former, &comments, &reason).await?;
    tell_reversed(services, &write, request, &standing.loaded.row, comment, &reason).await?;
    let mut ended = vec![Key::Decision(id)];
    ended.extend((unlinked.rows_affected > 0).then_some(Key::Links(id)));
    ended.extend(unexplained.then_some(Key::CommentReason(id)));
    let sealed = seal::former(&services.settings.keys, &kept)?;
    let facts = Facts::of("comments", comments).sealing([sealed]).ending(ended);
    ledger::append(&write, request, "decision.reopened", &draft.subject(), facts).await?;
    write.commit().await?;
    Ok(DecisionProgress {
        received: standing.loaded.row.comment_count - standing.loaded.row.withdrawn_count,
        decided: standing.loaded.row.decided_count - count,
    })
}

/// Keeps a decision that is taken back, with the reason.
async fn keep(
    write: &Write,
    request: &Request,
    former: decision::Model,
    comments: &[i64],
    reason: &str,
) -> Result<former_decision::Model, ServiceError> {
    let numbers: Vec<String> = comments.iter().map(ToString::to_string).collect();
    let row = former_decision::ActiveModel {
        draft_id: Set(former.draft_id),
        comments: Set(numbers.join(",")),
        outcome: Set(former.outcome),
        substantiation: Set(former.substantiation),
        summary: Set(former.summary),
        decided_at: Set(former.decided_at),
        decided_by: Set(former.decided_by),
        reason: Set(reason.to_owned()),
        reopened_at: Set(request.at),
        reopened_by: Set(request.user_id()),
        ..Default::default()
    };
    Ok(row.insert(&**write).await?)
}

/// The seal of the links of a decision as they stand; none where it has no link.
pub(crate) async fn links(
    write: &Write,
    keys: &Keyring,
    decision_id: i64,
) -> Result<Option<Record>, ServiceError> {
    let rows = decision_element::Entity::find()
        .filter(decision_element::Column::DecisionId.eq(decision_id))
        .all(&**write)
        .await?;
    let elements: Vec<_> = rows.into_iter().map(|row| (row.section, row.element)).collect();
    if elements.is_empty() { Ok(None) } else { seal::links(keys, decision_id, elements).map(Some) }
}

/// Which of the comments exist, and where they stand.
async fn standings(
    write: &Write,
    draft: &Discussed,
    numbers: &[i64],
) -> Result<HashMap<i64, CommentStanding>, ServiceError> {
    let mut standings = HashMap::with_capacity(numbers.len());
    for numbers in numbers.chunks(NUMBERS_AT_ONCE) {
        let rows: Vec<(i64, Option<i64>, Option<DateTime<Utc>>)> = of_draft(draft)
            .filter(comment::Column::Number.is_in(numbers.iter().copied()))
            .select_only()
            .columns([comment::Column::Number, comment::Column::DecisionId, comment::Column::WithdrawnAt])
            .into_tuple()
            .all(&**write)
            .await?;
        standings.extend(rows.into_iter().map(|(number, decision, withdrawn)| {
            (number, CommentStanding::of(decision.is_some(), withdrawn.is_some()))
        }));
    }
    Ok(standings)
}

async fn count_decided(
    write: &Write,
    draft: &Discussed,
    outcome: &str,
    change: i64,
) -> Result<(), ServiceError> {
    draft::Entity::update_many()
        .col_expr(draft::Column::DecidedCount, Expr::col(draft::Column::DecidedCount).add(change))
        .col_expr(draft::Column::Version, Expr::col(draft::Column::Version).add(1))
        .filter(draft::Column::Id.eq(draft.draft_id))
        .exec(&**write)
        .await?;
    counters::Changes::of(counters::outcome(outcome), change).write(&**write, draft.draft_id).await
}

/// The elements named in a form, each with its section in the revised or else in the placed text.
pub(crate) fn linked(
    placed: &Content,
    revised: &Content,
    named: &[String],
) -> Result<Vec<(SectionKey, ElementId)>, ServiceError> {
    let mut elements = Vec::new();
    for name in named.iter().map(|name| name.trim()).filter(|name| !name.is_empty()) {
        let unknown = || ServiceError::field("elements", "unknown_element");
        let id = ElementId::parse(name).map_err(|_| unknown())?;
        let found = revised.find(&id).or_else(|| placed.find(&id));
        let pair = found.map(|(section, _)| (section, id)).ok_or_else(unknown)?;
        if !elements.contains(&pair) {
            elements.push(pair);
        }
    }
    Ok(elements)
}

/// Links a decision to elements.
pub(crate) async fn link(
    write: &Write,
    decision_id: i64,
    elements: &[(SectionKey, ElementId)],
) -> Result<(), ServiceError> {
    if elements.is_empty() {
        return Ok(());
    }
    let rows = elements.iter().map(|(section, element)| decision_element::ActiveModel {
        decision_id: Set(decision_id),
        section: Set(section.code().to_owned()),
        element: Set(element.to_string()),
    });
    decision_element::Entity::insert_many(rows).exec_without_returning(&**write).await?;
    Ok(())
}
