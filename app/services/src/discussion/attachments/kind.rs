//! What an attachment is: it follows from its bytes, never from its name.

use serde::{Deserialize, Serialize};

use super::archive::entries;

/// How far from its end a file of pages says that it ends, in bytes.
const END_OF_PAGES: usize = 2048;
/// What stands in every package of an office.
const TYPES: &[u8] = b"[Content_Types].xml";
/// What stands in a text.
const TEXT: &[u8] = b"word/document.xml";
/// What stands in a table.
const TABLE: &[u8] = b"xl/workbook.xml";

/// What an attachment may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AttachmentKind {
    /// Pages.
    Pdf,
    /// A text of a word processor.
    Docx,
    /// A table.
    Xlsx,
    /// A picture without loss.
    Png,
    /// A photograph.
    Jpeg,
}

impl AttachmentKind {
    /// Every kind.
    pub const ALL: [Self; 5] = [Self::Pdf, Self::Docx, Self::Xlsx, Self::Png, Self::Jpeg];

    /// What the bytes are, from their beginning to their end; nothing for all else, and for documents with macros.
    pub fn of(bytes: &[u8]) -> Option<Self> {
        if bytes.starts_with(b"%PDF-") {
            let tail = bytes.get(bytes.len().saturating_sub(END_OF_PAGES)..)?;
            return tail.windows(5).any(|window| window == b"%%EOF").then_some(Self::Pdf);
        }
        if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
            let is_whole = bytes.get(12..16) == Some(b"IHDR".as_slice())
                && bytes.windows(4).rev().any(|window| window == b"IEND");
            return is_whole.then_some(Self::Png);
        }
        if bytes.starts_with(b"\xff\xd8\xff") {
            return bytes.windows(2).rev().any(|window| window == b"\xff\xd9").then_some(Self::Jpeg);
        }
        if bytes.starts_with(b"PK\x03\x04") { Self::of_archive(bytes) } else { None }
    }

    fn of_archive(bytes: &[u8]) -> Option<Self> {
        let names = entries(bytes)?;
        let has = |name: &[u8]| names.contains(&name);
        if !has(TYPES) || names.iter().any(|name| name.ends_with(b"vbaProject.bin")) {
            return None;
        }
        match (has(TEXT), has(TABLE)) {
            (true, false) => Some(Self::Docx),
            (false, true) => Some(Self::Xlsx),
            _ => None,
        }
    }

    /// The stable name in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Docx => "docx",
            Self::Xlsx => "xlsx",
            Self::Png => "png",
            Self::Jpeg => "jpeg",
        }
    }

    /// The kind of a stable name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// The media type.
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Png => "image/png",
            Self::Jpeg => "image/jpeg",
        }
    }

    /// The endings that a name of this kind may have; the first is the one that is added.
    pub(super) const fn endings(self) -> &'static [&'static str] {
        match self {
            Self::Pdf => &["pdf"],
            Self::Docx => &["docx"],
            Self::Xlsx => &["xlsx"],
            Self::Png => &["png"],
            Self::Jpeg => &["jpg", "jpeg"],
        }
    }

    /// Whether words can be read of it: a picture holds none that a program finds.
    pub const fn has_words(self) -> bool {
        matches!(self, Self::Pdf | Self::Docx | Self::Xlsx)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// An archive whose entries are empty.
    fn archive(names: &[&str]) -> Vec<u8> {
        let mut bytes = Vec::new();
        let mut directory = Vec::new();
        for name in names {
            let long = u16::try_from(name.len()).unwrap().to_le_bytes();
            bytes.extend_from_slice(b"PK\x03\x04");
            bytes.extend_from_slice(&[0; 22]);
            bytes.extend_from_slice(&long);
            bytes.extend_from_slice(&[0; 2]);
            bytes.extend_from_slice(name.as_bytes());
            directory.extend_from_slice(b"PK\x01\x02");
            directory.extend_from_slice(&[0; 24]);
            directory.extend_from_slice(&long);
            directory.extend_from_slice(&[0; 16]);
            directory.extend_from_slice(name.as_bytes());
        }
        let many = u16::try_from(names.len()).unwrap().to_le_bytes();
        let at = u32::try_from(bytes.len()).unwrap().to_le_bytes();
        let long = u32::try_from(directory.len()).unwrap().to_le_bytes();
        bytes.extend_from_slice(&directory);
        bytes.extend_from_slice(b"PK\x05\x06\0\0\0\0");
        bytes.extend_from_slice(&many);
        bytes.extend_from_slice(&many);
        bytes.extend_from_slice(&long);
        bytes.extend_from_slice(&at);
        bytes.extend_from_slice(&[0; 2]);
        bytes
    }

    #[test]
    fn r15_5_an_attachment_is_what_its_bytes_say() {
        const TYPES: &str = "[Content_Types].xml";
        let cases: [(Vec<u8>, Option<AttachmentKind>); 14] = [
            (b"%PDF-1.7\n1 0 obj\n%%EOF\n".to_vec(), Some(AttachmentKind::Pdf)),
            (b"%PDF-1.7\n1 0 obj".to_vec(), None),
            (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR....IEND....".to_vec(), Some(AttachmentKind::Png)),
            (b"\x89PNG\r\n\x1a\n....".to_vec(), None),
            (b"\xff\xd8\xff\xe0....\xff\xd9".to_vec(), Some(AttachmentKind::Jpeg)),
            (b"\xff\xd8\xff\xe0....".to_vec(), None),
            (archive(&[TYPES, "word/document.xml"]), Some(AttachmentKind::Docx)),
            (archive(&[TYPES, "xl/workbook.xml"]), Some(AttachmentKind::Xlsx)),
            (archive(&[TYPES, "word/document.xml", "word/vbaProject.bin"]), None),
            (archive(&["word/document.xml"]), None),
            (archive(&["photo.jpg"]), None),
            (b"PK\x03\x04....word/document.xml".to_vec(), None),
            (b"<html>%PDF-%%EOF".to_vec(), None),
            (Vec::new(), None),
        ];
        for (bytes, kind) in cases {
            assert_eq!(AttachmentKind::of(&bytes), kind, "{bytes:?}");
        }
        for kind in AttachmentKind::ALL {
            assert_eq!(AttachmentKind::from_code(kind.code()), Some(kind));
        }
    }
}
