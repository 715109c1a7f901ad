//! The four parts of a standard.

use crate::standard::{Part, SectionKey};

/// Words that a part begins with.
const BEGIN: &[(Part, &[&str])] = &[
    (Part::General, &["общие положения", "general provisions"]),
    (
        Part::Procedure,
        &[
            "порядок оказания государственной услуги",
            "порядок оказания государственных услуг",
            "порядок оказания услуги",
            "порядок предоставления государственной услуги",
            "требования к порядку оказания",
            "требования к оказанию государственной услуги",
            "procedure of rendering",
            "procedure for rendering",
        ],
    ),
    (
        Part::Appeal,
        &[
            "порядок обжалования",
            "обжалование решений",
            "порядок подачи жалоб",
            "procedure for appeal",
            "procedure of appeal",
        ],
    ),
    (
        Part::Other,
        &[
            "иные требования",
            "прочие требования",
            "дополнительные требования",
            "требования с учетом особенностей",
            "other requirements",
        ],
    ),
];

/// The part that words name, if they name one and no more.
pub(in super::super) fn part(small: &str) -> Option<Part> {
    let words = small.trim_end_matches(['.', ':', ' ']);
    let begins = |(_, names): &&(Part, &[&str])| names.iter().any(|name| words.starts_with(name));
    if let Some((part, _)) = BEGIN.iter().find(begins) {
        return Some(*part);
    }
    // In Kazakh what is named stands last.
    let ends = |ends: &[&str]| ends.iter().any(|end| words.ends_with(end));
    match () {
        () if ends(&["жалпы ережелер", "жалпы ереже", "жалпы қағидалар"]) => {
            Some(Part::General)
        }
        () if words.contains("шағым")
            && ends(&["тәртібі", "тәртіптері", "шағымдану", "шағым жасау", "шағым беру"]) =>
        {
            Some(Part::Appeal)
        }
        () if words.contains("қызмет") && ends(&["тәртібі"]) && !words.contains("жұмыс тәртібі") => {
            Some(Part::Procedure)
        }
        () if ends(&[
            "өзге де талаптар",
            "өзге талаптар",
            "басқа да талаптар",
            "басқа талаптар",
            "қосымша талаптар",
        ]) =>
        {
            Some(Part::Other)
        }
        () => None,
    }
}

/// The section that a name of a part names where it stands alone: the third and fourth parts have one section each.
pub(in super::super) fn only_section(small: &str) -> Option<SectionKey> {
    match part(small)? {
        Part::Appeal => Some(SectionKey::Appeal),
        Part::Other => Some(SectionKey::Other),
        Part::General | Part::Procedure | Part::Appendices => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn r14_1_parts_are_known_in_all_their_wordings() {
        for (name, expected) in [
            ("общие положения", Some(Part::General)),
            ("порядок оказания государственной услуги", Some(Part::Procedure)),
            ("порядок обжалования решений, действий (бездействия) услугодателя", Some(Part::Appeal)),
            ("иные требования с учетом особенностей", Some(Part::Other)),
            ("жалпы ережелер", Some(Part::General)),
            ("мемлекеттік қызметті көрсету тәртібі", Some(Part::Procedure)),
            ("мемлекеттік көрсетілетін қызметтің тәртібі", Some(Part::Procedure)),
            ("мемлекеттік көрсетілетін қызметті көрсетудің тәртібі", Some(Part::Procedure)),
            (
                "қызмет берушінің шешімдеріне, әрекетіне (әрекетсіздігіне) шағымдану тәртібі",
                Some(Part::Appeal),
            ),
            (
                "мемлекеттік қызмет көрсету ерекшеліктері ескеріле отырып қойылатын өзге де талаптар",
                Some(Part::Other),
            ),
            ("жұмыс кестесі", None),
        ] {
            assert_eq!(part(name), expected, "{name}");
        }
    }
}
