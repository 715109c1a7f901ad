//! Whole numbers as each language groups them.

use domain::language::Language;

/// A whole number with its digits in threes: "1 204" (a narrow no-break space), in English "1,204".
pub fn number(language: Language, value: u64) -> String {
    let digits = value.to_string();
    let separator = if language == Language::En { ',' } else { '\u{202f}' };
    // Four digits stay together in Kazakh and Russian, as their typographic rules ask.
    if digits.len() <= 4 && language != Language::En {
        return digits;
    }
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3 * separator.len_utf8());
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            grouped.push(separator);
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_grouped_by_language() {
        assert_eq!(number(Language::En, 1_204), "1,204");
        assert_eq!(number(Language::Ru, 1_204), "1204");
        assert_eq!(number(Language::Kk, 31_204), "31\u{202f}204");
        assert_eq!(number(Language::En, 7), "7");
    }
}
