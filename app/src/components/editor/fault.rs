//! Why a value of a form cannot be read, and where it stands.

use serde::{Deserialize, Serialize};

/// Why a value cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LineFault {
    /// It is no whole number.
    Count,
    /// It is no amount with at most two places after the comma.
    Amount,
    /// It is no time of day.
    Time,
    /// A time stands without its partner: opening without closing, or one end of a break.
    Alone,
    /// A break on a day without hours.
    BreakWithoutHours,
    /// It is none of the choices.
    Choice,
    /// It is no number of an article, beside numbers of its paragraphs.
    Article,
    /// They are no numbers of paragraphs or subparagraphs, or it is not said of which.
    Numbers,
    /// It is no date.
    Day,
    /// The text is longer than a line may be.
    TooLong,
    /// It holds characters that cannot be stored: controls, overrides of the reading direction, piles of marks.
    Unfit,
    /// The section has more lines than it may.
    TooMany,
}

/// A value that cannot be read, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldFault {
    /// The name of the field in the form.
    pub field: String,
    /// Why.
    pub fault: LineFault,
}
