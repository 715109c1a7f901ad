//! Blocks of a part as paragraphs, lists and tables.

use domain::document::{Block, Clause, List, MarkedLine, Run};

use super::body::Body;
use super::numbering::{LEVELS, ListedParagraph, STEP};
use super::paragraph::{Look, heading, paragraph, plain};
use super::tongue::tongue;
use super::words::words;
use super::{changes, runs, tables};

/// How far a quotation stands in, in twentieths of a point.
const QUOTED: usize = 567;
/// How far the words of a clause stand in, past its number.
const NUMBERED: usize = 851;
/// The deepest indentation; beyond it no room is left for words.
const DEEPEST: usize = 5_000;

/// Where a block stands.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct BlockPlace<'a> {
    quotations: usize,
    lists: usize,
    groups: usize,
    in_clause: bool,
    language: Option<&'a str>,
}

impl BlockPlace<'_> {
    fn left(self) -> usize {
        let left = (self.quotations + self.groups) * QUOTED
            + self.lists * STEP
            + usize::from(self.in_clause) * NUMBERED;
        left.min(DEEPEST)
    }

    fn look(self) -> Look<'static> {
        let style = match (self.quotations, self.lists) {
            (1.., _) => "Quote",
            (_, 1..) => "ListParagraph",
            _ => "",
        };
        Look { left: Some(self.left()).filter(|left| *left > 0), ..Look::of(style) }
    }
}

/// A block at a place.
pub(super) fn block(body: &mut Body, given: &Block, place: BlockPlace<'_>) {
    match given {
        Block::Paragraph(words) => {
            paragraph(body, place.look(), |body| runs::runs(body, words, place.language));
        }
        Block::Subheading(words) => plain(body, heading(4), words),
        Block::List(items) => list(body, items, place),
        Block::Marked(lines) => marked(body, lines, place),
        Block::Quotation(blocks) => {
            let inside = BlockPlace { quotations: place.quotations + 1, ..place };
            for given in blocks {
                block(body, given, inside);
            }
        }
        Block::Verbatim(words) => {
            let look = Look { style: "HTMLPreformatted", ..place.look() };
            paragraph(body, look, |body| runs::runs(body, &[Run::plain(words)], place.language));
        }
        Block::Table(given) => tables::table(body, given, place.left()),
        Block::Facts(given) => tables::facts(body, given, place.left()),
        Block::Bars(given) => tables::bars(body, given, place.left()),
        Block::Clause(given) => clause(body, given, place),
        Block::Changes(given) => changes::write(body, given, heading(4)),
    }
}

fn list(body: &mut Body, list: &List, place: BlockPlace<'_>) {
    let level = u8::try_from(place.lists).unwrap_or(LEVELS).min(LEVELS - 1);
    let number = body.list(ListedParagraph { first: list.first, level });
    let inside = BlockPlace { lists: place.lists + 1, ..place };
    for item in &list.items {
        let mark = Look { item: Some((number, level)), ..inside.look() };
        let rest = match item.as_slice() {
            [Block::Paragraph(words), rest @ ..] => {
                paragraph(body, mark, |body| runs::runs(body, words, place.language));
                rest
            }
            // The mark of the item stands even where it does not begin with words.
            all => {
                paragraph(body, mark, |_| {});
                all
            }
        };
        for given in rest {
            block(body, given, inside);
        }
    }
}

/// Lines whose marks are words, so that no word processor counts them anew.
fn marked(body: &mut Body, lines: &[MarkedLine], place: BlockPlace<'_>) {
    let inside = BlockPlace { lists: place.lists + 1, ..place };
    for line in lines {
        let (words, rest) = line.drawn();
        paragraph(body, inside.look(), |body| runs::runs(body, &words, place.language));
        for given in rest {
            block(body, given, inside);
        }
    }
}

fn clause(body: &mut Body, clause: &Clause, place: BlockPlace<'_>) {
    let language = clause.language.map(tongue).or(place.language);
    let inside = BlockPlace { in_clause: true, groups: usize::from(clause.depth), language, ..place };
    // The styles stand where a clause in no group does.
    let look = |style| Look { left: (clause.depth > 0).then(|| inside.left()), ..Look::of(style) };
    let (first, rest) = match clause.blocks.as_slice() {
        [Block::Paragraph(words), rest @ ..] => (words.as_slice(), rest),
        all => (&[][..], all),
    };
    paragraph(body, look("Clause"), |body| {
        runs::runs(body, &[Run { strong: true, ..Run::plain(format!("{}\t", clause.number)) }], None);
        runs::runs(body, first, language);
    });
    for given in rest {
        block(body, given, inside);
    }
    if let Some(source) = &clause.source {
        paragraph(body, look("Source"), |body| {
            body.xml.element("w:r", &[], |xml| words(xml, source, "w:t"));
        });
    }
    if let Some(address) = &clause.address {
        paragraph(body, look("Source"), |body| runs::runs(body, &[Run::link(address, address)], None));
    }
}
