//! A notice in one version, as it is shown.

use chrono::{DateTime, Utc};
use domain::language::Localized;
use domain::notice::{NoticeName, Operator};
use serde::{Deserialize, Serialize};

/// A notice in one version.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notice {
    /// Which notice.
    pub name: NoticeName,
    /// The text, CommonMark.
    pub text: Localized,
    /// Whether the text is the shipped one.
    pub is_shipped: bool,
    /// Who operates the site; blank as long as nobody has been entered.
    pub operator: Operator,
    /// Grows with every change; zero as long as there was none.
    pub version: i64,
    /// When it was changed.
    pub at: Option<DateTime<Utc>>,
}
