//! Words with their lines and tabs.

use super::xml::Xml;

/// Words with their lines and tabs, each piece in an element of the name.
pub(super) fn words(xml: &mut Xml, text: &str, name: &str) {
    let mut piece = String::new();
    for letter in text.chars() {
        let apart = match letter {
            '\n' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => "w:br",
            '\t' => "w:tab",
            _ => {
                piece.push(letter);
                continue;
            }
        };
        flush(xml, &mut piece, name);
        xml.empty(apart, &[]);
    }
    flush(xml, &mut piece, name);
}

fn flush(xml: &mut Xml, piece: &mut String, name: &str) {
    if !piece.is_empty() {
        xml.words(name, &[("xml:space", "preserve")], piece);
        piece.clear();
    }
}
