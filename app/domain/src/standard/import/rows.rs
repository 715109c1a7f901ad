//! The rows of tables: which cell is a number, which a name, and what section the row is about.

use std::collections::HashMap;

use super::lead::small;
use super::marker::{Marker, marked_text};
use super::names;
use super::source::{SourceParagraph, SourcePlace};
use crate::standard::SectionKey;

/// No more of the words of a cell are looked at, in bytes.
const LONGEST: usize = 2_000;

/// What a row is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct RowShape {
    /// The cell with the number of the row.
    pub(super) number: Option<u32>,
    /// The cell with its name.
    pub(super) name: Option<u32>,
    /// The section that it is about.
    pub(super) section: Option<SectionKey>,
    /// Whether it has one cell alone: a title over the table.
    pub(super) is_single: bool,
    /// Whether it goes on with the row before it: nothing stands where names stand.
    pub(super) goes_on: bool,
    /// The words of its name.
    pub(super) words: String,
}

/// The rows of all tables, by table and row.
#[derive(Debug, Default)]
pub(super) struct Rows {
    shapes: HashMap<(u32, u32), RowShape>,
    /// The last paragraph of each table: a table that ends before the one around it stands in a cell.
    last: HashMap<u32, usize>,
}

/// The words of the cells of a row.
type Cells = Vec<(u32, String)>;

impl Rows {
    /// The rows of all paragraphs.
    pub(super) fn of(paragraphs: &[SourceParagraph]) -> Self {
        let mut cells: HashMap<(u32, u32), Cells> = HashMap::new();
        let mut last = HashMap::new();
        for (place, paragraph) in paragraphs.iter().enumerate() {
            let SourcePlace::Table { table, row, cell } = paragraph.place else { continue };
            last.insert(table, place);
            if paragraph.text.trim().is_empty() {
                continue;
            }
            let row = cells.entry((table, row)).or_default();
            match row.last_mut().filter(|(own, _)| *own == cell) {
                Some((_, words)) if words.len() < LONGEST => {
                    words.push(' ');
                    words.push_str(paragraph.text.trim());
                }
                Some(_) => {}
                None => row.push((cell, paragraph.text.trim().to_owned())),
            }
        }
        let trusted = trusted(&cells);
        let shape = |(key, cells): ((u32, u32), Cells)| {
            let trust = trusted.get(&key.0).is_some_and(|agree| *agree > 0);
            (key, shape(&cells, trust))
        };
        Self { shapes: cells.into_iter().map(shape).collect(), last }
    }

    /// What a row is.
    pub(super) fn shape(&self, row: (u32, u32)) -> RowShape {
        self.shapes.get(&row).cloned().unwrap_or_default()
    }

    /// Whether a table goes on behind a paragraph.
    pub(super) fn goes_on(&self, table: u32, paragraph: usize) -> bool {
        self.last.get(&table).is_some_and(|last| *last > paragraph)
    }
}

/// By how many rows the numbers of each table agree with the names beside them.
fn trusted(cells: &HashMap<(u32, u32), Cells>) -> HashMap<u32, i32> {
    let mut agree = HashMap::new();
    for ((table, _), cells) in cells {
        let Some((number, _)) = numbered(cells) else { continue };
        let named = name(cells).and_then(|(_, words)| by_name(&small(&words)));
        let count: &mut i32 = agree.entry(*table).or_default();
        match (named, by_number(number)) {
            (Some(named), Some(counted)) if named == counted => *count += 1,
            (Some(_), _) => *count -= 1,
            _ => {}
        }
    }
    agree
}

fn shape(cells: &[(u32, String)], trust: bool) -> RowShape {
    let first = cells.first().map(|(cell, _)| *cell);
    if cells.len() == 1 {
        let goes_on = first.is_some_and(|cell| cell > 1);
        return RowShape { is_single: !goes_on, goes_on, ..RowShape::default() };
    }
    let number = numbered(cells);
    let Some((name, words)) = name(cells) else { return RowShape::default() };
    let told = by_name(&small(&words));
    let counted = number.and_then(|(number, _)| by_number(number)).filter(|_| trust);
    // The fourth row is the form of rendering, though Kazakh texts call it the way of rendering too.
    let section = match (told, counted) {
        (Some(SectionKey::Other), Some(SectionKey::Form)) => Some(SectionKey::Form),
        (Some(SectionKey::Form), Some(SectionKey::Other)) => Some(SectionKey::Other),
        (told, counted) => told.or(counted),
    };
    let goes_on = first.is_some_and(|cell| cell > 2);
    RowShape {
        number: number.and_then(|(_, cell)| cell),
        name: Some(name),
        section,
        is_single: false,
        goes_on,
        words,
    }
}

/// The number of a row, and its cell if it stands in one of its own.
fn numbered(cells: &[(u32, String)]) -> Option<(u32, Option<u32>)> {
    let (cell, words) = cells.first()?;
    let bare = words.trim_end_matches(['.', ')']);
    if !bare.is_empty() && bare.len() <= 3 && bare.chars().all(|letter| letter.is_ascii_digit()) {
        return Some((bare.parse().ok()?, Some(*cell)));
    }
    let marked = marked_text(words);
    let number = marked.printed.trim_end_matches(['.', ')']).parse().ok()?;
    (marked.marker != Marker::None).then_some((number, None))
}

/// The cell of the name, and its words without their number.
fn name(cells: &[(u32, String)]) -> Option<(u32, String)> {
    let own = numbered(cells).is_some_and(|(_, cell)| cell.is_some());
    let (cell, words) = cells.get(usize::from(own)).filter(|(cell, _)| *cell <= 2 || own && *cell <= 3)?;
    Some((*cell, marked_text(words).words.to_owned()))
}

/// The section that the name of a row names.
fn by_name(small: &str) -> Option<SectionKey> {
    let bare = small.trim_end_matches([':', '.', ' ']);
    let exact = match bare {
        "услугодатель" | "услугодатели" | "көрсетілетін қызметті беруші" | "қызмет беруші" => {
            Some(SectionKey::Provider)
        }
        "срок" | "сроки" | "мерзімі" => Some(SectionKey::Term),
        "форма" | "нысаны" => Some(SectionKey::Form),
        "результат" | "нәтижесі" => Some(SectionKey::Result),
        "документы" | "құжаттар" => Some(SectionKey::Documents),
        _ => None,
    };
    exact.or_else(|| names::only_section(bare)).or_else(|| names::section(bare, |_| true))
}

/// The rows of the list of the main requirements, as they have been numbered since 2020.
const fn by_number(number: u32) -> Option<SectionKey> {
    Some(match number {
        1 => SectionKey::Provider,
        2 | 10 => SectionKey::Other,
        3 => SectionKey::Term,
        4 => SectionKey::Form,
        5 => SectionKey::Result,
        6 => SectionKey::Payment,
        7 => SectionKey::Schedule,
        8 => SectionKey::Documents,
        9 => SectionKey::RefusalGrounds,
        _ => return None,
    })
}
