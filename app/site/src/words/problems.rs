//! The sentences for what is wrong with a comment and with other texts.

use domain::discussion::{
    CommentFieldProblem, CommentFields, CommentInput, CommentProblem, TextProblem, turned_at,
};
use domain::language::Language;

use crate::w;

/// The sentence for a problem of a field of the comment form.
pub fn comment_problem(language: Language, found: CommentFieldProblem) -> String {
    match found.problem {
        CommentProblem::Text(TextProblem::Empty) => empty(language, found.field),
        CommentProblem::Text(problem) => text_problem(language, problem),
        CommentProblem::UnknownKind => w!(language, comment.problem_unknown_kind),
        CommentProblem::GroupSupport => w!(language, support.problem_group),
        CommentProblem::Email => w!(language, comment.problem_email),
        CommentProblem::BinDigits => w!(language, comment.problem_bin_digits),
        CommentProblem::BinCheck => w!(language, comment.problem_bin_check),
        CommentProblem::IinDigits => w!(language, speaker.problem_iin_digits),
        CommentProblem::IinCheck => w!(language, speaker.problem_iin_check),
        CommentProblem::FewNames => w!(language, speaker.problem_few_names),
        CommentProblem::ManyNames => w!(language, speaker.problem_many_names),
        CommentProblem::WithholdIndividual => w!(language, comment.problem_withhold_individual),
        CommentProblem::UnknownRegion => w!(language, comment.problem_unknown_region),
        CommentProblem::UnknownLanguage => w!(language, comment.problem_unknown_language),
        CommentProblem::QuoteNotFound => w!(language, comment.problem_quote_not_found),
        CommentProblem::SuggestionUnchanged => w!(language, comment.problem_suggestion_unchanged),
        CommentProblem::UnknownSection
        | CommentProblem::UnknownElement
        | CommentProblem::ElementElsewhere
        | CommentProblem::ElementNeeded => w!(language, comment.problem_anchor),
    }
}

/// The sentence for a problem of a field as it was typed: what cannot be seen in it is told with its place.
pub fn comment_problem_of(language: Language, found: CommentFieldProblem, typed: &CommentInput) -> String {
    let sentence = comment_problem(language, found);
    if found.problem != CommentProblem::Text(TextProblem::DirectionOverrides) {
        return sentence;
    }
    match typed.get(found.field).and_then(|raw| turned_at(raw)) {
        None => sentence,
        Some((line, words)) if words.is_empty() => {
            w!(language, commenting.turned_at_start, sentence = sentence, line = line.to_string())
        }
        Some((line, words)) => {
            w!(language, commenting.turned_after, sentence = sentence, line = line.to_string(), words = words)
        }
    }
}

/// What is to be written into a field of the comment form that must not stay empty.
fn empty(language: Language, field: &str) -> String {
    const NAMES: CommentFields<&str> = CommentFields::NAMES;
    if field == NAMES.text {
        w!(language, comment.problem_empty_text)
    } else if field == NAMES.name {
        w!(language, comment.problem_empty_name)
    } else if field == NAMES.email {
        w!(language, comment.problem_empty_email)
    } else if field == NAMES.bin {
        w!(language, comment.problem_empty_bin)
    } else if field == NAMES.names {
        w!(language, speaker.problem_empty_names)
    } else if field == NAMES.iin {
        w!(language, speaker.problem_empty_iin)
    } else if field == NAMES.country {
        w!(language, speaker.problem_empty_country)
    } else if field == NAMES.registration {
        w!(language, speaker.problem_empty_registration)
    } else {
        w!(language, comment.problem_empty)
    }
}

/// The sentence for what is wrong with a text.
pub fn text_problem(language: Language, problem: TextProblem) -> String {
    match problem {
        TextProblem::Empty => w!(language, comment.problem_empty),
        TextProblem::TooLong => w!(language, comment.problem_too_long),
        TextProblem::ControlCharacters => w!(language, comment.problem_control_characters),
        TextProblem::DirectionOverrides => w!(language, comment.problem_direction_overrides),
        TextProblem::TooManyMarks => w!(language, comment.problem_too_many_marks),
        TextProblem::TooManyInvisible => w!(language, comment.problem_too_many_invisible),
    }
}

/// The sentence for the stable name of what is wrong with a text.
pub fn text_problem_of(language: Language, code: &str) -> String {
    TextProblem::from_code(code)
        .map_or_else(|| wordless(language, code), |problem| text_problem(language, problem))
}

/// The sentence for the stable name of what is wrong with the name of a person.
pub fn name_problem_of(language: Language, code: &str) -> String {
    match TextProblem::from_code(code) {
        Some(TextProblem::Empty) => w!(language, comment.problem_empty_name),
        _ => text_problem_of(language, code),
    }
}

/// The sentence for the stable name of what is wrong with the reason that closes a gap of the report (R15-9).
pub fn gap_reason_problem_of(language: Language, code: &str) -> String {
    match TextProblem::from_code(code) {
        Some(TextProblem::Empty) => w!(language, publish.problem_reason),
        _ => text_problem_of(language, code),
    }
}

/// The sentence for a problem that has no words: a fault of ours, which the log names. Nobody is told that a field is empty
/// which is not.
pub fn wordless(language: Language, code: &str) -> String {
    tracing::error!(code, "a problem has no words");
    w!(language, decide.problem_other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_turns_the_direction_is_told_with_its_place() {
        let problem = CommentProblem::Text(TextProblem::DirectionOverrides);
        let found = CommentFieldProblem { field: CommentFields::NAMES.text, problem };
        let told = |text: &str| {
            let typed = CommentInput { text: text.to_owned(), ..CommentInput::default() };
            comment_problem_of(Language::En, found, &typed)
        };
        let bare = comment_problem(Language::En, found);
        assert_eq!(told("a\nplease \u{202e}mend"), format!("{bare}: line 2, after “please”"));
        assert_eq!(told("\u{202e}mend"), format!("{bare}: at the beginning of line 1"));
    }

    #[test]
    fn what_has_no_words_is_not_called_empty() {
        for language in Language::ALL {
            let empty = [w!(language, comment.problem_empty), w!(language, comment.problem_empty_name)];
            assert_eq!(text_problem_of(language, "empty"), empty[0]);
            assert_eq!(name_problem_of(language, "empty"), empty[1]);
            for told in [text_problem_of(language, "new"), name_problem_of(language, "new")] {
                assert!(!empty.contains(&told), "{told}");
            }
            assert_eq!(gap_reason_problem_of(language, "empty"), w!(language, publish.problem_reason));
            assert_eq!(gap_reason_problem_of(language, "too_long"), w!(language, comment.problem_too_long));
            assert_eq!(gap_reason_problem_of(language, "new"), wordless(language, "new"));
        }
    }
}
