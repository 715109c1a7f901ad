//! How the paragraphs look that name something.

use super::source::SourceParagraph;

/// Marks around the name of a service.
pub(super) const QUOTES: [char; 3] = ['«', '“', '"'];

/// Whether a paragraph looks like a heading: by its style, bold, or in capitals.
pub(super) fn is_head(paragraph: &SourceParagraph) -> bool {
    let letters = || paragraph.text.chars().filter(|letter| letter.is_alphabetic());
    let capitals = || letters().count() > 8 && letters().all(char::is_uppercase);
    paragraph.heading.is_some() || paragraph.bold || capitals()
}
