//! Comments as the public reads them; decisions show once the closing report is published.

use std::collections::HashMap;

use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Select,
};

use super::comment_filter::{CommentFilter, CommentOrder, CommentPage, of_draft};
use super::complete::complete;
use super::discussed::{Discussed, public};
use super::pages::dense;
use super::turn::{WHOLE, turn};
use super::view::{CommentView, Decisions, decisions_of, view};
use crate::context::Services;
use crate::entity::comment::{Column, Entity, Model};
use crate::entity::{decision, draft, report};
use crate::error::ServiceError;
use crate::search::{Wanted, comments_with};

/// The comments on the placed draft `number` that the filter names, as anybody may read them. Before the report is
/// published no decision shows, and a filter by decision is left aside.
///
/// # Errors
/// [`ServiceError::NotFound`] if no such draft has been placed.
pub async fn comments(
    services: &Services,
    number: &str,
    filter: &CommentFilter,
) -> Result<CommentPage, ServiceError> {
    let draft = public(services, number).await?;
    let connection = &services.database.connection;
    let published = is_reported(connection, draft.draft_id).await?;
    let mut filter = filter.clone();
    if !published {
        (filter.decided, filter.outcome) = (None, None);
    }
    let page = page(services, &draft, &filter).await?;
    let known =
        if published { decisions_of(connection, &page.comments).await? } else { Decisions::default() };
    let mut page = page.try_map(|row| view(&row, &draft.placed, &known))?;
    complete(connection, draft.draft_id, &mut page.comments).await?;
    Ok(page)
}

/// One comment by its number, as anybody may read it.
///
/// # Errors
/// [`ServiceError::NotFound`] if there is no such comment.
pub async fn comment(services: &Services, number: &str, comment: i64) -> Result<CommentView, ServiceError> {
    let draft = public(services, number).await?;
    let connection = &services.database.connection;
    let published = is_reported(connection, draft.draft_id).await?;
    let found = of_draft(&draft).filter(Column::Number.eq(comment)).one(connection).await?;
    let found = found.ok_or(ServiceError::NotFound)?;
    let known = if published {
        decisions_of(connection, std::slice::from_ref(&found)).await?
    } else {
        Decisions::default()
    };
    let mut found = [view(&found, &draft.placed, &known)?];
    complete(connection, draft.draft_id, &mut found).await?;
    let [found] = found;
    Ok(found)
}

/// Whether the closing report of a draft is published, and with it every decision; a withdrawal afterwards hides none of them.
async fn is_reported(connection: &impl ConnectionTrait, draft_id: i64) -> Result<bool, ServiceError> {
    let published = report::Entity::find_by_id(draft_id).select_only().column(report::Column::DraftId);
    Ok(published.into_tuple::<i64>().one(connection).await?.is_some())
}

/// The stored comments that the filter names, one page of them.
pub(super) async fn page(
    services: &Services,
    draft: &Discussed,
    filter: &CommentFilter,
) -> Result<CommentPage<Model>, ServiceError> {
    let connection = &services.database.connection;
    let size = if filter.per_page == 0 { 50 } else { filter.per_page.min(200) };
    if let Some(page) = dense(connection, draft, filter, size).await? {
        return Ok(page);
    }
    let mut query = narrowed(of_draft(draft), draft, filter);
    let mut is_more = false;
    if !filter.text.trim().is_empty() {
        let wanted = Wanted::parse(&filter.text);
        // Signs alone are no words: no comment is found by them.
        let mut with = Vec::new();
        if !wanted.is_empty() {
            (with, is_more) = comments_with(services, draft.draft_id, &wanted).await?;
        }
        query = query.filter(Column::Number.is_in(with));
    }
    let (total, page, wanted) = match filter.holding {
        Some(held) => holding(numbers(connection, filter, query).await?, held, size)?,
        None => on_page(connection, filter, query, size).await?,
    };
    let pages = total.div_ceil(size).max(1);
    let rows = of_draft(draft).filter(Column::Number.is_in(wanted.iter().copied())).all(connection).await?;
    let mut rows: HashMap<i64, Model> = rows.into_iter().map(|row| (row.number, row)).collect();
    let comments = wanted.into_iter().filter_map(|number| rows.remove(&number)).collect();
    Ok(CommentPage { comments, total, page, pages, is_more })
}

/// How many comments there are, which page holds the wanted one, and the numbers on it.
fn holding(numbers: Vec<i64>, held: i64, size: u64) -> Result<(u64, u64, Vec<i64>), ServiceError> {
    let count = |many: usize| u64::try_from(many).unwrap_or(u64::MAX);
    let total = count(numbers.len());
    let before = numbers.iter().position(|number| *number == held).ok_or(ServiceError::NotFound)?;
    let page = count(before) / size + 1;
    let skipped = usize::try_from((page - 1) * size).unwrap_or(usize::MAX);
    let wanted =
        numbers.into_iter().skip(skipped).take(usize::try_from(size).unwrap_or(usize::MAX)).collect();
    Ok((total, page, wanted))
}

/// The same of the page that the filter names: the database counts and skips by its index, and hands out the page alone.
async fn on_page(
    connection: &impl ConnectionTrait,
    filter: &CommentFilter,
    narrowed: Select<Entity>,
    size: u64,
) -> Result<(u64, u64, Vec<i64>), ServiceError> {
    let total = narrowed.clone().count(connection).await?;
    let page = filter.page.clamp(1, total.div_ceil(size).max(1));
    let skipped = (page - 1) * size;
    let query = narrowed.clone().select_only().column(Column::Number);
    let query = match filter.order {
        CommentOrder::Date => query.order_by_asc(Column::Number),
        CommentOrder::Newest => query.order_by_desc(Column::Number),
        CommentOrder::Clause => {
            // The public reads those on the whole draft first.
            let whole = turn(WHOLE, 0);
            let first = narrowed.filter(Column::Turn.gte(whole)).count(connection).await?;
            let by_turn = query.order_by_asc(Column::Turn);
            let mut wanted: Vec<i64> = Vec::new();
            if skipped < first {
                let of_whole = by_turn.clone().filter(Column::Turn.gte(whole));
                wanted = of_whole.offset(skipped).limit(size).into_tuple().all(connection).await?;
            }
            let rest = size - u64::try_from(wanted.len()).unwrap_or(size);
            if rest > 0 {
                let of_clauses = by_turn.filter(Column::Turn.lt(whole)).offset(skipped.saturating_sub(first));
                let below: Vec<i64> = of_clauses.limit(rest).into_tuple().all(connection).await?;
                wanted.extend(below);
            }
            return Ok((total, page, wanted));
        }
    };
    Ok((total, page, query.offset(skipped).limit(size).into_tuple().all(connection).await?))
}

/// The numbers of the comments that the filter names, in its order, by indexes alone.
async fn numbers(
    connection: &impl ConnectionTrait,
    filter: &CommentFilter,
    narrowed: Select<Entity>,
) -> Result<Vec<i64>, ServiceError> {
    let query = narrowed.select_only().column(Column::Number);
    let query = match filter.order {
        CommentOrder::Date => query.order_by_asc(Column::Number),
        CommentOrder::Newest => query.order_by_desc(Column::Number),
        CommentOrder::Clause => {
            let mut lines: Vec<(i64, i64)> = query.column(Column::Turn).into_tuple().all(connection).await?;
            let whole = turn(WHOLE, 0);
            // The public reads those on the whole draft first.
            lines.sort_unstable_by_key(|(_, turn)| (*turn < whole, *turn));
            return Ok(lines.into_iter().map(|(number, _)| number).collect());
        }
    };
    Ok(query.into_tuple().all(connection).await?)
}

fn narrowed(mut query: Select<Entity>, draft: &Discussed, filter: &CommentFilter) -> Select<Entity> {
    if let Some(section) = filter.section {
        query = query.filter(Column::Section.eq(section.code()));
    }
    if let Some(element) = &filter.element {
        query = query.filter(Column::Element.eq(element.as_str()));
    }
    if let Some(kind) = filter.author_kind {
        query = query.filter(Column::AuthorKind.eq(kind.code()));
    }
    if let Some(language) = filter.language {
        query = query.filter(Column::Language.eq(language.code()));
    }
    if filter.whole_draft {
        query = query.filter(Column::Section.is_null());
    }
    if filter.suggested {
        query = query
            .filter(Column::Suggestion.is_not_null())
            .filter(Column::Hidden.is_null())
            .filter(Column::WithdrawnAt.is_null());
    }
    if let Some(after) = filter.after.filter(|_| filter.order == CommentOrder::Date) {
        query = query.filter(Column::Number.gt(after));
    }
    match filter.decided {
        Some(true) => query = query.filter(Column::DecisionId.is_not_null()),
        Some(false) => {
            query = query.filter(Column::DecisionId.is_null()).filter(Column::WithdrawnAt.is_null());
        }
        None => {}
    }
    if let Some(outcome) = filter.outcome {
        let so = sea_orm::sea_query::Query::select()
            .column(decision::Column::Id)
            .from(decision::Entity)
            .and_where(decision::Column::DraftId.eq(draft.draft_id))
            .and_where(decision::Column::Outcome.eq(outcome.code()))
            .to_owned();
        query = query.filter(Column::DecisionId.in_subquery(so));
    }
    query
}

/// The number of the draft that a row belongs to.
pub(super) async fn number_of(services: &Services, draft_id: i64) -> Result<String, ServiceError> {
    let row = draft::Entity::find_by_id(draft_id).one(&services.database.connection).await?;
    Ok(row.ok_or(ServiceError::NotFound)?.number)
}
