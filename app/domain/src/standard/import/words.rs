//! Words of a section without a typed part: of a paragraph that nobody placed, and of one that was not understood.

use super::write::{bare, escaped, joined};
use crate::language::{Language, Localized};
use crate::standard::check::suits;
use crate::standard::{
    Citation, Detail, Element, ElementId, FeeUnit, Presented, SectionKey, Submitter, TermUnit,
};

/// The line that a paragraph becomes in a section: its words, with a typed part that says nothing yet. None where a
/// section takes no words or comes from the register.
pub fn as_words(section: SectionKey, words: &str, language: Language, id: ElementId) -> Option<Element> {
    let detail = plain(section).filter(|_| !section.is_from_register())?;
    let words = if detail == Detail::Prose {
        words.lines().map(|line| escaped(&joined(line))).collect::<Vec<_>>().join("\n")
    } else {
        bare(&joined(words)).to_owned()
    };
    let mut text = Localized::default();
    *text.get_mut(language) = words;
    Some(Element { id, text, detail })
}

/// What a section holds for words that say no typed part: plain words where it takes them, a typed part that says nothing
/// otherwise.
pub(super) fn plain(section: SectionKey) -> Option<Detail> {
    words_alone(section).or_else(|| match section {
        SectionKey::Provider => Some(Detail::Provider { body: None }),
        SectionKey::Term => Some(Detail::Term { amount: 0, unit: TermUnit::BusinessDays }),
        SectionKey::Payment => Some(Detail::Fee {
            hundredths: 0,
            unit: FeeUnit::Tenge,
            methods: Vec::new(),
            law: Citation::default(),
        }),
        SectionKey::Documents => Some(Detail::Document {
            submitter: Submitter::Everyone,
            presented: Presented::Original,
            obtainable: false,
            allowed_by: None,
        }),
        SectionKey::RefusalGrounds => Some(Detail::Ground { law: Citation::default() }),
        _ => None,
    })
}

/// Words or prose, whichever a section takes.
pub(super) fn words_alone(section: SectionKey) -> Option<Detail> {
    [Detail::Prose, Detail::Words].into_iter().find(|detail| suits(detail, section))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn r14_2_words_put_in_by_hand_suit_their_section() {
        for section in SectionKey::ALL {
            let line = as_words(section, "1 * 2;", Language::Kk, ElementId::from_random(1));
            assert_eq!(line.is_none(), section.is_from_register() || plain(section).is_none());
            if let Some(line) = line {
                assert!(suits(&line.detail, section), "{section:?}");
                let prose = line.detail == Detail::Prose;
                assert_eq!(line.text.kk, if prose { "1 \\* 2;" } else { "1 * 2" });
                assert_eq!(line.text.ru, "");
            }
        }
    }
}
