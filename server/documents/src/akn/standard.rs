//! A version of a standard as an `act`, with the acts that made it what it is and from when to when it is in force.

use chrono::NaiveDate;
use domain::language::{Language, Localized};
use domain::standard::Content;

use super::meta::{BODY, Identification};
use super::modifications::AknClauses;
use super::text_words::AknWords;
use super::xml::Xml;
use super::{appendices, body, iri, open_root};

/// What an act did to a standard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AknEventKind {
    /// It approved the first text.
    Generation,
    /// It changed the text.
    Amendment,
    /// It ended the standard.
    Repeal,
}

impl AknEventKind {
    /// The name in the vocabulary.
    const fn code(self) -> &'static str {
        match self {
            Self::Generation => "generation",
            Self::Amendment => "amendment",
            Self::Repeal => "repeal",
        }
    }
}

/// An act in the life of a standard.
#[derive(Clone, Copy, Debug)]
pub struct AknEvent<'a> {
    /// What it did.
    pub kind: AknEventKind,
    /// The legal date on which it took effect.
    pub on: NaiveDate,
    /// The number of the order.
    pub order_number: &'a str,
    /// The date of the order.
    pub order_on: NaiveDate,
}

/// A version of a standard.
#[derive(Clone, Copy, Debug)]
pub struct AknStandard<'a> {
    /// The code of the service in the register.
    pub service_code: &'a str,
    /// The name of the service.
    pub service_name: &'a Localized,
    /// The name of the body whose act it is.
    pub body: &'a Localized,
    /// What the version says.
    pub content: &'a Content,
    /// The number of the version.
    pub version: i64,
    /// The SHA-256 of its content, in hexadecimal.
    pub hash: &'a str,
    /// The acts up to this version, the oldest first; the last one made it.
    pub events: &'a [AknEvent<'a>],
    /// Whether the day of effect of the last act is known; the date of its order stands in its place where it is not.
    pub is_dated: bool,
    /// The clauses by which the last act made it of the version before; nothing where they are not known.
    pub changes: Option<AknClauses<'a>>,
    /// What takes its place, and the legal date since when.
    pub next: Option<(AknEventKind, NaiveDate)>,
    /// Where it was officially published first, and when.
    pub published: Option<(&'a str, NaiveDate)>,
    /// "In force" in the language of the file.
    pub in_force: &'a str,
    /// The public address of the site, without a slash at its end.
    pub site: &'a str,
}

/// The version as Akoma Ntoso 3.0, in one language. A clause that has not been written in it stands in the language in
/// which it has been, and says so.
pub fn akn_standard(standard: &AknStandard<'_>, words: &AknWords) -> String {
    let mut xml = Xml::new();
    open_root(&mut xml);
    let version = if standard.events.len() > 1 { "singleVersion" } else { "originalVersion" };
    xml.open("act", &[("name", "standard"), ("contains", version)]);
    meta(&mut xml, standard, words.language);
    preface(&mut xml, standard, words);
    body::write(&mut xml, standard.content, words);
    if let Some(identification) = identification(standard, words.language) {
        appendices::write(&mut xml, standard.content, &identification, words);
    }
    xml.finish()
}

fn identification<'a>(standard: &AknStandard<'a>, language: Language) -> Option<Identification<'a>> {
    let (first, last) = (standard.events.first()?, standard.events.last()?);
    let (code, version) = (standard.service_code, standard.version);
    Some(Identification {
        work: iri::standard(first.order_on, first.order_number),
        subtype: "standard",
        number: first.order_number,
        began: (first.order_on, "approval"),
        fixed: (last.on, if standard.is_dated { "effect" } else { "order" }),
        revision: Some(version),
        is_prescriptive: true,
        language,
        hash: standard.hash,
        address: format!("{}/{}/standards/{code}?version={version}", standard.site, language.code()),
    })
}

fn meta(xml: &mut Xml, standard: &AknStandard<'_>, language: Language) {
    let Some(last) = standard.events.last() else { return };
    let Some(identification) = identification(standard, language) else { return };
    let (code, version) = (standard.service_code, standard.version);
    xml.open("meta", &[]);
    identification.write(xml);
    if let Some((place, on)) = standard.published {
        let on = on.to_string();
        xml.empty("publication", &[("date", on.as_str()), ("name", "official"), ("showAs", place)]);
    }
    lifecycle(xml, standard);
    if let Some(changes) = &standard.changes {
        let act = iri::order(last.order_on, last.order_number);
        changes.passive(xml, standard.content, &act, language, period(standard));
    }
    temporal(xml, standard);
    references(xml, standard, language);
    xml.open("proprietary", &[("source", BODY)]);
    let version = version.to_string();
    xml.empty(
        "talqy:standard",
        &[("service", code), ("version", version.as_str()), ("sha256", standard.hash)],
    );
    xml.close();
    xml.close();
}

/// The acts, and after them what takes the place of this version.
fn lifecycle(xml: &mut Xml, standard: &AknStandard<'_>) {
    xml.open("lifecycle", &[("source", BODY)]);
    for (place, event) in (1..).zip(standard.events) {
        let is_own = if place == standard.events.len() { "true" } else { "false" };
        let (id, on) = (event_id(place), event.on.to_string());
        let source = format!("#{}", act_id(place));
        let known = [
            ("eId", id.as_str()),
            ("date", on.as_str()),
            ("source", source.as_str()),
            ("type", event.kind.code()),
            ("originatingExpression", is_own),
        ];
        xml.empty("eventRef", &known);
    }
    if let Some((kind, on)) = standard.next {
        let (id, on) = (event_id(standard.events.len() + 1), on.to_string());
        xml.empty(
            "eventRef",
            &[("eId", id.as_str()), ("date", on.as_str()), ("source", BODY), ("type", kind.code())],
        );
    }
    xml.close();
}

/// Whether what the last act changed goes on with the version that takes the place of this one.
const fn outlives(standard: &AknStandard<'_>) -> bool {
    standard.changes.is_some() && matches!(standard.next, Some((AknEventKind::Amendment, _)))
}

/// The period in which the changes of the last act are in force; nothing as long as its day of effect is not known.
const fn period(standard: &AknStandard<'_>) -> Option<&'static str> {
    match (standard.is_dated, outlives(standard)) {
        (false, _) => None,
        (true, false) => Some("#temporalGroup_1"),
        (true, true) => Some("#temporalGroup_2"),
    }
}

/// From which act to which this version is in force, and what its act changed; nothing as long as the day is not known.
fn temporal(xml: &mut Xml, standard: &AknStandard<'_>) {
    if !standard.is_dated {
        return;
    }
    let start = format!("#{}", event_id(standard.events.len()));
    let end = standard.next.map(|_| format!("#{}", event_id(standard.events.len() + 1)));
    xml.open("temporalData", &[("source", BODY)]);
    xml.open("temporalGroup", &[("eId", "temporalGroup_1")]);
    let mut interval = vec![("start", start.as_str())];
    interval.extend(end.as_deref().map(|end| ("end", end)));
    interval.push(("refersTo", "#inForce"));
    xml.empty("timeInterval", &interval);
    xml.close();
    if outlives(standard) {
        xml.open("temporalGroup", &[("eId", "temporalGroup_2")]);
        xml.empty("timeInterval", &[("start", start.as_str()), ("refersTo", "#inForce")]);
        xml.close();
    }
    xml.close();
}

fn references(xml: &mut Xml, standard: &AknStandard<'_>, language: Language) {
    xml.open("references", &[("source", BODY)]);
    for (place, event) in (1..).zip(standard.events) {
        let (id, href) = (act_id(place), iri::order(event.order_on, event.order_number));
        let name = if place == 1 { "original" } else { "passiveRef" };
        xml.empty(name, &[("eId", id.as_str()), ("href", href.as_str()), ("showAs", event.order_number)]);
    }
    let (body, service) = (standard.body.best(language).1, standard.service_name.best(language).1);
    let developer = iri::thing("organization", &format!("developer.{}", standard.service_code));
    xml.empty("TLCOrganization", &[("eId", "body"), ("href", developer.as_str()), ("showAs", body)]);
    let concept = iri::thing("concept", &format!("service.{}", standard.service_code));
    xml.empty("TLCConcept", &[("eId", "service"), ("href", concept.as_str()), ("showAs", service)]);
    let applies = iri::thing("concept", "in-force");
    xml.empty("TLCConcept", &[("eId", "inForce"), ("href", applies.as_str()), ("showAs", standard.in_force)]);
    body::units(xml, standard.content, language);
    xml.close();
}

fn preface(xml: &mut Xml, standard: &AknStandard<'_>, words: &AknWords) {
    let language = words.language;
    xml.open("preface", &[]);
    xml.open("longTitle", &[("eId", "preface__longTitle")]);
    xml.mixed("p", &[], |line| line.named("docType", &[], &words.title));
    xml.mixed("p", &[], |line| {
        line.named("docTitle", &[("refersTo", "#service")], standard.service_name.best(language).1);
    });
    if let Some(act) = standard.events.last() {
        xml.mixed("p", &[], |line| {
            line.named("docNumber", &[], act.order_number);
            line.text(", ");
            let on = act.order_on.to_string();
            line.named("docDate", &[("date", on.as_str())], &(words.date)(language, act.order_on));
        });
    }
    xml.mixed("p", &[], |line| {
        line.named("docProponent", &[("refersTo", BODY)], standard.body.best(language).1);
    });
    xml.close();
    xml.close();
}

fn event_id(place: usize) -> String {
    format!("eventRef_{place}")
}

fn act_id(place: usize) -> String {
    format!("act_{place}")
}
