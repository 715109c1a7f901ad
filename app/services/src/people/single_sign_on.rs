//! Signing in by the word of a provider. Who may do what stays decided here: the word opens an account that there is, and
//! makes none.

use domain::access::Actor;
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, Set};

use super::account_letter::AccountLetter;
use super::browser::Browser;
use super::letters;
use super::sessions::{Session, note_opened, open_as, revoke};
use super::{fold_email, reach, second_factor};
use crate::context::{Request, Services};
use crate::digest;
use crate::entity::{identity, session, user};
use crate::error::ServiceError;
use crate::ledger;
use crate::storage::Write;

/// Somebody of whom a provider has given its word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identified {
    /// Who gives the word.
    pub issuer: String,
    /// Who it is about: never given to another person.
    pub subject: String,
    /// The e-mail, if the provider has made sure that it is the person's.
    pub verified_email: Option<String>,
    /// Whether the person gave the provider more than one factor.
    pub several_factors: bool,
}

/// Signs a person in whom a provider has identified. At the first time the account is found by the e-mail that the provider
/// has verified, and stays with the identity from then on.
///
/// # Errors
/// [`ServiceError::Invalid`] with `identity`: `unverified` if nobody can be found without a verified e-mail, `unknown` if
/// there is no open account, `taken` if the account belongs to another identity of the provider.
pub async fn sign_in_identified(
    services: &Services,
    request: &Request,
    identified: Identified,
    browser: &Browser,
    previous: Option<&str>,
) -> Result<Session, ServiceError> {
    let write = services.database.write().await?;
    let person = match known(&*write, &identified).await? {
        Some(person) => person,
        None => find(services, &write, request, &identified).await?,
    };
    if let Some(previous) = previous {
        let hash = digest::sha256(previous.as_bytes());
        revoke(&write, session::Column::TokenHash.eq(hash), request.at).await?;
    }
    let session = open(services, &write, request, &person, &identified, browser).await?;
    write.commit().await?;
    Ok(session)
}

/// Opens the session of a person whom the provider has identified. It is pending if a second factor is due that the provider
/// is not believed to have asked for.
pub(super) async fn open(
    services: &Services,
    write: &Write,
    request: &Request,
    person: &user::Model,
    identified: &Identified,
    browser: &Browser,
) -> Result<Session, ServiceError> {
    let several = identified.several_factors && services.settings.trust_provider_factors;
    let pending = !several && second_factor::is_due(services, &**write, person).await?;
    let session = open_as(services, write, person, browser, request.at, pending).await?;
    if several {
        second_factor::note_several(write, &session).await?;
    }
    note_opened(write, request, &session, browser).await?;
    if !pending {
        let actor = Actor::Staff { user_id: person.id, memberships: Vec::new() };
        let signed = Request::new(actor, Some(session.user.clone()), request.at);
        ledger::append(write, &signed, "session.opened", &format!("user:{}", person.id), &()).await?;
    }
    Ok(session)
}

/// Whether an account has an identity, so that the provider opens it.
///
/// # Errors
/// [`ServiceError`] if the database does not answer.
pub async fn has_identity(services: &Services, user_id: i64) -> Result<bool, ServiceError> {
    let found = identity::Entity::find().filter(identity::Column::UserId.eq(user_id));
    Ok(found.one(&services.database.connection).await?.is_some())
}

/// Takes the identities of an account away, so that the next person to whom the provider gives the e-mail does not meet them.
///
/// # Errors
/// [`ServiceError::Denied`] unless the actor keeps the people; [`ServiceError::NotFound`] if there is none.
pub async fn unlink_identities(
    services: &Services,
    request: &Request,
    user_id: i64,
) -> Result<(), ServiceError> {
    let write = services.database.write().await?;
    reach::whole_account(&*write, request, user_id).await?;
    let taken =
        identity::Entity::delete_many().filter(identity::Column::UserId.eq(user_id)).exec(&*write).await?;
    if taken.rows_affected == 0 {
        return Err(ServiceError::NotFound);
    }
    ledger::append(&write, request, "identity.unlinked", &format!("user:{user_id}"), &()).await?;
    write.commit().await
}

/// The open account that the identity opens already.
pub(super) async fn known(
    connection: &impl ConnectionTrait,
    identified: &Identified,
) -> Result<Option<user::Model>, ServiceError> {
    let found = identity::Entity::find()
        .filter(identity::Column::Issuer.eq(&identified.issuer))
        .filter(identity::Column::Subject.eq(&identified.subject))
        .one(connection)
        .await?;
    let Some(row) = found else { return Ok(None) };
    let person = user::Entity::find_by_id(row.user_id).one(connection).await?;
    // A closed account is not looked for once more by its e-mail.
    person.filter(|person| person.active).map(Some).ok_or_else(|| refused("unknown"))
}

/// The open account with the verified e-mail, which is the identity's from now on.
async fn find(
    services: &Services,
    write: &Write,
    request: &Request,
    identified: &Identified,
) -> Result<user::Model, ServiceError> {
    let email = identified.verified_email.as_deref().ok_or_else(|| refused("unverified"))?;
    let person = user::Entity::find()
        .filter(user::Column::Email.eq(fold_email(email)))
        .filter(user::Column::Active.eq(true))
        .one(&**write)
        .await?
        .ok_or_else(|| refused("unknown"))?;
    link(services, write, request, &person, identified).await?;
    Ok(person)
}

/// Links an account to an identity, and tells its owner.
pub(super) async fn link(
    services: &Services,
    write: &Write,
    request: &Request,
    person: &user::Model,
    identified: &Identified,
) -> Result<(), ServiceError> {
    let other = identity::Entity::find()
        .filter(identity::Column::UserId.eq(person.id))
        .filter(identity::Column::Issuer.eq(&identified.issuer))
        .one(&**write)
        .await?;
    // The provider may give an e-mail to somebody new; the account stays with whom it knew.
    if other.is_some() {
        return Err(refused("taken"));
    }
    let row = identity::ActiveModel {
        user_id: Set(person.id),
        issuer: Set(identified.issuer.clone()),
        subject: Set(identified.subject.clone()),
        linked_at: Set(request.at),
        ..Default::default()
    };
    row.insert(&**write).await?;
    let letter = AccountLetter::IdentityLinked {
        at: request.at,
        account: letters::page(services, person, "desk/account"),
    };
    letters::send(services, write, person, letter, request.at).await?;
    ledger::append(write, request, "identity.linked", &format!("user:{}", person.id), &()).await
}

pub(super) fn refused(code: &str) -> ServiceError {
    ServiceError::field("identity", code)
}
