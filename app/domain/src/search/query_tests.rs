//! Queries as people type them, each beside words of a text that they have to find.

use super::{Query, terms};

/// Whether every word of a query stands in the text, by a stem or, if it is unfinished, by its beginning.
fn finds(typed: &str, text: &str) -> bool {
    let words = terms(text, None);
    let query = Query::parse(typed);
    !query.is_empty()
        && query.words.iter().all(|word| {
            words.iter().any(|term| {
                word.stems.contains(&term.stem)
                    || word.prefixes.iter().any(|prefix| term.stem.starts_with(prefix.as_str()))
            })
        })
}

#[test]
fn a_query_finds_the_words_that_it_means() {
    for (typed, text) in [
        ("анықтама", "Анықтамаларды беру"),
        ("аныктама", "Анықтамаларды беру"),
        ("anyqtama", "Анықтамаларды беру"),
        ("anyktama beru", "Анықтаманы беру"),
        ("otinish", "Өтініштің тіркелуі"),
        ("өтiнiштер", "Өтінішті қабылдау"),
        ("spravka", "Выдача справки о несудимости"),
        ("cghfdrf", "Выдача справок и справки"),
        ("справки", "Выдача справки"),
        ("CПРАВКА", "Выдача справки"),
        ("-n3y3i", "Өтінішті қабылдау"),
        ("эцп", "Получение «ЭЦП» онлайн"),
        ("ЭЦП-ны", "ЭЦП-мен қол қойылады"),
        ("тоо", "Регистрация ТОО"),
        ("2026-0001", "Жоба № 2026–0001"),
        ("0009-01", "Код услуги 0009-01"),
        ("дсм-175/2020", "Приказ № ҚР ДСМ-175/2020"),
        ("ҚР-5 тармақ", "ҚР-5, 7-тармағы"),
        ("5-тармақ", "5-тармағы"),
        ("d[jl", "вход в кабинет"),
        ("веб сайт", "на веб-сайте"),
        ("веб-сайт", "на веб-сайте"),
        ("вебсайт", "на веб-сайте"),
        ("лиц", "Лицензия на отлов"),
        ("отлов лиценз", "Лицензия на отлов"),
        ("ребенок", "Ребёнок до года"),
        ("licence", "Issue of a licence"),
        ("litsenzi", "Выдача лицензий"),
        ("100%", "оплата 100 процентов"),
        ("«выдача справки»", "выдача справки"),
        ("көрсетілетін қызметті беруші", "Көрсетілетін қызмет берушінің"),
        ("кітабы", "Үй кітаптары"),
    ] {
        assert!(finds(typed, text), "{typed}: {:?}\n{:?}", Query::parse(typed), terms(text, None));
    }
}

#[test]
fn a_query_does_not_find_what_it_does_not_mean() {
    for (typed, text) in [
        ("анықтама", "анық мәтін"),
        ("100 ", "1000 и 2100"),
        ("%", "сто процентов"),
        ("_", "а"),
        ("орган ", "органза ордер"),
        ("выдача справки", "выдача лицензии"),
    ] {
        assert!(!finds(typed, text), "{typed}: {:?}", Query::parse(typed));
    }
}

#[test]
fn only_the_last_word_may_be_unfinished() {
    let query = Query::parse("выдача спра");
    let unfinished: Vec<_> = query.words.iter().map(|word| word.is_last_prefix).collect();
    assert_eq!(unfinished, [false, true]);
    assert_eq!(query.words[1].prefixes, ["спра"]);
    for typed in ["справка ", "справка.", "«справка»", "с"] {
        assert!(Query::parse(typed).words.iter().all(|word| !word.is_last_prefix), "{typed}");
    }
}

#[test]
fn quotes_are_no_words() {
    assert_eq!(Query::parse("\"выдача справки").words.len(), 2);
    assert_eq!(Query::parse("«Выдача справки» \"в срок\"").words.len(), 4);
    assert!(Query::parse("\"\" «»").is_empty());
}

#[test]
fn a_query_has_twelve_words_at_most_and_may_be_nothing() {
    let long = "сөз ".repeat(60);
    assert_eq!(Query::parse(&long).words.len(), 12);
    for typed in ["", "   ", "% _ \" ' \\ ( ) *", "—"] {
        assert!(Query::parse(typed).is_empty(), "{typed}");
    }
}

#[test]
fn what_was_typed_is_the_likeliest() {
    assert_eq!(Query::parse("справка").words[0].stems[0], "справк");
    assert_eq!(Query::parse("қызметтер").words[0].stems[0], "кызмет");
    assert_eq!(Query::parse("cghfdrf").words[0].stems[0], "справк");
    assert_eq!(Query::parse("cghfdrf").words[0].typed, "cghfdrf");
}
