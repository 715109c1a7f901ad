//! Completing a sign-in that waits for the second factor.

use chrono::{DateTime, Utc};
use domain::access::Actor;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use super::{note_wrong, owner, prove};
use crate::context::{Request, Services};
use crate::digest;
use crate::entity::{session, user};
use crate::error::ServiceError;
use crate::ledger;
use crate::people::browser::Browser;
use crate::people::sessions::{Session, note_opened, open_as, revoke};
use crate::storage::Write;

/// Takes the second factor of a person whose password was right, and opens the session under a new secret.
///
/// # Errors
/// [`ServiceError::NotFound`] if no session waits, or its time is over; [`ServiceError::Invalid`] with `code`: `missing`,
/// `form`, `wrong`; [`ServiceError::TooMany`] while codes of the app are held back.
pub async fn show_second_factor(
    services: &Services,
    request: &Request,
    token: &str,
    typed: &str,
    browser: &Browser,
) -> Result<Session, ServiceError> {
    let waiting = pending(&services.database.connection, token, request.at).await?;
    let proven = prove(services, waiting.user_id, typed, request.at).await;
    let write = proven.inspect_err(|error| note_wrong(services, request, waiting.user_id, error))?;
    // Read again inside the transaction: the session may have been ended, or the account closed, in the meantime.
    let waiting = pending(&*write, token, request.at).await?;
    let person = user::Entity::find_by_id(waiting.user_id).one(&*write).await?;
    let person = person.filter(|person| person.active).ok_or(ServiceError::NotFound)?;
    revoke(&write, session::Column::Id.eq(waiting.id), request.at).await?;
    let session = open_as(services, &write, &person, browser, request.at, false).await?;
    note_several(&write, &session).await?;
    note_opened(&write, request, &session, browser).await?;
    let actor = Actor::Staff { user_id: person.id, memberships: Vec::new() };
    let signed = Request::new(actor, Some(session.user.clone()), request.at);
    ledger::append(&write, &signed, "session.opened", &owner(person.id), &()).await?;
    write.commit().await?;
    Ok(session)
}

/// Notes that the person of a session has shown more than one factor.
pub(in crate::people) async fn note_several(write: &Write, session: &Session) -> Result<(), ServiceError> {
    session::Entity::update_many()
        .col_expr(session::Column::SeveralFactors, Expr::value(true))
        .filter(session::Column::TokenHash.eq(session.token.hash()))
        .exec(&**write)
        .await?;
    Ok(())
}

async fn pending(
    connection: &impl ConnectionTrait,
    token: &str,
    at: DateTime<Utc>,
) -> Result<session::Model, ServiceError> {
    session::Entity::find()
        .filter(session::Column::TokenHash.eq(digest::sha256(token.as_bytes())))
        .filter(session::Column::Pending.eq(true))
        .filter(session::Column::RevokedAt.is_null())
        .filter(session::Column::ExpiresAt.gt(at))
        .one(connection)
        .await?
        .ok_or(ServiceError::NotFound)
}
