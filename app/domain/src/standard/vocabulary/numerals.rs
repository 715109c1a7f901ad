//! Numbers in words, as acts write them in brackets after the figures: "15 (пятнадцать)", "15 (он бес)".

/// The largest number that is written in words; what is larger stands in figures alone.
const LARGEST: u32 = 999_999;

/// The gender of what is counted in Russian.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gender {
    /// "один день".
    Masculine,
    /// "одна минута".
    Feminine,
}

/// The case of a Russian numeral.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Case {
    /// "пять".
    Nominative,
    /// "от пяти".
    Genitive,
}

/// A numeral in the nominative and in the genitive.
type Forms = [&'static str; 2];

const ONES: [Forms; 20] = [
    ["ноль", "нуля"],
    ["один", "одного"],
    ["два", "двух"],
    ["три", "трех"],
    ["четыре", "четырех"],
    ["пять", "пяти"],
    ["шесть", "шести"],
    ["семь", "семи"],
    ["восемь", "восьми"],
    ["девять", "девяти"],
    ["десять", "десяти"],
    ["одиннадцать", "одиннадцати"],
    ["двенадцать", "двенадцати"],
    ["тринадцать", "тринадцати"],
    ["четырнадцать", "четырнадцати"],
    ["пятнадцать", "пятнадцати"],
    ["шестнадцать", "шестнадцати"],
    ["семнадцать", "семнадцати"],
    ["восемнадцать", "восемнадцати"],
    ["девятнадцать", "девятнадцати"],
];

const TENS: [Forms; 10] = [
    ["", ""],
    ["десять", "десяти"],
    ["двадцать", "двадцати"],
    ["тридцать", "тридцати"],
    ["сорок", "сорока"],
    ["пятьдесят", "пятидесяти"],
    ["шестьдесят", "шестидесяти"],
    ["семьдесят", "семидесяти"],
    ["восемьдесят", "восьмидесяти"],
    ["девяносто", "девяноста"],
];

const HUNDREDS: [Forms; 10] = [
    ["", ""],
    ["сто", "ста"],
    ["двести", "двухсот"],
    ["триста", "трехсот"],
    ["четыреста", "четырехсот"],
    ["пятьсот", "пятисот"],
    ["шестьсот", "шестисот"],
    ["семьсот", "семисот"],
    ["восемьсот", "восьмисот"],
    ["девятьсот", "девятисот"],
];

const KAZAKH_ONES: [&str; 10] = ["нөл", "бір", "екі", "үш", "төрт", "бес", "алты", "жеті", "сегіз", "тоғыз"];

const KAZAKH_TENS: [&str; 10] =
    ["", "он", "жиырма", "отыз", "қырық", "елу", "алпыс", "жетпіс", "сексен", "тоқсан"];

impl Case {
    const fn of(self, forms: Forms) -> &'static str {
        let [nominative, genitive] = forms;
        match self {
            Self::Nominative => nominative,
            Self::Genitive => genitive,
        }
    }
}

/// The entry of a table; nothing beyond its end.
fn entry<Word: Copy + Default>(table: &[Word], place: u32) -> Word {
    usize::try_from(place).ok().and_then(|place| table.get(place)).copied().unwrap_or_default()
}

/// A number in Russian words: "двадцать одна", "двадцати одного". None beyond [`LARGEST`].
pub(super) fn russian(number: u32, gender: Gender, case: Case) -> Option<String> {
    if number == 0 {
        return Some(case.of(entry(&ONES, 0)).to_owned());
    }
    let (thousands, rest) = split(number)?;
    let mut said = Vec::new();
    if thousands > 0 {
        said.extend(russian_hundreds(thousands, Gender::Feminine, case));
        said.push(thousand(thousands, case));
    }
    said.extend(russian_hundreds(rest, gender, case));
    Some(said.join(" "))
}

/// "тысяча", "тысячи" or "тысяч" after their number.
const fn thousand(count: u32, case: Case) -> &'static str {
    match (count % 10, count % 100, case) {
        (_, 11..=14, _) => "тысяч",
        (1, _, Case::Nominative) => "тысяча",
        (1, _, Case::Genitive) | (2..=4, _, Case::Nominative) => "тысячи",
        _ => "тысяч",
    }
}

/// The words of a number below a thousand; none for zero.
fn russian_hundreds(number: u32, gender: Gender, case: Case) -> Vec<&'static str> {
    let tail = number % 100;
    let (tens, ones) = if tail < 20 { (0, tail) } else { (tail / 10, tail % 10) };
    let last = match (ones, gender) {
        (0, _) => ["", ""],
        (1, Gender::Feminine) => ["одна", "одной"],
        (2, Gender::Feminine) => ["две", "двух"],
        _ => entry(&ONES, ones),
    };
    let words = [entry(&HUNDREDS, number / 100), entry(&TENS, tens), last];
    words.into_iter().map(|forms| case.of(forms)).filter(|word| !word.is_empty()).collect()
}

/// A number in Kazakh words: "он бес". None beyond [`LARGEST`].
pub(super) fn kazakh(number: u32) -> Option<String> {
    if number == 0 {
        return Some(entry(&KAZAKH_ONES, 0).to_owned());
    }
    let (thousands, rest) = split(number)?;
    let mut said = kazakh_hundreds(thousands);
    if thousands > 0 {
        said.push("мың");
    }
    said.extend(kazakh_hundreds(rest));
    Some(said.join(" "))
}

/// The words of a number below a thousand; none for zero. A hundred alone is "жүз", two are "екі жүз".
fn kazakh_hundreds(number: u32) -> Vec<&'static str> {
    let one = |digit: u32| if digit == 0 { "" } else { entry(&KAZAKH_ONES, digit) };
    let hundreds = number / 100;
    let words = [
        if hundreds > 1 { one(hundreds) } else { "" },
        if hundreds > 0 { "жүз" } else { "" },
        entry(&KAZAKH_TENS, number / 10 % 10),
        one(number % 10),
    ];
    words.into_iter().filter(|word| !word.is_empty()).collect()
}

/// The thousands of a number and the rest; none if there are no words for it.
fn split(number: u32) -> Option<(u32, u32)> {
    (number <= LARGEST).then_some((number / 1000, number % 1000))
}

#[cfg(test)]
mod tests {
    use super::Case::{Genitive, Nominative};
    use super::Gender::{Feminine, Masculine};
    use super::*;

    #[test]
    fn russian_numbers_follow_gender_and_case() {
        for (number, gender, case, expected) in [
            (0, Masculine, Nominative, "ноль"),
            (0, Masculine, Genitive, "нуля"),
            (1, Masculine, Nominative, "один"),
            (1, Feminine, Nominative, "одна"),
            (1, Feminine, Genitive, "одной"),
            (2, Feminine, Nominative, "две"),
            (3, Masculine, Genitive, "трех"),
            (11, Feminine, Nominative, "одиннадцать"),
            (15, Masculine, Nominative, "пятнадцать"),
            (20, Masculine, Genitive, "двадцати"),
            (21, Feminine, Nominative, "двадцать одна"),
            (21, Masculine, Genitive, "двадцати одного"),
            (40, Masculine, Genitive, "сорока"),
            (90, Masculine, Nominative, "девяносто"),
            (100, Masculine, Nominative, "сто"),
            (112, Feminine, Nominative, "сто двенадцать"),
            (365, Masculine, Nominative, "триста шестьдесят пять"),
            (540, Masculine, Genitive, "пятисот сорока"),
            (1000, Masculine, Nominative, "одна тысяча"),
            (1000, Masculine, Genitive, "одной тысячи"),
            (2001, Feminine, Nominative, "две тысячи одна"),
            (11_000, Masculine, Nominative, "одиннадцать тысяч"),
            (21_000, Masculine, Nominative, "двадцать одна тысяча"),
            (113_004, Masculine, Nominative, "сто тринадцать тысяч четыре"),
            (999_999, Masculine, Nominative, "девятьсот девяносто девять тысяч девятьсот девяносто девять"),
        ] {
            assert_eq!(russian(number, gender, case).as_deref(), Some(expected), "{number}");
        }
        assert_eq!(russian(1_000_000, Masculine, Nominative), None);
    }

    #[test]
    fn kazakh_numbers_are_said_digit_by_digit() {
        for (number, expected) in [
            (0, "нөл"),
            (1, "бір"),
            (7, "жеті"),
            (10, "он"),
            (15, "он бес"),
            (20, "жиырма"),
            (38, "отыз сегіз"),
            (60, "алпыс"),
            (100, "жүз"),
            (104, "жүз төрт"),
            (365, "үш жүз алпыс бес"),
            (1000, "бір мың"),
            (1100, "бір мың жүз"),
            (12_000, "он екі мың"),
            (240_079, "екі жүз қырық мың жетпіс тоғыз"),
            (999_999, "тоғыз жүз тоқсан тоғыз мың тоғыз жүз тоқсан тоғыз"),
        ] {
            assert_eq!(kazakh(number).as_deref(), Some(expected), "{number}");
        }
        assert_eq!(kazakh(1_000_000), None);
    }

    #[test]
    fn every_number_that_has_words_has_single_spaces_between_them() {
        for number in (0..=LARGEST).step_by(37) {
            for said in [russian(number, Feminine, Genitive), kazakh(number)] {
                let said = said.unwrap();
                assert!(!said.is_empty() && !said.contains("  ") && said.trim() == said, "{number}: {said}");
            }
        }
    }
}
