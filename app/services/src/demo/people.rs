//! The bodies and the people of the demonstration.

use std::collections::HashMap;

use chrono::{DateTime, TimeDelta, Utc};
use domain::access::{Actor, Membership};
use domain::body::{BodyId, BodyKind, Role};
use domain::coordination::BodyTermsInput;
use domain::language::Language;
use sea_orm::{ActiveModelTrait, Set};

use super::data;
use crate::context::{Request, Services, SignedIn};
use crate::entity::{membership, user};
use crate::error::ServiceError;
use crate::people::{self, BodyInput, add_body};

/// The one password of every demonstration account. It opens nothing but invented data.
pub const PASSWORD: &str = "talqy-demonstration";

/// A demonstration account, to be shown beside the sign-in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// The e-mail to sign in with.
    pub email: String,
    /// The name.
    pub name: String,
    /// The role.
    pub role: Role,
}

/// Every demonstration account.
pub fn accounts() -> Vec<Account> {
    let people = data::people().unwrap_or_default();
    people
        .into_iter()
        .map(|person| Account { email: person.email, name: person.name, role: person.role })
        .collect()
}

/// The bodies and people of the demonstration, by code and role.
pub(super) struct Staff {
    pub(super) bodies: HashMap<String, BodyId>,
    members: Vec<(String, Role, SignedIn, Actor)>,
}

impl Staff {
    /// A call by the first person with a role in a body.
    pub(super) fn call(&self, body: &str, role: Role, at: DateTime<Utc>) -> Result<Request, ServiceError> {
        let person = self.members.iter().find(|(of, as_role, ..)| of == body && *as_role == role);
        let (_, _, user, actor) =
            person.ok_or_else(|| ServiceError::internal(format!("nobody is {role:?} of {body}")))?;
        Ok(Request::new(actor.clone(), Some(user.clone()), at))
    }
}

/// Adds the bodies and the people, a year before the moment of filling.
pub(super) async fn fill(services: &Services, at: DateTime<Utc>) -> Result<Staff, ServiceError> {
    let began = at - TimeDelta::days(365);
    let administrator = Actor::Staff {
        user_id: 0,
        memberships: vec![Membership {
            body: BodyId(0),
            body_kind: BodyKind::AuthorizedServices,
            role: Role::Administrator,
        }],
    };
    let request = Request::new(administrator, None, began);
    let mut bodies = HashMap::new();
    let mut kinds = HashMap::new();
    for body in data::bodies()? {
        kinds.insert(body.code.clone(), body.kind);
        let input = BodyInput {
            code: body.code.clone(),
            kind: body.kind,
            name: body.names,
            reports_to_president: body.reports_to_president,
            email: body.email,
            terms: BodyTermsInput::default(),
        };
        bodies.insert(body.code, add_body(services, &request, input).await?);
    }
    let hash = people::shared(services).hashing.hash(services.entropy, PASSWORD.to_owned()).await?;
    let mut members = Vec::new();
    for person in data::people()? {
        let body = *bodies.get(&person.body).ok_or(ServiceError::NotFound)?;
        let row = user::ActiveModel {
            email: Set(person.email.clone()),
            name: Set(person.name.clone()),
            password_hash: Set(Some(hash.clone())),
            language: Set(Language::Ru.code().to_owned()),
            active: Set(true),
            created_at: Set(began),
            ..Default::default()
        }
        .insert(&services.database.connection)
        .await?;
        membership::ActiveModel {
            user_id: Set(row.id),
            body_id: Set(body.0),
            role: Set(person.role.code().to_owned()),
            ..Default::default()
        }
        .insert(&services.database.connection)
        .await?;
        let body_kind = kinds.get(&person.body).copied().ok_or(ServiceError::NotFound)?;
        let actor = Actor::Staff {
            user_id: row.id,
            memberships: vec![Membership { body, body_kind, role: person.role }],
        };
        let user =
            SignedIn { user_id: row.id, name: person.name, email: person.email, language: Language::Ru };
        members.push((person.body, person.role, user, actor));
    }
    Ok(Staff { bodies, members })
}
