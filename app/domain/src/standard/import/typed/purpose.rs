//! What a term is of: the longest time of waiting or serving is no term of rendering.

use crate::standard::TermOf;

/// How standards call these times; what holds another stands before it.
const PHRASES: &[(TermOf, &str)] = &[
    (TermOf::Waiting, "максимально допустимое время ожидания"),
    (TermOf::Waiting, "максимальное время ожидания"),
    (TermOf::Waiting, "кезек күтудің рұқсат етілетін ең ұзақ уақыты"),
    (TermOf::Waiting, "кезек күтудің рұқсат берілген ең ұзақ уақыты"),
    (TermOf::Waiting, "кезек күтудің рұқсат етілген ең ұзақ уақыты"),
    (TermOf::Waiting, "күтудің рұқсат етілетін ең ұзақ уақыты"),
    (TermOf::Waiting, "күтудің рұқсат берілген ең ұзақ уақыты"),
    (TermOf::Waiting, "күтудің рұқсат етілген ең ұзақ уақыты"),
    (TermOf::Waiting, "longest permissible waiting time"),
    (TermOf::Waiting, "maximum waiting time"),
    (TermOf::Serving, "максимально допустимое время обслуживания"),
    (TermOf::Serving, "максимальное время обслуживания"),
    (TermOf::Serving, "қызмет көрсетудің рұқсат етілетін ең ұзақ уақыты"),
    (TermOf::Serving, "қызмет көрсетудің рұқсат берілген ең ұзақ уақыты"),
    (TermOf::Serving, "қызмет көрсетудің рұқсат етілген ең ұзақ уақыты"),
    (TermOf::Serving, "longest permissible serving time"),
    (TermOf::Serving, "maximum serving time"),
];

/// Words by which such a time is known where its phrase is another one.
const SIGNS: &[&str] = &[
    "время ожидания",
    "времени ожидания",
    "время обслуживания",
    "времени обслуживания",
    "күтудің",
    "күту уақыты",
    "қызмет көрсету уақыты",
    "waiting time",
    "serving time",
];

/// What a term is of by its case, and the case without the words that say so. None where it speaks of such a time in
/// words that are not known.
pub(crate) fn purpose(case: &str) -> Option<(TermOf, String)> {
    let lower = case.to_lowercase();
    let found = PHRASES.iter().find_map(|(of, phrase)| {
        let start = lower.find(phrase).filter(|_| lower.len() == case.len())?;
        Some((*of, case.get(..start)?, case.get(start + phrase.len()..)?))
    });
    if let Some((of, before, after)) = found {
        let rest = format!("{} {}", before.trim(), after.trim());
        return Some((of, rest.trim().to_owned()));
    }
    let is_unknown = SIGNS.iter().any(|sign| lower.contains(sign));
    (!is_unknown).then(|| (TermOf::Rendering, case.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn r14_2_a_time_of_waiting_is_not_read_as_the_term() {
        for (case, expected) in [
            ("при обращении на портал", Some((TermOf::Rendering, "при обращении на портал"))),
            ("", Some((TermOf::Rendering, ""))),
            (
                "Максимально допустимое время ожидания для сдачи документов",
                Some((TermOf::Waiting, "для сдачи документов")),
            ),
            ("максимально допустимое время обслуживания", Some((TermOf::Serving, ""))),
            (
                "құжаттарды тапсыру үшін күтудің рұқсат берілген ең ұзақ уақыты",
                Some((TermOf::Waiting, "құжаттарды тапсыру үшін")),
            ),
            ("среднее время ожидания в очереди", None),
            (
                "мемлекеттік қызмет көрсетудің мерзімі",
                Some((TermOf::Rendering, "мемлекеттік қызмет көрсетудің мерзімі")),
            ),
        ] {
            let expected = expected.map(|(of, rest)| (of, rest.to_owned()));
            assert_eq!(purpose(case), expected, "{case}");
        }
    }
}
