//! A letter to those people of a body who want it, and to the address that the body itself reads.

use domain::body::Role;
use domain::language::Language;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};

use super::kind::StaffLetterKind;
use crate::context::Services;
use crate::entity::{body, letter_refusal};
use crate::error::ServiceError;
use crate::letters::Letter;
use crate::outbox::Message;
use crate::people::{addresses, members_of};

/// To whom of a body a letter goes.
pub(crate) struct Readers<'a> {
    /// The key of the body.
    pub(crate) body: i64,
    /// The roles of the people.
    pub(crate) roles: &'a [Role],
    /// The kind, which each of them may have turned off.
    pub(crate) kind: StaffLetterKind,
    /// Who knows already, because the person did it.
    pub(crate) but: Option<i64>,
    /// Whether the address of the body gets it too.
    pub(crate) own_address: bool,
}

/// The letter to each of the readers in the language of the reader, once to each address.
pub(crate) async fn to_staff(
    services: &Services,
    connection: &impl ConnectionTrait,
    readers: &Readers<'_>,
    letter: impl Fn(Language) -> Letter,
) -> Result<Vec<Message>, ServiceError> {
    let people = people(connection, readers, None).await?;
    let letters = &services.settings.letters;
    let mut messages = Vec::with_capacity(people.len() + 1);
    if readers.own_address {
        let own = body::Entity::find_by_id(readers.body).one(connection).await?;
        let own = own.map(|row| row.email).filter(|email| !email.is_empty());
        let is_read = |email: &str| people.iter().any(|(one, _)| one.eq_ignore_ascii_case(email));
        if let Some(email) = own.filter(|email| !is_read(email)) {
            // Nobody knows in which language a body reads its mail.
            messages.push(Message::new(email, letters.write_in_every_language(&letter)));
        }
    }
    for (email, language) in people {
        messages.push(Message::new(email, letters.write(language, &letter(language))));
    }
    Ok(messages)
}

/// The letter to one of the readers, if that person wants it.
pub(crate) async fn to_one(
    services: &Services,
    connection: &impl ConnectionTrait,
    readers: &Readers<'_>,
    person: i64,
    letter: impl Fn(Language) -> Letter,
) -> Result<Vec<Message>, ServiceError> {
    let people = people(connection, readers, Some(person)).await?;
    let letters = &services.settings.letters;
    let written = people.into_iter().map(|(email, language)| {
        let words = letters.write(language, &letter(language));
        Message::new(email, words)
    });
    Ok(written.collect())
}

/// The e-mails of the readers who can sign in, or of one of them, each with the language of its letters.
async fn people(
    connection: &impl ConnectionTrait,
    readers: &Readers<'_>,
    only: Option<i64>,
) -> Result<Vec<(String, Language)>, ServiceError> {
    let members = members_of(connection, readers.body, readers.roles).await?;
    let refused: Vec<i64> = letter_refusal::Entity::find()
        .select_only()
        .column(letter_refusal::Column::UserId)
        .filter(letter_refusal::Column::Kind.eq(readers.kind.code()))
        .filter(letter_refusal::Column::UserId.is_in(members.iter().copied()))
        .into_tuple()
        .all(connection)
        .await?;
    let told = members.into_iter().filter(|id| !refused.contains(id) && Some(*id) != readers.but);
    let told = told.filter(|id| only.is_none_or(|only| *id == only));
    addresses(connection, told.collect()).await
}
