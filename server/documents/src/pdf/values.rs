//! A document as the values that the template reads. Its names stand here and in `template/`.

use domain::document::{Block, Clause, Document, Fact, List, Run, Table};
use typst::foundations::{Dict, Str, Value};

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

/// A line of the contents: which heading, and where it stands.
pub(super) struct Entry {
    pub(super) heading: Value,
    /// The page, from 1.
    pub(super) page: usize,
    /// How far below the top of the page, in points.
    pub(super) y: f64,
}

/// The title page and the contents, before whose pages the others stand.
pub(super) fn front(document: &Document, contents: &[Entry], before: usize) -> Dict {
    let cover = &document.cover;
    let entry = |entry: &Entry| {
        let mut fields = match &entry.heading {
            Value::Dict(fields) => fields.clone(),
            _ => Dict::new(),
        };
        fields.insert("page".into(), number(entry.page + before));
        fields.insert("y".into(), Value::Float(entry.y));
        Value::Dict(fields)
    };
    dress(document)
        + entries([
            ("contents", optional(document.contents.as_deref(), text)),
            ("entries", list(contents, entry)),
            ("body", letters::pieces(&cover.body)),
            ("kind", letters::pieces(&cover.kind)),
            ("title", letters::pieces(&cover.title)),
            ("facts", facts(&cover.facts)),
            ("notice", optional(cover.notice.as_deref(), letters::pieces)),
            ("address", optional(cover.address.as_deref(), address)),
        ])
}

/// Heads and feet.
pub(super) fn margins(document: &Document, pages: usize) -> Dict {
    dress(document) + entries([("running", text(&document.running)), ("pages", number(pages))])
}

/// Some of the parts.
pub(super) fn parts(document: &Document, slices: &[Slice<'_>]) -> Dict {
    let part = |slice: &Slice<'_>| {
        let heading = match heading(slice) {
            Value::Dict(fields) => fields,
            _ => entries([("heading", Value::None), ("level", number(slice.level)), ("number", Value::None)]),
        };
        Value::Dict(heading + entries([("blocks", blocks(slice.blocks))]))
    };
    dress(document) + entries([("parts", list(slices, part))])
}

/// The heading of a slice that begins a part; none if there are no words in it.
pub(super) fn heading(slice: &Slice<'_>) -> Value {
    let Some(part) = slice.begins else { return Value::None };
    optional(Some(&part.heading), |heading| {
        record([
            ("number", optional(part.number.as_deref(), text)),
            ("level", number(slice.level)),
            ("heading", text(heading)),
        ])
    })
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

fn clause(clause: &Clause) -> Value {
    record([
        ("kind", plain("clause")),
        ("number", text(&clause.number)),
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

/// Values by name.
pub(super) fn entries<const N: usize>(entries: [(&str, Value); N]) -> Dict {
    entries.into_iter().map(|(name, value)| (Str::from(name), value)).collect()
}

pub(super) fn record<const N: usize>(fields: [(&str, Value); N]) -> Value {
    Value::Dict(entries(fields))
}

fn kind(kind: &str, field: (&str, Value)) -> Value {
    record([("kind", plain(kind)), field])
}

pub(super) fn list<T>(items: &[T], value: impl Fn(&T) -> Value) -> Value {
    Value::Array(items.iter().map(value).collect())
}

/// The value of a text that shows anything.
pub(super) fn optional(text: Option<&str>, value: impl Fn(&str) -> Value) -> Value {
    text.filter(|text| letters::shows(text)).map_or(Value::None, value)
}

/// Words on one line.
pub(super) fn text(text: &str) -> Value {
    plain(&letters::line(text))
}

/// Words that are printable as they are.
pub(super) fn plain(text: &str) -> Value {
    Value::Str(Str::from(text))
}

fn number(number: usize) -> Value {
    i64::try_from(number).map_or(Value::None, Value::Int)
}
