//! What the parts of a package say of each other: which is the text, which its styles.

use super::archive::Archive;
use super::error::ReadError;
use super::walk::{Attributes, Go, XmlVisitor};

/// A part that another one names.
#[derive(Debug)]
pub(super) struct Link {
    /// What it is to that part: the last word of its kind, "styles".
    pub(super) kind: String,
    /// Its path in the package.
    pub(super) path: String,
}

/// The parts that a part names, `most` of them; those of the package itself for an empty path.
pub(super) fn read(archive: &mut Archive<'_>, part: &str, most: usize) -> Result<Vec<Link>, ReadError> {
    let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
    let path =
        if folder.is_empty() { format!("_rels/{name}.rels") } else { format!("{folder}/_rels/{name}.rels") };
    let mut reader = LinkReader { folder, most, found: Vec::new() };
    match archive.walk(&path, &mut reader) {
        // What the kinds of the parts say is enough for most documents.
        Ok(()) | Err(ReadError::BrokenXml) => Ok(reader.found),
        Err(refused) => Err(refused),
    }
}

struct LinkReader<'a> {
    folder: &'a str,
    most: usize,
    found: Vec<Link>,
}

impl XmlVisitor for LinkReader<'_> {
    fn open(&mut self, name: &str, attributes: &Attributes<'_, '_>) -> Result<Go, ReadError> {
        let is_outside =
            attributes.get("TargetMode").is_some_and(|mode| mode.eq_ignore_ascii_case("external"));
        if name != "Relationship" || is_outside {
            return Ok(Go::Into);
        }
        let kind = attributes.get("Type").unwrap_or_default();
        let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
        if let Some(path) = attributes.get("Target").and_then(|target| resolved(self.folder, &target)) {
            if self.found.len() >= self.most {
                return Err(ReadError::TooManyFiles);
            }
            self.found.push(Link { kind, path });
        }
        Ok(Go::Into)
    }
}

/// The path that a target means from a folder; none if it leaves the package.
fn resolved(folder: &str, target: &str) -> Option<String> {
    let target = target.replace('\\', "/");
    let from = if target.starts_with('/') { "" } else { folder };
    let mut path: Vec<&str> = Vec::new();
    for step in from.split('/').chain(target.split('/')) {
        match step {
            "" | "." => {}
            ".." => {
                path.pop()?;
            }
            _ => path.push(step),
        }
    }
    Some(path.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_meant_from_the_folder_of_their_part() {
        for (folder, target, path) in [
            ("word", "styles.xml", Some("word/styles.xml")),
            ("word", "/word/styles.xml", Some("word/styles.xml")),
            ("", "word\\document.xml", Some("word/document.xml")),
            ("word", "../custom/item.xml", Some("custom/item.xml")),
            ("word", "../../etc/passwd", None),
        ] {
            assert_eq!(resolved(folder, target).as_deref(), path, "{target}");
        }
    }
}
