//! Reads a page: what its content writes and draws, and where.

use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document, Object, ObjectId};

use super::fonts::{Font, Spacing, telling};
use super::paths::Paths;
use super::pen::{Matrix, Pen, SAME, at, matrix, moved, times, turned};
use super::piece::{PageRead, Piece};
use super::refused;
use crate::import::budget::Budget;
use crate::import::error::{Excess, ReadError};

/// Forms stand in each other no deeper, nor do states of drawing.
const DEEPEST_FORM: usize = 6;
const DEEPEST_STATE: usize = 256;
/// Pages stand no deeper in their tree.
const DEEPEST_PAGE: usize = 64;

/// What a page writes and draws.
pub(super) fn page(
    document: &Document,
    id: ObjectId,
    most: usize,
    budget: &mut Budget,
) -> Result<PageRead, ReadError> {
    let content = document.get_page_content_with_limit(id, most).map_err(|error| refused(&error))?;
    let fonts = document.get_page_fonts(id).unwrap_or_default();
    let fonts: Vec<(Vec<u8>, &Dictionary)> = fonts.into_iter().collect();
    let (resources, others) = document.get_page_resources(id).unwrap_or_default();
    let others = others.into_iter().filter_map(|id| document.get_dictionary(id).ok());
    let resources: Vec<&Dictionary> = resources.into_iter().chain(others).collect();
    let mut read = PageRead::default();
    let source = PageSource { document, most, depth: 0 };
    let pen = Pen { matrix: turned(turn(document, id)), ..Pen::default() };
    source.read(&content, &fonts, &resources, pen, &mut read, budget)?;
    Ok(read)
}

/// By how many degrees a page is shown turned, which what stands above it in the tree of pages may say.
fn turn(document: &Document, id: ObjectId) -> i64 {
    let mut node = document.get_dictionary(id).ok();
    for _ in 0..DEEPEST_PAGE {
        let Some(own) = node else { break };
        if let Ok(degrees) = own.get_deref(b"Rotate", document).and_then(Object::as_i64) {
            return degrees;
        }
        node = own.get_deref(b"Parent", document).and_then(Object::as_dict).ok();
    }
    0
}

/// Where content comes from.
#[derive(Clone, Copy)]
struct PageSource<'a> {
    document: &'a Document,
    most: usize,
    depth: usize,
}

impl PageSource<'_> {
    fn read(
        self,
        content: &[u8],
        fonts: &[(Vec<u8>, &Dictionary)],
        resources: &[&Dictionary],
        pen: Pen,
        read: &mut PageRead,
        budget: &mut Budget,
    ) -> Result<(), ReadError> {
        let telling: Vec<Dictionary> = fonts.iter().map(|(_, font)| telling(font)).collect();
        let known = telling.iter().map(|font| Font::of(self.document, font, self.most)).collect();
        let names = fonts.iter().map(|(name, _)| name.as_slice()).collect();
        let mut writer = Writer {
            fonts: known,
            names,
            pen,
            pens: Vec::new(),
            line: SAME,
            text: SAME,
            paths: Paths::default(),
            read,
            budget,
        };
        for operation in Content::decode_iter(content) {
            let Ok(operation) = operation else {
                // Nobody knows what stands behind a fault of the content.
                writer.read.has_unread_letters = true;
                break;
            };
            if operation.operator == "Do" {
                let form = operation.operands.first().and_then(|name| name.as_name().ok());
                let pen = writer.pen;
                if let Some(name) = form {
                    self.form(name, resources, pen, writer.read, writer.budget)?;
                }
            } else {
                writer.operation(&operation)?;
            }
        }
        Ok(())
    }

    /// A form or a picture that the content shows.
    fn form(
        self,
        name: &[u8],
        resources: &[&Dictionary],
        pen: Pen,
        read: &mut PageRead,
        budget: &mut Budget,
    ) -> Result<(), ReadError> {
        let document = self.document;
        let form = resources.iter().find_map(|resources| {
            let all = resources.get_deref(b"XObject", document).and_then(Object::as_dict).ok()?;
            all.get_deref(name, document).and_then(Object::as_stream).ok()
        });
        let Some(form) = form else { return Ok(()) };
        let is_form = form.dict.get(b"Subtype").and_then(Object::as_name).is_ok_and(|kind| kind == b"Form");
        if !is_form || self.depth >= DEEPEST_FORM {
            read.has_pictures = true;
            return Ok(());
        }
        let content = form.get_plain_content_with_limit(self.most).map_err(|error| refused(&error))?;
        budget.spend(Excess::Words, content.len() / 16)?;
        let own = form.dict.get_deref(b"Resources", document).and_then(Object::as_dict).ok();
        let fonts = own.and_then(|own| own.get_deref(b"Font", document).and_then(Object::as_dict).ok());
        let fonts = fonts.into_iter().flat_map(Dictionary::iter).filter_map(|(name, font)| {
            let (_, font) = document.dereference(font).ok()?;
            Some((name.clone(), font.as_dict().ok()?))
        });
        let fonts: Vec<(Vec<u8>, &Dictionary)> = fonts.collect();
        let matrix = form.dict.get(b"Matrix").and_then(Object::as_array).ok().and_then(|own| matrix(own));
        let pen = Pen { matrix: times(matrix.unwrap_or(SAME), pen.matrix), font: None, ..pen };
        let resources: Vec<&Dictionary> = own.into_iter().collect();
        let deeper = PageSource { depth: self.depth + 1, ..self };
        deeper.read(&content, &fonts, &resources, pen, read, budget)
    }
}

struct Writer<'a, 'b> {
    fonts: Vec<Font<'a>>,
    names: Vec<&'a [u8]>,
    pen: Pen,
    pens: Vec<Pen>,
    line: Matrix,
    text: Matrix,
    paths: Paths,
    read: &'b mut PageRead,
    budget: &'b mut Budget,
}

impl Writer<'_, '_> {
    fn operation(&mut self, operation: &Operation) -> Result<(), ReadError> {
        let given = operation.operands.as_slice();
        let numbers: Vec<f32> = given.iter().filter_map(|one| one.as_float().ok()).collect();
        match (operation.operator.as_str(), numbers.as_slice()) {
            ("q", _) if self.pens.len() < DEEPEST_STATE => self.pens.push(self.pen),
            ("Q", _) => self.pen = self.pens.pop().unwrap_or(self.pen),
            ("cm", own) => {
                self.pen.matrix = times(Matrix::try_from(own).unwrap_or(SAME), self.pen.matrix);
            }
            ("BT", _) => (self.line, self.text) = (SAME, SAME),
            ("Tf", &[size]) => {
                let name = given.first().and_then(|name| name.as_name().ok()).unwrap_or_default();
                self.pen.font = self.names.iter().position(|one| *one == name);
                self.pen.size = size;
            }
            ("TL", &[leading]) => self.pen.leading = leading,
            ("Tc", &[space]) => self.pen.spacing.letter = space,
            ("Tw", &[space]) => self.pen.spacing.word = space,
            ("Tz", &[percent]) => self.pen.stretch = percent / 100.0,
            ("Ts", &[rise]) => self.pen.rise = rise,
            ("Td", &[x, y]) => self.next_line(x, y),
            ("TD", &[x, y]) => {
                self.pen.leading = -y;
                self.next_line(x, y);
            }
            ("Tm", own) => {
                self.line = Matrix::try_from(own).unwrap_or(self.line);
                self.text = self.line;
            }
            ("T*", _) => self.next_line(0.0, -self.pen.leading),
            ("Tj", _) => self.show_all(given)?,
            ("'", _) => {
                self.next_line(0.0, -self.pen.leading);
                self.show_all(given)?;
            }
            ("\"", &[word, letter]) => {
                self.pen.spacing = Spacing { letter, word };
                self.next_line(0.0, -self.pen.leading);
                self.show_all(given.get(2..).unwrap_or_default())?;
            }
            ("TJ", _) => {
                let pieces = given.first().and_then(|all| all.as_array().ok());
                self.show_all(pieces.map(Vec::as_slice).unwrap_or_default())?;
            }
            ("BI", _) => self.read.has_pictures = true,
            ("re", &[x, y, width, height]) => self.paths.rectangle(self.pen.matrix, (x, y), (width, height)),
            ("m", &[x, y]) => self.paths.begin(self.pen.matrix, x, y),
            ("l", &[x, y]) => self.paths.go_on(self.pen.matrix, x, y),
            ("n", _) => self.paths.clear(),
            ("f" | "F" | "f*", _) => self.paths.draw(self.read, false),
            ("S" | "s" | "B" | "B*" | "b" | "b*", _) => self.paths.draw(self.read, true),
            _ => {}
        }
        Ok(())
    }

    fn next_line(&mut self, x: f32, y: f32) {
        self.line = times(moved(x, y), self.line);
        self.text = self.line;
    }

    /// Writes strings; a number between them moves what follows.
    fn show_all(&mut self, all: &[Object]) -> Result<(), ReadError> {
        for one in all {
            if let Ok(bytes) = one.as_str() {
                self.show(bytes)?;
            } else if let Ok(back) = one.as_float() {
                self.advance(-back / 1_000.0 * self.pen.size);
            }
        }
        Ok(())
    }

    fn advance(&mut self, by: f32) {
        self.text = times(moved(by * self.pen.stretch, 0.0), self.text);
    }

    fn show(&mut self, bytes: &[u8]) -> Result<(), ReadError> {
        let Some(font) = self.pen.font.and_then(|font| self.fonts.get(font)) else {
            self.read.has_unread_letters = true;
            return Ok(());
        };
        let (text, bold) = (font.text(bytes), font.is_bold);
        let advance = font.advance(bytes, self.pen.size, self.pen.spacing);
        let begun = times(self.text, self.pen.matrix);
        self.advance(advance);
        let Some(text) = text else {
            self.read.has_unread_letters = true;
            return Ok(());
        };
        let (left, base) = at(begun, 0.0, self.pen.rise);
        let (right, _) = at(times(self.text, self.pen.matrix), 0.0, 0.0);
        let [_, _, across, up, ..] = begun;
        let size = (across.hypot(up) * self.pen.size).abs();
        if !text.is_empty() && left.is_finite() && right.is_finite() && base.is_finite() && size > 0.0 {
            self.budget.spend(Excess::Words, text.len() + size_of::<Piece>() / 2)?;
            self.read.pieces.push(Piece { left, right, base, size, text, bold });
        }
        Ok(())
    }
}
