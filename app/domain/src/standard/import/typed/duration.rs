//! A number of days, hours or minutes: "3 (три) рабочих дня".

use super::number::{is_number_like, spelled};
use super::token::Token;
use crate::standard::TermUnit;

/// A number in words that stands in brackets takes no more words than this.
const MOST_SPELLED: usize = 5;

/// A term in a text.
pub(super) struct Found {
    pub(super) start: usize,
    pub(super) end: usize,
    /// The places of its first and last word.
    pub(super) first: usize,
    pub(super) last: usize,
    pub(super) amount: u32,
    pub(super) unit: TermUnit,
}

/// Whether another number counts days, months or the like.
pub(super) fn counts_other_time(tokens: &[Token<'_>], it: &Found) -> bool {
    const STEMS: [&str; 17] = [
        "дн",
        "день",
        "дня",
        "месяц",
        "год",
        "лет",
        "недел",
        "сут",
        "час",
        "минут",
        "квартал",
        "күн",
        "жыл",
        "апта",
        "тәулік",
        "сағат",
        "day",
    ];
    let is_time = |token: Option<&Token<'_>>| {
        token.is_some_and(|token| {
            let small = token.small();
            STEMS.iter().any(|stem| small.starts_with(stem))
                || matches!(small.as_str(), "ай" | "айдан" | "айға")
        })
    };
    tokens.iter().enumerate().any(|(place, token)| {
        let outside = place < it.first || place > it.last;
        outside && is_number_like(token.core) && (1..=3).any(|step| is_time(tokens.get(place + step)))
    })
}

/// The term that begins with a word.
pub(super) fn at(tokens: &[Token<'_>], first: usize) -> Option<Found> {
    let token = tokens.get(first)?;
    let is_figure = !token.core.is_empty() && token.core.chars().all(|letter| letter.is_ascii_digit());
    let (amount, next) = if is_figure {
        // "3-5", "10.5": the marks of a number are no marks of a sentence.
        if !token.before().trim_matches('(').is_empty()
            || token.before().contains('(')
            || !token.after().is_empty()
        {
            return None;
        }
        let amount = token.core.parse::<u32>().ok()?;
        (amount, in_brackets(tokens, first + 1, amount)?)
    } else {
        in_words(tokens, first)?
    };
    let (unit, count) = unit(tokens.get(next..)?)?;
    let last = next + count - 1;
    let end = tokens.get(last)?.end;
    (1..10_000).contains(&amount).then(|| Found { start: token.start, end, first, last, amount, unit })
}

/// The place behind the same number in words, in brackets, if it stands there; none if the brackets say another thing.
fn in_brackets(tokens: &[Token<'_>], from: usize, amount: u32) -> Option<usize> {
    if !tokens.get(from).is_some_and(|token| token.raw.starts_with('(')) {
        return Some(from);
    }
    let inside = tokens.get(from..)?;
    let count = inside.iter().take(MOST_SPELLED).position(|token| token.raw.ends_with(')'))? + 1;
    let words: Vec<String> = inside.iter().take(count).map(Token::small).collect();
    (spelled(&words.join(" ")) == Some(u64::from(amount))).then_some(from + count)
}

/// A number in words, maybe with its figures in brackets: "три (3)".
fn in_words(tokens: &[Token<'_>], first: usize) -> Option<(u32, usize)> {
    let follows_word = first.checked_sub(1).and_then(|place| tokens.get(place));
    if follows_word.is_some_and(|before| spelled(&before.small()).is_some()) {
        return None;
    }
    let inside = tokens.get(first..)?;
    let is_word = |token: &&Token<'_>| token.after().is_empty() && token.before().is_empty();
    let count = inside
        .iter()
        .take(MOST_SPELLED)
        .take_while(is_word)
        .take_while(|token| spelled(&token.small()).is_some())
        .count();
    let words: Vec<String> = inside.iter().take(count).map(Token::small).collect();
    let amount = u32::try_from(spelled(&words.join(" "))?).ok()?;
    let next = first + count;
    match tokens.get(next) {
        Some(token) if token.raw.starts_with('(') => {
            (token.core.parse() == Ok(amount) && token.raw.ends_with(')')).then_some((amount, next + 1))
        }
        _ => Some((amount, next)),
    }
}

/// The unit at the beginning of words and how many of them it takes.
fn unit(words: &[Token<'_>]) -> Option<(TermUnit, usize)> {
    let first = words.first()?.small();
    let second = words.get(1).map(Token::small).unwrap_or_default();
    let is_day = ["дн", "ден", "күн", "day"].iter().any(|stem| second.starts_with(stem));
    let is = |stems: &[&str]| stems.iter().any(|stem| first.starts_with(stem));
    match () {
        () if is_day && is(&["рабоч", "жұмыс", "business", "working"]) => {
            Some((TermUnit::BusinessDays, 2))
        }
        () if is_day && is(&["календарн", "күнтізбелік", "calendar"]) => {
            Some((TermUnit::CalendarDays, 2))
        }
        () if is(&["минут", "minute"]) => Some((TermUnit::Minutes, 1)),
        () if is(&["сағат", "hour"]) || matches!(first.as_str(), "час" | "часа" | "часов") => {
            Some((TermUnit::Hours, 1))
        }
        () => None,
    }
}
