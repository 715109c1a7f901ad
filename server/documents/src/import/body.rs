//! The paragraphs of a part of the document, wherever they stand in it.

use domain::standard::import::{SourceParagraph, SourcePlace};

use super::budget::Budget;
use super::error::{Excess, ReadError};
use super::numbering::Numbering;
use super::styles::{Style, Styles};
use super::walk::{Attributes, Go, XmlVisitor};

/// What paragraphs stand in.
enum Holder {
    Table { table: u32, row: u32, cell: u32 },
    Box,
}

/// A paragraph that is being read. Others may stand in it, in boxes.
#[derive(Default)]
struct Open<'a> {
    slot: usize,
    depth: usize,
    text: String,
    /// The identity of its style, which a list may name though nothing else is said of it.
    style_id: Option<String>,
    style: Option<&'a Style>,
    list: Option<String>,
    level: Option<u8>,
    outline: Option<u8>,
    in_properties: bool,
    in_look: bool,
    in_text: usize,
    run_bold: Option<bool>,
    /// Whether all words so far are bold; none if there were none.
    bold: Option<bool>,
    mark_gone: bool,
}

/// Reads the paragraphs of one part.
pub(super) struct BodyReader<'a> {
    styles: &'a Styles,
    numbering: &'a mut Numbering,
    budget: &'a mut Budget,
    place: SourcePlace,
    most: usize,
    done: Vec<Option<SourceParagraph>>,
    open: Vec<Open<'a>>,
    holders: Vec<Holder>,
    tables: u32,
    /// The last paragraph at its depth, if its mark was deleted: the next one goes on with its words.
    carried: Option<(usize, usize)>,
}

impl<'a> BodyReader<'a> {
    pub(super) fn new(
        styles: &'a Styles,
        numbering: &'a mut Numbering,
        budget: &'a mut Budget,
        place: SourcePlace,
        most: usize,
    ) -> Self {
        let (done, open, holders) = (Vec::new(), Vec::new(), Vec::new());
        Self { styles, numbering, budget, place, most, done, open, holders, tables: 0, carried: None }
    }

    /// The paragraphs that have words, in their order.
    pub(super) fn finish(self) -> impl Iterator<Item = SourceParagraph> {
        self.done.into_iter().flatten().filter(|paragraph| !paragraph.text.trim().is_empty())
    }

    fn place(&self) -> SourcePlace {
        match self.holders.last() {
            Some(Holder::Table { table, row, cell }) => {
                SourcePlace::Table { table: *table, row: *row, cell: *cell }
            }
            Some(Holder::Box) => SourcePlace::TextBox,
            None => self.place,
        }
    }

    fn begin(&mut self) -> Result<(), ReadError> {
        if self.done.len() >= self.most {
            return Err(ReadError::TooMuch { of: Excess::Paragraphs });
        }
        let (slot, depth) = (self.done.len(), self.holders.len());
        self.done.push(None);
        self.open.push(Open { slot, depth, ..Open::default() });
        Ok(())
    }

    fn end(&mut self) -> Result<(), ReadError> {
        let Some(mut open) = self.open.pop() else { return Ok(()) };
        if let Some((slot, _)) = self.carried.take_if(|(_, depth)| *depth == open.depth)
            && let Some(before) = self.done.get_mut(slot).and_then(Option::take)
        {
            // The words before are added to and never copied: there may be as many deleted marks as paragraphs.
            let own = std::mem::replace(&mut open.text, before.text);
            open.text.push_str(&own);
        }
        if open.mark_gone {
            self.carried = Some((open.slot, open.depth));
        }
        let style = open.style;
        let of_style = || style.and_then(|style| style.list.as_deref());
        let list = open.list.as_deref().or_else(of_style).filter(|list| *list != "0");
        let level = open.level.or_else(|| style.and_then(|style| style.level));
        let mark = list.and_then(|list| self.numbering.next(list, level, open.style_id.as_deref()));
        let outline = open.outline.map(|level| (level < 9).then_some(level + 1));
        self.budget.keep(Excess::Words, mark.as_ref().map_or(0, |mark| mark.text.len()))?;
        let paragraph = SourceParagraph {
            place: self.place(),
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
        self.budget.spend(Excess::Words, text.len())?;
        if !text.trim().is_empty() {
            let bold = open.run_bold.unwrap_or_else(|| open.style.is_some_and(|style| style.is_bold));
            open.bold = Some(open.bold.unwrap_or(true) && bold);
        }
        open.text.extend(text.chars().filter(|letter| !letter.is_control() || matches!(letter, '\n' | '\t')));
        Ok(())
    }

    /// A property of the paragraph or of its words.
    fn property(styles: &'a Styles, open: &mut Open<'a>, name: &str, attributes: &Attributes<'_, '_>) {
        let value = || attributes.get("val");
        match (open.in_properties, open.in_look, name) {
            (true, false, "pStyle") => {
                open.style_id = value();
                open.style = open.style_id.as_deref().and_then(|id| styles.get(id));
            }
            (true, false, "numId") => open.list = value(),
            (true, false, "ilvl") => open.level = value().and_then(|level| level.parse().ok()),
            (true, false, "outlineLvl") => open.outline = value().and_then(|level| level.parse().ok()),
            (false, true, "b") => open.run_bold = Some(attributes.is_on()),
            _ => {}
        }
    }
}

impl XmlVisitor for BodyReader<'_> {
    fn open(&mut self, name: &str, attributes: &Attributes<'_, '_>) -> Result<Go, ReadError> {
        match name {
            "p" => {
                self.begin()?;
                return Ok(Go::Into);
            }
            "tbl" => {
                self.tables += 1;
                self.holders.push(Holder::Table { table: self.tables, row: 0, cell: 0 });
                return Ok(Go::Into);
            }
            "tr" => {
                if let Some(Holder::Table { row, cell, .. }) = self.holders.last_mut() {
                    (*row, *cell) = (*row + 1, 0);
                }
                return Ok(Go::Into);
            }
            "tc" => {
                if let Some(Holder::Table { cell, .. }) = self.holders.last_mut() {
                    *cell += 1;
                }
                return Ok(Go::Into);
            }
            "txbxContent" => {
                self.holders.push(Holder::Box);
                return Ok(Go::Into);
            }
            // The same picture or box again, for programs that know only the older way.
            "Fallback" | "sdtPr" | "sdtEndPr" | "sectPr" | "tblPr" | "trPr" | "tcPr" | "tblGrid"
            | "instrText" | "delInstrText" | "delText" => return Ok(Go::Past),
            "footnote" | "endnote" if attributes.get("type").is_some_and(|kind| kind != "normal") => {
                return Ok(Go::Past);
            }
            // How something was before it was changed.
            name if name.ends_with("Change") => return Ok(Go::Past),
            _ => {}
        }
        let Some(open) = self.open.last_mut() else {
            return Ok(if matches!(name, "del" | "moveFrom") { Go::Past } else { Go::Into });
        };
        match name {
            "pPr" => open.in_properties = true,
            "rPr" => open.in_look = true,
            "r" => open.run_bold = None,
            "del" | "moveFrom" => {
                open.mark_gone |= open.in_properties && open.in_look;
                return Ok(Go::Past);
            }
            _ if open.in_properties || open.in_look => Self::property(self.styles, open, name, attributes),
            "t" => open.in_text += 1,
            "tab" => self.push("\t")?,
            "br" | "cr" => self.push("\n")?,
            "noBreakHyphen" => self.push("\u{2011}")?,
            "sym" => {
                let code = attributes.get("char").and_then(|code| u32::from_str_radix(&code, 16).ok());
                let letter =
                    code.and_then(char::from_u32).filter(|code| !('\u{e000}'..='\u{f8ff}').contains(code));
                self.push(letter.unwrap_or('•').encode_utf8(&mut [0; 4]))?;
            }
            _ => {}
        }
        Ok(Go::Into)
    }

    fn close(&mut self, name: &str) -> Result<(), ReadError> {
        match name {
            "p" => self.end()?,
            "tbl" | "txbxContent" => drop(self.holders.pop()),
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
