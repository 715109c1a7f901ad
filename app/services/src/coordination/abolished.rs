//! Bodies that were abolished while a round waits for them: nobody answers for them, so the registrar strikes them (RC-2).

use std::collections::HashMap;

use chrono::NaiveDate;
use domain::access::{Action, Resource, allow};
use domain::language::Localized;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::{Deserialize, Serialize};

use super::inbox::{InboxShow, matching};
use super::named::named;
use crate::context::{Request, Services};
use crate::entity::{body, coordination_round, draft, round_body};
use crate::error::ServiceError;
use crate::reading::BodyName;

/// How many are shown: the oldest.
const SHOWN: u64 = 200;

/// A body that was abolished while a round waits for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AbolishedAsked {
    /// The key of its row in the round.
    pub id: i64,
    /// The number of the draft.
    pub number: String,
    /// Its title.
    pub title: Localized,
    /// The number of the round.
    pub round: u32,
    /// The body.
    pub body: BodyName,
    /// The legal date from which it is no more.
    pub abolished_on: NaiveDate,
    /// The body that took over its duties, which the next round asks.
    pub successor: Option<BodyName>,
}

/// Every abolished body for which a running round waits, the oldest first.
///
/// # Errors
/// [`ServiceError::Denied`] unless the actor keeps the register.
pub async fn abolished(services: &Services, request: &Request) -> Result<Vec<AbolishedAsked>, ServiceError> {
    allow(&request.actor, Action::StrikeBody, &Resource::Register)?;
    let connection = &services.database.connection;
    let gone = body::Entity::find()
        .filter(body::Column::AbolishedOn.lte(request.today(services)))
        .all(connection)
        .await?;
    let ids: Vec<i64> = gone.iter().map(|row| row.id).collect();
    let rows = matching(&ids, InboxShow::Waiting)
        .order_by_asc(round_body::Column::Id)
        .limit(SHOWN)
        .all(connection)
        .await?;
    let rounds = coordination_round::Entity::find()
        .filter(coordination_round::Column::Id.is_in(rows.iter().map(|row| row.round_id)))
        .all(connection)
        .await?;
    let drafts = draft::Entity::find()
        .filter(draft::Column::Id.is_in(rounds.iter().map(|round| round.draft_id)))
        .all(connection)
        .await?;
    let names =
        named(connection, gone.iter().flat_map(|row| [Some(row.id), row.successor_id]).flatten()).await?;
    let rounds: HashMap<i64, coordination_round::Model> =
        rounds.into_iter().map(|round| (round.id, round)).collect();
    let item = |row: round_body::Model| {
        let round = rounds.get(&row.round_id)?;
        let draft = drafts.iter().find(|draft| draft.id == round.draft_id)?;
        let body = gone.iter().find(|body| body.id == row.body_id)?;
        Some(AbolishedAsked {
            id: row.id,
            number: draft.number.clone(),
            title: Localized::new(&draft.title_kk, &draft.title_ru, &draft.title_en),
            round: u32::try_from(round.number).ok()?,
            body: names.get(&body.id).cloned()?,
            abolished_on: body.abolished_on?,
            successor: body.successor_id.and_then(|id| names.get(&id).cloned()),
        })
    };
    Ok(rows.into_iter().filter_map(item).collect())
}
