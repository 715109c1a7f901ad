//! The sentences for what is wrong with an opinion, for the form and for machines.

use domain::language::Language;

use super::text_problem_of;
use crate::w;

/// The sentence for the stable name of what is wrong with an opinion, or with handing it out.
pub fn opinion_problem(language: Language, code: &str) -> String {
    match code {
        "no_position" => w!(language, opinion.problem_no_position),
        "no_reasons" => w!(language, opinion.problem_no_reasons),
        "no_remarks" => w!(language, opinion.problem_no_remarks),
        "remarks_without_position" => w!(language, opinion.problem_remarks_without_position),
        "too_many_remarks" => w!(language, opinion.problem_too_many_remarks),
        "unknown_section" | "unknown_element" => w!(language, opinion.problem_unknown_clause),
        "unknown_language" => w!(language, opinion.problem_unknown_language),
        "element_needed" => w!(language, opinion.problem_element_needed),
        "suggestion_unchanged" => w!(language, opinion.problem_suggestion_unchanged),
        "unknown_person" => w!(language, opinion.problem_unknown_person),
        "one_leads" => w!(language, opinion.problem_one_leads),
        code => text_problem_of(language, code),
    }
}
