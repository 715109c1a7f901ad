//! The paragraphs of a part of the document, wherever they stand in it.

use domain::standard::import::{SourceParagraph, SourcePlace};

use super::error::ReadError;
use super::numbering::Numbering;
use super::styles::Styles;
use super::walk::{Attributes, Go, Visitor};

/// What paragraphs stand in.
enum Holder {
    Table { table: u32, row: u32, cell: u32 },
    Box,
}

/// A paragraph that is being read. Others may stand in it, in boxes.
#[derive(Default)]
struct Open {
    slot: usize,
    depth: usize,
    text: String,
    style: Option<String>,
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
    place: SourcePlace,
    most: usize,
    done: Vec<Option<SourceParagraph>>,
    open: Vec<Open>,
    holders: Vec<Holder>,
    tables: u32,
    /// The last paragraph at its depth, if its mark was deleted: the next one goes on with its words.
    carried: Option<(usize, usize)>,
}

impl<'a> BodyReader<'a> {
    pub(super) fn new(
        styles: &'a Styles,
        numbering: &'a mut Numbering,
        place: SourcePlace,
        most: usize,
    ) -> Self {
        let (done, open, holders) = (Vec::new(), Vec::new(), Vec::new());
        Self { styles, numbering, place, most, done, open, holders, tables: 0, carried: None }
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
        if self.done.len() > self.most {
            return Err(ReadError::TooLarge);
        }
        let (slot, depth) = (self.done.len(), self.holders.len());
        self.done.push(None);
        self.open.push(Open { slot, depth, ..Open::default() });
        Ok(())
    }

    fn end(&mut self) {
        let Some(mut open) = self.open.pop() else { return };
        if let Some((slot, _)) = self.carried.take_if(|(_, depth)| *depth == open.depth)
            && let Some(before) = self.done.get_mut(slot).and_then(Option::take)
        {
            open.text.insert_str(0, &before.text);
        }
        if open.mark_gone {
            self.carried = Some((open.slot, open.depth));
        }
        let style = open.style.as_deref().unwrap_or("");
        let list = open.list.clone().or_else(|| self.styles.list(style)).filter(|list| list != "0");
        let level = open.level.or_else(|| self.styles.level(style));
        let mark = list.and_then(|list| self.numbering.next(&list, level, open.style.as_deref()));
        let outline = open.outline.map(|level| (level < 9).then_some(level + 1));
        let paragraph = SourceParagraph {
            place: self.place(),
            heading: outline.unwrap_or_else(|| self.styles.heading(style)),
            style: self.styles.name(style),
            mark: mark.filter(|mark| !mark.text.trim().is_empty()),
            bold: open.bold.unwrap_or(false),
            text: open.text,
        };
        if let Some(slot) = self.done.get_mut(open.slot) {
            *slot = Some(paragraph);
        }
    }

    fn push(&mut self, text: &str) {
        let Some(open) = self.open.last_mut() else { return };
        if !text.trim().is_empty() {
            let style = open.style.as_deref().unwrap_or("");
            let bold = open.run_bold.unwrap_or_else(|| self.styles.is_bold(style));
            open.bold = Some(open.bold.unwrap_or(true) && bold);
        }
        open.text.extend(text.chars().filter(|letter| !letter.is_control() || matches!(letter, '\n' | '\t')));
    }

    /// A property of the paragraph or of its words.
    fn property(open: &mut Open, name: &str, attributes: &Attributes<'_, '_>) {
        let value = || attributes.get("val");
        match (open.in_properties, open.in_look, name) {
            (true, false, "pStyle") => open.style = value(),
            (true, false, "numId") => open.list = value(),
            (true, false, "ilvl") => open.level = value().and_then(|level| level.parse().ok()),
            (true, false, "outlineLvl") => open.outline = value().and_then(|level| level.parse().ok()),
            (false, true, "b") => open.run_bold = Some(attributes.is_on()),
            _ => {}
        }
    }
}

impl Visitor for BodyReader<'_> {
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
            _ if open.in_properties || open.in_look => Self::property(open, name, attributes),
            "t" => open.in_text += 1,
            "tab" => self.push("\t"),
            "br" | "cr" => self.push("\n"),
            "noBreakHyphen" => self.push("\u{2011}"),
            "sym" => {
                let code = attributes.get("char").and_then(|code| u32::from_str_radix(&code, 16).ok());
                let letter =
                    code.and_then(char::from_u32).filter(|code| !('\u{e000}'..='\u{f8ff}').contains(code));
                self.push(letter.unwrap_or('•').encode_utf8(&mut [0; 4]));
            }
            _ => {}
        }
        Ok(Go::Into)
    }

    fn close(&mut self, name: &str) {
        match name {
            "p" => self.end(),
            "tbl" | "txbxContent" => drop(self.holders.pop()),
            _ => {
                let Some(open) = self.open.last_mut() else { return };
                match name {
                    "pPr" => open.in_properties = false,
                    "rPr" => open.in_look = false,
                    "t" => open.in_text = open.in_text.saturating_sub(1),
                    _ => {}
                }
            }
        }
    }

    fn text(&mut self, text: &str) {
        if self.open.last().is_some_and(|open| open.in_text > 0) {
            self.push(text);
        }
    }
}
