//! Letters without words, for tests and for tools that send no mail.

use domain::language::Language;

use super::{Letter, Letters, WrittenLetter};

/// Writes the bare facts, for tests and for tools that send no mail.
#[derive(Clone, Copy, Debug, Default)]
pub struct BareFacts;

impl Letters for BareFacts {
    fn write(&self, language: Language, letter: &Letter) -> WrittenLetter {
        WrittenLetter {
            subject: language.code().to_owned(),
            body: serde_json::to_string(letter).unwrap_or_default(),
        }
    }

    fn write_in_every_language(&self, letter: &dyn Fn(Language) -> Letter) -> WrittenLetter {
        let written = Language::ALL.map(|language| self.write(language, &letter(language)));
        let subjects = written.each_ref().map(|one| one.subject.as_str());
        let bodies = written.each_ref().map(|one| one.body.as_str());
        WrittenLetter { subject: subjects.join(" "), body: bodies.join("\n") }
    }
}
