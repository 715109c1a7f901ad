//! The keys of services and drafts with words in their titles, for lists that are narrowed by a text.

use super::MOST;
use super::filter::{RowFilter, newest};
use super::kind::FoundKind;
use super::wanted::Wanted;
use crate::context::Services;
use crate::error::ServiceError;
use crate::page;

/// Parts of the text of a list that are compared with what is stored, and no more.
const MOST_PARTS: usize = 8;

/// The keys of the services or drafts whose titles hold the words of a text, at most the newest ten thousand. Nothing where
/// the text holds no word.
pub(crate) async fn in_titles(
    services: &Services,
    kind: FoundKind,
    text: &str,
) -> Result<Vec<i64>, ServiceError> {
    let wanted = Wanted::parse(text);
    if wanted.is_empty() {
        return Ok(Vec::new());
    }
    let filter = RowFilter { kind: Some(kind), in_title: true, ..RowFilter::documents() };
    let rows = newest(services, &wanted, &filter, MOST, 0).await?;
    Ok(rows.into_iter().map(|row| row.source_id).collect())
}

/// The patterns that find every part of a text as it was typed, in lower case: signs are no words, and a part of a code is none.
pub(crate) fn without_words(text: &str) -> Vec<sea_orm::sea_query::LikeExpr> {
    text.to_lowercase().split_whitespace().take(MOST_PARTS).map(page::containing).collect()
}
