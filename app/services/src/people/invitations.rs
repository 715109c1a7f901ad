//! Invitations: a person of the staff begins with a link sent by e-mail.

use chrono::{DateTime, TimeDelta, Utc};
use domain::body::{BodyId, Role};
use domain::discussion::author::is_plausible_email;
use domain::discussion::{TextProblem, screen_line};
use domain::language::Language;
use domain::ledger::Facts;
use sea_orm::{ActiveModelTrait, ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, Set};
use serde::{Deserialize, Serialize};

use super::reach::{self, Reach};
use super::{Body, LONGEST_NAME, bodies, ended_invitations, fold_email, roles};
use crate::context::{Request, Services};
use crate::digest;
use crate::entity::{invitation, user};
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

/// Invites a person and gives back the link, which is also sent by e-mail. Earlier invitations of the same e-mail end, those
/// to bodies whose people the actor keeps.
///
/// # Errors
/// [`ServiceError::Denied`], or [`ServiceError::Invalid`] with the fields.
pub async fn invite(
    services: &Services,
    request: &Request,
    input: InvitationInput,
) -> Result<String, ServiceError> {
    roles::may_give(request, input.body, input.role)?;
    let input = checked(input)?;
    let write = services.database.write().await?;
    let body = bodies::find(&*write, input.body.0).await.map_err(|error| match error {
        ServiceError::NotFound => ServiceError::field("body", "unknown"),
        other => other,
    })?;
    roles::check(&body, input.role, request.today(services))?;
    let recipient = fold_email(&input.email);
    end_earlier(&write, request, &recipient).await?;
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

/// The invitation of a link as it is stored, if it can still be accepted.
pub(super) async fn open_invitation(
    connection: &impl ConnectionTrait,
    token: &str,
    at: DateTime<Utc>,
) -> Result<invitation::Model, ServiceError> {
    ended_invitations::open(at)
        .filter(invitation::Column::TokenHash.eq(digest::sha256(token.as_bytes())))
        .one(connection)
        .await?
        .ok_or(ServiceError::NotFound)
}

/// The account of an e-mail, open or closed.
pub(super) async fn account_of(
    connection: &impl ConnectionTrait,
    email: &str,
) -> Result<Option<user::Model>, ServiceError> {
    Ok(user::Entity::find().filter(user::Column::Email.eq(email)).one(connection).await?)
}

/// Ends the earlier invitations of an e-mail as far as the actor reaches. An invitation opens a closed account again with every
/// role that it had, so an account of another body has to be opened by those who keep it.
async fn end_earlier(write: &Write, request: &Request, email: &str) -> Result<(), ServiceError> {
    let reach = Reach::of(request)?;
    let Reach::Bodies(bodies) = &reach else {
        return ended_invitations::end_all(write, request, email).await;
    };
    if let Some(account) = account_of(&**write, email).await?.filter(|account| !account.active)
        && !reach.holds(&reach::roles_of(&**write, account.id).await?)
    {
        return Err(ServiceError::field("email", "closed"));
    }
    let earlier = Condition::all()
        .add(invitation::Column::Email.eq(email))
        .add(invitation::Column::BodyId.is_in(bodies.iter().copied()));
    ended_invitations::end(write, request, earlier).await.map(drop)
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
