//! The twelve required sections and the four parts that hold them (Art. 14, R14-1), and the appendices behind them.

use serde::{Deserialize, Serialize};

/// One of the four parts of a standard (Art. 14).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// Part 1: general provisions.
    General,
    /// Part 2: procedure of rendering.
    Procedure,
    /// Part 3: procedure for appealing.
    Appeal,
    /// Part 4: other requirements.
    Other,
    /// What stands behind the four parts: the appendices (Art. 14(4)).
    Appendices,
}

impl Part {
    /// The four parts in the order of the law.
    pub const ALL: [Self; 4] = [Self::General, Self::Procedure, Self::Appeal, Self::Other];

    /// The four parts and the appendices behind them, which a standard may lack.
    pub const EVERY: [Self; 5] =
        [Self::General, Self::Procedure, Self::Appeal, Self::Other, Self::Appendices];

    /// The number of the part, from 1.
    pub const fn number(self) -> u8 {
        match self {
            Self::General => 1,
            Self::Procedure => 2,
            Self::Appeal => 3,
            Self::Other => 4,
            Self::Appendices => 5,
        }
    }

    /// The sections of the part, in the order of the law.
    pub fn sections(self) -> impl Iterator<Item = SectionKey> {
        SectionKey::EVERY.into_iter().filter(move |key| key.part() == self)
    }
}

/// One of the twelve required elements of a standard (Art. 14), or its appendices.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum SectionKey {
    /// Name of the state service.
    #[serde(rename = "general.service_name")]
    ServiceName,
    /// Central state body developing the standard.
    #[serde(rename = "general.developing_body")]
    DevelopingBody,
    /// Service provider(s).
    #[serde(rename = "general.provider")]
    Provider,
    /// Term of rendering.
    #[serde(rename = "procedure.term")]
    Term,
    /// Form of rendering.
    #[serde(rename = "procedure.form")]
    Form,
    /// Result of rendering and its form.
    #[serde(rename = "procedure.result")]
    Result,
    /// Amount of payment and methods of charging.
    #[serde(rename = "procedure.payment")]
    Payment,
    /// Work schedule.
    #[serde(rename = "procedure.schedule")]
    Schedule,
    /// List of documents.
    #[serde(rename = "procedure.documents")]
    Documents,
    /// Grounds for refusal established by laws.
    #[serde(rename = "procedure.refusal_grounds")]
    RefusalGrounds,
    /// Procedure for appealing.
    #[serde(rename = "appeal")]
    Appeal,
    /// Other requirements.
    #[serde(rename = "other")]
    Other,
    /// Appendices: forms, lists, schemes and tables that the elements refer to. No standard has to have any.
    #[serde(rename = "appendices")]
    Appendices,
}

impl SectionKey {
    /// The twelve, in the order of Art. 14.
    pub const ALL: [Self; 12] = [
        Self::ServiceName,
        Self::DevelopingBody,
        Self::Provider,
        Self::Term,
        Self::Form,
        Self::Result,
        Self::Payment,
        Self::Schedule,
        Self::Documents,
        Self::RefusalGrounds,
        Self::Appeal,
        Self::Other,
    ];

    /// The twelve and the appendices behind them, which a standard may lack.
    pub const EVERY: [Self; 13] = [
        Self::ServiceName,
        Self::DevelopingBody,
        Self::Provider,
        Self::Term,
        Self::Form,
        Self::Result,
        Self::Payment,
        Self::Schedule,
        Self::Documents,
        Self::RefusalGrounds,
        Self::Appeal,
        Self::Other,
        Self::Appendices,
    ];

    /// The stable name in data, addresses and the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::ServiceName => "general.service_name",
            Self::DevelopingBody => "general.developing_body",
            Self::Provider => "general.provider",
            Self::Term => "procedure.term",
            Self::Form => "procedure.form",
            Self::Result => "procedure.result",
            Self::Payment => "procedure.payment",
            Self::Schedule => "procedure.schedule",
            Self::Documents => "procedure.documents",
            Self::RefusalGrounds => "procedure.refusal_grounds",
            Self::Appeal => "appeal",
            Self::Other => "other",
            Self::Appendices => "appendices",
        }
    }

    /// The section of a stable name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::EVERY.into_iter().find(|key| key.code() == code)
    }

    /// The part that holds the section.
    pub const fn part(self) -> Part {
        match self {
            Self::ServiceName | Self::DevelopingBody | Self::Provider => Part::General,
            Self::Appeal => Part::Appeal,
            Self::Other => Part::Other,
            Self::Appendices => Part::Appendices,
            _ => Part::Procedure,
        }
    }

    /// The number as printed, such as "2.6".
    pub const fn number(self) -> &'static str {
        match self {
            Self::ServiceName => "1.1",
            Self::DevelopingBody => "1.2",
            Self::Provider => "1.3",
            Self::Term => "2.1",
            Self::Form => "2.2",
            Self::Result => "2.3",
            Self::Payment => "2.4",
            Self::Schedule => "2.5",
            Self::Documents => "2.6",
            Self::RefusalGrounds => "2.7",
            Self::Appeal => "3.1",
            Self::Other => "4.1",
            Self::Appendices => "5",
        }
    }

    /// Whether the text comes from the register entry and is not typed by a drafter.
    pub const fn is_from_register(self) -> bool {
        matches!(self, Self::ServiceName | Self::DevelopingBody)
    }

    /// Whether it is one of the twelve of the law, which a standard always has; the appendices stand only where there are any.
    pub const fn is_of_law(self) -> bool {
        !matches!(self, Self::Appendices)
    }

    /// Whether the elements are paragraphs of CommonMark alone (R14-6); those of the appendices stand below their titles.
    pub const fn is_prose(self) -> bool {
        matches!(self, Self::Result | Self::Appeal | Self::Other)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn r14_1_twelve_sections_in_four_parts_in_the_order_of_the_law() {
        let by_part: Vec<_> = Part::ALL.into_iter().flat_map(Part::sections).collect();
        assert_eq!(by_part, SectionKey::ALL);
        let numbers: Vec<_> = SectionKey::ALL.iter().map(|key| key.number()).collect();
        let mut sorted = numbers.clone();
        sorted.sort_unstable();
        assert_eq!(numbers, sorted);
        let every: Vec<_> = Part::EVERY.into_iter().flat_map(Part::sections).collect();
        assert_eq!(every, SectionKey::EVERY);
        assert_eq!(
            SectionKey::EVERY.into_iter().filter(|key| key.is_of_law()).collect::<Vec<_>>(),
            SectionKey::ALL
        );
    }

    #[test]
    fn codes_round_trip_and_equal_the_serialised_form() {
        for key in SectionKey::EVERY {
            assert_eq!(SectionKey::from_code(key.code()), Some(key));
            assert_eq!(serde_json::to_string(&key).unwrap(), format!("\"{}\"", key.code()));
        }
    }
}
