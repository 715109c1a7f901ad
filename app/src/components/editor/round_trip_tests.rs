//! What a form shows is what it reads, and what cannot be read is kept.

use domain::language::Localized;
use domain::standard::{
    AppendixSort, Citation, DayHours, Detail, Element, ElementId, FeeBound, FeeFormula, FeeMethod, FeeUnit,
    GroupLevel, HoursOf, Place, Presented, SectionKey, ServiceForm, Submitter, TermOf, TermUnit, Week,
};

use super::read::{LineFault, read};
use super::typed::{TypedLine, TypedSection};

fn element(detail: Detail) -> Element {
    Element {
        id: ElementId::parse("a1").unwrap(),
        text: Localized::new("қазақша\n\nекінші", "по-русски", ""),
        detail,
    }
}

fn no_id() -> ElementId {
    ElementId::parse("fresh").unwrap()
}

fn law() -> Citation {
    Citation { law: Localized::new("Заң", "Закон", ""), article: "19-1(2)1".to_owned() }
}

fn reckoned() -> Detail {
    let formula = FeeFormula {
        base: Localized::new("нысан құнының", "стоимости объекта", ""),
        not_above: true,
        least: Some(FeeBound { hundredths: 50, unit: FeeUnit::Mci }),
        most: Some(FeeBound { hundredths: 1_200_000, unit: FeeUnit::Tenge }),
        free_for: Localized::new("балалар", "дети", ""),
        other_method: Localized::new("терминал", "через терминал", ""),
    };
    Detail::Fee {
        hundredths: 1_000,
        unit: FeeUnit::Percent,
        methods: Vec::new(),
        law: law(),
        formula: formula.boxed(),
    }
}

#[test]
fn every_kind_of_line_reads_back_as_it_was() {
    let day = DayHours { opens: 540, closes: 1110, pause: Some((780, 870)) };
    let week = Week(std::array::from_fn(|place| (place < 5).then(|| day.clone())));
    let document = |allowed_by| Detail::Document {
        submitter: Submitter::Representative,
        presented: Presented::NotarisedCopy,
        obtainable: true,
        allowed_by,
    };
    let fee = || Detail::fee(150, FeeUnit::Mci, vec![FeeMethod::Cash, FeeMethod::PaymentGateway], law());
    for (key, detail) in [
        (SectionKey::Provider, Detail::Provider { body: Some(domain::body::BodyId(7)) }),
        (SectionKey::Provider, Detail::Provider { body: None }),
        (SectionKey::Term, Detail::term(3, TermUnit::Minutes)),
        (SectionKey::Term, Detail::term(0, TermUnit::CalendarDays)),
        (
            SectionKey::Term,
            Detail::Term { amount: 5, unit: TermUnit::Months, from: Some(3), of: TermOf::Waiting },
        ),
        (SectionKey::Term, Detail::Words),
        (SectionKey::Payment, Detail::Words),
        (SectionKey::Schedule, Detail::Words),
        (SectionKey::Schedule, Detail::Prose),
        (SectionKey::Payment, reckoned()),
        (SectionKey::Result, Detail::Prose),
        (SectionKey::Payment, Detail::Free),
        (SectionKey::Payment, fee()),
        (SectionKey::Schedule, Detail::hours(Place::StateCorporation, week.clone())),
        (
            SectionKey::Schedule,
            Detail::Hours {
                place: Place::Other,
                week,
                named: Localized::new("Бөлім", "Отдел", ""),
                of: HoursOf::Reception,
            },
        ),
        (SectionKey::Documents, document(None)),
        (SectionKey::Documents, document(Some(law()))),
        (SectionKey::RefusalGrounds, Detail::Ground { law: law() }),
        (SectionKey::RefusalGrounds, Detail::Ground { law: Citation::default() }),
        (SectionKey::RefusalGrounds, Detail::Group { level: GroupLevel::Outer }),
        (SectionKey::Documents, Detail::Group { level: GroupLevel::Inner }),
        (SectionKey::Appeal, Detail::Prose),
        (SectionKey::Appendices, Detail::Appendix { sort: AppendixSort::Scheme }),
        (SectionKey::Appendices, Detail::Prose),
    ] {
        let lines = vec![element(detail)];
        let typed = TypedSection::of(&lines, key, || "x".to_owned());
        assert_eq!(read(&typed, key, no_id), (lines, Vec::new()), "{key:?}");
    }
}

#[test]
fn forms_are_boxes_of_which_only_the_ticked_ones_hold() {
    let lines = vec![element(Detail::Form { form: ServiceForm::Paper })];
    let mut number = 0;
    let mut typed = TypedSection::of(&lines, SectionKey::Form, || {
        number += 1;
        format!("n{number}")
    });
    assert_eq!(typed.0.len(), 6, "five forms and one in words");
    assert_eq!(read(&typed, SectionKey::Form, no_id).0, lines);
    typed.0[1].tick("on", "1", true);
    let (read_back, _) = read(&typed, SectionKey::Form, no_id);
    assert_eq!(read_back.len(), 2);
    assert_eq!(read_back[1].detail, Detail::Form { form: ServiceForm::ElectronicFull });
    typed.0[5].set("text.ru", "В чате");
    let (read_back, _) = read(&typed, SectionKey::Form, no_id);
    assert_eq!((read_back.len(), &read_back[2].detail), (3, &Detail::Words));
}

#[test]
fn a_week_is_typed_once_for_its_like_days() {
    let line = TypedLine::new("a1")
        .with("usual", "weekdays")
        .with("d1.opens", "9:00")
        .with("d1.closes", "18:00")
        .with("d6.opens", "9:00")
        .with("d6.closes", "13:00");
    let (elements, faults) = read(&TypedSection(vec![line]), SectionKey::Schedule, no_id);
    assert_eq!(faults, []);
    let Detail::Hours { week, .. } = &elements[0].detail else { panic!("{elements:?}") };
    assert_eq!(week.0.iter().flatten().count(), 6);
    assert_eq!(week.0[4].as_ref().map(|day| day.closes), Some(1080));
    let always = TypedLine::new("a1").with("usual", "round_the_clock").with("d1.opens", "9:00");
    let (elements, faults) = read(&TypedSection(vec![always]), SectionKey::Schedule, no_id);
    assert_eq!(faults, []);
    assert!(matches!(&elements[0].detail, Detail::Hours { week, .. } if week.0.iter().all(Option::is_some)));
}

#[test]
fn what_cannot_be_read_is_named_and_the_rest_is_read() {
    let line = TypedLine::new("a1").with("text.ru", "Случай").with("amount", "три").with("unit", "weeks");
    let (elements, faults) = read(&TypedSection(vec![line]), SectionKey::Term, no_id);
    assert_eq!(elements[0].text.ru, "Случай");
    assert_eq!(elements[0].detail, Detail::term(0, TermUnit::BusinessDays));
    let found: Vec<_> = faults.iter().map(|fault| (fault.field.as_str(), fault.fault)).collect();
    assert_eq!(found, [("line.a1.amount", LineFault::Count), ("line.a1.unit", LineFault::Choice)]);
}

#[test]
fn hours_without_their_partner_are_named() {
    let line = TypedLine::new("a1")
        .with("d1.opens", "9:00")
        .with("d2.opens", "поздно")
        .with("d2.closes", "18:00")
        .with("d3.from", "13:00")
        .with("d3.to", "14:00");
    let (elements, faults) = read(&TypedSection(vec![line]), SectionKey::Schedule, no_id);
    let found: Vec<_> = faults.iter().map(|fault| (fault.field.as_str(), fault.fault)).collect();
    assert_eq!(
        found,
        [
            ("line.a1.d1.closes", LineFault::Alone),
            ("line.a1.d2.opens", LineFault::Time),
            ("line.a1.d3.opens", LineFault::BreakWithoutHours)
        ]
    );
    assert_eq!(elements[0].detail, Detail::hours(Place::Provider, Week::default()));
}

#[test]
fn hostile_lines_are_read_without_harm() {
    let long = "я".repeat(20_001);
    let line = TypedLine::new("<script>").with("text.kk", long).with("body", "x");
    let (elements, faults) = read(&TypedSection(vec![line]), SectionKey::Provider, no_id);
    assert_eq!(elements[0].id.as_str(), "fresh");
    assert_eq!(elements[0].text.kk, "", "what is too long is neither checked nor compared");
    assert_eq!(
        faults.iter().map(|fault| fault.fault).collect::<Vec<_>>(),
        [LineFault::TooLong, LineFault::Choice]
    );
    let many = TypedSection((0..1000).map(|number| TypedLine::new(format!("a{number}"))).collect());
    let (elements, faults) = read(&many, SectionKey::Appeal, no_id);
    assert_eq!(elements.len(), domain::standard::SECTION_ELEMENT_LIMIT);
    assert_eq!(faults.iter().map(|fault| fault.fault).collect::<Vec<_>>(), [LineFault::TooMany]);
}
