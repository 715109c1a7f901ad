//! Whether an answer is plainly not in the language of the comment that it answers (R15-7).

use crate::language::Language;

/// Letters of the Kazakh alphabet that Russian does not have.
const KAZAKH: &str = "әғқңөұүһі";
/// Short words of Russian that stand in almost every sentence and in no Kazakh one.
const RUSSIAN_WORDS: [&str; 16] =
    ["и", "в", "не", "на", "с", "по", "до", "от", "из", "за", "к", "о", "что", "для", "как", "это"];
/// Below so many letters a language cannot be told.
const LEAST_LETTERS: usize = 20;
/// So many words in Latin letters make a sentence in English; fewer are names.
const LATIN_WORDS: usize = 4;

/// Whether a text says nothing in a language, as far as its letters and short words tell; doubtful cases count as said, and
/// an answer in two languages is in both.
pub(crate) fn lacks(text: &str, language: Language) -> bool {
    let text = text.to_lowercase();
    if text.chars().filter(|letter| letter.is_alphabetic()).count() < LEAST_LETTERS {
        return false;
    }
    let words = || text.split(|letter: char| !letter.is_alphabetic()).filter(|word| !word.is_empty());
    let holds_kazakh = text.chars().any(|letter| KAZAKH.contains(letter));
    let latin = words().filter(|word| word.chars().all(|letter| letter.is_ascii_alphabetic())).count();
    match language {
        Language::Kk => !holds_kazakh,
        Language::Ru => {
            let cyrillic = words().any(|word| word.chars().any(|letter| ('а'..='я').contains(&letter)));
            let russian = words().any(|word| RUSSIAN_WORDS.contains(&word));
            !cyrillic || (holds_kazakh && !russian)
        }
        Language::En => latin < LATIN_WORDS,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const KK: &str =
        "Мерзім үш жұмыс күніне дейін қысқартылды, себебі мәліметтер автоматты түрде тексеріледі.";
    const RU: &str = "Срок установлен кодексом, статья 92.";
    const EN: &str = "The term is set by the Code, Article 92, and cannot be cut.";

    #[test]
    fn r15_7_an_answer_in_another_language_than_the_comment_is_told() {
        for (text, language, lacking) in [
            (KK, Language::Kk, false),
            (KK, Language::Ru, true),
            (KK, Language::En, true),
            (RU, Language::Kk, true),
            (RU, Language::Ru, false),
            (RU, Language::En, true),
            (EN, Language::Kk, true),
            (EN, Language::Ru, true),
            (EN, Language::En, false),
            // Too short to tell.
            ("Принято.", Language::Kk, false),
        ] {
            assert_eq!(lacks(text, language), lacking, "{text} {language:?}");
        }
    }

    #[test]
    fn r15_7_an_answer_in_two_languages_is_in_both() {
        let both = format!("{KK}\n\n{RU} Сократить его на портале нельзя.");
        assert!(!lacks(&both, Language::Kk) && !lacks(&both, Language::Ru));
        // A name of the other language in an answer changes nothing.
        assert!(!lacks("Прокуратура города Өскемен подтвердила сведения на портале.", Language::Ru));
    }
}
