//! What an amending act changes, clause by clause: passive modifications of the version that it made, active ones of the draft that
//! proposes them (R15-10).

use chrono::NaiveDate;
use domain::amending::{AmendingClause, Operation};
use domain::language::Language;
use domain::standard::{Content, ElementId, Part, SectionKey, numbered};

use super::iri;
use super::meta::BODY;
use super::xml::Xml;

/// A version of a standard, as its own file names it.
#[derive(Clone, Copy, Debug)]
pub struct AknAmended<'a> {
    /// The number of the order that approved the first text of the standard.
    pub order_number: &'a str,
    /// The date of that order.
    pub order_on: NaiveDate,
    /// The number of the version.
    pub version: i64,
    /// The legal date on which it took effect.
    pub on: NaiveDate,
}

/// The clauses that lead from a version of a standard to another text.
#[derive(Clone, Copy, Debug)]
pub struct AknClauses<'a> {
    /// The version that they amend.
    pub amended: AknAmended<'a>,
    /// What that version says.
    pub old: &'a Content,
    /// They, in the order of the text.
    pub clauses: &'a [AmendingClause],
}

/// Where a clause changes what.
struct Change {
    /// The type of the modification in the vocabulary.
    kind: &'static str,
    /// The `eId` of its section, which both texts have; of what stands before the appendices for those.
    section: String,
    /// Where to that what it adds stands.
    pos: &'static str,
    /// The `eId` of what it changes, as the amended text numbers it; nothing for what it adds.
    old: Option<String>,
    /// The same as the new text numbers it; nothing for what it excludes.
    new: Option<String>,
    /// The languages whose words it changes; nothing where that is not told apart.
    languages: Option<String>,
}

impl AknClauses<'_> {
    /// Writes them into the version that they made of the text `new`, by the act that `act` names; in force in `period` where
    /// that is known.
    pub(super) fn passive(
        &self,
        xml: &mut Xml,
        new: &Content,
        act: &str,
        language: Language,
        period: Option<&str>,
    ) {
        let amended = self.amended.expression(language);
        self.analysis(xml, "passiveModifications", "pmod", new, |xml, change| {
            xml.empty("source", &[("href", act)]);
            point(xml, "destination", "", change.new.as_deref(), change);
            if let Some(period) = period {
                xml.empty("force", &[("period", period)]);
                xml.empty("efficacy", &[("period", period)]);
            }
            if let Some(old) = &change.old {
                let href = format!("{amended}#{old}");
                xml.empty("previous", &[("href", href.as_str())]);
            }
        });
    }

    /// Writes them into the draft whose text `new` proposes them. When they will be in force nobody knows yet.
    pub(super) fn active(&self, xml: &mut Xml, new: &Content, language: Language) {
        let amended = self.amended.expression(language);
        self.analysis(xml, "activeModifications", "amod", new, |xml, change| {
            point(xml, "source", "", change.new.as_deref(), change);
            point(xml, "destination", &amended, change.old.as_deref(), change);
        });
    }

    /// A modification for each clause; nothing at all where there is none.
    fn analysis(
        &self,
        xml: &mut Xml,
        name: &'static str,
        prefix: &str,
        new: &Content,
        write: impl Fn(&mut Xml, &Change),
    ) {
        if self.clauses.is_empty() {
            return;
        }
        xml.open("analysis", &[("source", BODY)]);
        xml.open(name, &[]);
        for (number, clause) in (1_usize..).zip(self.clauses) {
            let change = Change::of(clause, self.old, new);
            let id = format!("{prefix}_{number}");
            let mut attributes = vec![("eId", id.as_str()), ("type", change.kind)];
            attributes.extend(change.languages.as_deref().map(|codes| ("talqy:languages", codes)));
            xml.open("textualMod", &attributes);
            write(xml, &change);
            xml.close();
        }
        xml.close();
        xml.close();
    }
}

impl AknAmended<'_> {
    /// The IRI of the version in a language.
    fn expression(&self, language: Language) -> String {
        let work = iri::standard(self.order_on, self.order_number);
        iri::expression(&work, language, self.on, Some(self.version))
    }
}

impl Change {
    fn of(clause: &AmendingClause, old: &Content, new: &Content) -> Self {
        let key = clause.section;
        let (kind, element) = match &clause.operation {
            Operation::Texts { element, .. } | Operation::Detail { element, .. } => {
                ("substitution", Some(element))
            }
            Operation::Restate { element } => ("substitution", Some(&element.id)),
            Operation::Add { element, .. } => ("insertion", Some(&element.id)),
            Operation::Remove { element } => ("repeal", Some(element)),
            Operation::Move { element, .. } => ("renumbering", Some(element)),
            Operation::RestateSection { elements } if elements.is_empty() => ("repeal", None),
            Operation::RestateSection { .. } => ("substitution", None),
        };
        let (section, pos) =
            if key.is_of_law() { (iri::section(key), "inside") } else { (iri::part(Part::Other), "after") };
        let place = |content: &Content| match element {
            Some(element) => place(content, key, element),
            None => key.is_of_law().then(|| section.clone()),
        };
        let (before, after) = (place(old), place(new));
        Self { kind, old: before, new: after, languages: languages(&clause.operation), section, pos }
    }
}

/// The `eId` of an element in a text.
fn place(content: &Content, key: SectionKey, element: &ElementId) -> Option<String> {
    let found = numbered(key, content.elements(key)).find(|(_, one)| one.id == *element);
    found.map(|(number, _)| iri::clause(key, &number))
}

/// The languages whose words change, where the others stay.
fn languages(operation: &Operation) -> Option<String> {
    match operation {
        Operation::Texts { changes, .. } => {
            let codes: Vec<&str> = changes.iter().map(|change| change.language().code()).collect();
            Some(codes.join(" "))
        }
        _ => None,
    }
}

/// Points to an element of a document, or into its section where the element is not there.
fn point(xml: &mut Xml, name: &'static str, document: &str, element: Option<&str>, change: &Change) {
    let href = format!("{document}#{}", element.unwrap_or(&change.section));
    let mut attributes = vec![("href", href.as_str())];
    if element.is_none() {
        attributes.push(("pos", change.pos));
    }
    xml.empty(name, &attributes);
}
