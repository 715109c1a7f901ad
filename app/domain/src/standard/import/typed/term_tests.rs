//! Terms that are read, and sentences that only seem to hold one.

use super::*;
use crate::standard::TermUnit;

#[test]
fn terms_are_read_with_their_cases() {
    for (text, amount, unit, case) in [
        ("3 (три) рабочих дня.", 3, TermUnit::BusinessDays, ""),
        (
            "со дня сдачи документов – 3 (три) рабочих дня;",
            3,
            TermUnit::BusinessDays,
            "со дня сдачи документов",
        ),
        ("в течение 15 календарных дней со дня обращения", 15, TermUnit::CalendarDays, "со дня обращения"),
        (
            "максимально допустимое время ожидания – не более 20 минут;",
            20,
            TermUnit::Minutes,
            "максимально допустимое время ожидания",
        ),
        ("порталда – 1 (бір) жұмыс күні ішінде", 1, TermUnit::BusinessDays, "порталда"),
        ("беру-6 (алты) жұмыс күні;", 6, TermUnit::BusinessDays, "беру"),
        ("30 сағат", 30, TermUnit::Hours, ""),
        ("within 5 business days", 5, TermUnit::BusinessDays, ""),
        ("в течение трех рабочих дней", 3, TermUnit::BusinessDays, ""),
        ("три (3) рабочих дня", 3, TermUnit::BusinessDays, ""),
        ("күту уақыты 15 (он бес) минуттан аспайды", 15, TermUnit::Minutes, "күту уақыты"),
        (
            "өтінім тапсырылған сәттен бастап 1 жұмыс күні ішінде",
            1,
            TermUnit::BusinessDays,
            "өтінім тапсырылған сәттен бастап",
        ),
        ("Государственная услуга оказывается в течение 2 (двух) рабочих дней", 2, TermUnit::BusinessDays, ""),
        ("выдача – 25 (двадцать пять) минут", 25, TermUnit::Minutes, "выдача"),
    ] {
        let found = term(text);
        // Kazakh words that lead to a term without a mark stay with the case.
        assert_eq!(found, Some((Span { from: None, amount, unit }, case.to_owned())), "{text}");
    }
}

#[test]
fn months_and_ranges_are_read() {
    use TermUnit::{BusinessDays, Minutes, Months};
    for (text, from, amount, unit, case) in [
        ("один месяц со дня регистрации", None, 1, Months, "со дня регистрации"),
        ("при переоформлении – 6 (шесть) месяцев", None, 6, Months, "при переоформлении"),
        ("в течение 2 календарных месяцев", None, 2, Months, ""),
        ("1 (бір) ай ішінде", None, 1, Months, ""),
        ("от 3 до 5 рабочих дней", Some(3), 5, BusinessDays, ""),
        ("выдача – от 3 (трех) до 5 (пяти) рабочих дней", Some(3), 5, BusinessDays, "выдача"),
        ("3 - 5 рабочих дней", Some(3), 5, BusinessDays, ""),
        ("10-15 минут", Some(10), 15, Minutes, ""),
        ("лицензия беру – 3-тен 5 жұмыс күніне дейін", Some(3), 5, BusinessDays, "лицензия беру"),
        ("беру – 3 (үш) жұмыс күнінен 5 (бес) жұмыс күніне дейін", Some(3), 5, BusinessDays, "беру"),
    ] {
        assert_eq!(term(text), Some((Span { from, amount, unit }, case.to_owned())), "{text}");
    }
}

#[test]
fn a_term_that_is_not_understood_as_a_whole_is_none() {
    for text in [
        "в день обращения",
        "15-10 минут",
        "3 дня",
        "3 рабочих дня или 5 рабочих дней",
        "3 часть",
        "",
        "от 3 (пяти) до 5 рабочих дней",
        "от 3 рабочих дней до 1 месяца",
        "3 (пять) рабочих дней",
        "не менее 5 рабочих дней",
        "за 15 календарных дней до окончания срока",
        "при сроке до 1 месяца – 3 рабочих дня",
        "Услугодатель в течение 2 (двух) рабочих дней с момента получения документов проверяет их полноту",
        "Услугодатель в течение двух рабочих дней обязан проверить полноту документов",
        "3 рабочих дня, при необходимости срок продлевается",
        "көрсетілетін қызметті беруші 2 жұмыс күні ішінде құжаттарды тексереді",
    ] {
        assert_eq!(term(text), None, "{text}");
    }
}
