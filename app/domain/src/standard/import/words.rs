//! A paragraph that nobody placed, put into a section by hand.

use super::write::{bare, escaped, joined};
use crate::language::{Language, Localized};
use crate::standard::{Citation, Detail, Element, ElementId, Presented, SectionKey, Submitter, appendix};

/// The line that a paragraph becomes in a section: its words, with a typed part that says nothing yet where the law wants
/// one; a number is never made up. None where a section comes from the register.
pub fn as_words(section: SectionKey, words: &str, language: Language, id: ElementId) -> Option<Element> {
    let detail = match section {
        SectionKey::ServiceName | SectionKey::DevelopingBody => return None,
        SectionKey::Provider => Detail::Provider { body: None },
        SectionKey::Term | SectionKey::Form | SectionKey::Payment => Detail::Words,
        SectionKey::Documents => Detail::Document {
            submitter: Submitter::Everyone,
            presented: Presented::Original,
            obtainable: false,
            allowed_by: None,
        },
        SectionKey::RefusalGrounds => Detail::Ground { law: Citation::default() },
        SectionKey::Result | SectionKey::Schedule | SectionKey::Appeal | SectionKey::Other => Detail::Prose,
        SectionKey::Appendices => match appendix::opening(words, language) {
            Some(title) => return Some(appendix::opened(&title, language, id)),
            None => Detail::Prose,
        },
    };
    let words = if detail == Detail::Prose {
        words.lines().map(|line| escaped(&joined(line))).collect::<Vec<_>>().join("\n")
    } else {
        bare(&joined(words)).to_owned()
    };
    let mut text = Localized::default();
    *text.get_mut(language) = words;
    Some(Element { id, text, detail })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::standard::check::suits;

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
