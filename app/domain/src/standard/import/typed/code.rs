//! Codes of law, cited by what they are called.

use super::act::{is_beside, letters, quoted};

/// Codes by the beginnings of their names in all cases, with the names.
const RUSSIAN: &[(&[&str], &str)] = &[
    (&["налогов"], "Налоговый"),
    (&["предпринимательск"], "Предпринимательский"),
    (&["земельн"], "Земельный"),
    (&["экологическ"], "Экологический"),
    (&["трудов"], "Трудовой"),
    (&["социальн"], "Социальный"),
    (&["бюджетн"], "Бюджетный"),
    (&["лесн"], "Лесной"),
    (&["водн"], "Водный"),
    (&["гражданск"], "Гражданский"),
    (&["административн", "процедурно-процессуальн"], "Административный процедурно-процессуальный"),
];
/// Codes in Kazakh, whose names do not change before their word.
const KAZAKH: &[&[&str]] = &[
    &["Салық"],
    &["Кәсіпкерлік"],
    &["Жер"],
    &["Экология"],
    &["Еңбек"],
    &["Әлеуметтік"],
    &["Бюджет"],
    &["Орман"],
    &["Су"],
    &["Азаматтық"],
    &["Әкімшілік", "рәсімдік-процестік"],
];

/// "Кодекса Республики Казахстан от 10 декабря 2008 года «О налогах …» (Налоговый кодекс)", "Налогового кодекса"; none
/// unless one code is named for certain.
pub(super) fn russian(text: &str) -> Option<String> {
    if let Some((before, title)) = quoted(text) {
        let (_, between) = before.rsplit_once("Кодекс")?;
        let between = between.get(between.find(char::is_whitespace)?..)?.trim();
        let named = between.split_whitespace().collect::<Vec<_>>().join(" ");
        // The date stays: codes of one name have followed each other.
        let known = between.split_whitespace().all(is_beside);
        return known.then(|| format!("Кодекс {named} «{title}»{}", in_brackets(text)));
    }
    let words: Vec<String> = text.split_whitespace().map(letters).collect();
    let mut places = words.iter().enumerate().filter(|(_, word)| word.starts_with("кодекс"));
    let place = places.next().filter(|_| !text.contains('«'))?.0;
    let is_named = |stems: &[&str]| {
        let from = place.checked_sub(stems.len());
        from.and_then(|from| words.get(from..place))
            .is_some_and(|before| before.iter().zip(stems).all(|(word, stem)| word.starts_with(stem)))
    };
    let (_, name) = RUSSIAN.iter().find(|(stems, _)| is_named(stems))?;
    (places.next().is_none() && !names_law(&words)).then(|| format!("{name} кодекс Республики Казахстан"))
}

/// "«Салық … туралы» (Салық кодексі) Қазақстан Республикасы Кодексінің", "Салық кодексінің"
pub(super) fn kazakh(text: &str) -> Option<String> {
    if let Some((_, title)) = quoted(text) {
        let brackets = in_brackets(text);
        let behind = text.split_once('»')?.1;
        let behind = behind.trim_start().strip_prefix(brackets.trim_start()).unwrap_or(behind);
        let beside = ["қазақстан", "республикасы", "қр"];
        let kind = behind
            .split_whitespace()
            .map(letters)
            .find(|word| !beside.iter().any(|known| word.starts_with(known)))?;
        return kind
            .starts_with("кодекс")
            .then(|| format!("«{title}»{brackets} Қазақстан Республикасының Кодексі"));
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    let is_code = |word: &&str| letters(word).starts_with("кодекс");
    let mut places = words.iter().enumerate().filter(|(_, word)| is_code(word));
    let place = places.next().filter(|_| !text.contains('«'))?.0;
    let is_named = |name: &[&str]| {
        let from = place.checked_sub(name.len());
        from.and_then(|from| words.get(from..place)).is_some_and(|before| before == name)
    };
    let name = KAZAKH.iter().find(|name| is_named(name))?;
    let small: Vec<String> = words.iter().map(|word| letters(word)).collect();
    (places.next().is_none() && !names_law(&small))
        .then(|| format!("Қазақстан Республикасының {} кодексі", name.join(" ")))
}

/// Whether a small word begins as the name of a code does.
pub(super) fn begins_code(word: &str) -> bool {
    RUSSIAN.iter().flat_map(|(stems, _)| *stems).any(|stem| word.starts_with(stem))
}

/// Whether small words name a law beside the code.
fn names_law(words: &[String]) -> bool {
    words.iter().any(|word| {
        ["закон", "закона", "закону", "законом"].contains(&word.as_str())
            || word.starts_with("заңын")
            || word.starts_with("заңны")
    })
}

/// What a code is called for short, in brackets right behind its name, with a space before them.
fn in_brackets(text: &str) -> String {
    let inside = text.split_once('»').and_then(|(_, behind)| behind.trim_start().strip_prefix('('));
    let inside = inside.and_then(|inside| inside.split_once(')')).map(|(inside, _)| inside.trim());
    let is_name = |inside: &&str| {
        let small = inside.to_lowercase();
        small.ends_with("кодекс") || small.ends_with("кодексі")
    };
    inside.filter(is_name).map(|inside| format!(" ({inside})")).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::super::citation::citation;
    use crate::language::Language;

    #[test]
    fn r14_3_codes_are_cited() {
        for (text, language, law, article) in [
            (
                "в соответствии со статьей 471 Кодекса Республики Казахстан от 10 декабря 2008 года «О налогах» (Налоговый кодекс) составляет",
                Language::Ru,
                "Кодекс Республики Казахстан от 10 декабря 2008 года «О налогах» (Налоговый кодекс)",
                "471",
            ),
            (
                "согласно пункту 2 статьи 554 Налогового кодекса Республики Казахстан",
                Language::Ru,
                "Налоговый кодекс Республики Казахстан",
                "554(2)",
            ),
            (
                "«Салық туралы» (Салық кодексі) Қазақстан Республикасы Кодексінің 554-бабына сәйкес",
                Language::Kk,
                "«Салық туралы» (Салық кодексі) Қазақстан Республикасының Кодексі",
                "554",
            ),
            (
                "Салық кодексінің 554-бабына сәйкес",
                Language::Kk,
                "Қазақстан Республикасының Салық кодексі",
                "554",
            ),
        ] {
            let found = citation(text, language).unwrap();
            assert_eq!((found.law.get(language), found.article.as_str()), (law, article), "{text}");
        }
        for unclear in [
            "статьи 5 Закона о нотариате и Налогового кодекса",
            "статьи 5 Налогового кодекса и Трудового кодекса",
            "статьи 5 Этического кодекса",
            "по ставкам Налогового кодекса",
        ] {
            assert_eq!(citation(unclear, Language::Ru), None, "{unclear}");
        }
    }
}
