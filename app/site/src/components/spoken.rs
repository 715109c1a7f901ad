//! Words in the language in which there are some.

use domain::language::{Language, Localized};

/// The words of a name for a page in `language`, with the code of the language they are in where that is another one: what the
/// attribute `lang` says.
pub fn best_words(language: Language, name: &Localized) -> (Option<&'static str>, &str) {
    let (spoken, words) = name.best(language);
    ((spoken != language).then(|| spoken.code()), words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_in_another_language_say_so() {
        let name = Localized::new("Туу", "Рождение", "");
        assert_eq!(best_words(Language::Kk, &name), (None, "Туу"));
        assert_eq!(best_words(Language::En, &name), (Some("ru"), "Рождение"));
        assert_eq!(best_words(Language::En, &Localized::default()), (None, ""));
    }
}
