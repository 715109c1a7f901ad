//! What stands around a sum: the case before it, and the methods and the law behind it.

use super::act::is_month;
use super::before::before;
use super::code::begins_code;
use super::methods::tells_method;

/// What stands between a case and its sum and says nothing.
const BETWEEN: &[&str] = &[
    "составляет",
    "составляют",
    "в размере",
    "взимается",
    "взимаются",
    "равен",
    "равна",
    "ставка",
    "мөлшерінде",
    "is",
];
/// What makes more or less of a sum than it is.
const OTHERWISE: &[&str] = &[
    "от",
    "до",
    "не более",
    "не менее",
    "не свыше",
    "минимум",
    "максимум",
    "свыше",
    "более",
    "менее",
    "кемінде",
    "около",
    "с",
];
/// What stands after a sum and says nothing.
const AFTER: &[&str] = &[
    "құрайды",
    "мөлшерінде",
    "мөлшері",
    "төленеді",
    "алынады",
    "болып",
    "табылады",
    "взимается",
    "ын",
    "ін",
    "ы",
];

/// The case before a sum; none if the words before it make another sum of it.
pub(super) fn case(text: &str) -> Option<String> {
    let (before, is_led) = before(text, BETWEEN, OTHERWISE)?;
    let small = before.to_lowercase();
    let leads = ["кезінде", "кезде", "үшін"].iter().any(|word| small.ends_with(word));
    (is_led || leads || before.is_empty()).then(|| before.trim_start().to_owned())
}

/// Whether the words behind a sum say no more than methods and the law.
pub(super) fn is_understood(tail: &str, has_law: bool) -> bool {
    let mut tail = tail.to_lowercase().replace('ё', "е");
    // "(далее – МРП)" names the unit again.
    for defines in ["(далее", "(бұдан әрі"] {
        if let Some((before, rest)) = tail.split_once(defines)
            && let Some((inside, after)) = rest.split_once(')')
            && ["мрп", "аек"].iter().any(|unit| inside.contains(unit))
        {
            tail = format!("{before} {after}");
        }
    }
    if has_law
        && let Some((before, law)) =
            ["в соответствии", "согласно", "по стать"].iter().find_map(|word| tail.split_once(word))
        && says_law_alone(law)
    {
        tail = before.to_owned();
    }
    let known = |word: &str| AFTER.contains(&word) || tells_method(word);
    tail.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).all(known)
}

/// Whether small words name the law of a sum, its place in it and how the sum is charged, and nothing more: an exception
/// behind the law is not lost.
fn says_law_alone(small: &str) -> bool {
    // "е" is what is left of "по статье".
    const WORDS: [&str; 14] = [
        "закон",
        "закона",
        "закону",
        "законом",
        "с",
        "со",
        "рк",
        "от",
        "года",
        "г",
        "е",
        "процедурно",
        "процессуального",
        "процессуальному",
    ];
    const STEMS: [&str; 6] = ["стать", "пункт", "подпункт", "кодекс", "республик", "казахстан"];
    let (before, behind) = small.split_once('«').unwrap_or((small, ""));
    // The title of the law says what it says.
    let behind = behind.split_once('»').map_or(behind, |(_, behind)| behind);
    let tells_law = |word: &str| {
        WORDS.contains(&word)
            || word.starts_with(|letter: char| letter.is_ascii_digit())
            || STEMS.iter().any(|stem| word.starts_with(stem))
            || is_month(word)
            || begins_code(word)
    };
    let words = |text: &str| -> bool {
        let mut words = text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
        words.all(|word| tells_law(word) || tells_method(word))
    };
    words(before) && words(behind)
}
