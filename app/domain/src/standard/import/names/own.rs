//! The names under which this site itself prints the sections: a text that it wrote comes back with these headings.

use crate::standard::SectionKey;

/// In small letters, in Kazakh, Russian and English.
const OWN: [(SectionKey, [&str; 3]); 12] = [
    (
        SectionKey::ServiceName,
        [
            "мемлекеттік көрсетілетін қызметтің атауы",
            "наименование государственной услуги",
            "name of the state service",
        ],
    ),
    (
        SectionKey::DevelopingBody,
        [
            "стандартты әзірлейтін орталық мемлекеттік орган",
            "центральный государственный орган, разрабатывающий стандарт",
            "central state body developing the standard",
        ],
    ),
    (SectionKey::Provider, ["көрсетілетін қызметті беруші", "услугодатель", "service provider"]),
    (SectionKey::Term, ["көрсету мерзімі", "срок оказания", "term of rendering"]),
    (SectionKey::Form, ["көрсету нысаны", "форма оказания", "form of rendering"]),
    (
        SectionKey::Result,
        [
            "көрсету нәтижесі және оны ұсыну нысаны",
            "результат оказания и форма его предоставления",
            "result of rendering and its form",
        ],
    ),
    (
        SectionKey::Payment,
        [
            "көрсетілетін қызметті алушыдан алынатын төлем мөлшері және оны алу тәсілдері",
            "размер платы, взимаемой с услугополучателя, и способы ее взимания",
            "amount of payment and methods of charging",
        ],
    ),
    (SectionKey::Schedule, ["жұмыс кестесі", "график работы", "work schedule"]),
    (SectionKey::Documents, ["құжаттар тізбесі", "перечень документов", "list of documents"]),
    (
        SectionKey::RefusalGrounds,
        [
            "заңдарда белгіленген бас тарту негіздері",
            "основания для отказа, установленные законами",
            "grounds for refusal established by laws",
        ],
    ),
    (
        SectionKey::Appeal,
        [
            "шешімдерге, әрекеттерге (әрекетсіздікке) шағымдану тәртібі",
            "порядок обжалования решений, действий (бездействия)",
            "procedure for appealing decisions, actions (inaction)",
        ],
    ),
    (SectionKey::Other, ["өзге де талаптар", "иные требования", "other requirements"]),
];

/// The section whose heading these words are, to the letter.
pub(in super::super) fn own_section(small: &str) -> Option<SectionKey> {
    OWN.into_iter().find_map(|(section, names)| names.contains(&small).then_some(section))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;
    use crate::standard::import::tests::read;
    use crate::standard::import::{At, SourceParagraph};

    #[test]
    fn r14_1_a_text_that_this_site_wrote_is_known_by_its_headings() {
        for (place, language) in Language::ALL.into_iter().enumerate() {
            let mut text = Vec::new();
            for (section, names) in OWN {
                let heading = format!("{} {}", section.number(), names[place]);
                text.push(SourceParagraph { heading: Some(2), ..SourceParagraph::plain(heading) });
                text.push(SourceParagraph::plain(format!("{}.1 Сөздер слова words", section.number())));
            }
            let found = read(&text, language);
            let named: Vec<_> = found
                .placed
                .iter()
                .filter_map(|one| match one.at {
                    At::Heading { section } => Some(section),
                    // The parts on appeals and on other requirements hold one section each, of nearly the same name.
                    At::Part { part } => part.sections().next(),
                    At::Elements { .. } => None,
                })
                .collect();
            assert_eq!(named, OWN.map(|(section, _)| section), "{language:?}");
        }
    }
}
