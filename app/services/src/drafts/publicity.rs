//! Where and when a placement and a report were made known, as the developing body records it (Art. 15(2), 15(4), R15-6, R15-8).

use chrono::NaiveDate;
use domain::access::{Action, allow};
use domain::draft::Refusal;
use domain::ledger::Facts;
use domain::publicity::{Announced, MissingOutlet, Outlet, Publication, missing};
use domain::standard::ContentHash;
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, Set};
use serde::{Deserialize, Serialize};

use super::load::load;
use super::summary::{DraftSummary, one, summary};
use crate::context::{Request, Services};
use crate::entity::publication;
use crate::error::{FieldProblem, ServiceError};
use crate::ledger;

/// What was made known of a placement or of a report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Publicity {
    /// Which of the two.
    pub announced: Announced,
    /// The legal date since which there is something to make known.
    pub since: NaiveDate,
    /// The last day of the term in which the law wants it, where one runs (R15-2).
    pub due_on: Option<NaiveDate>,
    /// Every way with its place and its day, in the order of the days.
    pub made: Vec<Publication>,
    /// What the law asks for and nobody has recorded.
    pub missing: Vec<MissingOutlet>,
}

/// A way of making known, as it is typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PublicationInput {
    /// The code of [`Announced`].
    pub announced: String,
    /// The code of [`Outlet`].
    pub outlet: String,
    /// The address, or words where there is none.
    pub place: String,
    /// The date.
    pub on: String,
}

/// What was made known of a draft: of its placement, and of its report once that is published; nothing before the placement.
///
/// # Errors
/// [`ServiceError::NotFound`] if there is no such draft.
pub async fn publicity(
    services: &Services,
    request: &Request,
    number: &str,
) -> Result<Vec<Publicity>, ServiceError> {
    let draft = summary(services, number, request.at).await?;
    let made = recorded(&services.database.connection, draft.id).await?;
    let of = |announced| {
        let since = since(services, &draft, announced)?;
        let made: Vec<Publication> = made.iter().filter(|one| one.announced == announced).cloned().collect();
        let outlets: Vec<Outlet> = made.iter().map(|one| one.outlet).collect();
        let due_on = match announced {
            Announced::Placement => draft.placement.as_ref().and_then(|placement| placement.due_on),
            Announced::Report => None,
        };
        Some(Publicity { announced, since, due_on, missing: missing(announced, &outlets), made })
    };
    Ok(Announced::ALL.into_iter().filter_map(of).collect())
}

/// Records a way in which the placement or the report was made known.
///
/// # Errors
/// [`ServiceError::Denied`] unless the actor writes for the body of the draft; [`Refusal::NotPlaced`] and
/// [`Refusal::NotReported`] if there is nothing to make known yet; [`ServiceError::Invalid`] with the fields `announced`,
/// `outlet`, `place`, `on`, or `place` with `done` for what is recorded already.
pub async fn record_publication(
    services: &Services,
    request: &Request,
    number: &str,
    input: &PublicationInput,
) -> Result<(), ServiceError> {
    let write = services.database.write().await?;
    let loaded = load(&*write, number).await?;
    allow(&request.actor, Action::TrackInforming, &loaded.resource())?;
    let subject = loaded.subject();
    let draft = one(&*write, loaded.row, request.at).await?;
    let announced = Announced::from_code(input.announced.trim())
        .ok_or_else(|| ServiceError::field("announced", "unknown_place"))?;
    let Some(since) = since(services, &draft, announced) else {
        return Err(match announced {
            Announced::Placement => Refusal::NotPlaced.into(),
            Announced::Report => Refusal::NotReported.into(),
        });
    };
    let PublicationInput { outlet, place, on, .. } = input;
    let said = Publication::parse(announced, outlet, place, on, since, request.today(services));
    let said = said.map_err(|problems| {
        let told = problems.into_iter().map(|(field, code)| FieldProblem::new(field, code));
        ServiceError::Invalid(told.collect())
    })?;
    if recorded(&*write, draft.id).await?.contains(&said) {
        return Err(ServiceError::field("place", "done"));
    }
    let row = publication::ActiveModel {
        draft_id: Set(draft.id),
        announced: Set(announced.code().to_owned()),
        outlet: Set(said.outlet.code().to_owned()),
        place: Set(said.place.clone()),
        published_on: Set(said.on),
        recorded_at: Set(request.at),
        recorded_by: Set(request.user_id()),
        ..Default::default()
    };
    row.insert(&*write).await?;
    let facts = Facts::of("announced", announced.code())
        .and("outlet", said.outlet.code())
        .and("place", ContentHash::of(said.place.as_bytes()))
        .and("on", said.on);
    ledger::append(&write, request, "publicity.recorded", &subject, facts).await?;
    write.commit().await
}

/// The legal date since which there is something to make known.
fn since(services: &Services, draft: &DraftSummary, announced: Announced) -> Option<NaiveDate> {
    match announced {
        Announced::Placement => draft.placement.as_ref().map(|placement| placement.window.placed_on),
        Announced::Report => draft.reported_at.map(|at| services.settings.zone.date_of(at)),
    }
}

/// Everything that is recorded of a draft, in the order of the days.
async fn recorded(
    connection: &impl ConnectionTrait,
    draft_id: i64,
) -> Result<Vec<Publication>, ServiceError> {
    let rows = publication::Entity::find()
        .filter(publication::Column::DraftId.eq(draft_id))
        .order_by_asc(publication::Column::PublishedOn)
        .order_by_asc(publication::Column::Id)
        .all(connection)
        .await?;
    rows.into_iter()
        .map(|row| {
            let unknown = || ServiceError::internal(format!("publication {} is of no known kind", row.id));
            let announced = Announced::from_code(&row.announced).ok_or_else(unknown)?;
            let outlet = Outlet::from_code(&row.outlet).ok_or_else(unknown)?;
            Ok(Publication { announced, outlet, place: row.place.clone(), on: row.published_on })
        })
        .collect()
}
