//! The words of a file that came with a comment, for the search: of pages, of a text, of a table.

use lopdf::Document;

use super::archive::Archive;
use super::error::ReadError;
use super::limits::ReadLimits;
use super::read_docx;
use super::walk::{Attributes, Go, XmlVisitor};

/// Where a table keeps the words of its cells.
const SHARED: &str = "xl/sharedStrings.xml";
/// The most characters of words that are kept of a file; of a table so many bytes.
const MOST_WORDS: usize = 1 << 20;

/// The words of a file; none where it holds none or cannot be read.
pub fn words_of(bytes: &[u8], limits: &ReadLimits) -> Option<String> {
    let words = if bytes.starts_with(b"%PDF-") {
        of_pages(bytes)?
    } else if is_table(bytes, limits)? {
        of_table(bytes, limits)?
    } else {
        let paragraphs = read_docx(bytes, limits).ok()?;
        paragraphs.into_iter().map(|paragraph| paragraph.text).collect::<Vec<_>>().join("\n")
    };
    let kept: String = words.chars().take(MOST_WORDS).collect();
    Some(kept).filter(|kept| !kept.trim().is_empty())
}

fn of_pages(bytes: &[u8]) -> Option<String> {
    let document = Document::load_mem(bytes).ok()?;
    let pages: Vec<u32> = document.get_pages().into_keys().collect();
    document.extract_text(&pages).ok()
}

fn is_table(bytes: &[u8], limits: &ReadLimits) -> Option<bool> {
    let archive = Archive::open(bytes, limits).ok()?;
    Some(archive.names().iter().any(|name| name == "xl/workbook.xml"))
}

fn of_table(bytes: &[u8], limits: &ReadLimits) -> Option<String> {
    let mut archive = Archive::open(bytes, limits).ok()?;
    let mut reader = CellReader::default();
    archive.walk(SHARED, &mut reader).ok()?;
    Some(reader.words)
}

/// Gathers the words of cells, a line each.
#[derive(Default)]
struct CellReader {
    words: String,
    is_inside: bool,
}

impl XmlVisitor for CellReader {
    fn open(&mut self, name: &str, _: &Attributes<'_, '_>) -> Result<Go, ReadError> {
        self.is_inside = name == "t";
        Ok(Go::Into)
    }

    fn close(&mut self, name: &str) -> Result<(), ReadError> {
        self.is_inside = false;
        if name == "si" {
            self.words.push('\n');
        }
        Ok(())
    }

    fn text(&mut self, text: &str) -> Result<(), ReadError> {
        if self.is_inside && self.words.len() + text.len() <= MOST_WORDS {
            self.words.push_str(text);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Write};

    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    use super::*;

    #[test]
    fn the_words_of_a_table_are_those_of_its_cells() {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for (path, text) in [
            ("[Content_Types].xml", "<Types/>"),
            ("xl/workbook.xml", "<workbook/>"),
            (SHARED, "<sst><si><t>Срок</t></si><si><r><t>три </t></r><r><t>дня</t></r></si></sst>"),
        ] {
            zip.start_file(path, SimpleFileOptions::default()).unwrap();
            zip.write_all(text.as_bytes()).unwrap();
        }
        let bytes = zip.finish().unwrap().into_inner();
        assert_eq!(words_of(&bytes, &ReadLimits::default()).as_deref(), Some("Срок\nтри дня\n"));
    }

    #[test]
    fn what_holds_no_words_gives_none() {
        for bytes in [b"%PDF-1.7\n%%EOF".as_slice(), b"PK\x03\x04", b""] {
            assert_eq!(words_of(bytes, &ReadLimits::default()), None, "{bytes:?}");
        }
    }
}
