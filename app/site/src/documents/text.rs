//! A frozen text of a draft as a document: its parts and sections with their numbered clauses, and its appendices behind them.

use chrono::{DateTime, Utc};
use domain::document::{self, Block, Clause, Document, DocumentPart, Fact, Run};
use domain::language::Language;
use domain::standard::appendix::Piece;
use domain::standard::group::depths;
use domain::standard::{Content, Detail, Element, Part, SectionKey, appendix, numbered};
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
            let blocks = clauses(context, page, key, standard);
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
    parts.extend(appendices(context, page, standard));
    parts
}

fn clauses(context: &DocumentContext, page: Option<&str>, key: SectionKey, standard: &Content) -> Vec<Block> {
    let elements = standard.elements(key);
    if elements.is_empty() {
        return vec![Block::plain(w!(context.language, draft.empty_section))];
    }
    let links = Links { page, appendices: standard.appendix_count() };
    let numbered = numbered(key, elements).zip(depths(elements));
    numbered.map(|((number, element), depth)| clause(context, links, number, element, depth)).collect()
}

/// Each appendix as a part of its own, headed by its number and title.
fn appendices(context: &DocumentContext, page: Option<&str>, standard: &Content) -> Vec<DocumentPart> {
    let key = SectionKey::Appendices;
    let links = Links { page, appendices: standard.appendix_count() };
    let numbered: Vec<(String, &Element)> = numbered(key, standard.elements(key)).collect();
    let part = |elements: &[(String, &Element)]| {
        let (number, first) = elements.first()?;
        let head = appendix::heading(first, number, readable(first, context.language));
        let below = elements.iter().skip(usize::from(head.is_some()));
        let blocks = below.map(|(number, element)| clause(context, links, number.clone(), element, 0));
        Some(DocumentPart {
            number: None,
            depth: 1,
            blocks: blocks.collect(),
            heading: head.unwrap_or_else(|| part_name(context.language, Part::Appendices)),
        })
    };
    numbered.chunk_by(|_, (_, next)| !next.is_appendix()).filter_map(part).collect()
}

/// Where references to appendices lead.
#[derive(Clone, Copy)]
struct Links<'a> {
    /// The page of the text, where it has one.
    page: Option<&'a str>,
    /// How many appendices there are.
    appendices: usize,
}

impl Links<'_> {
    fn address(self, number: &str) -> Option<String> {
        self.page.map(|page| format!("{page}#{}", clause_anchor(number)))
    }

    /// The blocks of CommonMark.
    fn prose(self, text: &str, language: Language) -> Vec<Block> {
        if self.page.is_none() {
            return document::blocks(text);
        }
        let address = |number: &str| self.address(number).unwrap_or_default();
        document::blocks(&appendix::linked(text, language, self.appendices, address))
    }

    /// The paragraphs of a sentence.
    fn plain(self, text: &str, language: Language) -> Vec<Block> {
        let run = |piece: Piece| match piece.appendix.and_then(|number| self.address(&number)) {
            Some(address) => Run::link(piece.text, address),
            None => Run::plain(piece.text),
        };
        let led = |block: Block| match block {
            Block::Paragraph(runs) => {
                let pieces =
                    runs.iter().flat_map(|run| appendix::pieces(&run.text, language, self.appendices));
                Block::Paragraph(pieces.map(run).collect())
            }
            other => other,
        };
        document::paragraphs(text).into_iter().map(led).collect()
    }
}

/// A clause that stands in so many groups.
fn clause(
    context: &DocumentContext,
    links: Links<'_>,
    number: String,
    element: &Element,
    depth: u8,
) -> Block {
    let spoken = readable(element, context.language);
    let (blocks, source) = match &element.detail {
        Detail::Prose => (links.prose(element.text.get(spoken), spoken), None),
        Detail::Ground { law } => {
            let bare = Element { detail: Detail::Words, ..element.clone() };
            let cited = law.cited(spoken);
            (links.plain(&bare.clause(spoken), spoken), (!cited.is_empty()).then_some(cited))
        }
        Detail::Group { .. } => (vec![group_name(&element.clause(spoken))], None),
        _ => (links.plain(&element.clause(spoken), spoken), None),
    };
    Block::Clause(Clause {
        language: (spoken != context.language).then(|| spoken.code()),
        address: links.address(&number),
        number,
        depth,
        blocks,
        source,
    })
}

/// The name of a group as it stands over its lines.
pub(super) fn group_name(name: &str) -> Block {
    Block::Paragraph(vec![Run::strong(name)])
}
