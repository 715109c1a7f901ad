//! Documents that a recipient submits.

use crate::standard::{Detail, Presented, Submitter};

/// Words that say more than who submits are more than this many.
const MOST_WORDS: usize = 5;

/// Who submits what stands below small words; none if they do not say it, or say more.
pub(crate) fn submitter(small: &str) -> Option<Submitter> {
    let submitters: [(Submitter, &[&str]); 3] = [
        (Submitter::Representative, &["представител", "өкіл", "representative"]),
        (Submitter::Individual, &["физическ", "жеке тұлға", "individual"]),
        (Submitter::LegalEntity, &["юридическ", "заңды тұлға", "legal entit"]),
    ];
    let named = |(_, words): &&(Submitter, &[&str])| words.iter().any(|word| small.contains(word));
    let mut found = submitters.iter().filter(named).map(|(submitter, _)| *submitter);
    found.next().filter(|_| found.next().is_none() && small.split_whitespace().count() <= MOST_WORDS)
}

/// A document as small words present it.
pub(crate) fn document(small: &str, submitter: Submitter) -> Detail {
    let has = |words: &[&str]| words.iter().any(|word| small.contains(word));
    let notarised = has(&["нотариально", "нотариалды", "нотариат куәландырған", "notari"]);
    let copy = small.contains("копи")
        || small.contains("көшірме")
        || small.contains("copy")
        || small.contains("copies");
    let presented = match () {
        () if notarised && copy => Presented::NotarisedCopy,
        () if has(&[
            "электронная копия",
            "электронный документ",
            "в форме электронного",
            "электрондық көшірме",
            "электрондық құжат",
            "electronic",
        ]) =>
        {
            Presented::Electronic
        }
        () if copy => Presented::Copy,
        () => Presented::Original,
    };
    Detail::Document { submitter, presented, obtainable: false, allowed_by: None }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn presented(small: &str) -> Presented {
        let Detail::Document { presented, .. } = document(small, Submitter::Everyone) else { panic!() };
        presented
    }

    #[test]
    fn the_shape_of_a_document_is_read() {
        assert_eq!(presented("заявление по форме"), Presented::Original);
        assert_eq!(presented("копия договора аренды"), Presented::Copy);
        assert_eq!(presented("нотариально засвидетельствованная копия устава"), Presented::NotarisedCopy);
        assert_eq!(presented("жарғының электрондық көшірмесі"), Presented::Electronic);
    }

    #[test]
    fn who_submits_is_read_from_short_words_only() {
        assert_eq!(submitter("для юридических лиц"), Some(Submitter::LegalEntity));
        assert_eq!(submitter("жеке тұлғалар үшін"), Some(Submitter::Individual));
        assert_eq!(submitter("на портал"), None);
        assert_eq!(submitter("для физических и юридических лиц"), None);
        assert_eq!(submitter("для физических лиц при обращении к услугодателю через портал"), None);
    }
}
