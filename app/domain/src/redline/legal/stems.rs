//! The words that make turns of legal writing, by their beginnings.

use super::{is_within, small};

/// A beginning of a word and how many letters may follow it (the endings of its cases).
type Stem = (&'static str, usize);

/// A list of stems that quickly says no to most words.
pub(super) struct Stems {
    list: &'static [Stem],
    /// A bit for every first letter, by the last six bits of its number.
    firsts: u64,
    /// The same for every second letter; all bits if a stem has but one letter.
    seconds: u64,
}

impl Stems {
    const fn new(list: &'static [Stem]) -> Self {
        let (mut firsts, mut seconds) = (0, 0);
        let mut rest = list;
        while let [(stem, _), after @ ..] = rest {
            let (first, tail) = bit(stem.as_bytes());
            firsts |= first;
            seconds |= bit(tail).0;
            rest = after;
        }
        Self { list, firsts, seconds }
    }

    /// Whether `word` is one of them with a permitted ending, whatever its case.
    #[expect(
        clippy::chars_next_cmp,
        reason = "comparing two letters is quicker than looking for the bytes of one"
    )]
    pub(super) fn has(&self, word: &str) -> bool {
        let mut letters = word.chars().map(small);
        let Some(first) = letters.next() else { return false };
        self.firsts >> (u32::from(first) & 63) & 1 == 1
            && letters.next().is_none_or(|second| self.seconds >> (u32::from(second) & 63) & 1 == 1)
            && self.list.iter().any(|(stem, ending)| {
                stem.chars().next() == Some(first)
                    && ending_after(word, stem).is_some_and(|tail| is_within(tail, *ending))
            })
    }
}

/// The bit of the first letter, and what follows it; all bits if there is none.
const fn bit(stem: &[u8]) -> (u64, &[u8]) {
    // The last six bits of a letter are those of the last byte of its form in UTF-8; letters here have two at most.
    match stem {
        [small @ ..=0x7f, tail @ ..] | [_, small, tail @ ..] => (1 << (*small & 63), tail),
        _ => (u64::MAX, &[]),
    }
}

/// What follows `stem` in `word`, whatever the case of the word.
fn ending_after<'word>(word: &'word str, stem: &str) -> Option<&'word str> {
    let mut letters = word.chars();
    for wanted in stem.chars() {
        if small(letters.next()?) != wanted {
            return None;
        }
    }
    Some(letters.as_str())
}

/// Units after a number.
pub(super) static UNITS: Stems = Stems::new(&[
    ("day", 1),
    ("hour", 1),
    ("minute", 1),
    ("month", 1),
    ("year", 1),
    ("week", 1),
    ("tenge", 0),
    ("mci", 1),
    ("percent", 0),
    ("index", 2),
    ("indices", 0),
    ("день", 0),
    ("дн", 3),
    ("час", 3),
    ("минут", 6),
    ("месяц", 3),
    ("год", 3),
    ("лет", 0),
    ("недел", 3),
    ("сутк", 2),
    ("суток", 0),
    ("тенге", 0),
    ("мрп", 0),
    ("процент", 4),
    ("показател", 3),
    ("күн", 6),
    ("сағат", 6),
    ("ай", 0),
    ("айда", 0),
    ("айдан", 0),
    ("айға", 0),
    ("айдың", 0),
    ("жыл", 5),
    ("апта", 5),
    ("теңге", 6),
    ("аек", 3),
    ("пайыз", 6),
    ("көрсеткіш", 8),
]);
/// Words between a number and its unit.
pub(super) static QUALIFIERS: Stems = Stems::new(&[
    ("business", 0),
    ("working", 0),
    ("calendar", 0),
    ("monthly", 0),
    ("calculation", 0),
    ("рабоч", 3),
    ("календарн", 3),
    ("банковск", 3),
    ("месячн", 3),
    ("расчетн", 3),
    ("расчётн", 3),
    ("жұмыс", 0),
    ("күнтізбелік", 0),
    ("айлық", 0),
    ("есептік", 0),
]);
/// The months.
pub(super) static MONTHS: Stems = Stems::new(&[
    ("january", 0),
    ("february", 0),
    ("march", 0),
    ("april", 0),
    ("may", 0),
    ("june", 0),
    ("july", 0),
    ("august", 0),
    ("september", 0),
    ("october", 0),
    ("november", 0),
    ("december", 0),
    ("январ", 2),
    ("феврал", 2),
    ("март", 2),
    ("апрел", 2),
    ("май", 0),
    ("мая", 0),
    ("июн", 2),
    ("июл", 2),
    ("август", 2),
    ("сентябр", 2),
    ("октябр", 2),
    ("ноябр", 2),
    ("декабр", 2),
    ("қаңтар", 4),
    ("ақпан", 4),
    ("наурыз", 4),
    ("сәуір", 4),
    ("мамыр", 4),
    ("маусым", 4),
    ("шілде", 4),
    ("тамыз", 4),
    ("қыркүйе", 5),
    ("қазан", 4),
    ("қараша", 4),
    ("желтоқсан", 4),
]);
/// "Year" between its number and the day.
pub(super) static YEAR: Stems = Stems::new(&[("жыл", 5)]);
/// "Year" after its number.
pub(super) static YEAR_WORDS: Stems = Stems::new(&[("год", 2), ("г", 0), ("жыл", 5)]);
/// Words that stand before the number of a provision.
pub(super) static LEADING: Stems = Stems::new(&[
    ("стать", 3),
    ("пункт", 3),
    ("част", 3),
    ("абзац", 3),
    ("глав", 3),
    ("раздел", 3),
    ("приложени", 3),
    ("ст", 0),
    ("п", 0),
    ("article", 1),
    ("paragraph", 1),
    ("clause", 1),
    ("section", 1),
    ("part", 1),
    ("chapter", 1),
    ("annex", 2),
    ("art", 0),
]);
/// The same, whose number carries a closing bracket: "подпункт 2)".
pub(super) static LEADING_BRACKET: Stems =
    Stems::new(&[("подпункт", 3), ("пп", 0), ("subparagraph", 1), ("subclause", 1)]);
/// Words of Kazakh that follow the number of a provision: "10-баптың".
pub(super) static FOLLOWING: Stems = Stems::new(&[
    ("бап", 7),
    ("баб", 7),
    ("тармақ", 8),
    ("тармағ", 8),
    ("тармақша", 8),
    ("бөлі", 8),
    ("тарау", 7),
    ("қосымша", 7),
    ("абзац", 7),
]);
/// Ordinal numbers of parts.
pub(super) static ORDINALS: Stems = Stems::new(&[
    ("перв", 3),
    ("втор", 3),
    ("трет", 4),
    ("четверт", 3),
    ("четвёрт", 3),
    ("пят", 3),
    ("шест", 3),
    ("бірінші", 0),
    ("екінші", 0),
    ("үшінші", 0),
    ("төртінші", 0),
    ("бесінші", 0),
    ("алтыншы", 0),
]);
/// Abbreviations whose full stop belongs to them and ends no sentence.
pub(super) const ABBREVIATIONS: &[&str] = &[
    "ст", "пп", "гл", "см", "тыс", "млн", "млрд", "им", "ул", "обл", "руб", "тг", "стр", "др", "пр", "art",
    "para", "vs", "т.б", "т.с.с", "т.е", "т.д", "т.п", "т.к", "e.g", "i.e",
];
/// The second letters of the abbreviations that are also written with a space: "т. д.".
pub(super) const AFTER_T: &[&str] = &["д", "п", "е", "к", "б"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_stem_is_found_in_small_letters_and_in_capitals() {
        for stems in [
            &UNITS,
            &QUALIFIERS,
            &MONTHS,
            &YEAR,
            &YEAR_WORDS,
            &LEADING,
            &LEADING_BRACKET,
            &FOLLOWING,
            &ORDINALS,
        ] {
            for (stem, ending) in stems.list {
                let longest = format!("{stem}{}", "а".repeat(*ending));
                assert!(stems.has(stem) && stems.has(&longest) && stems.has(&stem.to_uppercase()), "{stem}");
                assert!(!stems.has(&format!("ъ{stem}")) && !stems.has(&format!("{stem}1")), "{stem}");
            }
        }
    }
}
