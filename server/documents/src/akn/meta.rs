//! The identification of a document: work, expression, manifestation.

use chrono::NaiveDate;
use domain::language::Language;

use super::iri;
use super::xml::Xml;

/// A date with its meaning.
pub(super) type Dated = (NaiveDate, &'static str);

/// What identifies a document.
pub(super) struct Identification<'a> {
    /// The IRI of the work.
    pub(super) work: String,
    /// The kind of document below its type.
    pub(super) subtype: &'static str,
    /// The number of the draft.
    pub(super) number: &'a str,
    /// When the work began.
    pub(super) began: Dated,
    /// When these words were fixed.
    pub(super) fixed: Dated,
    /// Which of several revisions it is.
    pub(super) revision: Option<i64>,
    /// Whether it is or may become law.
    pub(super) is_prescriptive: bool,
    /// The language of the words.
    pub(super) language: Language,
    /// The SHA-256 under which they are kept.
    pub(super) hash: &'a str,
    /// Where they are read by people.
    pub(super) address: String,
}

/// Whose words all of this is: the reference that every document has.
pub(super) const BODY: &str = "#body";

impl Identification<'_> {
    /// Writes it; the file bears the date of its words, not of its writing.
    pub(super) fn write(&self, xml: &mut Xml) {
        self.component(xml, "main", &[("sha256", self.hash), ("page", self.address.as_str())]);
    }

    /// Writes that of an annex, which is a component of the same document.
    pub(super) fn write_annex(&self, xml: &mut Xml, number: usize) {
        self.component(xml, &format!("annex_{number}"), &[]);
    }

    fn component(&self, xml: &mut Xml, name: &str, aliases: &[(&str, &str)]) {
        let expression = self.expression();
        xml.open("identification", &[("source", BODY)]);
        level(xml, "FRBRWork", [&format!("{}/!{name}", self.work), &self.work], &[], self.began);
        xml.empty("FRBRcountry", &[("value", "kz")]);
        xml.empty("FRBRsubtype", &[("value", self.subtype)]);
        xml.empty("FRBRnumber", &[("value", self.number)]);
        xml.empty("FRBRprescriptive", &[("value", if self.is_prescriptive { "true" } else { "false" })]);
        xml.close();
        level(xml, "FRBRExpression", [&format!("{expression}/!{name}"), &expression], aliases, self.fixed);
        if let Some(revision) = self.revision {
            xml.empty("FRBRversionNumber", &[("value", &revision.to_string())]);
        }
        xml.empty("FRBRlanguage", &[("language", iri::language(self.language))]);
        xml.close();
        let file = [&format!("{expression}/!{name}.xml"), &format!("{expression}.xml")];
        level(xml, "FRBRManifestation", file, &[], self.fixed);
        xml.empty("FRBRformat", &[("value", "application/akn+xml")]);
        xml.close();
        xml.close();
    }

    /// The IRI of the expression.
    fn expression(&self) -> String {
        iri::expression(&self.work, self.language, self.fixed.0, self.revision)
    }
}

/// Opens a level with what every level has.
fn level(xml: &mut Xml, name: &'static str, names: [&String; 2], aliases: &[(&str, &str)], date: Dated) {
    let [this, uri] = names;
    xml.open(name, &[]);
    xml.empty("FRBRthis", &[("value", this)]);
    xml.empty("FRBRuri", &[("value", uri)]);
    for (name, value) in aliases {
        xml.empty("FRBRalias", &[("value", value), ("name", name)]);
    }
    xml.empty("FRBRdate", &[("date", &date.0.to_string()), ("name", date.1)]);
    xml.empty("FRBRauthor", &[("href", BODY)]);
}
