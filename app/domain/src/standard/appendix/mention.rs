//! Where a text refers to an appendix of its own standard by number: "согласно приложению 1", "1-қосымшаға сәйкес".
//!
//! The appendix of another act is none of ours: "приложение 1 к приказу", "Қағидаларға 1-қосымша", "Annex 1 to the Rules".

use std::ops::Range;

use crate::language::Language;

/// A reference to an appendix.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// The bytes of the text that say it.
    pub at: Range<usize>,
    /// The number of the appendix, from 1.
    pub number: usize,
}

/// A word or a number of a text.
struct Word {
    at: Range<usize>,
    small: String,
}

/// The references of a text in a language, in their order.
pub fn mentions(text: &str, language: Language) -> Vec<Mention> {
    // Most texts refer to none, and a check that follows the keys has no time to take them apart.
    let stems: &[&str] = match language {
        Language::Kk => &["осымша", "ОСЫМША"],
        Language::Ru => &["риложени", "РИЛОЖЕНИ"],
        Language::En => &["ppendi", "PPENDI", "nnex", "NNEX"],
    };
    if !stems.iter().any(|stem| text.contains(stem)) {
        return Vec::new();
    }
    let words = words(text);
    let mut found = Vec::new();
    for (place, word) in words.iter().enumerate() {
        let Some(is_plural) = names_appendix(&word.small, language) else { continue };
        let reading = Reading { text, words: &words, is_plural };
        found.extend(match language {
            Language::Kk => reading.before(place),
            Language::Ru | Language::En => reading.behind(place, language),
        });
    }
    found
}

fn words(text: &str) -> Vec<Word> {
    let mut words = Vec::new();
    let mut start = None;
    for (at, character) in text.char_indices().chain([(text.len(), ' ')]) {
        match (start, character.is_alphanumeric()) {
            (None, true) => start = Some(at),
            (Some(from), false) => {
                let small = text.get(from..at).unwrap_or_default().to_lowercase();
                words.push(Word { at: from..at, small });
                start = None;
            }
            _ => {}
        }
    }
    words
}

/// Whether a word means an appendix, and then whether it may mean several.
fn names_appendix(small: &str, language: Language) -> Option<bool> {
    match language {
        Language::Kk => small.strip_prefix("қосымша").map(|ending| ending.starts_with("лар")),
        Language::Ru => match small.strip_prefix("приложени")? {
            "е" | "ю" | "ем" | "и" => Some(false),
            "я" | "й" | "ям" | "ях" | "ями" => Some(true),
            _ => None,
        },
        Language::En => match small {
            "appendix" | "annex" => Some(false),
            "appendices" | "appendixes" | "annexes" => Some(true),
            _ => None,
        },
    }
}

/// A text that is read around one word.
struct Reading<'text> {
    text: &'text str,
    words: &'text [Word],
    is_plural: bool,
}

impl Reading<'_> {
    /// The number that a word is, unless it goes on: "1-1" and "1.2" are no number of an appendix.
    fn number(&self, place: usize) -> Option<usize> {
        const MOST_DIGITS: usize = 3;
        let word = self.words.get(place)?;
        let is_number =
            word.small.len() <= MOST_DIGITS && word.small.bytes().all(|digit| digit.is_ascii_digit());
        let mut rest = self.text.get(word.at.end..)?.chars();
        let goes_on =
            matches!(rest.next(), Some('-' | '–' | '.')) && rest.next().is_some_and(char::is_numeric);
        if is_number && !goes_on { word.small.parse().ok() } else { None }
    }

    /// What stands between a word and the next one.
    fn gap(&self, place: usize) -> Option<&str> {
        let (word, next) = (self.words.get(place)?, self.words.get(place + 1)?);
        self.text.get(word.at.end..next.at.start)
    }

    fn is_word(&self, place: usize, any: &[&str]) -> bool {
        self.words.get(place).is_some_and(|word| any.contains(&word.small.as_str()))
    }

    fn begins(&self, place: usize, any: &[&str]) -> bool {
        self.words.get(place).is_some_and(|word| any.iter().any(|stem| word.small.starts_with(stem)))
    }

    fn mention(&self, from: usize, to: usize, number: usize) -> Option<Mention> {
        let at = self.words.get(from)?.at.start..self.words.get(to)?.at.end;
        Some(Mention { at, number })
    }

    /// The numbers behind the word: "приложению № 1", "приложениям 1, 2 и 3".
    fn behind(&self, place: usize, language: Language) -> Vec<Mention> {
        let mut found = Vec::new();
        let starts = self.gap(place).is_some_and(|gap| matches!(gap.trim(), "" | "№"));
        let Some(first) = self.number(place + 1).filter(|_| starts) else { return found };
        found.extend(self.mention(place, place + 1, first));
        let mut last = place + 1;
        while let Some(next) = self.next_number(last) {
            found.extend(self.number(next).and_then(|number| self.mention(next, next, number)));
            last = next;
        }
        if self.is_foreign(last, language) { Vec::new() } else { found }
    }

    /// The place of the next number of a list of several.
    fn next_number(&self, last: usize) -> Option<usize> {
        let gap = self.gap(last).filter(|_| self.is_plural)?.trim();
        let next = match gap {
            "," => last + 1,
            "" if self.is_word(last + 1, &["и", "and"]) => last + 2,
            _ => return None,
        };
        self.number(next).map(|_| next)
    }

    /// Whether another act is named behind the last number.
    fn is_foreign(&self, last: usize, language: Language) -> bool {
        const ACTS: [&str; 8] =
            ["приказ", "правил", "закон", "кодекс", "постановлен", "положени", "инструкц", "перечн"];
        const OURS: [&str; 4] = ["настоящ", "стандарт", "this", "standard"];
        if self.gap(last).is_none_or(|gap| !gap.trim().is_empty()) {
            return false;
        }
        let leads_on: &[&str] = if language == Language::Ru { &["к", "ко"] } else { &["to", "of"] };
        let is_ours = || (2..=4).any(|ahead| self.begins(last + ahead, &OURS));
        self.begins(last + 1, &ACTS) || (self.is_word(last + 1, leads_on) && !is_ours())
    }

    /// The numbers before the word, as Kazakh has them: "1-қосымшаға", "1, 2 және 3-қосымшалар".
    fn before(&self, place: usize) -> Vec<Mention> {
        const ACTS: [&str; 8] = ["қағида", "бұйры", "заң", "кодекс", "ереже", "тізбе", "қаулы", "нұсқаулы"];
        let mut found = Vec::new();
        // "2 қосымша құжат" are two more documents, so only the hyphen makes a number of it.
        let Some(mut first) =
            place.checked_sub(1).filter(|before| matches!(self.gap(*before), Some("-" | "–" | "\u{2011}")))
        else {
            return found;
        };
        let Some(number) = self.number(first) else { return found };
        found.extend(self.mention(first, place, number));
        while let Some(before) = self.number_before(first) {
            found.extend(self.number(before).and_then(|number| self.mention(before, before, number)));
            first = before;
        }
        found.reverse();
        let is_foreign = first.checked_sub(1).is_some_and(|act| {
            self.begins(act, &ACTS) && self.gap(act).is_some_and(|gap| gap.trim().is_empty())
        });
        if is_foreign { Vec::new() } else { found }
    }

    /// The place of the number before another one of a list of several.
    fn number_before(&self, first: usize) -> Option<usize> {
        let before = first.checked_sub(1).filter(|_| self.is_plural)?;
        let place = match self.gap(before)?.trim() {
            "," => before,
            "" if self.is_word(before, &["және", "мен", "пен", "бен"]) => {
                before.checked_sub(1)?
            }
            _ => return None,
        };
        self.number(place).map(|_| place)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(text: &str, language: Language) -> Vec<usize> {
        mentions(text, language).iter().map(|mention| mention.number).collect()
    }

    #[test]
    fn r14_2_references_to_appendices_are_read_in_every_language() {
        let table: [(Language, &str, &[usize]); 22] = [
            (Language::Ru, "заявление по форме согласно приложению 1", &[1]),
            (Language::Ru, "согласно приложению № 12 к настоящему стандарту.", &[12]),
            (Language::Ru, "Приложения 1, 2 и 3 к стандарту государственной услуги", &[1, 2, 3]),
            (Language::Ru, "по приложению 1, 3 экземпляра", &[1]),
            (Language::Ru, "согласно приложению 1 к приказу Министра", &[]),
            (Language::Ru, "согласно приложению 2 к Правилам и приложению 3", &[3]),
            (Language::Ru, "мобильное приложение eGov, приложение к заявлению", &[]),
            (Language::Ru, "приложение 1-1 и приложение 2.3", &[]),
            (Language::Ru, "из приложения 2 Правил", &[]),
            (Language::Ru, "", &[]),
            (Language::Kk, "осы стандартқа 1-қосымшаға сәйкес нысан бойынша", &[1]),
            (Language::Kk, "1, 2 және 3-қосымшаларда", &[1, 2, 3]),
            (Language::Kk, "өтінішке 2 қосымша құжат", &[]),
            (Language::Kk, "Қағидаларға 1-қосымша", &[]),
            (Language::Kk, "Министрдің бұйрығына 4-қосымша", &[]),
            (Language::Kk, "2-қосымша", &[2]),
            (Language::En, "in the form of Appendix 1", &[1]),
            (Language::En, "see appendices 1 and 2 to this standard", &[1, 2]),
            (Language::En, "Annex 3 to the Rules", &[]),
            (Language::En, "Appendix 4 to the standard", &[4]),
            (Language::En, "appendix 4711", &[]),
            (Language::En, "appendix", &[]),
        ];
        for (language, text, expected) in table {
            assert_eq!(numbers(text, language), expected, "{text}");
        }
    }

    #[test]
    fn a_reference_says_where_it_stands() {
        let text = "по форме согласно приложениям 1 и 2;";
        let said: Vec<_> =
            mentions(text, Language::Ru).into_iter().filter_map(|one| text.get(one.at)).collect();
        assert_eq!(said, ["приложениям 1", "2"]);
    }
}
