//! Which elements a text changes, so that two amendments of one standard can be held against each other (R15-10).

use std::collections::BTreeSet;

use crate::standard::{Content, Element, ElementId, SectionKey};

/// The elements that are changed, added, excluded or brought to another section. Another order alone changes none of them: the
/// merge puts orders together.
pub fn changed(old: &Content, new: &Content) -> BTreeSet<ElementId> {
    let mut identities = BTreeSet::new();
    for section in SectionKey::EVERY {
        let (before, after) = (old.elements(section), new.elements(section));
        identities.extend(differing(before, after));
        identities.extend(differing(after, before));
    }
    identities
}

/// Whether a text amends another at all (R15-10): its lines say something else, or stand elsewhere. A line that was removed and
/// written again in the same words has another identity and amends nothing.
pub fn amends(old: &Content, new: &Content) -> bool {
    SectionKey::EVERY.into_iter().any(|section| {
        let said = |content: &Content| {
            let lines = content.elements(section).iter();
            lines.map(|line| (line.text.clone(), line.detail.clone())).collect::<Vec<_>>()
        };
        said(old) != said(new)
    })
}

/// The elements of one side that the other does not hold as they are.
fn differing<'all>(one: &'all [Element], other: &'all [Element]) -> impl Iterator<Item = ElementId> + 'all {
    one.iter().filter(|element| !other.contains(element)).map(|element| element.id.clone())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Localized;
    use crate::standard::{Detail, sample};

    fn content(section: SectionKey, lines: &[(&str, &str)]) -> Content {
        let element = |(id, text): &(&str, &str)| sample::element(id, Localized::same(*text), Detail::Prose);
        let mut content = Content::default();
        content.set(section, lines.iter().map(element).collect());
        content
    }

    #[test]
    fn r15_10_what_differs_is_named_by_its_identity() {
        let of = |lines: &[(&str, &str)]| content(SectionKey::Other, lines);
        let names = |old: &Content, new: &Content| {
            changed(old, new).iter().map(ToString::to_string).collect::<Vec<_>>()
        };
        let old = of(&[("a", "1"), ("b", "2"), ("c", "3")]);
        assert!(names(&old, &old).is_empty());
        assert!(names(&old, &of(&[("c", "3"), ("a", "1"), ("b", "2")])).is_empty());
        assert_eq!(names(&old, &of(&[("a", "1"), ("b", "other"), ("d", "4")])), ["b", "c", "d"]);
        assert_eq!(names(&of(&[("a", "1")]), &content(SectionKey::Appeal, &[("a", "1")])), ["a"]);
    }

    #[test]
    fn r15_10_an_amendment_amends_what_the_standard_says() {
        let of = |lines: &[(&str, &str)]| content(SectionKey::Other, lines);
        let old = of(&[("a", "1"), ("b", "2")]);
        assert!(!amends(&old, &old));
        assert!(!amends(&old, &of(&[("a", "1"), ("c", "2")])), "the same words under another identity");
        for (new, why) in [
            (of(&[("a", "1"), ("b", "3")]), "other words"),
            (of(&[("a", "1")]), "a line less"),
            (of(&[("a", "1"), ("b", "2"), ("c", "3")]), "a line more"),
            (of(&[("b", "2"), ("a", "1")]), "another order"),
            (content(SectionKey::Appeal, &[("a", "1"), ("b", "2")]), "another section"),
        ] {
            assert!(amends(&old, &new), "{why}");
        }
        let appended = |words| content(SectionKey::Appendices, &[("a", words)]);
        assert!(amends(&appended("1"), &appended("2")), "an appendix");
        assert!(amends(&Content::default(), &appended("1")), "the first appendix");
    }
}
