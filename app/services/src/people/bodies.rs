//! The bodies of the state that take part.

use domain::access::{Action, Resource, allow};
use domain::body::{BodyId, BodyKind};
use domain::coordination::{BodyTerms, BodyTermsInput, Successors};
use domain::discussion::author::is_plausible_email;
use domain::discussion::{TextProblem, screen_line};
use domain::language::Localized;
use domain::ledger::Facts;
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, Set};
use serde::{Deserialize, Serialize};

use super::body::Body;
use crate::conflict::Conflict;
use crate::context::{Request, Services};
use crate::entity::body::{ActiveModel, Column, Entity, Model};
use crate::error::{FieldProblem, ServiceError, is_unique_violation};
use crate::ledger::{self, seal};
use crate::storage::Write;

/// The most characters of the name of a body.
const LONGEST_NAME: u32 = 500;

/// A body as it is typed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BodyInput {
    /// Its code in addresses: lower-case Latin letters, digits and hyphens.
    pub code: String,
    /// What it is in the sense of the law.
    pub kind: BodyKind,
    /// Its name.
    pub name: Localized,
    /// Whether it is subordinate and accountable to the President.
    pub reports_to_president: bool,
    /// Where letters to it go; may be empty.
    pub email: String,
    /// Its settings for coordination, and what became of it; blank means as shipped.
    #[serde(default, skip_serializing_if = "BodyTermsInput::is_blank")]
    pub terms: BodyTermsInput,
}

/// Every body, by code.
///
/// # Errors
/// [`ServiceError`] if the database does not answer.
pub async fn bodies(services: &Services) -> Result<Vec<Body>, ServiceError> {
    let rows = Entity::find().order_by_asc(Column::Code).all(&services.database.connection).await?;
    Ok(rows.into_iter().map(view).collect())
}

/// The body of a key.
///
/// # Errors
/// [`ServiceError::NotFound`] if there is none.
pub async fn body(services: &Services, id: BodyId) -> Result<Body, ServiceError> {
    find(&services.database.connection, id.0).await
}

/// The body of a code.
///
/// # Errors
/// [`ServiceError::NotFound`] if there is none.
pub async fn body_by_code(services: &Services, code: &str) -> Result<Body, ServiceError> {
    let row = Entity::find().filter(Column::Code.eq(code)).one(&services.database.connection).await?;
    row.map(view).ok_or(ServiceError::NotFound)
}

pub(crate) async fn find(connection: &impl ConnectionTrait, id: i64) -> Result<Body, ServiceError> {
    Entity::find_by_id(id).one(connection).await?.map(view).ok_or(ServiceError::NotFound)
}

/// Enters a body.
///
/// # Errors
/// [`ServiceError::Denied`], or [`ServiceError::Invalid`] with the fields.
pub async fn add_body(
    services: &Services,
    request: &Request,
    input: BodyInput,
) -> Result<BodyId, ServiceError> {
    allow(&request.actor, Action::ManageBodies, &Resource::Site)?;
    let write = services.database.write().await?;
    let (input, terms) = checked(&write, input, None).await?;
    let mut row = ActiveModel { version: Set(1), ..Default::default() };
    fill(&mut row, &input, terms);
    let saved = row.insert(&*write).await.map_err(taken)?;
    let facts = facts(services, 1, &input)?;
    ledger::append(&write, request, "body.added", &format!("body:{}", saved.id), facts).await?;
    write.commit().await?;
    Ok(BodyId(saved.id))
}

/// Changes a body that stood at `version`.
///
/// # Errors
/// [`ServiceError::Stale`] if somebody changed it since; otherwise as [`add_body`].
pub async fn change_body(
    services: &Services,
    request: &Request,
    id: BodyId,
    version: i64,
    input: BodyInput,
) -> Result<i64, ServiceError> {
    allow(&request.actor, Action::ManageBodies, &Resource::Body { body: id })?;
    let write = services.database.write().await?;
    let (input, terms) = checked(&write, input, Some(id)).await?;
    let row = Entity::find_by_id(id.0).one(&*write).await?.ok_or(ServiceError::NotFound)?;
    if row.version != version {
        return Err(ServiceError::Stale(Box::new(Conflict::Body(view(row)))));
    }
    let mut row: ActiveModel = row.into();
    fill(&mut row, &input, terms);
    row.version = Set(version + 1);
    row.update(&*write).await.map_err(taken)?;
    let facts = facts(services, version + 1, &input)?;
    ledger::append(&write, request, "body.changed", &format!("body:{}", id.0), facts).await?;
    write.commit().await?;
    Ok(version + 1)
}

/// What the ledger says of a body: nothing that a reader could take for its address.
fn facts(services: &Services, version: i64, input: &BodyInput) -> Result<Facts, ServiceError> {
    let hash = seal::keyed(&services.settings.keys, input)?;
    Ok(Facts::of("version", version).and("kind", input.kind.code()).and("body", hash))
}

/// The input as it is stored: names of one line, screened, and settings that name bodies among the known ones.
async fn checked(
    write: &Write,
    mut input: BodyInput,
    own: Option<BodyId>,
) -> Result<(BodyInput, BodyTerms), ServiceError> {
    let mut problems = Vec::new();
    let letters = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    if input.code.is_empty() || input.code.len() > 40 || !input.code.bytes().all(letters) {
        problems.push(FieldProblem::new("code", "code"));
    }
    let name = &mut input.name;
    for (field, text, needed) in
        [("name_kk", &mut name.kk, true), ("name_ru", &mut name.ru, true), ("name_en", &mut name.en, false)]
    {
        match screen_line(text, LONGEST_NAME) {
            Ok(screened) => *text = screened,
            Err(TextProblem::Empty) if needed => problems.push(FieldProblem::new(field, "blank")),
            Err(TextProblem::Empty) => text.clear(),
            Err(problem) => problems.push(FieldProblem::new(field, problem.code())),
        }
    }
    input.email = String::from(input.email.trim());
    if !input.email.is_empty() && !is_plausible_email(&input.email) {
        problems.push(FieldProblem::new("email", "email"));
    }
    let known = successors(write, &input.terms).await?;
    let terms = input.terms.parse(own, &known).unwrap_or_else(|found| {
        problems.extend(found.into_iter().map(|(field, problem)| FieldProblem::new(field, problem.code())));
        BodyTerms::default()
    });
    if problems.is_empty() { Ok((input, terms)) } else { Err(ServiceError::Invalid(problems)) }
}

/// Every body with its successor, where one is to be chosen among them.
async fn successors(write: &Write, typed: &BodyTermsInput) -> Result<Successors, ServiceError> {
    if typed.successor.trim().is_empty() {
        return Ok(Successors::new());
    }
    let rows = Entity::find().all(&**write).await?;
    Ok(rows.into_iter().map(|row| (BodyId(row.id), row.successor_id.map(BodyId))).collect())
}

fn taken(error: sea_orm::DbErr) -> ServiceError {
    if is_unique_violation(&error) { ServiceError::field("code", "taken") } else { error.into() }
}

fn fill(row: &mut ActiveModel, input: &BodyInput, terms: BodyTerms) {
    row.code = Set(input.code.clone());
    row.kind = Set(input.kind.code().to_owned());
    row.name_kk = Set(input.name.kk.clone());
    row.name_ru = Set(input.name.ru.clone());
    row.name_en = Set(input.name.en.clone());
    row.reports_to_president = Set(input.reports_to_president);
    row.email = Set(input.email.clone());
    row.coordination_days = Set(terms.days.map(i64::from));
    row.coordination_norm = Set(terms.norm);
    row.silence_norm = Set(terms.silence_norm);
    row.abolished_on = Set(terms.abolished_on);
    row.successor_id = Set(terms.successor.map(|BodyId(id)| id));
}

pub(crate) fn view(row: Model) -> Body {
    Body {
        id: BodyId(row.id),
        code: row.code,
        // A row of an unknown kind can only come from a newer program; it develops nothing here.
        kind: BodyKind::from_code(&row.kind).unwrap_or(BodyKind::Local),
        name: Localized::new(row.name_kk, row.name_ru, row.name_en),
        reports_to_president: row.reports_to_president,
        email: row.email,
        terms: BodyTerms {
            days: row.coordination_days.and_then(|days| u32::try_from(days).ok()),
            norm: row.coordination_norm,
            silence_norm: row.silence_norm,
            abolished_on: row.abolished_on,
            successor: row.successor_id.map(BodyId),
        },
        version: row.version,
    }
}
