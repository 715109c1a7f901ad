//! Drafts follow the register: its name of the service and its developing body stand in the text (R14-1).

use domain::draft::StoredStage;
use domain::language::Localized;
use domain::standard::{Element, SectionKey};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, Set};

use super::load::touch;
use super::versions::newest;
use crate::context::Request;
use crate::entity::{draft, section_version, service};
use crate::error::ServiceError;
use crate::people::find_body;
use crate::storage::Write;

/// Writes what the register now says into the drafts of a service that were not placed yet. A placed draft keeps what the
/// public reads.
pub(crate) async fn follow_register(
    write: &Write,
    request: &Request,
    service: &service::Model,
) -> Result<(), ServiceError> {
    let rows = draft::Entity::find()
        .filter(draft::Column::ServiceId.eq(service.id))
        .filter(draft::Column::Stage.eq(StoredStage::Drafting.code()))
        .all(&**write)
        .await?;
    let name = Localized::new(&service.name_kk, &service.name_ru, &service.name_en);
    let body = find_body(&**write, service.developing_body_id).await?;
    for row in rows {
        say(write, request, row.id, SectionKey::ServiceName, &name).await?;
        say(write, request, row.id, SectionKey::DevelopingBody, &body.name).await?;
        let mut row: draft::ActiveModel = row.into();
        row.body_id = Set(service.developing_body_id);
        row.title_kk = Set(name.kk.clone());
        row.title_ru = Set(name.ru.clone());
        row.title_en = Set(name.en.clone());
        touch(write, row).await?;
    }
    Ok(())
}

/// Saves the words of a section that comes from the register, if they differ.
async fn say(
    write: &Write,
    request: &Request,
    draft_id: i64,
    section: SectionKey,
    words: &Localized,
) -> Result<(), ServiceError> {
    let stands = newest(&**write, draft_id, section).await?;
    let mut elements: Vec<Element> = serde_json::from_str(&stands.elements)?;
    let Some(first) = elements.first_mut().filter(|element| element.text != *words) else { return Ok(()) };
    first.text = words.clone();
    section_version::ActiveModel {
        draft_id: Set(draft_id),
        section: Set(section.code().to_owned()),
        version: Set(stands.version + 1),
        elements: Set(serde_json::to_string(&elements)?),
        saved_at: Set(request.at),
        saved_by: Set(request.user_id()),
        ..Default::default()
    }
    .insert(&**write)
    .await?;
    Ok(())
}
