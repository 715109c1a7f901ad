//! How a payment is reckoned beyond its one amount: of what, within which bounds, for whom not at all.

use serde::{Deserialize, Serialize};

use crate::language::Localized;

/// The unit of a payment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FeeUnit {
    /// Tenge.
    Tenge,
    /// Monthly calculation index.
    Mci,
    /// Per cent of a sum named in the text or in the formula.
    Percent,
    /// Per cent of the monthly calculation index.
    MciPercent,
}

/// One end of what a payment may come to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct FeeBound {
    /// The amount in hundredths of the unit.
    pub hundredths: u64,
    /// What is counted.
    pub unit: FeeUnit,
}

/// What a payment says beside its amount, its methods and its law.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct FeeFormula {
    /// What the share is of, in the genitive: "стоимости объекта".
    #[serde(skip_serializing_if = "is_unsaid")]
    pub base: Localized,
    /// Whether the amount is the most that may be charged.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub not_above: bool,
    /// The least that is charged.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub least: Option<FeeBound>,
    /// The most that is charged.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub most: Option<FeeBound>,
    /// Who pays nothing.
    #[serde(skip_serializing_if = "is_unsaid")]
    pub free_for: Localized,
    /// Methods of charging that the list does not know.
    #[serde(skip_serializing_if = "is_unsaid")]
    pub other_method: Localized,
}

impl FeeFormula {
    /// The formula as an element holds it: nothing where nothing is said.
    pub fn boxed(self) -> Option<Box<Self>> {
        (self != Self::default()).then(|| Box::new(self))
    }
}

/// Whether a text holds nothing at all, not even a space: what is left out must read back as it was.
pub(super) fn is_unsaid(text: &Localized) -> bool {
    *text == Localized::default()
}
