//! A revision of a draft standard as a `bill`.

use chrono::NaiveDate;
use domain::document;
use domain::draft::DraftKind;
use domain::language::{Language, Localized};
use domain::standard::{Content, Detail, Element, Part, SectionKey};

use super::detail::{self, AknUnit};
use super::meta::{BODY, Identification};
use super::xml::Xml;
use super::{iri, open_root, prose};

/// A revision of a draft.
#[derive(Clone, Copy, Debug)]
pub struct AknDraft<'a> {
    /// The number of the draft.
    pub number: &'a str,
    /// What the draft is for.
    pub kind: DraftKind,
    /// The code of the service in the register.
    pub service_code: &'a str,
    /// The name of the service.
    pub service_name: &'a Localized,
    /// The name of the body that develops the draft.
    pub body: &'a Localized,
    /// What the revision says.
    pub content: &'a Content,
    /// The number of the revision.
    pub revision: i64,
    /// The SHA-256 of its content, in hexadecimal.
    pub hash: &'a str,
    /// The legal date of the placement; nothing before it.
    pub placed_on: Option<NaiveDate>,
    /// The legal date of the revision.
    pub revised_on: NaiveDate,
    /// The public address of the site, without a slash at its end.
    pub site: &'a str,
}

/// The words around a revision in the language of the file.
#[derive(Clone, Debug)]
pub struct AknWords {
    /// The language of the file.
    pub language: Language,
    /// What the document is: "Draft standard of a state service".
    pub title: String,
    /// A part.
    pub part: fn(Language, Part) -> String,
    /// A section.
    pub section: fn(Language, SectionKey) -> String,
    /// A date.
    pub date: fn(Language, NaiveDate) -> String,
}

/// The revision as Akoma Ntoso 3.0, in one language. A clause that has not been written in it stands in the language in
/// which it has been, and says so.
pub fn akn_revision(draft: &AknDraft<'_>, words: &AknWords) -> String {
    let mut xml = Xml::new();
    open_root(&mut xml);
    let version = if draft.revision > 1 { "singleVersion" } else { "originalVersion" };
    // A standard is an act of a body, and the vocabulary's name for an act that is only proposed is a bill; `doc` has no
    // normative hierarchy.
    xml.open("bill", &[("name", "draft-standard"), ("contains", version)]);
    meta(&mut xml, draft, words.language);
    preface(&mut xml, draft, words);
    xml.open("body", &[]);
    for part in Part::ALL {
        xml.open("part", &[("eId", &iri::part(part))]);
        xml.line("num", &[], &part.number().to_string());
        xml.line("heading", &[], &(words.part)(words.language, part));
        for key in part.sections() {
            section(&mut xml, key, draft.content.elements(key), words);
        }
        xml.close();
    }
    xml.finish()
}

fn meta(xml: &mut Xml, draft: &AknDraft<'_>, language: Language) {
    let fixed = (draft.revised_on, "revision");
    let began = draft.placed_on.map_or(fixed, |date| (date, "placement"));
    xml.open("meta", &[]);
    let identification = Identification {
        work: iri::draft(began.0, draft.number),
        subtype: "standard",
        number: draft.number,
        began,
        fixed,
        revision: Some(draft.revision),
        is_prescriptive: true,
        language,
        hash: draft.hash,
        address: format!("{}/{}/drafts/{}", draft.site, language.code(), draft.number),
    };
    identification.write(xml);
    references(xml, draft, language);
    xml.open("proprietary", &[("source", BODY)]);
    let (kind, revision) = (draft.kind.code(), draft.revision.to_string());
    xml.empty(
        "talqy:draft",
        &[("kind", kind), ("service", draft.service_code), ("revision", &revision), ("sha256", draft.hash)],
    );
    xml.close();
    xml.close();
}

fn references(xml: &mut Xml, draft: &AknDraft<'_>, language: Language) {
    xml.open("references", &[("source", BODY)]);
    let (body, service) = (draft.body.best(language).1, draft.service_name.best(language).1);
    let developer = iri::thing("organization", &format!("developer.{}", draft.service_code));
    xml.empty("TLCOrganization", &[("eId", "body"), ("href", &developer), ("showAs", body)]);
    let concept = iri::thing("concept", &format!("service.{}", draft.service_code));
    xml.empty("TLCConcept", &[("eId", "service"), ("href", &concept), ("showAs", service)]);
    let elements = || draft.content.sections().iter().flat_map(|section| &section.elements);
    for unit in AknUnit::all() {
        if elements().any(|element| AknUnit::of(&element.detail) == Some(unit)) {
            let (id, href) = (unit_id(unit), iri::thing("concept", &format!("unit.{}", unit.code())));
            xml.empty("TLCConcept", &[("eId", &id), ("href", &href), ("showAs", unit.word(language))]);
        }
    }
    xml.close();
}

fn preface(xml: &mut Xml, draft: &AknDraft<'_>, words: &AknWords) {
    let language = words.language;
    let date = draft.placed_on.unwrap_or(draft.revised_on);
    xml.open("preface", &[]);
    xml.open("longTitle", &[("eId", "preface__longTitle")]);
    xml.mixed("p", &[], |line| line.named("docType", &[], &words.title));
    xml.mixed("p", &[], |line| {
        line.named("docTitle", &[("refersTo", "#service")], draft.service_name.best(language).1);
    });
    xml.mixed("p", &[], |line| {
        line.named("docNumber", &[], draft.number);
        line.text(", ");
        line.named("docDate", &[("date", &date.to_string())], &(words.date)(language, date));
    });
    xml.mixed("p", &[], |line| {
        line.named("docProponent", &[("refersTo", BODY)], draft.body.best(language).1);
    });
    xml.close();
    xml.close();
}

fn section(xml: &mut Xml, key: SectionKey, elements: &[Element], words: &AknWords) {
    xml.open("section", &[("eId", &iri::section(key)), ("talqy:section", key.code())]);
    xml.line("num", &[], key.number());
    xml.line("heading", &[], &(words.section)(words.language, key));
    for (place, element) in (1..).zip(elements) {
        clause(xml, key, place, element, words.language);
    }
    xml.close();
}

fn clause(xml: &mut Xml, key: SectionKey, place: usize, element: &Element, asked: Language) {
    let language = element.text.best(asked).0;
    let id = iri::clause(key, place);
    let typed = detail::attributes(&element.detail);
    // The number changes with every insertion; what comments hold on to is this identity.
    let mut attributes = vec![("eId", id.as_str()), ("GUID", element.id.as_str())];
    if language != asked {
        attributes.push(("xml:lang", language.code()));
    }
    attributes.extend(typed.iter().map(|(name, value)| (*name, value.as_str())));
    xml.open("paragraph", &attributes);
    xml.line("num", &[], &format!("{}.{place}", key.number()));
    let content = format!("{id}__content");
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
