//! Entering the present stock: many acts one after another, each in a transaction of its own, so that a bad row keeps no good one
//! back and the same rows can be sent again.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use domain::access::{Action, Resource, allow};

use super::enter::{EnterInput, Fit, among, enter, fit};
use super::sequence::Place;
use super::shown::StandardKind;
use crate::context::{Request, Services};
use crate::error::{FieldProblem, ServiceError};

/// What would become of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StockOutlook {
    /// It would be entered.
    Enters,
    /// The service has this act already.
    Already,
    /// It would be refused: each field with what is wrong.
    Unfit(Vec<FieldProblem>),
}

/// What became of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StockOutcome {
    /// It was entered: its number among the acts of the service.
    Entered(i64),
    /// The service had this act already, and nothing was written.
    Already,
    /// It was refused: each field with what is wrong.
    Unfit(Vec<FieldProblem>),
    /// The database could not be written: the row can be sent again as it is.
    NotNow,
}

/// What would become of each row, if those before it were entered.
///
/// # Errors
/// [`ServiceError::Denied`] unless the actor keeps the register.
pub async fn weigh_stock(
    services: &Services,
    request: &Request,
    rows: &[EnterInput],
) -> Result<Vec<StockOutlook>, ServiceError> {
    allow(&request.actor, Action::EnterStandard, &Resource::Register)?;
    let today = request.today(services);
    let mut before = Before::default();
    let mut told = Vec::with_capacity(rows.len());
    for row in rows {
        let outlook = match fit(row, today) {
            Err(problems) => StockOutlook::Unfit(problems),
            Ok(fit) => before.outlook(services, &row.code, &fit).await?,
        };
        told.push(outlook);
    }
    Ok(told)
}

/// Enters the rows in their order, each by itself.
///
/// # Errors
/// [`ServiceError::Denied`] unless the actor keeps the register; a fault of ours. What was entered before it stays, and is told as
/// [`StockOutcome::Already`] when the rows are sent again.
pub async fn enter_stock(
    services: &Services,
    request: &Request,
    rows: Vec<EnterInput>,
) -> Result<Vec<StockOutcome>, ServiceError> {
    allow(&request.actor, Action::EnterStandard, &Resource::Register)?;
    let mut told = Vec::with_capacity(rows.len());
    let mut is_stopped = false;
    for row in rows {
        if is_stopped {
            told.push(StockOutcome::NotNow);
            continue;
        }
        told.push(match enter(services, request, row).await {
            Ok(number) => StockOutcome::Entered(number),
            Err(ServiceError::Invalid(problems)) if is_entered(&problems) => StockOutcome::Already,
            Err(ServiceError::Invalid(problems)) => StockOutcome::Unfit(problems),
            Err(ServiceError::Busy | ServiceError::Unavailable) => {
                is_stopped = true;
                StockOutcome::NotNow
            }
            Err(other) => return Err(other),
        });
    }
    Ok(told)
}

fn is_entered(problems: &[FieldProblem]) -> bool {
    problems.iter().any(|one| one.field == "order_number" && one.code == "entered")
}

/// What the rows before one would have entered.
#[derive(Default)]
struct Before {
    /// The service, the order and its date.
    orders: HashSet<(String, String, NaiveDate)>,
    /// Of each service the places of its acts, and whether each has a text.
    acts: HashMap<String, Vec<(Place, bool)>>,
}

impl Before {
    async fn outlook(
        &mut self,
        services: &Services,
        code: &str,
        fit: &Fit,
    ) -> Result<StockOutlook, ServiceError> {
        let known = self.acts.entry(code.to_owned()).or_default();
        let among = match among(&services.database.connection, code, fit, known).await {
            Ok(among) => among,
            Err(ServiceError::Invalid(problems)) if is_entered(&problems) => {
                return Ok(StockOutlook::Already);
            }
            Err(ServiceError::Invalid(problems)) => return Ok(StockOutlook::Unfit(problems)),
            Err(other) => return Err(other),
        };
        let order = &fit.act.order;
        if !self.orders.insert((code.to_owned(), order.number.clone(), order.on)) {
            return Ok(StockOutlook::Unfit(vec![FieldProblem::new("order_number", "repeated_act")]));
        }
        let number = among.number.saturating_add(i64::try_from(known.len()).unwrap_or(i64::MAX));
        known.push(((fit.effective_on, order.on, number), fit.kind != StandardKind::Cancelled));
        Ok(StockOutlook::Enters)
    }
}
