//! The name that a clause bears in a file: which it is, of which saved text, in which language.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::language::Language;
use crate::standard::{ElementId, SectionKey};

/// The clause of a file. Word takes names of forty letters, digits and low lines, and so long is the longest of these.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct ClauseMark {
    /// The identity of the element.
    pub id: ElementId,
    /// The section that it stood in.
    pub section: SectionKey,
    /// The version of that section.
    pub version: i64,
    /// The language in which it was printed.
    pub language: Language,
}

impl fmt::Display for ClauseMark {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let place = SectionKey::EVERY.iter().position(|key| *key == self.section).unwrap_or_default();
        write!(formatter, "c_{}_{place}_{}_{}", self.id, self.version, self.language.code())
    }
}

impl ClauseMark {
    /// The mark of a name; none if it is another name. The paragraphs of a clause behind its first bear its name with their place,
    /// because some programs tear a name that goes around several.
    pub fn parse(name: &str) -> Option<Self> {
        let mut parts = name.strip_prefix("c_")?.split('_');
        let (id, place, version, language) = (parts.next()?, parts.next()?, parts.next()?, parts.next()?);
        if parts.next().is_some_and(|place| place.parse::<u32>().is_err()) || parts.next().is_some() {
            return None;
        }
        Some(Self {
            id: ElementId::parse(id).ok()?,
            section: *SectionKey::EVERY.get(place.parse::<usize>().ok()?)?,
            version: version.parse().ok()?,
            language: Language::from_code(language)?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_read_as_it_was_written_and_short_enough() {
        let mark = ClauseMark {
            id: ElementId::parse("abcdefgh23456789").unwrap(),
            section: SectionKey::Appendices,
            version: 1_234_567_890,
            language: Language::Kk,
        };
        let name = mark.to_string();
        assert_eq!(name, "c_abcdefgh23456789_12_1234567890_kk");
        assert!(name.len() <= 40);
        assert_eq!(ClauseMark::parse(&format!("{name}_12")).as_ref(), Some(&mark));
        assert_eq!(ClauseMark::parse(&name), Some(mark));
        for other in [
            "",
            "_Toc1",
            "c_",
            "c_ab_1_2",
            "c_ab_13_2_ru",
            "c_ab_1_x_ru",
            "c_AB_1_2_ru",
            "c_ab_1_2_ru_x",
            "c_ab_1_2_ru_3_4",
        ] {
            assert_eq!(ClauseMark::parse(other), None, "{other}");
        }
    }
}
