//! How an act calls what it quotes: a word, words, a figure or figures, in the case that the sentence asks for.

use crate::language::Language;

/// What the sentence does with what is quoted.
#[derive(Clone, Copy, Debug)]
pub(super) enum Case {
    /// It goes: `слова`, `деген сөздер`.
    Going,
    /// It comes: `словами`, `деген сөздермен`.
    Coming,
    /// Something comes after it: `слов`, `деген сөздерден`.
    Followed,
    /// Something comes before it: `словами`, `деген сөздердің`.
    Preceded,
}

/// What is quoted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Called {
    Word,
    Words,
    Figure,
    Figures,
}

impl Called {
    fn of(text: &str) -> Self {
        let digits = text.chars().filter(|character| character.is_numeric()).count();
        let is_figures = digits > 0 && !text.contains(char::is_alphabetic);
        match (is_figures, text.split_whitespace().count()) {
            (true, _) if digits == 1 => Self::Figure,
            (true, _) => Self::Figures,
            (false, 0 | 1) => Self::Word,
            (false, _) => Self::Words,
        }
    }

    const fn kazakh(self, case: Case) -> &'static str {
        match (self, case) {
            (Self::Word, Case::Going) => "деген сөз",
            (Self::Word, Case::Coming) => "деген сөзбен",
            (Self::Word, Case::Followed) => "деген сөзден",
            (Self::Word, Case::Preceded) => "деген сөздің",
            (Self::Words, Case::Going) => "деген сөздер",
            (Self::Words, Case::Coming) => "деген сөздермен",
            (Self::Words, Case::Followed) => "деген сөздерден",
            (Self::Words, Case::Preceded) => "деген сөздердің",
            (Self::Figure, Case::Going) => "деген цифр",
            (Self::Figure, Case::Coming) => "деген цифрмен",
            (Self::Figure, Case::Followed) => "деген цифрдан",
            (Self::Figure, Case::Preceded) => "деген цифрдың",
            (Self::Figures, Case::Going) => "деген цифрлар",
            (Self::Figures, Case::Coming) => "деген цифрлармен",
            (Self::Figures, Case::Followed) => "деген цифрлардан",
            (Self::Figures, Case::Preceded) => "деген цифрлардың",
        }
    }

    const fn russian(self, case: Case) -> &'static str {
        match (self, case) {
            (Self::Word, Case::Going) => "слово",
            (Self::Word, Case::Coming | Case::Preceded) => "словом",
            (Self::Word, Case::Followed) | (Self::Words, Case::Going) => "слова",
            (Self::Words, Case::Coming | Case::Preceded) => "словами",
            (Self::Words, Case::Followed) => "слов",
            (Self::Figure, Case::Going) => "цифру",
            (Self::Figure, Case::Coming | Case::Preceded) => "цифрой",
            (Self::Figure, Case::Followed) | (Self::Figures, Case::Going) => "цифры",
            (Self::Figures, Case::Coming | Case::Preceded) => "цифрами",
            (Self::Figures, Case::Followed) => "цифр",
        }
    }

    const fn english(self) -> &'static str {
        match self {
            Self::Word => "the word",
            Self::Words => "the words",
            Self::Figure => "the figure",
            Self::Figures => "the figures",
        }
    }
}

/// Quoted words with what they are called: `слова "…"`, `"…" деген сөздер`, `the words "…"`.
pub(super) fn called(text: &str, case: Case, language: Language) -> String {
    let (called, quoted) = (Called::of(text), quoted(text));
    match language {
        Language::Kk => format!("{quoted} {}", called.kazakh(case)),
        Language::Ru => format!("{} {quoted}", called.russian(case)),
        Language::En => format!("{} {quoted}", called.english()),
    }
}

/// A text in quotation marks, in others where it holds some itself.
pub(super) fn quoted(text: &str) -> String {
    if text.contains('"') { format!("«{text}»") } else { format!("\"{text}\"") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_quoted_has_its_name_and_its_case() {
        let going = |text: &str| Language::ALL.map(|language| called(text, Case::Going, language));
        assert_eq!(going("срок"), ["\"срок\" деген сөз", "слово \"срок\"", "the word \"срок\""]);
        assert_eq!(going("5 дней"), ["\"5 дней\" деген сөздер", "слова \"5 дней\"", "the words \"5 дней\""]);
        assert_eq!(going("5"), ["\"5\" деген цифр", "цифру \"5\"", "the figure \"5\""]);
        assert_eq!(going("10,5"), ["\"10,5\" деген цифрлар", "цифры \"10,5\"", "the figures \"10,5\""]);
        assert_eq!(called("a", Case::Coming, Language::Ru), "словом \"a\"");
        assert_eq!(called("a b", Case::Followed, Language::Ru), "слов \"a b\"");
        assert_eq!(called("a b", Case::Preceded, Language::Kk), "\"a b\" деген сөздердің");
        assert_eq!(quoted("портал \"eGov\""), "«портал \"eGov\"»");
    }
}
