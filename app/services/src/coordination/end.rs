//! The end of a round, and taking a draft back after one in which all agreed (RC-3).

use chrono::{DateTime, Utc};
use domain::access::{Action, allow};
use domain::draft::{Coordinating, Draft, Refusal, StageName};
use domain::language::{Language, Localized};
use domain::ledger::Facts;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, Set};

use super::mark::round_mark;
use super::post::{asked_link, developing_link, to_asked, to_developing};
use super::{outcome, read, rows};
use crate::conflict::Conflict;
use crate::context::{Request, Services};
use crate::drafts::load::{load, touch};
use crate::entity::{body, coordination_round, draft, round_body};
use crate::error::ServiceError;
use crate::ledger::{self, seal};
use crate::letters::Letter;
use crate::outbox::{self, Message};
use crate::staff_letters::StaffLetterKind;
use crate::storage::Write;

/// Ends the round `round` of a draft on the answers that were `seen`, which its [`round_mark`] stands for. With a refusal
/// the draft is returned; when all agree it stays, to be approved. Everybody who was asked is told. Gives the stage that
/// follows.
///
/// # Errors
/// [`ServiceError::Denied`] unless the actor is a head of the body; [`ServiceError::Stale`] if other answers stand than
/// those that were seen; the refusals of [`domain::draft::Coordinating::end_round`].
pub async fn end_round(
    services: &Services,
    request: &Request,
    number: &str,
    round: u32,
    seen: &str,
) -> Result<StageName, ServiceError> {
    let write = services.database.write().await?;
    let loaded = load(&*write, number).await?;
    allow(&request.actor, Action::SendForCoordination, &loaded.resource())?;
    let coordinating = running(loaded.draft.clone(), round, request.at)?;
    let ended = coordinating.end_round(request.at, request.today(services));
    let ended = ended.map_err(|refused| refused.refusal)?;
    let shown = read::rounds(&*write, loaded.row.id).await?.into_iter().next();
    let is_seen = shown.is_some_and(|shown| shown.number == round && round_mark(&shown) == seen);
    if !is_seen {
        return Err(ServiceError::Stale(Box::new(Conflict::Draft { version: loaded.row.version })));
    }
    let agreed = matches!(ended, Draft::Coordinating(_));
    let (row, bodies) = rows::last(&*write, loaded.row.id).await?;
    let mut row: coordination_round::ActiveModel = row.into();
    row.ended_at = Set(Some(request.at));
    row.ended_by = Set(request.user_id());
    row.outcome = Set(Some(outcome::code(agreed).to_owned()));
    let row = row.update(&*write).await?;
    let sealed = seal::round(&services.settings.keys, &row, &bodies)?;
    let letters = letters(services, &write, &loaded.row, &bodies, round, agreed).await?;
    let subject = loaded.subject();
    let mut row: draft::ActiveModel = loaded.row.into();
    row.stage = Set(ended.stored().code().to_owned());
    touch(&write, row).await?;
    let facts = Facts::of("round", round).and("outcome", outcome::code(agreed)).sealing([sealed]);
    ledger::append(&write, request, "round.ended", &subject, facts).await?;
    outbox::enqueue_all(&*write, letters.into_iter().map(|letter| (letter, request.at)).collect()).await?;
    write.commit().await?;
    Ok(ended.stage(request.at))
}

/// Takes a draft back after the round `seen`, in which all agreed, to change it for a remark; the next round asks anew.
///
/// # Errors
/// [`ServiceError::Denied`] unless the actor is a head of the body; [`ServiceError::Stale`] if another round is the last one
/// by now; the refusals of [`domain::draft::Coordinating::take_back`].
pub async fn take_back(
    services: &Services,
    request: &Request,
    number: &str,
    seen: u32,
) -> Result<(), ServiceError> {
    let write = services.database.write().await?;
    let loaded = load(&*write, number).await?;
    allow(&request.actor, Action::SendForCoordination, &loaded.resource())?;
    let coordinating = loaded.draft.clone().into_coordinating(request.at)?;
    let round = coordinating.round.number;
    if round != seen {
        return Err(ServiceError::Stale(Box::new(Conflict::Draft { version: loaded.row.version })));
    }
    let returned = coordinating.take_back().map_err(|refused| refused.refusal)?;
    let subject = loaded.subject();
    let mut row: draft::ActiveModel = loaded.row.into();
    row.stage = Set(Draft::from(returned).stored().code().to_owned());
    touch(&write, row).await?;
    ledger::append(&write, request, "draft.taken_back", &subject, Facts::of("round", round)).await?;
    write.commit().await
}

/// The draft in its last round. Who ends a round that is over is told so, and not that nothing was sent.
fn running(draft: Draft, round: u32, at: DateTime<Utc>) -> Result<Coordinating, Refusal> {
    let over = match &draft {
        Draft::Returned(returned) => returned.round.number >= round,
        Draft::Coordinating(coordinating) => coordinating.round.number > round,
        _ => false,
    };
    if over { Err(Refusal::RoundEnded { round }) } else { draft.into_coordinating(at) }
}

/// The letters to everybody who was asked, and to those who write for the developing body.
async fn letters(
    services: &Services,
    write: &Write,
    row: &draft::Model,
    asked: &[round_body::Model],
    round: u32,
    agreed: bool,
) -> Result<Vec<Message>, ServiceError> {
    let title = Localized::new(&row.title_kk, &row.title_ru, &row.title_en);
    let ended = |link: String| Letter::RoundEnded {
        number: row.number.clone(),
        title: title.clone(),
        round,
        agreed,
        link,
    };
    let standing = asked.iter().filter(|one| one.struck_at.is_none()).map(|one| one.body_id);
    let bodies = body::Entity::find().filter(body::Column::Id.is_in(standing)).all(&**write).await?;
    let mut letters = Vec::new();
    for body in bodies {
        let letter = |language: Language| ended(asked_link(services, language, &row.number, &body.code));
        letters.extend(to_asked(services, &**write, &body, letter).await?);
    }
    let letter = |language: Language| ended(developing_link(services, language, &row.number));
    let kind = StaffLetterKind::RoundEnded;
    letters.extend(to_developing(services, &**write, row.body_id, kind, letter).await?);
    Ok(letters)
}
