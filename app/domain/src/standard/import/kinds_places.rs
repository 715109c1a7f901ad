//! Where things stand: rows, lists, annexes and whole orders, with what is made of them. The texts are made up.

use super::kinds::told;
use super::tests::{paragraphs, read};
use super::*;
use crate::language::Language;
use crate::standard::SectionKey;

#[test]
fn kinds_of_the_service_and_names_that_a_page_broke_are_read() {
    let said = told(
        "| Наименование государственной услуги «Учёт лодок»\n\
         | Наименования подвидов государственной услуги: // 1. Учёт вёсел; // 2. Учёт парусов.\n\
         | 1 | Наименование услу-годателя | Акимат\n\
         | 3 | Срок оказания госу-дарственной услуги | выдача-6 (шесть) рабочих дней\n\
         | 9 | Основания для отказа | 1) подпись просрочена; // Услугодатель отказывает в случаях, указанных в пункте 5.",
        Language::Ru,
    );
    assert_eq!(
        said,
        [
            "1.1 ~ Учёт лодок",
            "1.3 ~ Акимат",
            "2.1 выдача: 6 BusinessDays",
            "2.7 ? подпись просрочена",
            "4.1 ? Наименования подвидов государственной услуги://1. Учёт вёсел;/2. Учёт парусов.",
            "4.1 ? Услугодатель отказывает в случаях, указанных в пункте 5.",
        ]
    );
}

#[test]
fn lines_of_one_paragraph_are_read_one_by_one() {
    let given = "# Глава 2. Порядок оказания государственной услуги\n9. Перечень документов:";
    let mut given = paragraphs(given);
    given.push(SourceParagraph::plain("1) заявка;\n2) копия\nплана.\nДокументы подаются лично."));
    let found = understand(given, Language::Ru);
    let clauses: Vec<_> = found
        .content
        .elements(SectionKey::Documents)
        .iter()
        .map(|element| element.clause(Language::Ru))
        .collect();
    assert_eq!(clauses, ["заявка (оригинал)", "копия плана (копия)"]);
    assert_eq!(found.placed.iter().filter(|placed| placed.paragraph == 2).count(), 3);
}

#[test]
fn points_without_numbers_are_known_by_their_names() {
    let said = told(
        "# Общие положения\nСтандарт государственной услуги разработан Министерством.\n\
         Государственная услуга оказывается акиматом.\n# Порядок оказания государственной услуги\n\
         Срок оказания государственной услуги – 3 рабочих дня.\nФорма оказания государственной услуги бумажная.\n\
         Государственная услуга оказывается бесплатно.",
        Language::Ru,
    );
    assert_eq!(
        said,
        [
            "1.2 ~ Стандарт государственной услуги разработан Министерством",
            "1.3 ~ Государственная услуга оказывается акиматом",
            "2.1 3 BusinessDays",
            "2.2 Бумажная",
            "2.4 Бесплатно",
        ]
    );
}

const ORDER: &str = "О некоторых вопросах учёта лодок\n\
    # Правила оказания государственной услуги «Учёт лодок»\n\
    # Глава 1. Общие положения\n\
    1. Настоящие Правила определяют порядок учёта лодок.\n\
    2. Государственная услуга оказывается акиматами.\n\
    # Глава 2. Порядок оказания государственной услуги\n\
    3. Заявитель направляет заявку через портал.\n\
    # Глава 3. Порядок обжалования решений\n\
    4. Жалоба подаётся руководителю.\n\
    Приложение 1 к Правилам оказания государственной услуги «Учёт лодок»\n\
    | Перечень основных требований к оказанию государственной услуги «Учёт лодок»\n\
    | 1 | Наименование услугодателя | Акиматы районов\n\
    | 3 | Срок оказания государственной услуги | 3 рабочих дня\n\
    | 10 | Иные требования | Контакт-центр: 1414\n\
    Приложение 2 к Правилам оказания государственной услуги «Учёт лодок»\n\
    Форма\n";

#[test]
fn rows_are_known_by_name_and_by_number() {
    const TITLE: &str = "# Перечень основных требований к оказанию государственной услуги «Учёт лодок»\n";
    for (rows, expected) in [
        (
            "| Срок оказания государственной услуги | Срок оказания государственной услуги – 4 рабочих дня\n\
             | Размер платы | Государственная услуга оказывается бесплатно.\n\
             | Основания для отказа | Основанием для отказа является отсутствие подписи.",
            ["2.1 4 BusinessDays", "2.4 Бесплатно", "2.7 ? отсутствие подписи"],
        ),
        (
            "| 1 | Наименование услугодателя | Акиматы\n| 3 | Сколько времени это занимает | 3 рабочих дня\n| 5 | Итог | Справка",
            ["1.3 ~ Акиматы", "2.1 3 BusinessDays", "2.3 ~ Справка"],
        ),
    ] {
        let said = told(&format!("{TITLE}{rows}"), Language::Ru);
        assert_eq!(said[0], "1.1 ~ Учёт лодок");
        assert_eq!(said[1..], expected);
    }
    let kazakh = told(
        "# «Қайықтарды есепке алу» мемлекеттік қызмет көрсетуге қойылатын негізгі талаптардың тізбесі\n\
         | 1 | Қызмет берушінің атауы | Аудан әкімдігі\n\
         | 2 | Мемлекеттік қызметтің көрсетілуі тәсілдері | Портал\n\
         | 3 | Мемлекеттік қызметтің көрсетілу мерзімі | беру – 4 (төрт) жұмыс күні; ауыстыру - 3 (үш) жұмыс күні.\n\
         | 4 | Мемлекеттік қызмет көрсетудің тәсілі | Қағаз түрінде\n\
         | 6 | Ақы алу тәсілдерінің төлем құны | Тегін\n\
         | 9 | Мемлекеттік қызмет көрсетуден бастартудың негіздері | Мерзімі өткен өтінім",
        Language::Kk,
    );
    assert_eq!(
        kazakh,
        [
            "1.1 ~ Қайықтарды есепке алу",
            "1.3 ~ Аудан әкімдігі",
            "2.1 беру: 4 BusinessDays",
            "2.1 ауыстыру: 3 BusinessDays",
            "2.2 Қағаз түрінде",
            "2.4 Тегін",
            "2.7 ? Мерзімі өткен өтінім",
            "4.1 ~ Портал",
        ]
    );
}

#[test]
fn points_that_run_on_over_numbered_chapters_are_points() {
    let item = |level: u8, mark: &str, text: &str| SourceParagraph {
        mark: Some(ListMark { level, text: mark.to_owned() }),
        ..SourceParagraph::plain(text)
    };
    let given = [
        item(0, "Глава 1.", "Порядок оказания государственной услуги"),
        item(1, "1.", "Срок оказания государственной услуги – 3 рабочих дня."),
        item(1, "2.", "Результат оказания государственной услуги – справка."),
        item(1, "3.", "Основания для отказа:"),
        item(2, "1)", "отсутствие печати;"),
        item(2, "2)", "отсутствие подписи."),
        item(0, "Глава 2.", "Порядок обжалования решений"),
        item(1, "4.", "Жалоба подаётся руководителю."),
    ];
    let found = read(&given, Language::Ru);
    assert_eq!(found.unplaced, []);
    let clauses: Vec<_> = found
        .content
        .sections()
        .iter()
        .flat_map(|section| section.elements.iter().map(|element| element.clause(Language::Ru)))
        .collect();
    assert_eq!(
        clauses,
        [
            "3 (три) рабочих дня",
            "справка.",
            "отсутствие печати",
            "отсутствие подписи",
            "Жалоба подаётся руководителю."
        ]
    );
}

#[test]
fn a_long_title_of_an_annex_ends_the_text() {
    let long = "«Выдача разрешения на размещение лодок и кочевых лодочных хозяйств на водах лесного фонда, особо \
                охраняемых природных территорий и на водах запаса в пределах области, города и района»";
    let said = told(
        &format!(
            "# Глава 4. Иные требования\n13. Контакт-центр: 1414.\nПриложение 1 к стандарту государственной услуги {long}\nФорма\nЗаявка от ________"
        ),
        Language::Ru,
    );
    assert_eq!(said, ["4.1 ~ Контакт-центр: 1414.", "5 ? Форма", r"5 ? Заявка от \_\_\_\_\_\_\_\_"]);
}

#[test]
fn tables_within_cells_and_rows_that_go_on_keep_their_section() {
    let cell = |table, row, cell, text: &str| SourceParagraph {
        place: SourcePlace::Table { table, row, cell },
        ..SourceParagraph::plain(text)
    };
    let given = [
        cell(1, 1, 1, "6"),
        cell(1, 1, 2, "Размер оплаты"),
        cell(1, 1, 3, "Услуга платная:"),
        cell(2, 1, 1, "физические лица"),
        cell(2, 1, 2, "1 МРП"),
        cell(2, 2, 1, "юридические лица"),
        cell(2, 2, 2, "2 МРП"),
        cell(1, 1, 3, "Дубликат – 0,5 МРП."),
        cell(1, 2, 1, "8"),
        cell(1, 2, 2, "Перечень документов"),
        cell(1, 2, 3, "1) заявка;"),
        cell(1, 3, 3, "2) план участка;"),
    ];
    let found = read(&given, Language::Ru);
    assert_eq!(found.unplaced, []);
    let fees: Vec<_> = found
        .content
        .elements(SectionKey::Payment)
        .iter()
        .map(|element| element.clause(Language::Ru).replace('\u{a0}', " "))
        .collect();
    assert_eq!(fees.len(), 3, "{fees:?}");
    assert!(
        fees[0].contains("физические лица: 1 (один) МРП")
            && fees[1].contains("юридические лица: 2 (два) МРП"),
        "{fees:?}"
    );
    assert_eq!(found.content.elements(SectionKey::Documents).len(), 2);
}

#[test]
fn a_title_in_two_paragraphs_names_the_service() {
    let said = told(
        "| Стандарт государственной услуги // «Учёт лодок» (далее – Стандарт)\n| 1 | Наименование услугодателя | Акимат",
        Language::Ru,
    );
    assert_eq!(said, ["1.1 ~ Учёт лодок", "1.3 ~ Акимат"]);
}

#[test]
fn of_an_order_with_annexes_the_list_of_requirements_is_read_and_others_can_be_chosen() {
    let said = told(ORDER, Language::Ru);
    assert_eq!(
        said[..4],
        ["1.1 ~ Учёт лодок", "1.3 ~ Акиматы районов", "2.1 3 BusinessDays", "4.1 ~ Контакт-центр: 1414"]
    );
    let given = paragraphs(ORDER);
    let found = understand(given, Language::Ru);
    let title =
        |found: &Understood| found.text.as_ref().map(|text| (text.title.clone(), text.is_standard)).unwrap();
    let list = "Перечень основных требований к оказанию государственной услуги «Учёт лодок»".to_owned();
    assert_eq!(title(&found), (list, true));
    let [rules] = found.others.as_slice() else { panic!("{:?}", found.others) };
    assert_eq!(title(rules), ("Правила оказания государственной услуги «Учёт лодок»".to_owned(), false));
    assert_eq!(rules.content.elements(SectionKey::Term), []);
    assert_eq!(rules.content.elements(SectionKey::Provider).len(), 1);
    let single = understand(paragraphs("# Глава 4. Иные требования\n13. Контакт-центр: 1414."), Language::Ru);
    assert_eq!((single.text, single.others.len()), (None, 0));
}
