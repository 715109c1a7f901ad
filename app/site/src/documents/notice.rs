//! The notice for the wall of the provider's office (Art. 23(1)): what a visitor has to know of a service, on one page.

use domain::document::{self, Block, Document, DocumentPart, Fact, List};
use domain::standard::{Content, Detail, Element, SectionKey, TermOf, group};
use services::standards::StandardVersion;

use super::DocumentContext;
use super::standard_text::{running, standard_date};
use super::text::group_name;
use crate::components::clause::readable;
use crate::components::standard_act::numbered_of;
use crate::w;
use crate::words::date;
use crate::words::standard::section_name;

/// What the notice tells, in the order in which a visitor asks.
const TOLD: [SectionKey; 5] = [
    SectionKey::Term,
    SectionKey::Payment,
    SectionKey::Documents,
    SectionKey::RefusalGrounds,
    SectionKey::Appeal,
];

/// The notice of a version; its code leads to the whole standard.
pub fn notice(context: &DocumentContext, found: &StandardVersion) -> Document {
    let language = context.language;
    let version = &found.version.summary;
    let order = numbered_of(language, &version.act.order_number, version.act.order_on);
    let mut facts = vec![Fact::plain(w!(language, in_force.order), order)];
    if let Some(from) = version.effective_on {
        let from = w!(language, in_force.from, date = date(language, from));
        facts.push(Fact::plain(w!(language, in_force.valid), from));
    }
    let names = (&version.body.name, &found.service.name);
    // A notice hangs for long: its code leads to the text that is in force whenever somebody reads it.
    let address = context.address(|address| address.standard(&found.service.code));
    let cover = context.cover_of(names, w!(language, in_force.notice_title), facts, address);
    Document {
        language,
        running: running(context, found),
        contents: None,
        author: cover.body.clone(),
        cover,
        parts: parts(context, &found.version.content),
        at: context.zone.start_of(standard_date(version)),
    }
}

fn parts(context: &DocumentContext, standard: &Content) -> Vec<DocumentPart> {
    let told = TOLD.into_iter().map(|key| (key, of_interest(standard.elements(key))));
    told.filter(|(_, elements)| !elements.is_empty())
        .map(|(key, elements)| DocumentPart {
            number: None,
            depth: 1,
            heading: section_name(context.language, key),
            blocks: said(context, &elements),
        })
        .collect()
}

/// The lines without times of waiting and serving: what stands under the term is the term of rendering. A group that has no other
/// line is not named.
fn of_interest(elements: &[Element]) -> Vec<&Element> {
    let is_other =
        |element: &Element| matches!(element.detail, Detail::Term { of, .. } if of != TermOf::Rendering);
    let kept: Vec<&Element> = elements.iter().filter(|element| !is_other(element)).collect();
    let levels: Vec<_> = kept.iter().map(|element| element.group()).collect();
    let has_lines = |place: usize| {
        levels.get(place..group::end(&levels, place)).is_some_and(|own| own.iter().any(Option::is_none))
    };
    kept.into_iter().enumerate().filter(|(place, _)| has_lines(*place)).map(|(_, element)| element).collect()
}

/// The lines of an element as a list; one line, and prose, as it is.
fn said(context: &DocumentContext, elements: &[&Element]) -> Vec<Block> {
    if elements.iter().any(|element| element.group().is_some()) {
        return in_groups(context, elements);
    }
    let line = |element: &Element| {
        let spoken = readable(element, context.language);
        match element.detail {
            Detail::Prose => document::blocks(element.text.get(spoken)),
            _ => document::paragraphs(&element.clause(spoken)),
        }
    };
    let prose = elements.iter().any(|element| element.detail == Detail::Prose);
    let mut lines: Vec<Vec<Block>> = elements.iter().copied().map(line).collect();
    match lines.pop() {
        Some(only) if lines.is_empty() => only,
        Some(last) if prose => lines.into_iter().flatten().chain(last).collect(),
        Some(last) => {
            lines.push(last);
            vec![Block::List(List { first: None, items: lines })]
        }
        None => Vec::new(),
    }
}

/// Lines that stand in groups: the name of each over a list of its lines.
fn in_groups(context: &DocumentContext, elements: &[&Element]) -> Vec<Block> {
    let mut blocks = Vec::new();
    for element in elements {
        let said = element.clause(readable(element, context.language));
        if element.group().is_some() {
            blocks.push(group_name(&said));
            continue;
        }
        let line = document::paragraphs(&said);
        match blocks.last_mut() {
            Some(Block::List(list)) => list.items.push(line),
            _ => blocks.push(Block::List(List { first: None, items: vec![line] })),
        }
    }
    blocks
}
