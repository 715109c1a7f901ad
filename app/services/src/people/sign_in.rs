//! Signing in with an e-mail and a password.

use domain::access::Actor;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::sessions::{Session, open, revoke};
use super::throttle::{self, Keys};
use super::{fold_email, password};
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
    /// The name of the browser.
    pub user_agent: String,
    /// The network address the request came from, where it is known.
    pub address: Option<String>,
    /// The secret of the session the browser has had until now: it ends.
    pub previous: Option<String>,
}

impl std::fmt::Debug for SignIn {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("SignIn")
    }
}

/// Signs a person in. The answer to a wrong password and to an unknown e-mail is the same and takes the same work.
///
/// # Errors
/// [`ServiceError::TooMany`] after repeated failures of the account or the network address;
/// [`ServiceError::Invalid`] with the code `credentials`.
pub async fn sign_in(services: &Services, request: &Request, input: SignIn) -> Result<Session, ServiceError> {
    let email = fold_email(&input.email);
    let keys = Keys::new(&email, input.address.as_deref());
    throttle::count(&services.database, &keys, request.at).await?;
    let person = user::Entity::find()
        .filter(user::Column::Email.eq(&email))
        .filter(user::Column::Active.eq(true))
        .one(&services.database.connection)
        .await?;
    let hash = person.as_ref().and_then(|person| person.password_hash.clone());
    let matches = password::verify(hash, input.password).await?;
    let Some(person) = person.filter(|_| matches) else {
        return Err(ServiceError::field("email", "credentials"));
    };
    let write = services.database.write().await?;
    throttle::forgive(&write, &keys, request.at).await?;
    if let Some(previous) = &input.previous {
        let hash = digest::sha256(previous.as_bytes());
        revoke(&write, session::Column::TokenHash.eq(hash), request.at).await?;
    }
    let session = open(services, &write, &person, &input.user_agent, request.at).await?;
    let actor = Actor::Staff { user_id: person.id, memberships: Vec::new() };
    let signed = Request::new(actor, Some(session.user.clone()), request.at);
    ledger::append(&write, &signed, "session.opened", &format!("user:{}", person.id), ()).await?;
    write.commit().await?;
    Ok(session)
}
