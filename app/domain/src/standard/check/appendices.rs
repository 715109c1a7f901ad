//! Findings on appendices: what stands in none, what is empty, and references to one that is not there.

use super::{Finding, Problem};
use crate::language::Language;
use crate::standard::appendix::mentions;
use crate::standard::{Content, Element, SectionKey};

const KEY: SectionKey = SectionKey::Appendices;

/// The findings on the appendices of a content, and on what refers to them.
pub(super) fn findings(content: &Content) -> Vec<Finding> {
    let mut findings = Vec::new();
    let elements = content.elements(KEY);
    if let Some(first) = elements.first().filter(|first| !first.is_appendix()) {
        findings.push(Finding::at(Problem::AppendixUnopened, KEY, first));
    }
    let count = content.appendix_count();
    let mut mentioned = vec![false; count];
    for section in content.sections() {
        for element in &section.elements {
            for language in Language::ALL {
                findings.extend(unknown(section.key, element, language, &mut mentioned));
            }
        }
    }
    let heads = elements.iter().enumerate().filter(|(_, element)| element.is_appendix());
    for ((place, head), is_mentioned) in heads.zip(mentioned) {
        if !is_mentioned {
            findings.push(Finding::at(Problem::AppendixUnmentioned, KEY, head));
        }
        let mut below = elements.iter().skip(place + 1).take_while(|element| !element.is_appendix());
        if below.all(|element| element.text.is_blank()) {
            findings.push(Finding::at(Problem::AppendixEmpty, KEY, head));
        }
    }
    findings
}

/// The references of a text to appendices that are not there; those that are there are noted as mentioned.
fn unknown(
    key: SectionKey,
    element: &Element,
    language: Language,
    mentioned: &mut [bool],
) -> Option<Finding> {
    let mut missing = Vec::new();
    for mention in mentions(element.text.get(language), language) {
        match mention.number.checked_sub(1).and_then(|place| mentioned.get_mut(place)) {
            Some(there) => *there = true,
            None => missing.push(mention.number.to_string()),
        }
    }
    (!missing.is_empty()).then(|| {
        Finding::at(Problem::AppendixUnknown, key, element).language(language).quoting(missing.join(", "))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Localized;
    use crate::standard::{AppendixSort, Detail, sample};

    fn found(lines: Vec<Element>, refers: &str) -> Vec<(&'static str, Option<String>)> {
        let mut content = Content::default();
        content.set(KEY, lines);
        let text = Localized::new("", refers, "");
        content.set(SectionKey::Appeal, vec![sample::element("appe", text, Detail::Prose)]);
        findings(&content).into_iter().map(|finding| (finding.problem.code(), finding.quote)).collect()
    }

    fn head(name: &str) -> Element {
        let detail = Detail::Appendix { sort: AppendixSort::Form };
        sample::element(name, Localized::new("Өтініш", "Заявление", ""), detail)
    }

    fn line(name: &str) -> Element {
        sample::element(name, Localized::new("Мәтін", "Текст", ""), Detail::Prose)
    }

    #[test]
    fn r14_2_references_lead_to_appendices_that_are_there() {
        let whole = || vec![head("a"), line("b")];
        assert!(found(whole(), "по форме согласно приложению 1").is_empty());
        assert_eq!(found(whole(), "нет"), [("appendix_unmentioned", None)]);
        assert_eq!(found(whole(), "приложения 1, 2 и 3"), [("appendix_unknown", Some("2, 3".to_owned()))]);
        assert_eq!(found(Vec::new(), "приложение 1"), [("appendix_unknown", Some("1".to_owned()))]);
        assert!(found(Vec::new(), "приложение 1 к Правилам").is_empty());
    }

    #[test]
    fn r14_1_what_is_appended_stands_in_an_appendix_and_an_appendix_says_something() {
        assert_eq!(
            found(vec![line("b"), head("a"), line("c")], "приложение 1"),
            [("appendix_unopened", None)]
        );
        assert_eq!(found(vec![head("a")], "приложение 1"), [("appendix_empty", None)]);
        assert_eq!(
            found(vec![head("a"), head("b"), line("c")], "приложения 1 и 2"),
            [("appendix_empty", None)]
        );
    }
}
