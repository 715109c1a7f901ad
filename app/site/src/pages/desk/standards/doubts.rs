//! What is doubtful in a text that was read: sentences for whoever has to look at it.

use domain::language::Language;
use domain::standard::SectionKey;

use super::text::StandardText;
use crate::pages::desk::import::others::titled;
use crate::pages::desk::import::unread::unread;
use crate::pages::desk::import::words;
use crate::w;
use crate::words::standard;

/// What is doubtful, a sentence each; nothing if everything was read for certain and placed.
pub(super) fn doubts(language: Language, text: &StandardText, required: &[Language]) -> Vec<String> {
    let mut told = Vec::new();
    let written = text.languages();
    for missing in required.iter().filter(|one| !written.contains(one)) {
        told.push(w!(language, stock.doubt_language, named = standard::in_language(language, *missing)));
    }
    for title in &text.of_several {
        told.push(w!(language, import_texts.read_is, title = titled(language, title)));
    }
    for (named, seems) in &text.seeming {
        let (named, seems) =
            (standard::in_language(language, *named), standard::in_language(language, *seems));
        told.push(w!(language, stock.doubt_seems, named = named, seems = seems));
    }
    if !text.unpaired.is_empty() {
        told.push(w!(language, stock.doubt_unpaired, sections = numbers(&text.unpaired)));
    }
    let unsure = text.unsure_sections();
    if !unsure.is_empty() {
        told.push(w!(language, stock.doubt_unsure, sections = numbers(&unsure)));
    }
    let left = text.left.iter().filter(|left| left.matters()).count();
    if left > 0 {
        told.push(w!(language, stock.doubt_left, count = words::count(left)));
    }
    told.extend(unread(language, text.unread));
    told
}

/// The sections by their numbers, each once: "2.1, 2.6".
fn numbers(keys: &[SectionKey]) -> String {
    let named = SectionKey::EVERY.into_iter().filter(|key| keys.contains(key)).map(SectionKey::number);
    named.collect::<Vec<_>>().join(", ")
}
