//! A redline with the `ins` and `del` of Akoma Ntoso.
//!
//! Every changed clause is one paragraph whose white space counts: without `ins` it is the old clause, without `del` the new
//! one, letter by letter; prose is compared as the CommonMark that it is written in. The number of a clause that moved,
//! came or went is marked in the same way.

use std::collections::HashMap;

use domain::redline::{ElementKind, ElementRedline, FragmentKind, Redline, SectionRedline};

use domain::report::ReportedComment;
use domain::standard::ElementId;

use super::report_words::AknReportWords;
use super::xml::{Words, Xml};

/// The `eId` and the number of each changed clause.
pub(super) type Places = HashMap<ElementId, (String, String)>;

/// The numbers of the comments on account of which each element changed.
pub(super) type ElementCauses = HashMap<ElementId, Vec<String>>;

/// Where the clauses of a redline stand whose `eId` is `id`, by their identities on both sides.
pub(super) fn places(id: &str, redline: &Redline) -> Places {
    let mut places = Places::new();
    for (id, section) in sections(id, redline) {
        for (id, element) in clauses(&id, section) {
            let number =
                element.new_number.as_ref().or(element.old_number.as_ref()).cloned().unwrap_or_default();
            for identity in element.old_id.iter().chain([&element.id]) {
                places.entry(identity.clone()).or_insert_with(|| (id.clone(), number.clone()));
            }
        }
    }
    places
}

/// Adds that elements changed on account of a comment (R15-9).
pub(super) fn add_cause(causes: &mut ElementCauses, comment: &ReportedComment) {
    for element in &comment.changed {
        causes.entry(element.clone()).or_default().push(comment.number.to_string());
    }
}

/// The sections that changed, each with its `eId`.
fn sections<'a>(id: &str, redline: &'a Redline) -> impl Iterator<Item = (String, &'a SectionRedline)> {
    let changed = |section: &&SectionRedline| section.elements.iter().any(ElementRedline::is_changed);
    let sections = redline.sections.iter().filter(changed);
    (1..).zip(sections).map(move |(place, section)| (format!("{id}__hcontainer_{place}"), section))
}

/// The clauses of a section that changed, each with its `eId`.
fn clauses<'a>(id: &str, section: &'a SectionRedline) -> impl Iterator<Item = (String, &'a ElementRedline)> {
    let changed = section.elements.iter().filter(|element| element.is_changed());
    (1..).zip(changed).map(move |(place, element)| (format!("{id}__hcontainer_{place}"), element))
}

/// Writes what changed; the `eId` is `id`.
pub(super) fn write(
    xml: &mut Xml,
    id: &str,
    redline: &Redline,
    causes: &ElementCauses,
    words: &AknReportWords,
) {
    xml.open("hcontainer", &[("name", "redline"), ("eId", id), ("xml:lang", redline.language.code())]);
    let name = (words.language_name)(words.language, redline.language);
    xml.line("heading", &[("xml:lang", words.language.code())], &name);
    for (id, section) in sections(id, redline) {
        let code = section.key.code();
        xml.open("hcontainer", &[("name", "section"), ("eId", &id), ("talqy:section", code)]);
        xml.line("num", &[], section.key.number());
        xml.line("heading", &[], &(words.section)(redline.language, section.key));
        for (id, element) in clauses(&id, section) {
            clause(xml, &id, element, causes);
        }
        xml.close();
    }
    xml.close();
}

fn clause(xml: &mut Xml, id: &str, element: &ElementRedline, causes: &ElementCauses) {
    let (change, other) = match &element.kind {
        ElementKind::Same => ("same", None),
        ElementKind::Edited => ("edited", None),
        ElementKind::Added => ("added", None),
        ElementKind::Removed => ("removed", None),
        ElementKind::Moved { edited: false } => ("moved", None),
        ElementKind::Moved { edited: true } => ("moved edited", None),
        ElementKind::Split { from } => ("split", Some(("talqy:from", from.as_str()))),
        ElementKind::Joined { into } => ("joined", Some(("talqy:into", into.as_str()))),
    };
    let mut attributes = vec![("name", "clause"), ("eId", id), ("talqy:change", change)];
    attributes.push(("talqy:element", element.id.as_str()));
    attributes.extend(element.old_id.as_ref().map(|old| ("talqy:oldElement", old.as_str())));
    attributes.extend(other);
    let because = element.old_id.as_ref().and_then(|old| causes.get(old)).or_else(|| causes.get(&element.id));
    let because = because.map(|numbers| numbers.join(" "));
    attributes.extend(because.as_deref().map(|numbers| ("talqy:comments", numbers)));
    xml.open("hcontainer", &attributes);
    xml.mixed("num", &[], |line| number(line, element));
    xml.open("content", &[("eId", &format!("{id}__content"))]);
    xml.mixed("p", &[("xml:space", "preserve")], |line| {
        for fragment in &element.fragments {
            match fragment.kind {
                FragmentKind::Same => line.text(&fragment.text),
                FragmentKind::Deleted => line.named("del", &[], &fragment.text),
                FragmentKind::Inserted => line.named("ins", &[], &fragment.text),
            }
        }
    });
    xml.close();
    xml.close();
}

fn number(line: &mut Words<'_>, element: &ElementRedline) {
    match (&element.old_number, &element.new_number) {
        (Some(old), Some(new)) if old == new => line.text(new),
        (old, new) => {
            if let Some(old) = old {
                line.named("del", &[], old);
            }
            if let Some(new) = new {
                line.named("ins", &[], new);
            }
        }
    }
}
