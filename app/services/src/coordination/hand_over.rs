//! The place of a body that is abolished while a round runs passes to its successor (RC-2).

use chrono::NaiveDate;
use domain::access::{Action, Resource, allow};
use domain::body::BodyId;
use domain::coordination::{Position, answer_term};
use domain::draft::Refusal;
use domain::language::{Language, Localized};
use domain::ledger::Facts;
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, Set};

use super::heard::heard;
use super::post::{asked_link, to_asked};
use super::rows;
use super::sending::is_abolished;
use super::strike::{said, struck};
use super::successor::Bodies;
use crate::calendar;
use crate::conflict::Conflict;
use crate::context::{Request, Services};
use crate::drafts::load::{load, touch};
use crate::entity::{body, draft, opinion_draft, round_body};
use crate::error::ServiceError;
use crate::ledger::{self, seal};
use crate::letters::Letter;
use crate::outbox::{self, Message};
use crate::people::find_body;
use crate::storage::Write;

/// Hands the place of an abolished body in the running round of a draft over to the successor of the code that was shown: it is
/// asked on the same grounds, with a term that is counted anew from today, and goes on with the opinion that was being written.
/// The abolished body is struck with the reason, which is public, and what it said stays as it was said. A successor that has a
/// place in the round already, or develops the draft itself, is not asked a second time.
///
/// # Errors
/// [`ServiceError::Denied`] unless the actor keeps the register; [`ServiceError::Invalid`] with `reason`: without one,
/// `stands` for a body that is not abolished, `no_successor` where nobody took over, `refused` where the body refused before,
/// which returns the draft; [`ServiceError::Stale`] if another body is the successor by now; [`Refusal::RoundEnded`],
/// [`Refusal::NotAsked`], or the refusal of a draft that was not sent.
pub async fn hand_over(
    services: &Services,
    request: &Request,
    number: &str,
    body: BodyId,
    successor: &str,
    reason: &str,
) -> Result<(), ServiceError> {
    allow(&request.actor, Action::StrikeBody, &Resource::Register)?;
    let reason = said(reason)?;
    let write = services.database.write().await?;
    let loaded = load(&*write, number).await?;
    let running = loaded.draft.clone().into_coordinating(request.at)?.round;
    running.receive(body, running.hash)?;
    let today = request.today(services);
    let known = Bodies::read(&*write, today).await?;
    let heir = heir(&known, body, today)?;
    if heir.code != successor {
        return Err(ServiceError::Stale(Box::new(Conflict::Draft { version: loaded.row.version })));
    }
    let (round, bodies) = rows::last(&*write, loaded.row.id).await?;
    let place = bodies.iter().find(|one| one.body_id == body.0).ok_or(Refusal::NotAsked)?;
    if place.position.as_deref() == Some(Position::Refuse.code()) {
        return Err(ServiceError::field("reason", "refused"));
    }
    let keys = &services.settings.keys;
    let ended = struck(&write, request, place.clone(), reason).await?;
    let mut sealed = vec![seal::asked(keys, &ended)?];
    let is_named = heir.id == loaded.row.body_id || bodies.iter().any(|one| one.body_id == heir.id);
    let letters = if is_named {
        Vec::new()
    } else {
        let asked = ask(&write, &loaded.row, place, heir, today).await?;
        sealed.push(seal::asked(keys, &asked)?);
        letters(services, &write, &loaded.row, running.number, heir, asked.due_on).await?
    };
    let bodies = rows::bodies_of(&*write, round.id).await?;
    sealed.push(seal::round(keys, &round, &bodies)?);
    let subject = loaded.subject();
    touch(&write, loaded.row.into_active_model()).await?;
    let action = if is_named { "body.struck" } else { "body.succeeded" };
    let facts = Facts::of("round", running.number).and("body", body).and("successor", BodyId(heir.id));
    ledger::append(&write, request, action, &subject, facts.sealing(sealed)).await?;
    outbox::enqueue_all(&*write, letters.into_iter().map(|letter| (letter, request.at)).collect()).await?;
    write.commit().await
}

/// The body that stands in the place of an abolished one.
fn heir(known: &Bodies, body: BodyId, today: NaiveDate) -> Result<&body::Model, ServiceError> {
    let row = known.row(body).ok_or(ServiceError::NotFound)?;
    if !is_abolished(row, today) {
        return Err(ServiceError::field("reason", "stands"));
    }
    known.successor(body).ok_or_else(|| ServiceError::field("reason", "no_successor"))
}

/// Asks the successor on the grounds of the abolished body, from today. What it has not seen itself it compares from the text
/// that was placed.
async fn ask(
    write: &Write,
    draft: &draft::Model,
    place: &round_body::Model,
    heir: &body::Model,
    today: NaiveDate,
) -> Result<round_body::Model, ServiceError> {
    let term = answer_term(heir.coordination_days);
    let calendar = calendar::read(&**write).await?;
    let heard = heard(&**write, draft.id).await?;
    let row = round_body::ActiveModel {
        round_id: Set(place.round_id),
        body_id: Set(heir.id),
        grounds: Set(place.grounds.clone()),
        due_on: Set(term.last_day(today, &calendar)),
        due_norm: Set(heir.coordination_norm.clone()),
        silence_norm: Set(heir.silence_norm.clone()),
        seen_revision: Set(heard.get(&heir.id).copied()),
        position: Set(None),
        answered_at: Set(None),
        holds_from: Set(None),
        struck_at: Set(None),
        struck_by: Set(None),
        struck_reason: Set(None),
        version: Set(1),
        ..Default::default()
    };
    let asked = row.insert(&**write).await?;
    opinion_draft::Entity::update_many()
        .col_expr(opinion_draft::Column::RoundBodyId, Expr::value(asked.id))
        .filter(opinion_draft::Column::RoundBodyId.eq(place.id))
        .exec(&**write)
        .await?;
    Ok(asked)
}

/// The letters to the successor, as to everybody who is asked.
async fn letters(
    services: &Services,
    write: &Write,
    draft: &draft::Model,
    round: u32,
    heir: &body::Model,
    due_on: NaiveDate,
) -> Result<Vec<Message>, ServiceError> {
    let title = Localized::new(&draft.title_kk, &draft.title_ru, &draft.title_en);
    let developing = find_body(&**write, draft.body_id).await?.name;
    let letter = |language: Language| Letter::RoundOpened {
        number: draft.number.clone(),
        title: title.clone(),
        round,
        body: developing.clone(),
        due_on,
        link: asked_link(services, language, &draft.number, &heir.code),
    };
    to_asked(services, &**write, heir, letter).await
}
