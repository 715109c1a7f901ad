//! What a remark can be about: the whole draft, a section, a clause, by number and first words.

use domain::discussion::Anchor;
use domain::language::Language;
use domain::standard::{Content, ElementId, numbered};

use crate::components::clause::readable;
use crate::w;
use crate::words::standard::section_name;

/// How many characters of a clause are shown in a list.
const FIRST_WORDS: usize = 70;

/// The choices of a list: the value is empty for the whole draft, the code of a section, or the code with an element after a
/// slash. A value that the text does not have stays to be chosen, so that nothing that was chosen is lost.
pub(super) fn choices(language: Language, content: &Content, chosen: &str) -> Vec<(String, String)> {
    let mut choices = vec![(String::new(), w!(language, opinion.about_whole))];
    for section in content.sections() {
        let name = format!("{} {}", section.key.number(), section_name(language, section.key));
        choices.push((section.key.code().to_owned(), w!(language, opinion.about_section, name = name)));
        for (number, element) in numbered(section.key, &section.elements) {
            let words: String =
                element.clause(readable(element, language)).chars().take(FIRST_WORDS).collect();
            let label = format!("{number} {words}");
            choices.push((format!("{}/{}", section.key.code(), element.id), label));
        }
    }
    if !choices.iter().any(|(value, _)| value == chosen) {
        choices.push((chosen.to_owned(), w!(language, opinion.about_gone)));
    }
    choices
}

/// The value of a choice.
pub(super) fn value(section: &str, element: &str) -> String {
    if element.is_empty() { section.to_owned() } else { format!("{section}/{element}") }
}

/// The section and the element of a value.
pub(super) fn parts(value: &str) -> (String, String) {
    let (section, element) = value.split_once('/').unwrap_or((value, ""));
    (section.to_owned(), element.to_owned())
}

/// What a remark is about, in words.
pub(super) fn place(language: Language, content: &Content, anchor: &Anchor) -> String {
    let Some(section) = anchor.section else { return w!(language, opinion.about_whole) };
    let name = format!("{} {}", section.number(), section_name(language, section));
    match &anchor.element {
        None => name,
        Some(element) => clause(language, content, element)
            .unwrap_or_else(|| format!("{name} ({})", w!(language, opinion.about_gone))),
    }
}

/// The clause of an element, if the text has it.
pub(super) fn clause(language: Language, content: &Content, element: &ElementId) -> Option<String> {
    content.clause_number(element).map(|number| w!(language, opinion.clause, number = number))
}
