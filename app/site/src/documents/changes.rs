//! A redline as a document, by itself or as a part of the report.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use domain::document::{Block, ChangedClause, ChangedSection, Changes, Document, DocumentPart, Fact};
use domain::language::Language;
use domain::redline::{ElementKind, ElementRedline, Redline, SectionRedline, drawn};
use domain::standard::ElementId;
use services::reading::{Cause, Comparison};

use super::{About, DocumentContext};
use crate::components::comment::comment_number;
use crate::w;
use crate::words::standard::section_name;

/// How many comments are named behind a change before the rest are counted.
const NAMED: usize = 12;

/// The redline between two texts of a draft in one language: the whole text with every change marked. It bears the
/// instant `at`, UTC, from which on nothing in it can change.
pub fn redline(
    context: &DocumentContext,
    texts: &Comparison,
    redline: &Redline,
    at: DateTime<Utc>,
) -> Document {
    let language = context.language;
    let about = About::draft(&texts.summary);
    let (from, to) = (texts.from.0, texts.to.0);
    let mut facts = context.identity(&about);
    facts.push(Fact::plain(
        w!(language, paper.compared),
        w!(language, paper.from_to, from = from.to_string(), to = to.to_string()),
    ));
    let part = format!("compare/{from}/{to}");
    let address = context.address(|address| address.draft_part(&texts.summary.number, &part));
    let cover = context.cover(&about, w!(language, paper.redline), facts, address);
    let inside = if redline.counts().total() == 0 {
        vec![Block::plain(w!(language, report.no_changes))]
    } else {
        vec![
            Block::plain(w!(language, paper.how_marked)),
            changes(context, redline, &texts.causes, cover.body.clone(), true),
        ]
    };
    let heading = w!(language, report.changes);
    let mut document = context.document(&about, cover, at);
    document.contents = None;
    document.parts.push(DocumentPart { number: None, depth: 1, heading, blocks: inside });
    document
}

/// The changes of a redline, with the whole text around them or without.
pub(super) fn changes(
    context: &DocumentContext,
    redline: &Redline,
    causes: &BTreeMap<ElementId, Cause>,
    author: String,
    whole: bool,
) -> Block {
    let sections = redline
        .sections
        .iter()
        .filter(|section| whole || is_touched(section, redline))
        .map(|section| ChangedSection {
            number: section.key.number().to_owned(),
            heading: section_name(redline.language, section.key),
            clauses: section
                .elements
                .iter()
                .filter(|element| whole || element.is_changed() || is_host(element, section))
                .map(|element| ChangedClause {
                    redline: read(element, section),
                    remark: remark(context.language, element),
                    because: because(context.language, element, causes),
                })
                .collect(),
        })
        .collect();
    Block::Changes(Changes { language: redline.language, author, sections })
}

/// Whether anything happened in a section, or a clause left it for another.
fn is_touched(section: &SectionRedline, redline: &Redline) -> bool {
    let began = format!("{}.", section.key.number());
    let left = |element: &ElementRedline| {
        let from_here = element.old_number.as_deref().is_some_and(|number| number.starts_with(&began));
        from_here && matches!(element.kind, ElementKind::Moved { .. })
    };
    section.elements.iter().any(ElementRedline::is_changed)
        || redline
            .sections
            .iter()
            .filter(|other| other.key != section.key)
            .flat_map(|other| &other.elements)
            .any(left)
}

/// A clause as it is read: prose without the marks that it is written with.
fn read(element: &ElementRedline, section: &SectionRedline) -> ElementRedline {
    let mut element = element.clone();
    if section.key.is_prose() {
        element.fragments = drawn(&element.fragments);
    }
    element
}

/// Whether another clause was cut out of this one or joined to it: then it belongs to the change.
fn is_host(element: &ElementRedline, section: &SectionRedline) -> bool {
    section.elements.iter().any(|other| match &other.kind {
        ElementKind::Split { from } => *from == element.id,
        ElementKind::Joined { into } => *into == element.id,
        _ => false,
    })
}

fn remark(language: Language, element: &ElementRedline) -> Option<String> {
    let from = element.old_number.clone().unwrap_or_default();
    match element.kind {
        ElementKind::Same | ElementKind::Edited => None,
        ElementKind::Added => Some(w!(language, paper.added)),
        ElementKind::Removed => Some(w!(language, paper.removed)),
        ElementKind::Moved { .. } => Some(w!(language, draft.moved_from, number = from)),
        ElementKind::Split { .. } => Some(w!(language, paper.split)),
        ElementKind::Joined { .. } => Some(w!(language, paper.joined)),
    }
}

/// The comments behind a change, or the reason given for it (R15-9); nothing before the report is published.
fn because(
    language: Language,
    element: &ElementRedline,
    causes: &BTreeMap<ElementId, Cause>,
) -> Option<String> {
    if !element.is_changed() {
        return None;
    }
    let cause = causes.get(&element.id).or_else(|| causes.get(element.old_id.as_ref()?))?;
    if cause.comments.is_empty() {
        return cause.reason.clone().map(|reason| w!(language, draft.given_reason, reason = reason));
    }
    let named: Vec<String> =
        cause.comments.iter().take(NAMED).map(|number| comment_number(language, *number)).collect();
    let mut said = format!("{} {}", w!(language, draft.because), named.join(", "));
    let rest = u64::try_from(cause.comments.len().saturating_sub(NAMED)).unwrap_or(0);
    if rest > 0 {
        said.push(' ');
        said.push_str(&w!(language, draft.and_more, count = rest));
    }
    Some(said)
}
