//! Writes the comments of a batch: numbers, rows, events and letters in one transaction.

use std::collections::BTreeMap;
use std::sync::Arc;

use domain::discussion::Sketch;
use domain::ledger::{Facts, Record};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, EntityTrait, IntoActiveModel, NotSet, QueryFilter};

use super::alike::{self, Arrived};
use super::counters::{self, Changes};
use super::discussed::Discussed;
use super::incoming::{Received, WaitingComment, WriteAnswer};
use super::repeated::KnownComments;
use super::{attachments, backlog, enter, turn};
use crate::context::Services;
use crate::drafts::load::load_placed;
use crate::entity::{comment, comment_words, draft};
use crate::error::ServiceError;
use crate::keys::{Keyring, Purpose};
use crate::ledger::{self, Happening, seal};
use crate::letters::Letter;
use crate::outbox::{self, Message};
use crate::search::{self, NewRow};
use crate::storage::Write;

/// A comment of a batch, with its place in the batch and what it is compared by.
struct Waiting<'a> {
    place: usize,
    comment: &'a WaitingComment,
    sketch: Sketch,
    bands: Vec<i64>,
}

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
    // What takes time is done before others have to wait.
    let mut sketched: Vec<Option<Waiting<'_>>> = batch.iter().enumerate().map(waiting).map(Some).collect();
    let write = services.database.write().await?;
    let mut answers: Vec<Option<WriteAnswer>> = batch.iter().map(|_| None).collect();
    let mut events = Vec::with_capacity(batch.len());
    let mut letters = Vec::with_capacity(batch.len());
    let mut drafts: Vec<i64> = batch.iter().map(|waiting| waiting.draft.draft_id).collect();
    drafts.sort_unstable();
    drafts.dedup();
    for draft in drafts {
        let is_of_draft = |one: &Waiting<'_>| one.comment.draft.draft_id == draft;
        let of_draft: Vec<Waiting<'_>> =
            sketched.iter_mut().filter_map(|one| one.take_if(|one| is_of_draft(one))).collect();
        let places: Vec<(usize, &WaitingComment)> =
            of_draft.iter().map(|one| (one.place, one.comment)).collect();
        let written = write_of_draft(&write, services, of_draft).await?;
        for ((place, waiting), (answer, sealed)) in places.into_iter().zip(written) {
            if let (Ok(received), Some(record)) = (&answer, sealed) {
                events.push(event(waiting, record)?);
                events.extend(attached(&write, &services.settings.keys, waiting, received).await?);
                events.extend(enter::keep(&write, waiting, received).await?);
                letters.extend(letter(services, waiting, received));
            }
            if let Some(slot) = answers.get_mut(place) {
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

fn waiting((place, comment): (usize, &WaitingComment)) -> Waiting<'_> {
    let sketch = Sketch::of(&comment.comment.text, comment.comment.language);
    Waiting { place, comment, bands: sketch.bands(), sketch }
}

/// Allots numbers and turns on one draft and writes the rows. Inside the transaction no other writer is at work, so the
/// counts read are the counts that stay.
async fn write_of_draft(
    write: &Write,
    services: &Services,
    waiting: Vec<Waiting<'_>>,
) -> Result<Vec<WriteOutcome>, ServiceError> {
    let (keyring, zone) = (&services.settings.keys, services.settings.zone);
    let Some(first) = waiting.first() else { return Ok(Vec::new()) };
    let draft = Arc::clone(&first.comment.draft);
    let keys = waiting.iter().filter_map(|one| one.comment.key.as_deref()).collect();
    let mut known = KnownComments::load(&**write, &draft, keys).await?;
    let stands = load_placed(&**write, &draft.number, &draft.stage.placement).await?;
    let mut count = stands.row.comment_count;
    let mut written = Written::begin(write, draft.draft_id).await?;
    let mut answers = Vec::with_capacity(waiting.len());
    for Waiting { comment: one, sketch, bands, .. } in waiting {
        let mut sealed = None;
        let answer = match known.find(one.key.as_deref(), &one.fingerprint) {
            Ok(Some(before)) => Ok(before),
            Err(error) => Err(error),
            // The instant of its arrival counts, however long it waited for its turn (R-T5).
            Ok(None) => match stands.draft.receive(one.at()) {
                Ok(()) => {
                    count += 1;
                    let received = Received {
                        number: count,
                        received_at: one.at(),
                        receipt: one.receipt.clone(),
                        repeated: false,
                    };
                    known.remember(one, &received);
                    let turn = written.turn(&draft, one);
                    let row = comment_row(keyring, &draft, one, &received, turn);
                    sealed = Some(seal::comment(keyring, &row)?);
                    let received_on = zone.date_of(row.received_at);
                    written.found.extend(search::comment_row(&row, draft.body.0, received_on));
                    written.add(row, sketch, bands);
                    Ok(received)
                }
                Err(refusal) => Err(refusal.into()),
            },
        };
        answers.push((answer, sealed));
    }
    if !written.rows.is_empty() {
        draft::Entity::update_many()
            .col_expr(draft::Column::CommentCount, Expr::value(count))
            .col_expr(draft::Column::Version, Expr::col(draft::Column::Version).add(1))
            .filter(draft::Column::Id.eq(draft.draft_id))
            .exec(&**write)
            .await?;
        written.end(write).await?;
    }
    Ok(answers)
}

/// The rows that a batch writes on one draft, with what has to follow them.
struct Written {
    draft_id: i64,
    by_place: BTreeMap<i64, i64>,
    changes: Changes,
    rows: Vec<comment::ActiveModel>,
    words: Vec<comment_words::ActiveModel>,
    arrived: Vec<Arrived>,
    /// What the search finds of them.
    found: Vec<NewRow>,
}

impl Written {
    async fn begin(write: &Write, draft_id: i64) -> Result<Self, ServiceError> {
        Ok(Self {
            draft_id,
            by_place: counters::by_place(&**write, draft_id).await?,
            changes: Changes::default(),
            rows: Vec::new(),
            words: Vec::new(),
            arrived: Vec::new(),
            found: Vec::new(),
        })
    }

    /// The turn of the next comment on what this one concerns.
    fn turn(&mut self, draft: &Discussed, one: &WaitingComment) -> i64 {
        let anchor = &one.comment.anchor;
        let place = turn::place_of(&draft.placed, anchor.section, anchor.element.as_ref());
        let nth = self.by_place.entry(place).or_default();
        *nth += 1;
        self.changes.add(counters::place(place), 1);
        turn::turn(place, *nth)
    }

    fn add(&mut self, row: comment::Model, sketch: Sketch, bands: Vec<i64>) {
        self.changes.add(counters::kind(&row.author_kind), 1);
        self.changes.add(counters::language(&row.language), 1);
        self.arrived.push(Arrived { number: row.number, turn: row.turn, is_open: true, sketch, bands });
        self.words.push(backlog::words_of(&row).into_active_model());
        self.rows.push(comment::ActiveModel { id: NotSet, ..row.into_active_model() });
    }

    async fn end(self, write: &Write) -> Result<(), ServiceError> {
        self.changes.write(&**write, self.draft_id).await?;
        comment::Entity::insert_many(self.rows).exec_without_returning(&**write).await?;
        comment_words::Entity::insert_many(self.words).exec_without_returning(&**write).await?;
        search::insert(write, self.found).await?;
        alike::gather(write, self.draft_id, self.arrived).await
    }
}

/// The row of a comment, as yet without an identity.
fn comment_row(
    keyring: &Keyring,
    draft: &Discussed,
    waiting: &WaitingComment,
    received: &Received,
    turn: i64,
) -> comment::Model {
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
        country: comment.author.country.clone(),
        confirmation: waiting.confirmation.map(|state| state.code().to_owned()),
        confirm_key: waiting
            .confirm_key
            .as_ref()
            .map(|key| keyring.hash(Purpose::Confirmation, key.reveal())),
        sending: waiting.sending.clone(),
        corrected_at: None,
        withdrawn_at: None,
        disowned_at: None,
        turn,
        alike: None,
        is_line: true,
        is_compared: true,
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
    let sealed = attachments::keep(write, keyring, comment, waiting).await?;
    let facts = Facts::of("comment", received.number).sealing(sealed);
    Happening::new(&waiting.request, "comment.attached", &waiting.draft.subject(), facts).map(Some)
}

/// The receipt by letter; nothing for an author who takes it as a file, or wrote on paper without an address.
fn letter(
    services: &Services,
    waiting: &WaitingComment,
    received: &Received,
) -> Option<(Message, chrono::DateTime<chrono::Utc>)> {
    if waiting.comment.author.email.is_empty() {
        return None;
    }
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
            confirm: waiting
                .confirm_key
                .as_ref()
                .map(|key| services.settings.confirming(language, key.reveal())),
            not_mine: super::not_mine_link(services, language, &waiting.draft, received),
        },
    );
    Some((Message::new(waiting.comment.author.email.clone(), written), waiting.request.at))
}
