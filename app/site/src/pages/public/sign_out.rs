//! Signing out.

use axum::extract::State;
use axum_extra::extract::CookieJar;
use services::audit::{self, AuditKind, Noted};

use crate::{Answer, Flash, Site, Visitor, see_other, session, session_token};

/// Ends the session, in the database and in the browser.
///
/// # Errors
/// The faults of the services: then the session still stands, and the person is told.
pub async fn post(State(site): State<Site>, visitor: Visitor, jar: CookieJar) -> Answer {
    let secure = site.settings.secure_cookies;
    if let Some(token) = session_token(&jar, secure) {
        services::people::sign_out(&site.services, &token, visitor.at).await?;
        if visitor.signed_in.is_some() {
            audit::note(&site.services, &visitor.request(), Noted::new(AuditKind::SignedOut, "")).await?;
        }
    }
    let mut response = see_other(&visitor.address().home(), Some(Flash::SignedOut));
    session::forget(&mut response, secure);
    Ok(response)
}
