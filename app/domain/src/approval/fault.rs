//! What can be wrong with a field of the forms of an act.

use serde::{Deserialize, Serialize};

/// What is wrong with a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ActFault {
    /// Nothing was typed.
    Missing,
    /// More characters than are taken.
    TooLong,
    /// It holds characters that cannot be stored: controls, overrides of the reading direction, piles of marks.
    Unfit,
    /// The text is no date.
    MalformedDate,
    /// The date of something that has happened lies after today.
    DateInFuture,
    /// The date lies before that of the order.
    BeforeOrder,
    /// The date lies before what it is about.
    BeforeEvent,
    /// The date lies before that of the registration.
    BeforeRegistration,
    /// The date lies before that of the publication.
    BeforePublication,
    /// The order has not been registered at the Ministry of Justice.
    NotRegistered,
    /// The order has not been published officially.
    NotPublished,
    /// Another day than the one that follows from the publication needs the norm that sets it.
    NormMissing,
    /// There is no such place of informing.
    UnknownPlace,
    /// The address leads nowhere on the web.
    MalformedLink,
}

impl ActFault {
    /// Every fault; the site has words for each code.
    pub const ALL: [Self; 14] = [
        Self::Missing,
        Self::TooLong,
        Self::Unfit,
        Self::MalformedDate,
        Self::DateInFuture,
        Self::BeforeOrder,
        Self::BeforeEvent,
        Self::BeforeRegistration,
        Self::BeforePublication,
        Self::NotRegistered,
        Self::NotPublished,
        Self::NormMissing,
        Self::UnknownPlace,
        Self::MalformedLink,
    ];

    /// The stable name, a key of the interface's words.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::TooLong => "too_long",
            Self::Unfit => "unfit",
            Self::MalformedDate => "malformed_date",
            Self::DateInFuture => "date_in_future",
            Self::BeforeOrder => "before_order",
            Self::BeforeEvent => "before_event",
            Self::BeforeRegistration => "before_registration",
            Self::BeforePublication => "before_publication",
            Self::NotRegistered => "not_registered",
            Self::NotPublished => "not_published",
            Self::NormMissing => "norm_missing",
            Self::UnknownPlace => "unknown_place",
            Self::MalformedLink => "malformed_link",
        }
    }

    /// The fault of a stable name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|fault| fault.code() == code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_round_trip_and_equal_the_serialised_form() {
        for fault in ActFault::ALL {
            assert_eq!(ActFault::from_code(fault.code()), Some(fault));
            assert_eq!(serde_json::to_string(&fault).unwrap(), format!("\"{}\"", fault.code()));
        }
    }
}
