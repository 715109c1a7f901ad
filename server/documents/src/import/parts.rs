//! Which files of the package hold what, by their declared kinds.

use std::collections::HashSet;

use super::archive::Archive;
use super::error::ReadError;
use super::walk::{Attributes, Go, XmlVisitor};

/// The files that are read.
#[derive(Debug, Default)]
pub(super) struct Parts {
    /// The text.
    pub(super) main: String,
    /// The styles.
    pub(super) styles: Option<String>,
    /// The lists.
    pub(super) numbering: Option<String>,
    /// Notes at the foot of pages and at the end.
    pub(super) notes: Vec<String>,
    /// Comments of reviewers.
    pub(super) comments: Vec<String>,
    /// What stands at the head and foot of pages.
    pub(super) margins: Vec<String>,
}

/// Finds the parts of a document; refuses a package with macros, without a text, or with more parts than `most`.
pub(super) fn find(archive: &mut Archive<'_>, most: usize) -> Result<Parts, ReadError> {
    let holds_macros = archive.names().iter().any(|name| {
        let name = name.to_ascii_lowercase();
        name.ends_with("vbaproject.bin") || name.ends_with("vbadata.xml")
    });
    let mut kinds = Kinds { most, ..Kinds::default() };
    archive.walk("[Content_Types].xml", &mut kinds)?;
    if holds_macros || kinds.macros {
        return Err(ReadError::Macros);
    }
    let mut parts = kinds.parts;
    parts.margins.sort();
    let holds_text = archive.names().iter().any(|name| name.eq_ignore_ascii_case(&parts.main));
    if parts.main.is_empty() || !holds_text {
        return Err(ReadError::NotDocx { found: archive.found() });
    }
    Ok(parts)
}

#[derive(Default)]
struct Kinds {
    parts: Parts,
    macros: bool,
    /// The parts that were named, in lower case: one that is named again would be read again.
    named: HashSet<String>,
    most: usize,
}

impl XmlVisitor for Kinds {
    fn open(&mut self, name: &str, attributes: &Attributes<'_, '_>) -> Result<Go, ReadError> {
        let kind = attributes.get("ContentType").unwrap_or_default();
        let lower = kind.to_ascii_lowercase();
        self.macros |= lower.contains("macroenabled") || lower.contains("vbaproject");
        let path = attributes.get("PartName").unwrap_or_default().trim_start_matches('/').to_owned();
        if name != "Override" || path.is_empty() {
            return Ok(Go::Into);
        }
        let Some(kind) = kind.strip_prefix("application/vnd.openxmlformats-officedocument.wordprocessingml.")
        else {
            return Ok(Go::Into);
        };
        if !self.named.insert(path.to_ascii_lowercase()) {
            return Ok(Go::Into);
        }
        if self.named.len() > self.most {
            return Err(ReadError::TooManyFiles);
        }
        let parts = &mut self.parts;
        match kind {
            "document.main+xml" | "template.main+xml" => parts.main = path,
            "styles+xml" => parts.styles = Some(path),
            "numbering+xml" => parts.numbering = Some(path),
            "footnotes+xml" | "endnotes+xml" => parts.notes.push(path),
            "comments+xml" => parts.comments.push(path),
            "header+xml" | "footer+xml" => parts.margins.push(path),
            _ => {}
        }
        Ok(Go::Into)
    }
}
