//! What the check of a content found, in words.

use domain::language::Language;
use domain::law::Rule;
use domain::standard::check::{Finding, Problem, Severity};

use super::names::{article, in_language};
use crate::w;

/// The sentence of a finding.
pub fn problem(language: Language, finding: &Finding) -> String {
    sentence(language, finding.problem, finding.language, finding.quote.as_deref().unwrap_or_default())
}

/// The sentence of a problem: in which language it is, if it is in one, and what it quotes.
pub fn sentence(language: Language, problem: Problem, of: Option<Language>, quote: &str) -> String {
    let place =
        of.map_or_else(|| w!(language, standard.in_language_each), |named| in_language(language, named));
    sentence_with(language, problem, &place, quote)
}

/// The sentence of a problem with the words that stand for its language ("in Kazakh") and what it quotes.
pub fn sentence_with(language: Language, problem: Problem, place: &str, quote: &str) -> String {
    match problem {
        Problem::SectionEmpty => w!(language, standard.problem_section_empty),
        Problem::OtherRequired => w!(language, standard.problem_other_required),
        Problem::FormMissing => w!(language, standard.problem_form_missing),
        Problem::DetailUnsuitable => w!(language, standard.problem_detail_unsuitable),
        Problem::IdentityRepeated => w!(language, standard.problem_identity_repeated),
        Problem::TextMissing => w!(language, standard.problem_text_missing, place = place),
        Problem::GroupEmpty => w!(language, groups.problem_group_empty),
        Problem::TermMissing => w!(language, rendering.problem_term_missing),
        Problem::TermRangeReversed => w!(language, rendering.problem_term_range_reversed),
        Problem::TermZero => w!(language, standard.problem_term_zero),
        Problem::FreeAndPaid => w!(language, standard.problem_free_and_paid),
        Problem::FeeZero => w!(language, standard.problem_fee_zero),
        Problem::FeeBoundsReversed => w!(language, rendering.problem_fee_bounds_reversed),
        Problem::FeeMethodMissing => w!(language, standard.problem_fee_method_missing),
        Problem::HoursMissing => w!(language, standard.problem_hours_missing),
        Problem::HoursReversed => w!(language, standard.problem_hours_reversed),
        Problem::BreakOutsideHours => w!(language, standard.problem_break_outside_hours),
        Problem::GroundWithoutLaw => w!(language, standard.problem_ground_without_law),
        Problem::GroundLawMissing => w!(language, standard.problem_ground_law_missing, place = place),
        Problem::DocumentObtainable => w!(language, standard.problem_document_obtainable),
        Problem::NotarisedCopyDemanded => w!(language, standard.problem_notarised_copy_demanded),
        Problem::NotarisedCopyOtherLaw => w!(language, lawful.problem_notarised_copy_other_law),
        Problem::AllowingLawMissing => w!(language, standard.problem_allowing_law_missing, place = place),
        Problem::FeeWithoutLaw => w!(language, standard.problem_fee_without_law),
        Problem::FeeLawMissing => w!(language, standard.problem_fee_law_missing, place = place),
        Problem::ChangedInOneLanguage => {
            w!(language, standard.problem_changed_in_one_language, place = place)
        }
        Problem::NumbersDiffer => w!(language, standard.problem_numbers_differ, place = place, quote = quote),
        Problem::VaguePhrase => w!(language, standard.problem_vague_phrase, quote = quote),
        Problem::AppendixUnopened => w!(language, appendix.problem_unopened),
        Problem::AppendixEmpty => w!(language, appendix.problem_empty),
        Problem::AppendixUnknown => w!(language, appendix.problem_unknown, quote = quote),
        Problem::AppendixUnmentioned => w!(language, appendix.problem_unmentioned),
        Problem::LineRepeated => w!(language, standard.problem_line_repeated),
        Problem::TermWithoutCase => w!(language, standard.problem_term_without_case),
        Problem::FeeWithoutCase => w!(language, standard.problem_fee_without_case),
        Problem::PaymentDiffersFromRegister => w!(language, standard.problem_payment_differs_from_register),
        Problem::RawHtml => w!(language, standard.problem_raw_html, quote = quote),
        Problem::DeceptiveCharacters => w!(language, standard.problem_deceptive_characters, quote = quote),
        Problem::LongSentence => w!(language, standard.problem_long_sentence, quote = quote),
        Problem::UnbalancedBrackets => w!(language, standard.problem_unbalanced_brackets, quote = quote),
        Problem::LongFormAgain => w!(language, groups.problem_long_form_again, quote = quote),
    }
}

/// The article that a finding rests on, as the reader's language cites it; empty where it is good drafting alone.
pub fn problem_article(language: Language, problem: Problem) -> String {
    let rule = Rule::ALL.iter().find(|rule| rule.code() == problem.rule_code());
    article(language, rule.map_or("", |rule| rule.article()))
}

/// What a finding means for placement, in a word.
pub fn severity(language: Language, severity: Severity) -> String {
    match severity {
        Severity::Error => w!(language, standard.severity_error),
        Severity::Warning => w!(language, standard.severity_warning),
        Severity::Hint => w!(language, standard.severity_hint),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn r14_2_every_problem_has_a_sentence_in_every_language() {
        for language in Language::ALL {
            for problem in Problem::ALL {
                let said = sentence(language, *problem, Some(Language::Kk), "5");
                assert!(said.chars().count() > 10 && !said.contains("{{"), "{problem:?}: {said}");
            }
        }
        assert_eq!(
            sentence(Language::Ru, Problem::TextMissing, Some(Language::Kk), ""),
            "Нет текста на казахском языке."
        );
    }

    #[test]
    fn r14_3_a_ground_without_law_cites_the_article() {
        assert_eq!(problem_article(Language::En, Problem::GroundWithoutLaw), "Articles 14(2), 19-1");
        assert_eq!(problem_article(Language::En, Problem::RawHtml), "");
    }
}
