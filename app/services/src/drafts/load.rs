//! A draft read from its rows into the stage that the rules decide on.

use chrono::{DateTime, Utc};
use domain::access::Resource;
use domain::body::BodyId;
use domain::coordination::Round;
use domain::discussion::DiscussionWindow;
use domain::draft::{
    Approved, Coordinating, Draft, DraftKind, Drafting, Placed, Placement, Reported, Returned, StageMoments,
    StoredStage, Withdrawn,
};
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect, Set};

use super::rounds::last_round;
use crate::entity::{draft, placement, report};
use crate::error::ServiceError;
use crate::storage::Write;

/// A draft: its row, and the stage made of it.
#[derive(Clone, Debug)]
pub(crate) struct Loaded {
    /// The row.
    pub(crate) row: draft::Model,
    /// The stage, as the rules see it.
    pub(crate) draft: Draft,
}

impl Loaded {
    /// The draft as a resource of access.
    pub(crate) fn resource(&self) -> Resource {
        Resource::Draft { body: BodyId(self.row.body_id) }
    }

    /// What the draft is called in the ledger.
    pub(crate) fn subject(&self) -> String {
        format!("draft:{}", self.row.number)
    }
}

/// The draft of a number.
pub(crate) async fn load(connection: &impl ConnectionTrait, number: &str) -> Result<Loaded, ServiceError> {
    let row = row_of(connection, number).await?;
    let placement = placement::Entity::find_by_id(row.id).one(connection).await?;
    let placement = placement.as_ref().map(placement_of).transpose()?;
    stand(connection, row, placement).await
}

/// A draft whose placement is known, read anew: what was placed never changes (R15-1).
pub(crate) async fn load_placed(
    connection: &impl ConnectionTrait,
    number: &str,
    placement: &Placement,
) -> Result<Loaded, ServiceError> {
    let row = row_of(connection, number).await?;
    stand(connection, row, Some(placement.clone())).await
}

async fn row_of(connection: &impl ConnectionTrait, number: &str) -> Result<draft::Model, ServiceError> {
    let row = draft::Entity::find().filter(draft::Column::Number.eq(number)).one(connection).await?;
    row.ok_or(ServiceError::NotFound)
}

async fn stand(
    connection: &impl ConnectionTrait,
    row: draft::Model,
    placement: Option<Placement>,
) -> Result<Loaded, ServiceError> {
    // Of a report only its instant: its text may have megabytes, and late comments come after it.
    let published_at: Option<DateTime<Utc>> = if stage_of(&row)?.has_report() {
        let report = report::Entity::find_by_id(row.id).select_only().column(report::Column::PublishedAt);
        report.into_tuple().one(connection).await?
    } else {
        None
    };
    let round = if matches!(stage_of(&row)?, StoredStage::Coordinating | StoredStage::Returned) {
        last_round(connection, row.id).await?
    } else {
        None
    };
    let draft = staged(&row, placement, published_at, round)?;
    Ok(Loaded { row, draft })
}

/// Raises the version of a draft, its `ETag`, and stores the row. Every command that changes anything of a draft ends
/// with it.
pub(crate) async fn touch(write: &Write, mut row: draft::ActiveModel) -> Result<draft::Model, ServiceError> {
    let version = *row.version.as_ref();
    row.version = Set(version + 1);
    Ok(row.update(&**write).await?)
}

/// A placement, as the rules see it.
pub(crate) fn placement_of(row: &placement::Model) -> Result<Placement, ServiceError> {
    let window =
        DiscussionWindow::new(row.placed_on, row.first_day, row.last_day, row.opens_at, row.closes_at)
            .map_err(ServiceError::internal)?;
    Ok(Placement {
        placed_at: row.placed_at,
        due_on: row.due_on,
        late_reason: row.late_reason.clone(),
        window,
        ways: serde_json::from_str(&row.ways)?,
    })
}

/// The stage of a draft as it is stored.
pub(crate) fn stage_of(row: &draft::Model) -> Result<StoredStage, ServiceError> {
    StoredStage::from_code(&row.stage).ok_or_else(|| damaged(row, "is in an unknown stage"))
}

/// What a draft is for.
pub(crate) fn kind_of(row: &draft::Model) -> Result<DraftKind, ServiceError> {
    DraftKind::from_code(&row.kind).ok_or_else(|| damaged(row, "has an unknown kind"))
}

/// What a draft was while it was being written.
pub(crate) fn origin_of(row: &draft::Model) -> Result<Drafting, ServiceError> {
    Ok(Drafting { number: row.number.clone(), kind: kind_of(row)?, body: BodyId(row.body_id) })
}

/// The moments that tell the stages of one stored stage apart.
pub(crate) fn moments<'a>(row: &draft::Model, placement: Option<&'a Placement>) -> StageMoments<'a> {
    StageMoments {
        window: placement.map(|placement| &placement.window),
        effective_at: row.effective_at,
        ceases_at: row.ceases_at,
    }
}

fn staged(
    row: &draft::Model,
    placement: Option<Placement>,
    published_at: Option<DateTime<Utc>>,
    round: Option<Round>,
) -> Result<Draft, ServiceError> {
    let origin = origin_of(row)?;
    let late_attempts = u32::try_from(row.late_count).unwrap_or(u32::MAX);
    let placed = |origin| {
        let placement = placement.clone().ok_or_else(|| damaged(row, "lacks its placement"))?;
        Ok::<_, ServiceError>(Placed { origin, placement, late_attempts })
    };
    let reported = |origin| {
        let published_at = published_at.ok_or_else(|| damaged(row, "lacks its report"))?;
        Ok::<_, ServiceError>(Reported { placed: placed(origin)?, published_at })
    };
    let round = || round.clone().ok_or_else(|| damaged(row, "lacks its round"));
    Ok(match stage_of(row)? {
        StoredStage::Drafting => Draft::Drafting(origin),
        StoredStage::Placed => Draft::Placed(placed(origin)?),
        StoredStage::Reported => Draft::Reported(reported(origin)?),
        StoredStage::Coordinating => {
            Draft::Coordinating(Coordinating { reported: reported(origin)?, round: round()? })
        }
        StoredStage::Returned => Draft::Returned(Returned { reported: reported(origin)?, round: round()? }),
        StoredStage::Approved => Draft::Approved(Approved {
            reported: reported(origin)?,
            approved_at: row.approved_at.ok_or_else(|| damaged(row, "lacks its approval"))?,
            effective_at: row.effective_at,
            ceases_at: row.ceases_at,
        }),
        StoredStage::Withdrawn => Draft::Withdrawn(Withdrawn {
            origin,
            placement,
            late_attempts,
            withdrawn_at: row.withdrawn_at.unwrap_or(row.created_at),
            reason: row.withdraw_reason.clone().unwrap_or_default(),
        }),
    })
}

fn damaged(row: &draft::Model, how: &str) -> ServiceError {
    ServiceError::internal(format!("draft {} {how}", row.number))
}
