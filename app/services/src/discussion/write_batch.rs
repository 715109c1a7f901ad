//! Writes the comments of a batch: numbers, rows, events and letters in one transaction.

use domain::ledger::{Facts, Record};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, EntityTrait, IntoActiveModel, NotSet, QueryFilter};

use super::attachments;
use super::discussed::Discussed;
use super::incoming::{Received, WaitingComment, WriteAnswer};
use super::repeated::KnownComments;
use crate::context::Services;
use crate::drafts::load::load_placed;
use crate::entity::{comment, draft};
use crate::error::ServiceError;
use crate::keys::Keyring;
use crate::ledger::{self, Happening, seal};
use crate::letters::Letter;
use crate::outbox::{self, Message};
use crate::storage::Write;

/// What became of a comment: its answer, and its seal if it was written.
type WriteOutcome = (WriteAnswer, Option<Record>);

/// Writes a batch; the answers stand in the order of the batch.
///
/// # Errors
/// If the database cannot write: then nothing of the batch is written.
pub(super) async fn write_batch(
    services: &Services,
    batch: &[WaitingComment],
) -> Result<Vec<WriteAnswer>, ServiceError> {
    let write = services.database.write().await?;
    let mut answers: Vec<Option<WriteAnswer>> = batch.iter().map(|_| None).collect();
    let mut events = Vec::with_capacity(batch.len());
    let mut letters = Vec::with_capacity(batch.len());
    let mut drafts: Vec<i64> = batch.iter().map(|waiting| waiting.draft.draft_id).collect();
    drafts.sort_unstable();
    drafts.dedup();
    for draft in drafts {
        let of_draft: Vec<(usize, &WaitingComment)> =
            batch.iter().enumerate().filter(|(_, waiting)| waiting.draft.draft_id == draft).collect();
        let written = write_of_draft(&write, &services.settings.keys, &of_draft).await?;
        for ((place, waiting), (answer, sealed)) in of_draft.iter().zip(written) {
            if let (Ok(received), Some(record)) = (&answer, sealed) {
                events.push(event(waiting, record)?);
                events.extend(attached(&write, &services.settings.keys, waiting, received).await?);
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
async fn write_of_draft(
    write: &Write,
    keyring: &Keyring,
    waiting: &[(usize, &WaitingComment)],
) -> Result<Vec<WriteOutcome>, ServiceError> {
    let Some((_, first)) = waiting.first() else { return Ok(Vec::new()) };
    let draft = &first.draft;
    let keys = waiting.iter().filter_map(|(_, one)| one.key.as_deref()).collect();
    let mut known = KnownComments::load(&**write, draft, keys).await?;
    let stands = load_placed(&**write, &draft.number, &draft.stage.placement).await?;
    let mut count = stands.row.comment_count;
    let mut rows = Vec::with_capacity(waiting.len());
    let mut answers = Vec::with_capacity(waiting.len());
    for (_, one) in waiting {
        let mut sealed = None;
        let answer = match known.find(one.key.as_deref(), &one.fingerprint) {
            Ok(Some(before)) => Ok(before),
            Err(error) => Err(error),
            // The instant of its arrival counts, however long it waited for its turn (R-T5).
            Ok(None) => match stands.draft.receive(one.request.at) {
                Ok(()) => {
                    count += 1;
                    let received = Received {
                        number: count,
                        received_at: one.request.at,
                        receipt: one.receipt.clone(),
                        repeated: false,
                    };
                    known.remember(one, &received);
                    let row = comment_row(draft, one, &received);
                    sealed = Some(seal::comment(keyring, &row)?);
                    rows.push(comment::ActiveModel { id: NotSet, ..row.into_active_model() });
                    Ok(received)
                }
                Err(refusal) => Err(refusal.into()),
            },
        };
        answers.push((answer, sealed));
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

/// The row of a comment, as yet without an identity.
fn comment_row(draft: &Discussed, waiting: &WaitingComment, received: &Received) -> comment::Model {
    let comment = &waiting.comment;
    let anchor = &comment.anchor;
    let region = comment.author.withheld.and_then(|withheld| withheld.region);
    comment::Model {
        id: 0,
        draft_id: draft.draft_id,
        number: received.number,
        received_at: received.received_at,
        author_kind: comment.author.kind.code().to_owned(),
        author_name: comment.author.name.clone(),
        email: comment.author.email.clone(),
        bin: comment.author.bin.clone(),
        hidden: None,
        name_withheld: comment.author.withheld.is_some(),
        region: region.map(|region| region.code().to_owned()),
        language: comment.language.code().to_owned(),
        text: comment.text.clone(),
        section: anchor.section.map(|section| section.code().to_owned()),
        element: anchor.element.as_ref().map(ToString::to_string),
        anchor_language: anchor.language.map(|language| language.code().to_owned()),
        quote: anchor.quote.clone(),
        suggestion: comment.suggestion.as_ref().map(|suggestion| suggestion.text.clone()),
        receipt: received.receipt.clone(),
        idempotency_key: waiting.key.clone(),
        fingerprint: waiting.fingerprint.clone(),
        decision_id: None,
        version: 1,
    }
}

fn event(waiting: &WaitingComment, record: Record) -> Result<Happening, ServiceError> {
    let facts = Facts::none().sealing([record]);
    Happening::new(&waiting.request, "comment.received", &waiting.draft.subject(), facts)
}

/// Keeps the files that came with a comment. Their event is one of its own: those of comments are compared with comments alone.
async fn attached(
    write: &Write,
    keyring: &Keyring,
    waiting: &WaitingComment,
    received: &Received,
) -> Result<Option<Happening>, ServiceError> {
    if waiting.attachments.is_empty() {
        return Ok(None);
    }
    let comment = (waiting.draft.draft_id, received.number);
    let sealed =
        attachments::keep(write, keyring, comment, received.received_at, &waiting.attachments).await?;
    let facts = Facts::of("comment", received.number).sealing(sealed);
    Happening::new(&waiting.request, "comment.attached", &waiting.draft.subject(), facts).map(Some)
}

fn letter(
    services: &Services,
    waiting: &WaitingComment,
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
            text: waiting.comment.text.clone(),
            suggestion: waiting.comment.suggestion.as_ref().map(|suggestion| suggestion.text.clone()),
            link: super::receipt_link(services, language, &received.receipt),
        },
    );
    (Message::new(waiting.comment.author.email.clone(), written), received.received_at)
}
