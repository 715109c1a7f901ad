//! Why a password was refused, in words.

use domain::language::Language;
use services::FieldProblem;

use super::problems::wordless;
use crate::w;

/// One sentence after another: what is wrong, and what would help.
pub fn password_reasons(language: Language, problems: &[FieldProblem]) -> String {
    let mut sentences: Vec<String> = Vec::new();
    for problem in problems {
        let sentence = reason(language, problem.code.trim_start_matches("password."));
        if !sentences.contains(&sentence) {
            sentences.push(sentence);
        }
    }
    sentences.join(" ")
}

/// The codes are the names that zxcvbn gives its warnings and suggestions; those that mean the same share a sentence.
fn reason(language: Language, code: &str) -> String {
    match code {
        "credentials" => w!(language, account.present_password_wrong),
        "other_body" => w!(language, account.password_elsewhere),
        "short" => w!(language, account.short),
        "long" => w!(language, account.long),
        "personal" => w!(language, account.personal),
        "straight_rows_of_keys_are_easy_to_guess" => w!(language, account.why_straight_rows),
        "short_keyboard_patterns_are_easy_to_guess" => w!(language, account.why_keyboard_patterns),
        "repeats_like_aaa_are_easy_to_guess" | "repeats_like_abc_abc_are_only_slightly_harder_to_guess" => {
            w!(language, account.why_repeats)
        }
        "this_is_a_top10_password"
        | "this_is_a_top100_password"
        | "this_is_a_common_password"
        | "this_is_similar_to_a_commonly_used_password" => w!(language, account.why_common),
        "sequences_like_abc_are_easy_to_guess" => w!(language, account.why_sequences),
        "recent_years_are_easy_to_guess" => w!(language, account.why_years),
        "a_word_by_itself_is_easy_to_guess" => w!(language, account.why_one_word),
        "dates_are_often_easy_to_guess" => w!(language, account.why_dates),
        "names_and_surnames_by_themselves_are_easy_to_guess"
        | "common_names_and_surnames_are_easy_to_guess" => {
            w!(language, account.why_names)
        }
        "use_a_few_words_avoid_common_phrases" => w!(language, account.why_use_words),
        "no_need_for_symbols_digits_or_uppercase_letters" => w!(language, account.why_no_symbols),
        "add_another_word_or_two" => w!(language, account.why_add_word),
        "capitalization_doesnt_help_very_much"
        | "all_uppercase_is_almost_as_easy_to_guess_as_all_lowercase" => {
            w!(language, account.why_capitals)
        }
        "reversed_words_arent_much_harder_to_guess" => w!(language, account.why_reversed),
        "predictable_substitutions_dont_help_very_much" => w!(language, account.why_substitutions),
        "use_a_longer_keyboard_pattern_with_more_turns" => w!(language, account.why_longer_pattern),
        "avoid_repeated_words_and_characters" => w!(language, account.why_avoid_repeats),
        "avoid_sequences" => w!(language, account.why_avoid_sequences),
        "avoid_recent_years"
        | "avoid_years_that_are_associated_with_you"
        | "avoid_dates_and_years_that_are_associated_with_you" => w!(language, account.why_avoid_years),
        "weak" => w!(language, account.weak),
        other => wordless(language, other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_reason_of_zxcvbn_has_words_of_its_own() {
        for password in
            ["qwertyuiop", "passwordpassword", "aaaaaaaaaaaa", "abcdefghijk", "19871987198", "elizabeth1"]
        {
            let codes = services::people::weaknesses(password, &[]);
            for code in codes.iter().filter(|code| *code != "password.weak") {
                let told = password_reasons(Language::En, &[FieldProblem::new("password", code)]);
                assert_ne!(told, w!(Language::En, account.weak), "{code}");
                assert_ne!(told, wordless(Language::En, code), "{code}");
            }
        }
    }

    #[test]
    fn what_has_no_words_is_not_called_weak() {
        let told = |code: &str| password_reasons(Language::En, &[FieldProblem::new("password", code)]);
        assert_eq!(told("password.weak"), w!(Language::En, account.weak));
        assert_eq!(told("password.new"), wordless(Language::En, "new"));
    }
}
