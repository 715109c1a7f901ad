//! The services of the register with what they have of a standard, for whoever enters what was approved elsewhere.

use std::collections::HashMap;

use chrono::NaiveDate;
use domain::access::{Action, Resource, allow};
use domain::language::Localized;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::{Deserialize, Serialize};

use super::line::kind;
use super::sequence::oldest_first;
use super::shown::Neighbour;
use crate::context::{Request, Services};
use crate::drafts::with_standard;
use crate::entity::{service, standard};
use crate::error::ServiceError;
use crate::page::{self, Page};
use crate::reading::{BodyName, body_names};

/// Which services are asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct StockFilter {
    /// With all of these words, or parts of words, in a name or in the code of the service.
    pub text: String,
    /// Only those without any act.
    pub without: bool,
    /// The `next` of the page before.
    pub after: Option<String>,
    /// How many; fifty when nobody says, two hundred at most.
    pub limit: Option<u64>,
}

/// A service with what it has of a standard.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StockLine {
    /// The code of the service.
    pub code: String,
    /// Its name.
    pub name: Localized,
    /// The body that develops its standard.
    pub body: BodyName,
    /// How many acts it has.
    pub acts: u64,
    /// The act that is in force today; one that ended the standard too.
    pub today: Option<Neighbour>,
}

/// What stands of an act: its service, its number, what it did, its day of effect.
type ActRow = (i64, i64, String, Option<NaiveDate>);

/// The services that suit the filter, by their code.
///
/// # Errors
/// [`ServiceError::Denied`] unless the actor keeps the register.
pub async fn stock(
    services: &Services,
    request: &Request,
    filter: &StockFilter,
) -> Result<Page<StockLine>, ServiceError> {
    allow(&request.actor, Action::EnterStandard, &Resource::Register)?;
    let connection = &services.database.connection;
    let mut query = service::Entity::find().filter(service::Column::ExcludedAt.is_null());
    for word in filter.text.to_lowercase().split_whitespace().take(8) {
        let search = Expr::col((service::Entity, service::Column::Search));
        query = query.filter(search.like(page::containing(word)));
    }
    if filter.without {
        query = query.filter(service::Column::Id.not_in_subquery(with_standard()));
    }
    if let Some(after) = &filter.after {
        query = query.filter(service::Column::Code.gt(after));
    }
    let limit = page::size(filter.limit);
    let rows = query.order_by_asc(service::Column::Code).limit(limit + 1).all(connection).await?;
    let of_services = standard::Column::ServiceId.is_in(rows.iter().map(|row| row.id));
    let acts: Vec<ActRow> = oldest_first(standard::Entity::find().filter(of_services))
        .select_only()
        .columns([
            standard::Column::ServiceId,
            standard::Column::Number,
            standard::Column::Kind,
            standard::Column::EffectiveOn,
        ])
        .into_tuple()
        .all(connection)
        .await?;
    let mut of_service: HashMap<i64, Vec<ActRow>> = HashMap::new();
    for act in acts {
        of_service.entry(act.0).or_default().push(act);
    }
    let (named, date) = (body_names(connection).await?, request.today(services));
    let lines = rows.into_iter().map(|row| {
        let acts = of_service.remove(&row.id).unwrap_or_default();
        line(row, &acts, &named, date)
    });
    let lines = lines.collect::<Result<Vec<_>, _>>()?;
    Ok(Page::of(lines, limit, |line| line.code.clone()))
}

/// A service with its acts, in the order in which they take effect.
fn line(
    row: service::Model,
    acts: &[ActRow],
    named: &HashMap<i64, BodyName>,
    date: NaiveDate,
) -> Result<StockLine, ServiceError> {
    let by = acts.iter().rev().find(|(.., effective_on)| effective_on.is_some_and(|on| on <= date));
    let today = match by {
        Some((_, number, code, effective_on)) => {
            Some(Neighbour { number: *number, kind: kind(code)?, effective_on: *effective_on })
        }
        None => None,
    };
    Ok(StockLine {
        code: row.code,
        name: Localized::new(row.name_kk, row.name_ru, row.name_en),
        body: named.get(&row.developing_body_id).cloned().ok_or(ServiceError::NotFound)?,
        acts: u64::try_from(acts.len()).unwrap_or(u64::MAX),
        today,
    })
}
