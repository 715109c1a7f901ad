//! What paragraphs stand in: cells of tables, and boxes.

use domain::standard::import::SourcePlace;

/// A table or a box.
pub(super) enum Holder {
    /// A table.
    Table(OpenTable),
    /// A box beside the text.
    Box,
}

/// How far a table has been read.
#[derive(Default)]
pub(super) struct OpenTable {
    table: u32,
    row: u32,
    cell: u32,
    /// The places among the paragraphs where the cells of the row begin.
    cells: Vec<usize>,
}

/// The tables and boxes that are open, the innermost last.
#[derive(Default)]
pub(super) struct Holders {
    open: Vec<Holder>,
    tables: u32,
}

impl Holders {
    /// How many they are.
    pub(super) fn depth(&self) -> usize {
        self.open.len()
    }

    /// A table begins; one within a cell is a part of that cell and has no number.
    pub(super) fn begin_table(&mut self) {
        if !matches!(self.open.last(), Some(Holder::Table(_))) {
            self.tables += 1;
        }
        self.open.push(Holder::Table(OpenTable { table: self.tables, ..OpenTable::default() }));
    }

    /// A box begins.
    pub(super) fn begin_box(&mut self) {
        self.open.push(Holder::Box);
    }

    /// A table or a box ends.
    pub(super) fn end(&mut self) {
        self.open.pop();
    }

    /// A row begins.
    pub(super) fn begin_row(&mut self) {
        if let Some(table) = self.table() {
            (table.row, table.cell) = (table.row + 1, 0);
            table.cells.clear();
        }
    }

    /// A cell begins, before the paragraph of this place.
    pub(super) fn begin_cell(&mut self, place: usize) {
        if let Some(table) = self.table() {
            table.cell += 1;
            table.cells.push(place);
        }
    }

    /// The first cell of a row goes on with that of the row above: then the whole row does.
    pub(super) fn merge_cell(&mut self) {
        if let Some(table) = self.table().filter(|table| table.cell == 1) {
            table.row = table.row.saturating_sub(1).max(1);
        }
    }

    /// The places where the cells of the innermost row begin, if its table stands within a cell.
    pub(super) fn inner_row(&self) -> Option<&[usize]> {
        match self.open.as_slice() {
            [.., Holder::Table(_), Holder::Table(inner)] => Some(&inner.cells),
            _ => None,
        }
    }

    /// The place where the innermost cell begins, unless its table stands within another.
    pub(super) fn outer_cell(&self) -> Option<usize> {
        match self.open.as_slice() {
            [.., Holder::Table(_), Holder::Table(_)] => None,
            [.., Holder::Table(table)] => table.cells.last().copied(),
            _ => None,
        }
    }

    /// Where a paragraph stands; `place` is that of the part that holds it all.
    pub(super) fn place(&self, place: SourcePlace) -> SourcePlace {
        let mut found = None;
        for holder in self.open.iter().rev() {
            match holder {
                Holder::Table(OpenTable { table, row, cell, .. }) => {
                    found = Some(SourcePlace::Table { table: *table, row: *row, cell: *cell });
                }
                Holder::Box => return found.unwrap_or(SourcePlace::TextBox),
            }
        }
        found.unwrap_or(place)
    }

    fn table(&mut self) -> Option<&mut OpenTable> {
        match self.open.last_mut() {
            Some(Holder::Table(table)) => Some(table),
            _ => None,
        }
    }
}
