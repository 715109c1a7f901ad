//! Annexes that are taken, and those of other texts.

use super::super::kinds::told;
use crate::language::Language;

const STANDARD: &str = "Стандарт государственной услуги «Регистрация пасек»\n# Глава 2. Порядок оказания государственной услуги\n\
     4. Срок оказания государственной услуги – 3 рабочих дня.\n9. Перечень документов:\n1) заявление согласно приложению 2;\n";

#[test]
fn annexes_of_the_text_become_appendices_with_a_doubt() {
    let said = told(
        &format!(
            "{STANDARD}Приложение 1\nк стандарту государственной услуги\nФорма\nЗаявление о регистрации\nПрошу зарегистрировать _____\n\
             «__» ________ 20__ года\nПриложение 2. Перечень пород\n| Порода | Код\n| карпатская | 1\n"
        ),
        Language::Ru,
    );
    let annexes: Vec<&str> = said.iter().filter(|line| line.starts_with('5')).map(String::as_str).collect();
    assert_eq!(
        annexes,
        [
            "5 ? Заявление о регистрации (форма)",
            r"5 ? Прошу зарегистрировать \_\_\_\_\_",
            r"5 ? «\_\_» \_\_\_\_\_\_\_\_ 20\_\_ года",
            "5 ? Перечень пород",
            "5 ? | Порода | Код |/| --- | --- |/| карпатская | 1 |",
        ]
    );
    assert!(!said.iter().any(|line| line.contains("Annex")), "{said:?}");
}

#[test]
fn annexes_of_the_rules_are_taken_only_where_the_text_refers_to_them() {
    let said = told(
        &format!(
            "Приложение 1 к Правилам\n{STANDARD}Приложение 2 к Правилам\nЗаявление\nПрошу.\nПриложение 3 к Правилам\nЖурнал\nСтроки."
        ),
        Language::Ru,
    );
    assert!(said.contains(&"5 ? Прошу.".to_owned()), "{said:?}");
    assert!(said.contains(&"Annex: Строки.".to_owned()), "{said:?}");
}

#[test]
fn annexes_of_a_kazakh_text_are_known_by_their_numbers() {
    let standard = "«Омарта тіркеу» мемлекеттік көрсетілетін қызмет стандарты\n# 2-тарау. Мемлекеттік қызметті көрсету тәртібі\n\
         4. Мемлекеттік қызметті көрсету мерзімі – 3 (үш) жұмыс күні.\n9. Қажетті құжаттар тізбесі:\n1) 2-қосымшаға сәйкес өтініш.\n";
    let said = told(
        &format!(
            "{standard}Қағидаларға 2-қосымша\nНысан\nӨтініш\nТіркеуді сұраймын.\nҚағидаларға 3-қосымша\nЖурнал\nЖолдар."
        ),
        Language::Kk,
    );
    assert!(said.contains(&"5 ? Тіркеуді сұраймын.".to_owned()), "{said:?}");
    assert!(said.contains(&"Annex: Жолдар.".to_owned()), "{said:?}");
}
