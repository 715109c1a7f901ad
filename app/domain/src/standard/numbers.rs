//! The numbers of clauses as printed: of the twelve sections "2.6.3", of appendices "5.2" for the second one and "5.2.3" for its
//! third clause.
//!
//! Anchors of pages, permanent addresses, filters of comments, identities of Akoma Ntoso and REST hold these numbers, so each
//! stands once in a text whatever its language. Text says "приложение 2", see [`super::appendix`].

use super::{Element, SectionKey};

/// The elements of a section, each with its number.
pub fn numbered(key: SectionKey, elements: &[Element]) -> impl Iterator<Item = (String, &Element)> {
    let mut appendix = 0_usize;
    let mut clause = 0_usize;
    elements.iter().map(move |element| {
        if key.is_of_law() {
            clause += 1;
            return (format!("{}.{clause}", key.number()), element);
        }
        if element.is_appendix() {
            appendix += 1;
            clause = 0;
            return (format!("{}.{appendix}", key.number()), element);
        }
        // What stands before the first appendix is in none: the check refuses it, its number is still its own.
        clause += 1;
        (format!("{}.{appendix}.{clause}", key.number()), element)
    })
}

/// The section of a printed number, and what its clauses are put in order by.
pub fn place_of_number(number: &str) -> Option<(SectionKey, (usize, usize))> {
    let mut parts = number.splitn(3, '.');
    let (first, second, third) = (parts.next()?, parts.next()?, parts.next());
    if first == SectionKey::Appendices.number() {
        let clause = third.map_or(Some(0), |clause| clause.parse().ok())?;
        return Some((SectionKey::Appendices, (second.parse().ok()?, clause)));
    }
    let key =
        SectionKey::ALL.into_iter().find(|key| key.number().split_once('.') == Some((first, second)))?;
    Some((key, (third?.parse().ok()?, 0)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Localized;
    use crate::standard::{AppendixSort, Detail, sample};

    fn numbers(key: SectionKey, lines: &str) -> Vec<String> {
        let element = |(place, line): (usize, char)| {
            let detail =
                if line == 'A' { Detail::Appendix { sort: AppendixSort::Form } } else { Detail::Prose };
            sample::element(&format!("e{place}"), Localized::default(), detail)
        };
        let elements: Vec<Element> = lines.chars().enumerate().map(element).collect();
        numbered(key, &elements).map(|(number, _)| number).collect()
    }

    #[test]
    fn r14_1_every_number_stands_once_and_says_where_it_stands() {
        assert_eq!(numbers(SectionKey::Documents, "..."), ["2.6.1", "2.6.2", "2.6.3"]);
        let appendices = numbers(SectionKey::Appendices, ".A..AA.");
        assert_eq!(appendices, ["5.0.1", "5.1", "5.1.1", "5.1.2", "5.2", "5.3", "5.3.1"]);
        let places: Vec<_> = appendices.iter().filter_map(|number| place_of_number(number)).collect();
        assert_eq!(places.len(), appendices.len());
        assert!(places.is_sorted());
        assert_eq!(place_of_number("2.6.3"), Some((SectionKey::Documents, (3, 0))));
        for wrong in ["", "5", "2.6", "9.1.1", "2.6.x", "5.x", "5.1.x"] {
            assert_eq!(place_of_number(wrong), None, "{wrong}");
        }
    }
}
