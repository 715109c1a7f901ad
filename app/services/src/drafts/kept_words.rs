//! The words of amending clauses as somebody edited them.

use domain::language::Language;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use serde::{Deserialize, Serialize};

use crate::entity::amending_word::{Column, Entity, Model};
use crate::error::ServiceError;

/// The words of a clause in one language as somebody edited them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptWords {
    /// Which clause.
    pub clause: String,
    /// The language.
    pub language: Language,
    /// The mark of what was edited: a clause that changed since has another.
    pub mark: String,
    /// The words.
    pub words: String,
}

/// The edited words of a draft, in the order in which they were first edited.
pub(crate) async fn kept_words(
    connection: &impl ConnectionTrait,
    draft_id: i64,
) -> Result<Vec<KeptWords>, ServiceError> {
    let rows =
        Entity::find().filter(Column::DraftId.eq(draft_id)).order_by_asc(Column::Id).all(connection).await?;
    Ok(rows.into_iter().filter_map(kept).collect())
}

/// A row as it is read; one in a language of a newer program is left out.
fn kept(row: Model) -> Option<KeptWords> {
    let language = Language::from_code(&row.language)?;
    Some(KeptWords { clause: row.clause, language, mark: row.mark, words: row.words })
}
