//! The comments received in time, by clause or by date, with the decisions once the report is published.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use domain::discussion::{AuthorKind, Outcome};
use domain::language::Language;
use domain::standard::{ElementId, SectionKey};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::draft::{CommentCounts, RevisionView, counts, placed};
use super::heads::{DraftHead, head_of};
use crate::context::{Request, Services};
use crate::entity::{comment, decision};
use crate::error::ServiceError;

/// How many comments stand on a page.
const PAGE: usize = 50;

/// In which order comments are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CommentOrder {
    /// By the clause they concern, those on the whole draft first.
    Clause,
    /// Newest first.
    Date,
}

/// A decision as the public reads it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecisionView {
    /// The key of its row.
    pub id: i64,
    /// What was decided.
    pub outcome: Outcome,
    /// Why.
    pub substantiation: String,
    /// When, UTC.
    pub decided_at: DateTime<Utc>,
    /// How many comments share it.
    pub shared_with: u64,
}

/// A comment as the public reads it: no e-mail, no business identification number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CommentView {
    /// Its number in the draft.
    pub number: i64,
    /// When it was received, UTC.
    pub received_at: DateTime<Utc>,
    /// What the author is.
    pub author_kind: AuthorKind,
    /// The name of the author.
    pub author_name: String,
    /// The language of the comment.
    pub language: Language,
    /// Its words.
    pub text: String,
    /// The section it concerns; nothing for the whole draft.
    pub section: Option<SectionKey>,
    /// The element it concerns.
    pub element: Option<ElementId>,
    /// The language of the words it concerns.
    pub anchor_language: Option<Language>,
    /// The quoted words.
    pub quote: Option<String>,
    /// The wording it proposes.
    pub suggestion: Option<String>,
    /// The decision, public together with the closing report.
    pub decision: Option<DecisionView>,
}

/// A page of comments.
#[derive(Clone, Debug)]
pub struct CommentsPage {
    /// The draft.
    pub head: DraftHead,
    /// The placed text, on which they were made.
    pub placed: RevisionView,
    /// The comments of this page.
    pub comments: Vec<CommentView>,
    /// How many comments stand where.
    pub counts: CommentCounts,
    /// The order.
    pub order: CommentOrder,
    /// This page, from 1.
    pub page: u64,
    /// How many pages there are, at least one.
    pub pages: u64,
}

/// Which comments are asked for.
#[derive(Clone, Debug)]
pub struct CommentsAsked {
    /// In which order.
    pub order: CommentOrder,
    /// Which page, from 1.
    pub page: u64,
    /// The page that holds the comment of this number, instead.
    pub holding: Option<i64>,
    /// Only those on this element.
    pub element: Option<ElementId>,
}

/// A page of the comments on a placed draft.
///
/// # Errors
/// [`ServiceError::NotFound`] if there is no such placed draft, page or comment.
pub async fn comments(
    services: &Services,
    request: &Request,
    number: &str,
    asked: &CommentsAsked,
) -> Result<CommentsPage, ServiceError> {
    let connection = &services.database.connection;
    let (row, head) = head_of(connection, number, request.at).await?;
    let placed = placed(connection, row.id).await?;
    let counts = counts(connection, row.id).await?;
    let mut query = comment::Entity::find();
    if let Some(element) = &asked.element {
        query = query.filter(comment::Column::Element.eq(element.as_str()));
    }
    let mut listed: Vec<(i64, Option<String>, Option<String>)> = query
        .select_only()
        .columns([comment::Column::Number, comment::Column::Section, comment::Column::Element])
        .filter(comment::Column::DraftId.eq(row.id))
        .order_by_desc(comment::Column::Number)
        .into_tuple()
        .all(connection)
        .await?;
    if asked.order == CommentOrder::Clause {
        let order_of = places(&placed);
        listed.sort_by_key(|(number, section, element)| {
            let section = section.as_deref().and_then(SectionKey::from_code);
            let place = element.as_ref().and_then(|element| order_of.get(element.as_str()).copied());
            (section, place, *number)
        });
    }
    let pages = listed.len().div_ceil(PAGE).max(1);
    let page = match asked.holding {
        Some(wanted) => {
            let place = listed.iter().position(|(number, _, _)| *number == wanted);
            place.ok_or(ServiceError::NotFound)? / PAGE + 1
        }
        None => usize::try_from(asked.page).unwrap_or(usize::MAX).max(1),
    };
    if page > pages {
        return Err(ServiceError::NotFound);
    }
    let numbers: Vec<i64> =
        listed.iter().skip((page - 1) * PAGE).take(PAGE).map(|(number, _, _)| *number).collect();
    let rows = comment::Entity::find()
        .filter(comment::Column::DraftId.eq(row.id))
        .filter(comment::Column::Number.is_in(numbers.clone()))
        .all(connection)
        .await?;
    let decisions = match head.reported_at {
        Some(_) => decisions(connection, row.id).await?,
        None => HashMap::new(),
    };
    let mut by_number: HashMap<i64, CommentView> =
        rows.into_iter().map(|row| (row.number, view(row, &decisions))).collect();
    let comments = numbers.iter().filter_map(|number| by_number.remove(number)).collect();
    let narrow = |number: usize| u64::try_from(number).unwrap_or(u64::MAX);
    Ok(CommentsPage {
        head,
        placed,
        comments,
        counts,
        order: asked.order,
        page: narrow(page),
        pages: narrow(pages),
    })
}

fn places(placed: &RevisionView) -> HashMap<&str, usize> {
    let elements = placed.content.sections().iter().flat_map(|section| &section.elements);
    elements.enumerate().map(|(place, element)| (element.id.as_str(), place)).collect()
}

/// Every decision on the comments of a draft, by its key.
pub(super) async fn decisions(
    connection: &impl ConnectionTrait,
    draft_id: i64,
) -> Result<HashMap<i64, DecisionView>, ServiceError> {
    let rows =
        decision::Entity::find().filter(decision::Column::DraftId.eq(draft_id)).all(connection).await?;
    let shared: Vec<Option<i64>> = comment::Entity::find()
        .select_only()
        .column(comment::Column::DecisionId)
        .filter(comment::Column::DraftId.eq(draft_id))
        .into_tuple()
        .all(connection)
        .await?;
    let mut many: HashMap<i64, u64> = HashMap::new();
    for id in shared.into_iter().flatten() {
        *many.entry(id).or_default() += 1;
    }
    let view = |row: decision::Model| {
        let view = DecisionView {
            id: row.id,
            outcome: Outcome::from_code(&row.outcome)?,
            substantiation: row.substantiation,
            decided_at: row.decided_at,
            shared_with: many.get(&row.id).copied().unwrap_or(1).saturating_sub(1),
        };
        Some((row.id, view))
    };
    Ok(rows.into_iter().filter_map(view).collect())
}

fn view(row: comment::Model, decisions: &HashMap<i64, DecisionView>) -> CommentView {
    CommentView {
        number: row.number,
        received_at: row.received_at,
        author_kind: AuthorKind::from_code(&row.author_kind).unwrap_or(AuthorKind::Individual),
        author_name: row.author_name,
        language: Language::from_code(&row.language).unwrap_or(Language::Ru),
        text: row.text,
        section: row.section.as_deref().and_then(SectionKey::from_code),
        element: row.element.and_then(|id| ElementId::parse(&id).ok()),
        anchor_language: row.anchor_language.as_deref().and_then(Language::from_code),
        quote: row.quote,
        suggestion: row.suggestion,
        decision: row.decision_id.and_then(|id| decisions.get(&id).cloned()),
    }
}
