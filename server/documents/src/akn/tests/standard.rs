//! Versions of standards.

use chrono::NaiveDate;
use domain::amending::clauses;
use domain::language::{Language, Localized};
use domain::standard::{Content, Detail, SectionKey};
use roxmltree::Document;

use super::super::{AknClauses, AknEvent, AknEventKind, AknStandard, AknWords, akn_standard};
use super::named;
use super::sample::{AMENDED, content, day, element};

/// The second version of a standard, with what takes its place, made of `old` by its clauses where they are known.
pub(super) fn standard_of(
    old: Option<&Content>,
    content: &Content,
    next: Option<(AknEventKind, NaiveDate)>,
    is_dated: bool,
) -> String {
    let clauses = old.map(|old| clauses(old, content)).unwrap_or_default();
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
        is_dated,
        changes: old.map(|old| AknClauses { amended: AMENDED, old, clauses: &clauses }),
        next,
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
        let xml = standard_of(None, &content(), ended.then_some((AknEventKind::Repeal, day(9, 1))), true);
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

/// Lines of the last section, each an identity with its words in Russian.
fn lines(lines: &[(&str, &str)]) -> Content {
    let mut content = Content::default();
    let elements = lines.iter().map(|(id, text)| element(id, "Мәтін", text, Detail::Prose));
    content.set(SectionKey::Other, elements.collect());
    content
}

#[test]
fn r15_10_a_version_tells_which_clauses_of_which_act_made_it() {
    const SECTION: &str = "#part_4__sec_4-1";
    let old = lines(&[("a", "Жалоба."), ("b", "Адрес."), ("c", "Номер телефона.")]);
    let new = lines(&[("a", "Жалоба в суд."), ("d", "Сайт."), ("c", "Номер телефона.")]);
    let text = standard_of(Some(&old), &new, None, true);
    let xml = Document::parse(&text).unwrap();
    let told: Vec<_> = named(&xml, "textualMod")
        .map(|one| {
            let child = |name: &str| one.children().find(|child| child.tag_name().name() == name);
            let attribute = |name: &str, of: &str| child(name).and_then(|child| child.attribute(of));
            assert_eq!(attribute("source", "href"), Some("/akn/kz/act/order/2026-05-11/31"));
            assert_eq!(attribute("force", "period"), Some("#temporalGroup_1"));
            (
                one.attribute("type").unwrap(),
                attribute("destination", "href").unwrap().to_owned(),
                attribute("destination", "pos"),
                attribute("previous", "href").map(str::to_owned),
                one.attribute((super::super::NAMESPACE, "languages")),
            )
        })
        .collect();
    let line = |number: u32| format!("{SECTION}__para_4-1-{number}");
    let before =
        |number: u32| Some(format!("/akn/kz/act/standard/2026-03-02/14-п/rus@2026-03-22,1{}", line(number)));
    assert_eq!(
        told,
        [
            ("repeal", SECTION.to_owned(), Some("inside"), before(2), None),
            ("substitution", line(1), None, before(1), Some("ru")),
            ("insertion", line(2), None, None, None),
        ]
    );
    let written: Vec<_> = named(&xml, "paragraph").filter_map(|node| node.attribute("eId")).collect();
    for (_, place, pos, ..) in &told {
        assert!(pos.is_some() || written.contains(&place.trim_start_matches('#')), "{place}");
    }
}

#[test]
fn r15_10_what_an_act_changed_goes_on_with_the_next_version_and_ends_with_the_standard() {
    let (old, new) = (lines(&[("a", "Жалоба.")]), lines(&[("a", "Жалоба в суд.")]));
    let period = |next| {
        let text = standard_of(Some(&old), &new, next, true);
        let xml = Document::parse(&text).unwrap();
        let force = named(&xml, "force").next().unwrap().attribute("period").unwrap().to_owned();
        let group = named(&xml, "temporalGroup").find(|one| one.attribute("eId") == force.strip_prefix('#'));
        let interval = group.unwrap().first_element_child().unwrap();
        (interval.attribute("start").map(str::to_owned), interval.attribute("end").map(str::to_owned))
    };
    let start = Some("#eventRef_2".to_owned());
    assert_eq!(period(None), (start.clone(), None));
    assert_eq!(period(Some((AknEventKind::Amendment, day(9, 1)))), (start.clone(), None));
    assert_eq!(period(Some((AknEventKind::Repeal, day(9, 1)))), (start, Some("#eventRef_3".to_owned())));
}

#[test]
fn rf_1_nothing_is_told_that_is_not_known() {
    let (old, new) = (lines(&[("a", "Жалоба.")]), lines(&[("a", "Жалоба в суд.")]));
    let count = |text: &str, name: &'static str| named(&Document::parse(text).unwrap(), name).count();
    let whole = standard_of(None, &new, None, true);
    assert_eq!(count(&whole, "analysis"), 0, "the clauses are not known");
    let same = standard_of(Some(&new), &new, None, true);
    assert_eq!(count(&same, "analysis"), 0, "it changed nothing");
    let undated = standard_of(Some(&old), &new, None, false);
    assert_eq!(count(&undated, "textualMod"), 1);
    assert_eq!(count(&undated, "force") + count(&undated, "temporalData"), 0, "its day is not known");
}
