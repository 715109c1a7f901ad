//! Letters to a person about the account.

use chrono::{DateTime, Utc};
use domain::language::Language;

use super::account_letter::AccountLetter;
use crate::context::Services;
use crate::entity::user;
use crate::error::ServiceError;
use crate::letters::Letter;
use crate::outbox::{self, Message};
use crate::storage::Write;

/// Puts a letter to a person into the outbox, in the transaction of the command.
pub(super) async fn send(
    services: &Services,
    write: &Write,
    person: &user::Model,
    letter: AccountLetter,
    at: DateTime<Utc>,
) -> Result<(), ServiceError> {
    send_to(services, write, person, person.email.clone(), letter, at).await
}

/// Puts a letter to a person into the outbox, for an address that is not, or no longer, the one of the account.
pub(super) async fn send_to(
    services: &Services,
    write: &Write,
    person: &user::Model,
    address: String,
    letter: AccountLetter,
    at: DateTime<Utc>,
) -> Result<(), ServiceError> {
    // Anybody can ask for a new password; everything else the person must be told.
    let is_asked = matches!(letter, AccountLetter::Recovery { .. });
    let letter = Letter::Account { name: person.name.clone(), says: letter };
    let written = services.settings.letters.write(language(person), &letter);
    let message = if is_asked { Message::asked_for } else { Message::new };
    outbox::enqueue(&**write, message(address, written), at).await
}

/// The address of a page in the language of a person.
pub(super) fn page(services: &Services, person: &user::Model, path: &str) -> String {
    format!("{}/{}/{path}", services.settings.public_url, language(person).code())
}

fn language(person: &user::Model) -> Language {
    Language::from_code(&person.language).unwrap_or(Language::Ru)
}

/// Tells a person that the password was changed.
pub(super) async fn send_password_changed(
    services: &Services,
    write: &Write,
    person: &user::Model,
    at: DateTime<Utc>,
) -> Result<(), ServiceError> {
    let recover = page(services, person, "recover");
    send(services, write, person, AccountLetter::PasswordChanged { at, recover }, at).await
}
