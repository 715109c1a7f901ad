//! Two versions of the standard of a service side by side.

use domain::standard::Content;

use super::read::version;
use super::shown::{StandardKind, StandardService, VersionSummary};
use crate::context::Services;
use crate::error::ServiceError;

/// Two versions of the standard of a service.
#[derive(Clone, Debug)]
pub struct StandardComparison {
    /// The service.
    pub service: StandardService,
    /// The older version.
    pub from: (VersionSummary, Content),
    /// The newer version.
    pub to: (VersionSummary, Content),
}

/// Two versions side by side.
///
/// # Errors
/// [`ServiceError::NotFound`] if there is no such service or version, or one of them has no text.
pub async fn compare(
    services: &Services,
    code: &str,
    from: i64,
    to: i64,
) -> Result<StandardComparison, ServiceError> {
    let (older, newer) = (version(services, code, from).await?, version(services, code, to).await?);
    let (from, to) = (older.version, newer.version);
    if [&from, &to].iter().any(|one| one.summary.kind == StandardKind::Cancelled) {
        return Err(ServiceError::NotFound);
    }
    Ok(StandardComparison {
        service: newer.service,
        from: (from.summary, from.content),
        to: (to.summary, to.content),
    })
}
