//! Sums of money and shares in a sentence.

use super::number::spelled;
use super::token::{Token, tokens};
use crate::standard::FeeUnit;

/// A sum in words takes no more words than this.
const MOST_SPELLED: usize = 14;

/// A sum in a text, and where it stands in it, in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Amount {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) hundredths: u64,
    pub(super) unit: FeeUnit,
}

/// A sum that is not one number, or another one in its words.
struct Contradicts;

/// The sums of a text with their units; none if a number in words beside one says another sum.
pub(super) fn amounts(text: &str) -> Option<Vec<Amount>> {
    let tokens = tokens(text);
    let mut found = Vec::new();
    let mut place = 0;
    while place < tokens.len() {
        match at(&tokens, place).ok()? {
            Some((amount, next)) => {
                found.push(amount);
                place = next;
            }
            None => place += 1,
        }
    }
    Some(found)
}

/// The sum that begins with a word and the place behind it; none if there is none there.
fn at(tokens: &[Token<'_>], first: usize) -> Result<Option<(Amount, usize)>, Contradicts> {
    let Some((number, count)) = figures(tokens.get(first..).unwrap_or_default()) else { return Ok(None) };
    let Some(token) = tokens.get(first) else { return Ok(None) };
    let mut next = first + count;
    let mut says = None;
    if tokens.get(next).is_some_and(|token| token.raw.starts_with('(')) {
        let inside = tokens.get(next..).unwrap_or_default();
        let Some(length) = inside.iter().take(MOST_SPELLED).position(|token| token.raw.ends_with(')')) else {
            return Ok(None);
        };
        let words: Vec<String> = inside.iter().take(length + 1).map(Token::small).collect();
        says = Some(words.join(" "));
        next += length + 1;
    }
    let last = tokens.get(first + count - 1).map_or("", |token| token.raw);
    let own = last.trim_end_matches([',', '.', ';', ')']).ends_with('%');
    let named = if own { Some((FeeUnit::Percent, 0)) } else { unit(tokens.get(next..).unwrap_or_default()) };
    let Some((unit, used)) = named else { return Ok(None) };
    let hundredths = hundredths(&number).ok_or(Contradicts)?;
    if let Some(words) = says {
        let whole = spelled(&words).and_then(|whole| whole.checked_mul(100));
        // Parts in words are not read: such a sum is not certain.
        whole.filter(|whole| *whole == hundredths).ok_or(Contradicts)?;
    }
    let end = match (used, own) {
        (0, true) => token_end(tokens, first + count - 1),
        _ => token_end(tokens, next + used - 1),
    };
    Ok(Some((Amount { start: token.start, end, hundredths, unit }, next + used)))
}

/// Where a word ends, its sign of per cent with it.
fn token_end(tokens: &[Token<'_>], place: usize) -> usize {
    tokens.get(place).map_or(0, |token| {
        token.end + if token.raw.contains('%') { token.after().find('%').map_or(0, |at| at + 1) } else { 0 }
    })
}

/// The figures at the beginning of words, groups of thousands together: "2 000,50".
fn figures(words: &[Token<'_>]) -> Option<(String, usize)> {
    let first = words.first()?;
    let digits = |core: &str| !core.is_empty() && core.chars().all(|letter| letter.is_ascii_digit());
    if !first.core.starts_with(|letter: char| letter.is_ascii_digit()) || !first.before().is_empty() {
        return None;
    }
    let mut number = first.core.to_owned();
    let mut count = 1;
    let mut last = first;
    while digits(last.core) && last.after().is_empty() && number.len() <= 12 {
        let is_group = |token: &&Token<'_>| {
            let (whole, part) = token.core.split_once(',').unwrap_or((token.core, ""));
            token.before().is_empty()
                && whole.len() == 3
                && digits(whole)
                && (part.is_empty() || digits(part))
        };
        let Some(group) = words.get(count).filter(is_group).filter(|_| first.core.len() <= 3) else { break };
        number.push_str(group.core);
        last = group;
        count += 1;
    }
    let is_number = number.chars().all(|letter| letter.is_ascii_digit() || matches!(letter, ',' | '.'));
    is_number.then_some((number, count))
}

/// The unit at the beginning of words and how many of them it takes.
fn unit(words: &[Token<'_>]) -> Option<(FeeUnit, usize)> {
    let first = words.first()?;
    let small = first.small();
    let next = |place: usize| words.get(place).map(Token::small).unwrap_or_default();
    let is = |stems: &[&str]| stems.iter().any(|stem| small.starts_with(stem));
    match () {
        () if is(&["тенге", "теңге", "tenge"]) || small == "тг" => Some((FeeUnit::Tenge, 1)),
        () if is(&["мрп", "аек", "mci"]) => Some((FeeUnit::Mci, 1)),
        () if is(&["месячн"]) && next(1).starts_with("расчетн") && next(2).starts_with("показател") => {
            Some((FeeUnit::Mci, 3))
        }
        () if is(&["айлық"]) && next(1).starts_with("есептік") && next(2).starts_with("көрсеткіш") => {
            Some((FeeUnit::Mci, 3))
        }
        () if is(&["monthly"]) && next(1).starts_with("calculat") && next(2).starts_with("ind") => {
            Some((FeeUnit::Mci, 3))
        }
        () if is(&["процент", "пайыз", "percent"]) || first.raw.starts_with('%') => {
            Some((FeeUnit::Percent, 1))
        }
        () => None,
    }
}

/// "0,5" as 50.
fn hundredths(number: &str) -> Option<u64> {
    let (whole, part) = number.split_once([',', '.']).unwrap_or((number, ""));
    let digits = |text: &str| text.chars().all(|letter| letter.is_ascii_digit());
    if whole.is_empty() || whole.len() > 12 || part.len() > 2 || !digits(whole) || !digits(part) {
        return None;
    }
    let part: u64 = format!("{part:0<2}").parse().ok()?;
    Some(whole.parse::<u64>().ok()? * 100 + part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_are_read_whole() {
        let read = |text: &str| -> Option<Vec<(u64, FeeUnit)>> {
            Some(amounts(text)?.iter().map(|amount| (amount.hundredths, amount.unit)).collect())
        };
        for (text, hundredths, unit) in [
            ("за выписку – 2 000,50 тенге", 200_050, FeeUnit::Tenge),
            ("12 000 (двенадцать тысяч) тенге", 1_200_000, FeeUnit::Tenge),
            ("1 234 567 теңгені құрайды", 123_456_700, FeeUnit::Tenge),
            ("0,5 МРП", 50, FeeUnit::Mci),
            ("3 (три) месячных расчетных показателя", 300, FeeUnit::Mci),
            ("10 айлық есептік көрсеткішті құрайды", 1_000, FeeUnit::Mci),
            ("10 % от ставки", 1_000, FeeUnit::Percent),
            ("10% от ставки", 1_000, FeeUnit::Percent),
            ("5 (бес) АЕК-ті", 500, FeeUnit::Mci),
        ] {
            assert_eq!(read(text), Some(vec![(hundredths, unit)]), "{text}");
        }
        assert_eq!(read("6 (пять) МРП"), None);
        assert_eq!(read("от 1 МРП до 2 МРП").unwrap().len(), 2);
        assert_eq!(read("статья 554 Кодекса, 2017 года"), Some(vec![]));
        let text = "выдача – 10 % от ставки";
        let amount = amounts(text).unwrap()[0];
        assert_eq!(text.get(amount.start..amount.end), Some("10 %"));
    }
}
