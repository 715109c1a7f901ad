//! Pairs of clauses as they are found in standards of state services, each with the changes that a lawyer would list.

use super::{FragmentKind, words};

/// What is deleted and what is inserted in its place; one of them may be empty.
type Change = (&'static str, &'static str);

/// A name, the old clause, the new clause, the changes.
type Pair = (&'static str, &'static str, &'static str, &'static [Change]);

const PAIRS: &[Pair] = &[
    (
        "ru: a term is shortened",
        "С момента сдачи пакета документов услугополучателем – 5 (пять) рабочих дней.",
        "С момента сдачи пакета документов услугополучателем – 3 (три) рабочих дня.",
        &[("5 (пять) рабочих дней", "3 (три) рабочих дня")],
    ),
    (
        "kk: a term is shortened",
        "Құжаттар топтамасын тапсырған сәттен бастап – 5 жұмыс күні.",
        "Құжаттар топтамасын тапсырған сәттен бастап – 3 жұмыс күні.",
        &[("5 жұмыс күні", "3 жұмыс күні")],
    ),
    (
        "en: the unit of a term changes",
        "The service is rendered within 5 business days from the date of registration of the application.",
        "The service is rendered within 5 calendar days from the date of registration of the application.",
        &[("5 business days", "5 calendar days")],
    ),
    (
        "ru: a document is added to a list in one line",
        "Заявление, документ, удостоверяющий личность, и документ об уплате сбора.",
        "Заявление, документ, удостоверяющий личность, копия договора аренды и документ об уплате сбора.",
        &[("", "копия договора аренды ")],
    ),
    (
        "ru: a reference to a provision is corrected",
        "Отказ выдается по основаниям, предусмотренным подпунктом 2) пункта 3 статьи 19-1 Закона.",
        "Отказ выдается по основаниям, предусмотренным подпунктом 4) пункта 2 статьи 19-1 Закона.",
        &[("подпунктом 2) пункта 3 статьи 19-1", "подпунктом 4) пункта 2 статьи 19-1")],
    ),
    (
        "kk: a reference to a provision is corrected",
        "Заңның 19-1-бабының 2-тармағында көзделген негіздер бойынша бас тартылады.",
        "Заңның 19-1-бабының 1-тармағында көзделген негіздер бойынша бас тартылады.",
        &[("19-1-бабының 2-тармағында", "19-1-бабының 1-тармағында")],
    ),
    (
        "en: a reference to a provision is corrected",
        "A refusal is substantiated as required by Article 15(4) of the Law.",
        "A refusal is substantiated as required by Article 19-1(2) of the Law.",
        &[("Article 15(4)", "Article 19-1(2)")],
    ),
    (
        "ru: a sentence is added",
        "Результат направляется в личный кабинет. Срок действия разрешения составляет один год.",
        "Результат направляется в личный кабинет. По обращению услугополучателя результат выдается на бумажном \
         носителе. Срок действия разрешения составляет один год.",
        &[("", "По обращению услугополучателя результат выдается на бумажном носителе. ")],
    ),
    (
        "kk: a sentence is removed",
        "Шағым жазбаша түрде беріледі. Шағымға құжаттардың көшірмелері қоса беріледі. Шағым тіркеледі.",
        "Шағым жазбаша түрде беріледі. Шағым тіркеледі.",
        &[("Шағымға құжаттардың көшірмелері қоса беріледі. ", "")],
    ),
    (
        "en: a word is added",
        "The recipient submits a copy of the lease agreement.",
        "The recipient submits a notarised copy of the lease agreement.",
        &[("", "notarised ")],
    ),
    (
        "ru: a requirement is softened",
        "Услугополучатель предоставляет нотариально засвидетельствованную копию документа об образовании.",
        "Услугополучатель предоставляет копию документа об образовании.",
        &[("нотариально засвидетельствованную ", "")],
    ),
    (
        "ru: a fee in figures",
        "Государственная пошлина составляет 1 500 тенге и уплачивается через банки второго уровня.",
        "Государственная пошлина составляет 2 000 тенге и уплачивается через банки второго уровня.",
        &[("1 500 тенге", "2 000 тенге")],
    ),
    (
        "kk: a fee in monthly indices",
        "Мемлекеттік баж мөлшері – 0,5 АЕК.",
        "Мемлекеттік баж мөлшері – 0,25 АЕК.",
        &[("0,5 АЕК", "0,25 АЕК")],
    ),
    (
        "ru: a date moves",
        "Настоящий стандарт вводится в действие с 1 января 2026 года.",
        "Настоящий стандарт вводится в действие с 1 июля 2026 года.",
        &[("1 января 2026 года", "1 июля 2026 года")],
    ),
    (
        "kk: a date moves",
        "Стандарт 2026 жылғы 1 қаңтардан бастап қолданысқа енгізіледі.",
        "Стандарт 2026 жылғы 1 шілдеден бастап қолданысқа енгізіледі.",
        &[("2026 жылғы 1 қаңтардан", "2026 жылғы 1 шілдеден")],
    ),
    (
        "ru: a sentence is rewritten",
        "Жалоба рассматривается в течение пяти рабочих дней. Сотрудник канцелярии принимает документы у граждан в \
         окне номер два.",
        "Жалоба рассматривается в течение пяти рабочих дней. Прием заявлений от физических лиц ведется через веб-портал \
         круглосуточно, кроме технических перерывов.",
        &[(
            "Сотрудник канцелярии принимает документы у граждан в окне номер два",
            "Прием заявлений от физических лиц ведется через веб-портал круглосуточно, кроме технических перерывов",
        )],
    ),
    (
        "en: two changes far apart stay two",
        "The provider registers the application on the day of receipt and issues the result within the established term \
         to the recipient in person.",
        "The State Corporation registers the application on the day of receipt and issues the result within the \
         established term to the recipient electronically.",
        &[("provider", "State Corporation"), ("in person", "electronically")],
    ),
    (
        "ru: several neighbouring words are one change",
        "Заявление подается в бумажном виде через канцелярию услугодателя.",
        "Заявление подается в электронном виде через веб-портал услугодателя.",
        &[("бумажном", "электронном"), ("канцелярию", "веб-портал")],
    ),
    (
        "kk: the place of filing changes",
        "Өтініш көрсетілетін қызметті берушінің кеңсесі арқылы қабылданады.",
        "Өтініш «электрондық үкімет» веб-порталы арқылы қабылданады.",
        &[("көрсетілетін қызметті берушінің кеңсесі", "«электрондық үкімет» веб-порталы")],
    ),
    (
        "ru: a list item is added",
        "заявление;\nдокумент, удостоверяющий личность;\nкопия договора.",
        "заявление;\nдокумент, удостоверяющий личность;\nсправка о доходах;\nкопия договора.",
        &[("", "справка о доходах;\n")],
    ),
    (
        "ru: only the final mark changes",
        "Государственная услуга оказывается бесплатно",
        "Государственная услуга оказывается бесплатно.",
        &[("", ".")],
    ),
    (
        "en: a negation is added",
        "Documents obtainable from information systems may be demanded from recipients.",
        "Documents obtainable from information systems may not be demanded from recipients.",
        &[("", "not ")],
    ),
];

/// The changes that the engine finds, as a lawyer would list them.
fn changes(old: &str, new: &str) -> Vec<(String, String)> {
    let mut list: Vec<(String, String)> = Vec::new();
    let mut open = false;
    for fragment in words(old, new) {
        match fragment.kind {
            FragmentKind::Same => {
                open = false;
                continue;
            }
            FragmentKind::Deleted => list.push((fragment.text, String::new())),
            FragmentKind::Inserted => match list.last_mut() {
                Some(change) if open => change.1 = fragment.text,
                _ => list.push((String::new(), fragment.text)),
            },
        }
        open = true;
    }
    list
}

#[test]
fn the_engine_lists_the_changes_that_a_lawyer_would() {
    let mut different = Vec::new();
    for (name, old, new, expected) in PAIRS {
        let found = changes(old, new);
        let same =
            found.iter().map(|(gone, come)| (gone.as_str(), come.as_str())).eq(expected.iter().copied());
        if !same {
            different.push(format!("{name}\n  expected {expected:?}\n  found    {found:?}"));
        }
    }
    assert!(different.is_empty(), "{} of {} differ:\n{}", different.len(), PAIRS.len(), different.join("\n"));
}
