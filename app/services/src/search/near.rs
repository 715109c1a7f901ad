//! Words that are nowhere, read as the words one typo away that are somewhere in a title or a clause.

use std::collections::HashSet;

use domain::search::{is_near, trigrams};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::filter::{RowFilter, newest};
use super::wanted::{Wanted, WantedWord};
use crate::context::Services;
use crate::entity::{search_stem, search_trigram};
use crate::error::ServiceError;
use crate::storage::WordForm;

/// So many readings of a word are compared.
const MOST_FORMS: usize = 4;
/// So many stems are compared with each.
const MOST_STEMS: u64 = 80;
/// So many of them take the place of a word.
const MOST_NEAR: usize = 6;

/// What is found instead, and the words as they are said; nothing where every word is somewhere, or one has no other near it.
pub(crate) async fn near(
    services: &Services,
    wanted: &Wanted,
) -> Result<Option<(Wanted, String)>, ServiceError> {
    let mut words = Vec::with_capacity(wanted.words.len());
    let mut said = Vec::with_capacity(wanted.words.len());
    let mut is_other = false;
    for word in &wanted.words {
        if is_somewhere(services, word).await? {
            said.push(word.typed.clone());
            words.push(word.clone());
            continue;
        }
        let Some((other, shown)) = read_as(services, word).await? else { return Ok(None) };
        is_other = true;
        said.push(shown);
        words.push(other);
    }
    Ok(is_other.then(|| (Wanted { words }, said.join(" "))))
}

async fn is_somewhere(services: &Services, word: &WantedWord) -> Result<bool, ServiceError> {
    let alone = Wanted { words: vec![word.clone()] };
    for filter in [RowFilter::documents(), RowFilter::talk()] {
        if !newest(services, &alone, &filter, 1, 0).await?.is_empty() {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The word as the stems near it, with a word in which the nearest stood.
async fn read_as(
    services: &Services,
    word: &WantedWord,
) -> Result<Option<(WantedWord, String)>, ServiceError> {
    let mut forms: Vec<WordForm> = Vec::new();
    let mut shown = None;
    for form in word.forms.iter().take(MOST_FORMS) {
        for (stem, seen) in candidates(services, &form.stem).await? {
            if forms.len() < MOST_NEAR && is_near(&form.stem, &stem) {
                shown.get_or_insert(seen);
                let near = WordForm { stem, is_prefix: false };
                if !forms.contains(&near) {
                    forms.push(near);
                }
            }
        }
    }
    Ok(shown.map(|shown| (WantedWord { typed: word.typed.clone(), forms }, shown)))
}

/// The stems that share most trigrams with one, those that share more first.
async fn candidates(services: &Services, stem: &str) -> Result<Vec<(String, String)>, ServiceError> {
    let connection = &services.database.connection;
    let parts: HashSet<String> = trigrams(stem).into_iter().collect();
    if parts.is_empty() {
        return Ok(Vec::new());
    }
    let ids: Vec<i64> = search_trigram::Entity::find()
        .select_only()
        .column(search_trigram::Column::StemId)
        .filter(search_trigram::Column::Trigram.is_in(parts))
        .group_by(search_trigram::Column::StemId)
        .order_by_desc(search_trigram::Column::Trigram.count())
        .order_by_asc(search_trigram::Column::StemId)
        .limit(MOST_STEMS)
        .into_tuple()
        .all(connection)
        .await?;
    let rows = search_stem::Entity::find()
        .filter(search_stem::Column::Id.is_in(ids.iter().copied()))
        .all(connection)
        .await?;
    let place = |id: i64| ids.iter().position(|known| *known == id);
    let mut rows: Vec<_> = rows.into_iter().map(|row| (place(row.id), row.stem, row.word)).collect();
    rows.sort_unstable();
    Ok(rows.into_iter().map(|(_, stem, word)| (stem, word)).collect())
}
