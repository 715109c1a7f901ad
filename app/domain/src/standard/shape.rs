//! The shape of a section as it is stored: how many elements, how long the texts, nothing invisible in them.

use super::{Detail, ELEMENT_TEXT_LIMIT, Element, SectionKey};
use crate::discussion::{TextProblem, screen, screen_line};
use crate::language::Language;

/// The most elements that a section holds.
pub const SECTION_ELEMENT_LIMIT: usize = 500;

/// The longest name of a law that an element cites, in characters.
pub(crate) const CITED_LAW_LIMIT: u32 = 2_000;

/// The longest reference to an article, in characters.
const CITED_ARTICLE_LIMIT: u32 = 200;

/// The longest number of a law, in characters.
pub(crate) const CITED_NUMBER_LIMIT: u32 = 100;

/// Why a section cannot be stored.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ShapeProblem {
    /// The section is written by the register alone (R14-1).
    #[error("the section is written by the register")]
    FromRegister,
    /// More elements than [`SECTION_ELEMENT_LIMIT`].
    #[error("the section has more than {SECTION_ELEMENT_LIMIT} elements")]
    TooMany,
    /// A text of an element cannot be taken.
    #[error("{field}: {problem}")]
    Text {
        /// The element and its part: `a1.kk`, `a1.law.ru`, `a1.base.ru`, `a1.article`, `a1.number`.
        field: String,
        /// Why.
        problem: TextProblem,
    },
}

impl ShapeProblem {
    /// The field at fault, as forms name it.
    pub fn field(&self) -> &str {
        match self {
            Self::FromRegister => "section",
            Self::TooMany => "elements",
            Self::Text { field, .. } => field,
        }
    }

    /// The stable name, a key in the locales.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::FromRegister => "from_register",
            Self::TooMany => "too_many",
            Self::Text { problem, .. } => problem.code(),
        }
    }
}

/// The elements as they are stored: texts screened, nothing beyond measure; a text without anything visible is empty.
///
/// # Errors
/// Every [`ShapeProblem`]; one of the section as a whole stands alone.
pub fn clean(section: SectionKey, mut elements: Vec<Element>) -> Result<Vec<Element>, Vec<ShapeProblem>> {
    if section.is_from_register() {
        return Err(vec![ShapeProblem::FromRegister]);
    }
    if elements.len() > SECTION_ELEMENT_LIMIT {
        return Err(vec![ShapeProblem::TooMany]);
    }
    let mut problems = Vec::new();
    let mut settle = |text: &mut String, screened: Result<String, TextProblem>, field: String| match screened
    {
        Ok(screened) => *text = screened,
        Err(TextProblem::Empty) => text.clear(),
        Err(problem) => problems.push(ShapeProblem::Text { field, problem }),
    };
    for Element { id, text, detail } in &mut elements {
        for language in Language::ALL {
            let (text, code) = (text.get_mut(language), language.code());
            let screened = screen(text, ELEMENT_TEXT_LIMIT);
            settle(text, screened, format!("{id}.{code}"));
        }
        for (stem, text) in detail.texts_mut() {
            for language in Language::ALL {
                let (text, code) = (text.get_mut(language), language.code());
                let screened = screen(text, ELEMENT_TEXT_LIMIT);
                settle(text, screened, format!("{id}.{stem}.{code}"));
            }
        }
        if let Detail::Fee { formula, .. } = detail {
            // A formula that says nothing is none, so that both read and hash alike.
            *formula = formula.take().and_then(|formula| formula.boxed());
        }
        let Some(cited) = detail.citation_mut() else { continue };
        for language in Language::ALL {
            let (law, code) = (cited.law.get_mut(language), language.code());
            let screened = screen_line(law, CITED_LAW_LIMIT);
            settle(law, screened, format!("{id}.law.{code}"));
        }
        let screened = screen_line(&cited.article, CITED_ARTICLE_LIMIT);
        settle(&mut cited.article, screened, format!("{id}.article"));
        let screened = screen_line(&cited.number, CITED_NUMBER_LIMIT);
        settle(&mut cited.number, screened, format!("{id}.number"));
    }
    if problems.is_empty() { Ok(elements) } else { Err(problems) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Localized;
    use crate::standard::{Citation, ElementId, FeeFormula, FeeUnit};

    fn element(id: &str, ru: &str) -> Element {
        let text = Localized::new("", ru, "");
        Element { id: ElementId::parse(id).unwrap(), text, detail: Detail::Prose }
    }

    #[test]
    fn texts_are_screened_and_each_problem_names_its_field() {
        let stored =
            clean(SectionKey::Appeal, vec![element("aaaa", " Жалоба \u{200b}"), element("bbbb", "\n")]);
        let stored = stored.unwrap();
        assert_eq!([&*stored[0].text.ru, &*stored[1].text.ru], ["Жалоба", ""]);
        let limit = usize::try_from(ELEMENT_TEXT_LIMIT).unwrap();
        let long = vec![element("aaaa", &"я".repeat(limit + 1)), element("bbbb", "a\u{202e}b")];
        let found = clean(SectionKey::Appeal, long).unwrap_err();
        let named: Vec<_> = found.iter().map(|problem| (problem.field(), problem.code())).collect();
        assert_eq!(named, [("aaaa.ru", "too_long"), ("bbbb.ru", "direction_overrides")]);
    }

    #[test]
    fn a_formula_of_spaces_is_stored_as_none() {
        let mut detail = Detail::fee(100, FeeUnit::Mci, Vec::new(), Citation::default());
        let plain = detail.clone();
        if let Detail::Fee { formula, .. } = &mut detail {
            *formula = FeeFormula { base: Localized::same(" "), ..FeeFormula::default() }.boxed();
        }
        let stored = clean(SectionKey::Payment, vec![Element { detail, ..element("aaaa", "") }]).unwrap();
        assert_eq!(stored[0].detail, plain);
    }

    #[test]
    fn r14_1_the_register_writes_its_sections_alone_and_none_is_without_end() {
        let found = clean(SectionKey::ServiceName, Vec::new()).unwrap_err();
        assert_eq!(found, [ShapeProblem::FromRegister]);
        let many = |count| (0..count).map(|one| element(&format!("e{one:03}"), "х")).collect::<Vec<_>>();
        assert!(clean(SectionKey::Appeal, many(SECTION_ELEMENT_LIMIT)).is_ok());
        let found = clean(SectionKey::Appeal, many(SECTION_ELEMENT_LIMIT + 1)).unwrap_err();
        assert_eq!(found, [ShapeProblem::TooMany]);
    }
}
