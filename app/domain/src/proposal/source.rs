//! Where a proposal comes from.

use serde::{Deserialize, Serialize};

/// Where a proposal comes from, with the article that gives the right to make it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ProposalSource {
    /// A recipient of the service.
    Recipient,
    /// A body of the state.
    Body,
    /// A conclusion of public monitoring.
    PublicMonitoring,
    /// The public discussion of a body's annual report.
    AnnualReport,
}

impl ProposalSource {
    /// Every source, in the order in which a form offers them.
    pub const ALL: [Self; 4] = [Self::Recipient, Self::Body, Self::PublicMonitoring, Self::AnnualReport];

    /// The stable name in forms, files and the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Recipient => "recipient",
            Self::Body => "body",
            Self::PublicMonitoring => "public_monitoring",
            Self::AnnualReport => "annual_report",
        }
    }

    /// The source of a stable name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|source| source.code() == code)
    }

    /// The articles of the law that it rests on.
    pub const fn article(self) -> &'static str {
        match self {
            Self::Recipient => "Art. 13(3)",
            Self::Body => "Art. 8(9), 9(12), 9-1(7), 13(3)",
            Self::PublicMonitoring => "Art. 13(3), 29(3)4",
            Self::AnnualReport => "Art. 23(6)",
        }
    }

    /// Whether a body speaks: then a person of its staff sends it, signed in, and its name is public. Of all others nobody but
    /// the developing body knows the name.
    pub const fn is_of_a_body(self) -> bool {
        match self {
            Self::Body | Self::AnnualReport => true,
            Self::Recipient | Self::PublicMonitoring => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn r13_3_every_source_has_its_article_and_bodies_speak_for_themselves() {
        let table = [
            (ProposalSource::Recipient, "recipient", false),
            (ProposalSource::Body, "body", true),
            (ProposalSource::PublicMonitoring, "public_monitoring", false),
            (ProposalSource::AnnualReport, "annual_report", true),
        ];
        assert_eq!(table.map(|(source, ..)| source), ProposalSource::ALL);
        for (source, code, is_of_a_body) in table {
            assert_eq!((source.code(), source.is_of_a_body()), (code, is_of_a_body));
            assert_eq!(ProposalSource::from_code(code), Some(source));
            assert!(source.article().starts_with("Art. "), "{code}");
        }
    }
}
