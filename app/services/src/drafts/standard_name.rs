//! An act as drafts name it.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::entity::standard::Model;

/// An act with the text that it put in force, as a draft that starts from it names it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StandardName {
    /// Its number among the acts of the service, from 1.
    pub number: i64,
    /// The number of the order.
    pub order_number: String,
    /// The date of the order.
    pub order_on: NaiveDate,
    /// The first day on which it is in force.
    pub effective_on: Option<NaiveDate>,
}

impl StandardName {
    /// The name of an act.
    pub(crate) fn of(row: &Model) -> Self {
        Self {
            number: row.number,
            order_number: row.order_number.clone(),
            order_on: row.order_on,
            effective_on: row.effective_on,
        }
    }
}
