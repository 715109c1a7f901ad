//! Groups of comments that say nearly the same, kept as comments arrive: each is compared with a bounded number of others,
//! however many there are.

use std::collections::{BTreeMap, HashMap, HashSet};

use domain::discussion::{COMPARED, Candidate, Sketch};
use domain::language::Language;
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter, QuerySelect, Set};

use super::group_lines::set_line;
use super::view::known;
use crate::entity::{comment, comment_band, comment_group};
use crate::error::ServiceError;
use crate::storage::Write;

/// With so many others one comment is compared.
const LOOKED_AT: usize = 32;
/// So many neighbours of one batch are read, however many there are.
const NEIGHBOURS: u64 = 8_192;
/// How many rows one statement writes.
const ROWS_AT_ONCE: usize = 2_000;

/// A comment that is to find its group.
#[derive(Debug)]
pub(super) struct Arrived {
    /// Its number.
    pub(super) number: i64,
    /// Its turn.
    pub(super) turn: i64,
    /// Whether it awaits a decision.
    pub(super) is_open: bool,
    /// Its words.
    pub(super) sketch: Sketch,
    /// The bands of the sketch.
    pub(super) bands: Vec<i64>,
}

/// A comment that others are compared with.
struct Member {
    group: Option<i64>,
    turn: i64,
    is_open: bool,
    sketch: Sketch,
}

/// A group with what this batch changes of it.
struct Growing {
    row: comment_group::Model,
    /// Its first line before.
    before: Option<i64>,
    joined: Vec<i64>,
}

/// What is known while a batch finds its groups.
struct Gathering {
    draft_id: i64,
    members: HashMap<i64, Member>,
    near: HashMap<i64, Vec<i64>>,
    groups: BTreeMap<i64, Growing>,
    kept: Vec<comment_band::ActiveModel>,
}

/// Puts comments of one draft, whose rows are written, into their groups.
///
/// # Errors
/// If the database cannot write.
pub(super) async fn gather(write: &Write, draft_id: i64, arrived: Vec<Arrived>) -> Result<(), ServiceError> {
    let mut gathering = Gathering::read(write, draft_id, &arrived).await?;
    for one in arrived {
        gathering.place(one);
    }
    gathering.write(write).await
}

impl Gathering {
    /// Reads the comments that share a band with one of the batch, and their groups.
    async fn read(write: &Write, draft_id: i64, arrived: &[Arrived]) -> Result<Self, ServiceError> {
        let values: HashSet<i64> = arrived.iter().flat_map(|one| &one.bands).copied().collect();
        let mut near: HashMap<i64, Vec<i64>> = HashMap::new();
        if !values.is_empty() {
            let rows = comment_band::Entity::find()
                .filter(comment_band::Column::DraftId.eq(draft_id))
                .filter(comment_band::Column::Value.is_in(values))
                .limit(NEIGHBOURS)
                .all(&**write)
                .await?;
            for row in rows {
                near.entry(row.value).or_default().push(row.number);
            }
        }
        let wanted: HashSet<i64> = arrived.iter().flat_map(|one| nearest(&near, &one.bands)).collect();
        let members = members(write, draft_id, wanted).await?;
        let leads: HashSet<i64> = members.values().filter_map(|member| member.group).collect();
        let mut groups = BTreeMap::new();
        if !leads.is_empty() {
            let rows = comment_group::Entity::find()
                .filter(comment_group::Column::DraftId.eq(draft_id))
                .filter(comment_group::Column::Lead.is_in(leads))
                .all(&**write)
                .await?;
            groups.extend(rows.into_iter().map(|row| {
                let growing = Growing { before: row.head, joined: Vec::new(), row };
                (growing.row.lead, growing)
            }));
        }
        Ok(Self { draft_id, members, near, groups, kept: Vec::new() })
    }

    /// Finds the group of one comment, and keeps it for others to be compared with.
    fn place(&mut self, one: Arrived) {
        let candidates = nearest(&self.near, &one.bands).into_iter().filter_map(|number| {
            let member = self.members.get(&number)?;
            let group = member.group.unwrap_or(number);
            Some(Candidate { group, is_first: group == number, sketch: &member.sketch })
        });
        let group = one.sketch.group(candidates);
        let is_kept = match group {
            None => true,
            Some(lead) => self.join(lead, &one),
        };
        if is_kept {
            for value in &one.bands {
                self.near.entry(*value).or_default().push(one.number);
                self.kept.push(comment_band::ActiveModel {
                    draft_id: Set(self.draft_id),
                    value: Set(*value),
                    number: Set(one.number),
                });
            }
        }
        let Arrived { number, turn, is_open, sketch, .. } = one;
        self.members.insert(number, Member { group, turn, is_open, sketch });
    }

    /// Puts a comment into the group of a first comment; tells whether others are to be compared with it.
    fn join(&mut self, lead: i64, one: &Arrived) -> bool {
        if !self.groups.contains_key(&lead) {
            let Some(first) = self.members.get_mut(&lead) else { return true };
            first.group = Some(lead);
            let before = first.is_open.then_some(first.turn);
            let row = comment_group::Model {
                draft_id: self.draft_id,
                lead,
                members: 1,
                open: i64::from(first.is_open),
                head: before,
                compared: 1,
            };
            self.groups.insert(lead, Growing { row, before, joined: vec![lead] });
        }
        let Some(group) = self.groups.get_mut(&lead) else { return true };
        group.joined.push(one.number);
        group.row.members += 1;
        if one.is_open {
            group.row.open += 1;
            group.row.head = Some(group.row.head.map_or(one.turn, |known| known.min(one.turn)));
        }
        let is_kept = group.row.compared < COMPARED;
        group.row.compared += i64::from(is_kept);
        is_kept
    }

    /// Writes what became of the batch.
    async fn write(self, write: &Write) -> Result<(), ServiceError> {
        let mut kept = self.kept.into_iter().peekable();
        while kept.peek().is_some() {
            let rows: Vec<_> = kept.by_ref().take(ROWS_AT_ONCE).collect();
            comment_band::Entity::insert_many(rows).exec_without_returning(&**write).await?;
        }
        for growing in self.groups.into_values().filter(|group| !group.joined.is_empty()) {
            let Growing { row, before, joined } = growing;
            let of_draft = comment::Column::DraftId.eq(self.draft_id);
            comment::Entity::update_many()
                .col_expr(comment::Column::Alike, Expr::value(row.lead))
                .filter(of_draft.clone())
                .filter(comment::Column::Number.is_in(joined.iter().copied()))
                .exec(&**write)
                .await?;
            comment::Entity::update_many()
                .col_expr(comment::Column::IsLine, Expr::value(false))
                .filter(of_draft.clone())
                .filter(comment::Column::Number.is_in(joined))
                .filter(comment::Column::DecisionId.is_null())
                .exec(&**write)
                .await?;
            // The line of a group is its first comment that awaits a decision.
            let lines = [(before.filter(|_| before != row.head), false), (row.head, true)];
            for (turn, is_line) in lines {
                if let Some(turn) = turn {
                    set_line(write, self.draft_id, turn, is_line).await?;
                }
            }
            let again = OnConflict::columns([comment_group::Column::DraftId, comment_group::Column::Lead])
                .update_columns([
                    comment_group::Column::Members,
                    comment_group::Column::Open,
                    comment_group::Column::Head,
                    comment_group::Column::Compared,
                ])
                .to_owned();
            let row = row.into_active_model();
            comment_group::Entity::insert(row).on_conflict(again).exec_without_returning(&**write).await?;
        }
        Ok(())
    }
}

/// The numbers of the comments of a draft that are worth comparing with a text of these bands, the nearest first.
pub(super) async fn near_numbers(
    connection: &impl ConnectionTrait,
    draft_id: i64,
    bands: &[i64],
) -> Result<Vec<i64>, ServiceError> {
    if bands.is_empty() {
        return Ok(Vec::new());
    }
    let rows = comment_band::Entity::find()
        .filter(comment_band::Column::DraftId.eq(draft_id))
        .filter(comment_band::Column::Value.is_in(bands.iter().copied()))
        .limit(NEIGHBOURS)
        .all(connection)
        .await?;
    let mut near: HashMap<i64, Vec<i64>> = HashMap::new();
    for row in rows {
        near.entry(row.value).or_default().push(row.number);
    }
    Ok(nearest(&near, bands))
}

/// The numbers of those that share most bands with a comment, the most first.
fn nearest(near: &HashMap<i64, Vec<i64>>, bands: &[i64]) -> Vec<i64> {
    let mut shared: BTreeMap<i64, usize> = BTreeMap::new();
    for number in bands.iter().filter_map(|band| near.get(band)).flatten() {
        *shared.entry(*number).or_default() += 1;
    }
    let mut found: Vec<(i64, usize)> = shared.into_iter().collect();
    found.sort_by_key(|(_, many)| std::cmp::Reverse(*many));
    found.into_iter().take(LOOKED_AT).map(|(number, _)| number).collect()
}

/// Number, language, text, group, turn and decision of a comment.
type MemberRow = (i64, String, String, Option<i64>, i64, Option<i64>);

/// The comments of these numbers with their sketches.
async fn members(
    write: &Write,
    draft_id: i64,
    numbers: HashSet<i64>,
) -> Result<HashMap<i64, Member>, ServiceError> {
    if numbers.is_empty() {
        return Ok(HashMap::new());
    }
    let rows: Vec<MemberRow> = comment::Entity::find()
        .select_only()
        .columns([
            comment::Column::Number,
            comment::Column::Language,
            comment::Column::Text,
            comment::Column::Alike,
            comment::Column::Turn,
            comment::Column::DecisionId,
        ])
        .filter(comment::Column::DraftId.eq(draft_id))
        .filter(comment::Column::Number.is_in(numbers))
        .into_tuple()
        .all(&**write)
        .await?;
    let mut members = HashMap::with_capacity(rows.len());
    for (number, language, text, group, turn, decision) in rows {
        let language = known(Language::from_code(&language), &language)?;
        let sketch = Sketch::of(&text, language);
        members.insert(number, Member { group, turn, is_open: decision.is_none(), sketch });
    }
    Ok(members)
}
