//! A redline with the `ins` and `del` of Akoma Ntoso.
//!
//! Every changed clause is one paragraph whose white space counts: without `ins` it is the old clause, without `del` the new
//! one, letter by letter. The number of a clause that moved, came or went is marked in the same way.

use domain::redline::{ElementKind, ElementRedline, FragmentKind, Redline, SectionRedline};

use super::report::AknReportWords;
use super::xml::{Words, Xml};

/// Writes what changed; the `eId` is `id`.
pub(super) fn write(xml: &mut Xml, id: &str, redline: &Redline, words: &AknReportWords) {
    xml.open("hcontainer", &[("name", "redline"), ("eId", id), ("xml:lang", redline.language.code())]);
    let name = (words.language_name)(words.language, redline.language);
    xml.line("heading", &[("xml:lang", words.language.code())], &name);
    let changed = |section: &&SectionRedline| section.elements.iter().any(ElementRedline::is_changed);
    for (place, section) in (1..).zip(redline.sections.iter().filter(changed)) {
        let id = format!("{id}__hcontainer_{place}");
        let code = section.key.code();
        xml.open("hcontainer", &[("name", "section"), ("eId", &id), ("talqy:section", code)]);
        xml.line("num", &[], section.key.number());
        xml.line("heading", &[], &(words.section)(redline.language, section.key));
        let changed = section.elements.iter().filter(|element| element.is_changed());
        for (place, element) in (1..).zip(changed) {
            clause(xml, &format!("{id}__hcontainer_{place}"), element);
        }
        xml.close();
    }
    xml.close();
}

fn clause(xml: &mut Xml, id: &str, element: &ElementRedline) {
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
