//! A support of a comment arrives: in time it is received durably and once, late it is refused (R15-4, R15-5).

use chrono::{DateTime, Utc};
use domain::access::{Action, allow};
use domain::discussion::{NewSupport, SupportFields, SupportInput};
use domain::language::Language;
use domain::ledger::Facts;
use domain::report::canonical;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, Set};
use serde::{Deserialize, Serialize};

use super::arrival::{key_of, valid_key};
use super::comment_filter::of_draft;
use super::discussed::{Discussed, public};
use super::incoming::{Arrival, Channel};
use super::support_counts::count;
use crate::context::{Request, Services};
use crate::drafts::load::load_placed;
use crate::entity::{comment, comment_support, support_count};
use crate::error::ServiceError;
use crate::keys::{Keyring, Purpose};
use crate::ledger::{self, seal};
use crate::letters::{Letter, SupportLetter};
use crate::outbox::{self, Message};
use crate::storage::Write;

/// A support that is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Supported {
    /// The number of the comment.
    pub comment: i64,
    /// The number of the support among those of the comment.
    pub number: i64,
    /// When it was received, UTC.
    pub received_at: DateTime<Utc>,
    /// The secret part of the receipt's address.
    pub receipt: String,
    /// Whether the same form had been received before.
    pub repeated: bool,
}

/// The address of the receipt of a support, for its sender alone.
pub fn support_link(services: &Services, language: Language, receipt: &str) -> String {
    format!("{}/{}/supports/{receipt}", services.settings.public_url, language.code())
}

/// Receives a support of a comment on the placed draft `number`; anybody may support, each address a comment once. The
/// instant of `request` decides whether it is in time, as for a comment.
///
/// # Errors
/// [`domain::draft::Refusal::DiscussionClosed`] at or after the closing moment, and the other refusals of a draft that is not
/// open; [`ServiceError::InvalidComment`] with every problem of the form; [`ServiceError::Invalid`] for the key, and with
/// `supported` for an address that supports the comment already; [`ServiceError::NotFound`] if there is no such comment that
/// everybody reads.
pub async fn support(
    services: &Services,
    request: &Request,
    number: &str,
    comment: i64,
    input: &SupportInput,
    options: Arrival,
) -> Result<Supported, ServiceError> {
    let draft = public(services, number).await?;
    allow(&request.actor, Action::Comment, &draft.resource())?;
    let keys = &services.settings.keys;
    let key = key_of(options.idempotency_key.as_deref());
    let key = if options.channel == Channel::Rest { key.map(valid_key).transpose()? } else { key };
    let parsed = input.parse();
    let connection = &services.database.connection;
    if let Err(late) = draft.stage.receive(request.at) {
        // An answer that was lost on its way is given again.
        if let (Ok(new), Some(key)) = (&parsed, key)
            && let Some(known) = repeated(connection, &sending(keys, &draft, comment, key, new)?).await?
        {
            return Ok(known);
        }
        return Err(late.into());
    }
    let new = parsed.map_err(ServiceError::InvalidComment)?;
    let named = key.map(|key| sending(keys, &draft, comment, key, &new)).transpose()?;
    let person = new.email.as_ref().map(|email| person(keys, email));
    let receipt = services.entropy.receipt()?;
    let write = services.database.write().await?;
    if let Some(named) = &named
        && let Some(known) = repeated(&*write, named).await?
    {
        return Ok(known);
    }
    load_placed(&*write, &draft.number, &draft.stage.placement).await?.draft.receive(request.at)?;
    stands(&*write, &draft, comment).await?;
    if let Some(person) = &person {
        unknown(&*write, &draft, comment, person).await?;
    }
    let number =
        count(&*write, draft.draft_id, vec![comment]).await?.remove(&comment).unwrap_or_default() + 1;
    let row = comment_support::ActiveModel {
        draft_id: Set(draft.draft_id),
        comment: Set(comment),
        number: Set(number),
        received_at: Set(request.at),
        channel: Set(options.channel.code().to_owned()),
        author_kind: Set(new.kind.code().to_owned()),
        author_name: Set(new.name.clone()),
        name_withheld: Set(new.withheld.is_some()),
        region: Set(new.withheld.and_then(|one| one.region).map(|region| region.code().to_owned())),
        email: Set(new.email.clone()),
        language: Set(new.language.code().to_owned()),
        receipt: Set(receipt),
        person: Set(person),
        sending: Set(named),
        ..Default::default()
    };
    let row = row.insert(&*write).await?;
    keep_count(&write, &row).await?;
    let facts = Facts::of("comment", comment).sealing([seal::support(keys, &row)?]);
    ledger::append(&write, request, "comment.supported", &draft.subject(), facts).await?;
    if let Some(email) = new.email {
        let letter = letter(services, &draft, &row, new.language);
        let written = services.settings.letters.write(new.language, &letter);
        outbox::enqueue(&*write, Message::asked_for(email, written), request.at).await?;
    }
    write.commit().await?;
    Ok(received(row, false))
}

fn received(row: comment_support::Model, repeated: bool) -> Supported {
    let comment_support::Model { comment, number, received_at, receipt, .. } = row;
    Supported { comment, number, received_at, receipt, repeated }
}

/// The name of a sending: of everything that was sent with its key, so that it is nobody else's.
fn sending(
    keys: &Keyring,
    draft: &Discussed,
    comment: i64,
    key: &str,
    new: &NewSupport,
) -> Result<String, ServiceError> {
    let parts = ("support", &draft.number, comment, key, new);
    Ok(keys.hash(Purpose::Form, &canonical::json(&parts)?))
}

/// What stands for an address, so that it supports a comment once.
fn person(keys: &Keyring, email: &str) -> String {
    keys.hash(Purpose::Pseudonym, &format!("support:{}", email.to_lowercase()))
}

/// The support that a sending repeats, if it does.
async fn repeated(
    connection: &impl ConnectionTrait,
    sending: &str,
) -> Result<Option<Supported>, ServiceError> {
    let known = comment_support::Entity::find().filter(comment_support::Column::Sending.eq(sending));
    Ok(known.one(connection).await?.map(|row| received(row, true)))
}

/// Whether there is such a comment, and everybody reads it.
async fn stands(
    connection: &impl ConnectionTrait,
    draft: &Discussed,
    number: i64,
) -> Result<(), ServiceError> {
    let row = of_draft(draft)
        .filter(comment::Column::Number.eq(number))
        .filter(comment::Column::Hidden.is_null())
        .filter(comment::Column::WithdrawnAt.is_null())
        .one(connection)
        .await?;
    if row.is_some() { Ok(()) } else { Err(ServiceError::NotFound) }
}

/// Refuses an address that supports the comment already.
async fn unknown(
    connection: &impl ConnectionTrait,
    draft: &Discussed,
    comment: i64,
    person: &str,
) -> Result<(), ServiceError> {
    let known = comment_support::Entity::find()
        .filter(comment_support::Column::DraftId.eq(draft.draft_id))
        .filter(comment_support::Column::Comment.eq(comment))
        .filter(comment_support::Column::Person.eq(person))
        .one(connection)
        .await?;
    match known {
        None => Ok(()),
        Some(_) => Err(ServiceError::field(SupportFields::NAMES.email, "supported")),
    }
}

/// Supports have no gaps, so the number of the last one is how many there are.
async fn keep_count(write: &Write, row: &comment_support::Model) -> Result<(), ServiceError> {
    let counted = support_count::ActiveModel {
        draft_id: Set(row.draft_id),
        comment: Set(row.comment),
        many: Set(row.number),
    };
    let again = OnConflict::columns([support_count::Column::DraftId, support_count::Column::Comment])
        .update_column(support_count::Column::Many)
        .to_owned();
    support_count::Entity::insert(counted).on_conflict(again).exec_without_returning(&**write).await?;
    Ok(())
}

fn letter(
    services: &Services,
    draft: &Discussed,
    row: &comment_support::Model,
    language: Language,
) -> Letter {
    Letter::Supported(SupportLetter {
        number: draft.number.clone(),
        title: draft.title.clone(),
        comment: row.comment,
        received_at: row.received_at,
        link: support_link(services, language, &row.receipt),
    })
}
