//! Which law may allow a notarised copy: one on pensions or social security, and no other (Art. 5(2)2, R14-4).

use crate::language::Language;
use crate::standard::Citation;

/// Beginnings of words that stand in the name of a law on pensions.
const PENSION: [&str; 3] = ["пенси", "зейнет", "pension"];
/// "Social" in the three languages, as a word begins with it.
const SOCIAL: [&str; 3] = ["социальн", "әлеуметтік", "social"];
/// What follows it at once in the name of a law on social security; "social medical insurance" and "special social
/// services" are laws of other kinds.
const SECURITY: [&str; 18] = [
    "обеспечен",
    "защит",
    "страхован",
    "пособи",
    "помощ",
    "кодекс",
    "қамсыздандыру",
    "қамтамасыз",
    "қорға",
    "сақтандыру",
    "жәрдемақы",
    "көмек",
    "security",
    "protection",
    "insurance",
    "benefit",
    "assistance",
    "code",
];

/// Whether a citation names such a law in every language in which it names one.
pub(super) fn is_of_pensions_or_social_security(citation: &Citation) -> bool {
    let mut names = Language::ALL
        .into_iter()
        .map(|language| citation.law.get(language))
        .filter(|name| !name.trim().is_empty())
        .peekable();
    names.peek().is_some() && names.all(names_such_a_law)
}

fn names_such_a_law(name: &str) -> bool {
    let name = name.to_lowercase();
    let words: Vec<&str> =
        name.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let begins = |word: &str, beginnings: &[&str]| beginnings.iter().any(|start| word.starts_with(start));
    let pension = words.iter().any(|word| begins(word, &PENSION));
    let mut pairs = words.iter().zip(words.iter().skip(1));
    pension || pairs.any(|(first, next)| begins(first, &SOCIAL) && begins(next, &SECURITY))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Localized;

    fn allows(kk: &str, ru: &str, en: &str) -> bool {
        let law = Localized::new(kk, ru, en);
        is_of_pensions_or_social_security(&Citation::of(law, "12(3)"))
    }

    #[test]
    fn r14_4_a_law_on_pensions_or_social_security_is_known_by_its_name() {
        for (kk, ru, en) in [
            ("Қазақстан Республикасының Әлеуметтік кодексі", "Социальный кодекс Республики Казахстан", ""),
            ("«Зейнетақымен қамсыздандыру туралы» Заң", "Закон «О пенсионном обеспечении»", ""),
            ("", "О государственных социальных пособиях по инвалидности", ""),
            ("«Міндетті әлеуметтік сақтандыру туралы»", "Об обязательном социальном страховании", ""),
            ("", "", "Law on Social Protection of Persons with Disabilities"),
            ("", "Пенсионное законодательство", "Pension law"),
        ] {
            assert!(allows(kk, ru, en), "{kk} {ru} {en}");
        }
    }

    #[test]
    fn r14_4_another_law_does_not_help() {
        for (kk, ru, en) in [
            ("", "", ""),
            ("", "О государственных услугах", ""),
            ("", "О нотариате", ""),
            ("", "Об обязательном социальном медицинском страховании", ""),
            ("", "О специальных социальных услугах", ""),
            ("Азаматтық кодекс", "Гражданский кодекс Республики Казахстан", "Civil Code"),
            // The names of two laws: one language cites a law that allows nothing.
            ("Нотариат туралы", "Социальный кодекс", ""),
        ] {
            assert!(!allows(kk, ru, en), "{kk} {ru} {en}");
        }
    }
}
