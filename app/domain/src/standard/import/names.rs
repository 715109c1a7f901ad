//! The words by which standards name their parts and sections, in small letters, in Russian, Kazakh and English.

use crate::standard::{Part, SectionKey};

/// Words that a part begins with, and words that it ends with.
const PARTS: &[(Part, &[&str], &[&str])] = &[
    (Part::General, &["общие положения", "general provisions"], &["жалпы ережелер"]),
    (
        Part::Procedure,
        &["порядок оказания государственной услуги", "procedure of rendering", "procedure for rendering"],
        &["қызмет көрсету тәртібі", "қызметті көрсету тәртібі", "қызмет көрсетудің тәртібі"],
    ),
    (
        Part::Appeal,
        &["порядок обжалования", "procedure for appeal", "procedure of appeal"],
        &["шағымдану тәртібі", "шағым жасау тәртібі"],
    ),
    (
        Part::Other,
        &["иные требования", "other requirements"],
        &["өзге де талаптар", "өзге талаптар", "басқа да талаптар"],
    ),
];

/// Words that name a section; the first section that is named counts.
const SECTIONS: &[(SectionKey, &[&str])] = &[
    (
        SectionKey::Other,
        &[
            "прием заявления",
            "прием заявлений",
            "прием документов",
            "способы предоставления",
            "өтінішті қабылдау",
            "өтініштерді қабылдау",
            "құжаттарды қабылдау",
            "ұсыну тәсілдері",
            "applications are accepted",
        ],
    ),
    (
        SectionKey::RefusalGrounds,
        &[
            "основания для отказа",
            "основаниями для отказа",
            "основанием для отказа",
            "основание для отказа",
            "бас тарту негіз",
            "бас тарту үшін негіз",
            "бас тартуға негіз",
            "бас тартудың негіз",
            "grounds for refus",
            "ground for refus",
        ],
    ),
    (
        SectionKey::Documents,
        &[
            "перечень документов",
            "перечень необходимых документов",
            "документы, необходимые",
            "қажетті құжаттар",
            "құжаттардың тізбесі",
            "құжаттар тізбесі",
            "мәліметтердің тізбесі",
            "list of documents",
            "documents required",
        ],
    ),
    (
        SectionKey::Schedule,
        &[
            "график работы",
            "режим работы",
            "жұмыс кестесі",
            "жұмыс графигі",
            "жұмыс режимі",
            "work schedule",
            "working hours",
        ],
    ),
    (
        SectionKey::Payment,
        &[
            "размер платы",
            "размер оплаты",
            "размер взимаемой платы",
            "оказывается бесплатно",
            "бесплатной основе",
            "платной основе",
            "төлем мөлшері",
            "төлемақы мөлшері",
            "ақы мөлшері",
            "алынатын ақы",
            "тегін көрсетіледі",
            "тегін негізде",
            "ақылы негізде",
            "amount of payment",
            "free of charge",
        ],
    ),
    (
        SectionKey::Result,
        &[
            "результат оказания",
            "результатом оказания",
            "результата оказания",
            "предоставления результата",
            "көрсету нәтижесі",
            "көрсетудің нәтижесі",
            "нәтижесін ұсыну",
            "нәтижесін беру",
            "result of",
        ],
    ),
    (
        SectionKey::Term,
        &[
            "срок оказания",
            "сроки оказания",
            "срок предоставления",
            "көрсету мерзім",
            "көрсетудің мерзім",
            "term of rendering",
            "terms of rendering",
            "term of the service",
        ],
    ),
    (
        SectionKey::Form,
        &[
            "форма оказания",
            "форма оказываемой",
            "формы оказания",
            "көрсету нысан",
            "көрсетудің нысан",
            "form of rendering",
        ],
    ),
    (
        SectionKey::ServiceName,
        &[
            "наименование государственной услуги",
            "қызметтің атауы",
            "name of the state service",
            "name of the service",
        ],
    ),
    (
        SectionKey::DevelopingBody,
        &[
            "стандарт государственной услуги разработан",
            "стандарт разработан",
            "разрабатывающего стандарт",
            "standard is developed",
            "standard was developed",
        ],
    ),
    (
        SectionKey::Provider,
        &[
            "наименование услугодателя",
            "государственная услуга оказывается",
            "қызметті берушінің атауы",
            "name of the provider",
            "the service is rendered by",
        ],
    ),
];

/// The part that words name, if they name one and no more.
pub(super) fn part(small: &str) -> Option<Part> {
    let words = small.trim_end_matches(['.', ':', ' ']);
    let named = |(_, begin, end): &&(Part, &[&str], &[&str])| {
        begin.iter().any(|name| words.starts_with(name)) || end.iter().any(|name| words.ends_with(name))
    };
    PARTS.iter().find(named).map(|(part, _, _)| *part)
}

/// The first of the allowed sections that a lead names.
pub(super) fn section(small: &str, allowed: impl Fn(SectionKey) -> bool) -> Option<SectionKey> {
    let named = |(key, names): &&(SectionKey, &[&str])| {
        allowed(*key) && names.iter().any(|name| small.contains(name))
    };
    if let Some((key, _)) = SECTIONS.iter().find(named) {
        return Some(*key);
    }
    // In Kazakh the verb stands at the end of the sentence, behind whatever is named.
    let has = |word: &str| small.contains(word);
    let found = match () {
        () if has("стандарт") && has("әзірле") => SectionKey::DevelopingBody,
        () if has("қызметті беруші") && has("көрсетеді") => SectionKey::Provider,
        () => return None,
    };
    allowed(found).then_some(found)
}

/// The section that a name of a part names where it stands alone: the third and fourth parts have one section each.
pub(super) fn only_section(small: &str) -> Option<SectionKey> {
    match part(small)? {
        Part::Appeal => Some(SectionKey::Appeal),
        Part::Other => Some(SectionKey::Other),
        Part::General | Part::Procedure | Part::Appendices => None,
    }
}

/// Whether words are the title of a standard, which holds the name of its service.
pub(super) fn is_title(small: &str) -> bool {
    const TITLES: [&str; 4] = ["стандарт", "standard", "основных требований", "негізгі талаптар"];
    let is_standard = TITLES.iter().any(|word| small.contains(word));
    is_standard
        && ["государственной услуги", "қызмет", "state service"].iter().any(|word| small.contains(word))
}

/// Whether words name the service: "Государственная услуга «…»".
pub(super) fn is_name(small: &str) -> bool {
    let quoted = |rest: &str| rest.trim_start().starts_with(['«', '"', '“']);
    let before = ["государственная услуга", "state service", "the state service"];
    before.iter().any(|word| small.strip_prefix(word).is_some_and(quoted))
        || quoted(small) && small.contains("мемлекеттік көрсетілетін қызмет")
}

/// Whether an annex begins.
pub(super) fn is_annex(small: &str) -> bool {
    const MOST_LETTERS: usize = 200;
    let begins = ["приложение", "annex", "appendix", "қосымша"].iter().any(|word| small.starts_with(word));
    (begins || small.trim_end_matches('.').ends_with("қосымша")) && small.chars().count() < MOST_LETTERS
}

/// Whether words tell how the text was amended.
pub(super) fn is_amendment(small: &str) -> bool {
    ["сноска.", "ескерту.", "footnote."].iter().any(|word| small.starts_with(word))
}
