//! The mark of a browser that signed in before. Strangers' tries do not slow it down.
//!
//! It is sealed by the secret outside the database and bound to the account and to its present password: changing the
//! password makes every mark void.

use chrono::{DateTime, Utc};

use super::Browser;
use super::throttle::TrySource;
use crate::context::Services;
use crate::digest;
use crate::entity::user;
use crate::error::ServiceError;
use crate::keys::Purpose;

/// How long a mark is known, in days.
pub const DEVICE_DAYS: i64 = 180;

/// A new mark for the browser of a person.
pub(super) fn mark(
    services: &Services,
    person: &user::Model,
    at: DateTime<Utc>,
) -> Result<String, ServiceError> {
    let nonce = digest::hex(&services.entropy.bytes::<12>()?);
    let text = format!("{}.{}.{nonce}", person.id, at.timestamp());
    let seal = services.settings.keys.hash(Purpose::Device, &sealed(&text, person));
    Ok(format!("{text}.{seal}"))
}

/// Where a try to be `person` comes from: a browser that this person signed in with before, or a network.
pub(super) fn source(
    services: &Services,
    person: Option<&user::Model>,
    browser: &Browser,
    at: DateTime<Utc>,
) -> TrySource {
    let known =
        person.zip(browser.device.as_deref()).and_then(|(person, mark)| nonce(services, person, mark, at));
    known.map_or_else(|| TrySource::network(&browser.network()), |nonce| TrySource::device(&nonce))
}

/// The nonce of a mark that holds.
fn nonce(services: &Services, person: &user::Model, mark: &str, at: DateTime<Utc>) -> Option<String> {
    let (text, seal) = mark.rsplit_once('.')?;
    let mut parts = text.split('.');
    let id: i64 = parts.next()?.parse().ok()?;
    let since: i64 = parts.next()?.parse().ok()?;
    let nonce = parts.next()?;
    let fresh = at.timestamp().saturating_sub(since) <= DEVICE_DAYS * 24 * 3600;
    let holds = || services.settings.keys.verify(Purpose::Device, &sealed(text, person), seal);
    (id == person.id && fresh && parts.next().is_none() && holds()).then(|| nonce.to_owned())
}

fn sealed(text: &str, person: &user::Model) -> String {
    let password = person.password_hash.as_deref().unwrap_or_default();
    format!("{text}.{}", digest::sha256(password.as_bytes()))
}
