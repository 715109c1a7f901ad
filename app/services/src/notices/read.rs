//! Reading a notice: as it stands, as it stood, and who changed it when.

use chrono::{DateTime, Utc};
use domain::access::{Action, Resource, allow};
use domain::notice::NoticeName;
use sea_orm::{ColumnTrait, QueryFilter, QueryOrder};
use serde::{Deserialize, Serialize};

use super::kept::{Kept, newest, versions_of};
use super::one::Notice;
use super::shipped::shipped;
use crate::context::{Request, Services};
use crate::entity::notice::{Column, Model};
use crate::error::ServiceError;
use crate::people::names;

/// A version of a notice in the list of all of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoticeVersion {
    /// Its number.
    pub version: i64,
    /// Whether its text is the shipped one.
    pub is_shipped: bool,
    /// When it was written.
    pub at: DateTime<Utc>,
    /// Who wrote it; absent for the command line of the machine.
    pub by: Option<String>,
}

/// A notice as it stands, for everybody.
///
/// # Errors
/// [`ServiceError`] if the database does not answer.
pub async fn notice(services: &Services, name: NoticeName) -> Result<Notice, ServiceError> {
    view(name, newest(&services.database.connection, name).await?)
}

/// A notice as it stood at a version; zero is what ships.
///
/// # Errors
/// [`ServiceError::Denied`] unless the actor writes notices; [`ServiceError::NotFound`] if there is no such version.
pub async fn notice_at(
    services: &Services,
    request: &Request,
    name: NoticeName,
    version: i64,
) -> Result<Notice, ServiceError> {
    allow(&request.actor, Action::EditNotices, &Resource::Site)?;
    if version == 0 {
        return view(name, None);
    }
    let row = versions_of(name)
        .filter(Column::Version.eq(version))
        .one(&services.database.connection)
        .await?
        .ok_or(ServiceError::NotFound)?;
    view(name, Some(row))
}

/// Every version of a notice, the newest first.
///
/// # Errors
/// [`ServiceError::Denied`] unless the actor writes notices.
pub async fn versions(
    services: &Services,
    request: &Request,
    name: NoticeName,
) -> Result<Vec<NoticeVersion>, ServiceError> {
    allow(&request.actor, Action::EditNotices, &Resource::Site)?;
    let connection = &services.database.connection;
    let rows = versions_of(name).order_by_desc(Column::Version).all(connection).await?;
    let names = names(connection, rows.iter().filter_map(|row| row.by)).await?;
    rows.iter()
        .map(|row| {
            Ok(NoticeVersion {
                version: row.version,
                is_shipped: Kept::read(row)?.text.is_none(),
                at: row.at,
                by: row.by.and_then(|id| names.get(&id).cloned()),
            })
        })
        .collect()
}

/// A notice of a row, or what ships.
pub(super) fn view(name: NoticeName, row: Option<Model>) -> Result<Notice, ServiceError> {
    let kept = row.as_ref().map(Kept::read).transpose()?.unwrap_or_default();
    Ok(Notice {
        name,
        is_shipped: kept.text.is_none(),
        text: kept.text.unwrap_or_else(|| shipped(name)),
        operator: kept.operator,
        version: row.as_ref().map_or(0, |row| row.version),
        at: row.map(|row| row.at),
    })
}
