//! A sentence that names its section: when it applies, and what it says there at once.

use super::lead::{lead, small};
use super::names;
use crate::standard::SectionKey;

/// What a sentence says besides the name of its section.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Said<'a> {
    /// When it applies.
    pub(super) case: &'a str,
    /// What it says.
    pub(super) content: &'a str,
}

/// What a sentence that names a section says besides the name.
pub(super) fn said(words: &str, section: SectionKey) -> Said<'_> {
    let (name, tail) = lead(words);
    let name_small = small(name);
    let whole = Said { case: "", content: words };
    match section {
        SectionKey::ServiceName | SectionKey::DevelopingBody | SectionKey::Provider | SectionKey::Other => {
            // "Наименование услугодателя: …" against a whole sentence.
            const LABELS: [&str; 5] = ["наименовани", "название", "name", "способ", "каналы"];
            let is_label = LABELS.iter().any(|word| name_small.starts_with(word))
                || ["атауы", "тәсілдері", "тәсілі"].iter().any(|word| name_small.ends_with(word));
            let has_mark = !tail.is_empty() || words.trim_end().ends_with([':', '–', '—', '-']);
            match (is_label, has_mark) {
                (false, _) => whole,
                (true, true) => Said { case: "", content: tail },
                (true, false) => Said { case: "", content: names::behind(words, section) },
            }
        }
        SectionKey::Appeal => whole,
        // "Форма предоставления результата: …" is said of the result, not what it is.
        SectionKey::Result if name_small.contains("форма") || name_small.contains("нысан") => whole,
        // "Услугодатель отказывает в случаях …" is a sentence of its own, whatever it names.
        SectionKey::RefusalGrounds
            if ["отказывает", "тартады"].iter().any(|verb| name_small.contains(verb)) =>
        {
            if tail.is_empty() && words.trim_end().ends_with(':') {
                Said::default()
            } else {
                whole
            }
        }
        SectionKey::Payment if names::tells_of_payment(&small(words)) => whole,
        _ => {
            let has_mark = !tail.is_empty() || name.len() < words.trim().trim_end_matches(['.', ';']).len();
            if has_mark {
                return Said { case: names::left_of(name, section), content: tail };
            }
            let rest = names::behind(words, section);
            let begins =
                ["при ", "для ", "через ", "в случае "].iter().any(|word| small(rest).starts_with(word));
            let rest = if rest.chars().any(char::is_alphanumeric) { rest } else { "" };
            // "Срок оказания при подаче на портале" names a case for the lines below it.
            let is_case = begins
                && !matches!(section, SectionKey::Result)
                && !rest.contains(|letter: char| letter.is_ascii_digit());
            if is_case {
                Said { case: rest.trim_end_matches(['.', ';']), content: "" }
            } else {
                Said { case: "", content: rest }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_and_what_is_said_are_told_apart() {
        for (words, section, case, content) in [
            ("Срок оказания государственной услуги – 3 рабочих дня.", SectionKey::Term, "", "3 рабочих дня."),
            (
                "Срок оказания государственной услуги при подаче заявки на портале – 2 (два) рабочих дня.",
                SectionKey::Term,
                "при подаче заявки на портале",
                "2 (два) рабочих дня.",
            ),
            ("Форма оказания государственной услуги бумажная.", SectionKey::Form, "", "бумажная."),
            (
                "Услугодатель отказывает в случаях, указанных в пункте 5.",
                SectionKey::RefusalGrounds,
                "",
                "Услугодатель отказывает в случаях, указанных в пункте 5.",
            ),
            ("Перечень документов не требуется.", SectionKey::Documents, "", "не требуется."),
            ("Основания для отказа:", SectionKey::RefusalGrounds, "", ""),
            ("Сроки оказания государственной услуги", SectionKey::Term, "", ""),
            ("Перечень документов для юридических лиц", SectionKey::Documents, "для юридических лиц", ""),
            ("Наименование услугодателя: Акимат", SectionKey::Provider, "", "Акимат"),
            (
                "Государственная услуга оказывается Акиматом.",
                SectionKey::Provider,
                "",
                "Государственная услуга оказывается Акиматом.",
            ),
            ("Жұмыс кестесі:", SectionKey::Schedule, "", ""),
            (
                "Мемлекеттік көрсетілетін қызметтің нысаны: қағаз түрінде.",
                SectionKey::Form,
                "",
                "қағаз түрінде.",
            ),
        ] {
            assert_eq!(said(words, section), Said { case, content }, "{words}");
        }
    }
}
