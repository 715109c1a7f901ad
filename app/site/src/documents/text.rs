//! A frozen text of a draft as a document: its parts and sections with their numbered clauses.

use chrono::{DateTime, Utc};
use domain::document::{self, Block, Clause, Document, DocumentPart, Fact, Run};
use domain::standard::group::depths;
use domain::standard::{Content, Detail, Element, Part, SectionKey};
use services::reading::PublicDraftSummary;

use super::{About, DocumentContext};
use crate::components::clause::{clause_anchor, readable};
use crate::w;
use crate::words::standard::{part_name, section_name};

/// A text that nothing changes any more (R15-1).
#[derive(Clone, Debug)]
pub struct Frozen {
    /// Its number in the draft, from 1.
    pub number: i64,
    /// Its words.
    pub content: Content,
    /// SHA-256 of its canonical content, in lower-case hexadecimal.
    pub hash: String,
    /// When it was frozen, UTC.
    pub at: DateTime<Utc>,
}

/// A text of a draft; every clause leads to its place on the site.
pub fn text(context: &DocumentContext, summary: &PublicDraftSummary, frozen: &Frozen) -> Document {
    let language = context.language;
    let about = About::draft(summary);
    let now = context.now(frozen.at);
    let window = &summary.placement.window;
    let mut facts = context.identity(&about);
    facts.push(Fact::plain(
        w!(language, paper.text),
        w!(language, draft.revision, number = frozen.number.to_string()),
    ));
    facts.push(Fact::plain(w!(language, paper.frozen), now.date(now.zone.date_of(frozen.at))));
    facts.push(Fact::plain(
        w!(language, report.window),
        w!(
            language,
            report.from_to,
            from = now.date(window.placed_on),
            to = now.date(window.last_day),
            zone = now.zone_name(window.closes_at)
        ),
    ));
    facts.push(Fact::plain(w!(language, draft.hash), frozen.hash.clone()));
    let query = format!("{}?revision={}", summary.number, frozen.number);
    let page = context.address(|address| address.draft(&query));
    let kind = w!(language, paper.draft_standard);
    let mut document = context.document(&about, context.cover(&about, kind, facts, page.clone()), frozen.at);
    document.parts = parts(context, Some(&page), &frozen.content);
    document
}

/// The parts and sections of a text; its clauses lead to their places on `page`, where it has one.
pub(super) fn parts(context: &DocumentContext, page: Option<&str>, standard: &Content) -> Vec<DocumentPart> {
    let language = context.language;
    let mut parts: Vec<DocumentPart> = Vec::new();
    for part in Part::ALL {
        parts.push(DocumentPart {
            number: Some(part.number().to_string()),
            depth: 1,
            heading: part_name(language, part),
            blocks: Vec::new(),
        });
        let alone = part.sections().count() == 1;
        for key in part.sections() {
            let blocks = clauses(context, page, key, standard.elements(key));
            match parts.last_mut().filter(|_| alone) {
                // A part that is one section is not headed twice.
                Some(last) => last.blocks = blocks,
                None => parts.push(DocumentPart {
                    number: Some(key.number().to_owned()),
                    depth: 2,
                    heading: section_name(language, key),
                    blocks,
                }),
            }
        }
    }
    parts
}

fn clauses(
    context: &DocumentContext,
    page: Option<&str>,
    key: SectionKey,
    elements: &[Element],
) -> Vec<Block> {
    if elements.is_empty() {
        return vec![Block::plain(w!(context.language, draft.empty_section))];
    }
    let clause = |(place, (element, depth)): (usize, (&Element, u8))| {
        let number = format!("{}.{}", key.number(), place + 1);
        let spoken = readable(element, context.language);
        let (blocks, source) = match &element.detail {
            Detail::Prose => (document::blocks(element.text.get(spoken)), None),
            Detail::Ground { law } => {
                let bare = Element { detail: Detail::Words, ..element.clone() };
                let cited = law.cited(spoken);
                (document::paragraphs(&bare.clause(spoken)), (!cited.is_empty()).then_some(cited))
            }
            Detail::Group { .. } => (vec![group_name(&element.clause(spoken))], None),
            _ => (document::paragraphs(&element.clause(spoken)), None),
        };
        Block::Clause(Clause {
            language: (spoken != context.language).then(|| spoken.code()),
            address: page.map(|page| format!("{page}#{}", clause_anchor(&number))),
            number,
            depth,
            blocks,
            source,
        })
    };
    elements.iter().zip(depths(elements)).enumerate().map(clause).collect()
}

/// The name of a group as it stands over its lines.
pub(super) fn group_name(name: &str) -> Block {
    Block::Paragraph(vec![Run::strong(name)])
}
