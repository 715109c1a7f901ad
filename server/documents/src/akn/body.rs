//! The text of a standard or of its draft: parts, sections and clauses with what is typed in them.

use domain::document;
use domain::language::Language;
use domain::standard::{Content, Detail, Element, Part, SectionKey, numbered};

use super::detail::{self, AknUnit};
use super::text_words::AknWords;
use super::xml::Xml;
use super::{cited, iri, prose};

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
    for (number, element) in numbered(key, elements) {
        clause(xml, key, &number, element, words.language);
    }
    xml.close();
}

/// Writes a clause of a section under its number.
pub(super) fn clause(xml: &mut Xml, key: SectionKey, number: &str, element: &Element, asked: Language) {
    let language = element.text.best(asked).0;
    let id = iri::clause(key, number);
    let typed = detail::attributes(&element.detail);
    // The number changes with every insertion; what comments hold on to is this identity.
    let mut attributes = vec![("eId", id.as_str()), ("GUID", element.id.as_str())];
    if language != asked {
        attributes.push(("xml:lang", language.code()));
    }
    attributes.extend(typed.iter().map(|(name, value)| (*name, value.as_str())));
    xml.open("paragraph", &attributes);
    xml.line("num", &[], number);
    let content = format!("{id}__content");
    xml.open("content", &[("eId", &content)]);
    let said = element.clause(language);
    match detail::quantity(element, language, &said) {
        Some(quantity) => xml.mixed("p", &[], |line| {
            let unit = format!("#{}", unit_id(quantity.unit));
            let counted = [("refersTo", unit.as_str()), ("normalized", &quantity.normalized)];
            line.text(quantity.before);
            line.named("quantity", &counted, &quantity.words);
            cited::write(line, &element.detail, language, quantity.after);
        }),
        None if element.detail == Detail::Prose => prose::blocks(xml, &content, &document::blocks(&said)),
        None if cited::is_in(&element.detail, language, &said) => {
            xml.mixed("p", &[], |line| cited::write(line, &element.detail, language, &said));
        }
        None => prose::blocks(xml, &content, &document::paragraphs(&said)),
    }
    xml.close();
    xml.close();
}

fn unit_id(unit: AknUnit) -> String {
    format!("unit_{}", unit.code())
}
