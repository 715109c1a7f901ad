//! Comments as the public reads them; decisions show once the closing report is published.

use std::collections::HashMap;

use domain::discussion::{AuthorKind, Outcome};
use domain::language::Language;
use domain::standard::{Content, ElementId, SectionKey};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Select};
use serde::{Deserialize, Serialize};

use super::discussed::{Discussed, public};
use super::view::{CommentView, Decisions, decisions, view};
use crate::context::Services;
use crate::entity::comment::{Column, Entity, Model};
use crate::entity::{decision, draft, report};
use crate::error::ServiceError;
use crate::search::{Wanted, comments_with};

/// The order of a list of comments.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CommentOrder {
    /// By clause as the draft is read, those on the whole draft first.
    #[default]
    Clause,
    /// In the order of receipt, the first one first.
    Date,
    /// In the order of receipt, the last one first.
    Newest,
}

/// Which comments are asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct CommentFilter {
    /// On this section or an element of it.
    pub section: Option<SectionKey>,
    /// On this element.
    pub element: Option<ElementId>,
    /// Only those on the whole draft.
    pub whole_draft: bool,
    /// Decided or not; only for those who may know.
    pub decided: Option<bool>,
    /// Decided so; only for those who may know.
    pub outcome: Option<Outcome>,
    /// Of authors of this kind.
    pub author_kind: Option<AuthorKind>,
    /// In this language.
    pub language: Option<Language>,
    /// With all of these words, in whatever form; nothing typed does not restrict.
    pub text: String,
    /// In which order.
    pub order: CommentOrder,
    /// The page, from 1; nought is the first.
    pub page: u64,
    /// The page that holds the comment of this number, instead.
    pub holding: Option<i64>,
    /// How many on a page; fifty when nobody says, two hundred at most.
    pub per_page: u64,
}

/// One page of comments.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CommentPage<Item = CommentView> {
    /// The comments.
    pub comments: Vec<Item>,
    /// How many the filter names in all.
    pub total: u64,
    /// Which page this is, from 1.
    pub page: u64,
    /// How many pages there are.
    pub pages: u64,
}

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
    let known = if published { decisions(connection, draft.draft_id).await? } else { Decisions::default() };
    let mut filter = filter.clone();
    if !published {
        (filter.decided, filter.outcome) = (None, None);
    }
    let page = page(services, &draft, &filter).await?;
    page.try_map(|row| view(&row, &draft.placed, &known))
}

/// One comment by its number, as anybody may read it.
///
/// # Errors
/// [`ServiceError::NotFound`] if there is no such comment.
pub async fn comment(services: &Services, number: &str, comment: i64) -> Result<CommentView, ServiceError> {
    let draft = public(services, number).await?;
    let connection = &services.database.connection;
    let published = is_reported(connection, draft.draft_id).await?;
    let known = if published { decisions(connection, draft.draft_id).await? } else { Decisions::default() };
    let found = of_draft(&draft).filter(Column::Number.eq(comment)).one(connection).await?;
    view(&found.ok_or(ServiceError::NotFound)?, &draft.placed, &known)
}

/// Whether the closing report of a draft is published, and with it every decision; a withdrawal afterwards hides none of them.
async fn is_reported(connection: &impl ConnectionTrait, draft_id: i64) -> Result<bool, ServiceError> {
    let published = report::Entity::find_by_id(draft_id).select_only().column(report::Column::DraftId);
    Ok(published.into_tuple::<i64>().one(connection).await?.is_some())
}

/// Every comment on a draft, as a query.
pub(super) fn of_draft(draft: &Discussed) -> Select<Entity> {
    Entity::find().filter(Column::DraftId.eq(draft.draft_id))
}

/// The stored comments that the filter names, one page of them.
pub(super) async fn page(
    services: &Services,
    draft: &Discussed,
    filter: &CommentFilter,
) -> Result<CommentPage<Model>, ServiceError> {
    let connection = &services.database.connection;
    let mut query = narrowed(of_draft(draft), draft, filter);
    if !filter.text.trim().is_empty() {
        let wanted = Wanted::parse(&filter.text);
        // Signs alone are no words: no comment is found by them.
        let with = if wanted.is_empty() {
            Vec::new()
        } else {
            comments_with(services, draft.draft_id, &wanted).await?
        };
        query = query.filter(Column::Number.is_in(with));
    }
    let numbers = numbers(connection, draft, filter, query).await?;
    let size = if filter.per_page == 0 { 50 } else { filter.per_page.min(200) };
    let total = u64::try_from(numbers.len()).unwrap_or(u64::MAX);
    let pages = total.div_ceil(size).max(1);
    let page = match filter.holding {
        Some(wanted) => {
            let before = numbers.iter().position(|number| *number == wanted).ok_or(ServiceError::NotFound)?;
            u64::try_from(before).unwrap_or(u64::MAX) / size + 1
        }
        None => filter.page.clamp(1, pages),
    };
    let skipped = usize::try_from((page - 1) * size).unwrap_or(usize::MAX);
    let wanted = numbers.into_iter().skip(skipped).take(usize::try_from(size).unwrap_or(usize::MAX));
    let wanted: Vec<i64> = wanted.collect();
    let rows = of_draft(draft).filter(Column::Number.is_in(wanted.iter().copied())).all(connection).await?;
    let mut rows: HashMap<i64, Model> = rows.into_iter().map(|row| (row.number, row)).collect();
    let comments = wanted.into_iter().filter_map(|number| rows.remove(&number)).collect();
    Ok(CommentPage { comments, total, page, pages })
}

/// The numbers of the comments that the filter names, in its order.
async fn numbers(
    connection: &impl ConnectionTrait,
    draft: &Discussed,
    filter: &CommentFilter,
    narrowed: Select<Entity>,
) -> Result<Vec<i64>, ServiceError> {
    let query = narrowed.select_only().column(Column::Number);
    let query = match filter.order {
        CommentOrder::Date => query.order_by_asc(Column::Number),
        CommentOrder::Newest => query.order_by_desc(Column::Number),
        CommentOrder::Clause => {
            let query = query.columns([Column::Section, Column::Element]).into_tuple();
            return Ok(by_clause(query.all(connection).await?, &draft.placed));
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
    match filter.decided {
        Some(true) => query = query.filter(Column::DecisionId.is_not_null()),
        Some(false) => query = query.filter(Column::DecisionId.is_null()),
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

/// The numbers of comments in the order of the clauses they concern.
fn by_clause(lines: Vec<(i64, Option<String>, Option<String>)>, placed: &Content) -> Vec<i64> {
    let mut order: HashMap<&str, usize> = HashMap::new();
    for section in placed.sections() {
        order.insert(section.key.code(), order.len() + 1);
        for element in &section.elements {
            order.insert(element.id.as_str(), order.len() + 1);
        }
    }
    let place = |code: &Option<String>| code.as_deref().and_then(|code| order.get(code)).copied();
    let mut sorted: Vec<(usize, i64)> = lines
        .into_iter()
        .map(|(number, section, element)| (place(&element).or(place(&section)).unwrap_or(0), number))
        .collect();
    sorted.sort_unstable();
    sorted.into_iter().map(|(_, number)| number).collect()
}

impl<Item> CommentPage<Item> {
    /// The same page of other items.
    pub(super) fn try_map<Other>(
        self,
        map: impl FnMut(Item) -> Result<Other, ServiceError>,
    ) -> Result<CommentPage<Other>, ServiceError> {
        let comments = self.comments.into_iter().map(map).collect::<Result<_, _>>()?;
        Ok(CommentPage { comments, total: self.total, page: self.page, pages: self.pages })
    }
}

/// The number of the draft that a row belongs to.
pub(super) async fn number_of(services: &Services, draft_id: i64) -> Result<String, ServiceError> {
    let row = draft::Entity::find_by_id(draft_id).one(&services.database.connection).await?;
    Ok(row.ok_or(ServiceError::NotFound)?.number)
}
