//! The abolished bodies that running rounds still ask: what the registrar has to settle (RC-2).

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};
use domain::access::{Action, Resource, allow};
use domain::body::BodyId;
use domain::coordination::{Ground, Position};
use domain::draft::StoredStage;
use domain::language::Localized;
use sea_orm::sea_query::ExprTrait;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect};
use serde::{Deserialize, Serialize};

use super::successor::Bodies;
use crate::context::{Request, Services};
use crate::drafts::rounds::asked_of;
use crate::entity::{coordination_round, draft, round_body};
use crate::error::ServiceError;
use crate::reading::BodyName;

/// An abolished body that a running round asks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AbolishedAsked {
    /// The number of the draft.
    pub number: String,
    /// Its title.
    pub title: Localized,
    /// The body that develops it.
    pub developing: BodyName,
    /// The number of the round.
    pub round: u32,
    /// When the draft was sent, UTC.
    pub opened_at: DateTime<Utc>,
    /// The abolished body.
    pub body: BodyName,
    /// The legal date from which it is abolished.
    pub abolished_on: NaiveDate,
    /// Why it is asked, in the order of the law.
    pub grounds: Vec<Ground>,
    /// The body that took over its duties and stands.
    pub successor: Option<BodyName>,
    /// Whether the successor has a place in the round already, or develops the draft itself: then it is not asked anew.
    pub is_named: bool,
}

/// The abolished bodies that running rounds ask, by draft. One that has refused is left out: its refusal stands and returns the
/// draft.
///
/// # Errors
/// [`ServiceError::Denied`] unless the actor keeps the register.
pub async fn abolished_asked(
    services: &Services,
    request: &Request,
) -> Result<Vec<AbolishedAsked>, ServiceError> {
    allow(&request.actor, Action::StrikeBody, &Resource::Register)?;
    let connection = &services.database.connection;
    let known = Bodies::read(connection, request.today(services)).await?;
    let gone: Vec<i64> = known.abolished().map(|row| row.id).collect();
    if gone.is_empty() {
        return Ok(Vec::new());
    }
    let asked = asked_of_running(connection, gone).await?;
    let running = Running::read(connection, &asked).await?;
    let named: Vec<round_body::Model> = round_body::Entity::find()
        .filter(round_body::Column::RoundId.is_in(asked.iter().map(|row| row.round_id)))
        .all(connection)
        .await?;
    let items = asked.iter().filter_map(|row| running.item(&known, &named, row).transpose());
    items.collect()
}

/// The places that these bodies have in rounds that run.
async fn asked_of_running(
    connection: &impl ConnectionTrait,
    bodies: Vec<i64>,
) -> Result<Vec<round_body::Model>, ServiceError> {
    let of_round = round_body::Entity::belongs_to(coordination_round::Entity)
        .from(round_body::Column::RoundId)
        .to(coordination_round::Column::Id)
        .into();
    let of_draft = coordination_round::Entity::belongs_to(draft::Entity)
        .from(coordination_round::Column::DraftId)
        .to(draft::Column::Id)
        .into();
    let is_none = round_body::Column::Position.is_null();
    Ok(round_body::Entity::find()
        .join(JoinType::InnerJoin, of_round)
        .join(JoinType::InnerJoin, of_draft)
        .filter(round_body::Column::BodyId.is_in(bodies))
        .filter(round_body::Column::StruckAt.is_null())
        .filter(is_none.or(round_body::Column::Position.ne(Position::Refuse.code())))
        .filter(coordination_round::Column::EndedAt.is_null())
        .filter(draft::Column::Stage.eq(StoredStage::Coordinating.code()))
        .order_by_asc(round_body::Column::RoundId)
        .order_by_asc(round_body::Column::Id)
        .all(connection)
        .await?)
}

/// The rounds that run, with their drafts.
struct Running {
    rounds: HashMap<i64, coordination_round::Model>,
    drafts: HashMap<i64, draft::Model>,
}

impl Running {
    async fn read(
        connection: &impl ConnectionTrait,
        asked: &[round_body::Model],
    ) -> Result<Self, ServiceError> {
        let rounds = coordination_round::Entity::find()
            .filter(coordination_round::Column::Id.is_in(asked.iter().map(|row| row.round_id)))
            .all(connection)
            .await?;
        let drafts = draft::Entity::find()
            .filter(draft::Column::Id.is_in(rounds.iter().map(|row| row.draft_id)))
            .all(connection)
            .await?;
        Ok(Self {
            rounds: rounds.into_iter().map(|row| (row.id, row)).collect(),
            drafts: drafts.into_iter().map(|row| (row.id, row)).collect(),
        })
    }

    /// What is to be settled; nothing where a row is gone.
    fn item(
        &self,
        known: &Bodies,
        named: &[round_body::Model],
        row: &round_body::Model,
    ) -> Result<Option<AbolishedAsked>, ServiceError> {
        let asked = asked_of(row)?;
        let Some(round) = self.rounds.get(&row.round_id) else { return Ok(None) };
        let Some(draft) = self.drafts.get(&round.draft_id) else { return Ok(None) };
        let body = known.row(asked.body);
        let developing = known.row(BodyId(draft.body_id));
        let (Some(body), Some(developing)) = (body, developing) else { return Ok(None) };
        let Some(abolished_on) = body.abolished_on else { return Ok(None) };
        let successor = known.successor(asked.body);
        let is_named = successor.is_some_and(|heir| {
            let is_asked = |one: &round_body::Model| one.round_id == row.round_id && one.body_id == heir.id;
            heir.id == draft.body_id || named.iter().any(is_asked)
        });
        Ok(Some(AbolishedAsked {
            number: draft.number.clone(),
            title: Localized::new(&draft.title_kk, &draft.title_ru, &draft.title_en),
            developing: BodyName::of(developing),
            round: u32::try_from(round.number).map_err(ServiceError::internal)?,
            opened_at: round.opened_at,
            body: BodyName::of(body),
            abolished_on,
            grounds: asked.grounds,
            successor: successor.map(BodyName::of),
            is_named,
        }))
    }
}
