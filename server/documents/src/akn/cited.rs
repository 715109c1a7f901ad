//! The law that a clause cites, as a reference to its place in that law.

use domain::language::Language;
use domain::standard::Detail;

use super::iri;
use super::xml::Words;

/// A cited law among words.
struct Cited<'a> {
    before: &'a str,
    words: String,
    after: &'a str,
    href: String,
}

/// Whether one line of words cites a law that has a name of its own.
pub(super) fn is_in(detail: &Detail, language: Language, text: &str) -> bool {
    !text.contains('\n') && cited(detail, language, text).is_some()
}

/// Writes words, the law in them as a reference where it is known by number and date.
pub(super) fn write(line: &mut Words<'_>, detail: &Detail, language: Language, text: &str) {
    let Some(Cited { before, words, after, href }) = cited(detail, language, text) else {
        line.text(text);
        return;
    };
    line.text(before);
    line.named("ref", &[("href", href.as_str())], &words);
    line.text(after);
}

fn cited<'a>(detail: &Detail, language: Language, text: &'a str) -> Option<Cited<'a>> {
    let law = detail.citation()?;
    let href = iri::law(law)?;
    let words = Some(law.cited(language)).filter(|words| !words.is_empty())?;
    // What the text itself says of the law stands before the citation.
    let (before, after) = text.rsplit_once(words.as_str())?;
    Some(Cited { before, words, after, href })
}
