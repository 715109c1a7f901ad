//! Who else writes for the bodies of a person, and who heads them.

use std::collections::HashMap;

use domain::body::Role;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::context::{Request, Services};
use crate::entity::{membership, user};
use crate::error::ServiceError;

/// The drafters and heads of some bodies, without the person who asks.
pub(super) struct Colleagues(Vec<(i64, Role, String)>);

impl Colleagues {
    /// Those of the bodies in which the person who asks drafts or heads.
    pub(super) async fn of(services: &Services, request: &Request) -> Result<Self, ServiceError> {
        let roles = [Role::Drafter, Role::Head];
        let own = request.actor.memberships().iter().filter(|one| roles.contains(&one.role));
        let bodies: Vec<i64> = own.map(|one| one.body.0).collect();
        if bodies.is_empty() {
            return Ok(Self(Vec::new()));
        }
        let connection = &services.database.connection;
        let members = membership::Entity::find()
            .filter(membership::Column::BodyId.is_in(bodies))
            .filter(membership::Column::Role.is_in(roles.map(Role::code)))
            .order_by_asc(membership::Column::Id)
            .all(connection)
            .await?;
        let people: Vec<(i64, String)> = user::Entity::find()
            .select_only()
            .columns([user::Column::Id, user::Column::Name])
            .filter(user::Column::Id.is_in(members.iter().map(|row| row.user_id)))
            .filter(user::Column::Active.eq(true))
            .into_tuple()
            .all(connection)
            .await?;
        let people: HashMap<i64, String> = people.into_iter().collect();
        let other = |row: &membership::Model| {
            let name = people.get(&row.user_id).filter(|_| Some(row.user_id) != request.user_id())?;
            Some((row.body_id, Role::from_code(&row.role)?, name.clone()))
        };
        Ok(Self(members.iter().filter_map(other).collect()))
    }

    /// The names of those who have a role in a body.
    pub(super) fn of_role(&self, body: i64, role: Role) -> Vec<String> {
        let found = self.0.iter().filter(|(of, has, _)| (*of, *has) == (body, role));
        found.map(|(.., name)| name.clone()).collect()
    }
}
