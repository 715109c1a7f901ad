//! Which files of the package hold what, by their declared kinds and by what they say of each other.

use std::collections::{HashMap, HashSet};

use super::archive::Archive;
use super::error::ReadError;
use super::links::{self, Link};
use super::walk::{Attributes, Go, XmlVisitor};

/// How the kinds of all parts of a text begin.
const TEXT_KIND: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
/// The kinds of the text itself.
const MAIN: [&str; 2] = ["document.main+xml", "template.main+xml"];

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
    // Word opens what the package calls its document; the kinds alone tell it where the package does not.
    let of_package = links::read(archive, "", most)?;
    let document = of_package.into_iter().find(|link| link.kind == "officeDocument");
    if let Some(document) = document.filter(|document| kinds.is_text(&document.path)) {
        kinds.parts.main = document.path;
    }
    let main = kinds.parts.main.clone();
    let holds_text = archive.names().iter().any(|name| name.eq_ignore_ascii_case(&main));
    if main.is_empty() || !holds_text {
        return Err(ReadError::NotDocx { found: archive.found() });
    }
    for link in links::read(archive, &main, most)? {
        kinds.link(link);
    }
    let mut parts = kinds.parts;
    parts.margins.sort();
    Ok(parts)
}

#[derive(Default)]
struct Kinds {
    parts: Parts,
    macros: bool,
    /// The parts that were named, in lower case: one that is named again would be read again.
    named: HashSet<String>,
    /// The parts that are a text, in lower case.
    texts: HashSet<String>,
    /// Whether all parts with an ending are a text, unless they are named.
    endings: HashMap<String, bool>,
    most: usize,
}

impl Kinds {
    /// Whether a part is declared to be the text of a document.
    fn is_text(&self, path: &str) -> bool {
        let path = path.to_ascii_lowercase();
        let by_ending = || {
            let (_, ending) = path.rsplit_once('.')?;
            self.endings.get(ending).copied()
        };
        self.texts.contains(&path) || !self.named.contains(&path) && by_ending().unwrap_or(false)
    }

    /// A part of its own kind, of which `kind` is the end of the name.
    fn part(&mut self, kind: &str, path: String) {
        let parts = &mut self.parts;
        match kind {
            "styles+xml" => parts.styles = Some(path),
            "numbering+xml" => parts.numbering = Some(path),
            "footnotes+xml" | "endnotes+xml" => parts.notes.push(path),
            "comments+xml" => parts.comments.push(path),
            "header+xml" | "footer+xml" => parts.margins.push(path),
            kind if MAIN.contains(&kind) => {
                self.texts.insert(path.to_ascii_lowercase());
                parts.main = path;
            }
            _ => {}
        }
    }

    /// A part that the text names, unless its kind was declared.
    fn link(&mut self, link: Link) {
        let known = ["styles", "numbering", "footnotes", "endnotes", "comments", "header", "footer"];
        if known.contains(&link.kind.as_str()) && self.named.insert(link.path.to_ascii_lowercase()) {
            self.part(&format!("{}+xml", link.kind), link.path);
        }
    }
}

impl XmlVisitor for Kinds {
    fn open(&mut self, name: &str, attributes: &Attributes<'_, '_>) -> Result<Go, ReadError> {
        let kind = attributes.get("ContentType").unwrap_or_default();
        let lower = kind.to_ascii_lowercase();
        self.macros |= lower.contains("macroenabled") || lower.contains("vbaproject");
        let kind = kind.strip_prefix(TEXT_KIND);
        if name == "Default" && self.endings.len() < self.most {
            let ending = attributes.get("Extension").unwrap_or_default().to_ascii_lowercase();
            self.endings.insert(ending, kind.is_some_and(|kind| MAIN.contains(&kind)));
        }
        let path = attributes.get("PartName").unwrap_or_default().trim_start_matches('/').to_owned();
        if name != "Override" || path.is_empty() {
            return Ok(Go::Into);
        }
        // A part of another kind is named too: what its ending says does not count for it.
        if !self.named.insert(path.to_ascii_lowercase()) {
            return Ok(Go::Into);
        }
        if self.named.len() > self.most {
            return Err(ReadError::TooManyFiles);
        }
        if let Some(kind) = kind {
            self.part(kind, path);
        }
        Ok(Go::Into)
    }
}
