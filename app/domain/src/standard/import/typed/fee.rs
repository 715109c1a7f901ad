//! Whether a service is free, and what it costs, where every word of it is understood.

use super::amount::amounts;
use super::around::{case, is_understood};
use super::citation::citation;
use super::methods::methods;
use super::share::share;
use super::token::spaced;
use crate::language::Language;
use crate::standard::Detail;

/// The words of a sentence that says no more than that the service is free, by their beginnings.
const FREE: &str = "\
    государственная услуга услуги оказание оказания государственной оказывается предоставляется бесплатн \
    на основе и или физическим юридическим лицам мемлекеттік көрсетілетін қызмет жеке және немесе заңды \
    тұлға далее услугополучател бұдан әрі алушы қызметті тегін ақысыз негізде түрде көрсет free of charge the service is state rendered";
/// What words say of a payment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum FeeRead {
    /// The service is free for everybody.
    Free,
    /// The service is free for those whom the words name.
    FreeFor,
    /// One sum, with the case that it stands for.
    Sum {
        /// The case.
        case: String,
        /// Sum, methods and law.
        detail: Detail,
    },
}

/// What words say of the payment for certain.
pub(crate) fn fee(words: &str, language: Language) -> Option<FeeRead> {
    let small = words.to_lowercase().replace('ё', "е");
    if let Some(free) = free(&small) {
        return Some(free);
    }
    let words = &spaced(words);
    let found = amounts(words)?;
    if let Some((case, detail)) = share(words, &found, language) {
        return Some(FeeRead::Sum { case, detail });
    }
    let [amount] = found.as_slice() else { return None };
    let case = case(words.get(..amount.start)?)?;
    let tail = words.get(amount.end..)?.trim_start_matches('%');
    let law = citation(words, language);
    is_understood(tail, law.is_some()).then(|| {
        let (hundredths, unit) = (amount.hundredths, amount.unit);
        let (methods, law) = (methods(&tail.to_lowercase()), law.unwrap_or_default());
        FeeRead::Sum { case, detail: Detail::fee(hundredths, unit, methods, law) }
    })
}

fn free(small: &str) -> Option<FeeRead> {
    let says_free = ["бесплатн", "тегін", "ақысыз", "free of charge"].iter().any(|word| small.contains(word));
    let words = || small.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    let known = words().all(|word| {
        FREE.split(' ').any(|known| word == known || known.chars().count() > 4 && word.starts_with(known))
    });
    if !says_free || !known {
        return None;
    }
    let individuals = small.contains("физическ") || small.contains("жеке");
    let entities = small.contains("юридическ") || small.contains("заңды");
    // What defines a word is kept with it.
    let defines = small.contains('(');
    Some(if individuals == entities && !defines { FeeRead::Free } else { FeeRead::FreeFor })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::standard::{FeeMethod, FeeUnit};

    fn sum(words: &str, language: Language) -> Option<(String, u64, FeeUnit, Vec<FeeMethod>)> {
        match fee(words, language)? {
            FeeRead::Sum { case, detail: Detail::Fee { hundredths, unit, methods, .. } } => {
                Some((case, hundredths, unit, methods))
            }
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn what_is_free_is_free_without_an_exception() {
        for (words, expected) in [
            ("оказывается бесплатно.", Some(FeeRead::Free)),
            ("Тегін", Some(FeeRead::Free)),
            ("Мемлекеттік қызмет жеке және заңды тұлғаларға тегін көрсетіледі.", Some(FeeRead::Free)),
            ("Государственная услуга оказывается бесплатно физическим лицам", Some(FeeRead::FreeFor)),
            (
                "Государственная услуга оказывается бесплатно физическим и юридическим лицам (далее – услугополучатель)",
                Some(FeeRead::FreeFor),
            ),
            ("бесплатно, кроме повторной выдачи.", None),
            ("Физическим лицам – бесплатно, юридическим лицам – платно.", None),
            ("Государственная услуга оказывается на платной основе", None),
        ] {
            assert_eq!(fee(words, Language::Ru), expected, "{words}");
        }
    }

    #[test]
    fn payments_are_read_where_every_word_is_understood() {
        use FeeMethod::{Cash, PaymentGateway, Transfer};
        for (words, case, hundredths, unit, methods) in [
            (
                "за копию – 0,5 МРП, наличными через банки или безналичным перечислением",
                "за копию",
                50,
                FeeUnit::Mci,
                vec![Cash, Transfer],
            ),
            ("12 000 тенге безналичным перечислением", "", 1_200_000, FeeUnit::Tenge, vec![Transfer]),
            ("за выписку – 2 000,50 тенге;", "за выписку", 200_050, FeeUnit::Tenge, vec![]),
            (
                "за дубликат – 3 (три) месячных расчетных показателя;",
                "за дубликат",
                300,
                FeeUnit::Mci,
                vec![],
            ),
            (
                "выдача лицензии – 6 (шесть) месячных расчетных показателей (далее - МРП);",
                "выдача лицензии",
                600,
                FeeUnit::Mci,
                vec![],
            ),
            (
                "лицензия беру кезіндегі алым – 10 айлық есептік көрсеткішті құрайды;",
                "лицензия беру кезіндегі алым",
                1_000,
                FeeUnit::Mci,
                vec![],
            ),
            (
                "за дубликат – 1 МРП через платежный шлюз «электронного правительства»",
                "за дубликат",
                100,
                FeeUnit::Mci,
                vec![PaymentGateway],
            ),
            (
                "за дубликат – 2 МРП согласно пункту 1 статьи 5 Закона Республики Казахстан от 10 мая 2010 года \
                 «О сборах», через платежный шлюз",
                "за дубликат",
                200,
                FeeUnit::Mci,
                vec![PaymentGateway],
            ),
            (
                "за дубликат – 2 МРП в соответствии со статьей 554 Налогового кодекса Республики Казахстан.",
                "за дубликат",
                200,
                FeeUnit::Mci,
                vec![],
            ),
        ] {
            assert_eq!(
                sum(words, Language::Ru),
                Some((case.to_owned(), hundredths, unit, methods)),
                "{words}"
            );
        }
        for unclear in [
            "по ставкам Налогового кодекса",
            "от 1 МРП до 2 МРП",
            "от 1 до 3 МРП",
            "1-3 МРП",
            "за копию – 1 МРП за каждую страницу",
            "6 (пять) МРП",
            "2 МРП согласно статье 5 Закона Республики Казахстан «О сборах», кроме повторной выдачи",
            "2 МРП по статье 5 Закона Республики Казахстан «О сборах» при выдаче дубликата",
        ] {
            assert_eq!(fee(unclear, Language::Ru), None, "{unclear}");
        }
    }
}
