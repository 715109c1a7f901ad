//! A law and its article, where both are named once.

use chrono::NaiveDate;

use super::act::{dated, is_beside, letters, quoted};
use super::code;
use crate::language::{Language, Localized};
use crate::standard::Citation;

/// Names of the places in a law that a citation cannot hold, in small letters.
const FINER: &[&str] = &["абзац", "част", "азат", "бөлік", "бөліг"];
/// Words of several places in a law, in small letters.
const SEVERAL: &[&str] = &[
    "статьям",
    "статьями",
    "статьях",
    "статей",
    "пунктам",
    "пунктами",
    "пунктах",
    "пунктов",
    "подпунктам",
    "подпунктами",
    "подпунктах",
    "подпунктов",
];
const SEVERAL_AFTER: &[&str] = &["баптар", "тармақтар", "тармақшалар"];

/// A place in a law that is named, but not as one number.
struct Unclear;

/// The citation of a text in one language; none if it is not certain.
pub(crate) fn citation(text: &str, language: Language) -> Option<Citation> {
    let (law, article, date) = match language {
        Language::Ru => russian(text)?,
        Language::Kk => {
            let (law, article) = kazakh(text)?;
            (law, article, None)
        }
        Language::En => return None,
    };
    let mut named = Localized::default();
    *named.get_mut(language) = law;
    Some(Citation { date, ..Citation::of(named, article) })
}

/// "подпунктом 1) пункта 2 статьи 19-1 Закона Республики Казахстан «О государственных услугах»"
fn russian(text: &str) -> Option<(String, String, Option<NaiveDate>)> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let small: Vec<String> = words.iter().map(|word| letters(word)).collect();
    let is_several =
        |word: &String| SEVERAL.contains(&word.as_str()) || FINER.iter().any(|finer| word.starts_with(finer));
    if small.iter().any(is_several) {
        return None;
    }
    // The number behind the one word that begins so; none if it is not one number.
    let after = |stem: &str| -> Result<Option<String>, Unclear> {
        let mut places = small.iter().enumerate().filter(|(_, word)| word.starts_with(stem));
        let Some((place, _)) = places.next() else { return Ok(None) };
        let number = words.get(place + 1).and_then(|word| number(word)).ok_or(Unclear)?;
        let goes_on = words.get(place + 2).is_some_and(|next| {
            matches!(*next, "и" | "или" | "либо" | "-" | "–")
                && words.get(place + 3).is_some_and(|word| self::number(word).is_some())
        });
        let is_list = words.get(place + 1).is_some_and(|word| word.ends_with(','))
            && words.get(place + 2).is_some_and(|word| self::number(word).is_some());
        (!goes_on && !is_list && places.next().is_none()).then_some(Some(number)).ok_or(Unclear)
    };
    let article = after("стать").ok()??;
    let (paragraph, item) = (after("пункт").ok()?, after("подпункт").ok()?);
    let article = joined(&article, paragraph, item);
    if let Some(code) = code::russian(text) {
        // Its name holds its date.
        return Some((code, article, None));
    }
    let (before, title) = quoted(text)?;
    // Nothing but the country and the date stands between "Закона" and its name.
    let (_, between) = before.rsplit_once("Закон")?;
    let ending = between.find(char::is_whitespace)?;
    let between = between.get(ending..)?;
    if !between.split_whitespace().all(is_beside) {
        return None;
    }
    Some((format!("Закон Республики Казахстан «{title}»"), article, dated(between)))
}

/// "«Мемлекеттік көрсетілетін қызметтер туралы» Заңның 19-1-бабы 2-тармағының 1) тармақшасы"
fn kazakh(text: &str) -> Option<(String, String)> {
    let small: Vec<String> = text.split_whitespace().map(letters).collect();
    let is_several = |word: &String| {
        SEVERAL_AFTER.iter().any(|several| word.contains(several))
            || FINER.iter().any(|finer| word.starts_with(finer))
    };
    if small.iter().any(is_several) {
        return None;
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    let one = |marks: [&str; 2]| -> Result<Option<String>, Unclear> {
        let mut places =
            words.iter().enumerate().filter(|(_, word)| marks.iter().any(|mark| word.contains(mark)));
        let Some((place, word)) = places.next() else { return Ok(None) };
        let number = marks.iter().find_map(|mark| word.split_once(mark));
        let number = number.and_then(|(before, _)| self::number(before)).ok_or(Unclear)?;
        let goes_on = place
            .checked_sub(1)
            .and_then(|place| words.get(place))
            .is_some_and(|word| matches!(*word, "және" | "немесе"));
        (!goes_on && places.next().is_none()).then_some(Some(number)).ok_or(Unclear)
    };
    let article = one(["-баб", "-бап"]).ok()??;
    let paragraph = one(["-тармағ", "-тармақ"]).ok()?;
    let mut items = small.iter().enumerate().filter(|(_, word)| word.starts_with("тармақша"));
    let item = match (items.next(), items.next()) {
        (None, _) => None,
        (Some((place, _)), None) => {
            let before = |step: usize| place.checked_sub(step).and_then(|place| words.get(place));
            if before(2).is_some_and(|word| matches!(*word, "және" | "немесе" | "мен")) {
                return None;
            }
            Some(number(before(1)?)?)
        }
        _ => return None,
    };
    let article = joined(&article, paragraph, item);
    if let Some(code) = code::kazakh(text) {
        return Some((code, article));
    }
    let (_, title) = quoted(text)?;
    let behind = text.split_once('»')?.1;
    let beside = ["қазақстан", "республикасы", "қр", "жылғы"];
    let law = behind
        .split_whitespace()
        .map(letters)
        .find(|word| !beside.iter().any(|known| word.starts_with(known)))?;
    let named = format!("«{title}» Қазақстан Республикасының Заңы");
    law.starts_with("заң").then_some((named, article))
}

/// "19-1" of "19-1," and "1" of "1)".
fn number(word: &str) -> Option<String> {
    let kept = word.trim_matches(|letter: char| !letter.is_ascii_digit());
    let is_number = kept.chars().all(|letter| letter.is_ascii_digit() || letter == '-');
    // "19¹" is another article than 19.
    let is_raised = word.chars().any(|letter| letter.is_numeric() && !letter.is_ascii_digit());
    (is_number && !is_raised && !kept.is_empty()).then(|| kept.to_owned())
}

fn joined(article: &str, paragraph: Option<String>, item: Option<String>) -> String {
    let paragraph = paragraph.map(|paragraph| format!("({paragraph})")).unwrap_or_default();
    format!("{article}{paragraph}{}", item.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, language: Language) -> Option<(String, String)> {
        citation(text, language).map(|found| (found.law.get(language).to_owned(), found.article))
    }

    #[test]
    fn r14_3_a_law_is_cited_only_when_it_is_certain() {
        let law = "Закон Республики Казахстан «О государственных услугах»".to_owned();
        for (text, article) in [
            (
                "по основаниям подпункта 1) пункта 2 статьи 19-1 Закона Республики Казахстан «О государственных услугах»;",
                "19-1(2)1",
            ),
            (
                "отказ по пункту 2 статьи 19-1 Закона Республики Казахстан «О государственных услугах».",
                "19-1(2)",
            ),
            ("статьёй 5 Закона РК от 15 апреля 2013 года «О государственных услугах»", "5"),
        ] {
            assert_eq!(read(text, Language::Ru), Some((law.clone(), article.to_owned())), "{text}");
        }
        let dated = |text: &str| citation(text, Language::Ru).and_then(|found| found.date);
        assert_eq!(
            dated("статьёй 5 Закона РК от 15 мая 2013 года «О государственных услугах»"),
            NaiveDate::from_ymd_opt(2013, 5, 15)
        );
        assert_eq!(dated("статьёй 5 Закона РК «О государственных услугах»"), None);
        let kk =
            "«Мемлекеттік көрсетілетін қызметтер туралы» Заңның 19-1-бабы 2-тармағының 1) тармақшасы бойынша";
        let law = "«Мемлекеттік көрсетілетін қызметтер туралы» Қазақстан Республикасының Заңы".to_owned();
        assert_eq!(read(kk, Language::Kk), Some((law, "19-1(2)1".to_owned())));
    }

    #[test]
    fn r14_3_several_places_in_a_law_are_not_one() {
        for unclear in [
            "статья 19-1",
            "по статье 19¹ Закона Республики Казахстан «О государственных услугах»",
            "статьи 1 и статьи 2 Закона «О недрах»",
            "статьи 3 Правил «О порядке»",
            "Закон «О недрах»",
            "отказ по подпунктам 1) и 3) пункта 2 статьи 19-1 Закона Республики Казахстан «О государственных услугах»",
            "отказ по статьям 10 и 11 Закона Республики Казахстан «О пчеловодстве».",
            "по подпункту 1) и 3) пункта 2 статьи 19-1 Закона Республики Казахстан «О государственных услугах»",
            "абзацем вторым пункта 2 статьи 19-1 Закона Республики Казахстан «О государственных услугах»",
            "пунктом 2 и пунктом 3 статьи 5 Закона Республики Казахстан «О пчеловодстве»",
            "по статье 5 Закона о нотариате, услуга «Выдача справки»",
        ] {
            assert_eq!(read(unclear, Language::Ru), None, "{unclear}");
        }
        for unclear in [
            "«Омарта туралы» Заңның 10 және 11-баптары бойынша",
            "«Омарта туралы» Заңның 10-бабы 2-тармағының 1) және 3) тармақшалары",
            "«Омарта туралы» Ереженің 10-бабы",
        ] {
            assert_eq!(read(unclear, Language::Kk), None, "{unclear}");
        }
    }
}
