//! What stands in the cookie of a session: a secret, the second in which the session ends at the latest, and a keyed tag.
//!
//! Only the installation can make the tag, so a cookie that somebody made up, cut or changed is told from one that was given
//! out without asking the database, and so is one whose time is over.

use chrono::{DateTime, Utc};

use crate::context::Services;
use crate::entropy::SecretToken;
use crate::error::ServiceError;
use crate::keys::Purpose;

/// The longest that is given out, in bytes: sixty-four digits each of secret and tag, and an instant.
const LONGEST: usize = 160;

/// Draws the secret of a session that ends at `ends_at`, and tags it.
pub(super) fn draw(services: &Services, ends_at: DateTime<Utc>) -> Result<SecretToken, ServiceError> {
    let secret = services.entropy.token()?;
    let text = format!("{}.{}", secret.reveal(), ends_at.timestamp());
    let tag = services.settings.keys.hash(Purpose::Session, &text);
    Ok(SecretToken::of(format!("{text}.{tag}")))
}

/// Whether a cookie was given out here and its time is not over at `at`. Whether its session still holds, the database knows.
pub fn is_own_session_cookie(services: &Services, cookie: &str, at: DateTime<Utc>) -> bool {
    if cookie.len() > LONGEST {
        return false;
    }
    let Some((text, tag)) = cookie.rsplit_once('.') else { return false };
    let ends_at = text.split_once('.').and_then(|(_, ends_at)| ends_at.parse::<i64>().ok());
    ends_at.is_some_and(|ends_at| at.timestamp() <= ends_at)
        && services.settings.keys.verify(Purpose::Session, text, tag)
}
