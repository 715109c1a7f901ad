//! What stands between a draft and its report, counted by the database: no comment is read for it but those that are listed. It says the
//! same as [`ReportReadiness::assess`], which the tests hold it to.

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, Utc};
use domain::discussion::Outcome;
use domain::report::{Gap, GapState, ReportReadiness};
use domain::standard::{ElementId, SectionKey};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QueryResult, QuerySelect, Statement,
    Value,
};

use super::text_changes::TextChanges;
use crate::discussion::{Discussed, known};
use crate::entity::{change_reason, comment, draft};
use crate::error::ServiceError;

/// So many comments of a kind are listed: the rest are counted.
const LISTED: u64 = 100;

/// A comment that is a gap: its number with the gap.
type CommentGap = (i64, GapState);

/// The readiness of a draft at `at`.
pub(super) async fn weigh(
    connection: &impl ConnectionTrait,
    draft: &Discussed,
    row: &draft::Model,
    text: &TextChanges,
    at: DateTime<Utc>,
) -> Result<ReportReadiness, ServiceError> {
    let received = row.comment_count - row.withdrawn_count;
    let awaiting = received - row.decided_count;
    let undecided =
        if awaiting > 0 { undecided(connection, draft.draft_id, LISTED).await? } else { Vec::new() };
    let weighed = Weighed::of(draft.draft_id, text);
    let (every, open) = weighed.count(connection).await?;
    let mut comments = weighed.list(connection, true, LISTED).await?;
    let left = LISTED.saturating_sub(u64::try_from(comments.len()).unwrap_or(u64::MAX));
    if left > 0 && every > open {
        comments.extend(weighed.list(connection, false, left).await?);
        comments.sort_by_key(|(number, _)| *number);
    }
    let texts = text_gaps(connection, draft.draft_id, text, &weighed).await?;
    let open_texts = texts.iter().filter(|state| state.reason.is_none()).count();
    let of_texts = |many: usize| i64::try_from(many).unwrap_or(i64::MAX);
    let window = draft.window();
    Ok(ReportReadiness {
        window_closed: window.is_over(at),
        closes_at: window.closes_at,
        received: many(received),
        awaiting: many(awaiting),
        undecided,
        open: many(open.saturating_add(of_texts(open_texts))),
        all_gaps: many(every.saturating_add(of_texts(texts.len()))),
        gaps: comments.into_iter().map(|(_, gap)| gap).chain(texts).collect(),
    })
}

/// The numbers of the first comments that await a decision.
pub(super) async fn undecided(
    connection: &impl ConnectionTrait,
    draft_id: i64,
    limit: u64,
) -> Result<Vec<i64>, ServiceError> {
    Ok(comment::Entity::find()
        .select_only()
        .column(comment::Column::Number)
        .filter(comment::Column::DraftId.eq(draft_id))
        .filter(comment::Column::DecisionId.is_null())
        .filter(comment::Column::WithdrawnAt.is_null())
        .order_by_asc(comment::Column::Number)
        .limit(limit)
        .into_tuple()
        .all(connection)
        .await?)
}

/// The changed elements that no accepted comment explains, with the reasons given for them (R15-9).
async fn text_gaps(
    connection: &impl ConnectionTrait,
    draft_id: i64,
    text: &TextChanges,
    weighed: &Weighed<'_>,
) -> Result<Vec<GapState>, ServiceError> {
    if text.changed.is_empty() {
        return Ok(Vec::new());
    }
    let explained = weighed.explained(connection).await?;
    let rows = change_reason::Entity::find()
        .filter(change_reason::Column::DraftId.eq(draft_id))
        .all(connection)
        .await?;
    let mut reasons: HashMap<String, String> =
        rows.into_iter().map(|row| (row.element, row.reason)).collect();
    let left = text.changed.iter().filter(|change| !explained.contains(&change.element));
    let gaps = left.map(|change| GapState {
        reason: reasons.remove(change.element.as_str()).filter(|reason| !reason.trim().is_empty()),
        gap: Gap::ChangeWithoutCause { section: change.section, element: change.element.clone() },
    });
    Ok(gaps.collect())
}

/// The accepted comments of a draft beside the changes of its text.
struct Weighed<'a> {
    text: &'a TextChanges,
    /// The draft, then every identity of the changed elements.
    values: Vec<Value>,
    /// The places of these identities in a statement; empty where nothing changed.
    names: String,
    /// The outcomes that promise a change.
    outcomes: String,
}

impl<'a> Weighed<'a> {
    fn of(draft_id: i64, text: &'a TextChanges) -> Self {
        let mut values = vec![Value::from(draft_id)];
        let mut places = Vec::new();
        for name in text.names() {
            values.push(name.as_str().to_owned().into());
            places.push(format!("${}", values.len()));
        }
        let promising = Outcome::ALL.into_iter().filter(|outcome| outcome.promises_change());
        let outcomes: Vec<String> = promising.map(|outcome| format!("'{}'", outcome.code())).collect();
        Self { text, values, names: places.join(", "), outcomes: outcomes.join(", ") }
    }

    /// The accepted comments that changed no text, beside the reasons given for them.
    fn unchanged(&self) -> String {
        let outcomes = &self.outcomes;
        let (anchored, linked) = if self.names.is_empty() {
            (String::new(), String::new())
        } else {
            let names = &self.names;
            (
                format!(" AND (c.element IS NULL OR c.element NOT IN ({names}))"),
                format!(
                    " AND NOT EXISTS (SELECT 1 FROM decision_elements AS e WHERE e.decision_id = c.decision_id \
                     AND e.element IN ({names}))"
                ),
            )
        };
        format!(
            "FROM comments AS c INNER JOIN decisions AS d ON d.id = c.decision_id LEFT JOIN comment_reasons AS r \
             ON r.decision_id = c.decision_id AND r.reason <> '' WHERE c.draft_id = $1 AND c.decision_id IS NOT NULL \
             AND d.outcome IN ({outcomes}){anchored}{linked}"
        )
    }

    /// How many accepted comments changed no text, and how many of them have no reason.
    async fn count(&self, connection: &impl ConnectionTrait) -> Result<(i64, i64), ServiceError> {
        let sql = format!(
            "SELECT COUNT(*) AS counted, CAST(COALESCE(SUM(CASE WHEN r.decision_id IS NULL THEN 1 ELSE 0 END), 0) \
             AS BIGINT) AS unexplained {}",
            self.unchanged()
        );
        let rows = self.rows(connection, sql).await?;
        let Some(row) = rows.first() else { return Ok((0, 0)) };
        Ok((row.try_get::<i64>("", "counted")?, row.try_get::<i64>("", "unexplained")?))
    }

    /// The first of them, with a reason or without.
    async fn list(
        &self,
        connection: &impl ConnectionTrait,
        is_open: bool,
        limit: u64,
    ) -> Result<Vec<CommentGap>, ServiceError> {
        let reason = if is_open { "r.decision_id IS NULL" } else { "r.decision_id IS NOT NULL" };
        let sql = format!(
            "SELECT c.number AS number, c.section AS section, c.element AS element, r.reason AS reason {} \
             AND {reason} ORDER BY c.number LIMIT {limit}",
            self.unchanged()
        );
        let rows = self.rows(connection, sql).await?;
        rows.iter().map(gap).collect()
    }

    /// The changed elements that accepted comments explain: those that they concern and those that their decisions are linked to.
    async fn explained(&self, connection: &impl ConnectionTrait) -> Result<HashSet<ElementId>, ServiceError> {
        let (names, outcomes) = (&self.names, &self.outcomes);
        let sql = format!(
            "SELECT DISTINCT c.element AS element FROM comments AS c INNER JOIN decisions AS d ON d.id = c.decision_id \
             WHERE c.draft_id = $1 AND c.decision_id IS NOT NULL AND d.outcome IN ({outcomes}) \
             AND c.element IN ({names}) UNION SELECT DISTINCT e.element AS element FROM decision_elements AS e \
             INNER JOIN decisions AS d ON d.id = e.decision_id WHERE d.draft_id = $1 AND d.outcome IN ({outcomes}) \
             AND e.element IN ({names})"
        );
        let mut explained = HashSet::new();
        for row in self.rows(connection, sql).await? {
            let element = element(&row.try_get::<String>("", "element")?)?;
            explained.insert(self.text.placed(&element).clone());
        }
        Ok(explained)
    }

    async fn rows(
        &self,
        connection: &impl ConnectionTrait,
        sql: String,
    ) -> Result<Vec<QueryResult>, ServiceError> {
        let values = self.values.clone();
        let statement = Statement::from_sql_and_values(connection.get_database_backend(), sql, values);
        Ok(connection.query_all_raw(statement).await?)
    }
}

fn gap(row: &QueryResult) -> Result<CommentGap, ServiceError> {
    let number: i64 = row.try_get("", "number")?;
    let section: Option<String> = row.try_get("", "section")?;
    let named: Option<String> = row.try_get("", "element")?;
    let reason: Option<String> = row.try_get("", "reason")?;
    let gap = Gap::AcceptedWithoutChange {
        comment: number,
        section: section.map(|code| known(SectionKey::from_code(&code), &code)).transpose()?,
        element: named.map(|id| element(&id)).transpose()?,
    };
    Ok((number, GapState { gap, reason }))
}

fn element(id: &str) -> Result<ElementId, ServiceError> {
    ElementId::parse(id).map_err(ServiceError::internal)
}

/// A count of the database.
fn many(counted: i64) -> u32 {
    u32::try_from(counted.max(0)).unwrap_or(u32::MAX)
}
