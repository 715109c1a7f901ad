//! Documents that a recipient submits.

use crate::standard::{Detail, Presented, Submitter};

/// The words of a condition that says no more than who submits what stands below it, by their beginnings.
const WHO: &[(Option<Submitter>, &[&str])] = &[
    (Some(Submitter::Representative), &["представител", "өкіл", "representative"]),
    (Some(Submitter::Individual), &["физическ", "жеке", "individual"]),
    (Some(Submitter::LegalEntity), &["юридическ", "заңды", "legal"]),
    (
        None,
        &[
            "для",
            "лиц",
            "лица",
            "лицо",
            "лицами",
            "лицом",
            "от",
            "при",
            "обращении",
            "услугополучател",
            "тұлға",
            "үшін",
            "көрсетілетін",
            "қызметті",
            "алушы",
            "жүгінген",
            "кезде",
            "кезінде",
            "for",
            "individuals",
            "entit",
            "by",
            "a",
            "an",
        ],
    ),
];

/// Who submits what stands below words; none if they do not say it, or say more.
pub(crate) fn submitter(words: &str) -> Option<Submitter> {
    let small = words.to_lowercase();
    let mut found = None;
    for word in small.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()) {
        let is_it = |(_, known): &&(Option<Submitter>, &[&str])| {
            known.iter().any(|known| word == *known || known.chars().count() > 3 && word.starts_with(known))
        };
        let (who, _) = WHO.iter().find(is_it)?;
        if let Some(who) = who
            && found.replace(*who).is_some_and(|before| before != *who)
        {
            return None;
        }
    }
    found
}

/// The shape in which words present a document, and whether they say it for certain.
pub(crate) fn presented(words: &str) -> (Presented, bool) {
    let small = words
        .to_lowercase()
        .replace('ё', "е")
        .replace("электронного правительства", " ")
        .replace("электрондық үкімет", " ")
        .replace("электронной почт", " ")
        // An extract is no copy, though Kazakh calls it so.
        .replace("үзінді-көшірме", " ")
        .replace("үзінді көшірме", " ");
    let has = |words: &[&str]| words.iter().any(|word| small.contains(word));
    let begins = |stems: &[&str]| {
        small
            .split(|letter: char| !letter.is_alphanumeric())
            .any(|word| stems.iter().any(|stem| word.starts_with(stem)))
    };
    let notarised = has(&["нотариально", "нотариалды", "нотариус", "нотариат", "notari"]);
    let electronic = begins(&[
        "электронн",
        "электронды",
        "электрондық",
        "электрондық",
        "эцп",
        "эцқ",
        "скан",
        "electronic",
    ]);
    let copy = begins(&["копи", "ксерокопи", "фотокопи", "көшірме", "copy", "copies"]);
    let original = begins(&["оригинал", "подлинник", "түпнұсқа", "original"]);
    let or = [" либо ", " или ", " немесе ", " не ", " or "].iter().any(|word| small.contains(word));
    // "… (нотариально засвидетельствованная, если оригинал не предъявлен для сверки)"
    let conditional = has(&[
        "если",
        "в случае",
        "при непредставлении",
        "при отсутствии",
        "жағдайда",
        "ұсынылмаған",
        "болмаған",
        "бермеген",
        "if ",
    ]);
    let compared = has(&["сверк", "сверя", "салыстыр", "compar"]);
    match () {
        () if electronic => (Presented::Electronic, !notarised && !original),
        () if notarised && copy && conditional => (Presented::Copy, true),
        () if notarised && copy && original && or => (Presented::Original, false),
        () if notarised && copy => (Presented::NotarisedCopy, !or && !original),
        () if copy && original => {
            if compared {
                (Presented::Copy, true)
            } else {
                (Presented::Original, false)
            }
        }
        // "копия трудовой книжки, выписка из приказов" are several documents.
        () if copy => (Presented::Copy, !begins(&["выписк", "справк", "үзінді"])),
        () => (Presented::Original, true),
    }
}

/// A document in a shape.
pub(crate) fn document(presented: Presented, submitter: Submitter) -> Detail {
    Detail::Document { submitter, presented, obtainable: false, allowed_by: None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shape_of_a_document_is_read() {
        for (words, shape, sure) in [
            ("заявление по форме", Presented::Original, true),
            ("копия договора аренды", Presented::Copy, true),
            ("нотариально засвидетельствованная копия устава", Presented::NotarisedCopy, true),
            ("жарғының электрондық көшірмесі", Presented::Electronic, true),
            ("электронный запрос", Presented::Electronic, true),
            ("электронная форма сведений об участке", Presented::Electronic, true),
            ("заявка по форме электронного документа, подписанная ЭЦП", Presented::Electronic, true),
            ("запрос через портал «электронного правительства»", Presented::Original, true),
            (
                "копия плана участка (нотариально засвидетельствованная, если оригинал не предъявлен для сверки)",
                Presented::Copy,
                true,
            ),
            (
                "оригинал договора либо его нотариально засвидетельствованная копия",
                Presented::Original,
                false,
            ),
            ("копия удостоверения личности (оригинал для сверки)", Presented::Copy, true),
            ("омарталар тізілімінен үзінді көшірме", Presented::Original, true),
            ("үзінді көшірменің көшірмесі", Presented::Copy, true),
            ("сенімхаттың нотариалды куәландырылған көшірмесі", Presented::NotarisedCopy, true),
            ("нотариалдық куәландырылған хаттың электрондық көшірмесі", Presented::Electronic, false),
            ("нотариально удостоверенная доверенность", Presented::Original, true),
        ] {
            assert_eq!(presented(words), (shape, sure), "{words}");
        }
    }

    #[test]
    fn who_submits_is_read_from_words_that_say_nothing_else() {
        for (words, who) in [
            ("для юридических лиц", Some(Submitter::LegalEntity)),
            ("при обращении юридического лица", Some(Submitter::LegalEntity)),
            ("жеке тұлғалар үшін", Some(Submitter::Individual)),
            ("на портал", None),
            ("для физических и юридических лиц", None),
            ("для физических лиц при обращении к услугодателю через портал", None),
            ("для индивидуальных предпринимателей", None),
        ] {
            assert_eq!(submitter(words), who, "{words}");
        }
    }
}
