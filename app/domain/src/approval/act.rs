//! The act that approves, amends or cancels a standard.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// The order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Order {
    /// Its number.
    pub number: String,
    /// Its date.
    pub on: NaiveDate,
    /// Who signed it: office and name.
    pub signatory: String,
}

/// The state registration of the order at the Ministry of Justice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Registration {
    /// Its number.
    pub number: String,
    /// Its date.
    pub on: NaiveDate,
}

/// The first official publication of the order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Publication {
    /// Where it was published.
    pub place: String,
    /// When.
    pub on: NaiveDate,
}

/// When the order takes effect.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Effect {
    /// The first legal date on which it is in force.
    pub on: NaiveDate,
    /// The norm on which the date rests, where it is not the day that follows from the publication.
    pub norm: Option<String>,
}

/// The act, as far as it has come: what comes later is absent until it has happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Act {
    /// The order.
    pub order: Order,
    /// Its registration.
    pub registration: Option<Registration>,
    /// Its first official publication.
    pub publication: Option<Publication>,
    /// When it takes effect; never without registration and publication.
    pub effect: Option<Effect>,
}
