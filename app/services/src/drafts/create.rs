//! Beginning a draft: from an entry of the register, or from the standard in force.

use chrono::{Datelike, NaiveDate};
use domain::access::{Action, Resource, allow};
use domain::body::BodyId;
use domain::draft::{DraftKind, StageName, StoredStage};
use domain::law;
use domain::ledger::Facts;
use domain::standard::{Content, ElementId};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, Set};
use serde::{Deserialize, Serialize};

use super::base::in_force;
use super::last_act::last_act;
use super::load::{kind_of, moments, stage_of};
use super::summary::{DraftSummary, one};
use crate::calendar;
use crate::context::{Request, Services};
use crate::entity::{draft, section_version, standard};
use crate::error::ServiceError;
use crate::ledger::{self, seal};
use crate::people::find_body;
use crate::register::{self, RegisterEntry};
use crate::storage::Write;

/// What a draft is begun from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CreateDraft {
    /// The code of the service in the register.
    pub service: String,
    /// What the draft is for.
    pub kind: DraftKind,
}

/// Begins a draft and gives it the next number of the year.
///
/// # Errors
/// [`ServiceError::Denied`] unless the actor writes for the developing body; [`ServiceError::Invalid`] if the service has
/// a draft that has not ended (`draft_exists`), a cancellation that has not ended (`cancellation_exists`), a standard already
/// (`standard_exists`), or none in force that could be amended or cancelled (`nothing_to_amend`).
pub async fn create_draft(
    services: &Services,
    request: &Request,
    input: CreateDraft,
) -> Result<DraftSummary, ServiceError> {
    let service = register::entry(services, &input.service).await?;
    allow(&request.actor, Action::CreateDraft, &Resource::Draft { body: service.entry.developing_body })?;
    let write = services.database.write().await?;
    let summary = begin(services, request, &write, &service, input.kind).await?;
    write.commit().await?;
    Ok(summary)
}

/// Begins a draft in the transaction of a command that was allowed.
///
/// # Errors
/// As [`create_draft`], but for the leave.
pub(crate) async fn begin(
    services: &Services,
    request: &Request,
    write: &Write,
    service: &RegisterEntry,
    kind: DraftKind,
) -> Result<DraftSummary, ServiceError> {
    if register::by_id(&**write, service.id).await?.excluded_at.is_some() {
        return Err(ServiceError::field("service", "excluded"));
    }
    let today = request.today(services);
    let base = base(write, request, service.id, kind, today).await?;
    let content = match &base {
        Some(base) => serde_json::from_str(&base.content)?,
        None => first_content(services, write, service).await?,
    };
    let edition = law::in_force_on(today);
    let due_on = match kind {
        DraftKind::New => {
            let calendar = calendar::read(&**write).await?;
            Some(edition.placement.deadline(service.entry.included_on, &calendar).due_on)
        }
        // The term of Art. 15(2) runs from inclusion in the register: an amendment has none.
        DraftKind::Amendment | DraftKind::Cancellation => None,
    };
    let (year, sequence) = next_number(write, today).await?;
    let title = &service.entry.name;
    let saved = draft::ActiveModel {
        number: Set(format!("{year}-{sequence:04}")),
        year: Set(year),
        sequence: Set(sequence),
        service_id: Set(service.id),
        body_id: Set(service.entry.developing_body.0),
        kind: Set(kind.code().to_owned()),
        amends_draft_id: Set(base.as_ref().and_then(|base| base.draft_id)),
        amends_standard_id: Set(base.map(|base| base.id)),
        title_kk: Set(title.kk.clone()),
        title_ru: Set(title.ru.clone()),
        title_en: Set(title.en.clone()),
        stage: Set(StoredStage::Drafting.code().to_owned()),
        created_at: Set(request.at),
        created_by: Set(request.user_id()),
        edition: Set(edition.id.to_string()),
        due_on: Set(due_on),
        comment_count: Set(0),
        decided_count: Set(0),
        late_count: Set(0),
        version: Set(1),
        ..Default::default()
    }
    .insert(&**write)
    .await?;
    write_sections(write, request, saved.id, &content).await?;
    let facts = Facts::of("service", service.id).and("kind", kind.code()).sealing([seal::draft(&saved)?]);
    ledger::append(write, request, "draft.created", &seal::subject_of(&saved.number), facts).await?;
    one(&**write, saved, request.at).await
}

/// The act whose text an amendment or a cancellation starts from; a new standard has none. Several amendments may be written at
/// once: each shows where it clashes with the others.
async fn base(
    write: &Write,
    request: &Request,
    service_id: i64,
    kind: DraftKind,
    today: NaiveDate,
) -> Result<Option<standard::Model>, ServiceError> {
    let stands = in_force(&**write, service_id, today).await?;
    let others = draft::Entity::find()
        .filter(draft::Column::ServiceId.eq(service_id))
        .filter(draft::Column::Stage.ne(StoredStage::Withdrawn.code()))
        .all(&**write)
        .await?;
    let mut running = Vec::new();
    for other in &others {
        let stage = StageName::from_stored(stage_of(other)?, moments(other, None), request.at);
        if !matches!(stage, StageName::InForce | StageName::Ceased) {
            running.push(kind_of(other)?);
        }
    }
    match (kind, stands) {
        (DraftKind::New, Some(_)) => Err(ServiceError::field("kind", "standard_exists")),
        (DraftKind::New, None) if !running.is_empty() => Err(ServiceError::field("service", "draft_exists")),
        // One that was entered before its day of effect is a standard already.
        (DraftKind::New, None) => match last_act(&**write, service_id).await? {
            Some(last) if last.has_text => Err(ServiceError::field("kind", "standard_exists")),
            _ => Ok(None),
        },
        (_, None) => Err(ServiceError::field("kind", "nothing_to_amend")),
        (DraftKind::Cancellation, _) if running.contains(&DraftKind::Cancellation) => {
            Err(ServiceError::field("kind", "cancellation_exists"))
        }
        (_, stands) => Ok(stands),
    }
}

async fn next_number(write: &Write, today: NaiveDate) -> Result<(i64, i64), ServiceError> {
    let year = i64::from(today.year());
    let last = draft::Entity::find()
        .filter(draft::Column::Year.eq(year))
        .order_by_desc(draft::Column::Sequence)
        .one(&**write)
        .await?;
    Ok((year, last.map_or(0, |last| last.sequence) + 1))
}

async fn first_content(
    services: &Services,
    write: &Write,
    service: &RegisterEntry,
) -> Result<Content, ServiceError> {
    let BodyId(body) = service.entry.developing_body;
    let body = find_body(&**write, body).await?;
    let mut failure = None;
    let content = Content::from_register(&service.entry, &body.name, || {
        let bits = services.entropy.bits().unwrap_or_else(|error| {
            failure = Some(error);
            0
        });
        ElementId::from_random(bits)
    });
    failure.map_or(Ok(content), Err)
}

async fn write_sections(
    write: &Write,
    request: &Request,
    draft_id: i64,
    content: &Content,
) -> Result<(), ServiceError> {
    let mut rows = Vec::new();
    for section in content.sections() {
        rows.push(section_version::ActiveModel {
            draft_id: Set(draft_id),
            section: Set(section.key.code().to_owned()),
            version: Set(1),
            elements: Set(serde_json::to_string(&section.elements)?),
            saved_at: Set(request.at),
            saved_by: Set(request.user_id()),
            ..Default::default()
        });
    }
    section_version::Entity::insert_many(rows).exec(&**write).await?;
    Ok(())
}
