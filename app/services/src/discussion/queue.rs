//! The queue of the page of decisions: its lines are comments, and groups of comments that say nearly the same and await a
//! decision together. It is read a page at a time, however many comments there are.

use std::collections::HashMap;

use domain::access::{Action, allow};
use domain::standard::{ElementId, SectionKey};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QueryResult, QuerySelect};
use serde::{Deserialize, Serialize};

use super::comment_filter::of_draft;
use super::counters::by_place;
use super::discussed::{Discussed, discussed, row};
use super::lines::Lines;
use super::queue_filter::QueueFilter;
use super::support_counts::count;
use super::turn::{WHOLE, places};
use super::view::{CommentView, decisions_of, view};
use crate::context::{Request, Services};
use crate::entity::{comment, comment_group};
use crate::error::ServiceError;

/// How many lines stand on a page of the queue.
const PAGE: i64 = 25;

/// A line of the queue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct QueueLine {
    /// The comment that the line opens; hidden words too, since they are answered.
    pub comment: CommentView,
    /// How many comments await a decision together with it, itself among them.
    pub members: u64,
    /// Whether the chosen comment stands here.
    pub is_here: bool,
}

/// A page of the queue, and what stands around the chosen comment.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct QueuePage {
    /// The lines, in the order of the text.
    pub lines: Vec<QueueLine>,
    /// How many comments the filter keeps.
    pub comments: u64,
    /// This page, from 1.
    pub page: u64,
    /// How many pages there are, at least one.
    pub pages: u64,
    /// The comment of the line before that of the chosen comment.
    pub before: Option<i64>,
    /// The comment of the line after it; of the first line, if the chosen comment stands in none.
    pub after: Option<i64>,
    /// What comments concern, sections and elements in the order of the text.
    pub concerned: Vec<(SectionKey, Option<ElementId>)>,
    /// Whether any concerns the draft as a whole.
    pub has_whole: bool,
}

/// A page of the queue of the placed draft `number`.
///
/// # Errors
/// [`ServiceError::Denied`] for those who may not decide; [`ServiceError::NotFound`].
pub async fn queue(
    services: &Services,
    request: &Request,
    number: &str,
    filter: &QueueFilter,
) -> Result<QueuePage, ServiceError> {
    let draft = discussed(services, number).await?;
    allow(&request.actor, Action::Decide, &draft.resource())?;
    let connection = &services.database.connection;
    let lines = Lines::of(&draft, filter);
    let here = lines.line_of(connection, filter.chosen).await?;
    let around = Around::read(connection, &lines, here).await?;
    let pages = (around.lines.max(1) + PAGE - 1) / PAGE;
    let page = match (filter.page, here) {
        (0, Some(_)) => around.earlier / PAGE + 1,
        (0, None) => 1,
        (page, _) => i64::try_from(page).unwrap_or(i64::MAX).min(pages),
    };
    let turns = lines.page(connection, (page - 1) * PAGE, PAGE).await?;
    let shown = shown(connection, &draft, &turns, here).await?;
    let beside = numbers(connection, &draft, [around.previous, around.next]).await?;
    let by_place = by_place(connection, draft.draft_id).await?;
    let many = |place: i64| by_place.get(&place).copied().unwrap_or_default();
    let mut concerned = Vec::new();
    for (place, (section, element)) in (1..).zip(places(&draft.placed)) {
        let has_any = match element {
            Some(_) => many(place) > 0,
            None => by_place.keys().any(|one| super::turn::of_section(&draft.placed, section).contains(one)),
        };
        if has_any {
            concerned.push((section, element.cloned()));
        }
    }
    let kept = lines.totals(&row(connection, number).await?).unwrap_or(around.comments);
    let count = |many: i64| u64::try_from(many).unwrap_or(0);
    let at = |turn: Option<i64>| turn.and_then(|turn| beside.get(&turn)).copied();
    Ok(QueuePage {
        lines: shown,
        comments: count(kept),
        page: count(page),
        pages: count(pages),
        before: at(around.previous),
        after: at(around.next),
        concerned,
        has_whole: many(WHOLE) > 0,
    })
}

/// The comment to decide next, after one was answered: of the first line below it that awaits a decision, else of the first
/// of all.
///
/// # Errors
/// As [`queue`].
pub async fn next_undecided(
    services: &Services,
    request: &Request,
    number: &str,
    filter: &QueueFilter,
    after: i64,
) -> Result<Option<i64>, ServiceError> {
    let draft = discussed(services, number).await?;
    allow(&request.actor, Action::Decide, &draft.resource())?;
    let connection = &services.database.connection;
    let lines = Lines::of(&draft, &QueueFilter { decided: Some(false), ..filter.clone() });
    let from: Option<i64> = of_draft(&draft)
        .select_only()
        .column(comment::Column::Turn)
        .filter(comment::Column::Number.eq(after))
        .into_tuple()
        .one(connection)
        .await?;
    let below = lines.below(connection, from.unwrap_or_default()).await?;
    let next = match below {
        Some(turn) => Some(turn),
        None => lines.page(connection, 0, 1).await?.first().copied(),
    };
    Ok(numbers(connection, &draft, [next]).await?.into_values().next())
}

/// What stands around a line.
struct Around {
    lines: i64,
    comments: i64,
    earlier: i64,
    previous: Option<i64>,
    next: Option<i64>,
}

impl Around {
    async fn read(
        connection: &impl ConnectionTrait,
        lines: &Lines,
        here: Option<i64>,
    ) -> Result<Self, ServiceError> {
        let found: QueryResult = lines.around(connection, here).await?.ok_or(ServiceError::NotFound)?;
        Ok(Self {
            lines: found.try_get("", "many")?,
            comments: found.try_get("", "kept")?,
            earlier: found.try_get("", "earlier")?,
            previous: found.try_get("", "previous_turn")?,
            next: found.try_get("", "next_turn")?,
        })
    }
}

/// The lines of these turns.
async fn shown(
    connection: &impl ConnectionTrait,
    draft: &Discussed,
    turns: &[i64],
    here: Option<i64>,
) -> Result<Vec<QueueLine>, ServiceError> {
    if turns.is_empty() {
        return Ok(Vec::new());
    }
    let rows = of_draft(draft)
        .filter(comment::Column::Turn.is_in(turns.iter().copied()))
        .order_by_asc(comment::Column::Turn)
        .all(connection)
        .await?;
    let groups: Vec<i64> = rows.iter().filter_map(|row| row.alike).collect();
    let groups = comment_group::Entity::find()
        .filter(comment_group::Column::DraftId.eq(draft.draft_id))
        .filter(comment_group::Column::Lead.is_in(groups))
        .all(connection)
        .await?;
    let open: HashMap<i64, i64> = groups.into_iter().map(|row| (row.lead, row.open)).collect();
    let decisions = decisions_of(connection, &rows).await?;
    let supports = count(connection, draft.draft_id, rows.iter().map(|row| row.number).collect()).await?;
    let mut shown = Vec::with_capacity(rows.len());
    for row in &rows {
        let mut comment = view(row, &draft.placed, &decisions)?;
        comment.text.clone_from(&row.text);
        let many = supports.get(&row.number).copied().unwrap_or_default();
        comment.supports = u64::try_from(many).unwrap_or_default();
        let members = row.alike.filter(|_| row.decision_id.is_none()).and_then(|group| open.get(&group));
        shown.push(QueueLine {
            comment,
            members: members.and_then(|open| u64::try_from(*open).ok()).unwrap_or(1).max(1),
            is_here: here == Some(row.turn),
        });
    }
    Ok(shown)
}

/// The numbers of the comments of these turns.
async fn numbers(
    connection: &impl ConnectionTrait,
    draft: &Discussed,
    turns: impl IntoIterator<Item = Option<i64>>,
) -> Result<HashMap<i64, i64>, ServiceError> {
    let turns: Vec<i64> = turns.into_iter().flatten().collect();
    if turns.is_empty() {
        return Ok(HashMap::new());
    }
    let rows: Vec<(i64, i64)> = of_draft(draft)
        .select_only()
        .columns([comment::Column::Turn, comment::Column::Number])
        .filter(comment::Column::Turn.is_in(turns))
        .into_tuple()
        .all(connection)
        .await?;
    Ok(rows.into_iter().collect())
}
