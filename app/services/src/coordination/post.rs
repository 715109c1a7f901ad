//! Letters to the people of a body, and to the address that the body itself reads.

use domain::body::Role;
use domain::language::Language;
use sea_orm::ConnectionTrait;

use crate::context::Services;
use crate::entity::body;
use crate::error::ServiceError;
use crate::letters::Letter;
use crate::outbox::Message;
use crate::people::addresses_of;
use crate::staff_letters::{Readers, StaffLetterKind, to_staff};

/// The letter to a body that is asked: to its own address, and to those who answer for it.
pub(crate) async fn to_asked(
    services: &Services,
    connection: &impl ConnectionTrait,
    body: &body::Model,
    letter: impl Fn(Language) -> Letter,
) -> Result<Vec<Message>, ServiceError> {
    let people = addresses_of(connection, body.id, &[Role::Head, Role::Coordinator]).await?;
    let letters = &services.settings.letters;
    let mut messages = Vec::with_capacity(people.len() + 1);
    if !body.email.is_empty() && !people.iter().any(|(email, _)| email.eq_ignore_ascii_case(&body.email)) {
        // Nobody knows in which language a body reads its mail.
        messages.push(Message::new(body.email.clone(), letters.write_in_every_language(&letter)));
    }
    for (email, language) in people {
        messages.push(Message::new(email, letters.write(language, &letter(language))));
    }
    Ok(messages)
}

/// The letter to those who write for the developing body and want such letters, and to the address of that body.
pub(super) async fn to_developing(
    services: &Services,
    connection: &impl ConnectionTrait,
    body: i64,
    kind: StaffLetterKind,
    letter: impl Fn(Language) -> Letter,
) -> Result<Vec<Message>, ServiceError> {
    let roles = &[Role::Head, Role::Drafter];
    let readers = Readers { body, roles, kind, but: None, own_address: true };
    to_staff(services, connection, &readers, letter).await
}

/// Where a body that is asked reads the draft and answers.
pub(crate) fn asked_link(services: &Services, language: Language, number: &str, code: &str) -> String {
    let site = &services.settings.public_url;
    format!("{site}/{}/desk/coordination/{number}/{code}", language.code())
}

/// Where the developing body reads the rounds of its draft.
pub(super) fn developing_link(services: &Services, language: Language, number: &str) -> String {
    let site = &services.settings.public_url;
    format!("{site}/{}/desk/drafts/{number}/coordination", language.code())
}
