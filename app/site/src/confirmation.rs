//! Signing in again, before what must not be done by whoever finds an open browser. The form that needs it comes back with
//! fields for the proof and everything that was typed; sent again, it does what it was sent for.

use services::ServiceError;
use services::people::{ShownAgain, Unproven, asked_again, sign_in_again};

use super::{Confirm, Fields, PageError, Site, Unconfirmed, Visitor};

/// The field of the password.
pub const CONFIRM_FIELD: &str = "present_password";
/// The field of the code.
pub const CONFIRM_CODE: &str = "present_code";
/// The name of the button: a form that carries it was sent from the page that asks.
pub const CONFIRM_SENT: &str = "present_again";

/// Whether a field belongs to the page that asks, and not to the form that waits.
pub fn is_of_confirmation(name: &str) -> bool {
    [CONFIRM_FIELD, CONFIRM_CODE, CONFIRM_SENT].contains(&name)
}

/// Goes on if the person was proven lately, or asks for the proof in the form.
///
/// # Errors
/// [`PageError::ConfirmNeeded`] asks for it; [`PageError::SignInNeeded`] without a session; the faults of the services.
pub async fn confirmed(site: &Site, visitor: &Visitor, fields: &Fields) -> Result<(), PageError> {
    let session = visitor.session.ok_or(PageError::SignInNeeded)?;
    if visitor.at - session.confirmed_at <= site.services.settings.accounts.confirm_within {
        return Ok(());
    }
    let request = visitor.request();
    let asked = asked_again(&site.services, &request, session.id).await?;
    let provider = site.settings.sign_on.as_ref().map(|sign_on| sign_on.name.clone());
    let provider = provider.filter(|_| asked.first.is_some_and(|first| first.identity));
    // Without a provider there is nothing else to ask for, also of somebody who has no password now.
    let password = asked.first.is_some_and(|first| first.password || provider.is_none());
    let confirm = |trouble| Confirm { password, provider: provider.clone(), code: asked.code, trouble };
    let shown = ShownAgain { password: fields.take(CONFIRM_FIELD), code: fields.take(CONFIRM_CODE) };
    if shown.password.is_empty() && shown.code.is_empty() && !fields.has(CONFIRM_SENT) {
        return Err(PageError::ConfirmNeeded(confirm(None)));
    }
    let unproven = match sign_in_again(&site.services, &request, session.id, shown).await {
        Ok(()) => return Ok(()),
        Err(unproven) => unproven,
    };
    Err(PageError::ConfirmNeeded(confirm(Some(trouble(unproven)?))))
}

/// What the person is told; what is not about the proof is a fault like any other.
fn trouble(unproven: Unproven) -> Result<Unconfirmed, PageError> {
    match unproven {
        Unproven::Password(ServiceError::Invalid(problems)) => {
            let missing = problems.iter().any(|problem| problem.code == "missing");
            Ok(if missing { Unconfirmed::Missing } else { Unconfirmed::Password })
        }
        Unproven::Password(ServiceError::TooMany { retry_after_seconds }) => {
            Ok(Unconfirmed::PasswordHeld { seconds: retry_after_seconds })
        }
        Unproven::Password(ServiceError::Busy) => Ok(Unconfirmed::Busy),
        Unproven::Code(ServiceError::Invalid(problems)) => {
            let code = problems.into_iter().next().map(|problem| problem.code);
            Ok(Unconfirmed::Code(code.unwrap_or_default()))
        }
        Unproven::Code(ServiceError::TooMany { retry_after_seconds }) => {
            Ok(Unconfirmed::CodeHeld { seconds: retry_after_seconds })
        }
        Unproven::Password(error) | Unproven::Code(error) | Unproven::Fault(error) => Err(error.into()),
    }
}
