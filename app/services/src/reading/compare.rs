//! Two public texts of a draft side by side, with what caused each change.

use std::collections::{BTreeMap, HashMap};

use domain::discussion::Outcome;
use domain::standard::{Content, ElementId};
use sea_orm::sea_query::Query;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::draft::{RevisionView, amended, placed, revised};
use super::summaries::{PublicDraftSummary, summary_of};
use crate::context::{Request, Services};
use crate::entity::{change_reason, comment, decision, decision_element, report};
use crate::error::ServiceError;
use crate::frozen::FrozenCauses;

/// What caused the change of an element; public together with the closing report.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cause {
    /// The numbers of the comments behind it; on a page the first ones, where there are many.
    pub comments: Vec<i64>,
    /// How many others there are.
    pub more: u64,
    /// The reason given where no comment explains it (R15-9).
    pub reason: Option<String>,
}

/// Two public texts of a draft.
#[derive(Clone, Debug)]
pub struct Comparison {
    /// The draft.
    pub summary: PublicDraftSummary,
    /// The older text: its number, 0 for the standard that the draft amends.
    pub from: (i64, Content),
    /// The newer text.
    pub to: (i64, Content),
    /// The numbers that can be compared, in order.
    pub public: Vec<i64>,
    /// What caused the change of an element, by its identity; empty before the report.
    pub causes: BTreeMap<ElementId, Cause>,
}

/// Two public texts of a placed draft. Number 0 is the standard that it amends; the placed text is public from
/// placement on, the revised one together with the closing report.
///
/// # Errors
/// [`ServiceError::NotFound`] if there is no such placed draft or no such public text.
pub async fn compare(
    services: &Services,
    request: &Request,
    number: &str,
    from: i64,
    to: i64,
) -> Result<Comparison, ServiceError> {
    compared(services, request, number, (from, to), false).await
}

/// As [`compare`], with the first comments behind each change and the count of the others: what a page shows, read without looking
/// through all of them.
///
/// # Errors
/// As [`compare`].
pub async fn compare_page(
    services: &Services,
    request: &Request,
    number: &str,
    from: i64,
    to: i64,
) -> Result<Comparison, ServiceError> {
    compared(services, request, number, (from, to), true).await
}

async fn compared(
    services: &Services,
    request: &Request,
    number: &str,
    (from, to): (i64, i64),
    is_page: bool,
) -> Result<Comparison, ServiceError> {
    let connection = &services.database.connection;
    let (row, summary) = summary_of(connection, number, request.at).await?;
    let placed = placed(connection, row.id).await?;
    let revised = match summary.reported_at {
        Some(_) => revised(connection, row.id).await?,
        None => None,
    };
    // A draft that was rebased after its placement amends another text from then on.
    let newer = revised.as_ref().filter(|revised| revised.number == to).unwrap_or(&placed);
    let mut public: Vec<(i64, Content)> = Vec::new();
    if let Some(amended) = amended(connection, &row, newer.base).await? {
        public.push((0, amended.content));
    }
    let mut add = |revision: RevisionView| {
        if public.iter().all(|(number, _)| *number != revision.number) {
            public.push((revision.number, revision.content));
        }
    };
    add(placed);
    if let Some(revised) = revised {
        add(revised);
    }
    let numbers = public.iter().map(|(number, _)| *number).collect();
    let pick = |wanted: i64| {
        public.iter().find(|(number, _)| *number == wanted).cloned().ok_or(ServiceError::NotFound)
    };
    let (from, to) = (pick(from)?, pick(to)?);
    let causes = match summary.reported_at {
        Some(_) if from.0 > 0 => {
            let kept = if is_page { kept_causes(connection, row.id).await? } else { None };
            let causes = match kept {
                Some(kept) => kept,
                None => all_causes(connection, row.id).await?,
            };
            with_reasons(connection, row.id, causes).await?
        }
        _ => BTreeMap::new(),
    };
    Ok(Comparison { summary, from, to, public: numbers, causes })
}

/// The causes as they are kept with the report; none with a report of before.
async fn kept_causes(
    connection: &impl ConnectionTrait,
    draft_id: i64,
) -> Result<Option<BTreeMap<ElementId, Cause>>, ServiceError> {
    let stored: Option<Option<String>> = report::Entity::find_by_id(draft_id)
        .select_only()
        .column(report::Column::Causes)
        .into_tuple()
        .one(connection)
        .await?;
    let Some(stored) = stored.flatten() else { return Ok(None) };
    let mut causes = BTreeMap::new();
    for (element, kept) in serde_json::from_str::<FrozenCauses>(&stored)? {
        let element = ElementId::parse(&element).map_err(ServiceError::internal)?;
        causes.insert(element, Cause { comments: kept.comments, more: kept.more, reason: None });
    }
    Ok(Some(causes))
}

async fn all_causes(
    connection: &impl ConnectionTrait,
    draft_id: i64,
) -> Result<BTreeMap<ElementId, Cause>, ServiceError> {
    let promising = Outcome::ALL.into_iter().filter(|outcome| outcome.promises_change()).map(Outcome::code);
    // A question within the question: the decisions of a crowd are more than a statement names.
    let accepted = Query::select()
        .column(decision::Column::Id)
        .from(decision::Entity)
        .and_where(decision::Column::DraftId.eq(draft_id))
        .and_where(decision::Column::Outcome.is_in(promising))
        .to_owned();
    let decided: Vec<(i64, i64, Option<String>)> = comment::Entity::find()
        .select_only()
        .columns([comment::Column::Number, comment::Column::DecisionId, comment::Column::Element])
        .filter(comment::Column::DraftId.eq(draft_id))
        .filter(comment::Column::DecisionId.in_subquery(accepted.clone()))
        .order_by_asc(comment::Column::Number)
        .into_tuple()
        .all(connection)
        .await?;
    let mut by_decision: HashMap<i64, Vec<i64>> = HashMap::new();
    let mut causes: BTreeMap<ElementId, Cause> = BTreeMap::new();
    for (number, id, element) in decided {
        by_decision.entry(id).or_default().push(number);
        // A comment on an element explains its change without a link (R15-9).
        if let Some(element) = element.and_then(|element| ElementId::parse(&element).ok()) {
            causes.entry(element).or_default().comments.push(number);
        }
    }
    let links = decision_element::Entity::find()
        .filter(decision_element::Column::DecisionId.in_subquery(accepted))
        .all(connection)
        .await?;
    for link in links {
        if let Ok(element) = ElementId::parse(&link.element) {
            let numbers = by_decision.get(&link.decision_id).cloned().unwrap_or_default();
            causes.entry(element).or_default().comments.extend(numbers);
        }
    }
    for cause in causes.values_mut() {
        cause.comments.sort_unstable();
        cause.comments.dedup();
    }
    Ok(causes)
}

/// The same with the reasons given where no comment explains a change.
async fn with_reasons(
    connection: &impl ConnectionTrait,
    draft_id: i64,
    mut causes: BTreeMap<ElementId, Cause>,
) -> Result<BTreeMap<ElementId, Cause>, ServiceError> {
    let reasons = change_reason::Entity::find()
        .filter(change_reason::Column::DraftId.eq(draft_id))
        .all(connection)
        .await?;
    for reason in reasons {
        if let Ok(element) = ElementId::parse(&reason.element) {
            causes.entry(element).or_default().reason = Some(reason.reason);
        }
    }
    Ok(causes)
}
