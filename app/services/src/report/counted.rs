//! The figures of a report before it is published: counted by indexes and counters, without reading a comment.

use chrono::NaiveDate;
use domain::discussion::{AuthorKind, Outcome};
use domain::report::{Participation, ReportFigures, Tally};
use domain::standard::SectionKey;
use sea_orm::{ConnectionTrait, QueryResult, Statement, Value};

use crate::context::Services;
use crate::discussion::{Discussed, counters, known};
use crate::entity::draft;
use crate::error::ServiceError;

/// How many took part as far as is decided: when, where and with what outcome.
pub(super) async fn participation(
    services: &Services,
    connection: &impl ConnectionTrait,
    draft: &Discussed,
) -> Result<Participation, ServiceError> {
    let mut tally = Tally::default();
    let kinds = "SELECT author_kind, section, COUNT(*) AS many FROM comments WHERE draft_id = $1 \
                 AND decision_id IS NOT NULL GROUP BY author_kind, section";
    for row in rows(connection, kinds, vec![draft.draft_id.into()]).await? {
        let kind: String = row.try_get("", "author_kind")?;
        let section: Option<String> = row.try_get("", "section")?;
        let section = section.map(|code| known(SectionKey::from_code(&code), &code)).transpose()?;
        tally.of_kind(known(AuthorKind::from_code(&kind), &kind)?, section, many(&row)?);
    }
    let counted = counters(connection, draft.draft_id).await?;
    for outcome in Outcome::ALL {
        let key = format!("outcome:{}", outcome.code());
        if let Some(many) = counted.get(&key).filter(|many| **many > 0) {
            tally.of_outcome(outcome, u32::try_from(*many).unwrap_or(u32::MAX));
        }
    }
    for day in days(services, draft) {
        let zone = services.settings.zone;
        let (from, until) = (zone.start_of(day), zone.end_of(day));
        let sql = "SELECT COUNT(*) AS many FROM comments WHERE draft_id = $1 AND decision_id IS NOT NULL \
                   AND received_at >= $2 AND received_at < $3";
        let values = vec![draft.draft_id.into(), from.into(), until.into()];
        let found = rows(connection, sql, values).await?;
        let many = found.first().map(many).transpose()?.unwrap_or_default();
        if many > 0 {
            tally.of_day(day, many);
        }
    }
    Ok(tally.figures())
}

/// How long the lists of the report are.
pub(super) async fn figures(
    connection: &impl ConnectionTrait,
    row: &draft::Model,
) -> Result<ReportFigures, ServiceError> {
    let supports = "SELECT CAST(COALESCE(SUM(s.many), 0) AS BIGINT) AS many FROM support_counts AS s INNER JOIN comments \
                    AS c ON c.draft_id = s.draft_id AND c.number = s.comment WHERE s.draft_id = $1 \
                    AND c.decision_id IS NOT NULL";
    let entered = "SELECT COUNT(*) AS many FROM comment_entries AS e INNER JOIN comments AS c \
                   ON c.draft_id = e.draft_id AND c.number = e.comment WHERE e.draft_id = $1 \
                   AND c.decision_id IS NOT NULL";
    let mut counted = [0, 0];
    for (place, sql) in counted.iter_mut().zip([supports, entered]) {
        let found = rows(connection, sql, vec![row.id.into()]).await?;
        *place = found.first().map(many).transpose()?.unwrap_or_default();
    }
    let [supports, entered] = counted;
    let count = |many: i64| u32::try_from(many.max(0)).unwrap_or(u32::MAX);
    Ok(ReportFigures {
        comments: count(row.decided_count),
        supports,
        entered,
        withdrawn: count(row.withdrawn_count),
        last: row.comment_count,
    })
}

/// The legal days of the discussion.
fn days(services: &Services, draft: &Discussed) -> impl Iterator<Item = NaiveDate> + use<> {
    let window = draft.window();
    let first = services.settings.zone.date_of(window.opens_at).min(window.placed_on);
    let last = window.last_day;
    first.iter_days().take_while(move |day| *day <= last)
}

async fn rows(
    connection: &impl ConnectionTrait,
    sql: &str,
    values: Vec<Value>,
) -> Result<Vec<QueryResult>, ServiceError> {
    let statement = Statement::from_sql_and_values(connection.get_database_backend(), sql, values);
    Ok(connection.query_all_raw(statement).await?)
}

fn many(row: &QueryResult) -> Result<u32, ServiceError> {
    let many: i64 = row.try_get("", "many")?;
    Ok(u32::try_from(many.max(0)).unwrap_or(u32::MAX))
}
