//! Appendices as attachments: documents of their own behind the body, each with its identification and its clauses.

use domain::standard::{Content, Element, SectionKey, appendix, numbered, place_of_number};

use super::meta::Identification;
use super::text_words::AknWords;
use super::xml::Xml;
use super::{body, detail, iri};

/// Writes the appendices of a text that `identification` identifies; nothing where there is none.
pub(super) fn write(xml: &mut Xml, content: &Content, identification: &Identification<'_>, words: &AknWords) {
    let key = SectionKey::Appendices;
    let numbered: Vec<(String, &Element)> = numbered(key, content.elements(key)).collect();
    if numbered.is_empty() {
        return;
    }
    xml.open("attachments", &[]);
    for clauses in numbered.chunk_by(|_, (_, next)| !next.is_appendix()) {
        attachment(xml, clauses, identification, words);
    }
    xml.close();
}

/// One appendix: the element that opens it, where one does, and its clauses.
fn attachment(
    xml: &mut Xml,
    elements: &[(String, &Element)],
    identification: &Identification<'_>,
    words: &AknWords,
) {
    let Some((number, first)) = elements.first() else { return };
    let appendix = place_of_number(number).map_or(0, |(_, (appendix, _))| appendix);
    let id = iri::attachment(appendix);
    let language = first.text.best(words.language).0;
    let head = appendix::heading(first, number, language);
    let mut attributes = vec![("eId", id.as_str()), ("talqy:section", SectionKey::Appendices.code())];
    let typed = detail::attributes(&first.detail);
    if head.is_some() {
        attributes.push(("GUID", first.id.as_str()));
        if language != words.language {
            attributes.push(("xml:lang", language.code()));
        }
        attributes.extend(typed.iter().map(|(name, value)| (*name, value.as_str())));
    }
    let clauses = if head.is_some() { elements.get(1..).unwrap_or_default() } else { elements };
    xml.open("attachment", &attributes);
    xml.line("num", &[], &format!("{}.{appendix}", SectionKey::Appendices.number()));
    let name = || (words.section)(words.language, SectionKey::Appendices);
    xml.line("heading", &[], &head.unwrap_or_else(name));
    xml.open("doc", &[("name", "appendix")]);
    xml.open("meta", &[]);
    identification.write_annex(xml, appendix);
    xml.close();
    xml.open("mainBody", &[]);
    if clauses.is_empty() {
        xml.line("p", &[], "");
    }
    for (number, element) in clauses {
        body::clause(xml, SectionKey::Appendices, number, element, words.language);
    }
    xml.close();
    xml.close();
    xml.close();
}
