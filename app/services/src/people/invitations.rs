//! Invitations: a person of the staff begins with a link sent by e-mail.

use chrono::{DateTime, TimeDelta, Utc};
use domain::access::{Action, Resource, allow};
use domain::body::{BodyId, Role};
use domain::discussion::author::is_plausible_email;
use domain::discussion::{TextProblem, screen_line};
use domain::language::Language;
use domain::ledger::Facts;
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, Set};
use serde::{Deserialize, Serialize};

use super::browser::Browser;
use super::device::source;
use super::proof::prove;
use super::single_sign_on::{self, Identified};
use super::{Body, LONGEST_NAME, bodies, ended_invitations, fold_email, password, roles, sessions};
use crate::context::{Request, Services};
use crate::digest;
use crate::entity::{invitation, membership, user};
use crate::error::{FieldProblem, ServiceError};
use crate::ledger::{self, seal};
use crate::letters::Letter;
use crate::outbox::{self, Message};
use crate::storage::Write;

/// How long an invitation can be accepted, in days.
const INVITATION_DAYS: i64 = 7;

/// Who is invited, to do what.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InvitationInput {
    /// The e-mail.
    pub email: String,
    /// The name.
    pub name: String,
    /// The body.
    pub body: BodyId,
    /// The role in it.
    pub role: Role,
    /// The language of the letter.
    pub language: Language,
}

/// An invitation that can still be accepted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Invitation {
    /// The e-mail, case-folded.
    pub email: String,
    /// The name.
    pub name: String,
    /// The body.
    pub body: Body,
    /// The role in it.
    pub role: Role,
    /// The language of the letter.
    pub language: Language,
    /// Until when it can be accepted.
    pub expires_at: DateTime<Utc>,
    /// Whether the e-mail has an account with a password already: the invitation adds a role to it.
    pub has_account: bool,
}

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

/// Invites a person and gives back the link, which is also sent by e-mail. Earlier invitations of the same e-mail end: one
/// person has one open invitation.
///
/// # Errors
/// [`ServiceError::Denied`], or [`ServiceError::Invalid`] with the fields.
pub async fn invite(
    services: &Services,
    request: &Request,
    input: InvitationInput,
) -> Result<String, ServiceError> {
    allow(&request.actor, Action::ManagePeople, &Resource::Body { body: input.body })?;
    let input = checked(input)?;
    let write = services.database.write().await?;
    let body = bodies::find(&*write, input.body.0).await.map_err(|error| match error {
        ServiceError::NotFound => ServiceError::field("body", "unknown"),
        other => other,
    })?;
    roles::check(body.kind, input.role)?;
    let recipient = fold_email(&input.email);
    ended_invitations::end_all(&write, request, &recipient).await?;
    let token = services.entropy.token()?;
    let expires_at = request.at + TimeDelta::days(INVITATION_DAYS);
    let row = invitation::ActiveModel {
        token_hash: Set(token.hash()),
        email: Set(recipient.clone()),
        name: Set(input.name.clone()),
        body_id: Set(input.body.0),
        role: Set(input.role.code().to_owned()),
        language: Set(input.language.code().to_owned()),
        invited_by: Set(request.user_id()),
        created_at: Set(request.at),
        expires_at: Set(expires_at),
        ..Default::default()
    };
    let saved = row.insert(&*write).await?;
    let settings = &services.settings;
    let language = input.language.code();
    let link = format!("{}/{language}/invitation/{}", settings.public_url, token.reveal());
    let letter = Letter::Invitation {
        name: input.name.clone(),
        body: body.name,
        role: input.role.code().to_owned(),
        link: link.clone(),
        expires_at,
    };
    let written = settings.letters.write(input.language, &letter);
    outbox::enqueue(&*write, Message::new(recipient, written), request.at).await?;
    let person = seal::keyed(&settings.keys, &(saved.id, &input.email, &input.name))?;
    let facts = Facts::of("body", input.body).and("role", input.role.code()).and("person", person);
    ledger::append(&write, request, "person.invited", &format!("invitation:{}", saved.id), facts).await?;
    write.commit().await?;
    Ok(link)
}

/// The invitation of a link, if it can still be accepted.
///
/// # Errors
/// [`ServiceError::NotFound`] if it was used, has ended or never was.
pub async fn find_invitation(
    services: &Services,
    token: &str,
    at: DateTime<Utc>,
) -> Result<Invitation, ServiceError> {
    let connection = &services.database.connection;
    let row = open_invitation(connection, token, at).await?;
    let body = bodies::find(connection, row.body_id).await?;
    let account = account_of(connection, &row.email).await?;
    Ok(Invitation {
        body,
        role: Role::from_code(&row.role).ok_or(ServiceError::NotFound)?,
        language: Language::from_code(&row.language).unwrap_or(Language::Ru),
        expires_at: row.expires_at,
        has_account: account.is_some_and(|person| person.password_hash.is_some()),
        email: row.email,
        name: row.name,
    })
}

/// Accepts an invitation: makes the account or adds the role to it, and signs the person in.
///
/// # Errors
/// [`ServiceError::NotFound`] as [`find_invitation`]; [`ServiceError::Invalid`] with the reasons against the password,
/// or `credentials` if the account exists and has another one.
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
        account.and_then(|person| person.password_hash)
    } else {
        password::check("password", &input.password, &[&found.email, &found.name, &input.name])?;
        Some(super::shared(services).hashing.hash(services.entropy, input.password).await?)
    };
    let write = services.database.write().await?;
    // Read again inside the transaction: of two who press the button at once, one comes too late.
    let row = open_invitation(&*write, &input.token, request.at).await?;
    let name = typed.unwrap_or_else(|| row.name.clone());
    let person = settle_account(&write, &row, name, hash, request.at).await?;
    add_role(&write, person.id, &row).await?;
    let id = row.id;
    let mut used: invitation::ActiveModel = row.into();
    used.used_at = Set(Some(request.at));
    used.update(&*write).await?;
    let session = sessions::open(services, &write, &person, &input.browser, request.at).await?;
    sessions::note_opened(&write, request, &session, &input.browser).await?;
    ledger::append(
        &write,
        request,
        "invitation.accepted",
        &format!("invitation:{id}"),
        Facts::of("person", person.id),
    )
    .await?;
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
    let hash = account.and_then(|person| person.password_hash);
    let person = settle_account(&write, &row, row.name.clone(), hash, request.at).await?;
    if known.is_none() {
        single_sign_on::link(services, &write, request, &person, &identified).await?;
    }
    add_role(&write, person.id, &row).await?;
    let id = row.id;
    let mut used: invitation::ActiveModel = row.into();
    used.used_at = Set(Some(request.at));
    used.update(&*write).await?;
    let session = single_sign_on::open(services, &write, request, &person, &identified, browser).await?;
    let facts = Facts::of("person", person.id);
    ledger::append(&write, request, "invitation.accepted", &format!("invitation:{id}"), facts).await?;
    write.commit().await?;
    Ok(session)
}

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
            row.password_hash = Set(hash);
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

async fn open_invitation(
    connection: &impl ConnectionTrait,
    token: &str,
    at: DateTime<Utc>,
) -> Result<invitation::Model, ServiceError> {
    invitation::Entity::find()
        .filter(invitation::Column::TokenHash.eq(digest::sha256(token.as_bytes())))
        .filter(invitation::Column::UsedAt.is_null())
        .filter(invitation::Column::ExpiresAt.gt(at))
        .one(connection)
        .await?
        .ok_or(ServiceError::NotFound)
}

async fn account_of(
    connection: &impl ConnectionTrait,
    email: &str,
) -> Result<Option<user::Model>, ServiceError> {
    Ok(user::Entity::find().filter(user::Column::Email.eq(email)).one(connection).await?)
}

fn checked(mut input: InvitationInput) -> Result<InvitationInput, ServiceError> {
    let mut problems = Vec::new();
    if !is_plausible_email(input.email.trim()) {
        problems.push(FieldProblem::new("email", "email"));
    }
    match screen_line(&input.name, LONGEST_NAME) {
        Ok(name) => input.name = name,
        Err(TextProblem::Empty) => problems.push(FieldProblem::new("name", "blank")),
        Err(problem) => problems.push(FieldProblem::new("name", problem.code())),
    }
    if problems.is_empty() { Ok(input) } else { Err(ServiceError::Invalid(problems)) }
}
