//! Numbers, in figures and in words.

/// Stems of the words of numbers below a thousand, in Russian and Kazakh, the longer ones first.
const WORDS: &[(&str, u64, Form)] = &[
    ("одиннадцат", 11, Form::Stem),
    ("двенадцат", 12, Form::Stem),
    ("тринадцат", 13, Form::Stem),
    ("четырнадцат", 14, Form::Stem),
    ("пятнадцат", 15, Form::Stem),
    ("шестнадцат", 16, Form::Stem),
    ("семнадцат", 17, Form::Stem),
    ("восемнадцат", 18, Form::Stem),
    ("девятнадцат", 19, Form::Stem),
    ("двадцат", 20, Form::Stem),
    ("тридцат", 30, Form::Stem),
    ("сорок", 40, Form::Stem),
    ("пятьдесят", 50, Form::Stem),
    ("пятидесяти", 50, Form::Word),
    ("шестьдесят", 60, Form::Stem),
    ("шестидесяти", 60, Form::Word),
    ("семьдесят", 70, Form::Stem),
    ("восемьдесят", 80, Form::Stem),
    ("девяност", 90, Form::Stem),
    ("двести", 200, Form::Word),
    ("двухсот", 200, Form::Word),
    ("триста", 300, Form::Word),
    ("четыреста", 400, Form::Word),
    ("пятьсот", 500, Form::Word),
    ("шестьсот", 600, Form::Word),
    ("семьсот", 700, Form::Word),
    ("восемьсот", 800, Form::Word),
    ("девятьсот", 900, Form::Word),
    ("сто", 100, Form::Word),
    ("ста", 100, Form::Word),
    ("один", 1, Form::Word),
    ("одна", 1, Form::Word),
    ("одно", 1, Form::Word),
    ("одного", 1, Form::Word),
    ("одной", 1, Form::Word),
    ("одну", 1, Form::Word),
    ("одном", 1, Form::Word),
    ("два", 2, Form::Word),
    ("две", 2, Form::Word),
    ("двух", 2, Form::Word),
    ("три", 3, Form::Word),
    ("трех", 3, Form::Word),
    ("четыре", 4, Form::Word),
    ("четырех", 4, Form::Word),
    ("пять", 5, Form::Word),
    ("пяти", 5, Form::Word),
    ("шесть", 6, Form::Word),
    ("шести", 6, Form::Word),
    ("семь", 7, Form::Word),
    ("семи", 7, Form::Word),
    ("восемь", 8, Form::Word),
    ("восьми", 8, Form::Word),
    ("девять", 9, Form::Word),
    ("девяти", 9, Form::Word),
    ("десять", 10, Form::Word),
    ("десяти", 10, Form::Word),
    ("бір", 1, Form::Word),
    ("екі", 2, Form::Word),
    ("үш", 3, Form::Word),
    ("төрт", 4, Form::Word),
    ("бес", 5, Form::Word),
    ("алты", 6, Form::Word),
    ("жеті", 7, Form::Word),
    ("сегіз", 8, Form::Word),
    ("тоғыз", 9, Form::Word),
    ("он", 10, Form::Word),
    ("жиырма", 20, Form::Word),
    ("отыз", 30, Form::Word),
    ("қырық", 40, Form::Word),
    ("елу", 50, Form::Word),
    ("алпыс", 60, Form::Word),
    ("жетпіс", 70, Form::Word),
    ("сексен", 80, Form::Word),
    ("тоқсан", 90, Form::Word),
    ("жүз", 100, Form::Word),
];

/// Whether endings may follow.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    Stem,
    Word,
}

/// The number that small words spell, if they spell nothing else: "двадцать пять" is 25.
pub(super) fn spelled(small: &str) -> Option<u64> {
    let mut words = small.split_whitespace().peekable();
    words.peek()?;
    let mut all = 0_u64;
    let mut group = 0_u64;
    let mut before = u64::MAX;
    for word in words {
        if word.starts_with("тысяч") || word == "мың" {
            all = all.checked_add(group.max(1).checked_mul(1_000)?)?;
            (group, before) = (0, u64::MAX);
            continue;
        }
        let next = one(word)?;
        if word == "жүз" && (1..10).contains(&group) {
            group *= 100;
        } else if next < before {
            group += next;
        } else {
            return None;
        }
        // Behind tens stand ones, behind hundreds stand tens; behind ones stands nothing more.
        before = if group.is_multiple_of(100) {
            100
        } else if next >= 10 {
            10
        } else {
            0
        };
    }
    Some(all + group)
}

fn one(word: &str) -> Option<u64> {
    let is_it = |(name, _, form): &&(&str, u64, Form)| match form {
        Form::Word => *name == word,
        Form::Stem => word.strip_prefix(*name).is_some_and(|end| matches!(end, "" | "а" | "и" | "ь")),
    };
    WORDS.iter().find(is_it).map(|(_, value, _)| *value)
}

/// Whether a word is, or holds, a number in figures or in words.
pub(super) fn is_number_like(core: &str) -> bool {
    core.chars().any(|letter| letter.is_ascii_digit())
        || one(&core.to_lowercase().replace('ё', "е")).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_words_are_read() {
        for (words, number) in [
            ("три", Some(3)),
            ("двадцать пять", Some(25)),
            ("пятнадцати", Some(15)),
            ("сто двадцать", Some(120)),
            ("двенадцать тысяч", Some(12_000)),
            ("он бес", Some(15)),
            ("екі жүз елу", Some(250)),
            ("он екі мың", Some(12_000)),
            ("пять двадцать", None),
            ("три дня", None),
            ("", None),
        ] {
            assert_eq!(spelled(words), number, "{words}");
        }
    }
}
