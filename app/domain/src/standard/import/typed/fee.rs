//! Whether a service is free, and what it costs.

use super::citation::citation;
use crate::language::Language;
use crate::standard::{Detail, FeeMethod, FeeUnit};

/// What words say of the payment, and whether they say it for certain.
pub(crate) fn fee(words: &str, small: &str, language: Language) -> (Detail, bool) {
    let has = |word: &&str| small.contains(*word);
    let amounts = amounts(words);
    let free = ["бесплатн", "тегін", "free of charge"].iter().any(has);
    let paid = ["ақылы", "на платной", "paid"].iter().any(has);
    if free && !paid && amounts.is_empty() {
        return (Detail::Free, true);
    }
    let methods: [(FeeMethod, &[&str]); 3] = [
        (FeeMethod::Cash, &["наличн", "қолма-қол ақшамен", "in cash"]),
        (FeeMethod::Transfer, &["безналичн", "қолма-қол ақшасыз", "transfer"]),
        (
            FeeMethod::PaymentGateway,
            &["платежный шлюз", "платежного шлюза", "төлем шлюзі", "payment gateway"],
        ),
    ];
    let without = small.replace("безналичн", " ");
    let named = |method: &&(FeeMethod, &[&str])| match method.0 {
        FeeMethod::Cash => method.1.iter().any(|word| without.contains(word)),
        _ => method.1.iter().any(has),
    };
    let methods = methods.iter().filter(named).map(|(method, _)| *method).collect();
    let law = citation(words, language).unwrap_or_default();
    match amounts.as_slice() {
        [(hundredths, unit)] => (Detail::fee(*hundredths, *unit, methods, law), true),
        _ => (Detail::fee(0, FeeUnit::Tenge, methods, law), false),
    }
}

/// The sums of a text with their units.
fn amounts(words: &str) -> Vec<(u64, FeeUnit)> {
    let pieces: Vec<&str> = words.split_whitespace().collect();
    let sum = |(place, piece): (usize, &&str)| {
        let (number, behind) = match piece.strip_suffix(['%', ',', '.', ';']) {
            Some(number) if piece.ends_with('%') => (number, "%"),
            _ => (*piece, pieces.get(place + 1).copied().unwrap_or("")),
        };
        let behind = behind.to_lowercase();
        let behind = behind.trim_matches(|letter: char| !letter.is_alphanumeric() && letter != '%');
        let unit = match behind {
            "тенге" | "теңге" | "tenge" => FeeUnit::Tenge,
            "мрп" | "аек" | "mci" => FeeUnit::Mci,
            "%" | "процент" | "процента" | "процентов" | "пайыз" | "percent" => {
                FeeUnit::Percent
            }
            _ => return None,
        };
        let groups = pieces.get(..place).unwrap_or_default().iter().rev();
        let is_group =
            |group: &&&str| group.len() <= 3 && group.chars().all(|letter| letter.is_ascii_digit());
        let groups: Vec<&str> =
            if number.len() == 3 { groups.take_while(is_group).copied().collect() } else { Vec::new() };
        let whole: String = groups.into_iter().rev().chain([number]).collect();
        Some((hundredths(&whole)?, unit))
    };
    pieces.iter().enumerate().filter_map(sum).collect()
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

    fn read(words: &str) -> (Detail, bool) {
        fee(words, &words.to_lowercase(), Language::Ru)
    }

    #[test]
    fn payments_are_read() {
        assert_eq!(read("оказывается бесплатно."), (Detail::Free, true));
        assert_eq!(read("Тегін"), (Detail::Free, true));
        let (detail, sure) = read("за копию – 0,5 МРП, наличными через банки или безналичным перечислением");
        let Detail::Fee { hundredths, unit, methods, .. } = detail else { panic!() };
        assert_eq!((hundredths, unit, sure), (50, FeeUnit::Mci, true));
        assert_eq!(methods, [FeeMethod::Cash, FeeMethod::Transfer]);
        let (detail, _) = read("12 000 тенге безналичным перечислением");
        let Detail::Fee { hundredths, methods, .. } = detail else { panic!() };
        assert_eq!((hundredths, methods), (1_200_000, vec![FeeMethod::Transfer]));
        assert!(!read("по ставкам Налогового кодекса").1);
        assert!(!read("от 1 МРП до 2 МРП").1);
    }
}
