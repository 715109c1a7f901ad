//! A document as the values that the template reads. Its names stand here and in `template/`.

use std::ops::RangeInclusive;

use domain::document::{Block, Clause, Cover, Document, DocumentPart, Fact, List, MarkedLine, Run, Table};
use typst::foundations::{Dict, Value};

use super::binder::{Bookmark, LINK};
use super::shapes::{entries, list, number, optional, plain, record, text};
use super::slices::Slice;
use super::{letters, qr, redline};

/// How deep lists and quotations may stand in each other; what is deeper stands at this depth, because the typesetter
/// refuses a document that nests without end.
const DEEPEST_NEST: usize = 6;

/// What every page needs: the language and the properties of the file.
fn dress(document: &Document) -> Dict {
    let cover = &document.cover;
    entries([
        ("language", plain(document.language.code())),
        ("property_title", text(&[cover.kind.as_str(), cover.title.as_str()].join(". "))),
        ("author", text(&document.author)),
    ])
}

/// A heading of a part.
pub(super) struct Heading {
    number: Option<String>,
    words: String,
    /// How deep it stands, from 1.
    pub(super) level: usize,
}

impl Heading {
    /// The heading as it is named elsewhere.
    pub(super) fn title(&self) -> String {
        self.number.iter().map(String::as_str).chain([self.words.as_str()]).collect::<Vec<_>>().join(" ")
    }
}

/// The title page and the contents, before whose pages the others stand.
pub(super) fn front(document: &Document, contents: &[Bookmark], before: usize) -> Dict {
    let cover = &document.cover;
    let entry = |(place, entry): (usize, &Bookmark)| {
        record([
            ("title", plain(&entry.title)),
            ("level", number(entry.level)),
            ("page", number(entry.place.page + before + 1)),
            ("link", plain(&format!("{LINK}{place}"))),
        ])
    };
    dress(document)
        + title_page(cover)
        + entries([
            ("contents", contents_title(document).as_deref().map_or(Value::None, plain)),
            ("entries", Value::Array(contents.iter().enumerate().map(entry).collect())),
        ])
}

/// What a title page says.
fn title_page(cover: &Cover) -> Dict {
    entries([
        ("body", letters::pieces(&cover.body)),
        ("kind", letters::pieces(&cover.kind)),
        ("title", letters::pieces(&cover.title)),
        ("facts", facts(&cover.facts)),
        ("notice", optional(cover.notice.as_deref(), letters::pieces)),
        ("address", optional(cover.address.as_deref(), address)),
    ])
}

/// A whole document for one page.
pub(super) fn poster(document: &Document) -> Dict {
    let part =
        |part: &DocumentPart| record([("heading", text(&part.heading)), ("blocks", blocks(&part.blocks))]);
    let shown: Vec<&DocumentPart> =
        document.parts.iter().filter(|part| letters::shows(&part.heading)).collect();
    dress(document) + title_page(&document.cover) + entries([("parts", list(&shown, |shown| part(shown)))])
}

/// What stands above the list of the parts, if anything.
pub(super) fn contents_title(document: &Document) -> Option<String> {
    document.contents.as_deref().filter(|title| letters::shows(title)).map(letters::line)
}

/// Heads and feet of the pages with these numbers, of so many.
pub(super) fn margins(document: &Document, numbers: RangeInclusive<usize>, pages: usize) -> Dict {
    dress(document)
        + entries([
            ("running", text(&document.running)),
            ("first", number(*numbers.start())),
            ("last", number(*numbers.end())),
            ("pages", number(pages)),
        ])
}

/// Some of the parts, after headings that stand for those of the portions before.
pub(super) fn parts(document: &Document, slices: &[Slice<'_>], carried: usize) -> Dict {
    let part = |slice: &Slice<'_>| {
        let heading = heading(slice);
        let part_number = heading.as_ref().and_then(|heading| heading.number.as_deref());
        record([
            ("heading", heading.as_ref().map_or(Value::None, |heading| plain(&heading.words))),
            ("number", part_number.map_or(Value::None, plain)),
            ("level", number(slice.level)),
            ("blocks", blocks(slice.blocks)),
        ])
    };
    dress(document) + entries([("carried", number(carried)), ("parts", list(slices, part))])
}

/// The heading of a slice that begins a part; none if there are no words in it.
pub(super) fn heading(slice: &Slice<'_>) -> Option<Heading> {
    let part = slice.begins.filter(|part| letters::shows(&part.heading))?;
    let number = part.number.as_deref().filter(|number| letters::shows(number)).map(letters::line);
    Some(Heading { number, words: letters::line(&part.heading), level: slice.level })
}

/// How many headings, each below the other, stand above what begins a portion.
pub(super) fn carried(first: &Slice<'_>) -> usize {
    if heading(first).is_some() { first.level - 1 } else { first.level }
}

/// What stands for the document wherever it is made: its address, or else its title, with its language.
pub(super) fn identity(document: &Document) -> String {
    let named = document.cover.address.as_deref().unwrap_or(&document.cover.title);
    [named, document.cover.kind.as_str(), document.language.code()].join(" ")
}

/// Blocks, each with its `kind`.
fn blocks(blocks: &[Block]) -> Value {
    nested(blocks, 0)
}

fn nested(blocks: &[Block], depth: usize) -> Value {
    let mut values = Vec::with_capacity(blocks.len());
    collect(blocks, depth, &mut values);
    Value::Array(values.into_iter().collect())
}

fn collect(blocks: &[Block], depth: usize, values: &mut Vec<Value>) {
    for shown in blocks {
        match shown {
            Block::Quotation(inner) if depth >= DEEPEST_NEST => collect(inner, depth, values),
            Block::List(list) if depth >= DEEPEST_NEST => {
                list.items.iter().for_each(|item| collect(item, depth, values));
            }
            Block::Marked(lines) if depth >= DEEPEST_NEST => {
                for line in lines {
                    let (words, rest) = line.drawn();
                    values.push(block(&Block::Paragraph(words), depth + 1));
                    collect(rest, depth, values);
                }
            }
            _ => values.push(block(shown, depth + 1)),
        }
    }
}

/// A block that stands `depth` deep.
fn block(block: &Block, depth: usize) -> Value {
    match block {
        Block::Paragraph(words) => kind("paragraph", ("runs", runs(words))),
        Block::Subheading(heading) => kind("subheading", ("heading", text(heading))),
        Block::Quotation(inner) => kind("quotation", ("blocks", nested(inner, depth))),
        Block::Verbatim(lines) => {
            kind("verbatim", ("text", plain(&letters::printable(&lines.replace('\t', "    ")))))
        }
        Block::List(List { first, items }) => record([
            ("kind", plain("list")),
            ("first", first.and_then(|first| i64::try_from(first).ok()).map_or(Value::None, Value::Int)),
            ("items", list(items, |item| nested(item, depth))),
        ]),
        Block::Marked(lines) => kind("marked", ("items", list(lines, |line| marked(line, depth)))),
        Block::Table(shown) => table(shown),
        Block::Facts(shown) => kind("facts", ("facts", facts(shown))),
        Block::Bars(bars) => {
            let most = bars.bars.iter().map(|bar| bar.count).max().unwrap_or(0).max(1);
            record([
                ("kind", plain("bars")),
                ("caption", text(&bars.caption)),
                (
                    "bars",
                    list(&bars.bars, |bar| {
                        record([
                            ("label", text(&bar.label)),
                            ("count", plain(&bar.count.to_string())),
                            ("share", Value::Float(f64::from(bar.count) / f64::from(most))),
                        ])
                    }),
                ),
            ])
        }
        Block::Clause(shown) => clause(shown),
        Block::Changes(changes) => redline::changes(changes),
    }
}

/// A line with its mark before its words.
fn marked(line: &MarkedLine, depth: usize) -> Value {
    let (words, rest) = line.drawn();
    let mut values = vec![block(&Block::Paragraph(words), depth + 1)];
    collect(rest, depth, &mut values);
    Value::Array(values.into_iter().collect())
}

fn clause(clause: &Clause) -> Value {
    record([
        ("kind", plain("clause")),
        ("number", text(&clause.number)),
        ("depth", number(usize::from(clause.depth))),
        ("language", optional(clause.language, plain)),
        ("blocks", blocks(&clause.blocks)),
        ("source", optional(clause.source.as_deref(), letters::pieces)),
        ("address", optional(clause.address.as_deref(), address)),
    ])
}

fn table(table: &Table) -> Value {
    let columns = table.columns.len();
    // A row that is not as long as the heading would move every cell after it.
    let row = |row: &Vec<Vec<Run>>| {
        let cells = (0..columns).map(|place| row.get(place).map_or(Value::None, |cell| runs(cell)));
        Value::Array(cells.collect())
    };
    record([
        ("kind", plain("table")),
        ("caption", text(&table.caption)),
        (
            "columns",
            list(&table.columns, |column| {
                record([
                    ("heading", letters::pieces(&column.heading)),
                    ("share", number(usize::from(column.share.max(1)))),
                    ("figure", Value::Bool(column.is_figure)),
                ])
            }),
        ),
        ("rows", list(&table.rows, row)),
    ])
}

fn facts(facts: &[Fact]) -> Value {
    list(facts, |fact| record([("term", letters::pieces(&fact.term)), ("value", runs(&fact.value))]))
}

fn runs(words: &[Run]) -> Value {
    list(words, run)
}

fn run(run: &Run) -> Value {
    let words = letters::pieces(&run.text);
    let link = run.link.as_deref().filter(|link| leads_somewhere(link));
    if !(run.strong || run.emphasis || run.code) && link.is_none() {
        return words;
    }
    record([
        ("text", words),
        ("strong", Value::Bool(run.strong)),
        ("emphasis", Value::Bool(run.emphasis)),
        ("code", Value::Bool(run.code)),
        ("link", optional(link, plain)),
    ])
}

/// PDF/A allows no string longer than 32 767 bytes; no address that leads anywhere is nearly as long.
fn leads_somewhere(link: &str) -> bool {
    let known = ["http://", "https://", "mailto:"].iter().any(|scheme| link.starts_with(scheme));
    known && link.len() <= 2_048
}

fn address(address: &str) -> Value {
    record([
        ("text", letters::pieces(address)),
        ("link", optional(Some(address).filter(|link| leads_somewhere(link)), plain)),
        ("code", qr::drawing(address)),
        ("alternative", text(address)),
    ])
}

fn kind(kind: &str, field: (&str, Value)) -> Value {
    record([("kind", plain(kind)), field])
}
