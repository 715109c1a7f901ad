//! A law and the places in it, as lines cite them.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::language::Localized;

/// A law and the article in it, as cited beside a ground or a payment.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Citation {
    /// The name of the law.
    #[serde(default)]
    pub law: Localized,
    /// The articles with what is meant of them, such as "19-1(2)1", or several: "19-1(2)(1, 3), 10".
    #[serde(default)]
    pub article: String,
    /// The number of the law, such as "88-V".
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub number: String,
    /// The date of the law.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<NaiveDate>,
}

impl Citation {
    /// A law by its name and the places in it, without number and date.
    pub fn of(law: Localized, article: impl Into<String>) -> Self {
        Self { law, article: article.into(), number: String::new(), date: None }
    }

    /// Whether both the law, in some language, and the article have been written.
    pub fn is_complete(&self) -> bool {
        !self.law.is_blank() && !self.article.trim().is_empty()
    }
}
