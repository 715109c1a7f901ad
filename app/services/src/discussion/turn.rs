//! The turn of a comment: its place in the order of the clauses, those on the draft as a whole last. Places and the places in
//! them are dense, so that every page of a list is found by counting clauses and not comments.

use domain::standard::{Content, ElementId, SectionKey};

/// The place of what concerns the draft as a whole.
pub(crate) const WHOLE: i64 = 1 << 20;

/// The turns of a place lie so far apart.
const BITS: u32 = 32;

/// What comments on a placed text may concern, in the order of the text: the first has the place 1.
pub(crate) fn places(placed: &Content) -> Vec<(SectionKey, Option<&ElementId>)> {
    let mut all = Vec::new();
    for section in placed.sections() {
        all.push((section.key, None));
        all.extend(section.elements.iter().map(|element| (section.key, Some(&element.id))));
    }
    all
}

/// The place of what a comment concerns: of its element, else of its section, else of the whole draft.
pub(crate) fn place_of(placed: &Content, section: Option<SectionKey>, element: Option<&ElementId>) -> i64 {
    let all = places(placed);
    let nth = |found: Option<usize>| found.and_then(|found| i64::try_from(found + 1).ok());
    let of_element = element.and_then(|id| nth(all.iter().position(|(_, one)| *one == Some(id))));
    let of_section = || {
        section.and_then(|key| nth(all.iter().position(|(one, element)| *one == key && element.is_none())))
    };
    of_element.or_else(of_section).unwrap_or(WHOLE)
}

/// The places of a section with all its elements, from the first to the one after the last; none where the text has no such
/// section.
pub(crate) fn of_section(placed: &Content, key: SectionKey) -> std::ops::Range<i64> {
    if !placed.sections().iter().any(|section| section.key == key) {
        return 0..0;
    }
    let first = place_of(placed, Some(key), None);
    let many = i64::try_from(placed.elements(key).len()).unwrap_or(i64::MAX);
    first..first.saturating_add(many).saturating_add(1)
}

/// The turn of the comment that came to a place as the `nth`, from 1.
pub(crate) const fn turn(place: i64, nth: i64) -> i64 {
    (place << BITS) + nth
}

#[cfg(test)]
mod tests {
    use domain::language::Localized;
    use domain::standard::{Detail, Element};

    use super::*;

    #[test]
    fn comments_turn_by_clause_and_those_on_the_whole_come_last() {
        let mut placed = Content::default();
        let id = |id: &str| ElementId::parse(id).unwrap();
        let element =
            |name: &str| Element { id: id(name), text: Localized::default(), detail: Detail::Prose };
        placed.set(SectionKey::Term, vec![element("a"), element("b")]);
        let at = |section, name: Option<&str>| place_of(&placed, section, name.map(id).as_ref());
        assert_eq!(at(Some(SectionKey::Term), None), 4);
        assert_eq!(at(Some(SectionKey::Term), Some("b")), 6);
        assert_eq!(at(Some(SectionKey::Term), Some("gone")), 4);
        assert_eq!(at(Some(SectionKey::Form), None), 7);
        assert_eq!(at(None, None), WHOLE);
        assert_eq!(of_section(&placed, SectionKey::Term), 4..7);
        assert!(turn(4, i64::from(u32::MAX)) < turn(5, 1));
        assert_eq!(places(&placed).len(), 14);
    }
}
