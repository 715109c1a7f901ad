//! What somebody was shown of a draft before a step that nobody takes back. A confirmation names it, so that nothing is
//! placed or published but what was read (R15-1, R15-8).

use std::fmt;
use std::str::FromStr;

use domain::standard::SectionKey;
use serde::{Deserialize, Serialize};

use crate::entity::section_version::Model;

/// What was shown.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seen {
    /// The version of the draft.
    pub version: i64,
    /// The hash of what was shown: of the text before placement, of the report before its publication.
    pub hash: String,
    /// The versions of the sections, by which the text can be shown again.
    pub sections: SectionVersions,
}

impl Seen {
    /// Whether what stands is what was shown.
    pub fn is(&self, version: i64, hash: &str) -> bool {
        self.version == version && self.hash == hash
    }
}

/// The version of each of the twelve sections, in the order of the law, and of the appendices where they were ever written; none
/// where a section was not known.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct SectionVersions(Vec<i64>);

/// The text is no list of versions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the versions of the sections are twelve or thirteen numbers with full stops between them")]
pub struct NoVersions;

impl SectionVersions {
    pub(crate) fn of(rows: &[Model]) -> Self {
        let version = |key: SectionKey| rows.iter().find(|row| row.section == key.code());
        let known = |key: &SectionKey| key.is_of_law() || version(*key).is_some();
        let keys = SectionKey::EVERY.into_iter().filter(known);
        Self(keys.map(|key| version(key).map_or(0, |row| row.version)).collect())
    }

    /// Whether every section has its version.
    pub(super) fn is_whole(&self) -> bool {
        (SectionKey::ALL.len()..=SectionKey::EVERY.len()).contains(&self.0.len())
    }

    /// How many sections have one.
    pub(super) fn count(&self) -> usize {
        self.0.len()
    }

    /// The sections with their versions.
    pub(super) fn pairs(&self) -> impl Iterator<Item = (SectionKey, i64)> {
        SectionKey::EVERY.into_iter().zip(self.0.iter().copied())
    }

    /// The version of a section.
    pub fn get(&self, key: SectionKey) -> Option<i64> {
        let place = SectionKey::EVERY.iter().position(|known| *known == key)?;
        // Appendices that were not written yet have the version of nothing.
        let unwritten = || (self.is_whole() && !key.is_of_law()).then_some(0);
        self.0.get(place).copied().or_else(unwritten)
    }
}

impl fmt::Display for SectionVersions {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let numbers: Vec<String> = self.0.iter().map(i64::to_string).collect();
        formatter.write_str(&numbers.join("."))
    }
}

impl FromStr for SectionVersions {
    type Err = NoVersions;

    fn from_str(text: &str) -> Result<Self, NoVersions> {
        let numbers: Vec<i64> =
            text.split('.').map(str::parse).collect::<Result<_, _>>().map_err(|_| NoVersions)?;
        let versions = Self(numbers);
        if versions.is_whole() { Ok(versions) } else { Err(NoVersions) }
    }
}

impl TryFrom<String> for SectionVersions {
    type Error = NoVersions;

    fn try_from(text: String) -> Result<Self, NoVersions> {
        text.parse()
    }
}

impl From<SectionVersions> for String {
    fn from(versions: SectionVersions) -> Self {
        versions.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_read_as_they_are_written_and_nothing_else_is() {
        let versions = SectionVersions((1..=12).collect());
        assert_eq!(versions.to_string(), "1.2.3.4.5.6.7.8.9.10.11.12");
        assert_eq!(versions.to_string().parse(), Ok(versions.clone()));
        assert_eq!(versions.get(SectionKey::Appeal), Some(11));
        assert_eq!(versions.get(SectionKey::Appendices), Some(0));
        assert_eq!(SectionVersions::default().get(SectionKey::Appendices), None);
        let with = SectionVersions((1..=13).collect());
        assert_eq!(with.to_string().parse(), Ok(with.clone()));
        assert_eq!(with.get(SectionKey::Appendices), Some(13));
        for wrong in ["", "1", "1.2.3.4.5.6.7.8.9.10.11.x", "1.2.3.4.5.6.7.8.9.10.11.12.13.14"] {
            assert_eq!(wrong.parse::<SectionVersions>(), Err(NoVersions), "{wrong}");
        }
    }
}
