//! Lines of pages joined to paragraphs.

use std::collections::{HashMap, HashSet};

use domain::standard::import::{SourceParagraph, SourcePlace};

use super::lines::Line;
use super::marks::{begins_item, ends, join};
use crate::import::letters::seen;

/// A paragraph that is being joined, with its last line and the page of that.
struct Open {
    paragraph: SourceParagraph,
    line: Line,
    page: usize,
}

/// Where lines of one text stand between.
#[derive(Clone, Copy)]
struct Bounds {
    left: f32,
    right: f32,
    /// How far its lines usually stand apart.
    pitch: f32,
}

/// The paragraphs of all pages.
pub(super) struct Paragraphs {
    /// The words of the text in small letters, to tell divided words.
    known: HashSet<String>,
    /// What stands at the head or foot of page after page, numbers apart.
    running: HashSet<String>,
    pages: usize,
    done: Vec<SourceParagraph>,
    open: Option<Open>,
    columns: u32,
    tables: u32,
    /// The row of the table that the last line stood in, with its place on its page.
    row: Option<(u32, f32, usize)>,
}

impl Paragraphs {
    /// Begins with what all pages tell together.
    pub(super) fn of(pages: &[Vec<Line>]) -> Self {
        let lines = || pages.iter().flatten();
        let words = lines().flat_map(|line| line.text.split(|letter: char| !letter.is_alphabetic()));
        Self {
            known: words.map(str::to_lowercase).collect(),
            running: running(pages, str::to_owned, 2).chain(running(pages, without_numbers, 3)).collect(),
            pages: pages.len(),
            done: Vec::new(),
            open: None,
            columns: 0,
            tables: 0,
            row: None,
        }
    }

    /// Takes in the lines of a page.
    pub(super) fn page(&mut self, page: usize, lines: &[Line]) {
        for (place, line) in lines.iter().enumerate() {
            let is_outer = self.pages > 1 && (place == 0 || place + 1 == lines.len());
            if is_outer && line.cell.is_none() && self.is_running(&line.text) {
                self.done.push(SourceParagraph {
                    place: SourcePlace::Margin,
                    ..SourceParagraph::plain(line.text.clone())
                });
                continue;
            }
            self.columns = self.columns.saturating_add(u32::from(line.text.contains('\t')));
            let place = self.place(line, page);
            let bounds = bounds(lines, line);
            let goes_on = self.open.as_ref().is_some_and(|open| {
                open.paragraph.place == place && continues(&open.line, line, open.page == page, bounds)
            });
            if let Some(open) = self.open.as_mut().filter(|_| goes_on) {
                join(&mut open.paragraph.text, &line.text, |word| self.known.contains(word));
                open.paragraph.bold &= line.bold;
                (open.line, open.page) = (line.clone(), page);
            } else {
                self.begin(place, line, page);
            }
        }
    }

    fn is_running(&self, text: &str) -> bool {
        self.running.contains(text) || self.running.contains(&without_numbers(text))
    }

    fn begin(&mut self, place: SourcePlace, line: &Line, page: usize) {
        self.end();
        let plain = SourceParagraph::plain(line.text.clone());
        let paragraph = SourceParagraph { place, bold: line.bold, ..plain };
        self.open = Some(Open { paragraph, line: line.clone(), page });
    }

    fn end(&mut self) {
        let Some(Open { mut paragraph, .. }) = self.open.take() else { return };
        paragraph.text = seen(paragraph.text);
        self.done.push(paragraph);
    }

    /// Where a line stands. A row whose first cell is empty goes on with the one above it.
    fn place(&mut self, line: &Line, page: usize) -> SourcePlace {
        let Some(cell) = line.cell else {
            self.row = None;
            return SourcePlace::Body;
        };
        let is_same = |(_, top, own): (u32, f32, usize)| own == page && (top - cell.top).abs() < 1.0;
        let row = match self.row {
            Some(known) if is_same(known) => known.0,
            Some((row, ..)) => row + u32::from(cell.column == 1),
            None => {
                self.tables += 1;
                1
            }
        };
        self.row = Some((row, cell.top, page));
        SourcePlace::Table { table: self.tables, row, cell: cell.column }
    }

    /// The paragraphs, and how many lines stand in columns that nothing parts.
    pub(super) fn finish(mut self) -> (Vec<SourceParagraph>, u32) {
        self.end();
        (self.done, self.columns)
    }
}

/// What begins or ends several pages, `of` it: signs without words, and words at half of the pages and `least` of them, for
/// "Appendix 1" and "Appendix 2" are no running words though each begins a page.
fn running(pages: &[Vec<Line>], of: impl Fn(&str) -> String, least: usize) -> impl Iterator<Item = String> {
    let mut times: HashMap<String, usize> = HashMap::new();
    for page in pages {
        let ends: HashSet<String> =
            page.first().into_iter().chain(page.last()).map(|line| of(&line.text)).collect();
        for end in ends {
            *times.entry(end).or_default() += 1;
        }
    }
    let half = pages.len().div_ceil(2);
    let often = move |end: &str, times: usize| {
        if end.contains(char::is_alphabetic) { times >= least.max(half) } else { times > 1 }
    };
    times.into_iter().filter(move |(end, times)| often(end, *times)).map(|(end, _)| end)
}

/// Words without numbers, so that numbered heads and feet are one.
fn without_numbers(text: &str) -> String {
    text.chars().filter(|letter| !letter.is_ascii_digit()).collect::<String>().trim().to_owned()
}

/// Where the lines of the cell or of the text stand that holds a line.
fn bounds(lines: &[Line], of: &Line) -> Bounds {
    let own = || lines.iter().filter(|line| line.cell == of.cell);
    let left = own().map(|line| line.left).fold(f32::INFINITY, f32::min);
    let right = own().map(|line| line.right).fold(f32::NEG_INFINITY, f32::max);
    let mut apart: Vec<f32> = own().zip(own().skip(1)).map(|(one, next)| one.base - next.base).collect();
    apart.sort_by(f32::total_cmp);
    let pitch = apart.get(apart.len() / 2).copied().unwrap_or(of.size * 1.5);
    Bounds { left, right, pitch }
}

/// Whether a line goes on with the paragraph of the line before it.
fn continues(before: &Line, line: &Line, same_page: bool, bounds: Bounds) -> bool {
    let size = line.size;
    let is_short = before.right < bounds.right - 2.0 * size;
    let is_centred = before.left > bounds.left + 1.2 * size;
    let is_indented = line.left > bounds.left + 1.2 * size && !is_centred;
    let is_far = same_page && before.base - line.base > bounds.pitch.max(size) * 1.45;
    let ended_early = before.right < bounds.right - (bounds.right - bounds.left) * 0.3 && !is_centred;
    let looks_other = before.bold != line.bold || (before.size - size).abs() > 0.15 * size;
    let is_new = begins_item(&line.text)
        || is_indented
        || is_far
        || ends(&before.text) && is_short
        || ended_early && line.cell.is_none()
        || looks_other && line.cell.is_none()
        || before.text.contains('\t') != line.text.contains('\t');
    !is_new
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(left: f32, right: f32, base: f32, text: &str) -> Line {
        Line { text: text.to_owned(), left, right, base, size: 10.0, ..Line::default() }
    }

    fn read(pages: &[Vec<Line>]) -> Vec<(String, SourcePlace)> {
        let mut paragraphs = Paragraphs::of(pages);
        for (place, page) in pages.iter().enumerate() {
            paragraphs.page(place, page);
        }
        paragraphs.finish().0.into_iter().map(|one| (one.text, one.place)).collect()
    }

    #[test]
    fn lines_are_joined_over_the_end_of_a_page_and_its_foot() {
        let first = vec![
            line(50.0, 500.0, 700.0, "4. Срок оказания государственной услуги со дня сдачи"),
            line(50.0, 480.0, 686.0, "документов"),
            line(270.0, 280.0, 30.0, "1"),
        ];
        let second = vec![
            line(50.0, 200.0, 700.0, "– три рабочих дня;"),
            line(70.0, 500.0, 686.0, "Заявитель получает справку, удосто\u{ad}"),
            line(50.0, 300.0, 672.0, "веряющую право."),
            line(270.0, 280.0, 30.0, "2"),
        ];
        let expected = [
            ("1", SourcePlace::Margin),
            ("4. Срок оказания государственной услуги со дня сдачи документов", SourcePlace::Body),
            ("– три рабочих дня;", SourcePlace::Body),
            ("2", SourcePlace::Margin),
            ("Заявитель получает справку, удостоверяющую право.", SourcePlace::Body),
        ];
        assert_eq!(read(&[first, second]), expected.map(|(text, place)| (text.to_owned(), place)));
    }
}
