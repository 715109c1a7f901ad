//! The words of a clause, or of a paragraph outside every clause, while they are being read: as they were and as they are now.

use domain::standard::word::{ClauseMark, WordAuthor, WordPassage};

use super::notes::Notes;

/// Words with both their sides.
#[derive(Debug, Default)]
pub(super) struct Sides {
    /// Every tracked change rejected.
    pub(super) old: String,
    /// Every tracked change accepted.
    pub(super) new: String,
    /// Who changed them.
    pub(super) edits: Vec<WordAuthor>,
    /// The identities of the comments on them.
    pub(super) notes: Vec<String>,
}

impl Sides {
    /// Whether there are no words on either side.
    pub(super) fn is_blank(&self) -> bool {
        self.old.trim().is_empty() && self.new.trim().is_empty()
    }

    /// Adds an author, each once with the last instant.
    pub(super) fn edited(&mut self, author: WordAuthor) {
        match self.edits.iter_mut().find(|known| known.name == author.name) {
            Some(known) => known.at = known.at.max(author.at),
            None => self.edits.push(author),
        }
    }
}

/// A clause, or a paragraph outside every clause.
#[derive(Debug, Default)]
pub(super) struct Passage {
    /// The clause, if it is one.
    pub(super) clause: Option<ClauseMark>,
    /// Its words.
    pub(super) sides: Sides,
    /// Whether the old text goes on in the paragraph that follows.
    old_goes_on: bool,
    /// Whether the new text does.
    new_goes_on: bool,
}

impl Passage {
    /// The words of a clause that begins.
    pub(super) fn of(clause: ClauseMark) -> Self {
        Self { clause: Some(clause), ..Self::default() }
    }

    /// Adds a paragraph; `marks` say whether its end was inserted and whether it was deleted.
    pub(super) fn add(&mut self, paragraph: Sides, (inserted, deleted): (bool, bool)) {
        let sides = &mut self.sides;
        for (side, own, goes_on) in [
            (&mut sides.old, paragraph.old, self.old_goes_on),
            (&mut sides.new, paragraph.new, self.new_goes_on),
        ] {
            if !side.is_empty() && !goes_on {
                side.push('\n');
            }
            side.push_str(&own);
        }
        for author in paragraph.edits {
            sides.edited(author);
        }
        sides.notes.extend(paragraph.notes);
        (self.old_goes_on, self.new_goes_on) = (inserted, deleted);
    }

    /// What it says, with its comments.
    pub(super) fn told(self, notes: &Notes) -> WordPassage {
        let Sides { old, new, edits, notes: ids } = self.sides;
        let notes = ids.iter().filter_map(|id| notes.get(id)).collect();
        WordPassage { clause: self.clause, old, new, edits, notes }
    }
}
