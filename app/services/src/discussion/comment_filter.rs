//! Which comments a list holds, and a page of them.

use domain::discussion::{AuthorKind, Outcome};
use domain::language::Language;
use domain::standard::{ElementId, SectionKey};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, Select};
use serde::{Deserialize, Serialize};

use super::discussed::Discussed;
use super::view::CommentView;
use crate::entity::comment::{Column, Entity};
use crate::error::ServiceError;

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
    /// Only those that propose a wording which everybody reads.
    pub suggested: bool,
    /// With all of these words, in whatever form; nothing typed does not restrict.
    pub text: String,
    /// In which order.
    pub order: CommentOrder,
    /// The page, from 1; nought is the first.
    pub page: u64,
    /// The page that holds the comment of this number, instead.
    pub holding: Option<i64>,
    /// Those that follow the comment of this number in the order of receipt, instead; not together with a clause. Where the list is
    /// narrowed by what is not counted, its total and its pages are of what follows.
    pub after: Option<i64>,
    /// How many on a page; fifty when nobody says, two hundred at most.
    pub per_page: u64,
}

impl CommentFilter {
    /// Whether the list is narrowed by what is not counted where comments stand.
    pub fn is_uncounted(&self) -> bool {
        self.decided.is_some()
            || self.outcome.is_some()
            || self.author_kind.is_some()
            || self.language.is_some()
            || self.suggested
            || !self.text.trim().is_empty()
    }
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
    /// Whether older comments hold the words too, and only the newest ten thousand with them were looked through.
    pub is_more: bool,
}

/// Every comment on a draft, as a query.
pub(super) fn of_draft(draft: &Discussed) -> Select<Entity> {
    Entity::find().filter(Column::DraftId.eq(draft.draft_id))
}

impl<Item> CommentPage<Item> {
    /// The same page of other items.
    pub(super) fn try_map<Other>(
        self,
        map: impl FnMut(Item) -> Result<Other, ServiceError>,
    ) -> Result<CommentPage<Other>, ServiceError> {
        let Self { comments, total, page, pages, is_more } = self;
        let comments = comments.into_iter().map(map).collect::<Result<_, _>>()?;
        Ok(CommentPage { comments, total, page, pages, is_more })
    }
}
