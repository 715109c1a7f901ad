//! Making a token.

use chrono::NaiveDate;
use domain::access::{Action, Resource, allow};
use domain::body::BodyId;
use domain::discussion::screen_line;
use domain::ledger::Facts;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, Set,
};
use serde::{Deserialize, Serialize};

use super::{BEGINS, TokenScope};
use crate::context::{Request, Services};
use crate::entity::{body, token};
use crate::entropy::SecretToken;
use crate::error::{FieldProblem, ServiceError};
use crate::keys::Purpose;
use crate::ledger;
use crate::standards::day_of_address;

/// The most characters of the name of a token.
pub const LONGEST_NAME: u32 = 100;
/// The most tokens of one body that were not revoked.
pub const MOST_TOKENS: u64 = 20;

/// A token as it is typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TokenInput {
    /// The code of the body.
    pub body: String,
    /// What the token is for, in words of the body.
    pub name: String,
    /// The stable names of what it may do.
    pub scopes: Vec<String>,
    /// The last day on which it is taken; empty for none.
    pub expires_on: String,
}

/// A token fit to be made.
struct NewToken {
    name: String,
    scopes: Vec<TokenScope>,
    expires_on: Option<NaiveDate>,
}

/// Makes a token of a body and gives it back this once: only its keyed hash is kept.
///
/// # Errors
/// [`ServiceError::Denied`] unless the actor heads the body; [`ServiceError::Invalid`] with the fields: `body`: `unknown` or
/// `too_many`; `name`; `scopes`: `none` or `unknown`; `expires_on`: `malformed` or `past`.
pub async fn create(
    services: &Services,
    request: &Request,
    input: &TokenInput,
) -> Result<SecretToken, ServiceError> {
    let user_id = request.user_id().ok_or(ServiceError::NotFound)?;
    let write = services.database.write().await?;
    let body = body_of(&*write, &input.body).await?;
    allow(&request.actor, Action::GiveOpinion, &Resource::Body { body: BodyId(body.id) })?;
    let new = checked(input, request.today(services))?;
    let open = token::Entity::find()
        .filter(token::Column::BodyId.eq(body.id))
        .filter(token::Column::RevokedAt.is_null());
    if open.count(&*write).await? >= MOST_TOKENS {
        return Err(ServiceError::field("body", "too_many"));
    }
    let secret = SecretToken::of(format!("{BEGINS}{}", services.entropy.token()?.reveal()));
    let row = token::ActiveModel {
        body_id: Set(body.id),
        user_id: Set(user_id),
        name: Set(new.name),
        scopes: Set(serde_json::to_string(&new.scopes)?),
        hash: Set(services.settings.keys.hash(Purpose::Token, secret.reveal())),
        created_at: Set(request.at),
        last_used_at: Set(None),
        expires_on: Set(new.expires_on),
        revoked_at: Set(None),
        ..Default::default()
    };
    let row = row.insert(&*write).await?;
    let scopes: Vec<&'static str> = new.scopes.iter().map(|scope| scope.code()).collect();
    let facts = Facts::of("token", row.id).and("scopes", scopes).and("expires_on", new.expires_on);
    ledger::append(&write, request, "token.made", &format!("body:{}", body.id), facts).await?;
    write.commit().await?;
    Ok(secret)
}

async fn body_of(connection: &impl ConnectionTrait, code: &str) -> Result<body::Model, ServiceError> {
    let row = body::Entity::find().filter(body::Column::Code.eq(code)).one(connection).await?;
    row.ok_or_else(|| ServiceError::field("body", "unknown"))
}

/// What was typed as it is kept, or everything that is wrong with it.
fn checked(input: &TokenInput, today: NaiveDate) -> Result<NewToken, ServiceError> {
    let mut problems = Vec::new();
    let name = screen_line(&input.name, LONGEST_NAME).unwrap_or_else(|problem| {
        problems.push(FieldProblem::new("name", problem.code()));
        String::new()
    });
    let known: Vec<TokenScope> = TokenScope::ALL
        .into_iter()
        .filter(|scope| input.scopes.iter().any(|code| code == scope.code()))
        .collect();
    if input.scopes.iter().any(|code| TokenScope::from_code(code).is_none()) {
        problems.push(FieldProblem::new("scopes", "unknown"));
    } else if known.is_empty() {
        problems.push(FieldProblem::new("scopes", "none"));
    }
    let expires_on = match input.expires_on.trim() {
        "" => None,
        text => match day_of_address(text) {
            Some(day) if day >= today => Some(day),
            Some(_) => {
                problems.push(FieldProblem::new("expires_on", "past"));
                None
            }
            None => {
                problems.push(FieldProblem::new("expires_on", "malformed"));
                None
            }
        },
    };
    if problems.is_empty() {
        Ok(NewToken { name, scopes: known, expires_on })
    } else {
        Err(ServiceError::Invalid(problems))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_wrong_with_a_token_is_told_beside_its_field() {
        let today = NaiveDate::from_ymd_opt(2026, 4, 6).unwrap();
        let input = |name: &str, scopes: &[&str], expires_on: &str| TokenInput {
            body: "keeper".to_owned(),
            name: name.to_owned(),
            scopes: scopes.iter().map(|scope| (*scope).to_owned()).collect(),
            expires_on: expires_on.to_owned(),
        };
        let cases = [
            (input("", &["read_inbox"], ""), ("name", "empty")),
            (input("СЭД", &[], ""), ("scopes", "none")),
            (input("СЭД", &["read_inbox", "everything"], ""), ("scopes", "unknown")),
            (input("СЭД", &["read_inbox"], "2026-04-05"), ("expires_on", "past")),
            (input("СЭД", &["read_inbox"], "31.02.2027"), ("expires_on", "malformed")),
        ];
        for (input, (field, code)) in cases {
            let Err(ServiceError::Invalid(problems)) = checked(&input, today) else { panic!("{input:?}") };
            assert_eq!(problems, [FieldProblem::new(field, code)]);
        }
        let kept = checked(&input(" СЭД ", &["give_opinion", "read_inbox"], "06.04.2026"), today).unwrap();
        assert_eq!((kept.name.as_str(), kept.expires_on), ("СЭД", Some(today)));
        assert_eq!(kept.scopes, TokenScope::ALL);
    }
}
