//! Giving the opinion of a body, and amending it until the round ends (RC-3).

use domain::access::Action;
use domain::coordination::{NewOpinion, NewRemark, Position};
use domain::ledger::{Facts, Record};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, Set};

use super::drafted::{told, typed_again};
use super::letter::tell;
use super::opinion_draft::{store, unchanged};
use super::own::{Own, own};
use super::typed::GiveInput;
use crate::context::{Request, Services};
use crate::drafts::load::touch;
use crate::entity::{opinion, remark, round_body};
use crate::error::ServiceError;
use crate::keys::Keyring;
use crate::ledger::{self, seal};
use crate::storage::Write;

/// Gives the opinion of a body on the text of `hash`, or amends the one that stands, which is kept. `version` is that of the
/// opinion inside the body which the head read.
///
/// # Errors
/// [`ServiceError::Denied`] unless the actor is a head of the body; [`ServiceError::Stale`] if another version was saved
/// inside the body; [`ServiceError::Invalid`] with the fields; the refusals of
/// [`domain::draft::Draft::receive_opinion`].
pub async fn give_opinion(
    services: &Services,
    request: &Request,
    number: &str,
    body: &str,
    hash: &str,
    input: &GiveInput,
    version: i64,
) -> Result<Position, ServiceError> {
    let write = services.database.write().await?;
    let own = own(&*write, request, number, body, Action::GiveOpinion).await?;
    own.receives(request, hash)?;
    let content = own.content(&*write).await?;
    let given = NewOpinion::parse(&input.position, &input.reasons, &input.remarks, &content).map_err(told)?;
    let standing = unchanged(&write, own.row.id, version).await?;
    let keys = &services.settings.keys;
    let former = supersede(&write, request, keys, own.row.id).await?;
    let action = if former.is_some() { "opinion.amended" } else { "opinion.given" };
    let opinion = keep(&write, request, keys, own.row.id, &given).await?;
    let asked = answer(&write, request, own.row.clone(), given.position).await?;
    let kept = GiveInput {
        position: given.position.code().to_owned(),
        reasons: given.reasons.clone(),
        remarks: given.remarks.into_iter().map(typed_again).collect(),
    };
    // The text inside the body goes on from what was given, under the next version: nobody amends what they did not read.
    store(&write, request, own.row.id, standing, &kept).await?;
    let position = given.position;
    tell(services, &write, request, &own, position).await?;
    let Own { loaded, round, .. } = own;
    let subject = loaded.subject();
    // Positions are public when the round has ended, so the event names none.
    let sealed = [Some(opinion), former, Some(seal::asked(keys, &asked)?)].into_iter().flatten();
    let facts = Facts::of("round", round.number).sealing(sealed);
    ledger::append(&write, request, action, &subject, facts).await?;
    touch(&write, loaded.row.into()).await?;
    write.commit().await?;
    Ok(position)
}

/// Ends the opinion that stands, if one does; it is kept as it was given.
async fn supersede(
    write: &Write,
    request: &Request,
    keys: &Keyring,
    id: i64,
) -> Result<Option<Record>, ServiceError> {
    let standing = opinion::Entity::find()
        .filter(opinion::Column::RoundBodyId.eq(id))
        .filter(opinion::Column::SupersededAt.is_null())
        .one(&**write)
        .await?;
    let Some(standing) = standing else { return Ok(None) };
    let mut row: opinion::ActiveModel = standing.into();
    row.superseded_at = Set(Some(request.at));
    let row = row.update(&**write).await?;
    let remarks = remarks_of(write, row.id).await?;
    seal::opinion(keys, &row, &remarks).map(Some)
}

/// Keeps the opinion with its remarks.
async fn keep(
    write: &Write,
    request: &Request,
    keys: &Keyring,
    id: i64,
    given: &NewOpinion,
) -> Result<Record, ServiceError> {
    let row = opinion::ActiveModel {
        round_body_id: Set(id),
        position: Set(given.position.code().to_owned()),
        reasons: Set(given.reasons.clone()),
        given_at: Set(request.at),
        given_by: Set(request.user_id()),
        superseded_at: Set(None),
        ..Default::default()
    };
    let row = row.insert(&**write).await?;
    let remarks = given.remarks.iter().zip(1_i64..).map(|(one, number)| remark_row(row.id, number, one));
    let remarks: Vec<remark::ActiveModel> = remarks.collect();
    if !remarks.is_empty() {
        remark::Entity::insert_many(remarks).exec_without_returning(&**write).await?;
    }
    let remarks = remarks_of(write, row.id).await?;
    seal::opinion(keys, &row, &remarks)
}

fn remark_row(opinion_id: i64, number: i64, one: &NewRemark) -> remark::ActiveModel {
    remark::ActiveModel {
        opinion_id: Set(opinion_id),
        number: Set(number),
        section: Set(one.anchor.section.map(|section| section.code().to_owned())),
        element: Set(one.anchor.element.as_ref().map(ToString::to_string)),
        language: Set(one.anchor.language.map(|language| language.code().to_owned())),
        quote: Set(one.anchor.quote.clone()),
        text: Set(one.text.clone()),
        suggestion: Set(one.suggestion.as_ref().map(|suggestion| suggestion.text.clone())),
        internal_norm: Set(one.internal_norm.clone()),
        ..Default::default()
    }
}

async fn remarks_of(write: &Write, opinion_id: i64) -> Result<Vec<remark::Model>, ServiceError> {
    let remarks = remark::Entity::find().filter(remark::Column::OpinionId.eq(opinion_id));
    Ok(remarks.order_by_asc(remark::Column::Number).all(&**write).await?)
}

/// Notes the position that stands.
async fn answer(
    write: &Write,
    request: &Request,
    row: round_body::Model,
    position: Position,
) -> Result<round_body::Model, ServiceError> {
    let version = row.version;
    let mut row: round_body::ActiveModel = row.into();
    row.position = Set(Some(position.code().to_owned()));
    row.answered_at = Set(Some(request.at));
    row.version = Set(version + 1);
    Ok(row.update(&**write).await?)
}
