//! Lists that are read page by page.

use serde::{Deserialize, Serialize};

/// The most items a page holds.
pub(crate) const LARGEST: u64 = 200;
/// How many items a page holds when nobody says.
pub(crate) const USUAL: u64 = 50;

/// A part of a list, and where it continues.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Page<Item> {
    /// The items.
    pub items: Vec<Item>,
    /// What to ask with for the next page; absent on the last one.
    pub next: Option<String>,
}

impl<Item> Page<Item> {
    /// A page of `limit` items out of up to one more that was read to see whether the list goes on.
    pub(crate) fn of(mut items: Vec<Item>, limit: u64, cursor: impl Fn(&Item) -> String) -> Self {
        let limit = usize::try_from(limit).unwrap_or(usize::MAX);
        let goes_on = items.len() > limit;
        items.truncate(limit);
        let next = items.last().filter(|_| goes_on).map(cursor);
        Self { items, next }
    }
}

/// The size of a page that was asked for, within what is allowed.
pub(crate) fn size(asked: Option<u64>) -> u64 {
    asked.unwrap_or(USUAL).clamp(1, LARGEST)
}

/// A pattern for `LIKE` that finds `word` anywhere, its wildcards taken literally.
pub(crate) fn containing(word: &str) -> sea_orm::sea_query::LikeExpr {
    let escaped = word.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
    sea_orm::sea_query::LikeExpr::new(format!("%{escaped}%")).escape('\\')
}
