//! Reads the text of a file that comes back, paragraph by paragraph, into its clauses.

use std::collections::{HashMap, HashSet};

use domain::standard::word::ClauseMark;

use super::author::author;
use super::notes::note_id;
use super::passage::{Passage, Sides};
use crate::import::budget::Budget;
use crate::import::error::{Excess, ReadError};
use crate::import::letters::symbol;
use crate::import::styles::Styles;
use crate::import::walk::{Attributes, Go, XmlVisitor};

/// The name of the style in which the law beneath a clause is printed.
const SOURCE: &str = "Source";
/// How the names of the styles of the contents begin, in every language of Word.
const CONTENTS: &str = "toc";

/// A paragraph that is being read.
#[derive(Default)]
struct Open {
    sides: Sides,
    /// The place of the passage that it belongs to; none outside every clause.
    slot: Option<usize>,
    /// Whether its passage began in it.
    begins: bool,
    /// Whether the program prints it itself: a heading, a line of the contents, or the law beneath a clause.
    is_printed: bool,
    is_heading: bool,
    /// Whether its end was inserted, and whether it was deleted.
    marks: (bool, bool),
}

/// Where the reader stands.
#[derive(Default)]
struct At {
    /// How many insertions and deletions are open around it.
    inserted: usize,
    deleted: usize,
    in_properties: bool,
    in_look: bool,
    in_text: bool,
}

/// What is open around a box: its words are none of the paragraph that holds it.
struct Around {
    open: Option<Open>,
    mark: Option<(String, usize)>,
    at: At,
}

/// Reads passages.
pub(super) struct PassageReader<'a> {
    styles: &'a Styles,
    budget: &'a mut Budget,
    /// How many more paragraphs are read.
    left: usize,
    done: Vec<Passage>,
    /// The places of the clauses that were met.
    places: HashMap<ClauseMark, usize>,
    /// The mark that is open: its identity in the file, and the place of its passage.
    mark: Option<(String, usize)>,
    open: Option<Open>,
    at: At,
    /// The boxes that are open, the innermost last.
    boxes: Vec<Around>,
    /// Whether the text has begun, after the title page and the contents.
    begun: bool,
    /// The comments that were met.
    met: HashSet<String>,
}

impl<'a> PassageReader<'a> {
    pub(super) fn new(styles: &'a Styles, budget: &'a mut Budget, left: usize) -> Self {
        let (done, places, met, at) = (Vec::new(), HashMap::new(), HashSet::new(), At::default());
        let boxes = Vec::new();
        Self { styles, budget, left, done, places, mark: None, open: None, at, boxes, begun: false, met }
    }

    /// The passages in their order.
    pub(super) fn finish(self) -> Vec<Passage> {
        self.done
    }

    fn begin(&mut self) -> Result<(), ReadError> {
        self.left = self.left.checked_sub(1).ok_or(ReadError::TooMuch { of: Excess::Paragraphs })?;
        let slot = self.mark.as_ref().map(|(_, slot)| *slot);
        self.open = Some(Open { slot, ..Open::default() });
        Ok(())
    }

    fn end(&mut self) -> Result<(), ReadError> {
        let Some(open) = self.open.take() else { return Ok(()) };
        self.begun |= open.is_heading;
        if let Some(passage) = open.slot.and_then(|slot| self.done.get_mut(slot)) {
            passage.add(open.sides, open.marks);
            return Ok(());
        }
        let is_told = !open.sides.edits.is_empty() || !open.sides.notes.is_empty();
        let is_loose = self.begun && !open.is_printed && !open.sides.is_blank();
        if is_told || is_loose {
            self.budget.keep(Excess::Paragraphs, size_of::<Passage>())?;
            let mut sides = open.sides;
            // What nobody tracked and no mark goes around was not there when the file went out.
            if is_loose && sides.edits.is_empty() {
                sides.old.clear();
            }
            let mut passage = Passage::default();
            passage.add(sides, open.marks);
            self.done.push(passage);
        }
        Ok(())
    }

    /// A clause begins. What stood before it in the same paragraph belongs to what was open.
    fn begin_clause(&mut self, id: String, clause: ClauseMark) -> Result<(), ReadError> {
        self.begun = true;
        let slot = if let Some(slot) = self.places.get(&clause) {
            let slot = *slot;
            self.join(slot);
            slot
        } else {
            self.budget.keep(Excess::Words, 2 * size_of::<Passage>() + id.len())?;
            self.places.insert(clause.clone(), self.done.len());
            self.done.push(Passage::of(clause));
            self.done.len() - 1
        };
        self.mark = Some((id, slot));
        let Some(open) = &mut self.open else { return Ok(()) };
        let before = open.slot.replace(slot);
        open.begins = true;
        if let Some(passage) = before.and_then(|before| self.done.get_mut(before)) {
            passage.add(std::mem::take(&mut open.sides), (false, false));
        }
        Ok(())
    }

    /// Paragraphs that were written between two of one clause belong to it.
    fn join(&mut self, slot: usize) {
        let behind = self.done.get(slot + 1..).unwrap_or_default();
        if behind.iter().any(|passage| passage.clause.is_some()) {
            return;
        }
        let written = self.done.split_off((slot + 1).min(self.done.len()));
        if let Some(passage) = self.done.get_mut(slot) {
            for one in written {
                passage.add(one.sides, (false, false));
            }
        }
    }

    fn end_clause(&mut self, id: Option<String>) {
        if self.mark.as_ref().map(|(open, _)| open) != id.as_ref() {
            return;
        }
        self.mark = None;
        // Some programs move the end of a mark to the beginning of the paragraph behind it.
        if let Some(open) = self.open.as_mut().filter(|open| !open.begins && open.sides.is_blank()) {
            open.slot = None;
        }
    }

    /// Something that was tracked begins: around words, or at the end of a paragraph.
    fn tracked(&mut self, is_inserted: bool, attributes: &Attributes<'_, '_>) -> Result<(), ReadError> {
        if let Some(open) = &mut self.open {
            let author = author(attributes);
            self.budget.spend(Excess::Words, author.name.len())?;
            open.sides.edited(author);
            if self.at.in_look && self.at.in_properties {
                let (inserted, deleted) = open.marks;
                open.marks = (inserted || is_inserted, deleted || !is_inserted);
            }
        }
        if !self.at.in_properties {
            let around = if is_inserted { &mut self.at.inserted } else { &mut self.at.deleted };
            *around += 1;
        }
        Ok(())
    }

    fn untracked(&mut self, is_inserted: bool) {
        if !self.at.in_properties {
            let around = if is_inserted { &mut self.at.inserted } else { &mut self.at.deleted };
            *around = around.saturating_sub(1);
        }
    }

    fn push(&mut self, text: &str) -> Result<(), ReadError> {
        let Some(open) = &mut self.open else { return Ok(()) };
        self.budget.spend(Excess::Words, 2 * text.len())?;
        if self.at.inserted == 0 {
            open.sides.old.push_str(text);
        }
        if self.at.deleted == 0 {
            open.sides.new.push_str(text);
        }
        Ok(())
    }

    fn style(&mut self, id: Option<String>) {
        let style = id.as_deref().and_then(|id| self.styles.get(id));
        let (Some(open), Some(style)) = (&mut self.open, style) else { return };
        let name = style.name.as_deref().unwrap_or_default();
        let is_listed = name.get(..CONTENTS.len()).is_some_and(|start| start.eq_ignore_ascii_case(CONTENTS));
        open.is_heading = style.heading.is_some() && !is_listed;
        open.is_printed = open.is_heading || is_listed || name == SOURCE;
        // No clause goes on in what the program prints between clauses, even if its mark was not closed.
        if open.is_printed {
            open.slot = None;
            self.mark = None;
        }
    }

    /// A comment stands on the clause in which it begins.
    fn note(&mut self, id: Option<String>) -> Result<(), ReadError> {
        let (Some(open), Some(id)) = (&mut self.open, id) else { return Ok(()) };
        if self.met.insert(id.clone()) {
            self.budget.keep(Excess::Words, 2 * id.len())?;
            open.sides.notes.push(id);
        }
        Ok(())
    }
}

impl XmlVisitor for PassageReader<'_> {
    fn open(&mut self, name: &str, attributes: &Attributes<'_, '_>) -> Result<Go, ReadError> {
        match name {
            // A field is what it shows.
            "Fallback" | "instrText" | "delInstrText" | "sectPr" | "tblPr" | "tblGrid" | "sdtPr" => {
                return Ok(Go::Past);
            }
            name if name.ends_with("Change") => return Ok(Go::Past),
            "txbxContent" => {
                // A box that was inserted or deleted was so with its words.
                let inside = At { inserted: self.at.inserted, deleted: self.at.deleted, ..At::default() };
                let at = std::mem::replace(&mut self.at, inside);
                self.boxes.push(Around { open: self.open.take(), mark: self.mark.take(), at });
            }
            "p" => self.begin()?,
            "pPr" => self.at.in_properties = true,
            "rPr" => self.at.in_look = true,
            "pStyle" if self.at.in_properties => self.style(attributes.get("val")),
            "bookmarkStart" => {
                let clause = attributes.get("name").as_deref().and_then(ClauseMark::parse);
                if let (Some(id), Some(clause)) = (attributes.get("id"), clause) {
                    self.begin_clause(id, clause)?;
                }
            }
            "bookmarkEnd" => self.end_clause(attributes.get("id")),
            "commentRangeStart" | "commentReference" => self.note(attributes.get("id"))?,
            "footnoteReference" => self.note(attributes.get("id").map(|id| note_id("footnote", &id)))?,
            "endnoteReference" => self.note(attributes.get("id").map(|id| note_id("endnote", &id)))?,
            "ins" | "moveTo" => self.tracked(true, attributes)?,
            "del" | "moveFrom" => self.tracked(false, attributes)?,
            "t" | "delText" => self.at.in_text = true,
            "tab" if !self.at.in_properties => self.push("\t")?,
            "br" | "cr" => self.push("\n")?,
            "noBreakHyphen" => self.push("-")?,
            "sym" => self.push(symbol(attributes).encode_utf8(&mut [0; 4]))?,
            _ => {}
        }
        Ok(Go::Into)
    }

    fn close(&mut self, name: &str) -> Result<(), ReadError> {
        match name {
            "p" => self.end()?,
            "txbxContent" => {
                if let Some(Around { open, mark, at }) = self.boxes.pop() {
                    (self.open, self.mark, self.at) = (open, mark, at);
                }
            }
            "pPr" => self.at.in_properties = false,
            "rPr" => self.at.in_look = false,
            "ins" | "moveTo" => self.untracked(true),
            "del" | "moveFrom" => self.untracked(false),
            "t" | "delText" => self.at.in_text = false,
            _ => {}
        }
        Ok(())
    }

    fn text(&mut self, text: &str) -> Result<(), ReadError> {
        if self.at.in_text { self.push(text) } else { Ok(()) }
    }
}
