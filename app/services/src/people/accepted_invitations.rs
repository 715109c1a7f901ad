//! Accepting an invitation, by a password or by the word of a provider.

use chrono::{DateTime, Utc};
use domain::discussion::{TextProblem, screen_line};
use domain::ledger::Facts;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, Set};

use super::browser::Browser;
use super::device::source;
use super::invitations::{account_of, find_invitation, open_invitation};
use super::proof::prove;
use super::reach::{self, Reach};
use super::single_sign_on::{self, Identified};
use super::{LONGEST_NAME, fold_email, password, sessions};
use crate::context::{Request, Services};
use crate::entity::{invitation, membership, user};
use crate::error::ServiceError;
use crate::ledger;
use crate::storage::Write;

/// What an invited person types.
#[derive(Clone)]
pub struct AcceptInvitation {
    /// The secret of the link.
    pub token: String,
    /// The name, as the person writes it.
    pub name: String,
    /// The new password, or the present one of an account that exists.
    pub password: String,
    /// The browser.
    pub browser: Browser,
}

impl std::fmt::Debug for AcceptInvitation {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("AcceptInvitation")
    }
}

/// Accepts an invitation: makes the account or adds the role to it, and signs the person in.
///
/// # Errors
/// [`ServiceError::NotFound`] as [`find_invitation`]; [`ServiceError::Invalid`] with the reasons against the password,
/// `credentials` if the account exists and has another one, `other_body` if it has none and works for a body whose people the
/// inviter does not keep.
pub async fn accept_invitation(
    services: &Services,
    request: &Request,
    input: AcceptInvitation,
) -> Result<sessions::Session, ServiceError> {
    let found = find_invitation(services, &input.token, request.at).await?;
    let typed = match screen_line(&input.name, LONGEST_NAME) {
        Ok(name) => Some(name),
        Err(TextProblem::Empty) => None,
        Err(problem) => return Err(ServiceError::field("name", problem.code())),
    };
    let hash = if found.has_account {
        let account = account_of(&services.database.connection, &found.email).await?;
        let source = source(services, account.as_ref(), &input.browser, request.at);
        let password = input.password;
        if !prove(services, request, &found.email, account.as_ref(), &source, password).await? {
            return Err(ServiceError::field("password", "credentials"));
        }
        None
    } else {
        password::check("password", &input.password, &[&found.email, &found.name, &input.name])?;
        Some(super::shared(services).hashing.hash(services.entropy, input.password).await?)
    };
    let write = services.database.write().await?;
    // Read again inside the transaction: of two who press the button at once, one comes too late.
    let row = open_invitation(&*write, &input.token, request.at).await?;
    if hash.is_some() {
        may_set_password(&write, &row).await?;
    }
    let name = typed.unwrap_or_else(|| row.name.clone());
    let person = settle_account(&write, &row, name, hash, request.at).await?;
    let id = use_up(&write, row, person.id, request.at).await?;
    let session = sessions::open(services, &write, &person, &input.browser, request.at).await?;
    sessions::note_opened(&write, request, &session, &input.browser).await?;
    let facts = Facts::of("person", person.id);
    ledger::append(&write, request, "invitation.accepted", &format!("invitation:{id}"), facts).await?;
    write.commit().await?;
    Ok(session)
}

/// Accepts an invitation as the person whom a provider of single sign-on has identified: makes the account, without a
/// password, or adds the role to it, links it to the identity and signs the person in.
///
/// # Errors
/// [`ServiceError::NotFound`] as [`find_invitation`]; [`ServiceError::Invalid`] with `identity`: `taken` if the identity
/// belongs to another account or the account to another identity, `unverified` if there is an account already and the
/// provider has not verified its e-mail.
pub async fn accept_identified(
    services: &Services,
    request: &Request,
    token: &str,
    identified: Identified,
    browser: &Browser,
) -> Result<sessions::Session, ServiceError> {
    let write = services.database.write().await?;
    let row = open_invitation(&*write, token, request.at).await?;
    let known = single_sign_on::known(&*write, &identified).await?;
    if known.as_ref().is_some_and(|person| person.email != row.email) {
        return Err(single_sign_on::refused("taken"));
    }
    let account = account_of(&*write, &row.email).await?;
    let verified = identified.verified_email.as_deref().is_some_and(|email| fold_email(email) == row.email);
    if account.is_some() && known.is_none() && !verified {
        return Err(single_sign_on::refused("unverified"));
    }
    let person = settle_account(&write, &row, row.name.clone(), None, request.at).await?;
    if known.is_none() {
        single_sign_on::link(services, &write, request, &person, &identified).await?;
    }
    let id = use_up(&write, row, person.id, request.at).await?;
    let session = single_sign_on::open(services, &write, request, &person, &identified, browser).await?;
    let facts = Facts::of("person", person.id);
    ledger::append(&write, request, "invitation.accepted", &format!("invitation:{id}"), facts).await?;
    write.commit().await?;
    Ok(session)
}

/// Refuses a first password for an account that works for a body whose people the inviter does not keep: who invites has the
/// link too, and would act with every role of it.
async fn may_set_password(write: &Write, invitation: &invitation::Model) -> Result<(), ServiceError> {
    let Some(account) = account_of(&**write, &invitation.email).await? else { return Ok(()) };
    let roles = reach::roles_of(&**write, account.id).await?;
    let reach = Reach::of_inviter(&**write, invitation.invited_by).await?;
    if roles.is_empty() || reach.holds(&roles) {
        Ok(())
    } else {
        Err(ServiceError::field("password", "other_body"))
    }
}

/// The account of an invitation, made or opened again. Without a hash the password stays as it stands by now: it may have
/// been changed or made void while the typed one was checked.
async fn settle_account(
    write: &Write,
    invitation: &invitation::Model,
    name: String,
    hash: Option<String>,
    at: DateTime<Utc>,
) -> Result<user::Model, ServiceError> {
    let row = match account_of(&**write, &invitation.email).await? {
        Some(account) => {
            let mut row: user::ActiveModel = account.into();
            if hash.is_some() {
                row.password_hash = Set(hash);
            }
            row.active = Set(true);
            return Ok(row.update(&**write).await?);
        }
        None => user::ActiveModel {
            email: Set(invitation.email.clone()),
            name: Set(name),
            password_hash: Set(hash),
            language: Set(invitation.language.clone()),
            active: Set(true),
            created_at: Set(at),
            ..Default::default()
        },
    };
    Ok(row.insert(&**write).await?)
}

/// Gives the role of an invitation to a person, and notes that it was used; the key of its row.
async fn use_up(
    write: &Write,
    row: invitation::Model,
    user_id: i64,
    at: DateTime<Utc>,
) -> Result<i64, ServiceError> {
    add_role(write, user_id, &row).await?;
    let id = row.id;
    let mut used: invitation::ActiveModel = row.into();
    used.used_at = Set(Some(at));
    used.update(&**write).await?;
    Ok(id)
}

async fn add_role(write: &Write, user_id: i64, invitation: &invitation::Model) -> Result<(), ServiceError> {
    let has = membership::Entity::find()
        .filter(membership::Column::UserId.eq(user_id))
        .filter(membership::Column::BodyId.eq(invitation.body_id))
        .filter(membership::Column::Role.eq(&invitation.role))
        .one(&**write)
        .await?;
    if has.is_none() {
        let row = membership::ActiveModel {
            user_id: Set(user_id),
            body_id: Set(invitation.body_id),
            role: Set(invitation.role.clone()),
            ..Default::default()
        };
        row.insert(&**write).await?;
    }
    Ok(())
}
