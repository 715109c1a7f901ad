//! Small texts of every kind, with what is made of them. The texts are made up.

use super::tests::{paragraphs, read};
use super::*;
use crate::language::Language;
use crate::standard::Detail;

const PROCEDURE: &str = "# Глава 2. Порядок оказания государственной услуги\n";
const PROCEDURE_KK: &str = "# 2-тарау. Мемлекеттік қызметті көрсету тәртібі\n";

/// The elements as they are printed, each with how surely it was read, then what was not placed.
pub(super) fn told(source: &str, language: Language) -> Vec<String> {
    let given = paragraphs(source);
    let found = read(&given, language);
    let mut said = Vec::new();
    for section in found.content.sections() {
        for (place, element) in section.elements.iter().enumerate() {
            let of = |placed: &PlacedParagraph| match &placed.at {
                At::Elements { section: own, elements, read } => {
                    (*own == section.key && elements.contains(&place)).then_some(*read)
                }
                _ => None,
            };
            let sure = found.placed.iter().filter_map(of).next_back().unwrap();
            let mark = match sure {
                Certainty::Typed => "",
                Certainty::Words => " ~",
                Certainty::Unsure => " ?",
            };
            let clause = match &element.detail {
                // How acts print numbers is another question.
                Detail::Term { amount, unit, from, .. } => {
                    let from = from.map(|from| format!("from {from} to ")).unwrap_or_default();
                    format!("{}: {from}{amount} {unit:?}", element.text.get(language))
                        .trim_start_matches(": ")
                        .to_owned()
                }
                _ => element.clause(language).replace('\n', "/"),
            };
            said.push(format!("{}{mark} {clause}", section.key.number()));
        }
    }
    for unplaced in &found.unplaced {
        said.push(format!("{:?}: {}", unplaced.why, given[unplaced.paragraph].text));
    }
    said
}

fn all(cases: &[(&str, &[&str])], before: &str, language: Language) {
    for (source, expected) in cases {
        assert_eq!(told(&format!("{before}{source}"), language), *expected, "{source}");
    }
}

#[test]
fn a_name_and_what_it_says_in_one_sentence() {
    all(
        &[
            ("5. Форма оказания государственной услуги бумажная.", &["2.2 Бумажная"]),
            (
                "8. График работы услугодателя с понедельника по пятницу включительно с 9.00 до 18.00 часов.",
                &["2.5 Услугодатель: понедельник–пятница 9:00–18:00; выходные дни: суббота, воскресенье"],
            ),
            (
                "10. Основанием для отказа в оказании государственной услуги является просроченный талон.",
                &["2.7 ? просроченный талон"],
            ),
            ("6. Результат оказания услуги справка.", &["2.3 ~ справка."]),
            ("9. Перечень документов не требуется.", &["Unclear: 9. Перечень документов не требуется."]),
            (
                "4. Срок оказания государственной услуги при подаче на портале – 2 (два) рабочих дня.",
                &["2.1 при подаче на портале: 2 BusinessDays"],
            ),
            (
                "4. Срок оказания государственной услуги для кооперативов: 7 (семь) рабочих дней.",
                &["2.1 для кооперативов: 7 BusinessDays"],
            ),
            (
                "4. Срок рассмотрения заявления и выдачи результата оказания государственной услуги – 8 (восемь) рабочих дней.",
                &["2.1 рассмотрения заявления и выдачи результата: 8 BusinessDays"],
            ),
        ],
        PROCEDURE,
        Language::Ru,
    );
}

#[test]
fn a_sentence_that_is_not_understood_stays_whole_with_a_doubt() {
    for (source, words) in [
        (
            "4. Срок оказания государственной услуги составляет один квартал со дня подачи.",
            "составляет один квартал со дня подачи",
        ),
        ("4. Срок оказания государственной услуги – от 3 рабочих дней.", "от 3 рабочих дней"),
        (
            "7. Размер платы, взимаемой с услугополучателя: бесплатно, кроме повторной выдачи.",
            "бесплатно, кроме повторной выдачи",
        ),
        ("7. Размер платы:\n1) от 1 до 3 МРП;", "от 1 до 3 МРП"),
        (
            "7. Размер платы:\n1) Физическим лицам – бесплатно, юридическим лицам – платно.",
            "Физическим лицам – бесплатно, юридическим лицам – платно",
        ),
        (
            "7. Размер платы:\n1) за дубликат – 10 % от ставки, кроме повторной выдачи;",
            "за дубликат – 10 % от ставки, кроме повторной выдачи",
        ),
    ] {
        let said = told(&format!("{PROCEDURE}{source}"), Language::Ru);
        assert_eq!(said.len(), 1, "{said:?}");
        assert!(said[0].contains(" ? ") && said[0].contains(words), "{said:?}");
    }
}

#[test]
fn months_ranges_shares_and_proactive_services_are_typed() {
    all(
        &[
            (
                "4. Срок оказания государственной услуги составляет один месяц со дня подачи.",
                &["2.1 со дня подачи: 1 Months"],
            ),
            (
                "4. Срок оказания государственной услуги – от 3 до 5 рабочих дней.",
                &["2.1 from 3 to 5 BusinessDays"],
            ),
            ("5. Форма оказания государственной услуги: проактивная.", &["2.2 Проактивная"]),
            (
                "7. Размер платы:\n1) за дубликат – 10 % от ставки, но не более 4 МРП;",
                &["2.4 за дубликат: 10\u{a0}% от ставки, но не более 4 (четырех)\u{a0}МРП"],
            ),
        ],
        PROCEDURE,
        Language::Ru,
    );
}

#[test]
fn cases_are_groups_or_said_by_every_line_below_them() {
    all(
        &[
            (
                "9. Перечень документов, необходимых для оказания государственной услуги при обращении юридического лица:\n1) заявление.",
                &["2.6 ~ заявление (оригинал), представляется юридическим лицом"],
            ),
            (
                "9. Перечень документов:\nк услугодателю:\n1) заявление;\nчерез портал:\n1) электронный запрос.",
                &[
                    "2.6 ~ к услугодателю:",
                    "2.6 ~ заявление (оригинал)",
                    "2.6 ~ через портал:",
                    "2.6 ~ электронный запрос (электронный документ или электронная копия)",
                ],
            ),
            (
                "4. Сроки оказания государственной услуги:\n1) с момента подачи:\nпри выдаче – 15 (пятнадцать) рабочих дней;\nпри замене – 3 рабочих дня;\n2) время ожидания – 15 минут.",
                &[
                    "2.1 с момента подачи: при выдаче: 15 BusinessDays",
                    "2.1 с момента подачи: при замене: 3 BusinessDays",
                    "2.1 ? время ожидания – 15 минут",
                ],
            ),
            (
                "9. Перечень документов:\nчерез портал:\n10. Основания для отказа:\n1) просрочка.",
                &["2.7 ? просрочка", "Condition: через портал:"],
            ),
            (
                "9. Перечень документов:\nДля переоформления лицензии:\nуслугодателю:\n1) заявление;\nчерез портал:\n1) запрос.",
                &[
                    "2.6 ~ Для переоформления лицензии:",
                    "2.6 ~ услугодателю:",
                    "2.6 ? заявление (оригинал)",
                    "2.6 ~ через портал:",
                    "2.6 ? запрос (оригинал)",
                ],
            ),
            // A group does not end before another begins: the lines say their cases by themselves.
            (
                "9. Перечень документов:\n1) при выдаче дубликата:\n– объяснение;\n2) заявление.",
                &["2.6 ~ при выдаче дубликата: объяснение (оригинал)", "2.6 ~ заявление (оригинал)"],
            ),
            (
                "4. Срок оказания государственной услуги – выдача – 4 рабочих дня; замена – 3 рабочих дня.",
                &["2.1 выдача: 4 BusinessDays", "2.1 замена: 3 BusinessDays"],
            ),
        ],
        PROCEDURE,
        Language::Ru,
    );
}

#[test]
fn a_sentence_below_a_list_is_no_item_of_it() {
    let said = told(
        &format!(
            "{PROCEDURE}9. Перечень документов:\n1) заявление.\nДокументы подаются в одном экземпляре.\n"
        ),
        Language::Ru,
    );
    assert_eq!(said[0], "2.6 ~ заявление (оригинал)");
    assert_eq!(said.len(), 2);
    assert!(said[1].ends_with("? Документы подаются в одном экземпляре."), "{said:?}");
}

#[test]
fn kazakh_names_are_known_with_other_letters_and_endings() {
    all(
        &[
            (
                "4. Мемлекеттiк қызметтi көрсету мерзiмi – 3 (үш) жұмыс күнi.\n6. Мемлекеттiк қызметтi көрсету нәтижесi – куәлiк.\n\
                 7. Мемлекеттiк қызмет тегiн көрсетiледi.",
                &["2.1 3 BusinessDays", "2.3 ~ куәлік.", "2.4 Тегін"],
            ),
            (
                "4. Мемлекеттік көрсетілетін қызмет мерзімдері:\n1) өтінім тапсырылған сәттен бастап – 1 (бір) жұмыс күні.\n\
                 5. Мемлекеттік көрсетілетін қызметтің нысаны: қағаз түрінде.\n8. Жұмыс кестесі:\n\
                 1) көрсетілетін қызметті беруші – дүйсенбіден бастап жұманы қоса алғанда сағат 9.00-ден 18.30-ға дейін.\n\
                 Өтінішті қабылдау сағат 17.00-ге дейін жүргізіледі.\n9. Қажетті құжаттар тізбесі:\n1) өтінім.",
                &[
                    "2.1 өтінім тапсырылған сәттен бастап: 1 BusinessDays",
                    "2.2 Қағаз түрінде",
                    "2.5 Көрсетілетін қызметті беруші: дүйсенбі–жұма 9:00–18:30; демалыс күндері: сенбі, жексенбі",
                    "2.5 ~ Өтінішті қабылдау сағат 17.00-ге дейін жүргізіледі",
                    "2.6 ~ өтінім (түпнұсқа)",
                ],
            ),
        ],
        PROCEDURE_KK,
        Language::Kk,
    );
}

#[test]
fn a_part_is_known_without_a_number_where_it_has_to_begin() {
    let said = told(
        &format!(
            "{PROCEDURE}10. Основания для отказа:\n1) отсутствие печати.\nПорядок обжалования решений услугодателя\n11. Жалоба подаётся руководителю."
        ),
        Language::Ru,
    );
    assert_eq!(said, ["2.7 ? отсутствие печати", "3.1 ~ Жалоба подаётся руководителю."]);
    let capitals = told(
        "ГЛАВА 2. ПОРЯДОК ОКАЗАНИЯ ГОСУДАРСТВЕННОЙ УСЛУГИ\nСРОК ОКАЗАНИЯ ГОСУДАРСТВЕННОЙ УСЛУГИ\n3 рабочих дня",
        Language::Ru,
    );
    assert_eq!(capitals, ["2.1 3 BusinessDays"]);
}
