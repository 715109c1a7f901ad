//! The sentences for what is wrong with a comment.

use domain::language::Language;

use crate::w;

/// The sentence for a problem of a field of the comment form.
pub fn comment_problem(language: Language, field: &str, code: &str) -> String {
    match (code, field) {
        ("empty", "text") => w!(language, comment.problem_empty_text),
        ("empty", "name") => w!(language, comment.problem_empty_name),
        ("empty", "email") => w!(language, comment.problem_empty_email),
        ("empty", "bin") => w!(language, comment.problem_empty_bin),
        ("too_long", _) => w!(language, comment.problem_too_long),
        ("control_characters", _) => w!(language, comment.problem_control_characters),
        ("direction_overrides", _) => w!(language, comment.problem_direction_overrides),
        ("too_many_marks", _) => w!(language, comment.problem_too_many_marks),
        ("too_many_invisible", _) => w!(language, comment.problem_too_many_invisible),
        ("unknown_kind", _) => w!(language, comment.problem_unknown_kind),
        ("email", _) => w!(language, comment.problem_email),
        ("bin_digits", _) => w!(language, comment.problem_bin_digits),
        ("bin_check", _) => w!(language, comment.problem_bin_check),
        ("withhold_individual", _) => w!(language, comment.problem_withhold_individual),
        ("unknown_region", _) => w!(language, comment.problem_unknown_region),
        ("unknown_language", _) => w!(language, comment.problem_unknown_language),
        ("quote_not_found", _) => w!(language, comment.problem_quote_not_found),
        ("suggestion_unchanged", _) => w!(language, comment.problem_suggestion_unchanged),
        ("unknown_section" | "unknown_element" | "element_elsewhere" | "element_needed", _) => {
            w!(language, comment.problem_anchor)
        }
        _ => w!(language, comment.problem_empty),
    }
}
