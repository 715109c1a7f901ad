//! Writes the comments of a batch: numbers, rows, events and letters in one transaction.

use domain::draft::Refusal;
use domain::standard::{ElementId, SectionKey};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, Set};
use serde::Serialize;

use super::arrival::{Received, Waiting};
use super::discussed::Discussed;
use super::repeated::Known;
use crate::context::Services;
use crate::digest;
use crate::drafts::load::stage;
use crate::entity::{comment, draft};
use crate::error::ServiceError;
use crate::ledger::{self, Happening};
use crate::letters::Letter;
use crate::outbox::{self, Message};
use crate::storage::Write;

type Answer = Result<Received, ServiceError>;

/// What the ledger keeps of a comment. No personal data: an entry can never be taken out again.
#[derive(Serialize)]
struct Event<'a> {
    number: i64,
    text_hash: String,
    section: Option<&'a str>,
    element: Option<&'a str>,
    fingerprint: &'a str,
}

/// Writes a batch; the answers stand in the order of the batch.
///
/// # Errors
/// If the database cannot write: then nothing of the batch is written.
pub(super) async fn admit(services: &Services, batch: &[Waiting]) -> Result<Vec<Answer>, ServiceError> {
    let write = services.database.write().await?;
    let mut answers: Vec<Option<Answer>> = batch.iter().map(|_| None).collect();
    let mut events = Vec::with_capacity(batch.len());
    let mut letters = Vec::with_capacity(batch.len());
    let mut drafts: Vec<i64> = batch.iter().map(|waiting| waiting.draft.draft_id).collect();
    drafts.sort_unstable();
    drafts.dedup();
    for draft in drafts {
        let of_draft: Vec<(usize, &Waiting)> =
            batch.iter().enumerate().filter(|(_, waiting)| waiting.draft.draft_id == draft).collect();
        for ((place, waiting), answer) in of_draft.iter().zip(admit_to_draft(&write, &of_draft).await?) {
            if let Ok(received) = &answer
                && !received.repeated
            {
                events.push(event(waiting, received)?);
                letters.push(letter(services, waiting, received));
            }
            if let Some(slot) = answers.get_mut(*place) {
                *slot = Some(answer);
            }
        }
    }
    if !events.is_empty() {
        ledger::append_all(&write, events).await?;
        outbox::enqueue_all(&*write, letters).await?;
        write.commit().await?;
    }
    Ok(answers.into_iter().map(|answer| answer.unwrap_or(Err(ServiceError::Busy))).collect())
}

/// Allots numbers on one draft and writes the rows. Inside the transaction no other writer is at work, so the count
/// read is the count that stays.
async fn admit_to_draft(write: &Write, waiting: &[(usize, &Waiting)]) -> Result<Vec<Answer>, ServiceError> {
    let Some((_, first)) = waiting.first() else { return Ok(Vec::new()) };
    let draft = &first.draft;
    let keys = waiting.iter().filter_map(|(_, one)| one.key.as_deref()).collect();
    let prints = waiting.iter().map(|(_, one)| one.fingerprint.as_str()).collect();
    let mut known = Known::load(&**write, draft, keys, prints).await?;
    let row = draft::Entity::find_by_id(draft.draft_id).one(&**write).await?;
    let row = row.ok_or(ServiceError::NotFound)?;
    let mut count = row.comment_count;
    let mut rows = Vec::with_capacity(waiting.len());
    let mut answers = Vec::with_capacity(waiting.len());
    for (_, one) in waiting {
        let answer = match known.find(one.key.as_deref(), &one.fingerprint, one.request.at) {
            Ok(Some(before)) => Ok(before),
            Err(error) => Err(error),
            Ok(None) => match row.stage.as_str() {
                stage::PLACED => {
                    count += 1;
                    let received = Received {
                        number: count,
                        received_at: one.request.at,
                        receipt: one.receipt.clone(),
                        repeated: false,
                    };
                    known.remember(one, &received);
                    rows.push(comment_row(draft, one, &received));
                    Ok(received)
                }
                stage::REPORTED => Err(Refusal::AlreadyReported.into()),
                stage::WITHDRAWN => Err(Refusal::AlreadyWithdrawn.into()),
                _ => Err(Refusal::NotPlaced.into()),
            },
        };
        answers.push(answer);
    }
    if !rows.is_empty() {
        draft::Entity::update_many()
            .col_expr(draft::Column::CommentCount, Expr::value(count))
            .col_expr(draft::Column::Version, Expr::col(draft::Column::Version).add(1))
            .filter(draft::Column::Id.eq(draft.draft_id))
            .exec(&**write)
            .await?;
        comment::Entity::insert_many(rows).exec_without_returning(&**write).await?;
    }
    Ok(answers)
}

fn comment_row(draft: &Discussed, waiting: &Waiting, received: &Received) -> comment::ActiveModel {
    let comment = &waiting.comment;
    let anchor = &comment.anchor;
    comment::ActiveModel {
        draft_id: Set(draft.draft_id),
        number: Set(received.number),
        received_at: Set(received.received_at),
        author_kind: Set(comment.author.kind.code().to_owned()),
        author_name: Set(comment.author.name.clone()),
        email: Set(comment.author.email.clone()),
        bin: Set(comment.author.bin.clone()),
        name_withheld: Set(comment.author.withheld.is_some()),
        region: Set(comment
            .author
            .withheld
            .and_then(|withheld| withheld.region)
            .map(|region| region.code().to_owned())),
        language: Set(comment.language.code().to_owned()),
        text: Set(comment.text.clone()),
        section: Set(anchor.section.map(|section| section.code().to_owned())),
        element: Set(anchor.element.as_ref().map(ToString::to_string)),
        anchor_language: Set(anchor.language.map(|language| language.code().to_owned())),
        quote: Set(anchor.quote.clone()),
        suggestion: Set(comment.suggestion.as_ref().map(|suggestion| suggestion.text.clone())),
        receipt: Set(received.receipt.clone()),
        idempotency_key: Set(waiting.key.clone()),
        fingerprint: Set(waiting.fingerprint.clone()),
        decision_id: Set(None),
        version: Set(1),
        ..Default::default()
    }
}

fn event(waiting: &Waiting, received: &Received) -> Result<Happening, ServiceError> {
    let anchor = &waiting.comment.anchor;
    let payload = Event {
        number: received.number,
        text_hash: digest::sha256(waiting.comment.text.as_bytes()),
        section: anchor.section.map(SectionKey::code),
        element: anchor.element.as_ref().map(ElementId::as_str),
        fingerprint: &waiting.fingerprint,
    };
    Happening::new(&waiting.request, "comment.received", &waiting.draft.subject(), &payload)
}

fn letter(
    services: &Services,
    waiting: &Waiting,
    received: &Received,
) -> (Message, chrono::DateTime<chrono::Utc>) {
    let language = waiting.comment.language;
    let written = services.settings.letters.write(
        language,
        &Letter::Receipt {
            number: waiting.draft.number.clone(),
            title: waiting.draft.title.clone(),
            comment: received.number,
            received_at: received.received_at,
            link: super::receipt_link(services, language, &received.receipt),
        },
    );
    (Message::new(waiting.comment.author.email.clone(), written), received.received_at)
}
