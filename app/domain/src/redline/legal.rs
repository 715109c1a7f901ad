//! The turns of legal writing that stay whole: quantities, dates and references, in Kazakh, Russian and English.
//!
//! Each function looks at the pieces that Unicode segmentation found and answers how many of them the turn takes.

/// A beginning of a word and how many letters may follow it (the endings of its cases).
type Stem = (&'static str, usize);

const UNITS: &[Stem] = &[
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
];
const QUALIFIERS: &[Stem] = &[
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
];
const MONTHS: &[Stem] = &[
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
];
const YEAR_WORDS: &[Stem] = &[("год", 2), ("г", 0), ("жыл", 5)];
/// Words that stand before the number of a provision.
const LEADING: &[Stem] = &[
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
];
/// The same, whose number carries a closing bracket: "подпункт 2)".
const LEADING_BRACKET: &[Stem] = &[("подпункт", 3), ("пп", 0), ("subparagraph", 1), ("subclause", 1)];
/// Words of Kazakh that follow the number of a provision: "10-баптың".
const FOLLOWING: &[Stem] = &[
    ("бап", 7),
    ("баб", 7),
    ("тармақ", 8),
    ("тармағ", 8),
    ("тармақша", 8),
    ("бөлі", 8),
    ("тарау", 7),
    ("қосымша", 7),
    ("абзац", 7),
];
const ORDINALS: &[Stem] = &[
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
];

/// How many pieces a turn may take before it stops growing, so that hostile text costs no more than it is long.
pub(super) const LONGEST: usize = 40;

/// Whether `word` is one of `stems` with a permitted ending, whatever its case.
fn is_one_of(word: &str, stems: &[Stem]) -> bool {
    if !word.chars().next().is_some_and(char::is_alphabetic) {
        return false;
    }
    let lower = word.to_lowercase();
    stems.iter().any(|(stem, ending)| {
        lower
            .strip_prefix(stem)
            .is_some_and(|tail| tail.chars().count() <= *ending && tail.chars().all(char::is_alphabetic))
    })
}

/// White space inside a line.
fn is_gap(piece: &str) -> bool {
    !piece.is_empty()
        && piece
            .chars()
            .all(|letter| letter.is_whitespace() && !matches!(letter, '\n' | '\r' | '\u{2028}' | '\u{2029}'))
}

fn is_digits(piece: &str) -> bool {
    !piece.is_empty() && piece.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_number(piece: &str) -> bool {
    piece.starts_with(|letter: char| letter.is_ascii_digit())
        && piece.chars().all(|letter| letter.is_ascii_digit() || matches!(letter, '.' | ','))
}

fn is_hyphen(piece: &str) -> bool {
    matches!(piece, "-" | "\u{2010}" | "\u{2011}")
}

/// A number with its groups of thousands: "1 000", "0.5".
fn number(rest: &[&str]) -> Option<usize> {
    let first = rest.first().filter(|first| is_number(first))?;
    let mut count = 1;
    if is_digits(first) && first.len() <= 3 {
        while let Some([gap, group, ..]) = rest.get(count..).filter(|_| count < LONGEST) {
            let group_of_three = group.split([',', '.']).next().is_some_and(|whole| whole.len() == 3);
            if !(is_gap(gap) && is_number(group) && group_of_three) {
                break;
            }
            count += 2;
        }
    }
    Some(count)
}

/// A number with its unit, the words in brackets between them, or its ending: "5 (пять) рабочих дней", "50 %", "5-ші".
pub(super) fn quantity(rest: &[&str]) -> Option<usize> {
    let count = number(rest)?;
    let after = rest.get(count..)?;
    if let Some(unit) = unit(after) {
        return Some(count + unit);
    }
    if let Some(words) = in_words(after)
        && let Some(unit) = after.get(words..).and_then(unit)
    {
        return Some(count + words + unit);
    }
    match after {
        [hyphen, ending, ..]
            if is_hyphen(hyphen)
                && ending.chars().count() <= 4
                && ending.chars().all(char::is_alphabetic) =>
        {
            Some(count + 2)
        }
        _ => Some(count),
    }
}

/// " (пять)": the number again in words.
fn in_words(rest: &[&str]) -> Option<usize> {
    let [gap, "(", ..] = rest else { return None };
    let close = rest.iter().take(9).position(|piece| *piece == ")")?;
    (is_gap(gap) && close > 2).then_some(close + 1)
}

/// A unit after a number: "%", " дней", " рабочих дней", " monthly calculation indices".
fn unit(rest: &[&str]) -> Option<usize> {
    if let ["%", ..] = rest {
        return Some(1);
    }
    let mut count = 0;
    for _ in 0..3 {
        let [gap, word, ..] = rest.get(count..)? else { return None };
        if !is_gap(gap) {
            return None;
        }
        count += 2;
        if *word == "%" || is_one_of(word, UNITS) {
            return Some(count);
        }
        if !is_one_of(word, QUALIFIERS) {
            return None;
        }
    }
    None
}

/// A date in figures or with the name of its month.
pub(super) fn date(rest: &[&str]) -> Option<usize> {
    match rest {
        [figures, ..] if figures.split('.').count() == 3 && figures.split('.').all(is_digits) => Some(1),
        [year, "-", month, "-", day, ..]
            if year.len() == 4
                && [year, month, day].into_iter().all(|piece| is_digits(piece))
                && month.len() == 2
                && day.len() == 2 =>
        {
            Some(5)
        }
        [year, gap, word, gap_2, day, gap_3, month, ..]
            if is_year(year)
                && is_one_of(word, &[("жыл", 5)])
                && is_day(day)
                && is_one_of(month, MONTHS)
                && [gap, gap_2, gap_3].into_iter().all(|piece| is_gap(piece)) =>
        {
            Some(7)
        }
        [day, gap, month, ..] if is_day(day) && is_gap(gap) && is_one_of(month, MONTHS) => {
            Some(3 + year_after(rest.get(3..)?))
        }
        [month, gap, day, ",", gap_2, year, ..]
            if is_one_of(month, MONTHS) && is_gap(gap) && is_day(day) && is_gap(gap_2) && is_year(year) =>
        {
            Some(6)
        }
        _ => None,
    }
}

fn is_year(piece: &str) -> bool {
    piece.len() == 4 && is_digits(piece)
}

fn is_day(piece: &str) -> bool {
    piece.len() <= 2 && is_digits(piece)
}

/// " 2026 года" after a day and a month; nothing if no year is written.
fn year_after(rest: &[&str]) -> usize {
    match rest {
        [gap, year, gap_2, word, dot @ ..]
            if is_gap(gap) && is_year(year) && is_gap(gap_2) && is_one_of(word, YEAR_WORDS) =>
        {
            4 + usize::from(matches!(*word, "г" | "Г") && matches!(dot, [".", ..]))
        }
        [gap, year, ..] if is_gap(gap) && is_year(year) => 2,
        _ => 0,
    }
}

/// A reference to a provision with all its steps, or the number of an act.
pub(super) fn reference(rest: &[&str]) -> Option<usize> {
    let mut count = step(rest)?;
    while let Some(after) = rest.get(count..).filter(|_| count < LONGEST) {
        let joined = match after {
            [gap, "of" | "to", gap_2, ..] if is_gap(gap) && is_gap(gap_2) => 3,
            [gap, ..] if is_gap(gap) => 1,
            _ => break,
        };
        let Some(next) = after.get(joined..).and_then(step) else { break };
        count += joined + next;
    }
    Some(count)
}

/// One step of a reference: "статьи 10", "3-тармағының", "2) тармақшасы", "№ 88-V".
fn step(rest: &[&str]) -> Option<usize> {
    let first = rest.first()?;
    if matches!(*first, "№" | "No") {
        let prefix = 1 + usize::from(matches!(rest.get(1), Some(&".")));
        let prefix = prefix + usize::from(rest.get(prefix).is_some_and(|piece| is_gap(piece)));
        return Some(prefix + provision(rest.get(prefix..)?)?);
    }
    if is_digits(first) {
        return following(rest);
    }
    let bracket = is_one_of(first, LEADING_BRACKET);
    if !bracket && !is_one_of(first, LEADING) {
        return match rest {
            [ordinal, gap, word, ..]
                if is_one_of(ordinal, ORDINALS) && is_gap(gap) && is_one_of(word, FOLLOWING) =>
            {
                Some(3)
            }
            _ => None,
        };
    }
    let mut count = 1 + usize::from(matches!(rest.get(1), Some(&".")));
    rest.get(count).filter(|gap| is_gap(gap))?;
    count += 1;
    let after = rest.get(count..)?;
    if after.first().is_some_and(|word| is_one_of(word, ORDINALS)) {
        return Some(count + 1);
    }
    count += provision(after)?;
    if bracket && matches!(rest.get(count), Some(&")")) {
        count += 1;
    }
    Some(count)
}

/// The number of a provision: "10", "19-1", "15(4)", "19-1(2)1", "88-V".
fn provision(rest: &[&str]) -> Option<usize> {
    rest.first().filter(|first| is_number(first))?;
    let mut count = 1;
    loop {
        count += match rest.get(count..).filter(|_| count < LONGEST) {
            Some([hyphen, part, ..]) if is_hyphen(hyphen) && (is_number(part) || is_roman(part)) => 2,
            Some(["(", part, ")", after @ ..])
                if part.len() <= 4 && part.bytes().all(|byte| byte.is_ascii_alphanumeric()) =>
            {
                3 + usize::from(after.first().is_some_and(|piece| is_digits(piece)))
            }
            _ => return Some(count),
        };
    }
}

fn is_roman(piece: &str) -> bool {
    !piece.is_empty() && piece.bytes().all(|byte| matches!(byte, b'I' | b'V' | b'X' | b'L' | b'C'))
}

/// The Kazakh order, number first: "19-1-баптың", "2) тармақшасы".
fn following(rest: &[&str]) -> Option<usize> {
    let count = provision(rest)?;
    match rest.get(count..)? {
        [hyphen, word, ..] if is_hyphen(hyphen) && is_one_of(word, FOLLOWING) => Some(count + 2),
        [")", gap, word, ..] if is_gap(gap) && is_one_of(word, FOLLOWING) => Some(count + 3),
        _ => None,
    }
}
