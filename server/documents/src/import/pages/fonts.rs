//! The fonts of a page: which letters its codes are, and how wide.

use std::collections::HashMap;

use lopdf::{Dictionary, Document, Encoding, Object};

/// No range of codes is wider.
const MOST_CODES: usize = 1 << 16;
/// No code of a letter is greater.
const LAST_CODE: u32 = 0x00ff_ffff;
/// The width of a letter of which nothing is said, in thousandths of its height.
const USUAL_WIDTH: f32 = 500.0;

/// A font.
pub(super) struct Font<'a> {
    encoding: Option<Encoding<'a>>,
    widths: HashMap<u32, f32>,
    width: f32,
    /// Whether two bytes are one code.
    is_wide: bool,
    /// Whether its letters are bold.
    pub(super) is_bold: bool,
}

/// How words are spaced beside the widths of their letters.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Spacing {
    /// Behind each letter.
    pub(super) letter: f32,
    /// Behind each space.
    pub(super) word: f32,
}

/// The dictionary of a font by which its letters are told: what it says of them itself counts more than its encoding.
pub(super) fn telling(font: &Dictionary) -> Dictionary {
    let mut font = font.clone();
    if font.get(b"ToUnicode").is_ok() {
        font.remove(b"Encoding");
    }
    font
}

impl<'a> Font<'a> {
    /// A font as its telling dictionary says it; nothing of it is unpacked beyond `most` bytes.
    pub(super) fn of(document: &'a Document, font: &'a Dictionary, most: usize) -> Self {
        let is_wide = name(font, b"Subtype") == b"Type0";
        // Codes of a wide font, or of one that is in the file and says no encoding, are no letters of any alphabet.
        let is_known = !is_wide && (font.has(b"Encoding") || !is_embedded(document, font));
        let is_told = is_known || font.has(b"ToUnicode");
        let encoding = is_told.then(|| font.get_font_encoding_with_limit(document, most).ok()).flatten();
        let base = String::from_utf8_lossy(name(font, b"BaseFont")).to_ascii_lowercase();
        let mut read = Self {
            encoding,
            widths: HashMap::new(),
            width: USUAL_WIDTH,
            is_wide,
            is_bold: ["bold", "black", "heavy"].iter().any(|word| base.contains(word)),
        };
        if is_wide {
            read.wide_widths(document, font);
        } else {
            read.plain_widths(document, font);
        }
        read
    }

    fn plain_widths(&mut self, document: &Document, font: &Dictionary) {
        let first = font.get(b"FirstChar").and_then(Object::as_i64).unwrap_or(0);
        let Ok(first) = u32::try_from(first) else { return };
        let Ok(widths) = font.get_deref(b"Widths", document).and_then(Object::as_array) else { return };
        for (code, width) in (first.min(LAST_CODE)..).zip(widths.iter().take(MOST_CODES)) {
            if let Some(width) = number(document, width) {
                self.widths.insert(code, width);
            }
        }
    }

    fn wide_widths(&mut self, document: &Document, font: &Dictionary) {
        let fonts = font.get_deref(b"DescendantFonts", document).and_then(Object::as_array);
        let Some(own) = fonts.ok().and_then(|fonts| fonts.first()) else { return };
        let Some(own) = deref(document, own).and_then(|own| own.as_dict().ok()) else { return };
        self.width = own.get(b"DW").and_then(Object::as_float).unwrap_or(1_000.0);
        let Ok(all) = own.get_deref(b"W", document).and_then(Object::as_array) else { return };
        let mut rest = all.as_slice();
        while let [first, second, after @ ..] = rest {
            let Some(from) = code(document, first) else { return };
            if let Some(Object::Array(widths)) = deref(document, second) {
                for (code, width) in (from..).zip(widths.iter().take(MOST_CODES)) {
                    self.widths.extend(number(document, width).map(|width| (code, width)));
                }
                rest = after;
            } else {
                let [width, after @ ..] = after else { return };
                let (to, width) = (code(document, second), number(document, width));
                let Some((to, width)) = to.zip(width) else { return };
                self.widths.extend((from..=to).take(MOST_CODES).map(|code| (code, width)));
                rest = after;
            }
            if self.widths.len() > MOST_CODES {
                return;
            }
        }
    }

    /// The letters of codes; none where nothing says which they are. Where that is so of some, they are dots.
    pub(super) fn text(&self, bytes: &[u8]) -> Option<String> {
        let text = self.encoding.as_ref()?.bytes_to_string(bytes).ok()?;
        if !text.contains(char::REPLACEMENT_CHARACTER) {
            return Some(text);
        }
        let says = |letter: char| letter != char::REPLACEMENT_CHARACTER && !letter.is_whitespace();
        text.contains(says).then(|| text.replace(char::REPLACEMENT_CHARACTER, "•"))
    }

    /// How far codes go, in points, for letters of a height.
    pub(super) fn advance(&self, bytes: &[u8], size: f32, spacing: Spacing) -> f32 {
        let width = |code: u32| self.widths.get(&code).copied().unwrap_or(self.width) / 1_000.0 * size;
        if self.is_wide {
            let codes =
                bytes.chunks(2).map(|pair| pair.iter().fold(0, |code, byte| (code << 8) | u32::from(*byte)));
            return codes.map(|code| width(code) + spacing.letter).sum();
        }
        let of = |byte: &u8| {
            let space = if *byte == b' ' { spacing.word } else { 0.0 };
            width(u32::from(*byte)) + spacing.letter + space
        };
        bytes.iter().map(of).sum()
    }
}

/// Whether the shapes of the letters are in the file.
fn is_embedded(document: &Document, font: &Dictionary) -> bool {
    let described = font.get_deref(b"FontDescriptor", document).and_then(Object::as_dict);
    described.is_ok_and(|own| own.has(b"FontFile") || own.has(b"FontFile2") || own.has(b"FontFile3"))
}

fn name<'a>(dictionary: &'a Dictionary, key: &[u8]) -> &'a [u8] {
    dictionary.get(key).and_then(Object::as_name).unwrap_or_default()
}

fn deref<'a>(document: &'a Document, object: &'a Object) -> Option<&'a Object> {
    document.dereference(object).ok().map(|(_, object)| object)
}

fn number(document: &Document, object: &Object) -> Option<f32> {
    deref(document, object)?.as_float().ok()
}

fn code(document: &Document, object: &Object) -> Option<u32> {
    u32::try_from(deref(document, object)?.as_i64().ok()?).ok().filter(|code| *code <= LAST_CODE)
}
