//! References to appendices as links: a text cut into pieces, and CommonMark with links in it.

use super::mention::{Mention, mentions};
use crate::language::Language;
use crate::standard::SectionKey;

/// A piece of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Its words.
    pub text: String,
    /// The number of the appendix that it refers to, as [`crate::standard::numbered`] gives it.
    pub appendix: Option<String>,
}

/// A plain text in pieces; only references to one of the first `count` appendices, which are there, are cut out.
pub fn pieces(text: &str, language: Language, count: usize) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut from = 0;
    for Mention { at, number } in there(text, language, count) {
        let plain = text.get(from..at.start).unwrap_or_default();
        if !plain.is_empty() {
            pieces.push(Piece { text: plain.to_owned(), appendix: None });
        }
        let said = text.get(at.clone()).unwrap_or_default().to_owned();
        pieces.push(Piece { text: said, appendix: Some(number_of(number)) });
        from = at.end;
    }
    let rest = text.get(from..).unwrap_or_default();
    if !rest.is_empty() {
        pieces.push(Piece { text: rest.to_owned(), appendix: None });
    }
    pieces
}

/// CommonMark with its references as links to where `address` says that an appendix stands. A text that has links, code or raw
/// HTML of its own is left alone.
pub fn linked(text: &str, language: Language, count: usize, address: impl Fn(&str) -> String) -> String {
    if text.contains(['[', ']', '`', '<', '>']) {
        return text.to_owned();
    }
    let piece = |Piece { text, appendix }: Piece| match appendix {
        Some(number) => format!("[{text}]({})", address(&number)),
        None => text,
    };
    pieces(text, language, count).into_iter().map(piece).collect()
}

fn there(text: &str, language: Language, count: usize) -> impl Iterator<Item = Mention> {
    mentions(text, language).into_iter().filter(move |mention| (1..=count).contains(&mention.number))
}

fn number_of(appendix: usize) -> String {
    format!("{}.{appendix}", SectionKey::Appendices.number())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_to_appendices_that_are_there_become_links() {
        let text = "Заявление по форме согласно приложениям 1 и 3; приложение 2.";
        let address = |number: &str| format!("#c-{number}");
        assert_eq!(
            linked(text, Language::Ru, 2, address),
            "Заявление по форме согласно [приложениям 1](#c-5.1) и 3; [приложение 2](#c-5.2)."
        );
        assert_eq!(linked(text, Language::Ru, 0, address), text);
        let own = "[приложение 1](https://a.kz)";
        assert_eq!(linked(own, Language::Ru, 1, address), own);
        let whole: String = pieces(text, Language::Ru, 3).into_iter().map(|piece| piece.text).collect();
        assert_eq!(whole, text);
    }
}
