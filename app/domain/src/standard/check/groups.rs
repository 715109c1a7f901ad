//! Findings on groups: each has at least one line, and one that is to stand inside another has it above.

use super::{Finding, Problem};
use crate::standard::group::end;
use crate::standard::{Element, GroupLevel, Section};

/// The findings on the groups of a section.
pub(super) fn findings(section: &Section) -> Vec<Finding> {
    let levels: Vec<_> = section.elements.iter().map(Element::group).collect();
    let is_empty = |place: usize| levels.iter().take(end(&levels, place)).skip(place).all(Option::is_some);
    let groups = section.elements.iter().enumerate().filter(|(_, element)| element.group().is_some());
    let first = levels.iter().position(|level| *level == Some(GroupLevel::Outer)).unwrap_or(levels.len());
    let is_unopened =
        |(place, element): &(usize, &Element)| *place < first && element.group() == Some(GroupLevel::Inner);
    let unopened = section.elements.iter().enumerate().filter(is_unopened);
    let unopened = unopened.map(|(_, element)| Finding::at(Problem::GroupUnopened, section.key, element));
    let empty = groups
        .filter(|(place, _)| is_empty(*place))
        .map(|(_, element)| Finding::at(Problem::GroupEmpty, section.key, element));
    empty.chain(unopened).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Localized;
    use crate::standard::check::{CheckContext, check};
    use crate::standard::{
        Content, Detail, FeeMethod, FeeUnit, Presented, SectionKey, Submitter, TermUnit, sample,
    };

    fn group(id: &str, text: &str, level: GroupLevel) -> Element {
        sample::element(id, Localized::new(text, text, ""), Detail::Group { level })
    }

    fn document(id: &str, text: &str) -> Element {
        let detail = Detail::Document {
            submitter: Submitter::Everyone,
            presented: Presented::Electronic,
            obtainable: false,
            allowed_by: None,
        };
        sample::element(id, Localized::new(text, text, ""), detail)
    }

    fn found(key: SectionKey, elements: Vec<Element>) -> Vec<(&'static str, String)> {
        let mut content: Content = sample::complete();
        content.set(key, elements);
        let findings = check(&content, &CheckContext::default());
        let place = |finding: &Finding| finding.element.as_ref().map(ToString::to_string).unwrap_or_default();
        findings.iter().map(|finding| (finding.problem.code(), place(finding))).collect()
    }

    #[test]
    fn r14_2_a_group_without_a_line_is_named_and_one_with_lines_is_not() {
        use GroupLevel::{Inner, Outer};
        let lines = vec![
            group("g1", "для физических лиц:", Outer),
            document("d1", "заявление"),
            group("g2", "для юридических лиц:", Outer),
            group("g3", "через портал:", Inner),
            document("d2", "заявление"),
        ];
        assert!(found(SectionKey::Documents, lines.clone()).is_empty());
        let alone = lines.into_iter().take(4).collect();
        let empty = |id: &str| ("group_empty", id.to_owned());
        assert_eq!(found(SectionKey::Documents, alone), [empty("g2"), empty("g3")]);
    }

    #[test]
    fn r14_2_a_group_that_is_to_stand_inside_another_has_it_above() {
        use GroupLevel::{Inner, Outer};
        let lines = |first| {
            vec![
                group("g1", "для физических лиц:", first),
                document("d1", "заявление"),
                group("g2", "через портал:", Inner),
                document("d2", "копия паспорта"),
            ]
        };
        assert!(found(SectionKey::Documents, lines(Outer)).is_empty());
        let unopened = |id: &str| ("group_unopened", id.to_owned());
        assert_eq!(found(SectionKey::Documents, lines(Inner)), [unopened("g1"), unopened("g2")]);
    }

    #[test]
    fn r14_2_a_group_says_the_case_of_its_only_line() {
        let term = |id: &str, amount| {
            sample::element(id, Localized::default(), Detail::term(amount, TermUnit::BusinessDays))
        };
        let of = |two: bool| {
            let mut lines = vec![
                group("g1", "на портале:", GroupLevel::Outer),
                term("t1", 1),
                group("g2", "у услугодателя:", GroupLevel::Outer),
                term("t2", 3),
            ];
            lines.extend(two.then(|| term("t3", 5)));
            found(SectionKey::Term, lines)
        };
        assert!(of(false).is_empty());
        let silent = |id: &str| ("term_without_case", id.to_owned());
        assert_eq!(of(true), [silent("t2"), silent("t3")]);
    }

    #[test]
    fn r14_2_one_group_may_be_free_and_another_paid() {
        let fee = Detail::fee(100, FeeUnit::Mci, vec![FeeMethod::Cash], sample::law());
        let gratis = || sample::element("f1", Localized::default(), Detail::Free);
        let fee = || sample::element("f2", Localized::default(), fee.clone());
        let apart = vec![
            group("g1", "для физических лиц:", GroupLevel::Outer),
            gratis(),
            group("g2", "для юридических лиц:", GroupLevel::Outer),
            fee(),
        ];
        assert!(found(SectionKey::Payment, apart).is_empty());
        let together = vec![group("g1", "для физических лиц:", GroupLevel::Outer), gratis(), fee()];
        assert_eq!(found(SectionKey::Payment, together), [("free_and_paid", "f1".to_owned())]);
    }

    #[test]
    fn r14_1_a_group_stands_only_where_lists_are() {
        let misplaced = vec![
            group("g1", "для физических лиц:", GroupLevel::Outer),
            sample::element("a1", Localized::new("а", "а", ""), Detail::Prose),
        ];
        assert_eq!(found(SectionKey::Appeal, misplaced), [("detail_unsuitable", "g1".to_owned())]);
    }
}
