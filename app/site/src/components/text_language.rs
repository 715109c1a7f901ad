//! The language of a text, which may differ from the language of the interface.

use domain::language::Language;
use domain::standard::Content;
use leptos::prelude::*;

use super::bar::own_name;
use super::now::Now;
use crate::w;

/// Which language of a text was asked for, and which is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TextLanguage {
    /// The language asked for, by the address or by the interface.
    pub asked: Language,
    /// The language shown.
    pub shown: Language,
}

impl TextLanguage {
    /// The asked language where it has been written, else Russian, else Kazakh.
    pub fn choose(written: &[Language], asked: Language) -> Self {
        let shown = [asked, Language::Ru, Language::Kk]
            .into_iter()
            .find(|language| written.contains(language))
            .unwrap_or(asked);
        Self { asked, shown }
    }
}

/// The languages in which most of the words of a text have been written.
pub fn written(content: &Content) -> Vec<Language> {
    let elements = || content.sections().iter().flat_map(|section| &section.elements);
    let worded = elements().filter(|element| !element.text.is_blank()).count();
    Language::ALL
        .into_iter()
        .filter(|language| {
            let many = elements().filter(|element| !element.text.get(*language).trim().is_empty()).count();
            many * 2 > worded
        })
        .collect()
}

/// Links to the same page with the text in each language in which it has been written.
pub fn switch(now: Now, content: &Content, text: TextLanguage) -> AnyView {
    let links = written(content)
        .into_iter()
        .map(|language| {
            let current = (language == text.shown).then_some("true");
            view! {
                <a href=format!("?text={}", language.code()) lang=language.code() hreflang=language.code() aria-current=current>
                    {own_name(language)}
                </a>
            }
        })
        .collect_view();
    view! { <nav class="switch" aria-label=w!(now.language, draft.text_language)>{links}</nav> }.into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_shown_in_the_asked_language_or_the_next_written_one() {
        let shown = |written: &[Language], asked| TextLanguage::choose(written, asked).shown;
        assert_eq!(shown(&Language::ALL, Language::En), Language::En);
        assert_eq!(shown(&[Language::Kk, Language::Ru], Language::En), Language::Ru);
        assert_eq!(shown(&[Language::Kk], Language::En), Language::Kk);
    }
}
