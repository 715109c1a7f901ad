//! The paragraphs of a part of the document, wherever they stand in it.

use domain::standard::import::{SourceParagraph, SourcePlace, Unread};

use super::budget::Budget;
use super::error::{Excess, ReadError};
use super::holders::Holders;
use super::letters::{raised, seen, symbol};
use super::numbering::Numbering;
use super::open::{End, Open};
use super::rows::{join_row, join_title};
use super::styles::Styles;
use super::walk::{Attributes, Go, XmlVisitor};

/// What is said beside the paragraphs, and looked at for one thing only.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Aside {
    /// The properties of a field of a form.
    Field,
    /// The properties of a cell.
    Cell,
}

/// Reads the paragraphs of one part.
pub(super) struct BodyReader<'a> {
    styles: &'a Styles,
    numbering: &'a mut Numbering,
    budget: &'a mut Budget,
    unread: &'a mut Unread,
    place: SourcePlace,
    most: usize,
    done: Vec<Option<SourceParagraph>>,
    open: Vec<Open<'a>>,
    holders: Holders,
    aside: Option<Aside>,
    /// The fields of forms that are open: whether nobody filled them in.
    fields: Vec<bool>,
    /// The last paragraph at its depth, if its mark was deleted: the next one goes on with its words.
    carried: Option<(usize, usize)>,
}

impl<'a> BodyReader<'a> {
    pub(super) fn new(
        styles: &'a Styles,
        numbering: &'a mut Numbering,
        budget: &'a mut Budget,
        unread: &'a mut Unread,
        (place, most): (SourcePlace, usize),
    ) -> Self {
        let (done, open, holders, fields) = (Vec::new(), Vec::new(), Holders::default(), Vec::new());
        Self {
            styles,
            numbering,
            budget,
            unread,
            place,
            most,
            done,
            open,
            holders,
            aside: None,
            fields,
            carried: None,
        }
    }

    /// The paragraphs that have words, in their order.
    pub(super) fn finish(self) -> impl Iterator<Item = SourceParagraph> {
        self.done.into_iter().flatten().filter(|paragraph| !paragraph.text.trim().is_empty())
    }

    fn begin(&mut self) -> Result<(), ReadError> {
        if self.done.len() >= self.most {
            return Err(ReadError::TooMuch { of: Excess::Paragraphs });
        }
        let (slot, depth) = (self.done.len(), self.holders.depth());
        self.done.push(None);
        self.open.push(Open { slot, depth, ..Open::default() });
        Ok(())
    }

    fn end(&mut self) -> Result<(), ReadError> {
        let Some(mut open) = self.open.pop() else { return Ok(()) };
        open.text = seen(std::mem::take(&mut open.text));
        if let Some((slot, _)) = self.carried.take_if(|(_, depth)| *depth == open.depth)
            && let Some(before) = self.done.get_mut(slot).and_then(Option::take)
        {
            // The words before are added to and never copied: there may be as many deleted marks as paragraphs.
            let own = std::mem::replace(&mut open.text, before.text);
            open.text.push_str(&own);
        }
        if open.end == End::Gone {
            self.carried = Some((open.slot, open.depth));
        }
        let style = open.style;
        let of_style = || style.and_then(|style| style.list.as_deref());
        let list = open.list.as_deref().or_else(of_style).filter(|list| *list != "0" && open.is_numbered());
        let level = open.level.or_else(|| style.and_then(|style| style.level));
        let mark = list.and_then(|list| self.numbering.next(list, level, open.style_id.as_deref()));
        let outline = open.outline.map(|level| (level < 9).then_some(level + 1));
        self.budget.keep(Excess::Words, mark.as_ref().map_or(0, |mark| mark.text.len()))?;
        let paragraph = SourceParagraph {
            place: self.holders.place(self.place),
            heading: outline.unwrap_or_else(|| style.and_then(|style| style.heading)),
            style: style.and_then(|style| style.name.clone()),
            mark: mark.filter(|mark| !mark.text.trim().is_empty()),
            bold: open.bold.unwrap_or(false),
            text: open.text,
        };
        if let Some(slot) = self.done.get_mut(open.slot) {
            *slot = Some(paragraph);
        }
        Ok(())
    }

    fn push(&mut self, text: &str) -> Result<(), ReadError> {
        let Some(open) = self.open.last_mut() else { return Ok(()) };
        // What nobody filled in is counted with its field.
        if self.fields.contains(&true) {
            return Ok(());
        }
        let look = open.look();
        let words = || u32::try_from(text.split_whitespace().count()).unwrap_or(u32::MAX);
        if look.hidden == Some(true) {
            self.unread.hidden = self.unread.hidden.saturating_add(words());
            return Ok(());
        }
        if look.struck == Some(true) {
            self.unread.struck = self.unread.struck.saturating_add(words());
            return Ok(());
        }
        let is_raised = look.raised == Some(true);
        // A raised figure takes three bytes.
        self.budget.spend(Excess::Words, if is_raised { 3 * text.len() } else { text.len() })?;
        if !text.trim().is_empty() {
            let bold = look.bold.unwrap_or(false);
            open.bold = Some(open.bold.unwrap_or(true) && bold);
        }
        let kept = text.chars().filter(|letter| !letter.is_control() || matches!(letter, '\n' | '\t'));
        open.text.extend(kept.map(|letter| if is_raised { raised(letter) } else { letter }));
        Ok(())
    }

    /// A part of the frame in which paragraphs stand; none if it is something else.
    fn frame(&mut self, name: &str, attributes: &Attributes<'_, '_>) -> Result<Option<Go>, ReadError> {
        match name {
            "p" => self.begin()?,
            "tbl" => self.holders.begin_table(),
            "tr" => self.holders.begin_row(),
            "tc" => self.holders.begin_cell(self.done.len()),
            "txbxContent" => self.holders.begin_box(),
            "tcPr" => self.aside = Some(Aside::Cell),
            "sdtPr" => self.aside = Some(Aside::Field),
            "sdt" => self.fields.push(false),
            // A document within this one, of whatever kind.
            "altChunk" | "subDoc" | "OLEObject" => {
                self.unread.embedded = self.unread.embedded.saturating_add(1);
                return Ok(Some(Go::Past));
            }
            // The same picture or box again, for programs that know only the older way.
            "Fallback" | "sdtEndPr" | "sectPr" | "tblPr" | "trPr" | "tblGrid" | "instrText"
            | "delInstrText" | "delText" => return Ok(Some(Go::Past)),
            "footnote" | "endnote" if attributes.get("type").is_some_and(|kind| kind != "normal") => {
                return Ok(Some(Go::Past));
            }
            // How something was before it was changed.
            name if name.ends_with("Change") => return Ok(Some(Go::Past)),
            _ => return Ok(None),
        }
        Ok(Some(Go::Into))
    }

    /// The one thing that counts of what is said beside the paragraphs.
    fn look_aside(&mut self, aside: Aside, name: &str, attributes: &Attributes<'_, '_>) {
        match (aside, name) {
            (Aside::Field, "showingPlcHdr") if attributes.is_on() => {
                if let Some(field) = self.fields.last_mut() {
                    *field = true;
                    self.unread.fields = self.unread.fields.saturating_add(1);
                }
            }
            (Aside::Cell, "vMerge") if attributes.get("val").is_none_or(|kind| kind == "continue") => {
                self.holders.merge_cell();
            }
            _ => {}
        }
    }

    /// Words that were deleted, or the end of a paragraph.
    fn deleted(&mut self, name: &str) {
        if let Some(open) = self.open.last_mut().filter(|open| open.in_properties) {
            if open.in_look {
                open.end = End::Gone;
            }
        } else if name == "del" {
            self.unread.deleted = self.unread.deleted.saturating_add(1);
        }
    }
}

impl XmlVisitor for BodyReader<'_> {
    fn open(&mut self, name: &str, attributes: &Attributes<'_, '_>) -> Result<Go, ReadError> {
        if let Some(aside) = self.aside {
            self.look_aside(aside, name, attributes);
            return Ok(Go::Past);
        }
        if let Some(go) = self.frame(name, attributes)? {
            return Ok(go);
        }
        if matches!(name, "del" | "moveFrom") {
            self.deleted(name);
            return Ok(Go::Past);
        }
        let Some(open) = self.open.last_mut() else { return Ok(Go::Into) };
        match name {
            "pPr" => open.in_properties = true,
            "rPr" => open.in_look = true,
            "r" => open.begin_run(),
            _ if open.in_properties || open.in_look => open.property(self.styles, name, attributes),
            "t" => open.in_text += 1,
            "tab" => self.push("\t")?,
            "br" | "cr" => self.push("\n")?,
            "noBreakHyphen" => self.push("-")?,
            "softHyphen" => self.push("\u{ad}")?,
            "sym" => self.push(symbol(attributes).encode_utf8(&mut [0; 4]))?,
            _ => {}
        }
        Ok(Go::Into)
    }

    fn close(&mut self, name: &str) -> Result<(), ReadError> {
        match name {
            "p" => self.end()?,
            "tbl" | "txbxContent" => self.holders.end(),
            "tr" => {
                if let Some(cells) = self.holders.inner_row() {
                    join_row(&mut self.done, cells);
                }
            }
            "tc" => {
                if let Some(cell) = self.holders.outer_cell() {
                    join_title(&mut self.done, cell);
                }
            }
            "tcPr" | "sdtPr" => self.aside = None,
            "sdt" => {
                self.fields.pop();
            }
            _ => {
                let Some(open) = self.open.last_mut() else { return Ok(()) };
                match name {
                    "pPr" => open.in_properties = false,
                    "rPr" => open.in_look = false,
                    "t" => open.in_text = open.in_text.saturating_sub(1),
                    _ => {}
                }
            }
        }
        Ok(())
    }

    fn text(&mut self, text: &str) -> Result<(), ReadError> {
        if self.open.last().is_some_and(|open| open.in_text > 0) { self.push(text) } else { Ok(()) }
    }
}
