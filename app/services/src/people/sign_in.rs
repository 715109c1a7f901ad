//! Signing in with an e-mail and a password.

use domain::access::Actor;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use super::browser::Browser;
use super::device::source;
use super::proof::prove;
use super::sessions::{Session, note_opened, open, revoke};
use super::{LONGEST_EMAIL, fold_email};
use crate::context::{Request, Services};
use crate::digest;
use crate::entity::{session, user};
use crate::error::ServiceError;
use crate::ledger;

/// What a person types to sign in.
#[derive(Clone)]
pub struct SignIn {
    /// The e-mail.
    pub email: String,
    /// The password.
    pub password: String,
    /// The browser.
    pub browser: Browser,
    /// The secret of the session the browser has had until now: it ends.
    pub previous: Option<String>,
}

impl std::fmt::Debug for SignIn {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("SignIn")
    }
}

/// Signs a person in. The answer to a wrong password and to an unknown e-mail is the same, takes the same work and writes
/// nothing.
///
/// # Errors
/// [`ServiceError::TooMany`] in the pause after repeated failures of this account from this place;
/// [`ServiceError::Busy`] if too many passwords wait to be checked; [`ServiceError::Invalid`] with the code
/// `credentials`.
pub async fn sign_in(services: &Services, request: &Request, input: SignIn) -> Result<Session, ServiceError> {
    let wrong = || ServiceError::field("email", "credentials");
    let email = fold_email(&input.email);
    // No account has such an e-mail, so this tells nothing of any.
    if email.len() > LONGEST_EMAIL {
        return Err(wrong());
    }
    let person = open_account(&services.database.connection, &email).await?;
    let source = source(services, person.as_ref(), &input.browser, request.at);
    let proven = prove(services, request, &email, person.as_ref(), &source, input.password).await?;
    let Some(person) = person.filter(|_| proven) else { return Err(wrong()) };
    let write = services.database.write().await?;
    // Read again inside the transaction: the account may have been closed, or its password changed, while it was checked.
    let known = person.password_hash.clone();
    let person =
        open_account(&*write, &email).await?.filter(|now| now.password_hash == known).ok_or_else(wrong)?;
    if let Some(previous) = &input.previous {
        let hash = digest::sha256(previous.as_bytes());
        revoke(&write, session::Column::TokenHash.eq(hash), request.at).await?;
    }
    let session = open(services, &write, &person, &input.browser, request.at).await?;
    if !session.pending {
        let actor = Actor::Staff { user_id: person.id, memberships: Vec::new() };
        let signed = Request::new(actor, Some(session.user.clone()), request.at);
        note_opened(&write, request, &session, &input.browser).await?;
        ledger::append(&write, &signed, "session.opened", &format!("user:{}", person.id), ()).await?;
    }
    write.commit().await?;
    Ok(session)
}

async fn open_account(
    connection: &impl ConnectionTrait,
    email: &str,
) -> Result<Option<user::Model>, ServiceError> {
    let open =
        user::Entity::find().filter(user::Column::Email.eq(email)).filter(user::Column::Active.eq(true));
    Ok(open.one(connection).await?)
}
