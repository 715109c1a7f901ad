//! The titles of standards, of the rules beside them, and of annexes.

use super::sections::without_breaks;

/// What kind of text a title names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum TextKind {
    /// A standard or a list of the main requirements.
    Standard,
    /// Rules, regulations and the like, which tell how the service is rendered.
    Rules,
}

/// What kind of text begins with a title; none if the words are no title.
pub(in super::super) fn title(small: &str) -> Option<TextKind> {
    const LONGEST: usize = 1_200;
    const VERBS: [&str; 13] = [
        "размещ",
        "является",
        "опубликов",
        "орналас",
        "жарияла",
        "разработан",
        "утвержд",
        "определя",
        "әзірле",
        "бекітіл",
        "белгілейді",
        "айқындайды",
        "вводится",
    ];
    let whole = without_breaks(small.trim());
    let small = whole.trim_end_matches(['.', ' ']);
    if small.len() > LONGEST || small.ends_with([';', ':']) || VERBS.iter().any(|verb| small.contains(verb)) {
        return None;
    }
    let of_service = ["государственной услуги", "государственных услуг", "қызмет", "state service"]
        .iter()
        .any(|word| small.contains(word));
    let begins = |words: &[&str]| words.iter().any(|word| small.starts_with(word));
    // A Kazakh title ends with its kind, maybe with what it is called in the text below.
    let bare = small.split_once("(бұдан әрі").map_or(small, |(title, _)| title).trim_end();
    let ends = |words: &[&str]| words.iter().any(|word| bare.ends_with(word));
    match () {
        () if !of_service => None,
        () if begins(&["стандарт", "перечень основных требований", "основные требования", "standard"])
            || ends(&[
                "стандарты",
                "негізгі талаптардың тізбесі",
                "негізгі талаптар тізбесі",
                "негізгі талаптар",
                "standard",
            ]) =>
        {
            Some(TextKind::Standard)
        }
        () if begins(&["правила", "регламент", "инструкция", "rules"])
            || ends(&["қағидалары", "ережелері", "регламенті", "нұсқаулығы"]) =>
        {
            Some(TextKind::Rules)
        }
        () => None,
    }
}

/// Whether words name the service: "Государственная услуга «…»".
pub(in super::super) fn is_name(small: &str) -> bool {
    let quoted = |rest: &str| rest.trim_start().starts_with(['«', '"', '“']);
    let before = ["государственная услуга", "state service", "the state service"];
    before.iter().any(|word| small.strip_prefix(word).is_some_and(quoted))
        || quoted(small)
            && ["мемлекеттік көрсетілетін қызмет", "мемлекеттік қызмет"]
                .iter()
                .any(|word| small.contains(word))
}

/// Whether words name the kinds that a service has.
pub(in super::super) fn is_subtypes(small: &str) -> bool {
    ["подвид", "кіші түр"].iter().any(|word| small.contains(word))
        && ["наименовани", "атау", "перечень"].iter().any(|word| small.contains(word))
}

/// Whether an annex begins.
pub(in super::super) fn is_annex(small: &str) -> bool {
    const ACTS: [&str; 8] = ["қағида", "стандарт", "бұйры", "ереже", "регламент", "талап", "тізбе", "қаулы"];
    let small = small.trim().trim_end_matches(['.', ' ']);
    let after = ["приложение", "annex", "appendix"].iter().find_map(|word| small.strip_prefix(word));
    if let Some(after) = after {
        let rest = after.trim_start().trim_start_matches('№').trim_start();
        let number =
            rest.find(|letter: char| !letter.is_ascii_digit() && letter != '-').unwrap_or(rest.len());
        let rest = rest.get(number..).unwrap_or("").trim_start();
        let to = ["к ", "ко ", "to ", "«", "(", "форма"];
        // "Приложения к заявлению" are documents.
        let to_paper = ["к заявлению", "к заявке", "к лицензии"].iter().any(|word| rest.starts_with(word));
        let titled = number > 0 && rest.starts_with(['.', ':']) && !small.ends_with(';');
        return !to_paper && (rest.is_empty() || titled || to.iter().any(|word| rest.starts_with(word)));
    }
    // "1-қосымша. Өтініш"
    let numbered = small.trim_start_matches(|letter: char| letter.is_ascii_digit());
    let titled = |rest: &str| rest.starts_with(['.', ':']) && !small.ends_with(';');
    if numbered.len() < small.len() && numbered.strip_prefix("-қосымша").is_some_and(titled) {
        return true;
    }
    let Some(before) =
        small.strip_suffix("қосымша").or_else(|| small.split_once("қосымша (").map(|(before, _)| before))
    else {
        return small.starts_with("қосымша ") && small.len() < 60;
    };
    let bare = before.trim_end_matches(|letter: char| letter.is_ascii_digit() || "-– №".contains(letter));
    bare.is_empty()
        || ACTS
            .iter()
            .any(|act| bare.split_whitespace().next_back().is_some_and(|word| word.starts_with(act)))
}

/// Whether words tell how the text was amended.
pub(in super::super) fn is_amendment(small: &str) -> bool {
    const BEGIN: [&str; 4] = ["сноска.", "ескерту.", "ескерту:", "footnote."];
    BEGIN.iter().any(|word| small.starts_with(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_are_told_from_sentences() {
        for (words, kind) in [
            ("стандарт государственной услуги «регистрация пасек»", Some(TextKind::Standard)),
            ("перечень основных требований к оказанию госу-дарственной услуги «а»", Some(TextKind::Standard)),
            ("перечень основных требований к оказанию государственной услуги «а»", Some(TextKind::Standard)),
            ("«омарталарды тіркеу» мемлекеттік көрсетілетін қызмет стандарты", Some(TextKind::Standard)),
            (
                "«а» мемлекеттік қызмет көрсетуге қойылатын негізгі талаптардың тізбесі (бұдан әрі – тізбе)",
                Some(TextKind::Standard),
            ),
            ("правила оказания государственной услуги «регистрация пасек»", Some(TextKind::Rules)),
            ("«омарталарды тіркеу» мемлекеттік қызметті көрсету қағидалары", Some(TextKind::Rules)),
            ("стандарт государственной услуги разработан министерством", None),
            ("правила дорожного движения", None),
        ] {
            assert_eq!(title(words), kind, "{words}");
        }
    }

    #[test]
    fn annexes_are_told_from_documents() {
        for words in [
            "приложение",
            "приложение 1",
            "приложение 2-1 к правилам оказания государственной услуги «а»",
            "приложение 1 к стандарту государственной услуги «выдача разрешения на размещение пасек»",
            "«а» мемлекеттік көрсетілетін қызмет қағидаларына 1-қосымша",
            "2-қосымша",
            "2-қосымша. өтініш",
            "приложение 2. перечень пород",
            "мемлекеттік көрсетілетін қызмет стандартына қосымша",
            "әділет министрінің 2026 жылғы 12 наурыздағы № 145 бұйрығына 1-қосымша",
        ] {
            assert!(is_annex(words), "{words}");
        }
        for words in [
            "приложение к заявлению",
            "приложения к диплому",
            "электрондық құжат нысанындағы лицензияға қосымша",
            "заявление согласно приложению 1",
        ] {
            assert!(!is_annex(words), "{words}");
        }
    }
}
