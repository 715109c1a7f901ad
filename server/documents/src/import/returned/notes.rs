//! The comments of a word processor, and the notes at the foot and at the end, which we write none of: by the identities under which
//! the text refers to them.

use std::collections::BTreeMap;

use domain::standard::word::WordNote;

use super::author::author;
use crate::import::archive::Archive;
use crate::import::budget::Budget;
use crate::import::error::{Excess, ReadError};
use crate::import::walk::{Attributes, Go, XmlVisitor};

/// The identity of a note of a kind, which counts its notes by itself; comments have plain ones.
pub(super) fn note_id(kind: &str, id: &str) -> String {
    format!("{kind} {id}")
}

/// The comments and notes that were read.
#[derive(Debug, Default)]
pub(super) struct Notes(BTreeMap<String, WordNote>);

impl Notes {
    /// Reads a part that holds comments or notes.
    pub(super) fn read(
        &mut self,
        archive: &mut Archive<'_>,
        path: &str,
        budget: &mut Budget,
    ) -> Result<(), ReadError> {
        let mut reader = NoteReader { budget, notes: &mut self.0, open: None, in_text: false };
        archive.walk(path, &mut reader)
    }

    /// The comment of an identity, if it says anything.
    pub(super) fn get(&self, id: &str) -> Option<WordNote> {
        let note = self.0.get(id)?;
        let text = note.text.trim();
        (!text.is_empty()).then(|| WordNote { text: text.to_owned(), ..note.clone() })
    }
}

struct NoteReader<'a> {
    budget: &'a mut Budget,
    notes: &'a mut BTreeMap<String, WordNote>,
    open: Option<String>,
    in_text: bool,
}

impl NoteReader<'_> {
    fn push(&mut self, text: &str) -> Result<(), ReadError> {
        let Some(note) = self.open.as_ref().and_then(|id| self.notes.get_mut(id)) else { return Ok(()) };
        self.budget.spend(Excess::Words, text.len())?;
        note.text.extend(text.chars().filter(|letter| !letter.is_control() || matches!(letter, '\n' | '\t')));
        Ok(())
    }
}

impl XmlVisitor for NoteReader<'_> {
    fn open(&mut self, name: &str, attributes: &Attributes<'_, '_>) -> Result<Go, ReadError> {
        match name {
            // The lines that part notes from the text are notes of kinds of their own.
            "footnote" | "endnote" if attributes.get("type").is_some_and(|kind| kind != "normal") => {
                return Ok(Go::Past);
            }
            "comment" | "footnote" | "endnote" => {
                let (own, author) = (attributes.get("id").unwrap_or_default(), author(attributes));
                let id = if name == "comment" { own } else { note_id(name, &own) };
                self.budget.keep(Excess::Words, id.len() + author.name.len())?;
                self.notes.insert(id.clone(), WordNote { author, text: String::new() });
                self.open = Some(id);
            }
            "t" => self.in_text = true,
            "br" | "cr" => self.push("\n")?,
            "del" | "moveFrom" | "instrText" | "Fallback" => return Ok(Go::Past),
            _ => {}
        }
        Ok(Go::Into)
    }

    fn close(&mut self, name: &str) -> Result<(), ReadError> {
        match name {
            "comment" | "footnote" | "endnote" => self.open = None,
            "t" => self.in_text = false,
            "p" => self.push("\n")?,
            _ => {}
        }
        Ok(())
    }

    fn text(&mut self, text: &str) -> Result<(), ReadError> {
        if self.in_text { self.push(text) } else { Ok(()) }
    }
}
