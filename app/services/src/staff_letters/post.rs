//! A letter to those people of a body who want it, and to the address that the body itself reads.

use domain::body::Role;
use domain::language::Language;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::kind::StaffLetterKind;
use crate::context::Services;
use crate::entity::{body, letter_refusal, membership, user};
use crate::error::ServiceError;
use crate::letters::Letter;
use crate::outbox::Message;

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
    let people = people(connection, readers).await?;
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

/// The e-mails of the readers who can sign in, each with the language of its letters.
async fn people(
    connection: &impl ConnectionTrait,
    readers: &Readers<'_>,
) -> Result<Vec<(String, Language)>, ServiceError> {
    let members: Vec<i64> = membership::Entity::find()
        .select_only()
        .column(membership::Column::UserId)
        .filter(membership::Column::BodyId.eq(readers.body))
        .filter(membership::Column::Role.is_in(readers.roles.iter().copied().map(Role::code)))
        .into_tuple()
        .all(connection)
        .await?;
    let refused: Vec<i64> = letter_refusal::Entity::find()
        .select_only()
        .column(letter_refusal::Column::UserId)
        .filter(letter_refusal::Column::Kind.eq(readers.kind.code()))
        .filter(letter_refusal::Column::UserId.is_in(members.iter().copied()))
        .into_tuple()
        .all(connection)
        .await?;
    let told = members.into_iter().filter(|id| !refused.contains(id) && Some(*id) != readers.but);
    let people: Vec<(String, String)> = user::Entity::find()
        .select_only()
        .columns([user::Column::Email, user::Column::Language])
        .filter(user::Column::Id.is_in(told))
        .filter(user::Column::Active.eq(true))
        .order_by_asc(user::Column::Id)
        .into_tuple()
        .all(connection)
        .await?;
    let language = |code: &str| Language::from_code(code).unwrap_or(Language::Ru);
    Ok(people.into_iter().map(|(email, code)| (email, language(&code))).collect())
}
