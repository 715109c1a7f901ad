//! Standards in force as pages, files and the interface for machines read them.

use chrono::NaiveDate;
use domain::language::Localized;
use domain::register::Recipients;
use domain::standard::Content;
use serde::{Deserialize, Serialize};

use super::correction::Correction;
use crate::reading::BodyName;

/// What an act did to the standard of a service.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StandardKind {
    /// It approved the first standard.
    Adopted,
    /// It changed the standard.
    Amended,
    /// It ended the standard.
    Cancelled,
}

impl StandardKind {
    /// Every kind.
    pub const ALL: [Self; 3] = [Self::Adopted, Self::Amended, Self::Cancelled];

    /// The stable name in the database and for machines.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Adopted => "adopted",
            Self::Amended => "amended",
            Self::Cancelled => "cancelled",
        }
    }

    /// The kind of a stable name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// The service of a standard, as the register has it now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StandardService {
    /// Its key.
    pub id: i64,
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: Localized,
    /// Who receives it.
    pub recipients: Recipients,
}

/// The act by which a version was approved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StandardAct {
    /// The number of the order.
    pub order_number: String,
    /// Its date.
    pub order_on: NaiveDate,
    /// Who signed it.
    pub signatory: String,
    /// The number under which the Ministry of Justice registered it.
    pub justice_number: Option<String>,
    /// When it was registered.
    pub justice_on: Option<NaiveDate>,
    /// Where it was officially published first.
    pub published_in: Option<String>,
    /// When it was published.
    pub published_on: Option<NaiveDate>,
    /// The norm on which another date of effect than the usual one rests.
    pub effective_norm: Option<String>,
}

/// A version of a standard without its text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct VersionSummary {
    /// Its number in the service, from 1.
    pub number: i64,
    /// What its act did.
    pub kind: StandardKind,
    /// The body whose act it is.
    pub body: BodyName,
    /// The act.
    pub act: StandardAct,
    /// The first day on which it is in force; nothing as long as that is not known.
    pub effective_on: Option<NaiveDate>,
    /// The last day on which it is in force; nothing as long as no other version follows.
    pub valid_until: Option<NaiveDate>,
    /// The number of the draft that became it; nothing where it was approved elsewhere.
    pub draft: Option<String>,
    /// The hash of its text.
    pub hash: String,
    /// What was corrected in an act that was entered by hand, the oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub corrections: Vec<Correction>,
}

/// A version beside another one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Neighbour {
    /// Its number.
    pub number: i64,
    /// What its act did.
    pub kind: StandardKind,
    /// The first day on which it is in force.
    pub effective_on: Option<NaiveDate>,
}

impl Neighbour {
    /// Whether it has a text that can be read and compared.
    pub fn has_text(self) -> bool {
        self.kind != StandardKind::Cancelled
    }
}

/// A version with its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// What it is.
    pub summary: VersionSummary,
    /// Its text; empty where the act ended the standard.
    pub content: Content,
    /// The version in force before it.
    pub previous: Option<Neighbour>,
    /// The version that takes its place.
    pub next: Option<Neighbour>,
}

/// What is in force on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StandardState {
    /// Nothing yet; the version that comes first, if one is approved.
    NotYet(Option<Neighbour>),
    /// A text.
    InForce(Box<Version>),
    /// Nothing any more.
    Ceased {
        /// The act that ended the standard; it takes effect on the first day without one.
        act: Box<VersionSummary>,
        /// The last version that was in force.
        last: Option<Neighbour>,
    },
}

/// The standard of a service on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StandardOn {
    /// The service.
    pub service: StandardService,
    /// The day.
    pub date: NaiveDate,
    /// What is in force.
    pub state: StandardState,
}

/// One version of the standard of a service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StandardVersion {
    /// The service.
    pub service: StandardService,
    /// The version.
    pub version: Version,
}
