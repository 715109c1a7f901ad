//! The walk through the rows of tables, each of which names its own section.

use super::found::{At, Certainty, Why, WhyNot};
use super::heading::said;
use super::lead::{lead, small};
use super::marker::{MarkedParagraph, Marker};
use super::recognise::{Answer, Follows, Progress, Walk};
use super::source::SourcePlace;
use super::write::ImportedLine;
use super::{names, typed};
use crate::standard::SectionKey;

impl Walk<'_> {
    /// A paragraph in a row of several cells.
    pub(super) fn in_row(&mut self, place: usize, cell: u32, marked: &MarkedParagraph<'_>) -> Answer {
        let nothing = if self.has_begun() { WhyNot::NoSection } else { WhyNot::BeforeFirst };
        let section = self.section.ok_or(nothing)?;
        self.progress = Progress::Begun;
        if self.nested.is_some() {
            if self.shape.name == Some(cell) {
                // The first cell of a row within a cell says when the second applies.
                let words = format!("{}:", marked.words.trim_end_matches([':', ' ']));
                let line = ImportedLine { words: &words, marked, why: Why::Under, paragraph: place };
                return self.writer.line(section, &line);
            }
            return self.under(section, place, marked);
        }
        if self.shape.number == Some(cell) || self.shape.name == Some(cell) {
            return Ok((At::Heading { section }, Why::NamesSection));
        }
        // "Срок оказания государственной услуги – 4 рабочих дня" beside the name of the row.
        let (name, _) = lead(marked.words);
        let repeats = names::section(&small(name), |key| key == section).is_some();
        let is_prose = section.is_prose() || section.is_from_register() || section == SectionKey::Provider;
        if repeats && !is_prose && !matches!(marked.marker, Marker::Item | Marker::Dash) {
            let told = said(marked.words, section);
            if told.content != marked.words {
                return self.said(section, place, marked, told.case, told.content);
            }
        }
        self.under(section, place, marked)
    }

    /// The kinds of the service, which no section of their own holds.
    pub(super) fn subtypes(&mut self, place: usize, marked: &MarkedParagraph<'_>) -> (At, Why) {
        let goes_on = std::mem::replace(&mut self.follows, Follows::Subtypes) == Follows::Subtypes;
        self.progress = Progress::Begun;
        let mut marked = marked.clone();
        if goes_on && marked.marker == Marker::Point {
            marked.marker = Marker::Item;
        }
        let why = if goes_on { Why::Under } else { Why::NamesSection };
        let line = ImportedLine { words: marked.words, marked: &marked, why, paragraph: place };
        let section = SectionKey::Other;
        let elements = vec![self.writer.prose(section, &line)];
        (At::Elements { section, elements, read: Certainty::Unsure }, why)
    }

    pub(super) fn enter(&mut self, at: SourcePlace, place: usize) {
        let row = match at {
            SourcePlace::Table { table, row, .. } => Some((table, row)),
            _ => None,
        };
        if row == self.row {
            return;
        }
        let shape = row.map(|row| self.rows.shape(row)).unwrap_or_default();
        let around = self.row.filter(|_| row.is_some());
        let within = around.zip(row).is_some_and(|((around, _), (own, _))| {
            own != around && self.section.is_some() && self.rows.goes_on(around, place)
        });
        let resumes =
            self.nested.is_some() && !within && shape.section.is_some() && shape.section == self.section;
        let goes_on = shape.goes_on && around.map(|row| row.0) == row.map(|row| row.0);
        let stays = self.nested.is_some() && around.map(|row| row.0) == row.map(|row| row.0);
        self.row = row;
        if within || stays {
            let depth = self.writer.cases.depth();
            self.nested.get_or_insert(depth);
            self.shape = shape;
            return;
        }
        if let Some(depth) = self.nested.take() {
            // What the rows within the cell said of themselves is not said behind them.
            self.writer.cases.end_beyond(depth);
        }
        self.follows = Follows::Nothing;
        if resumes || goes_on {
            self.shape = shape;
            return;
        }
        self.section = shape.section;
        self.writer.begin(shape.section.and_then(|_| typed::citation(&shape.words, self.language)));
        if shape.section == Some(SectionKey::Schedule) {
            let left = names::left_of(&shape.words, SectionKey::Schedule);
            self.writer.place = typed::only_place(left);
        }
        self.shape = shape;
    }
}
