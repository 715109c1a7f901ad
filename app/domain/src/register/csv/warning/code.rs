//! Codes that a spreadsheet took for a number or a date.

use std::collections::BTreeSet;

use super::WarningKind;

/// How the names of months begin where a spreadsheet writes them, January first.
const MONTHS: [&[&str]; 12] = [
    &["jan", "янв", "қаң"],
    &["feb", "фев", "ақп"],
    &["mar", "мар", "нау"],
    &["apr", "апр", "сәу"],
    &["may", "май", "мая", "мам"],
    &["jun", "июн", "мау"],
    &["jul", "июл", "шіл"],
    &["aug", "авг", "там"],
    &["sep", "сен", "қыр"],
    &["oct", "окт", "қаз"],
    &["nov", "ноя", "қар"],
    &["dec", "дек", "жел"],
];
/// The longest code that a number in powers of ten is written out as.
const LONGEST_CODE: usize = 20;

/// The codes beside which a code is looked at.
pub(super) struct KnownCodes<'a> {
    standing: BTreeSet<&'a str>,
    every: BTreeSet<&'a str>,
    /// How long codes of digits with a zero before them are, if all are of one length.
    padded: Option<usize>,
}

impl<'a> KnownCodes<'a> {
    /// The codes of the register and of the file.
    pub(super) fn of(
        standing: impl IntoIterator<Item = &'a str>,
        in_file: impl IntoIterator<Item = &'a str>,
    ) -> Self {
        let standing: BTreeSet<&str> = standing.into_iter().collect();
        let every: BTreeSet<&str> = standing.iter().copied().chain(in_file).collect();
        let padded = every.iter().filter(|code| is_number(code) && code.starts_with('0'));
        let lengths: BTreeSet<usize> = padded.map(|code| code.len()).collect();
        let padded = if lengths.len() == 1 { lengths.first().copied() } else { None };
        Self { standing, every, padded }
    }

    /// What seems to have happened to a code, and the code that was likely meant. A code of the register is what it is.
    pub(super) fn spoilt(&self, code: &str) -> Option<(WarningKind, Option<String>)> {
        if self.standing.contains(code) {
            return None;
        }
        if let Some(digits) = written_out(code) {
            let likely = self.with_zeros(&digits).unwrap_or(digits);
            return Some((WarningKind::BecameNumber, Some(likely)));
        }
        if let Some(parts) = date_parts(code) {
            return Some((WarningKind::BecameDate, self.of_parts(code, &parts)));
        }
        let likely = if is_number(code) { self.with_zeros(code) } else { None };
        likely.map(|likely| (WarningKind::BecameNumber, Some(likely)))
    }

    /// The code that lost its zeros and is left with these digits.
    fn with_zeros(&self, digits: &str) -> Option<String> {
        let bare = |code: &str| code.trim_start_matches('0') == digits.trim_start_matches('0');
        let found = self.every.iter().find(|code| is_number(code) && code.len() > digits.len() && bare(code));
        let padded = || self.padded.filter(|length| *length > digits.len());
        found
            .map(|code| (*code).to_owned())
            .or_else(|| padded().map(|length| format!("{}{digits}", "0".repeat(length - digits.len()))))
    }

    /// The one other code whose numbers are those of a date.
    fn of_parts(&self, date: &str, parts: &[u32]) -> Option<String> {
        let same = |code: &&&str| {
            let numbers: Option<Vec<u32>> = code.split(['.', '-']).map(|part| part.parse().ok()).collect();
            **code != date && numbers.is_some_and(|numbers| sorted(&numbers) == sorted(parts))
        };
        let mut found = self.every.iter().filter(same);
        let first = found.next()?;
        found.next().is_none().then(|| (*first).to_owned())
    }
}

fn is_number(code: &str) -> bool {
    !code.is_empty() && code.bytes().all(|letter| letter.is_ascii_digit())
}

/// Numbers in order, a year by its last two digits: programs disagree on which of them stands first.
fn sorted(numbers: &[u32]) -> Vec<u32> {
    let mut numbers: Vec<u32> = numbers.iter().map(|number| number % 100).collect();
    numbers.sort_unstable();
    numbers
}

/// The digits of a number such as `9.00101E+5` or `900101.0`.
fn written_out(code: &str) -> Option<String> {
    let upper = code.to_ascii_uppercase().replace(',', ".");
    let (number, power) = match upper.split_once('E') {
        Some((number, power)) => (number, power.strip_prefix('+').unwrap_or(power).parse().ok()?),
        None => (upper.strip_suffix(".0")?, 0_usize),
    };
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    let is_digits = is_number(whole) && (fraction.is_empty() || is_number(fraction));
    // A code such as 12E5 may be one: programs write one digit before the point.
    let is_of_program = upper.contains('.') || upper.contains('+');
    let zeros = power.checked_sub(fraction.len())?;
    let fits = whole.len().saturating_add(power) <= LONGEST_CODE;
    (is_digits && is_of_program && fits).then(|| format!("{whole}{fraction}{}", "0".repeat(zeros)))
}

/// The numbers of a date such as `02.01.2014`, `2014-01-02`, `01.фев` or `Feb-14`.
fn date_parts(code: &str) -> Option<Vec<u32>> {
    let parts: Vec<&str> = code.split(['.', '-', '/', ' ']).filter(|part| !part.is_empty()).collect();
    let month = parts.iter().find_map(|part| month_of(part));
    let numbers: Vec<u32> = parts.iter().filter_map(|part| part.parse().ok()).collect();
    if let Some(month) = month {
        let is_date = (1..=2).contains(&numbers.len()) && numbers.len() + 1 == parts.len();
        return is_date.then(|| numbers.into_iter().chain([month]).collect());
    }
    let years = 1900..=2100;
    let (year, [first, second]) = match numbers.as_slice() {
        [year, first, second] if years.contains(year) => (*year, [*first, *second]),
        [first, second, year] if years.contains(year) => (*year, [*first, *second]),
        _ => return None,
    };
    let has_year = parts.iter().any(|part| part.len() == 4 && part.parse() == Ok(year));
    let is_day = (1..=31).contains(&first.max(second)) && (1..=12).contains(&first.min(second));
    (parts.len() == 3 && has_year && is_day).then(|| vec![first, second, year])
}

fn month_of(part: &str) -> Option<u32> {
    let part = part.to_lowercase();
    if !part.chars().all(char::is_alphabetic) {
        return None;
    }
    let place = MONTHS.iter().position(|names| names.iter().any(|name| part.starts_with(name)))?;
    u32::try_from(place + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn r12_1_a_code_that_became_a_number_or_a_date_names_the_likely_one() {
        let standing = ["000900101", "000900102", "002-01-014", "05-02"];
        let known = KnownCodes::of(standing, ["900103", "000900104"]);
        let number = |likely: &str| Some((WarningKind::BecameNumber, Some(likely.to_owned())));
        let date = |likely: Option<&str>| Some((WarningKind::BecameDate, likely.map(str::to_owned)));
        for (code, told) in [
            ("900101", number("000900101")),
            ("900103", number("000900103")),
            ("9.00101E+5", number("000900101")),
            ("9,00101E+05", number("000900101")),
            ("9.00777E+11", number("900777000000")),
            ("900102.0", number("000900102")),
            ("02.01.2014", date(Some("002-01-014"))),
            ("2014-01-02", date(Some("002-01-014"))),
            ("05.фев", date(Some("05-02"))),
            ("Feb-05", date(Some("05-02"))),
            ("17.май", date(None)),
            ("31.12.2020", date(None)),
            ("000900101", None),
            ("000900105", None),
            ("002-01-015", None),
            ("1234567890", None),
            ("A-12E5", None),
            ("1.0E18446744073709551615", None),
            ("", None),
        ] {
            assert_eq!(known.spoilt(code), told, "{code}");
        }
    }

    #[test]
    fn r12_1_where_no_code_begins_with_a_zero_none_was_lost() {
        let known = KnownCodes::of(["101", "100102"], ["103"]);
        assert_eq!(known.spoilt("103"), None);
    }
}
