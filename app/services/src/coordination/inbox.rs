//! The inbox of the bodies that a person answers for: what waits, since when, due when.

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, NaiveDate, Utc};
use domain::access::{Action, Resource, allow};
use domain::body::Role;
use domain::coordination::Position;
use domain::draft::StoredStage;
use domain::language::Localized;
use sea_orm::sea_query::ExprTrait;
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect, Select,
};
use serde::{Deserialize, Serialize};

use crate::context::{Request, Services};
use crate::entity::{assignment, coordination_round, draft, round_body};
use crate::error::ServiceError;
use crate::page::{self, Page};
use crate::people::names;
use crate::reading::{BodyName, body_names_of};

/// Which rows of the inbox are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum InboxShow {
    /// What waits for an opinion, due soonest first.
    #[default]
    Waiting,
    /// What was answered, or holds from an earlier round, the newest first.
    Answered,
    /// Everything, the newest first.
    All,
}

impl InboxShow {
    /// Every choice, in the order of the page.
    pub const ALL: [Self; 3] = [Self::Waiting, Self::Answered, Self::All];

    /// The stable name in addresses.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Answered => "answered",
            Self::All => "all",
        }
    }

    /// The choice of a stable name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|show| show.code() == code)
    }
}

/// Which part of the inbox is asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct InboxFilter {
    /// Which rows.
    pub show: InboxShow,
    /// The `next` of the page before.
    pub after: Option<String>,
    /// How many; fifty when nobody says, two hundred at most.
    pub limit: Option<u64>,
}

/// A draft that a body of the reader is or was asked about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[expect(clippy::struct_excessive_bools, reason = "a line of a list: what is so of it, each by itself")]
pub struct InboxItem {
    /// The key of the row of the body in the round.
    pub id: i64,
    /// The number of the draft.
    pub number: String,
    /// Its title.
    pub title: Localized,
    /// The body that is asked.
    pub body: BodyName,
    /// The body that develops it.
    pub developing: BodyName,
    /// The number of the round.
    pub round: u32,
    /// When it was sent, UTC.
    pub since: DateTime<Utc>,
    /// The legal date by which the answer is due: a setting, not a term of the law.
    pub due_on: NaiveDate,
    /// The norm on which that setting rests, where the administrator named one.
    pub due_norm: Option<String>,
    /// Whether an answer is awaited and the date is past.
    pub overdue: bool,
    /// Whether the round runs.
    pub running: bool,
    /// Whether the body was struck from the round.
    pub struck: bool,
    /// The position that stands.
    pub position: Option<Position>,
    /// The earlier round whose agreement holds.
    pub holds_from: Option<u32>,
    /// Who prepares the opinion: the names.
    pub prepared_by: Vec<String>,
    /// Whether the reader does.
    pub mine: bool,
}

/// The inbox of the bodies in which the actor is a coordinator or a head; empty without such a role.
///
/// # Errors
/// [`ServiceError::Denied`] unless the actor is of the staff; [`ServiceError::Invalid`] if `after` is no place in the list.
pub async fn inbox(
    services: &Services,
    request: &Request,
    filter: &InboxFilter,
) -> Result<Page<InboxItem>, ServiceError> {
    allow(&request.actor, Action::ReadDesk, &Resource::Site)?;
    let answers = |role: Role| matches!(role, Role::Coordinator | Role::Head);
    let memberships = request.actor.memberships().iter().filter(|one| answers(one.role));
    let mut bodies: Vec<i64> = memberships.map(|one| one.body.0).collect();
    bodies.sort_unstable();
    bodies.dedup();
    if bodies.is_empty() {
        return Ok(Page { items: Vec::new(), next: None });
    }
    let connection = &services.database.connection;
    let limit = page::size(filter.limit);
    let query = ordered(matching(&bodies, filter.show), filter)?;
    let rows = query.limit(limit + 1).all(connection).await?;
    let around = Around::read(connection, &rows).await?;
    let items = rows.into_iter().map(|row| around.item(services, request, row));
    let items: Vec<InboxItem> = items.collect::<Result<_, _>>()?;
    Ok(Page::of(items, limit, |item| cursor(filter.show, item)))
}

/// The rows of these bodies that are shown.
pub(super) fn matching(bodies: &[i64], show: InboxShow) -> Select<round_body::Entity> {
    // One body is asked for by itself, so that the index gives its rows in their order.
    let query = round_body::Entity::find().filter(match bodies {
        [alone] => round_body::Column::BodyId.eq(*alone),
        several => round_body::Column::BodyId.is_in(several.iter().copied()),
    });
    let of_round = round_body::Entity::belongs_to(coordination_round::Entity)
        .from(round_body::Column::RoundId)
        .to(coordination_round::Column::Id)
        .into();
    let of_draft = coordination_round::Entity::belongs_to(draft::Entity)
        .from(coordination_round::Column::DraftId)
        .to(draft::Column::Id)
        .into();
    match show {
        InboxShow::Waiting => query
            .join(JoinType::InnerJoin, of_round)
            .join(JoinType::InnerJoin, of_draft)
            .filter(round_body::Column::AnsweredAt.is_null())
            .filter(round_body::Column::HoldsFrom.is_null())
            .filter(round_body::Column::StruckAt.is_null())
            .filter(coordination_round::Column::EndedAt.is_null())
            .filter(draft::Column::Stage.eq(StoredStage::Coordinating.code())),
        InboxShow::Answered => query.filter(
            round_body::Column::AnsweredAt.is_not_null().or(round_body::Column::HoldsFrom.is_not_null()),
        ),
        InboxShow::All => query,
    }
}

/// The order of the list, from the place where the page before ended.
fn ordered(
    query: Select<round_body::Entity>,
    filter: &InboxFilter,
) -> Result<Select<round_body::Entity>, ServiceError> {
    let malformed = || ServiceError::field("after", "cursor");
    let (due, key) = (round_body::Column::DueOn, round_body::Column::Id);
    if filter.show != InboxShow::Waiting {
        let query = match &filter.after {
            Some(after) => query.filter(key.lt(after.parse::<i64>().map_err(|_| malformed())?)),
            None => query,
        };
        return Ok(query.order_by_desc(key));
    }
    let query = match &filter.after {
        Some(after) => {
            let (day, id) = after.split_once('.').ok_or_else(malformed)?;
            let day: NaiveDate = day.parse().map_err(|_| malformed())?;
            let id: i64 = id.parse().map_err(|_| malformed())?;
            query.filter(due.gt(day).or(due.eq(day).and(key.gt(id))))
        }
        None => query,
    };
    Ok(query.order_by_asc(due).order_by_asc(key))
}

fn cursor(show: InboxShow, item: &InboxItem) -> String {
    if show == InboxShow::Waiting { format!("{}.{}", item.due_on, item.id) } else { item.id.to_string() }
}

/// The rows beside those of the page: a fixed number of queries however many there are.
struct Around {
    rounds: HashMap<i64, coordination_round::Model>,
    drafts: HashMap<i64, draft::Model>,
    bodies: HashMap<i64, BodyName>,
    assigned: Vec<assignment::Model>,
    people: HashMap<i64, String>,
}

impl Around {
    async fn read(
        connection: &impl ConnectionTrait,
        rows: &[round_body::Model],
    ) -> Result<Self, ServiceError> {
        let ids: HashSet<i64> = rows.iter().map(|row| row.round_id).collect();
        let rounds = coordination_round::Entity::find()
            .filter(coordination_round::Column::Id.is_in(ids))
            .all(connection)
            .await?;
        let ids: HashSet<i64> = rounds.iter().map(|round| round.draft_id).collect();
        let drafts = draft::Entity::find().filter(draft::Column::Id.is_in(ids)).all(connection).await?;
        let developing = drafts.iter().map(|draft| draft.body_id);
        let ids: HashSet<i64> = rows.iter().map(|row| row.body_id).chain(developing).collect();
        let bodies = body_names_of(connection, ids).await?;
        let assigned = assignment::Entity::find()
            .filter(assignment::Column::RoundBodyId.is_in(rows.iter().map(|row| row.id)))
            .order_by_asc(assignment::Column::Id)
            .all(connection)
            .await?;
        let people = names(connection, assigned.iter().map(|row| row.user_id)).await?;
        Ok(Self {
            rounds: rounds.into_iter().map(|round| (round.id, round)).collect(),
            drafts: drafts.into_iter().map(|draft| (draft.id, draft)).collect(),
            bodies,
            assigned,
            people,
        })
    }

    fn item(
        &self,
        services: &Services,
        request: &Request,
        row: round_body::Model,
    ) -> Result<InboxItem, ServiceError> {
        let missing = || ServiceError::internal(format!("row {} of a round lacks what it is about", row.id));
        let round = self.rounds.get(&row.round_id).ok_or_else(missing)?;
        let draft = self.drafts.get(&round.draft_id).ok_or_else(missing)?;
        let body = self.bodies.get(&row.body_id).ok_or_else(missing)?;
        let developing = self.bodies.get(&draft.body_id).ok_or_else(missing)?;
        let running = round.ended_at.is_none() && draft.stage == StoredStage::Coordinating.code();
        let awaited = running && row.answered_at.is_none() && row.holds_from.is_none();
        let struck = row.struck_at.is_some();
        let assigned = || self.assigned.iter().filter(|one| one.round_body_id == row.id);
        Ok(InboxItem {
            id: row.id,
            number: draft.number.clone(),
            title: Localized::new(&draft.title_kk, &draft.title_ru, &draft.title_en),
            body: body.clone(),
            developing: developing.clone(),
            round: u32::try_from(round.number).map_err(ServiceError::internal)?,
            since: round.opened_at,
            due_on: row.due_on,
            overdue: awaited && !struck && request.today(services) > row.due_on,
            running,
            struck,
            position: row.position.as_deref().and_then(Position::from_code),
            holds_from: row.holds_from.and_then(|round| u32::try_from(round).ok()),
            prepared_by: assigned().filter_map(|one| self.people.get(&one.user_id).cloned()).collect(),
            mine: assigned().any(|one| Some(one.user_id) == request.user_id()),
            due_norm: row.due_norm,
        })
    }
}
