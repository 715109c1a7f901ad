//! The letters on a published report: asked for by its publication, written afterwards a portion at a time.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use domain::discussion::Outcome;
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, Set};

use crate::context::Services;
use crate::discussion::known;
use crate::drafts::addressees::{Addressee, addressees};
use crate::drafts::{DraftSummary, summary};
use crate::entity::{comment, decision, draft, mailing};
use crate::error::ServiceError;
use crate::letters::{DecidedComment, Letter};
use crate::outbox::{self, Message};
use crate::storage::Write;

/// How many letters are written in one transaction: nobody else who writes waits long.
const PORTION: usize = 500;
/// How many numbers one statement names.
const NUMBERS_AT_ONCE: usize = 10_000;

/// Asks for the letters, in the transaction that publishes the report.
pub(super) async fn ask(write: &Write, draft_id: i64, at: DateTime<Utc>) -> Result<(), ServiceError> {
    let asked = mailing::ActiveModel {
        draft_id: Set(draft_id),
        at: Set(at),
        after: Set(String::new()),
        held: Set(false),
        ..Default::default()
    };
    asked.insert(&**write).await?;
    Ok(())
}

/// Puts the letters on a published report that are still to be written into the outbox, and tells how many. Whoever is interrupted
/// goes on after the last address that was written to.
///
/// # Errors
/// [`ServiceError`] if the database does not answer.
pub async fn write_letters(services: &Services) -> Result<usize, ServiceError> {
    let connection = &services.database.connection;
    let asked = mailing::Entity::find()
        .filter(mailing::Column::Held.eq(false))
        .order_by_asc(mailing::Column::Id)
        .one(connection)
        .await?;
    let Some(asked) = asked else { return Ok(0) };
    let row =
        draft::Entity::find_by_id(asked.draft_id).one(connection).await?.ok_or(ServiceError::NotFound)?;
    let summary = summary::one(connection, row, asked.at).await?;
    let readers = {
        let write = services.database.write().await?;
        addressees(services, &write, &summary, "/report").await?
    };
    let mut left = readers.into_iter().filter(|reader| reader.email() > asked.after.as_str()).peekable();
    let mut after = asked.after.clone();
    let mut written = 0;
    loop {
        let some: Vec<Addressee> = left.by_ref().take(PORTION).collect();
        let write = services.database.write().await?;
        let stands = mailing::Entity::find_by_id(asked.id).one(&*write).await?;
        // Another instance writes the same letters, and is further; or they are held by now.
        if stands.is_none_or(|stands| stands.held || stands.after != after) {
            return Ok(written);
        }
        if let Some(last) = some.last() {
            last.email().clone_into(&mut after);
        }
        written += some.len();
        let letters = letters(services, &write, &summary, some).await?;
        let letters = letters.into_iter().map(|letter| (letter, asked.at)).collect();
        outbox::enqueue_all(&*write, letters).await?;
        if left.peek().is_none() {
            mailing::Entity::delete_by_id(asked.id).exec(&*write).await?;
            write.commit().await?;
            return Ok(written);
        }
        mailing::Entity::update_many()
            .col_expr(mailing::Column::After, Expr::value(after.as_str()))
            .filter(mailing::Column::Id.eq(asked.id))
            .exec(&*write)
            .await?;
        write.commit().await?;
    }
}

/// One letter to each address: to the receipt of who commented once, to the report for everybody else, with what was decided
/// on each comment of the reader.
async fn letters(
    services: &Services,
    write: &Write,
    summary: &DraftSummary,
    readers: Vec<Addressee>,
) -> Result<Vec<Message>, ServiceError> {
    let own = readers.iter().flat_map(|reader| reader.own.iter().map(|(number, _)| *number));
    let outcomes = outcomes(&**write, summary.id, &own.collect::<Vec<i64>>()).await?;
    let letters = readers.into_iter().map(|reader| {
        let decided = reader.own.iter().filter_map(|(comment, link)| {
            let outcome = *outcomes.get(comment)?;
            Some(DecidedComment { comment: *comment, outcome, link: link.clone() })
        });
        let letter = Letter::Reported {
            number: summary.number.clone(),
            title: summary.title.clone(),
            link: reader.link.clone(),
            decided: decided.collect(),
            end: reader.end.clone(),
        };
        reader.message(services, &letter)
    });
    Ok(letters.collect())
}

/// What was decided on each of these comments: nothing of it changes once the report is published.
async fn outcomes(
    connection: &impl ConnectionTrait,
    draft_id: i64,
    numbers: &[i64],
) -> Result<HashMap<i64, Outcome>, ServiceError> {
    let mut outcomes = HashMap::new();
    for numbers in numbers.chunks(NUMBERS_AT_ONCE) {
        let rows = comment::Entity::find()
            .filter(comment::Column::DraftId.eq(draft_id))
            .filter(comment::Column::Number.is_in(numbers.iter().copied()))
            .all(connection)
            .await?;
        let ids: std::collections::BTreeSet<i64> = rows.iter().filter_map(|row| row.decision_id).collect();
        let decided =
            decision::Entity::find().filter(decision::Column::Id.is_in(ids)).all(connection).await?;
        let decided: HashMap<i64, String> = decided.into_iter().map(|row| (row.id, row.outcome)).collect();
        for row in rows {
            if let Some(code) = row.decision_id.and_then(|id| decided.get(&id)) {
                outcomes.insert(row.number, known(Outcome::from_code(code), code)?);
            }
        }
    }
    Ok(outcomes)
}
