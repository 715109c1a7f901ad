//! What a file is, told by its first bytes.

use super::error::{FoundFormat, ReadError};

/// Files of Office before 2007, and what Office makes of a DOCX with a password.
const COMPOUND: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
/// The stream that holds an encrypted package, in UTF-16.
const ENCRYPTED: &[u8] = b"E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0";
/// As much of a compound file as is searched for the names of its streams.
const SEARCHED: usize = 32 << 20;

/// Passes a package on; says what anything else is.
pub(super) fn check(bytes: &[u8]) -> Result<(), ReadError> {
    let found = match bytes {
        [] => FoundFormat::Empty,
        [b'P', b'K', 3 | 5, 4 | 6, ..] => return Ok(()),
        _ if bytes.starts_with(COMPOUND) => {
            let searched = bytes.get(..SEARCHED).unwrap_or(bytes);
            if memchr::memmem::find(searched, ENCRYPTED).is_some() {
                return Err(ReadError::Encrypted);
            }
            FoundFormat::OldOffice
        }
        _ if bytes.starts_with(b"%PDF") => FoundFormat::Pdf,
        _ if bytes.starts_with(b"{\\rtf") => FoundFormat::Rtf,
        [0x1f, 0x8b, ..] | [b'R', b'a', b'r', b'!', ..] | [b'7', b'z', 0xbc, 0xaf, ..] => {
            FoundFormat::Archive
        }
        _ if is_html(bytes) => FoundFormat::Html,
        _ if bytes.iter().all(u8::is_ascii_whitespace) => FoundFormat::Empty,
        _ => FoundFormat::Unknown,
    };
    Err(ReadError::NotDocx { found })
}

fn is_html(bytes: &[u8]) -> bool {
    let head = bytes.get(..512).unwrap_or(bytes).to_ascii_lowercase();
    memchr::memmem::find(&head, b"<html").is_some()
        || memchr::memmem::find(&head, b"<!doctype html").is_some()
}
