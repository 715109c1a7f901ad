//! Pages of comments found by counting alone: numbers and turns have no gaps, so a page names the comments that it holds,
//! however many stand before it.

use std::collections::{BTreeMap, HashMap};

use sea_orm::{ColumnTrait, ConnectionTrait, QueryFilter, QuerySelect};

use super::comment_filter::{CommentFilter, CommentOrder, CommentPage, of_draft};
use super::counters;
use super::discussed::Discussed;
use super::turn::{WHOLE, of_section, place_of, turn};
use crate::entity::comment::{Column, Model};
use crate::error::ServiceError;

/// What a page of a list holds by: the numbers of comments or their turns.
enum Held {
    Numbers(Vec<i64>),
    Turns(Vec<i64>),
}

/// A list that can be counted.
enum List {
    /// Every comment, by number.
    Numbered(i64),
    /// The places in the order of the list with how many comments each has.
    Placed(Vec<(i64, i64)>),
}

/// The page that the filter names; nothing where it narrows by what changes, so that its list cannot be counted.
pub(super) async fn dense(
    connection: &impl ConnectionTrait,
    draft: &Discussed,
    filter: &CommentFilter,
    size: u64,
) -> Result<Option<CommentPage<Model>>, ServiceError> {
    if filter.is_uncounted() {
        return Ok(None);
    }
    let by_place = counters::by_place(connection, draft.draft_id).await?;
    let Some(list) = List::of(draft, filter, &by_place) else { return Ok(None) };
    let total = list.total();
    let is_newest_first = filter.order == CommentOrder::Newest;
    let size = i64::try_from(size).unwrap_or(i64::MAX);
    let pages = total.saturating_add(size - 1).checked_div(size).unwrap_or(1).max(1);
    let first = match (filter.holding, filter.after) {
        (Some(wanted), _) => {
            let found = list.position(connection, draft, wanted).await?.ok_or(ServiceError::NotFound)?;
            let position = if is_newest_first { total - 1 - found } else { found };
            position / size * size
        }
        (None, Some(after)) => after.clamp(0, total),
        (None, None) => (i64::try_from(filter.page).unwrap_or(i64::MAX).clamp(1, pages) - 1) * size,
    };
    let positions = first..first.saturating_add(size).min(total);
    let positions: Vec<i64> = if is_newest_first {
        positions.map(|position| total - 1 - position).collect()
    } else {
        positions.collect()
    };
    let comments = read(connection, draft, list.held(&positions)).await?;
    let count = |many: i64| u64::try_from(many).unwrap_or(0);
    Ok(Some(CommentPage {
        comments,
        total: count(total),
        page: count(first / size + 1),
        pages: count(pages),
        is_more: false,
    }))
}

impl List {
    /// The list of a filter; nothing if it is of several places in the order of receipt.
    fn of(draft: &Discussed, filter: &CommentFilter, by_place: &BTreeMap<i64, i64>) -> Option<Self> {
        let (section, element) = (filter.section, filter.element.as_ref());
        let is_narrow = section.is_some() || element.is_some() || filter.whole_draft;
        if !is_narrow && filter.order != CommentOrder::Clause {
            return Some(Self::Numbered(by_place.values().sum()));
        }
        let within = match (element, section) {
            (Some(_), _) => {
                let place = place_of(&draft.placed, section, element);
                // An element that the text does not have has no comments, and is not taken for its section.
                if draft
                    .placed
                    .sections()
                    .iter()
                    .flat_map(|one| &one.elements)
                    .any(|one| Some(&one.id) == element)
                {
                    place..place + 1
                } else {
                    0..0
                }
            }
            (None, Some(key)) => of_section(&draft.placed, key),
            (None, None) if filter.whole_draft => WHOLE..WHOLE + 1,
            (None, None) => 0..i64::MAX,
        };
        let mut places: Vec<(i64, i64)> = by_place
            .iter()
            .filter(|(place, _)| within.contains(place))
            .map(|(place, many)| (*place, *many))
            .collect();
        if filter.order != CommentOrder::Clause && places.len() > 1 {
            return None;
        }
        // The public reads those on the whole draft first.
        places.sort_by_key(|(place, _)| (*place != WHOLE, *place));
        Some(Self::Placed(places))
    }

    fn total(&self) -> i64 {
        match self {
            Self::Numbered(total) => *total,
            Self::Placed(places) => places.iter().map(|(_, many)| many).sum(),
        }
    }

    /// The position of a comment in the list, from 0; nothing if it does not stand there.
    async fn position(
        &self,
        connection: &impl ConnectionTrait,
        draft: &Discussed,
        number: i64,
    ) -> Result<Option<i64>, ServiceError> {
        let places = match self {
            Self::Numbered(total) => return Ok((1..=*total).contains(&number).then_some(number - 1)),
            Self::Placed(places) => places,
        };
        let found: Option<i64> = of_draft(draft)
            .filter(Column::Number.eq(number))
            .select_only()
            .column(Column::Turn)
            .into_tuple()
            .one(connection)
            .await?;
        let Some(found) = found else { return Ok(None) };
        let mut before = 0;
        for (place, many) in places {
            let nth = found - turn(*place, 0);
            if (1..=*many).contains(&nth) {
                return Ok(Some(before + nth - 1));
            }
            before += many;
        }
        Ok(None)
    }

    /// What stands at these positions.
    fn held(&self, positions: &[i64]) -> Held {
        let places = match self {
            Self::Numbered(_) => {
                return Held::Numbers(positions.iter().map(|position| position + 1).collect());
            }
            Self::Placed(places) => places,
        };
        let at = |position: i64| {
            let mut before = 0;
            places.iter().find_map(|(place, many)| {
                let nth = position - before + 1;
                before += many;
                (nth <= *many).then(|| turn(*place, nth))
            })
        };
        Held::Turns(positions.iter().filter_map(|position| at(*position)).collect())
    }
}

/// The comments of a page in its order.
async fn read(
    connection: &impl ConnectionTrait,
    draft: &Discussed,
    held: Held,
) -> Result<Vec<Model>, ServiceError> {
    let (column, wanted) = match held {
        Held::Numbers(wanted) => (Column::Number, wanted),
        Held::Turns(wanted) => (Column::Turn, wanted),
    };
    if wanted.is_empty() {
        return Ok(Vec::new());
    }
    let rows = of_draft(draft).filter(column.is_in(wanted.iter().copied())).all(connection).await?;
    let name = |row: &Model| if matches!(column, Column::Turn) { row.turn } else { row.number };
    let mut rows: HashMap<i64, Model> = rows.into_iter().map(|row| (name(&row), row)).collect();
    Ok(wanted.into_iter().filter_map(|wanted| rows.remove(&wanted)).collect())
}
