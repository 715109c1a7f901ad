//! The list of proposed decisions, as a head reads it before confirming.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use domain::access::Action;
use domain::discussion::Outcome;
use domain::standard::{Content, ElementId};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::{Deserialize, Serialize};

use super::count::proposals;
use super::setting::is_on;
use crate::context::{Request, Services};
use crate::digest;
use crate::discussion::decision_view::decision_mark;
use crate::discussion::discussed::discussed;
use crate::discussion::stage::standing;
use crate::drafts::copy::current_content;
use crate::entity::{comment, decision, decision_element};
use crate::error::ServiceError;
use crate::page::USUAL;
use crate::people::names;

/// So many decisions are in memory at once.
const PORTION: u64 = 500;

/// Which proposed decisions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ProposedFilter {
    /// Those of one outcome.
    pub outcome: Option<Outcome>,
    /// Those behind the decision of a key.
    pub after: Option<i64>,
}

/// A proposed decision.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProposedDecision {
    /// Its key.
    pub id: i64,
    /// Stands for it as it was shown, with the clauses that it is linked to.
    pub mark: String,
    /// The first comment that it answers.
    pub comment: i64,
    /// How many it answers.
    pub comments: u64,
    /// What is proposed.
    pub outcome: Outcome,
    /// Why.
    pub substantiation: String,
    /// What the comments say.
    pub summary: String,
    /// When it was proposed, UTC.
    pub at: DateTime<Utc>,
    /// Who proposed it: the name.
    pub by: Option<String>,
    /// The clauses that changed on account of it.
    pub elements: Vec<ElementId>,
}

/// A page of the proposed decisions on a draft.
#[derive(Clone, Debug)]
pub struct ProposedPage {
    /// Whether the heads of the body confirm at all.
    pub is_on: bool,
    /// How many the filter finds, on all pages.
    pub count: u64,
    /// Stands for all of these as they are now.
    pub hash: String,
    /// Those of the page.
    pub decisions: Vec<ProposedDecision>,
    /// Behind which key the next page begins.
    pub next: Option<i64>,
    /// The text that was placed.
    pub placed: Content,
    /// The text as it is now.
    pub working: Content,
}

/// A decision with its mark.
pub(super) type Marked = (i64, String);

/// The marks of all proposed decisions of an outcome, in the order of their keys.
pub(super) async fn marked(
    connection: &impl ConnectionTrait,
    draft_id: i64,
    outcome: Option<Outcome>,
) -> Result<Vec<Marked>, ServiceError> {
    let mut all: Vec<Marked> = Vec::new();
    loop {
        let last = all.last().map_or(0, |(id, _)| *id);
        let rows = of_outcome(draft_id, outcome, last).limit(PORTION).all(connection).await?;
        if rows.is_empty() {
            return Ok(all);
        }
        let elements = elements_of(connection, &rows).await?;
        all.extend(rows.iter().map(|row| (row.id, mark(row, &elements))));
    }
}

/// Stands for these decisions.
pub(super) fn hash(marked: &[Marked]) -> String {
    let lines: Vec<String> = marked.iter().map(|(id, mark)| format!("{id} {mark}")).collect();
    digest::sha256(lines.join("\n").as_bytes())
}

/// Stands for a decision as it is shown, with the elements of every decision beside it.
fn mark(row: &decision::Model, elements: &HashMap<i64, Vec<ElementId>>) -> String {
    let decided = decision_mark(&row.outcome, &row.substantiation, &row.summary, row.decided_at);
    let Some(elements) = elements.get(&row.id) else { return decided };
    let mut named: Vec<&str> = elements.iter().map(ElementId::as_str).collect();
    named.sort_unstable();
    digest::sha256(format!("{decided} {}", named.join(" ")).as_bytes())
}

/// The elements that these decisions are linked to; those without any are left out.
async fn elements_of(
    connection: &impl ConnectionTrait,
    rows: &[decision::Model],
) -> Result<HashMap<i64, Vec<ElementId>>, ServiceError> {
    let links = decision_element::Entity::find()
        .filter(decision_element::Column::DecisionId.is_in(rows.iter().map(|row| row.id)))
        .all(connection)
        .await?;
    let mut elements: HashMap<i64, Vec<ElementId>> = HashMap::new();
    for link in links {
        let element = ElementId::parse(&link.element).map_err(ServiceError::internal)?;
        elements.entry(link.decision_id).or_default().push(element);
    }
    Ok(elements)
}

fn of_outcome(draft_id: i64, outcome: Option<Outcome>, after: i64) -> sea_orm::Select<decision::Entity> {
    let rows = proposals(draft_id).filter(decision::Column::Id.gt(after)).order_by_asc(decision::Column::Id);
    match outcome {
        Some(outcome) => rows.filter(decision::Column::Outcome.eq(outcome.code())),
        None => rows,
    }
}

/// A page of the decisions on the placed draft `number` that no head has confirmed.
///
/// # Errors
/// [`ServiceError::Denied`] for those who may not decide; [`ServiceError::NotFound`]; the refusals of a draft that is not placed or
/// is reported.
pub async fn proposed_decisions(
    services: &Services,
    request: &Request,
    number: &str,
    filter: ProposedFilter,
) -> Result<ProposedPage, ServiceError> {
    let draft = discussed(services, number).await?;
    let moment = services.database.snapshot().await?;
    standing(&moment, request, &draft, Action::Decide).await?;
    let is_on = is_on(&moment, draft.body).await?;
    let all = if is_on { marked(&moment, draft.draft_id, filter.outcome).await? } else { Vec::new() };
    let after = filter.after.unwrap_or(0);
    let mut rows = if is_on {
        of_outcome(draft.draft_id, filter.outcome, after).limit(USUAL + 1).all(&moment).await?
    } else {
        Vec::new()
    };
    let most = usize::try_from(USUAL).unwrap_or(usize::MAX);
    let goes_on = rows.len() > most;
    rows.truncate(most);
    let next = rows.last().filter(|_| goes_on).map(|row| row.id);
    let decisions = shown(&moment, rows).await?;
    let working = current_content(&moment, draft.draft_id).await?;
    moment.rollback().await?;
    Ok(ProposedPage {
        is_on,
        count: u64::try_from(all.len()).unwrap_or(u64::MAX),
        hash: hash(&all),
        decisions,
        next,
        placed: Content::clone(&draft.placed),
        working,
    })
}

async fn shown(
    connection: &impl ConnectionTrait,
    rows: Vec<decision::Model>,
) -> Result<Vec<ProposedDecision>, ServiceError> {
    let ids: Vec<i64> = rows.iter().map(|row| row.id).collect();
    let people = names(connection, rows.iter().filter_map(|row| row.decided_by)).await?;
    let counted: Vec<(Option<i64>, i64, i64)> = comment::Entity::find()
        .select_only()
        .column(comment::Column::DecisionId)
        .column_as(comment::Column::Number.min(), "first")
        .column_as(comment::Column::Number.count(), "many")
        .filter(comment::Column::DecisionId.is_in(ids))
        .group_by(comment::Column::DecisionId)
        .into_tuple()
        .all(connection)
        .await?;
    let counted: HashMap<i64, (i64, i64)> =
        counted.into_iter().filter_map(|(id, first, many)| Some((id?, (first, many)))).collect();
    let mut elements = elements_of(connection, &rows).await?;
    let decisions = rows.into_iter().map(|row| {
        let (first, many) = counted.get(&row.id).copied().unwrap_or_default();
        let outcome = Outcome::from_code(&row.outcome);
        Ok(ProposedDecision {
            id: row.id,
            mark: mark(&row, &elements),
            comment: first,
            comments: u64::try_from(many).unwrap_or(0),
            outcome: outcome.ok_or_else(|| ServiceError::internal("a decision has an unknown outcome"))?,
            at: row.decided_at,
            by: row.decided_by.and_then(|id| people.get(&id).cloned()),
            elements: elements.remove(&row.id).unwrap_or_default(),
            substantiation: row.substantiation,
            summary: row.summary,
        })
    });
    decisions.collect()
}
