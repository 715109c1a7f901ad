//! Comments, supports and late attempts: as many as the public pleases, sealed in the order of their numbers. Seals and rows are read
//! side by side, a page of each at a time.

use std::collections::{BTreeMap, VecDeque};

use domain::ledger::{Key, Record};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::against::{Stop, records, same};
use super::{How, Measure};
use crate::entity::ledger;
use crate::error::ServiceError;
use crate::ledger::{renew, rows};

/// How many events are read at a time: those of a renewed ledger hold hundreds of seals each.
const PAGE: u64 = 200;

/// The seals of one kind of row, in the order of the ledger.
struct Seals<'a, C> {
    connection: &'a C,
    subject: &'a str,
    kind: RowKind,
    /// The event up to which was read; none at the end.
    after: Option<i64>,
    waiting: VecDeque<(i64, Record)>,
}

impl<C: ConnectionTrait> Seals<'_, C> {
    async fn next(&mut self) -> Result<Option<(i64, Record)>, Stop> {
        while self.waiting.is_empty() {
            let Some(after) = self.after else { return Ok(None) };
            let page: Vec<(i64, String)> = ledger::Entity::find()
                .select_only()
                .columns([ledger::Column::Sequence, ledger::Column::Payload])
                .filter(ledger::Column::Subject.eq(self.subject))
                .filter(ledger::Column::Action.is_in([self.kind.action(), renew::SEALED]))
                .filter(ledger::Column::Sequence.gt(after))
                .order_by_asc(ledger::Column::Sequence)
                .limit(PAGE)
                .into_tuple()
                .all(self.connection)
                .await?;
            self.after = page.last().map(|(sequence, _)| *sequence);
            for (_, payload) in page {
                for record in records(&payload)?.records {
                    if let Some(number) = self.kind.number(&record.of) {
                        self.waiting.push_back((number, record));
                    }
                }
            }
        }
        Ok(self.waiting.pop_front())
    }
}

/// The rows of one kind, in the order of their numbers.
pub(super) struct NumberedRows<'a, C> {
    /// Where they stand.
    pub(super) connection: &'a C,
    /// By what they are compared.
    pub(super) measure: Measure<'a>,
    /// The draft they belong to.
    pub(super) draft_id: i64,
    /// Which rows.
    pub(super) kind: RowKind,
}

/// The kinds of rows that have numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum RowKind {
    /// Comments, by number.
    Comments,
    /// Late attempts, by identity.
    Late,
    /// Supports of comments, by identity.
    Supports,
}

impl RowKind {
    /// The action of the events that seal them.
    pub(super) const fn action(self) -> &'static str {
        match self {
            Self::Comments => "comment.received",
            Self::Late => "comment.late",
            Self::Supports => "comment.supported",
        }
    }

    const fn key(self, number: i64) -> Key {
        match self {
            Self::Comments => Key::Comment(number),
            Self::Late => Key::Late(number),
            Self::Supports => Key::Support(number),
        }
    }

    const fn number(self, key: &Key) -> Option<i64> {
        match (self, key) {
            (Self::Comments, Key::Comment(number))
            | (Self::Late, Key::Late(number))
            | (Self::Supports, Key::Support(number)) => Some(*number),
            _ => None,
        }
    }
}

impl<C: ConnectionTrait> NumberedRows<'_, C> {
    /// The page of rows that follows a number.
    async fn after(&self, number: i64) -> Result<VecDeque<(i64, Record)>, ServiceError> {
        let page = match self.kind {
            RowKind::Comments => {
                rows::comments(self.connection, self.measure.keys, self.draft_id, number).await?
            }
            RowKind::Late => rows::late(self.connection, self.draft_id, number).await?,
            RowKind::Supports => {
                rows::supports(self.connection, self.measure.keys, self.draft_id, number).await?
            }
        };
        Ok(page.into())
    }

    /// Compares the rows with their seals on `subject`, and counts them. What stands in `anew` was sealed again.
    pub(super) async fn compare(&self, subject: &str, anew: &BTreeMap<Key, Record>) -> Result<i64, Stop> {
        let mut seals = Seals {
            connection: self.connection,
            subject,
            kind: self.kind,
            after: Some(0),
            waiting: VecDeque::new(),
        };
        let differs = |number, how| Err(Stop::Differs(self.kind.key(number), how));
        let mut page = self.after(i64::MIN).await?;
        let mut count = 0;
        loop {
            let sealed = seals.next().await?;
            match (sealed, page.pop_front()) {
                (None, None) => return Ok(count),
                (Some((number, sealed)), Some((there, found))) if number == there => {
                    same(self.measure, anew.get(&found.of).unwrap_or(&sealed), &found)?;
                    count += 1;
                    if page.is_empty() {
                        page = self.after(there).await?;
                    }
                }
                // The lower number has no counterpart.
                (Some((number, _)), Some((there, _))) if there < number => return differs(there, How::Added),
                (Some((number, _)), _) => return differs(number, How::Missing),
                (None, Some((there, _))) => return differs(there, How::Added),
            }
        }
    }
}
