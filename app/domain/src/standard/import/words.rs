//! Words of a section without a typed part: of a paragraph that nobody placed, and of one that was not understood.

use super::spelling::{bare, escaped, joined};
use crate::language::{Language, Localized};
use crate::standard::check::suits;
use crate::standard::{Citation, Detail, Element, ElementId, Presented, SectionKey, Submitter, appendix};

/// The line that a paragraph becomes in a section: its words, with a typed part that says nothing yet where the law wants
/// one; a number is never made up. None where a section comes from the register.
pub fn as_words(section: SectionKey, words: &str, language: Language, id: ElementId) -> Option<Element> {
    if section == SectionKey::Appendices
        && let Some(title) = appendix::opening(words, language)
    {
        return Some(appendix::opened(&title, language, id));
    }
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
/// otherwise; a number is never made up.
pub(super) fn plain(section: SectionKey) -> Option<Detail> {
    words_alone(section).or_else(|| match section {
        SectionKey::Provider => Some(Detail::Provider { body: None }),
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
        for section in SectionKey::EVERY {
            let line = as_words(section, "1 * 2;", Language::Kk, ElementId::from_random(1));
            assert_eq!(line.is_none(), section.is_from_register());
            if let Some(line) = line {
                assert!(suits(&line.detail, section), "{section:?}");
                let prose = line.detail == Detail::Prose;
                assert_eq!(line.text.kk, if prose { "1 \\* 2;" } else { "1 * 2" });
                assert_eq!(line.text.ru, "");
            }
        }
    }
}
