//! Lists: a page of items and where the list continues.

use serde::Serialize;
use services::page::Page;
use utoipa::ToSchema;

/// A page of a list.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct List<Item> {
    /// The items.
    pub items: Vec<Item>,
    /// What to ask with as `cursor` for the next page; null on the last one.
    pub next: Option<String>,
}

impl<Item> List<Item> {
    /// The page of a service, its items as machines read them.
    pub(super) fn of<Source>(page: Page<Source>, view: impl FnMut(Source) -> Item) -> Self {
        Self { items: page.items.into_iter().map(view).collect(), next: page.next }
    }

    /// A list that is whole.
    pub(super) fn whole(items: Vec<Item>) -> Self {
        Self { items, next: None }
    }
}
