//! Sending a draft with its report to the coordinating bodies, for the first time or again (RC-1, RC-2).

use domain::access::{Action, allow};
use domain::coordination::Round;
use domain::discussion::{TextProblem, screen};
use domain::draft::Draft;
use domain::language::{Language, Localized};
use domain::ledger::{Facts, Record};
use sea_orm::{ActiveModelTrait, EntityTrait, Set};
use serde::{Deserialize, Serialize};

use super::planned::PlannedBody;
use super::post::{asked_link, to_asked};
use super::rows::bodies_of;
use super::sending::Sending;
use crate::conflict::Conflict;
use crate::context::{Request, Services};
use crate::drafts::base::needs_standard;
use crate::drafts::load::{Loaded, load, touch};
use crate::drafts::{RevisionKind, Seen, revisions};
use crate::entity::{coordination_round, draft, round_body};
use crate::error::ServiceError;
use crate::ledger::{self, seal};
use crate::letters::Letter;
use crate::outbox::{self, Message};
use crate::people::find_body;
use crate::storage::Write;

/// The most characters of what the developing body writes to those who are asked.
pub const NOTE_LIMIT: u32 = 4_000;

/// What a head adds to what the law asks for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SendInput {
    /// The codes of the bodies that are asked besides, as bodies concerned.
    pub added: Vec<String>,
    /// What is written to those who are asked; may be empty.
    pub note: String,
}

/// Sends a draft with its report to the coordinating bodies: opens a round on the text that was `seen`, and tells everybody
/// who is asked anew. Whoever agreed to this very text already is not asked again. Gives the number of the round.
///
/// # Errors
/// [`ServiceError::Denied`] unless the actor is a head of the body; [`ServiceError::Invalid`] with `added` (`unknown_choice`,
/// `own_body`, `too_many`) or `note`; [`ServiceError::Stale`] if text or bodies are others than those that were seen;
/// the refusals of [`domain::draft::Draft::send`], and [`domain::draft::Refusal::StandardCancelled`].
pub async fn send(
    services: &Services,
    request: &Request,
    number: &str,
    input: SendInput,
    seen: &Seen,
) -> Result<u32, ServiceError> {
    let write = services.database.write().await?;
    let loaded = load(&*write, number).await?;
    allow(&request.actor, Action::SendForCoordination, &loaded.resource())?;
    let note = written_note(&input.note)?;
    needs_standard(&*write, &loaded.row).await?;
    let sending = Sending::read(services, &*write, request, &loaded).await?;
    let added = sending.named(&input.added)?;
    let shown = sending.seen()?;
    if !seen.is(shown.version, &shown.hash) {
        return Err(ServiceError::Stale(Box::new(Conflict::Draft { version: shown.version })));
    }
    let planned = sending.planned(&added);
    let asked = sending.request(&planned, request.at);
    let sent = loaded.draft.clone().send(asked).map_err(|refused| refused.refusal)?;
    let (revision, frozen) = text(&write, request, &loaded, &sending).await?;
    let (opened, bodies) = store(&write, request, &loaded, &sent.round, revision, note, &planned).await?;
    let mut sealed = vec![seal::round(&services.settings.keys, &opened, &bodies)?];
    for body in &bodies {
        sealed.push(seal::asked(&services.settings.keys, body)?);
    }
    sealed.extend(frozen);
    let round = sent.round.number;
    let letters = letters(services, &write, &loaded, &sending, round, &planned).await?;
    let subject = loaded.subject();
    let mut row: draft::ActiveModel = loaded.row.into();
    row.stage = Set(Draft::from(sent).stored().code().to_owned());
    touch(&write, row).await?;
    let facts = Facts::of("round", round).and("revision", revision).and("bodies", bodies.len());
    ledger::append(&write, request, "round.opened", &subject, facts.sealing(sealed)).await?;
    outbox::enqueue_all(&*write, letters.into_iter().map(|letter| (letter, request.at)).collect()).await?;
    write.commit().await?;
    Ok(round)
}

fn written_note(note: &str) -> Result<Option<String>, ServiceError> {
    match screen(note, NOTE_LIMIT) {
        Err(TextProblem::Empty) => Ok(None),
        Err(problem) => Err(ServiceError::field("note", problem.code())),
        Ok(note) => Ok(Some(note)),
    }
}

/// The number of the revision that is sent: the newest one where the act is the same, as it is after the report, else a new one
/// with its seal.
async fn text(
    write: &Write,
    request: &Request,
    loaded: &Loaded,
    sending: &Sending,
) -> Result<(i64, Option<Record>), ServiceError> {
    if sending.is_frozen {
        return Ok((revisions::newest(&**write, loaded.row.id).await?.summary.number, None));
    }
    let kind = RevisionKind::Coordinated;
    let (revision, sealed) = revisions::freeze(write, request, loaded.row.id, kind, &sending.content).await?;
    Ok((revision.summary.number, Some(sealed)))
}

async fn store(
    write: &Write,
    request: &Request,
    loaded: &Loaded,
    round: &Round,
    revision: i64,
    note: Option<String>,
    planned: &[PlannedBody],
) -> Result<(coordination_round::Model, Vec<round_body::Model>), ServiceError> {
    let row = coordination_round::ActiveModel {
        draft_id: Set(loaded.row.id),
        number: Set(i64::from(round.number)),
        revision: Set(revision),
        hash: Set(round.hash.to_string()),
        note: Set(note),
        opened_at: Set(round.opened_at),
        opened_by: Set(request.user_id()),
        ended_at: Set(None),
        ended_by: Set(None),
        outcome: Set(None),
        ..Default::default()
    };
    let row = row.insert(&**write).await?;
    let asked = planned.iter().map(|one| asked_row(row.id, one)).collect::<Result<Vec<_>, _>>()?;
    round_body::Entity::insert_many(asked).exec_without_returning(&**write).await?;
    let bodies = bodies_of(&**write, row.id).await?;
    Ok((row, bodies))
}

fn asked_row(round_id: i64, one: &PlannedBody) -> Result<round_body::ActiveModel, ServiceError> {
    Ok(round_body::ActiveModel {
        round_id: Set(round_id),
        body_id: Set(one.body.id.0),
        grounds: Set(serde_json::to_string(&one.grounds)?),
        due_on: Set(one.due_on),
        due_norm: Set(one.due_norm.clone()),
        silence_norm: Set(one.silence_norm.clone()),
        seen_revision: Set(one.seen_revision),
        position: Set(None),
        answered_at: Set(None),
        holds_from: Set(one.holds_from.map(i64::from)),
        struck_at: Set(None),
        struck_by: Set(None),
        struck_reason: Set(None),
        version: Set(1),
        ..Default::default()
    })
}

/// The letters to everybody who is asked anew.
async fn letters(
    services: &Services,
    write: &Write,
    loaded: &Loaded,
    sending: &Sending,
    round: u32,
    planned: &[PlannedBody],
) -> Result<Vec<Message>, ServiceError> {
    let row = &loaded.row;
    let title = Localized::new(&row.title_kk, &row.title_ru, &row.title_en);
    let developing = find_body(&**write, row.body_id).await?.name;
    let mut letters = Vec::new();
    for one in planned.iter().filter(|one| one.holds_from.is_none()) {
        let Some(body) = sending.row(one.body.id) else { continue };
        let letter = |language: Language| Letter::RoundOpened {
            number: row.number.clone(),
            title: title.clone(),
            round,
            body: developing.clone(),
            due_on: one.due_on,
            link: asked_link(services, language, &row.number, &body.code),
        };
        letters.extend(to_asked(services, &**write, body, letter).await?);
    }
    Ok(letters)
}
