//! To whom letters about the work of a body go.

use domain::body::Role;
use domain::language::Language;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::entity::{membership, user};
use crate::error::ServiceError;

/// The e-mails of the people who have one of the roles in a body and can sign in, each with the language of its letters.
pub(crate) async fn addresses_of(
    connection: &impl ConnectionTrait,
    body: i64,
    roles: &[Role],
) -> Result<Vec<(String, Language)>, ServiceError> {
    let members = members_of(connection, body, roles).await?;
    addresses(connection, members).await
}

/// The people who have one of the roles in a body.
pub(crate) async fn members_of(
    connection: &impl ConnectionTrait,
    body: i64,
    roles: &[Role],
) -> Result<Vec<i64>, ServiceError> {
    Ok(membership::Entity::find()
        .select_only()
        .column(membership::Column::UserId)
        .filter(membership::Column::BodyId.eq(body))
        .filter(membership::Column::Role.is_in(roles.iter().copied().map(Role::code)))
        .into_tuple()
        .all(connection)
        .await?)
}

/// The e-mails of those of the people who can sign in, each with the language of its letters.
pub(crate) async fn addresses(
    connection: &impl ConnectionTrait,
    people: Vec<i64>,
) -> Result<Vec<(String, Language)>, ServiceError> {
    let people: Vec<(String, String)> = user::Entity::find()
        .select_only()
        .columns([user::Column::Email, user::Column::Language])
        .filter(user::Column::Id.is_in(people))
        .filter(user::Column::Active.eq(true))
        .order_by_asc(user::Column::Id)
        .into_tuple()
        .all(connection)
        .await?;
    let language = |code: &str| Language::from_code(code).unwrap_or(Language::Ru);
    Ok(people.into_iter().map(|(email, code)| (email, language(&code))).collect())
}
