//! The service of a standard.

use super::shown::StandardService;
use crate::context::Services;
use crate::error::ServiceError;
use crate::register;

/// The service of a code.
///
/// # Errors
/// [`ServiceError::NotFound`] if the register has no such code.
pub async fn service(services: &Services, code: &str) -> Result<StandardService, ServiceError> {
    let found = register::entry(services, code).await?;
    let (id, entry) = (found.id, found.entry);
    Ok(StandardService { id, code: entry.code, name: entry.name, recipients: entry.recipients })
}
