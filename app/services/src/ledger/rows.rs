//! The rows of a draft as they stand, sealed anew for comparison.

use std::collections::{HashMap, HashSet};

use domain::ledger::{Key, Record};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::{rounds, seal};
use crate::entity::{
    attachment, change_reason, comment, comment_entry, comment_reason, comment_support, comment_version,
    decision, decision_element, draft, erasure, former_decision, hiding, late_attempt, placement, report,
    revision, support_count,
};
use crate::error::ServiceError;
use crate::frozen;
use crate::keys::Keyring;

/// How many rows are read at a time.
const PAGE: u64 = 500;
/// How many revisions are read at a time: each holds a whole standard.
const REVISIONS: u64 = 4;

type Records = Result<Vec<Record>, ServiceError>;

/// The seals of everything but comments and late attempts: what the staff has done on one draft, and the files of comments.
pub(super) async fn of_draft(
    connection: &impl ConnectionTrait,
    keys: &Keyring,
    row: &draft::Model,
) -> Records {
    let mut found = vec![seal::draft(row)?];
    if let Some(placement) = placement::Entity::find_by_id(row.id).one(connection).await? {
        found.push(seal::placement(&placement, row.body_id)?);
    }
    if row.withdrawn_at.is_some() || row.withdraw_reason.is_some() {
        found.push(seal::withdrawal(keys, row)?);
    }
    if let Some(report) = report::Entity::find_by_id(row.id).one(connection).await? {
        found.push(seal::report(&report, frozen::hash(connection, &report).await?)?);
    }
    revisions(connection, row.id, &mut found).await?;
    decisions(connection, keys, row.id, &mut found).await?;
    let column = comment_reason::Column::DraftId;
    found.extend(
        sealed::<comment_reason::Entity>(connection, keys, (column, row.id), seal::comment_reason).await?,
    );
    let column = change_reason::Column::DraftId;
    found.extend(
        sealed::<change_reason::Entity>(connection, keys, (column, row.id), seal::change_reason).await?,
    );
    let column = former_decision::Column::DraftId;
    found.extend(sealed::<former_decision::Entity>(connection, keys, (column, row.id), seal::former).await?);
    let versions = comment_version::Entity::find()
        .filter(comment_version::Column::DraftId.eq(row.id))
        .all(connection)
        .await?;
    for version in &versions {
        found.push(seal::comment_version(version)?);
    }
    let entries = comment_entry::Entity::find()
        .filter(comment_entry::Column::DraftId.eq(row.id))
        .all(connection)
        .await?;
    for entry in &entries {
        found.push(seal::comment_entry(entry)?);
    }
    hidings(connection, keys, row.id, &mut found).await?;
    attachments(connection, keys, row.id, &mut found).await?;
    rounds::of_draft(connection, keys, row.id, &mut found).await?;
    Ok(found)
}

/// The seals of all rows of one table whose `column` names a draft.
async fn sealed<E: EntityTrait>(
    connection: &impl ConnectionTrait,
    keys: &Keyring,
    (column, draft_id): (E::Column, i64),
    seal: fn(&Keyring, &E::Model) -> Result<Record, ServiceError>,
) -> Records {
    let rows = E::find().filter(column.eq(draft_id)).all(connection).await?;
    rows.iter().map(|row| seal(keys, row)).collect()
}

/// The rows of a draft in one table whose keys follow one, by their keys: so many at most. Of the two columns the first
/// names the draft, the second is the key.
async fn page<E: EntityTrait>(
    connection: &impl ConnectionTrait,
    (of, key): (E::Column, E::Column),
    (draft_id, after): (i64, i64),
    most: u64,
) -> Result<Vec<E::Model>, ServiceError> {
    let rows = E::find().filter(of.eq(draft_id)).filter(key.gt(after));
    Ok(rows.order_by_asc(key).limit(most).all(connection).await?)
}

/// The seals of the comments of a draft whose numbers follow `after`, each with its number, a page of them.
pub(super) async fn comments(
    connection: &impl ConnectionTrait,
    keys: &Keyring,
    draft_id: i64,
    after: i64,
) -> Result<Vec<(i64, Record)>, ServiceError> {
    let key = (comment::Column::DraftId, comment::Column::Number);
    let rows = page::<comment::Entity>(connection, key, (draft_id, after), PAGE).await?;
    rows.iter().map(|row| Ok((row.number, seal::comment(keys, row)?))).collect()
}

/// The seals of the late attempts on a draft whose identities follow `after`, each with its identity, a page of them.
pub(super) async fn late(
    connection: &impl ConnectionTrait,
    draft_id: i64,
    after: i64,
) -> Result<Vec<(i64, Record)>, ServiceError> {
    let key = (late_attempt::Column::DraftId, late_attempt::Column::Id);
    let rows = page::<late_attempt::Entity>(connection, key, (draft_id, after), PAGE).await?;
    rows.iter().map(|row| Ok((row.id, seal::late(row)?))).collect()
}

/// The seals of the supports of the comments of a draft whose identities follow `after`, each with its identity, a page of
/// them.
pub(super) async fn supports(
    connection: &impl ConnectionTrait,
    keys: &Keyring,
    draft_id: i64,
    after: i64,
) -> Result<Vec<(i64, Record)>, ServiceError> {
    let key = (comment_support::Column::DraftId, comment_support::Column::Id);
    let rows = page::<comment_support::Entity>(connection, key, (draft_id, after), PAGE).await?;
    rows.iter().map(|row| Ok((row.id, seal::support(keys, row)?))).collect()
}

/// Whether of every comment of a draft as many supports are counted as there are.
pub(super) async fn counts_supports(
    connection: &impl ConnectionTrait,
    draft_id: i64,
) -> Result<bool, ServiceError> {
    let counted: Vec<(i64, i64)> = support_count::Entity::find()
        .select_only()
        .columns([support_count::Column::Comment, support_count::Column::Many])
        .filter(support_count::Column::DraftId.eq(draft_id))
        .order_by_asc(support_count::Column::Comment)
        .into_tuple()
        .all(connection)
        .await?;
    let there: Vec<(i64, i64)> = comment_support::Entity::find()
        .select_only()
        .column(comment_support::Column::Comment)
        .column_as(comment_support::Column::Id.count(), "many")
        .filter(comment_support::Column::DraftId.eq(draft_id))
        .group_by(comment_support::Column::Comment)
        .order_by_asc(comment_support::Column::Comment)
        .into_tuple()
        .all(connection)
        .await?;
    Ok(counted == there)
}

async fn revisions(
    connection: &impl ConnectionTrait,
    draft_id: i64,
    found: &mut Vec<Record>,
) -> Result<(), ServiceError> {
    let mut after = i64::MIN;
    loop {
        let key = (revision::Column::DraftId, revision::Column::Number);
        let rows = page::<revision::Entity>(connection, key, (draft_id, after), REVISIONS).await?;
        let Some(last) = rows.last() else { return Ok(()) };
        after = last.number;
        for row in &rows {
            found.push(seal::revision(row)?);
        }
    }
}

/// The seals of hidings and erasures. A comment whose words are hidden without a hiding is told as one that nobody sealed.
async fn hidings(
    connection: &impl ConnectionTrait,
    keys: &Keyring,
    draft_id: i64,
    found: &mut Vec<Record>,
) -> Result<(), ServiceError> {
    let hidden: Vec<i64> = comment::Entity::find()
        .select_only()
        .column(comment::Column::Number)
        .filter(comment::Column::DraftId.eq(draft_id))
        .filter(comment::Column::Hidden.is_not_null())
        .into_tuple()
        .all(connection)
        .await?;
    let mut hidden: HashSet<i64> = hidden.into_iter().collect();
    // The newest hiding of a comment is the one in force.
    let rows = hiding::Entity::find()
        .filter(hiding::Column::DraftId.eq(draft_id))
        .order_by_desc(hiding::Column::Id)
        .all(connection)
        .await?;
    for row in &rows {
        found.push(seal::hiding(keys, row, hidden.remove(&row.comment))?);
    }
    found.extend(hidden.into_iter().map(|_| Record::new(Key::Hiding(0))));
    let column = erasure::Column::DraftId;
    found.extend(sealed::<erasure::Entity>(connection, keys, (column, draft_id), seal::erasure).await?);
    Ok(())
}

/// The seals of the files that came with comments, a page of them at a time.
async fn attachments(
    connection: &impl ConnectionTrait,
    keys: &Keyring,
    draft_id: i64,
    found: &mut Vec<Record>,
) -> Result<(), ServiceError> {
    let mut after = i64::MIN;
    loop {
        let key = (attachment::Column::DraftId, attachment::Column::Id);
        let rows = page::<attachment::Entity>(connection, key, (draft_id, after), PAGE).await?;
        let Some(last) = rows.last() else { return Ok(()) };
        after = last.id;
        for row in &rows {
            found.push(seal::attachment(keys, row)?);
        }
    }
}

async fn decisions(
    connection: &impl ConnectionTrait,
    keys: &Keyring,
    draft_id: i64,
    found: &mut Vec<Record>,
) -> Result<(), ServiceError> {
    let mut after = i64::MIN;
    loop {
        let key = (decision::Column::DraftId, decision::Column::Id);
        let rows = page::<decision::Entity>(connection, key, (draft_id, after), PAGE).await?;
        let Some(last) = rows.last() else { return Ok(()) };
        after = last.id;
        let ids = || rows.iter().map(|row| row.id);
        let mut sharing: HashMap<i64, Vec<i64>> = HashMap::new();
        let shared: Vec<(Option<i64>, i64)> = comment::Entity::find()
            .select_only()
            .columns([comment::Column::DecisionId, comment::Column::Number])
            .filter(comment::Column::DecisionId.is_in(ids()))
            .order_by_asc(comment::Column::Number)
            .into_tuple()
            .all(connection)
            .await?;
        for (decision, number) in shared {
            sharing.entry(decision.unwrap_or_default()).or_default().push(number);
        }
        for row in &rows {
            let comments = sharing.remove(&row.id).unwrap_or_default();
            found.push(seal::decision(keys, row, &comments)?);
        }
        let mut linked: HashMap<i64, Vec<(String, String)>> = HashMap::new();
        let links = decision_element::Entity::find()
            .filter(decision_element::Column::DecisionId.is_in(ids()))
            .all(connection)
            .await?;
        for link in links {
            linked.entry(link.decision_id).or_default().push((link.section, link.element));
        }
        for (decision, elements) in linked {
            found.push(seal::links(keys, decision, elements)?);
        }
    }
}

/// How many comments of a draft their authors withdrew.
pub(super) async fn withdrawn(connection: &impl ConnectionTrait, draft_id: i64) -> Result<i64, ServiceError> {
    use sea_orm::PaginatorTrait;
    let many = comment::Entity::find()
        .filter(comment::Column::DraftId.eq(draft_id))
        .filter(comment::Column::WithdrawnAt.is_not_null())
        .count(connection)
        .await?;
    Ok(i64::try_from(many).unwrap_or(i64::MAX))
}

/// How many comments of a draft point to a decision.
pub(super) async fn decided(connection: &impl ConnectionTrait, draft_id: i64) -> Result<i64, ServiceError> {
    use sea_orm::PaginatorTrait;
    let many = comment::Entity::find()
        .filter(comment::Column::DraftId.eq(draft_id))
        .filter(comment::Column::DecisionId.is_not_null())
        .count(connection)
        .await?;
    Ok(i64::try_from(many).unwrap_or(i64::MAX))
}
