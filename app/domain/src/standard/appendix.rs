//! Appendices: their titles, who refers to them, and what is made of an annex that a file holds.
//!
//! A title opens an appendix in the list of [`super::SectionKey::Appendices`]; the paragraphs below it belong to it. Texts refer to it
//! by its number alone, so a number without an appendix is a fault of the text.

mod brought;
mod links;
mod mention;

pub use brought::{Annex, appendix_elements, opened, opening};
pub use links::{Piece, linked, pieces};
pub use mention::{Mention, mentions};

use super::Element;
use crate::language::Language;

/// The name of the appendix of a number: "Приложение 2", "2-қосымша".
pub fn name(number: usize, language: Language) -> String {
    match language {
        Language::Kk => format!("{number}-қосымша"),
        Language::Ru => format!("Приложение {number}"),
        Language::En => format!("Appendix {number}"),
    }
}

/// The heading of the appendix that an element opens under a number of [`super::numbered`]; nothing where it opens none.
pub fn heading(element: &Element, number: &str, language: Language) -> Option<String> {
    if !element.is_appendix() {
        return None;
    }
    let own = number.rsplit_once('.').and_then(|(_, own)| own.parse().ok()).unwrap_or_default();
    let (name, title) = (name(own, language), element.clause(language));
    Some(if title.is_empty() { name } else { format!("{name}. {title}") })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Localized;
    use crate::standard::{AppendixSort, Detail, sample};

    #[test]
    fn r14_1_an_appendix_is_headed_by_its_number_its_title_and_what_it_is() {
        let text = Localized::new("Өтініш", "Заявление о выдаче", "");
        let element = sample::element("a", text, Detail::Appendix { sort: AppendixSort::Form });
        let said = Language::ALL.map(|language| heading(&element, "5.2", language).unwrap());
        assert_eq!(
            said,
            ["2-қосымша. Өтініш (нысан)", "Приложение 2. Заявление о выдаче (форма)", "Appendix 2. (form)"]
        );
        let named = Localized::new("", "Перечень документов", "");
        let element = sample::element("a", named, Detail::Appendix { sort: AppendixSort::List });
        assert_eq!(heading(&element, "5.1", Language::Ru).unwrap(), "Приложение 1. Перечень документов");
        let within = Localized::new("", "Информация о доходах", "");
        let element = sample::element("a", within, Detail::Appendix { sort: AppendixSort::Form });
        assert_eq!(
            heading(&element, "5.1", Language::Ru).unwrap(),
            "Приложение 1. Информация о доходах (форма)"
        );
        let prose = sample::element("a", Localized::default(), Detail::Prose);
        assert_eq!(heading(&prose, "5.1.1", Language::Ru), None);
    }
}
