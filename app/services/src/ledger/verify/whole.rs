//! Every draft, compared with what the ledger says of it; every draft that the ledger says was begun; and every act.

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::against::Stop;
use super::draft::compare;
use super::pages::rows_after;
use super::{Difference, How, Measure, standards};
use crate::entity::{draft, ledger};
use crate::error::ServiceError;
use crate::ledger::seal::subject_of;

/// How many drafts are read at a time.
const PAGE: u64 = 200;

/// Compares every row and counts those that are what was sealed.
pub(super) async fn rows(
    connection: &impl ConnectionTrait,
    measure: Measure<'_>,
) -> Result<(u64, Option<Difference>), ServiceError> {
    let (mut after, mut rows) = (i64::MIN, 0);
    loop {
        let page = rows_after::<draft::Entity>(connection, draft::Column::Id, after, PAGE).await?;
        let Some(last) = page.last() else { break };
        after = last.id;
        for draft in &page {
            match compare(connection, measure, draft).await {
                Ok(count) => rows += count,
                Err(Stop::Failed(error)) => return Err(error),
                Err(Stop::Differs(row, how)) => {
                    let subject = subject_of(&draft.number);
                    return Ok((rows, Some(Difference { subject, row: row.to_string(), how })));
                }
            }
        }
    }
    if let Some(gone) = missing(connection).await? {
        return Ok((rows, Some(gone)));
    }
    let (acts, differs) = standards::rows(connection, measure).await?;
    Ok((rows + acts, differs))
}

/// The first draft that was begun and is there no more.
async fn missing(connection: &impl ConnectionTrait) -> Result<Option<Difference>, ServiceError> {
    let mut after = 0;
    loop {
        let begun: Vec<(i64, String)> = ledger::Entity::find()
            .select_only()
            .columns([ledger::Column::Sequence, ledger::Column::Subject])
            .filter(ledger::Column::Action.eq("draft.created"))
            .filter(ledger::Column::Sequence.gt(after))
            .order_by_asc(ledger::Column::Sequence)
            .limit(PAGE)
            .into_tuple()
            .all(connection)
            .await?;
        let Some((last, _)) = begun.last() else { return Ok(None) };
        after = *last;
        let numbers = begun.iter().filter_map(|(_, subject)| subject.strip_prefix("draft:"));
        let there: Vec<String> = draft::Entity::find()
            .select_only()
            .column(draft::Column::Number)
            .filter(draft::Column::Number.is_in(numbers))
            .into_tuple()
            .all(connection)
            .await?;
        let gone =
            begun.into_iter().find(|(_, subject)| !there.iter().any(|number| subject_of(number) == *subject));
        if let Some((_, subject)) = gone {
            return Ok(Some(Difference { subject, row: "draft".to_owned(), how: How::Missing }));
        }
    }
}
