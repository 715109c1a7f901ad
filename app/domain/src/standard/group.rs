//! Groups: lines that say for which case the lines after them hold ("for individuals", "renewal"), nested once.
//!
//! A section stays one flat list, so a clause keeps its number and its identity whichever group it stands in.

mod offered;

use super::{Detail, Element, ElementId, GroupLevel, SectionKey};
use crate::language::{Language, Localized};

pub use offered::GroupName;

impl SectionKey {
    /// Whether its lines may stand in groups: lists of what is asked of somebody in a case.
    pub const fn has_groups(self) -> bool {
        matches!(self, Self::Term | Self::Payment | Self::Documents | Self::RefusalGrounds)
    }
}

impl Element {
    /// The level of the group that the line names; nothing if it names none.
    pub const fn group(&self) -> Option<GroupLevel> {
        match self.detail {
            Detail::Group { level } => Some(level),
            _ => None,
        }
    }

    /// The group that a sentence names which ends with a colon; nothing if it ends otherwise.
    pub fn group_of_sentence(
        id: ElementId,
        sentence: &str,
        language: Language,
        level: GroupLevel,
    ) -> Option<Self> {
        let sentence = sentence.trim();
        if sentence.trim_end_matches(':').trim().is_empty() || !sentence.ends_with(':') {
            return None;
        }
        let mut text = Localized::default();
        sentence.clone_into(text.get_mut(language));
        Some(Self { id, text, detail: Detail::Group { level } })
    }
}

/// The place after the last line of the group at `place` in a list of levels; of a line that names no group, the place
/// after it.
pub fn end(levels: &[Option<GroupLevel>], place: usize) -> usize {
    let Some(Some(own)) = levels.get(place) else { return place + 1 };
    let ends = |level: &Option<GroupLevel>| level.is_some_and(|level| level <= *own);
    levels.iter().skip(place + 1).position(ends).map_or(levels.len(), |inside| place + 1 + inside)
}

/// Of each line, in how many groups it stands; the line that names a group does not stand in it.
pub fn depths(elements: &[Element]) -> Vec<u8> {
    depths_of(elements.iter().map(Element::group))
}

/// The same by the levels of the lines alone.
pub fn depths_of(levels: impl IntoIterator<Item = Option<GroupLevel>>) -> Vec<u8> {
    let (mut outer, mut inner) = (0, 0);
    let depth = |level: Option<GroupLevel>| match level {
        Some(GroupLevel::Outer) => {
            (outer, inner) = (1, 0);
            0
        }
        Some(GroupLevel::Inner) => {
            inner = 1;
            outer
        }
        None => outer + inner,
    };
    levels.into_iter().map(depth).collect()
}

/// Of each line, the place of the line that names the innermost group it stands in.
pub fn innermost(elements: &[Element]) -> Vec<Option<usize>> {
    let (mut outer, mut now) = (None, None);
    let of = |(place, element): (usize, &Element)| match element.group() {
        Some(GroupLevel::Outer) => {
            (outer, now) = (Some(place), Some(place));
            None
        }
        Some(GroupLevel::Inner) => {
            now = Some(place);
            outer
        }
        None => now,
    };
    elements.iter().enumerate().map(of).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::standard::sample;

    /// Lines by signs: `1` and `2` name a group of the level, anything else is a line.
    fn lines(signs: &str) -> Vec<Element> {
        let detail = |sign: char| match GroupLevel::from_code(&sign.to_string()) {
            Some(level) => Detail::Group { level },
            None => Detail::Words,
        };
        let line = |(place, sign)| sample::element(&format!("e{place}"), Localized::default(), detail(sign));
        signs.chars().enumerate().map(line).collect()
    }

    #[test]
    fn lines_belong_to_a_group_until_the_next_of_its_level_or_above() {
        for (signs, expected) in [
            ("abc", [0, 0, 0].as_slice()),
            ("a1b2c1d", &[0, 0, 1, 1, 2, 0, 1]),
            ("1a2b2c1", &[0, 1, 1, 2, 1, 2, 0]),
            ("a2b", &[0, 0, 1]),
        ] {
            assert_eq!(depths(&lines(signs)), expected, "{signs}");
        }
        let of: Vec<_> = innermost(&lines("a1b2c1d")).into_iter().collect();
        assert_eq!(of, [None, None, Some(1), Some(1), Some(3), None, Some(5)]);
        let levels: Vec<_> = lines("a1b2c1d").iter().map(Element::group).collect();
        assert_eq!((0..7).map(|place| end(&levels, place)).collect::<Vec<_>>(), [1, 5, 3, 5, 5, 7, 7]);
    }

    #[test]
    fn a_level_is_stored_as_its_number_and_no_other_number_is_one() {
        let detail = Detail::Group { level: GroupLevel::Inner };
        let json = serde_json::to_string(&detail).unwrap();
        assert_eq!(json, r#"{"kind":"group","level":2}"#);
        assert_eq!(serde_json::from_str::<Detail>(&json).unwrap(), detail);
        assert!(serde_json::from_str::<Detail>(r#"{"kind":"group","level":3}"#).is_err());
    }

    #[test]
    fn a_sentence_with_a_colon_names_a_group_and_no_other_does() {
        let of = |sentence: &str| {
            Element::group_of_sentence(sample::id("a"), sentence, Language::Ru, GroupLevel::Outer)
        };
        let group = of(" При обращении на портал: ").unwrap();
        assert_eq!(group.text.ru, "При обращении на портал:");
        assert_eq!(group.clause(Language::Ru), "При обращении на портал:");
        for sentence in ["", ":", " : ", "При обращении на портал"] {
            assert_eq!(of(sentence), None, "{sentence}");
        }
    }
}
