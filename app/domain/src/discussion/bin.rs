//! The business identification number of a legal entity: twelve digits, the last of which checks the others.

/// Whether `bin` is twelve digits with the right check digit.
pub fn is_valid(bin: &str) -> bool {
    let Some(digits) = digits(bin) else { return false };
    let Some((last, first)) = digits.split_last() else { return false };
    first.len() == 11 && first.iter().any(|digit| *digit != 0) && check_digit(first) == Some(*last)
}

/// Whether `bin` is twelve decimal digits, whatever the last one is.
pub fn is_twelve_digits(bin: &str) -> bool {
    digits(bin).is_some_and(|digits| digits.len() == 12)
}

/// The check digit of the first eleven digits, or nothing if no number begins so.
///
/// The digits are weighed 1 to 11 and summed modulo 11; should that give ten, they are weighed 3 to 11, 1, 2; should
/// that give ten again, the number is never issued.
pub fn check_digit(first_eleven: &[u8]) -> Option<u8> {
    const SECOND: [u32; 11] = [3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2];
    let sum = |weights: &mut dyn Iterator<Item = u32>| {
        first_eleven.iter().zip(weights).map(|(digit, weight)| u32::from(*digit) * weight).sum::<u32>() % 11
    };
    [sum(&mut (1..=11)), sum(&mut SECOND.into_iter())]
        .into_iter()
        .find(|remainder| *remainder != 10)
        .and_then(|remainder| u8::try_from(remainder).ok())
}

fn digits(text: &str) -> Option<Vec<u8>> {
    text.chars().map(|character| character.to_digit(10).and_then(|digit| u8::try_from(digit).ok())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn check_digit_of_issued_numbers() {
        // Public registrations: KazMunayGas, Kazakhtelecom, Halyk Bank.
        for bin in ["020240000555", "941240000193", "940140000385"] {
            assert!(is_valid(bin), "{bin}");
        }
    }

    #[test]
    fn a_changed_digit_or_a_wrong_length_is_seen() {
        for bin in ["020240000556", "92024000555", "", "000000000000", "0202400005550", "02024000055A"] {
            assert!(!is_valid(bin), "{bin}");
        }
    }

    #[test]
    fn second_round_of_weights_applies_where_the_first_gives_ten() {
        // 1 * 10 leaves ten in the first round; in the second the tenth weight is one.
        assert_eq!(check_digit(&[0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0]), Some(1));
    }
}
