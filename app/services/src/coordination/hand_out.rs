//! Handing what a body is asked out to its people: several may prepare the opinion, one of them answers for the whole.

use std::collections::HashSet;

use domain::access::Action;
use domain::body::Role;
use domain::discussion::{TextProblem, screen_line};
use domain::ledger::Facts;
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, Set};
use serde::{Deserialize, Serialize};

use super::handed::Handed;
use super::own::{Own, own};
use crate::conflict::Conflict;
use crate::context::{Request, Services};
use crate::digest;
use crate::entity::{assignment, membership, user};
use crate::error::{FieldProblem, ServiceError};
use crate::ledger;

/// The most characters of the name of a subdivision.
const SUBDIVISION_LIMIT: u32 = 300;

/// To whom something is handed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HandOut {
    /// The key of the account.
    pub user_id: i64,
    /// The subdivision for which the person works; may be empty.
    pub subdivision: String,
    /// Whether the person answers for the whole opinion.
    pub leads: bool,
}

/// Somebody of a body to whom it can be handed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Colleague {
    /// The key of the account.
    pub user_id: i64,
    /// The name.
    pub name: String,
}

/// Hands what a body is asked out to these people and to no others, over those who were `seen`, for whom their [`handed_mark`]
/// stands. Of several exactly one answers for the whole; one alone does so anyway.
///
/// # Errors
/// [`ServiceError::Denied`] unless the actor is a coordinator or head of the body; [`ServiceError::Invalid`] with `people`,
/// `leads` or `subdivision-ID`; [`ServiceError::Stale`] if it was handed to others meanwhile; the refusals of
/// [`domain::draft::Draft::receive_opinion`].
pub async fn hand_out(
    services: &Services,
    request: &Request,
    number: &str,
    body: &str,
    seen: &str,
    people: &[HandOut],
) -> Result<(), ServiceError> {
    let write = services.database.write().await?;
    let own = own(&*write, request, number, body, Action::PrepareOpinion).await?;
    own.receives(request, &own.round.hash)?;
    let known = colleagues(&*write, own.body.id).await?;
    let people = checked(people, &known)?;
    let standing = assigned(&*write, own.row.id).await?;
    if mark(standing.iter().map(|row| (row.user_id, row.leads, row.subdivision.as_str()))) != seen {
        return Err(ServiceError::Stale(Box::new(Conflict::Draft { version: own.loaded.row.version })));
    }
    for row in &standing {
        if !people.iter().any(|one| one.user_id == row.user_id) {
            assignment::Entity::delete_by_id(row.id).exec(&*write).await?;
        }
    }
    for one in &people {
        let had = standing.iter().find(|row| row.user_id == one.user_id).cloned();
        let row = set(request, &own, one, had);
        row.save(&*write).await?;
    }
    let ids: Vec<i64> = people.iter().map(|one| one.user_id).collect();
    let facts = Facts::of("round", own.round.number).and("body", own.body_id()).and("people", ids);
    ledger::append(&write, request, "opinion.handed_out", &own.loaded.subject(), facts).await?;
    write.commit().await
}

/// Stands for those who prepare an opinion as they were shown: nobody takes the work from whom they have not seen.
pub fn handed_mark(people: &[Handed]) -> String {
    mark(people.iter().map(|one| (one.user_id, one.leads, one.subdivision.as_str())))
}

fn mark<'a>(people: impl Iterator<Item = (i64, bool, &'a str)>) -> String {
    let parts: Vec<String> =
        people.map(|(id, leads, subdivision)| format!("{id} {leads} {subdivision}")).collect();
    digest::sha256(parts.join("\u{0}").as_bytes())
}

fn set(
    request: &Request,
    own: &Own,
    one: &HandOut,
    had: Option<assignment::Model>,
) -> assignment::ActiveModel {
    let mut row: assignment::ActiveModel = match had {
        Some(row) => row.into(),
        None => assignment::ActiveModel {
            round_body_id: Set(own.row.id),
            user_id: Set(one.user_id),
            assigned_at: Set(request.at),
            assigned_by: Set(request.user_id()),
            ..Default::default()
        },
    };
    row.subdivision = Set(one.subdivision.clone());
    row.leads = Set(one.leads);
    row
}

/// The people as they are kept.
fn checked(people: &[HandOut], known: &[Colleague]) -> Result<Vec<HandOut>, ServiceError> {
    let mut problems = Vec::new();
    let mut seen = HashSet::new();
    let mut kept = Vec::with_capacity(people.len());
    for one in people {
        let is_known = known.iter().any(|colleague| colleague.user_id == one.user_id);
        if !is_known || !seen.insert(one.user_id) {
            problems.push(FieldProblem::new("people", "unknown_person"));
        }
        let subdivision = match screen_line(&one.subdivision, SUBDIVISION_LIMIT) {
            Ok(subdivision) => subdivision,
            Err(TextProblem::Empty) => String::new(),
            Err(problem) => {
                problems.push(FieldProblem::new(format!("subdivision-{}", one.user_id), problem.code()));
                String::new()
            }
        };
        kept.push(HandOut { subdivision, ..one.clone() });
    }
    let leading = kept.iter().filter(|one| one.leads).count();
    if let [alone] = kept.as_mut_slice() {
        alone.leads = true;
    } else if leading != usize::from(!kept.is_empty()) {
        problems.push(FieldProblem::new("leads", "one_leads"));
    }
    if problems.is_empty() { Ok(kept) } else { Err(ServiceError::Invalid(problems)) }
}

/// The rows of those to whom it is handed, in the order in which it was handed to them.
pub(super) async fn assigned(
    connection: &impl ConnectionTrait,
    round_body_id: i64,
) -> Result<Vec<assignment::Model>, ServiceError> {
    let rows = assignment::Entity::find().filter(assignment::Column::RoundBodyId.eq(round_body_id));
    Ok(rows.order_by_asc(assignment::Column::Id).all(connection).await?)
}

/// Those who can prepare the opinion of a body, by name.
pub(super) async fn colleagues(
    connection: &impl ConnectionTrait,
    body_id: i64,
) -> Result<Vec<Colleague>, ServiceError> {
    let roles = [Role::Coordinator, Role::Head].map(Role::code);
    let members = membership::Entity::find()
        .filter(membership::Column::BodyId.eq(body_id))
        .filter(membership::Column::Role.is_in(roles))
        .all(connection)
        .await?;
    let people = user::Entity::find()
        .filter(user::Column::Id.is_in(members.iter().map(|member| member.user_id)))
        .filter(user::Column::Active.eq(true))
        .order_by_asc(user::Column::Name)
        .order_by_asc(user::Column::Id)
        .all(connection)
        .await?;
    Ok(people.into_iter().map(|person| Colleague { user_id: person.id, name: person.name }).collect())
}
