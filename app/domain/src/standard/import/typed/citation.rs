//! A law and its article, where both are named once.

use crate::language::{Language, Localized};
use crate::standard::Citation;

/// The citation of a text in one language; none if it is not certain.
pub(crate) fn citation(text: &str, language: Language) -> Option<Citation> {
    let (law, article) = match language {
        Language::Ru => russian(text)?,
        Language::Kk => kazakh(text)?,
        Language::En => return None,
    };
    let mut named = Localized::default();
    *named.get_mut(language) = law;
    Some(Citation::of(named, article))
}

/// "подпунктом 1) пункта 2 статьи 19-1 Закона Республики Казахстан «О государственных услугах»"
fn russian(text: &str) -> Option<(String, String)> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let after = |stem: &str| {
        let mut places = words.iter().enumerate().filter(|(_, word)| word.to_lowercase().starts_with(stem));
        let place = places.next()?.0;
        words.get(place + 1).copied().filter(|_| places.next().is_none())
    };
    let title = quoted(text)?;
    let is_law = words.iter().any(|word| word.starts_with("Закон"));
    let article = number(after("стать")?)?;
    let paragraph = after("пункт").and_then(number);
    let item = after("подпункт").and_then(number);
    let law = format!("Закон Республики Казахстан «{title}»");
    is_law.then(|| (law, joined(&article, paragraph, item)))
}

/// "«Мемлекеттік көрсетілетін қызметтер туралы» Заңның 19-1-бабы 2-тармағының 1) тармақшасы"
fn kazakh(text: &str) -> Option<(String, String)> {
    let title = quoted(text)?;
    let is_law = text.split_whitespace().any(|word| word.starts_with("Заң"));
    let mut articles = text.split_whitespace().filter(|word| word.contains("-баб") || word.contains("-бап"));
    let article = articles.next().filter(|_| articles.next().is_none())?;
    let article = article.rsplit_once("-ба")?.0;
    let before = |mark: &str| {
        text.split_whitespace()
            .find_map(|word| word.split_once(mark))
            .and_then(|(number_, _)| number(number_))
    };
    let words: Vec<&str> = text.split_whitespace().collect();
    let item = words.iter().position(|word| word.starts_with("тармақша"));
    let item = item.and_then(|place| words.get(place.checked_sub(1)?)).copied().and_then(number);
    let law = format!("«{title}» Қазақстан Республикасының Заңы");
    is_law.then(|| Some((law, joined(&number(article)?, before("-тарма"), item))))?
}

fn quoted(text: &str) -> Option<&str> {
    let (title, rest) = text.split_once('«')?.1.split_once('»')?;
    // Two laws are none for certain.
    (!rest.contains('«')).then_some(title.trim())
}

/// "19-1" of "19-1," and "1" of "1)".
fn number(word: &str) -> Option<String> {
    let kept = word.trim_matches(|letter: char| !letter.is_ascii_digit());
    let is_number = kept.chars().all(|letter| letter.is_ascii_digit() || letter == '-');
    (is_number && !kept.is_empty()).then(|| kept.to_owned())
}

fn joined(article: &str, paragraph: Option<String>, item: Option<String>) -> String {
    let paragraph = paragraph.map(|paragraph| format!("({paragraph})")).unwrap_or_default();
    format!("{article}{paragraph}{}", item.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn r14_3_a_law_is_cited_only_when_it_is_certain() {
        let read = |text: &str, language| {
            citation(text, language).map(|found| (found.law.get(language).to_owned(), found.article))
        };
        let ru = "по основаниям подпункта 1) пункта 2 статьи 19-1 Закона Республики Казахстан «О государственных услугах»;";
        let law = "Закон Республики Казахстан «О государственных услугах»".to_owned();
        assert_eq!(read(ru, Language::Ru), Some((law, "19-1(2)1".to_owned())));
        let kk =
            "«Мемлекеттік көрсетілетін қызметтер туралы» Заңның 19-1-бабы 2-тармағының 1) тармақшасы бойынша";
        let law = "«Мемлекеттік көрсетілетін қызметтер туралы» Қазақстан Республикасының Заңы".to_owned();
        assert_eq!(read(kk, Language::Kk), Some((law, "19-1(2)1".to_owned())));
        for unclear in [
            "статья 19-1",
            "статьи 1 и статьи 2 Закона «О недрах»",
            "статьи 3 Правил «О порядке»",
            "Закон «О недрах»",
        ] {
            assert_eq!(read(unclear, Language::Ru), None, "{unclear}");
        }
    }
}
