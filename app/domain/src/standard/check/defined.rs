//! Findings on terms that a text introduces ("(далее – услугодатель)"): after that, the long form is not said again.

use unicode_segmentation::UnicodeSegmentation;

use super::{Finding, Problem};
use crate::language::Language;
use crate::standard::{Content, Element, SectionKey};

/// The most words that a long form has.
const LONGEST: usize = 14;

/// Words after which a long form may begin.
const PREPOSITIONS: &str = "в во на к ко от для по с со о об из при у через the to by of from in";

/// What introduces a short form.
const fn openings(language: Language) -> &'static [&'static str] {
    match language {
        Language::Kk => &["(бұдан әрі мәтін бойынша", "(бұдан әрі"],
        Language::Ru => &["(далее по тексту", "(далее"],
        Language::En => &["(hereinafter referred to as", "(hereinafter"],
    }
}

/// A term: its short form as written, and what it may stand for, in small letters, the longest reading first.
struct Term {
    short: String,
    readings: Vec<Vec<String>>,
}

/// A term that a text introduces, with what is said before and after that.
struct Introduced<'text> {
    before: &'text str,
    term: Term,
    after: &'text str,
}

/// The findings on every text of a content, in the order in which it is read.
pub(super) fn findings(content: &Content) -> Vec<Finding> {
    let mut findings = Vec::new();
    for language in Language::ALL {
        let mut known: Vec<Term> = Vec::new();
        for section in content.sections() {
            for line in &section.elements {
                findings.extend(of_line(section.key, line, language, &mut known));
            }
        }
    }
    findings
}

/// The findings on one line; what it introduces is known from then on. A term is told once a line.
fn of_line(key: SectionKey, line: &Element, language: Language, known: &mut Vec<Term>) -> Vec<Finding> {
    let mut told: Vec<(String, String)> = Vec::new();
    let mut rest = line.text.get(language);
    loop {
        let found = introduced(rest, language);
        let said = found.as_ref().map_or(rest, |found| found.before);
        // Most texts introduce nothing: their words are not even counted.
        let words = if known.is_empty() { Vec::new() } else { words_of(said) };
        for term in known.iter() {
            if let Some(long) = again(&words, term)
                && told.iter().all(|(_, short)| *short != term.short)
            {
                told.push((long, term.short.clone()));
            }
        }
        let Some(Introduced { term, after, .. }) = found else { break };
        known.push(term);
        rest = after;
    }
    let finding = |(long, short): (String, String)| {
        Finding::at(Problem::LongFormAgain, key, line).language(language).quoting(format!("{long} → {short}"))
    };
    told.into_iter().map(finding).collect()
}

/// The first term that a text introduces.
fn introduced(text: &str, language: Language) -> Option<Introduced<'_>> {
    let opens = |opening: &&str| Some((text.find(opening)?, opening.len()));
    let (at, length) = openings(language).iter().filter_map(opens).min_by_key(|(at, length)| {
        // Of two that begin together the longer one is meant.
        (*at, usize::MAX - *length)
    })?;
    let (before, opened) = text.split_at_checked(at)?;
    let (inside, after) = opened.get(length..)?.split_once(')')?;
    let short = inside.trim_start_matches([' ', '\u{a0}', '–', '—', '-', '−', ':', ',']).trim();
    let short = short.trim_matches(['"', '«', '»', '“', '”']);
    let readings = readings(before, short);
    // A text that only shortens a word in its own way is passed over, and what follows is looked at.
    Some(Introduced { before, term: Term { short: short.to_owned(), readings }, after })
}

/// The words of a text in small letters.
fn words_of(text: &str) -> Vec<String> {
    text.unicode_words().map(str::to_lowercase).collect()
}

/// What a short form may stand for: the words before it, from each place where a name may begin.
fn readings(before: &str, short: &str) -> Vec<Vec<String>> {
    if short.is_empty() {
        return Vec::new();
    }
    let phrase = before.rsplit(['.', ';', ':', '\n', '(']).next().unwrap_or_default();
    let written: Vec<&str> = phrase.unicode_words().collect();
    let written = written.get(written.len().saturating_sub(LONGEST)..).unwrap_or_default();
    let long = words_of(&written.join(" "));
    let of = |place: usize| long.get(place..).unwrap_or_default().to_vec();
    let shortened = words_of(short);
    if let Some(place) = initials(&long, short) {
        return vec![of(place)];
    }
    // "некоммерческое общество «Государственная корпорация …» (далее – Государственная корпорация)"
    let named = shortened.first().and_then(|first| long.iter().rposition(|word| is_like(word, first)));
    if let Some(place) = named.filter(|place| long.len() - place > shortened.len()) {
        return vec![of(place)];
    }
    let begins = |place: usize| {
        let before = place.checked_sub(1).and_then(|before| long.get(before));
        let is_capital = written.get(place).is_some_and(|word| word.starts_with(char::is_uppercase));
        is_capital || before.is_none_or(|word| PREPOSITIONS.split(' ').any(|known| known == word))
    };
    let least = if long.len() == 1 { 1 } else { 2 };
    (0..long.len()).filter(|place| long.len() - place >= least && begins(*place)).map(of).collect()
}

/// Where the words begin whose first letters make the short form, small words left out: "НУЦ РК".
fn initials(long: &[String], short: &str) -> Option<usize> {
    let letters: Vec<char> = short.chars().filter(|letter| letter.is_alphabetic()).collect();
    if letters.len() < 2 || !letters.iter().all(|letter| letter.is_uppercase()) {
        return None;
    }
    let mut left = letters.iter().rev().flat_map(|letter| letter.to_lowercase());
    let mut wanted = left.next();
    for (place, word) in long.iter().enumerate().rev() {
        if word.chars().next() == wanted {
            wanted = left.next();
            if wanted.is_none() {
                return Some(place);
            }
        } else if word.chars().count() > 3 {
            return None;
        }
    }
    None
}

/// The first reading of a term that words hold, in whatever case of declension.
fn again(words: &[String], term: &Term) -> Option<String> {
    term.readings.iter().find_map(|reading| {
        let is_reading =
            |window: &&[String]| window.iter().zip(reading).all(|(word, wanted)| is_like(word, wanted));
        // A reading without words is none.
        let found = words.windows(reading.len().max(1)).find(is_reading).filter(|_| !reading.is_empty());
        found.map(|window| window.join(" "))
    })
}

/// Whether two words differ by their endings at most.
fn is_like(one: &str, other: &str) -> bool {
    if one == other {
        return true;
    }
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let same = one.iter().zip(&other).take_while(|(one, other)| one == other).count();
    let (shorter, longer) = (one.len().min(other.len()), one.len().max(other.len()));
    same >= 4 && same + 3 >= shorter && longer - same <= 5
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Localized;
    use crate::standard::{Detail, sample};

    fn quotes(lines: &[&str], language: Language) -> Vec<String> {
        let mut content = Content::default();
        let line = |(place, text): (usize, &&str)| {
            let mut words = Localized::default();
            (*text).clone_into(words.get_mut(language));
            sample::element(&format!("e{place}"), words, Detail::Prose)
        };
        content.set(SectionKey::Appeal, lines.iter().enumerate().map(line).collect());
        let findings = findings(&content);
        assert!(findings.iter().all(|finding| finding.language == Some(language)));
        findings.into_iter().filter_map(|finding| finding.quote).collect()
    }

    #[test]
    fn r14_2_a_long_form_after_its_short_one_is_named() {
        for (lines, expected) in [
            (
                [
                    "Подписывается электронной цифровой подписью (далее – ЭЦП).",
                    "Заверяется электронной цифровой подписью.",
                ],
                "электронной цифровой подписью → ЭЦП",
            ),
            (
                [
                    "Заявление подается в Министерство рыбного хозяйства (далее - Министерство).",
                    "Решение принимается Министерством рыбного хозяйства в срок.",
                ],
                "министерством рыбного хозяйства → Министерство",
            ),
            (
                [
                    "Обращение к местному исполнительному органу (далее – услугодатель)",
                    "Местный исполнительный орган отказывает.",
                ],
                "местный исполнительный орган → услугодатель",
            ),
            (
                ["Получатель услуги (далее — заявитель); получатель услуги платит.", ""],
                "получатель услуги → заявитель",
            ),
        ] {
            assert_eq!(quotes(&lines, Language::Ru), [expected], "{lines:?}");
        }
        let kazakh = [
            "Электрондық цифрлық қолтаңба (бұдан әрі – ЭЦҚ) қойылады.",
            "Өтініш электрондық цифрлық қолтаңбамен куәландырылады.",
        ];
        assert_eq!(quotes(&kazakh, Language::Kk), ["электрондық цифрлық қолтаңбамен → ЭЦҚ"]);
    }

    #[test]
    fn consistent_use_and_other_words_are_left_alone() {
        for lines in [
            ["Заявление в Министерство рыбного хозяйства (далее – Министерство).", "Министерство решает."],
            ["Электронная цифровая подпись до (далее – ЭЦП).", "Электронная форма, цифровая копия."],
            ["Рыбное хозяйство (далее – хозяйство)", "(далее"],
            ["Электронная цифровая подпись.", "Электронная цифровая подпись (далее – ЭЦП)."],
            ["(далее – ЭЦП)", "Слова."],
            ["Электронная цифровая подпись (далее – ).", "Электронная цифровая подпись."],
        ] {
            assert!(quotes(&lines, Language::Ru).is_empty(), "{lines:?}");
        }
    }
}
