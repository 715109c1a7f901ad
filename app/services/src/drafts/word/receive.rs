//! A file comes back: what differs from the text that went out is kept until the drafter decides on it.

use std::collections::HashSet;

use domain::ledger::Facts;
use domain::standard::word::WordFile;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, Set};

use super::compare::{Differing, compare};
use super::sent::sent_sections;
use crate::context::{Request, Services};
use crate::drafts::load::{Loaded, load};
use crate::drafts::save::may_write;
use crate::entity::word_change::{ActiveModel, Column, Entity, Model};
use crate::error::ServiceError;
use crate::ledger::{self, seal};

/// The most that is kept of one file: more would fill no page that a person reads.
const MOST: usize = 2_000;
/// The longest name of a file that is kept, in characters.
const LONGEST_NAME: usize = 200;
/// So many rows are written in one statement.
const AT_ONCE: usize = 200;

/// What became of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReceivedWord {
    /// How many changes and comments it brought that were not known yet.
    pub new: u64,
    /// How many had come before, with this file or another.
    pub known: u64,
}

/// Keeps what a file says that comes back under a name; nothing of the draft is changed. `own` are the sentences that the program
/// prints outside the clauses.
///
/// # Errors
/// [`ServiceError::Denied`]; [`ServiceError::Refused`] while the text is fixed; [`ServiceError::Invalid`] with `file`: `not_ours`
/// where it holds no clause of the draft, `too_many_changes` where it holds more than anybody can go through.
pub async fn receive_word(
    services: &Services,
    request: &Request,
    draft: &str,
    name: &str,
    file: WordFile,
    own: &[String],
) -> Result<ReceivedWord, ServiceError> {
    let write = services.database.write().await?;
    let loaded = load(&*write, draft).await?;
    may_write(request, &loaded)?;
    let sent = sent_sections(&write, loaded.row.id, &file).await?;
    let (found, is_ours) = compare(file, &sent, own);
    if !is_ours {
        return Err(ServiceError::field("file", "not_ours"));
    }
    if found.len() > MOST {
        return Err(ServiceError::field("file", "too_many_changes"));
    }
    let stored = Entity::find().filter(Column::DraftId.eq(loaded.row.id)).all(&*write).await?;
    let mut known: HashSet<Told> = stored.into_iter().map(Told::of).collect();
    let kept_name: String = name.chars().filter(|letter| !letter.is_control()).take(LONGEST_NAME).collect();
    let count = found.len();
    let mut rows = Vec::new();
    for differing in found {
        let row = row(&loaded, request, &kept_name, differing)?;
        if known.insert(Told::of(row.clone())) {
            rows.push(row);
        }
    }
    let new = rows.len();
    let hash = seal::keyed(&services.settings.keys, &(loaded.row.id, &kept_name, new))?;
    while !rows.is_empty() {
        let rest = rows.split_off(rows.len().min(AT_ONCE));
        let some = std::mem::replace(&mut rows, rest).into_iter().map(inserted);
        Entity::insert_many(some).exec_without_returning(&*write).await?;
    }
    let facts = Facts::of("count", whole(new)).and("text", hash);
    ledger::append(&write, request, "word.received", &loaded.subject(), facts).await?;
    write.commit().await?;
    Ok(ReceivedWord { new: unsigned(new), known: unsigned(count - new) })
}

fn whole(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

fn unsigned(count: usize) -> u64 {
    u64::try_from(count).unwrap_or(u64::MAX)
}

/// What makes a change the same when its file comes back again.
#[derive(PartialEq, Eq, Hash)]
struct Told {
    kind: String,
    element: Option<String>,
    language: Option<String>,
    was: String,
    said: String,
    notes: String,
}

impl Told {
    fn of(row: Model) -> Self {
        let Model { kind, element, language, was, said, notes, .. } = row;
        Self { kind, element, language, was, said, notes }
    }
}

/// A change as it is stored, not decided yet; the database gives its key.
fn row(loaded: &Loaded, request: &Request, file: &str, differing: Differing) -> Result<Model, ServiceError> {
    let Differing { kind, clause, number, was, said, edits, notes } = differing;
    Ok(Model {
        id: 0,
        draft_id: loaded.row.id,
        file: file.to_owned(),
        received_at: request.at,
        received_by: request.user_id(),
        kind: kind.code().to_owned(),
        section: clause.as_ref().map(|mark| mark.section.code().to_owned()),
        element: clause.as_ref().map(|mark| mark.id.to_string()),
        language: clause.as_ref().map(|mark| mark.language.code().to_owned()),
        base_version: clause.map(|mark| mark.version),
        number,
        was,
        said,
        edits: serde_json::to_string(&edits)?,
        notes: serde_json::to_string(&notes)?,
        decision: None,
        decided_at: None,
        decided_by: None,
    })
}

fn inserted(row: Model) -> ActiveModel {
    ActiveModel {
        draft_id: Set(row.draft_id),
        file: Set(row.file),
        received_at: Set(row.received_at),
        received_by: Set(row.received_by),
        kind: Set(row.kind),
        section: Set(row.section),
        element: Set(row.element),
        language: Set(row.language),
        base_version: Set(row.base_version),
        number: Set(row.number),
        was: Set(row.was),
        said: Set(row.said),
        edits: Set(row.edits),
        notes: Set(row.notes),
        decision: Set(None),
        decided_at: Set(None),
        decided_by: Set(None),
        ..Default::default()
    }
}
