//! The text of a standard or of its draft: parts, sections and clauses with what is typed in them.

use domain::document;
use domain::language::Language;
use domain::standard::{Content, Detail, Element, Part, SectionKey, group, numbered};

use super::detail::{self, AknUnit};
use super::text_words::AknWords;
use super::xml::Xml;
use super::{iri, prose};

/// Writes the four parts of the text; what is appended to it stands behind them, see [`super::appendices`].
pub(super) fn write(xml: &mut Xml, content: &Content, words: &AknWords) {
    xml.open("body", &[]);
    for part in Part::ALL {
        xml.open("part", &[("eId", &iri::part(part))]);
        xml.line("num", &[], &part.number().to_string());
        xml.line("heading", &[], &(words.part)(words.language, part));
        for key in part.sections() {
            section(xml, key, content.elements(key), words);
        }
        xml.close();
    }
    xml.close();
}

/// Writes what the units that a text counts in are.
pub(super) fn units(xml: &mut Xml, content: &Content, language: Language) {
    let elements = || content.sections().iter().flat_map(|section| &section.elements);
    for unit in AknUnit::all() {
        if elements().any(|element| AknUnit::of(&element.detail) == Some(unit)) {
            let (id, href) = (unit_id(unit), iri::thing("concept", &format!("unit.{}", unit.code())));
            xml.empty("TLCConcept", &[("eId", &id), ("href", &href), ("showAs", unit.word(language))]);
        }
    }
}

fn section(xml: &mut Xml, key: SectionKey, elements: &[Element], words: &AknWords) {
    xml.open("section", &[("eId", &iri::section(key)), ("talqy:section", key.code())]);
    xml.line("num", &[], key.number());
    xml.line("heading", &[], &(words.section)(words.language, key));
    clauses(xml, key, elements, words.language);
    xml.close();
}

/// Writes the clauses; those of a group stand inside the paragraph that names it.
fn clauses(xml: &mut Xml, key: SectionKey, elements: &[Element], asked: Language) {
    let levels: Vec<_> = elements.iter().map(Element::group).collect();
    // Where the groups end that are open.
    let mut ends: Vec<usize> = Vec::new();
    for (place, (number, element)) in numbered(key, elements).enumerate() {
        while ends.pop_if(|end| *end == place).is_some() {
            xml.close();
        }
        let end = group::end(&levels, place);
        if element.group().is_some() && end > place + 1 {
            ends.push(end);
            opening(xml, key, &number, element, asked);
        } else {
            clause(xml, key, &number, element, asked);
        }
    }
    for _ in ends {
        xml.close();
    }
}

/// Begins a paragraph: its attributes, with the language of all that it holds where that has to be told, and its number.
fn begin(xml: &mut Xml, key: SectionKey, number: &str, element: &Element, told: Option<Language>) {
    let id = iri::clause(key, number);
    let typed = detail::attributes(&element.detail);
    // The number changes with every insertion; what comments hold on to is this identity.
    let mut attributes = vec![("eId", id.as_str()), ("GUID", element.id.as_str())];
    attributes.extend(told.map(|language| ("xml:lang", language.code())));
    attributes.extend(typed.iter().map(|(name, value)| (*name, value.as_str())));
    xml.open("paragraph", &attributes);
    xml.line("num", &[], number);
}

/// Begins the paragraph of a group with its name; its lines follow.
fn opening(xml: &mut Xml, key: SectionKey, number: &str, element: &Element, asked: Language) {
    let language = element.text.best(asked).0;
    // Its lines have languages of their own.
    begin(xml, key, number, element, None);
    let intro = format!("{}__intro", iri::clause(key, number));
    let mut attributes = vec![("eId", intro.as_str())];
    attributes.extend((language != asked).then(|| ("xml:lang", language.code())));
    xml.open("intro", &attributes);
    prose::blocks(xml, &intro, &document::paragraphs(&element.clause(language)));
    xml.close();
}

/// Writes a clause of a section under its number.
pub(super) fn clause(xml: &mut Xml, key: SectionKey, number: &str, element: &Element, asked: Language) {
    let language = element.text.best(asked).0;
    begin(xml, key, number, element, (language != asked).then_some(language));
    let content = format!("{}__content", iri::clause(key, number));
    xml.open("content", &[("eId", &content)]);
    let said = element.clause(language);
    match detail::quantity(element, language, &said) {
        Some(quantity) => xml.mixed("p", &[], |line| {
            let unit = format!("#{}", unit_id(quantity.unit));
            let counted = [("refersTo", unit.as_str()), ("normalized", &quantity.normalized)];
            line.text(quantity.before);
            line.named("quantity", &counted, &quantity.words);
            line.text(quantity.after);
        }),
        None if element.detail == Detail::Prose => prose::blocks(xml, &content, &document::blocks(&said)),
        None => prose::blocks(xml, &content, &document::paragraphs(&said)),
    }
    xml.close();
    xml.close();
}

fn unit_id(unit: AknUnit) -> String {
    format!("unit_{}", unit.code())
}
