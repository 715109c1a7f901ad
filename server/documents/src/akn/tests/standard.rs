//! Versions of standards.

use domain::language::{Language, Localized};
use domain::standard::Content;
use roxmltree::Document;

use super::super::{AknEvent, AknEventKind, AknStandard, AknWords, akn_standard};
use super::named;
use super::sample::{content, day};

/// The second version of a standard, still in force or ended.
pub(super) fn standard_of(content: &Content, ended: bool) -> String {
    let (service_name, body) =
        (Localized::new("Анықтама беру", "Выдача справки", ""), Localized::same("Министерство «Ю» & Ко"));
    let event = |kind, on, order_number, order_on| AknEvent { kind, on, order_number, order_on };
    let events = [
        event(AknEventKind::Generation, day(3, 22), "14-п", day(3, 2)),
        event(AknEventKind::Amendment, day(6, 1), "31", day(5, 11)),
    ];
    let standard = AknStandard {
        service_code: "001.02",
        service_name: &service_name,
        body: &body,
        content,
        version: 2,
        hash: "0123abcd",
        events: &events,
        next: ended.then_some((AknEventKind::Repeal, day(9, 1))),
        published: Some(("Эталонный контрольный банк & «сайт»", day(5, 21))),
        in_force: "Действует",
        site: "https://talqy.example",
    };
    let words = AknWords {
        language: Language::Ru,
        title: "Стандарт государственной услуги".to_owned(),
        part: |language, part| format!("{part:?} {}", language.code()),
        section: |language, key| format!("{key:?} {}", language.code()),
        date: |_, date| date.format("%d.%m.%Y").to_string(),
    };
    akn_standard(&standard, &words)
}

#[test]
fn rf_1_a_version_names_the_acts_of_its_life_and_when_it_is_in_force() {
    for (ended, kinds) in
        [(false, &["generation", "amendment"][..]), (true, &["generation", "amendment", "repeal"])]
    {
        let xml = standard_of(&content(), ended);
        let xml = Document::parse(&xml).unwrap();
        let events: Vec<_> = named(&xml, "eventRef").collect();
        assert!(events.iter().map(|event| event.attribute("type").unwrap()).eq(kinds.iter().copied()));
        assert_eq!(events[1].attribute("originatingExpression"), Some("true"));
        let interval = named(&xml, "timeInterval").next().unwrap();
        assert_eq!(interval.attribute("start"), Some("#eventRef_2"));
        assert_eq!(interval.attribute("end"), ended.then_some("#eventRef_3"));
        let work = named(&xml, "FRBRuri").next().unwrap().attribute("value");
        assert_eq!(work, Some("/akn/kz/act/standard/2026-03-02/14-п"));
        let amended = named(&xml, "passiveRef").next().unwrap().attribute("href");
        assert_eq!(amended, Some("/akn/kz/act/order/2026-05-11/31"));
    }
}
