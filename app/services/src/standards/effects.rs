//! From when until when each text of a service is in force (RF-1): counted anew from all its acts whenever one of them changes.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};
use domain::approval::terms_of_effect;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect, Set};

use super::sequence::{of_service, oldest_first};
use crate::context::Services;
use crate::drafts::load::touch;
use crate::entity::{draft, standard};
use crate::error::ServiceError;
use crate::storage::Write;

/// The instants between which a draft is in force.
type Term = (Option<DateTime<Utc>>, Option<DateTime<Utc>>);

/// Writes into the drafts of a service from when until when each is in force, by the acts in the order of their effect; of acts
/// of one day the one of the later order counts.
pub(crate) async fn settle_effects(
    services: &Services,
    write: &Write,
    service_id: i64,
) -> Result<(), ServiceError> {
    let acts: Vec<(Option<i64>, Option<NaiveDate>)> = oldest_first(of_service(service_id))
        .select_only()
        .columns([standard::Column::DraftId, standard::Column::EffectiveOn])
        .into_tuple()
        .all(&**write)
        .await?;
    let zone = services.settings.zone;
    let (drafts, days): (Vec<Option<i64>>, Vec<NaiveDate>) =
        acts.iter().filter_map(|(draft, on)| on.map(|on| (*draft, on))).unzip();
    let terms: HashMap<i64, Term> = drafts
        .into_iter()
        .zip(terms_of_effect(&days))
        .filter_map(|(draft, (from, until))| {
            Some((draft?, (Some(zone.start_of(from)), until.map(|day| zone.start_of(day)))))
        })
        .collect();
    let approved = acts.iter().filter_map(|(draft, _)| *draft);
    let rows = draft::Entity::find().filter(draft::Column::Id.is_in(approved)).all(&**write).await?;
    for row in rows {
        let (effective_at, ceases_at) = terms.get(&row.id).copied().unwrap_or_default();
        if (row.effective_at, row.ceases_at) != (effective_at, ceases_at) {
            let mut row: draft::ActiveModel = row.into();
            row.effective_at = Set(effective_at);
            row.ceases_at = Set(ceases_at);
            touch(write, row).await?;
        }
    }
    Ok(())
}
