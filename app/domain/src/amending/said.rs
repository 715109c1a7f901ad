//! In which language a line is quoted: the reader's, or where it is not written in it, the first in which it is.

use crate::language::Language;
use crate::standard::Element;

/// The language in which an element is quoted to who reads `language`: English is optional, and a typed part alone is said in
/// every language.
pub(super) fn spoken(element: &Element, language: Language) -> Language {
    element.text.best(language).0
}

/// The sentence of an element as it is quoted to who reads `language`.
pub(super) fn said(element: &Element, language: Language) -> String {
    element.clause(spoken(element, language))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Localized;
    use crate::standard::{Detail, TermUnit, sample};

    #[test]
    fn what_is_not_written_in_a_language_is_quoted_in_another() {
        let line = sample::element("a", Localized::new("Өтініш", "Заявление", ""), Detail::Prose);
        assert_eq!(Language::ALL.map(|language| said(&line, language)), ["Өтініш", "Заявление", "Заявление"]);
        let term = Detail::term(3, TermUnit::BusinessDays);
        let line = sample::element("a", Localized::default(), term);
        assert_eq!(said(&line, Language::En), "3 business days");
    }
}
