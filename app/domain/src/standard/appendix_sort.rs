//! What an appendix is.

use serde::{Deserialize, Serialize};

/// What an appendix is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AppendixSort {
    /// A form of an application, with its fields and blanks.
    Form,
    /// A list.
    List,
    /// A scheme of steps.
    Scheme,
    /// A table.
    Table,
    /// Anything else.
    #[default]
    Other,
}
