//! Writing a notice: a new version over the one that was seen.

use domain::access::{Action, Resource, allow};
use domain::ledger::Facts;
use domain::notice::{NoticeInput, NoticeName};
use domain::standard::ContentHash;
use sea_orm::{ActiveModelTrait, Set};

use super::kept::{Kept, newest};
use super::read::view;
use crate::conflict::Conflict;
use crate::context::{Request, Services};
use crate::entity::notice::ActiveModel;
use crate::error::{FieldProblem, ServiceError};
use crate::ledger;

/// Writes a notice that stood at `version`, and gives back the version that stands now. What says the same is no new version.
///
/// # Errors
/// [`ServiceError::Denied`] unless the actor writes notices; [`ServiceError::Invalid`] with the fields;
/// [`ServiceError::Stale`] with [`Conflict::Notice`] if another version stands.
pub async fn change_notice(
    services: &Services,
    request: &Request,
    name: NoticeName,
    version: i64,
    input: &NoticeInput,
) -> Result<i64, ServiceError> {
    allow(&request.actor, Action::EditNotices, &Resource::Site)?;
    let taken = input.parse(name).map_err(|faults| {
        let told = faults.into_iter().map(|(field, fault)| FieldProblem::new(field, fault.code()));
        ServiceError::Invalid(told.collect())
    })?;
    let content = serde_json::to_string(&Kept::of(name, taken))?;
    let write = services.database.write().await?;
    let stands = newest(&*write, name).await?;
    let newest_version = stands.as_ref().map_or(0, |row| row.version);
    if newest_version != version {
        let theirs = view(name, stands)?;
        return Err(ServiceError::Stale(Box::new(Conflict::Notice(Box::new(theirs)))));
    }
    let before = match stands {
        Some(row) => row.content,
        None => serde_json::to_string(&Kept::default())?,
    };
    if before == content {
        return Ok(version);
    }
    let hash = ContentHash::of(content.as_bytes());
    let row = ActiveModel {
        name: Set(name.code().to_owned()),
        version: Set(version + 1),
        content: Set(content),
        at: Set(request.at),
        by: Set(request.user_id()),
        ..Default::default()
    };
    row.insert(&*write).await?;
    let facts = Facts::of("version", version + 1).and("notice", hash);
    ledger::append(&write, request, "notice.changed", &format!("notice:{}", name.code()), facts).await?;
    write.commit().await?;
    Ok(version + 1)
}
