//! The stems of titles and clauses, which a word with a typo is compared with. Of what people say none is kept: it may be a name.

use std::collections::{BTreeMap, HashMap, HashSet};

use domain::search::trigrams;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect, Set};

use crate::entity::{search_stem, search_trigram};
use crate::error::ServiceError;
use crate::storage::Write;

/// How many stems one statement names.
const STEMS_AT_ONCE: usize = 500;
/// A longer one is a name of something and no word that somebody mistypes.
const LONGEST: usize = 40;

/// Keeps the stems that are not known yet, each with a word in which it stood.
pub(super) async fn learn(write: &Write, seen: Vec<(String, String)>) -> Result<(), ServiceError> {
    let mut words: BTreeMap<String, String> = BTreeMap::new();
    for (stem, word) in seen {
        let is_word = stem.chars().all(char::is_alphabetic) && stem.chars().count() <= LONGEST;
        if is_word {
            words.entry(stem).or_insert(word);
        }
    }
    let stems: Vec<String> = words.keys().cloned().collect();
    for some in stems.chunks(STEMS_AT_ONCE) {
        let known: HashSet<String> = keys(write, some).await?.into_keys().collect();
        let new: Vec<String> = some.iter().filter(|stem| !known.contains(*stem)).cloned().collect();
        if !new.is_empty() {
            keep(write, &new, &words).await?;
        }
    }
    Ok(())
}

async fn keep(write: &Write, new: &[String], words: &BTreeMap<String, String>) -> Result<(), ServiceError> {
    let rows = new.iter().map(|stem| search_stem::ActiveModel {
        stem: Set(stem.clone()),
        word: Set(words.get(stem).cloned().unwrap_or_default()),
        ..Default::default()
    });
    search_stem::Entity::insert_many(rows).exec_without_returning(&**write).await?;
    let mut parts = Vec::new();
    for (stem, id) in keys(write, new).await? {
        let of_stem: HashSet<String> = trigrams(&stem).into_iter().collect();
        parts.extend(
            of_stem
                .into_iter()
                .map(|trigram| search_trigram::ActiveModel { trigram: Set(trigram), stem_id: Set(id) }),
        );
    }
    let mut parts = parts.into_iter().peekable();
    while parts.peek().is_some() {
        let some: Vec<_> = parts.by_ref().take(STEMS_AT_ONCE).collect();
        search_trigram::Entity::insert_many(some).exec_without_returning(&**write).await?;
    }
    Ok(())
}

/// The keys of stems, of those that are known.
async fn keys(write: &Write, stems: &[String]) -> Result<HashMap<String, i64>, ServiceError> {
    let rows: Vec<(String, i64)> = search_stem::Entity::find()
        .select_only()
        .columns([search_stem::Column::Stem, search_stem::Column::Id])
        .filter(search_stem::Column::Stem.is_in(stems.iter().cloned()))
        .into_tuple()
        .all(&**write)
        .await?;
    Ok(rows.into_iter().collect())
}
