//! The places where applications are accepted, by their names alone.

use crate::standard::Place;

/// Beginnings of the names of places, in small letters, the longer ones first.
const NAMES: &[(Place, &[&str])] = &[
    (
        Place::Portal,
        &[
            "веб-портал «электронного правительства»",
            "веб-портала «электронного правительства»",
            "«электрондық үкіметтің» веб-порталы",
            "«электрондық үкімет» веб-порталы",
            "веб-портал",
            "портал",
            "web portal of electronic government",
            "web portal",
            "portal",
        ],
    ),
    (
        Place::StateCorporation,
        &[
            "некоммерческое акционерное общество «государственная корпорация «правительство для граждан»",
            "государственная корпорация «правительство для граждан»",
            "государственной корпорации «правительство для граждан»",
            "«азаматтарға арналған үкімет» мемлекеттік корпорация",
            "государственная корпорация",
            "государственной корпорации",
            "государственную корпорацию",
            "мемлекеттік корпорация",
            "цон",
            "state corporation",
        ],
    ),
    (
        Place::Provider,
        &[
            "канцелярия услугодателя",
            "канцелярии услугодателя",
            "услугодател",
            "көрсетілетін қызметті беруш",
            "қызметті беруш",
            "қызмет беруш",
            "service provider",
            "provider",
        ],
    ),
];

/// The place that a text begins with, and what follows its name.
pub(super) fn place(text: &str) -> Option<(Place, &str)> {
    let text = text.trim_start();
    let before = ["работы ", "через ", "в ", "к ", "на ", "у ", "at the "];
    let bare = |text: &str| text.to_lowercase();
    let small = bare(text);
    let skipped = before.iter().find(|word| small.starts_with(**word)).map_or(0, |word| word.len());
    let rest = small.get(skipped..)?;
    let (place, name) = NAMES
        .iter()
        .flat_map(|(place, names)| names.iter().map(move |name| (*place, *name)))
        .find(|(_, name)| rest.starts_with(name))?;
    // The small letters of these alphabets are as long as the capital ones; the ending of the name goes with it.
    let behind = text.get(skipped + name.len()..)?;
    let end = behind.find(|letter: char| !letter.is_alphabetic()).unwrap_or(behind.len());
    let mut behind = behind.get(end..)?.trim_start();
    for more in ["»", "(далее – портал)", "(бұдан әрі – портал)", "(далее – услугодатель)"]
    {
        behind = behind.strip_prefix(more).unwrap_or(behind).trim_start();
    }
    Some((place, behind))
}

/// The place that a text names, if it names nothing else.
pub(crate) fn only_place(text: &str) -> Option<Place> {
    let (place, rest) = place(text)?;
    rest.chars().all(|letter| !letter.is_alphanumeric()).then_some(place)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_told_by_their_names() {
        for (text, found, rest) in [
            ("услугодателя – с понедельника", Place::Provider, "– с понедельника"),
            ("Веб-портал «электронного правительства» – круглосуточно", Place::Portal, "– круглосуточно"),
            ("көрсетілетін қызметті берушінің – дүйсенбіден", Place::Provider, "– дүйсенбіден"),
            ("Государственной корпорации: с 9.00", Place::StateCorporation, ": с 9.00"),
        ] {
            assert_eq!(place(text), Some((found, rest)), "{text}");
        }
        assert_eq!(place("подача через портал"), None);
        assert_eq!(only_place("Услугодатель:"), Some(Place::Provider));
        assert_eq!(only_place("услугодатель в рабочие дни"), None);
    }
}
