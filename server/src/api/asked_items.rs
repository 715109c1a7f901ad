//! What a body is asked, as its document system reads it.

use chrono::{DateTime, NaiveDate, Utc};
use domain::coordination::Position;
use serde::Serialize;
use services::coordination::{AskedPage, InboxItem};
use services::reading::BodyName;
use utoipa::ToSchema;

use super::codes::PositionCode;
use super::names::{BodyNames, Names};
use super::revisions::{RequiredElement, elements};
use super::rounds::{RoundGround, ground};

// These shapes are a promise to machines, as those of comments are: they stay when what pages show changes.

/// A draft on which the body is or was asked.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct InboxEntry {
    /// The number of the draft.
    #[schema(example = "2026-0001")]
    pub number: String,
    /// The name of the service.
    pub title: Names,
    /// The body that develops it.
    pub developing_body: BodyNames,
    /// The number of the round, from 1.
    #[schema(minimum = 1)]
    pub round: u32,
    /// When it was sent.
    pub sent_at: DateTime<Utc>,
    /// The date by which the opinion is due: a setting of this site unless a norm is named.
    pub due_on: NaiveDate,
    /// The norm on which that date rests.
    pub due_norm: Option<String>,
    /// Whether an opinion is awaited and the date is past.
    pub overdue: bool,
    /// Whether the round runs.
    pub running: bool,
    /// The position that stands; null as long as there is none.
    #[schema(value_type = Option<PositionCode>)]
    pub position: Option<Position>,
    /// The earlier round whose agreement holds, because the text is the same.
    pub holds_from: Option<u32>,
}

/// What the body is asked about one draft.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct AskedItem {
    /// The number of the draft.
    #[schema(example = "2026-0001")]
    pub number: String,
    /// The name of the service.
    pub title: Names,
    /// The body that develops it.
    pub developing_body: BodyNames,
    /// The number of the round, from 1.
    #[schema(minimum = 1)]
    pub round: u32,
    /// When it was sent.
    pub sent_at: DateTime<Utc>,
    /// When the round ended; null while it runs.
    pub ended_at: Option<DateTime<Utc>>,
    /// What the developing body wrote.
    pub note: Option<String>,
    /// Why the body is asked.
    pub grounds: Vec<RoundGround>,
    /// The date by which the opinion is due: a setting of this site unless a norm is named.
    pub due_on: NaiveDate,
    /// The norm on which that date rests.
    pub due_norm: Option<String>,
    /// The norm by which silence after that date is consent.
    pub silence_norm: Option<String>,
    /// The number of the revision that was sent.
    pub revision: i64,
    /// The SHA-256 of its canonical content: an opinion names it.
    pub hash: String,
    /// The version of the opinion inside the body: an opinion names it, so that nobody writes over another.
    #[schema(minimum = 0)]
    pub version: i64,
    /// The position that stands; null as long as there is none.
    #[schema(value_type = Option<PositionCode>)]
    pub position: Option<Position>,
    /// When the opinion that stands was given.
    pub given_at: Option<DateTime<Utc>>,
    /// Why no opinion is taken now: a stable name; null if one is taken.
    pub closed: Option<&'static str>,
    /// The twelve elements of the text that was sent, in the order of Art. 14.
    pub elements: Vec<RequiredElement>,
}

/// An opinion that was filed.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct OpinionFiled {
    /// The number of the draft.
    pub number: String,
    /// The number of the round, from 1.
    #[schema(minimum = 1)]
    pub round: u32,
    /// The position.
    #[schema(value_type = PositionCode)]
    pub position: Position,
    /// When it was given.
    pub given_at: Option<DateTime<Utc>>,
    /// The version of the opinion inside the body: an amended opinion names it.
    #[schema(minimum = 0)]
    pub version: i64,
}

/// A line of the inbox.
pub(super) fn entry(item: InboxItem) -> InboxEntry {
    InboxEntry {
        number: item.number,
        title: item.title.into(),
        developing_body: names(item.developing),
        round: item.round,
        sent_at: item.since,
        due_on: item.due_on,
        due_norm: item.due_norm,
        overdue: item.overdue,
        running: item.running,
        position: item.position,
        holds_from: item.holds_from,
    }
}

/// What is asked about one draft.
pub(super) fn asked(page: AskedPage) -> AskedItem {
    let version = version(&page);
    AskedItem {
        number: page.summary.number,
        title: page.summary.title.into(),
        developing_body: names(page.developing),
        round: page.round.number,
        sent_at: page.round.opened_at,
        ended_at: page.round.ended_at,
        note: page.round.note,
        grounds: page.asked.grounds.into_iter().map(ground).collect(),
        due_on: page.asked.due_on,
        due_norm: page.asked.due_norm,
        silence_norm: page.asked.silence_norm,
        revision: page.round.revision,
        hash: page.round.hash,
        version,
        position: page.asked.position,
        given_at: page.asked.opinion.map(|opinion| opinion.given_at),
        closed: page.closed.as_ref().map(domain::draft::Refusal::code),
        elements: elements(page.content),
    }
}

/// What became of an opinion that was filed.
pub(super) fn filed(page: AskedPage, position: Position) -> OpinionFiled {
    OpinionFiled {
        version: version(&page),
        number: page.summary.number,
        round: page.round.number,
        position,
        given_at: page.asked.opinion.map(|opinion| opinion.given_at),
    }
}

/// What was never saved is of version 0.
fn version(page: &AskedPage) -> i64 {
    page.draft.as_ref().map_or(0, |draft| draft.version)
}

fn names(body: BodyName) -> BodyNames {
    BodyNames { code: Some(body.code), name: body.name.into() }
}
