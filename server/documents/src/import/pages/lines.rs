//! The lines of a page in the order of reading.

use super::grid::{Cell, cell};
use super::piece::{PageRead, Piece};
use crate::import::letters::raised;

/// How far apart letters stand in two words, and in two columns, against their height.
const WORD: f32 = 0.18;
const COLUMN: f32 = 2.5;

/// A line of a page, or of a cell on it.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Line {
    /// The cell it stands in.
    pub(super) cell: Option<Cell>,
    /// Its words; those of columns that nothing parts are parted by tabs.
    pub(super) text: String,
    /// Where it begins.
    pub(super) left: f32,
    /// Where it ends.
    pub(super) right: f32,
    /// Its height on the page.
    pub(super) base: f32,
    /// How high its letters are.
    pub(super) size: f32,
    /// Whether all its words are bold.
    pub(super) bold: bool,
}

impl Line {
    fn of(piece: &Piece, cell: Option<Cell>) -> Self {
        let Piece { left, right, base, size, .. } = *piece;
        Self { cell, text: piece.text.clone(), left, right, base, size, bold: piece.bold }
    }

    /// Puts letters behind the line.
    fn add(&mut self, piece: &Piece) {
        let gap = piece.left - self.right;
        let size = self.size.max(piece.size);
        let parted = self.text.ends_with(char::is_whitespace) || piece.text.starts_with(char::is_whitespace);
        if gap > COLUMN * size {
            self.text.truncate(self.text.trim_end().len());
            self.text.push('\t');
        } else if gap > WORD * size && !parted {
            self.text.push(' ');
        }
        let is_raised = piece.size < 0.8 * self.size && piece.base - self.base > 0.15 * self.size;
        self.text.extend(piece.text.chars().map(|letter| if is_raised { raised(letter) } else { letter }));
        self.right = self.right.max(piece.right);
        self.size = size;
        self.bold &= piece.bold || piece.text.trim().is_empty();
    }

    /// Whether letters stand on the line.
    fn holds(&self, piece: &Piece, cell: Option<Cell>) -> bool {
        // A raised figure is small, and stands higher above its line than half of itself.
        self.cell == cell && (self.base - piece.base).abs() < 0.5 * self.size.max(piece.size)
    }

    /// How high it counts in the order of reading: a cell is read where its row begins.
    fn top(&self) -> f32 {
        self.cell.map_or(self.base + self.size * 0.3, |cell| cell.top)
    }
}

/// The lines of a page: from its top to its foot, the cells of a row one after another.
pub(super) fn of_page(read: &PageRead) -> Vec<Line> {
    let mut pieces: Vec<(Option<Cell>, &Piece)> =
        read.pieces.iter().map(|piece| (cell(read, piece), piece)).collect();
    // Letters on one line may stand a little apart in height, so they are put in order by lines afterwards.
    pieces.sort_by(|(_, one), (_, other)| other.base.total_cmp(&one.base));
    let mut grouped: Vec<(Line, Vec<&Piece>)> = Vec::new();
    for (cell, piece) in pieces {
        let near = grouped.iter_mut().rev().take(12).find(|(line, _)| line.holds(piece, cell));
        if let Some((_, own)) = near {
            own.push(piece);
        } else {
            grouped.push((Line::of(piece, cell), vec![piece]));
        }
    }
    let mut lines: Vec<Line> = grouped.into_iter().filter_map(|(line, own)| whole(line.cell, own)).collect();
    let column = |line: &Line| line.cell.map_or(0, |cell| cell.column);
    lines.sort_by(|one, other| {
        let by_row = other.top().total_cmp(&one.top());
        by_row.then(column(one).cmp(&column(other))).then(other.base.total_cmp(&one.base))
    });
    lines
}

/// A line of its letters; none if they are spaces.
fn whole(cell: Option<Cell>, mut pieces: Vec<&Piece>) -> Option<Line> {
    pieces.sort_by(|one, other| one.left.total_cmp(&other.left));
    let (first, rest) = pieces.split_first()?;
    let mut line = Line::of(first, cell);
    for piece in rest {
        line.add(piece);
    }
    let words = line.text.trim().to_owned();
    line.text = words;
    (!line.text.is_empty()).then_some(line)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn piece(left: f32, right: f32, base: f32, text: &str) -> Piece {
        Piece { left, right, base, size: 10.0, text: text.to_owned(), bold: false }
    }

    #[test]
    fn letters_become_words_and_lines() {
        let pieces = vec![
            piece(50.0, 80.0, 690.0, "дня"),
            piece(50.0, 80.0, 700.0, "Срок"),
            piece(80.5, 90.0, 700.2, "и"),
            piece(94.0, 120.0, 700.0, "три"),
            piece(200.0, 220.0, 700.0, "столбец"),
        ];
        let lines = of_page(&PageRead { pieces, ..PageRead::default() });
        let texts: Vec<&str> = lines.iter().map(|line| line.text.as_str()).collect();
        assert_eq!(texts, ["Сроки три\tстолбец", "дня"]);
    }

    #[test]
    fn a_raised_figure_stands_on_its_line_and_is_none_of_it() {
        let figure = Piece { size: 6.0, ..piece(96.0, 99.0, 704.0, "1") };
        let pieces = vec![
            piece(50.0, 95.8, 700.0, "статья 19"),
            figure,
            piece(102.0, 130.0, 700.0, "Закона"),
            piece(50.0, 80.0, 688.0, "дня"),
        ];
        let lines = of_page(&PageRead { pieces, ..PageRead::default() });
        let texts: Vec<&str> = lines.iter().map(|line| line.text.as_str()).collect();
        assert_eq!(texts, ["статья 19¹ Закона", "дня"]);
    }
}
