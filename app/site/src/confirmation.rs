//! Signing in again, before what must not be done by whoever finds an open browser. The form that needs it comes back with a
//! field for the password and everything that was typed; sent again, it does what it was sent for.

use services::ServiceError;

use super::{Confirm, Fields, PageError, Site, Visitor};

/// The field of the password.
pub const CONFIRM_FIELD: &str = "present_password";

/// Goes on if the person was proven lately, or shows the password in the form.
///
/// # Errors
/// [`PageError::ConfirmNeeded`] asks for the password; [`PageError::SignInNeeded`] without a session.
pub async fn confirmed(site: &Site, visitor: &Visitor, fields: &Fields) -> Result<(), PageError> {
    let session = visitor.session.ok_or(PageError::SignInNeeded)?;
    if visitor.at - session.confirmed_at <= site.services.settings.accounts.confirm_within {
        return Ok(());
    }
    let password = fields.take(CONFIRM_FIELD);
    if password.is_empty() {
        return Err(PageError::ConfirmNeeded(Confirm::Asked));
    }
    let request = visitor.request();
    match services::people::sign_in_again(&site.services, &request, session.id, password).await {
        Ok(()) => Ok(()),
        Err(ServiceError::Invalid(_)) => Err(PageError::ConfirmNeeded(Confirm::Wrong)),
        Err(ServiceError::TooMany { retry_after_seconds }) => {
            Err(PageError::ConfirmNeeded(Confirm::Wait { seconds: retry_after_seconds }))
        }
        Err(ServiceError::Busy) => Err(PageError::ConfirmNeeded(Confirm::Busy)),
        Err(error) => Err(error.into()),
    }
}
