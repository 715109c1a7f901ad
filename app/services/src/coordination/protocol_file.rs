//! The protocol of a meeting as a file: what it is follows from its bytes, never from its name.

use serde::{Deserialize, Serialize};

/// The largest protocol that is kept, in bytes.
pub const LARGEST_PROTOCOL: usize = 10 << 20;

/// A file that somebody brought.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UploadedFile {
    /// Its name, as the browser tells it.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// What a protocol may be written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ProtocolKind {
    /// Pages.
    Pdf,
    /// A text of a word processor.
    Docx,
    /// A picture of a scanner.
    Png,
    /// A photograph.
    Jpeg,
}

impl ProtocolKind {
    const ALL: [Self; 4] = [Self::Pdf, Self::Docx, Self::Png, Self::Jpeg];

    /// What the bytes begin as; nothing for all else.
    pub fn of(bytes: &[u8]) -> Option<Self> {
        const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";
        if bytes.starts_with(b"%PDF-") {
            Some(Self::Pdf)
        } else if bytes.starts_with(PNG) {
            Some(Self::Png)
        } else if bytes.starts_with(b"\xff\xd8\xff") {
            Some(Self::Jpeg)
        } else if bytes.starts_with(b"PK\x03\x04") && names(bytes, b"word/document.xml") {
            Some(Self::Docx)
        } else {
            None
        }
    }

    /// The kind of a media type.
    pub fn from_media_type(media_type: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.media_type() == media_type)
    }

    /// The media type.
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Png => "image/png",
            Self::Jpeg => "image/jpeg",
        }
    }

    /// The ending of the name under which it is saved.
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Docx => "docx",
            Self::Png => "png",
            Self::Jpeg => "jpg",
        }
    }
}

/// Whether an archive names an entry: names stand in it as they are, whatever is packed.
fn names(archive: &[u8], entry: &[u8]) -> bool {
    archive.windows(entry.len()).any(|window| window == entry)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_what_its_bytes_say() {
        let cases: [(&[u8], Option<ProtocolKind>); 7] = [
            (b"%PDF-1.7\n", Some(ProtocolKind::Pdf)),
            (b"\x89PNG\r\n\x1a\n....", Some(ProtocolKind::Png)),
            (b"\xff\xd8\xff\xe0", Some(ProtocolKind::Jpeg)),
            (b"PK\x03\x04....word/document.xml", Some(ProtocolKind::Docx)),
            (b"PK\x03\x04....xl/workbook.xml", None),
            (b"<html>%PDF-", None),
            (b"", None),
        ];
        for (bytes, kind) in cases {
            assert_eq!(ProtocolKind::of(bytes), kind, "{bytes:?}");
        }
        for kind in ProtocolKind::ALL {
            assert_eq!(ProtocolKind::from_media_type(kind.media_type()), Some(kind));
        }
    }
}
