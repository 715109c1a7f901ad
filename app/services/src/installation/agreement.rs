//! Whether the secrets of the data folder are those that the database was used with. Several instances share one database
//! and must share the secrets, and a restored database is of little use without its own.

use chrono::{DateTime, Utc};
use sea_orm::ConnectionTrait;

use super::marks;
use crate::context::Services;
use crate::error::ServiceError;
use crate::keys::Purpose;

const SECRET: &str = "secret";
const SIGNING: &str = "signing";

/// Whether the secrets belong to the database.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Agreement {
    /// They do.
    Agrees,
    /// The database was used with another secret: keyed hashes would not be found again.
    OtherSecret,
    /// Receipts were signed with a key that is not among the keys.
    OtherSigningKey {
        /// The key's id.
        known: String,
    },
}

/// Compares the secrets with what the database remembers of them; a database that remembers none takes these.
///
/// # Errors
/// [`ServiceError`] if the database does not answer.
pub async fn agree(services: &Services, at: DateTime<Utc>) -> Result<Agreement, ServiceError> {
    let write = services.database.write().await?;
    let secret = marks::read(&*write, SECRET).await?;
    if secret.as_deref().is_some_and(|known| !services.settings.keys.verify(Purpose::Check, SECRET, known)) {
        return Ok(Agreement::OtherSecret);
    }
    let signing = marks::read(&*write, SIGNING).await?;
    if let Some(known) = signing.filter(|known| !services.settings.signing.holds(known)) {
        return Ok(Agreement::OtherSigningKey { known });
    }
    note(services, &*write, at).await?;
    write.commit().await?;
    Ok(Agreement::Agrees)
}

/// Takes the secrets for those of the database from now on, whatever it was used with before.
///
/// # Errors
/// [`ServiceError`] if the database does not answer.
pub async fn adopt(services: &Services, at: DateTime<Utc>) -> Result<(), ServiceError> {
    let write = services.database.write().await?;
    note(services, &*write, at).await?;
    write.commit().await
}

async fn note(
    services: &Services,
    connection: &impl ConnectionTrait,
    at: DateTime<Utc>,
) -> Result<(), ServiceError> {
    let settings = &services.settings;
    marks::write(connection, SECRET, &settings.keys.hash(Purpose::Check, SECRET), at).await?;
    marks::write(connection, SIGNING, settings.signing.present_id(), at).await
}
