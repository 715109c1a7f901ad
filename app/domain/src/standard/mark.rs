//! The mark of lines, by which a text is known again: the browser and the server make the same one of the same words, also
//! where storing has tidied their spaces.

use super::{ContentHash, Element};
use crate::discussion::is_invisible;
use crate::language::{Language, Localized};

/// Sixty-four hexadecimal digits that stand for these lines. Spaces, line ends and invisible characters do not count.
pub fn mark(elements: &[Element]) -> String {
    let mut tidied = elements.to_vec();
    for element in &mut tidied {
        tidy(&mut element.text);
        for (_, text) in element.detail.texts_mut() {
            tidy(text);
        }
        if let Some(cited) = element.detail.citation_mut() {
            tidy(&mut cited.law);
            cited.article = visible(&cited.article);
            cited.number = visible(&cited.number);
        }
    }
    // JSON has no form for a map with keys that are not text, and lines hold no map: this cannot fail.
    let json = serde_json::to_string(&tidied).unwrap_or_default();
    ContentHash::of(json.as_bytes()).to_string()
}

fn tidy(text: &mut Localized) {
    for language in Language::ALL {
        let tidied = visible(text.get(language));
        *text.get_mut(language) = tidied;
    }
}

fn visible(text: &str) -> String {
    text.chars().filter(|character| !character.is_whitespace() && !is_invisible(*character)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::discussion::screen;
    use crate::standard::{Citation, Detail, ElementId};

    fn line(text: &str) -> Element {
        Element {
            id: ElementId::parse("a").unwrap(),
            text: Localized::new("", text, ""),
            detail: Detail::Prose,
        }
    }

    #[test]
    fn what_is_stored_has_the_mark_of_what_was_typed() {
        let typed = "  Жалоба \u{200B}подаётся\r\n\r\nруководителю.  \n";
        let stored = screen(typed, 100).unwrap();
        assert_ne!(stored, typed);
        assert_eq!(mark(&[line(&stored)]), mark(&[line(typed)]));
        assert_ne!(mark(&[line(&stored)]), mark(&[line("Жалоба подаётся руководителю")]));
        assert_ne!(mark(&[line(&stored)]), mark(&[line(&stored), line("")]));
        let cites = |number: &str| {
            let law = Citation { number: number.to_owned(), ..Citation::default() };
            Element { detail: Detail::Ground { law }, ..line("x") }
        };
        assert_eq!(mark(&[cites(" 88-V ")]), mark(&[cites("88-V")]));
    }
}
