//! A term: "3 (три) рабочих дня".

use super::before::{MARKS, before};
use super::duration::{Span, at, counts_other_time};
use super::token::{spaced, tokens};

/// What stands between a case and its term and says nothing.
const BETWEEN: &[&str] = &[
    "в течение",
    "в течении",
    "в срок",
    "в срок до",
    "составляет",
    "составляют",
    "не более",
    "не более чем",
    "не превышает",
    "не должно превышать",
    "не должен превышать",
    "не позднее",
    "не позднее чем",
    "до",
    "within",
    "is",
    "not more than",
];
/// What stands after a term and says nothing.
const AFTER: &[&str] = &[
    "ішінде",
    "құрайды",
    "аспайды",
    "аспауы тиіс",
    "аспауға тиіс",
    "аспауы керек",
    "көп емес",
    "артық емес",
    "кешіктірмей",
    "кешіктірілмей",
    "көрсетіледі",
    "жүзеге асырылады",
    "беріледі",
    "болып табылады",
    "дейін",
    "дейінгі мерзімде",
    "бойы",
];
/// What a case may end with where the term follows without any mark.
const LEADS: &[&str] = &["бастап", "кейін", "кезде", "кезінде", "үшін", "арқылы", "жағдайда", "жағдайында"];
/// What may follow a term: from when it counts, and when it applies.
const FROM: &[&str] = &[
    "со дня",
    "с дня",
    "с даты",
    "с момента",
    "со времени",
    "после",
    "со следующего",
    "с рабочего",
    "считая",
    "при ",
    "для ",
    "через ",
    "на портал",
    "from the",
    "after",
];
/// Words before a number that make another thing of it than how long it takes.
const OTHERWISE: &[&str] = &[
    "не менее",
    "не ранее",
    "минимум",
    "свыше",
    "через",
    "за",
    "каждые",
    "больше",
    "от",
    "с",
    "кемінде",
    "сайын",
    "более",
];
/// What a sentence about the rendering itself is made of: it names no case.
const RENDERING: &[&str] = &[
    "государственная",
    "услуга",
    "оказывается",
    "срок",
    "оказания",
    "государственной",
    "услуги",
    "мемлекеттік",
    "көрсетілетін",
    "қызмет",
    "қызметті",
    "көрсету",
    "мерзімі",
];

/// The one term of a text, with the words around it, which name its case; none if there is no term, more than one, or
/// something about it is not understood.
pub(crate) fn term(text: &str) -> Option<(Span, String)> {
    let text = &spaced(text);
    let tokens = tokens(text);
    let mut found = (0..tokens.len()).filter_map(|place| at(&tokens, place));
    let it = found.next()?;
    if found.any(|other| other.first > it.last) || counts_other_time(&tokens, &it) {
        return None;
    }
    let (before, is_led) = before(text.get(..it.start)?, BETWEEN, OTHERWISE)?;
    let (after, closes) = after(text.get(it.end..)?);
    let (small_before, small_after) = (before.to_lowercase(), after.to_lowercase());
    let excepts = ["кроме", "исключени", "необходимост"].iter().any(|word| small_after.contains(word));
    let follows = after.is_empty() || !excepts && FROM.iter().any(|from| small_after.starts_with(from));
    let is_rendering =
        !before.is_empty() && small_before.split_whitespace().all(|word| RENDERING.contains(&word));
    let before = if is_rendering { "" } else { before };
    let leads =
        is_led || closes || before.is_empty() || LEADS.iter().any(|word| small_before.ends_with(word));
    if !follows
        || !leads
        || !is_rendering && says_what_is_done(&small_before)
        || says_what_is_done(&small_after)
    {
        return None;
    }
    let case = format!("{before} {after}");
    Some((it.span, case.trim().to_owned()))
}

/// The words after a term without those that say nothing, and whether there were such.
fn after(text: &str) -> (&str, bool) {
    let mut after = text.trim_matches(MARKS);
    let mut closes = false;
    // "3 жұмыс күнінен аспайды": the unit has its ending already.
    while let Some(rest) = AFTER
        .iter()
        .filter_map(|word| after.strip_prefix(word))
        .find(|rest| !rest.starts_with(char::is_alphanumeric))
    {
        after = rest.trim_matches(MARKS);
        closes = true;
    }
    (after, closes)
}

/// Whether small words tell what somebody does, which is no term of rendering.
fn says_what_is_done(small: &str) -> bool {
    const ENDS: [&str; 9] = ["ает", "яет", "ует", "ется", "ится", "ются", "ятся", "ают", "яют"];
    const WORDS: [&str; 7] = ["обязан", "обязаны", "вправе", "должен", "дает", "имеет", "тиіс"];
    const KAZAKH: [&str; 7] = ["ады", "еді", "йды", "йді", "ылды", "ілді", "міндетті"];
    small.split_whitespace().any(|word| {
        let word = word.trim_matches(|letter: char| !letter.is_alphabetic());
        let is_long = word.chars().count() > 4;
        WORDS.contains(&word) || is_long && ENDS.iter().chain(&KAZAKH).any(|end| word.ends_with(end))
    })
}

#[cfg(test)]
#[path = "term_tests.rs"]
mod tests;
