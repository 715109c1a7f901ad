//! The tables of a page, told by the lines that are drawn between their cells.

use super::piece::{PageRead, Piece, Rule};

/// Lines that stand no farther apart are one.
const CLOSE: f32 = 2.5;

/// The cell of a table on a page.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Cell {
    /// The height of the line above its row.
    pub(super) top: f32,
    /// Its place in the row, from 1.
    pub(super) column: u32,
}

/// The cell that letters stand in; none where no two columns are drawn around them.
pub(super) fn cell(read: &PageRead, piece: &Piece) -> Option<Cell> {
    let middle = piece.base + piece.size * 0.3;
    let columns = places(read.down.iter().filter(|rule| rule.passes(middle)));
    let [first, second, _, ..] = columns.as_slice() else { return None };
    let before = columns.iter().filter(|place| **place <= piece.left + CLOSE).count();
    if before == 0 || before == columns.len() {
        return None;
    }
    // A row is as high as its first cell, whatever lines part the cells beside it.
    let in_first = f32::midpoint(*first, *second);
    let rows = places(read.across.iter().filter(|rule| rule.passes(in_first)));
    let top = rows.iter().copied().find(|place| *place >= middle)?;
    Some(Cell { top, column: u32::try_from(before).ok()? })
}

/// Where rules stand, in order, each place once.
fn places<'a>(rules: impl Iterator<Item = &'a Rule>) -> Vec<f32> {
    let mut all: Vec<f32> = rules.map(|rule| rule.at).collect();
    all.sort_by(f32::total_cmp);
    all.dedup_by(|next, kept| *next - *kept < CLOSE);
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_stand_in_the_cell_that_is_drawn_around_them() {
        let across = |at| Rule { at, from: 50.0, to: 550.0 };
        let down = |at| Rule { at, from: 600.0, to: 700.0 };
        let read = PageRead {
            across: vec![
                across(700.0),
                across(650.0),
                Rule { at: 670.0, from: 200.0, to: 550.0 },
                across(600.0),
            ],
            down: vec![down(50.0), down(50.5), down(80.0), down(200.0), down(550.0)],
            ..PageRead::default()
        };
        let at = |left, base| cell(&read, &Piece { left, base, size: 12.0, ..Piece::default() });
        assert_eq!(at(55.0, 685.0), Some(Cell { top: 700.0, column: 1 }));
        assert_eq!(
            at(210.0, 655.0),
            Some(Cell { top: 700.0, column: 3 }),
            "its first cell goes over two lines"
        );
        assert_eq!(at(85.0, 620.0), Some(Cell { top: 650.0, column: 2 }));
        assert_eq!(at(55.0, 720.0), None);
        assert_eq!(at(560.0, 685.0), None);
    }
}
