//! The words of the section's form in a language; they go into the island as a property.

use app::components::editor::words::{EditorWords, HOLE, LANGUAGE_HOLE, ProblemWords, SaidByEditor};
use domain::language::Language;
use domain::standard::check::Problem;
use domain::standard::{Part, SectionKey};

use crate::w;
use crate::words::{island_words, standard};

app::for_editor_words!(island_words said SaidByEditor);

/// The words in a language.
pub fn editor_words(language: Language) -> EditorWords {
    let problems = Problem::ALL.iter().map(|problem| ProblemWords {
        problem: *problem,
        sentence: standard::sentence_with(language, *problem, LANGUAGE_HOLE, HOLE),
        article: standard::problem_article(language, *problem),
    });
    EditorWords {
        said: said(language),
        up: w!(language, editor.move_up, number = HOLE),
        down: w!(language, editor.move_down, number = HOLE),
        remove: w!(language, editor.remove_line, number = HOLE),
        below: w!(language, groups.add_below, number = HOLE),
        stands: w!(language, groups.line_stands, number = HOLE),
        rows: w!(language, groups.rows_made, number = HOLE),
        sections: SectionKey::EVERY.map(|key| standard::section_name(language, key)).into(),
        parts: Part::EVERY.map(|part| standard::part_name(language, part)).into(),
        in_languages: Language::ALL.map(|named| standard::in_language(language, named)).into(),
        problems: problems.collect(),
    }
}
