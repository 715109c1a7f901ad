//! What hands do with the lines of a form: one is added, a list is pasted, one is carried to another place.

use domain::language::Language;
use leptos::prelude::*;

use super::pasted::rows;
use super::read::WORDS;
use super::state::EditorState;
use super::typed::{Press, TypedLine};
use super::write::{fresh, fresh_group};

impl EditorState {
    /// Adds a line below another one; the focus goes there.
    pub fn add_below(self, id: &str) {
        let Some(new_id) = self.new_id.get_value() else { return };
        let new = new_id.run(());
        self.press(&Press::Below(id.to_owned()), new.clone());
        self.added.set(Some(new));
    }

    /// Adds a line at the end.
    pub fn add(self, line: TypedLine) {
        self.typed.update(|typed| typed.0.push(line));
        self.unsaved();
    }

    /// Makes lines of a list that is pasted into a text of a line; says whether it was one and there was room for it.
    pub fn paste(self, id: &str, language: Language, text: &str) -> bool {
        let Some(rows) = rows(text, self.section.has_groups()) else { return false };
        let Some(new_id) = self.new_id.get_value() else { return false };
        let section = self.section;
        let is_words = untrack(|| self.value(id, "kind")) == WORDS;
        let fresh = |is_group| {
            let id = new_id.run(());
            if is_group {
                return fresh_group(id, "");
            }
            let mut line = fresh(id, section);
            // What follows a line in words is in words.
            if is_words {
                line.set("kind", WORDS);
            }
            line
        };
        let mut typed = self.typed.get_untracked();
        if !typed.put_rows(id, language, &rows, fresh) {
            return false;
        }
        self.typed.set(typed);
        self.aloud.set(self.say(|words| words.rows_made(rows.len())));
        self.unsaved();
        true
    }

    /// Carries a line to the place of another one.
    pub fn carry(self, id: &str, onto: &str) {
        self.typed.update(|typed| typed.carry(id, onto));
        self.say_place(id);
        self.unsaved();
    }

    /// Says where a line stands now.
    pub fn say_place(self, id: &str) {
        let place = self.typed.with_untracked(|typed| typed.0.iter().position(|line| line.id == id));
        if let Some(place) = place {
            self.aloud.set(self.say(|words| words.line_stands(place + 1)));
        }
    }
}
