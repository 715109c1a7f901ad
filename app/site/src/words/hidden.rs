//! What stands in the place of the words of a comment that are not read by everybody.

use domain::discussion::{Hidden, HidingGround, TextProblem};
use domain::language::Language;

use super::problems::wordless;
use crate::w;

/// The ground in words: "personal data of another person".
pub fn hiding_ground(language: Language, ground: HidingGround) -> String {
    match ground {
        HidingGround::PersonalData => w!(language, hiding.personal_data),
        HidingGround::Threat => w!(language, hiding.threat),
        HidingGround::Unlawful => w!(language, hiding.unlawful),
    }
}

/// One paragraph that tells that the words are hidden, why, and what they hash to.
pub fn hidden_words(language: Language, hidden: &Hidden) -> String {
    let ground = hiding_ground(language, hidden.ground);
    let reason = hidden.reason.split_whitespace().collect::<Vec<_>>().join(" ");
    w!(language, hiding.instead, ground = ground, reason = reason, hash = hidden.text_hash.to_string())
}

/// What is wrong with a form about hidden words.
pub fn hiding_problem(language: Language, code: &str) -> String {
    match code {
        "ground" => w!(language, hiding.problem_ground),
        "blank" => w!(language, hiding.problem_blank),
        "already_hidden" => w!(language, hiding.problem_already),
        "no_step" | "no_objection" => w!(language, hiding.problem_no_step),
        "erased" => w!(language, hiding.problem_erased),
        "nothing" => w!(language, hiding.problem_nothing),
        "no_report" => w!(language, author.problem_no_report),
        "not_hidden" => w!(language, hiding.problem_not_hidden),
        other if TextProblem::from_code(other).is_some() => w!(language, hiding.problem_unfit),
        other => wordless(language, other),
    }
}
