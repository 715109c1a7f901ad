//! How lines of every kind are printed.

use proptest::prelude::*;

use super::*;
use crate::language::Localized;
use crate::standard::sample;
use crate::standard::{FeeMethod, FeeUnit, Place, Presented, Submitter, TermUnit};

fn ru(text: &str, detail: Detail) -> String {
    sample::element("a1", Localized::new("", text, ""), detail).clause(Language::Ru)
}

fn law() -> Citation {
    Citation {
        law: Localized::new("Заң", "Закон «О нотариате»", "Law"), article: "19-1(2)1".to_owned()
    }
}

#[test]
fn a_term_names_its_case_where_there_is_one() {
    let three = Detail::term(3, TermUnit::BusinessDays);
    assert_eq!(ru("На портале:", three.clone()), "На портале: 3 (три) рабочих дня");
    assert_eq!(ru(" ", three), "3 (три) рабочих дня");
    let range = Detail::Term { amount: 5, unit: TermUnit::Months, from: Some(3), of: TermOf::Rendering };
    assert_eq!(ru("", range), "от 3 (трех) до 5 (пяти) месяцев");
    assert_eq!(ru("В день обращения", Detail::Words), "В день обращения");
}

#[test]
fn r14_2_a_time_of_waiting_or_serving_says_that_it_is_one() {
    let time = |of| Detail::Term { amount: 15, unit: TermUnit::Minutes, from: None, of };
    assert_eq!(
        ru("", time(TermOf::Waiting)),
        "Максимально допустимое время ожидания – 15 (пятнадцать) минут"
    );
    assert_eq!(
        ru("В Государственной корпорации", time(TermOf::Serving)),
        "В Государственной корпорации: максимально допустимое время обслуживания – 15 (пятнадцать) минут"
    );
    let line = sample::element("a1", Localized::default(), time(TermOf::Waiting));
    assert_eq!(line.clause(Language::Kk), "Кезек күтудің рұқсат етілетін ең ұзақ уақыты – 15 (он бес) минут");
}

#[test]
fn a_fee_says_who_pays_nothing_and_methods_of_its_own() {
    let text = |text: &str| Localized::new("", text, "");
    let formula = FeeFormula {
        base: text("стоимости объекта"),
        not_above: true,
        free_for: text("участники войны"),
        other_method: text("через терминалы"),
        ..FeeFormula::default()
    };
    let detail = Detail::Fee {
        hundredths: 1_000,
        unit: FeeUnit::Percent,
        methods: vec![FeeMethod::Transfer],
        law: Citation::default(),
        formula: formula.boxed(),
    };
    assert_eq!(
        ru("За экспертизу", detail),
        "За экспертизу: не выше 10\u{a0}% от стоимости объекта, способ оплаты: безналичным перечислением, \
         через терминалы; от уплаты освобождаются: участники войны"
    );
}

#[test]
fn hours_of_another_place_and_of_reception_say_so() {
    let week = sample::weekdays(&DayHours { opens: 540, closes: 720, pause: None });
    let named = Localized::new("", "Отдел по району", "");
    let detail = Detail::Hours { place: Place::Other, week, named, of: HoursOf::Reception };
    assert_eq!(
        ru("", detail),
        "Отдел по району, прием заявлений и выдача результатов: понедельник–пятница 9:00–12:00; \
         выходные дни: суббота, воскресенье"
    );
}

#[test]
fn a_document_says_its_shape_and_who_submits_it() {
    let detail = Detail::Document {
        submitter: Submitter::Individual,
        presented: Presented::Original,
        obtainable: false,
        allowed_by: None,
    };
    assert_eq!(
        ru("Удостоверение личности;", detail),
        "Удостоверение личности (оригинал), представляется физическим лицом"
    );
}

#[test]
fn r14_3_a_ground_names_the_law_and_article() {
    assert_eq!(
        ru("Недостоверность документов", Detail::Ground { law: law() }),
        "Недостоверность документов (Закон «О нотариате», подпункт 1) пункта 2 статьи 19-1)"
    );
    assert_eq!(ru("Основание", Detail::Ground { law: Citation::default() }), "Основание");
    assert_eq!(
        ru("", Detail::Ground { law: law() }),
        "(Закон «О нотариате», подпункт 1) пункта 2 статьи 19-1)"
    );
}

#[test]
fn a_fee_says_amount_method_and_law() {
    let detail = Detail::fee(150, FeeUnit::Mci, vec![FeeMethod::Transfer], law());
    assert_eq!(
        ru("За копию", detail),
        "За копию: 1,5\u{a0}МРП, способ оплаты: безналичным перечислением (Закон «О нотариате», подпункт 1) пункта 2 статьи 19-1)"
    );
}

#[test]
fn hours_group_equal_days_in_a_row() {
    let office = Some(DayHours { opens: 540, closes: 1110, pause: Some((780, 870)) });
    let short = Some(DayHours { opens: 540, closes: 780, pause: None });
    let week = |sixth: Option<DayHours>| {
        Week(std::array::from_fn(|day| match day {
            0..=4 => office.clone(),
            5 => sixth.clone(),
            _ => None,
        }))
    };
    let said = |week| ru("", Detail::hours(Place::Provider, week));
    assert_eq!(
        said(week(None)),
        "Услугодатель: понедельник–пятница 9:00–18:30, перерыв 13:00–14:30; выходные дни: суббота, воскресенье"
    );
    assert_eq!(
        said(week(short)),
        "Услугодатель: понедельник–пятница 9:00–18:30, перерыв 13:00–14:30; суббота 9:00–13:00; \
         выходные дни: воскресенье"
    );
    let always = DayHours { opens: 0, closes: 1440, pause: None };
    assert_eq!(said(Week(std::array::from_fn(|_| Some(always.clone())))), "Услугодатель: круглосуточно");
    assert_eq!(said(Week::default()), "Услугодатель");
}

proptest! {
    #[test]
    fn a_clause_of_any_element_is_said_in_every_language(element in sample::any_element()) {
        for language in Language::ALL {
            prop_assert_eq!(element.clause(language), element.clause(language));
        }
    }
}
