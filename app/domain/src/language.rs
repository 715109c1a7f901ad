//! The languages of the content and the text written in each of them.

use serde::{Deserialize, Serialize};

/// A language of the content and of the interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// Kazakh, the state language.
    Kk,
    /// Russian, used officially on a par with Kazakh.
    Ru,
    /// English, optional in the content.
    En,
}

impl Language {
    /// Every language, the state language first.
    pub const ALL: [Self; 3] = [Self::Kk, Self::Ru, Self::En];

    /// The BCP 47 code, as it stands in addresses and in `lang` attributes.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Kk => "kk",
            Self::Ru => "ru",
            Self::En => "en",
        }
    }

    /// The language of a code, if it is one of ours.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.code() == code)
    }
}

/// A text in each language; an empty string means that it has not been written.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Localized {
    /// The text in Kazakh.
    #[serde(default)]
    pub kk: String,
    /// The text in Russian.
    #[serde(default)]
    pub ru: String,
    /// The text in English.
    #[serde(default)]
    pub en: String,
}

impl Localized {
    /// A text written in all three languages.
    pub fn new(kk: impl Into<String>, ru: impl Into<String>, en: impl Into<String>) -> Self {
        Self { kk: kk.into(), ru: ru.into(), en: en.into() }
    }

    /// The same words in every language, for numbers and proper names.
    pub fn same(text: impl Into<String>) -> Self {
        let text = text.into();
        Self { kk: text.clone(), ru: text.clone(), en: text }
    }

    /// The text in `language`, empty if it has not been written.
    pub fn get(&self, language: Language) -> &str {
        match language {
            Language::Kk => &self.kk,
            Language::Ru => &self.ru,
            Language::En => &self.en,
        }
    }

    /// The place of the text in `language`, to write it.
    pub fn get_mut(&mut self, language: Language) -> &mut String {
        match language {
            Language::Kk => &mut self.kk,
            Language::Ru => &mut self.ru,
            Language::En => &mut self.en,
        }
    }

    /// The text in `language`, or else in Russian, Kazakh, English: the first that has been written, with its language.
    pub fn best(&self, language: Language) -> (Language, &str) {
        [language, Language::Ru, Language::Kk, Language::En]
            .into_iter()
            .map(|candidate| (candidate, self.get(candidate)))
            .find(|(_, text)| !text.trim().is_empty())
            .unwrap_or((language, ""))
    }

    /// Whether nothing has been written in any language.
    pub fn is_blank(&self) -> bool {
        Language::ALL.into_iter().all(|language| self.get(language).trim().is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn best_prefers_the_asked_language_then_russian() {
        let text = Localized::new("қазақша", "по-русски", "");
        assert_eq!(text.best(Language::Kk), (Language::Kk, "қазақша"));
        assert_eq!(text.best(Language::En), (Language::Ru, "по-русски"));
        assert_eq!(Localized::default().best(Language::En), (Language::En, ""));
    }
}
