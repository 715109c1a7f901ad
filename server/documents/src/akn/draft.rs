//! A revision of a draft standard as a `bill`.

use chrono::NaiveDate;
use domain::draft::DraftKind;
use domain::language::{Language, Localized};
use domain::standard::Content;

use super::meta::{BODY, Identification};
use super::modifications::AknClauses;
use super::text_words::AknWords;
use super::xml::Xml;
use super::{appendices, body, iri, open_root};

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
    /// The clauses of an amendment; nothing where the draft amends no version that is known.
    pub changes: Option<AknClauses<'a>>,
    /// The public address of the site, without a slash at its end.
    pub site: &'a str,
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
    body::write(&mut xml, draft.content, words);
    appendices::write(&mut xml, draft.content, &identification(draft, words.language), words);
    xml.finish()
}

fn identification<'a>(draft: &AknDraft<'a>, language: Language) -> Identification<'a> {
    let fixed = (draft.revised_on, "revision");
    let began = draft.placed_on.map_or(fixed, |date| (date, "placement"));
    Identification {
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
    }
}

fn meta(xml: &mut Xml, draft: &AknDraft<'_>, language: Language) {
    xml.open("meta", &[]);
    identification(draft, language).write(xml);
    if let Some(changes) = &draft.changes {
        changes.active(xml, draft.content, language);
    }
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
    body::units(xml, draft.content, language);
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
