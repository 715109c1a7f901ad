//! A number of months, days, hours or minutes: "3 (три) рабочих дня", "от 3 до 5 рабочих дней".

use super::number::{is_number_like, spelled};
use super::token::Token;
use crate::standard::TermUnit;

/// A number in words that stands in brackets takes no more words than this.
const MOST_SPELLED: usize = 5;

/// How long something takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Span {
    /// The least, where a range is named.
    pub(crate) from: Option<u32>,
    /// How many units; of a range the most.
    pub(crate) amount: u32,
    /// What is counted.
    pub(crate) unit: TermUnit,
}

/// A term in a text.
pub(super) struct Found {
    pub(super) start: usize,
    pub(super) end: usize,
    /// The places of its first and last word.
    pub(super) first: usize,
    pub(super) last: usize,
    pub(super) span: Span,
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
    if let Some((from, amount, next)) = range(tokens, first) {
        return found(tokens, first, next, Some(from), amount);
    }
    let (amount, next) = number(tokens, first)?;
    if let Some(range) = kazakh_range(tokens, first, amount, next) {
        return Some(range);
    }
    found(tokens, first, next, None, amount)
}

/// A number with the unit that stands at a place.
fn found(tokens: &[Token<'_>], first: usize, next: usize, from: Option<u32>, amount: u32) -> Option<Found> {
    let (unit, count) = unit(tokens.get(next..)?)?;
    let last = next + count - 1;
    let (start, end) = (tokens.get(first)?.start, tokens.get(last)?.end);
    let is_sane = (1..10_000).contains(&amount) && from.is_none_or(|from| (1..amount).contains(&from));
    is_sane.then_some(Found { start, end, first, last, span: Span { from, amount, unit } })
}

/// "от 3 (трех) до 5 (пяти)", "3 – 5", "3-5", "3-тен 5": the least, the most and the place behind them.
fn range(tokens: &[Token<'_>], first: usize) -> Option<(u32, u32, usize)> {
    const ENDINGS: [&str; 6] = ["тен", "тан", "нен", "нан", "ден", "дан"];
    let token = tokens.get(first)?;
    if matches!(token.small().as_str(), "от" | "from") && token.after().is_empty() {
        let (least, next) = number(tokens, first + 1)?;
        let is_led = matches!(tokens.get(next)?.small().as_str(), "до" | "to");
        let (most, next) = number(tokens, next + 1).filter(|_| is_led)?;
        return Some((least, most, next));
    }
    if let Some((least, most)) = token.core.split_once(['-', '–'])
        && token.before().is_empty()
        && token.after().is_empty()
    {
        let least = least.parse().ok()?;
        if ENDINGS.contains(&most) {
            let (most, next) = number(tokens, first + 1)?;
            return Some((least, most, next));
        }
        return Some((least, most.parse().ok()?, first + 1));
    }
    let (least, next) = number(tokens, first)?;
    let is_dash = matches!(tokens.get(next)?.raw, "-" | "–" | "—");
    let (most, next) = number(tokens, next + 1).filter(|_| is_dash)?;
    Some((least, most, next))
}

/// "3 (үш) жұмыс күнінен 5 (бес) жұмыс күніне дейін"
fn kazakh_range(tokens: &[Token<'_>], first: usize, least: u32, next: usize) -> Option<Found> {
    let low = found(tokens, first, next, None, least)?;
    let ending = tokens.get(low.last)?.small();
    if !["нен", "нан", "ден", "дан", "тен", "тан"].iter().any(|own| ending.ends_with(own)) {
        return None;
    }
    let (most, next) = number(tokens, low.last + 1)?;
    let whole = found(tokens, first, next, Some(least), most)?;
    let closes = tokens.get(whole.last + 1).is_some_and(|word| word.small() == "дейін");
    (closes && whole.span.unit == low.span.unit).then_some(whole)
}

/// The number that begins with a word and the place behind it.
fn number(tokens: &[Token<'_>], first: usize) -> Option<(u32, usize)> {
    let token = tokens.get(first)?;
    let is_figure = !token.core.is_empty() && token.core.chars().all(|letter| letter.is_ascii_digit());
    if is_figure {
        // "3-5", "10.5": the marks of a number are no marks of a sentence.
        if !token.before().trim_matches('(').is_empty()
            || token.before().contains('(')
            || !token.after().is_empty()
        {
            return None;
        }
        let amount = token.core.parse::<u32>().ok()?;
        return Some((amount, in_brackets(tokens, first + 1, amount)?));
    }
    in_words(tokens, first)
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
    let is_month = |word: &str| {
        ["месяц", "month"].iter().any(|stem| word.starts_with(stem))
            || matches!(word, "ай" | "айы" | "айда" | "айдан" | "айдың" | "айға")
    };
    match () {
        () if is_month(&first) => Some((TermUnit::Months, 1)),
        () if is_month(&second) && is(&["календарн", "күнтізбелік", "calendar"]) => {
            Some((TermUnit::Months, 2))
        }
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
