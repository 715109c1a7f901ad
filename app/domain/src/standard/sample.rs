//! Contents for tests: one that passes every check, and arbitrary elements.

use proptest::prelude::*;

use super::{
    AppendixSort, Citation, Content, DayHours, Detail, Element, ElementId, FeeBound, FeeFormula, FeeMethod,
    FeeUnit, GroupLevel, HoursOf, Place, Presented, SectionKey, ServiceForm, Submitter, TermOf, TermUnit,
    Week,
};
use crate::language::Localized;

pub(crate) fn id(text: &str) -> ElementId {
    ElementId::parse(text).unwrap()
}

pub(crate) fn element(name: &str, text: Localized, detail: Detail) -> Element {
    Element { id: id(name), text, detail }
}

pub(crate) fn law() -> Citation {
    Citation { law: Localized::new("Заң", "Закон", "Law"), article: "19-1(2)1".to_owned() }
}

pub(crate) fn weekdays(day: &DayHours) -> Week {
    Week(std::array::from_fn(|place| (place < 5).then(|| day.clone())))
}

/// A whole content without a finding for Kazakh and Russian.
pub(crate) fn complete() -> Content {
    let text = |kk: &str, ru: &str| Localized::new(kk, ru, "");
    let mut content = Content::default();
    let mut set = |key, element| content.set(key, vec![element]);
    set(SectionKey::ServiceName, element("name", text("Анықтама беру", "Выдача справки"), Detail::Words));
    set(
        SectionKey::DevelopingBody,
        element("body", text("Әділет министрлігі", "Министерство юстиции"), Detail::Words),
    );
    set(SectionKey::Provider, element("prov", text("Әкімдік", "Акимат"), Detail::Provider { body: None }));
    set(SectionKey::Term, element("term", Localized::default(), Detail::term(3, TermUnit::BusinessDays)));
    set(
        SectionKey::Form,
        element("form", Localized::default(), Detail::Form { form: ServiceForm::ElectronicPart }),
    );
    set(SectionKey::Result, element("resu", text("Анықтама", "Справка"), Detail::Prose));
    set(SectionKey::Payment, element("free", Localized::default(), Detail::Free));
    let week = weekdays(&DayHours { opens: 540, closes: 1110, pause: Some((780, 870)) });
    set(SectionKey::Schedule, element("hour", Localized::default(), Detail::hours(Place::Provider, week)));
    let document = Detail::Document {
        submitter: Submitter::Everyone,
        presented: Presented::Original,
        obtainable: false,
        allowed_by: None,
    };
    set(SectionKey::Documents, element("docu", text("Өтініш", "Заявление"), document));
    set(
        SectionKey::RefusalGrounds,
        element(
            "grou",
            text("Дұрыс емес мәліметтер", "Недостоверность сведений"),
            Detail::Ground { law: law() },
        ),
    );
    set(
        SectionKey::Appeal,
        element("appe", text("Шағым сотқа беріледі", "Жалоба подается в суд"), Detail::Prose),
    );
    set(SectionKey::Other, element("othe", text("Байланыс орталығы", "Единый контакт-центр"), Detail::Prose));
    content
}

fn any_text() -> impl Strategy<Value = Localized> {
    ("\\PC{0,12}", ".{0,12}", "[a-z <>&\\[\\]()*_`|-]{0,12}")
        .prop_map(|(kk, ru, en)| Localized::new(kk, ru, en))
}

fn any_citation() -> impl Strategy<Value = Citation> {
    (any_text(), "[0-9()-]{0,8}").prop_map(|(law, article)| Citation { law, article })
}

fn any_day() -> impl Strategy<Value = Option<DayHours>> {
    proptest::option::of(
        (any::<u16>(), any::<u16>(), any::<Option<(u16, u16)>>())
            .prop_map(|(opens, closes, pause)| DayHours { opens, closes, pause }),
    )
}

fn any_time() -> impl Strategy<Value = Detail> {
    let kinds = (proptest::sample::select(&TermUnit::ALL[..]), proptest::sample::select(&TermOf::ALL[..]));
    (any::<u32>(), any::<Option<u32>>(), kinds).prop_map(|(amount, from, (unit, of))| Detail::Term {
        amount,
        unit,
        from,
        of,
    })
}

fn any_bound() -> impl Strategy<Value = Option<FeeBound>> {
    proptest::option::of(
        (any::<u64>(), proptest::sample::select(&FeeUnit::ALL[..]))
            .prop_map(|(hundredths, unit)| FeeBound { hundredths, unit }),
    )
}

fn any_formula() -> impl Strategy<Value = Detail> {
    let texts = (any_text(), any_text(), any_text());
    (any::<u64>(), any::<bool>(), any_bound(), any_bound(), texts).prop_map(
        |(hundredths, not_above, least, most, (base, free_for, other_method))| Detail::Fee {
            hundredths,
            unit: FeeUnit::Percent,
            methods: Vec::new(),
            law: Citation::default(),
            formula: FeeFormula { base, not_above, least, most, free_for, other_method }.boxed(),
        },
    )
}

fn any_detail() -> impl Strategy<Value = Detail> {
    prop_oneof![
        Just(Detail::Words),
        Just(Detail::Prose),
        any::<Option<i64>>().prop_map(|body| Detail::Provider { body: body.map(crate::body::BodyId) }),
        (any::<u32>(), proptest::sample::select(&TermUnit::ALL[..]))
            .prop_map(|(amount, unit)| Detail::term(amount, unit)),
        any_time(),
        any_formula(),
        proptest::sample::select(&ServiceForm::ALL[..]).prop_map(|form| Detail::Form { form }),
        Just(Detail::Free),
        (
            any::<u64>(),
            proptest::sample::select(&FeeUnit::ALL[..]),
            proptest::sample::subsequence(FeeMethod::ALL.to_vec(), 0..=3),
            any_citation()
        )
            .prop_map(|(hundredths, unit, methods, law)| Detail::fee(hundredths, unit, methods, law)),
        (proptest::sample::select(&Place::ALL[..]), proptest::array::uniform7(any_day()))
            .prop_map(|(place, days)| Detail::hours(place, Week(days))),
        (any_text(), proptest::sample::select(&HoursOf::ALL[..]), proptest::array::uniform7(any_day()))
            .prop_map(|(named, of, days)| Detail::Hours { place: Place::Other, week: Week(days), named, of }),
        (
            proptest::sample::select(&Submitter::ALL[..]),
            proptest::sample::select(&Presented::ALL[..]),
            any::<bool>(),
            proptest::option::of(any_citation())
        )
            .prop_map(|(submitter, presented, obtainable, allowed_by)| Detail::Document {
                submitter,
                presented,
                obtainable,
                allowed_by
            }),
        any_citation().prop_map(|law| Detail::Ground { law }),
        proptest::sample::select(&AppendixSort::ALL[..]).prop_map(|sort| Detail::Appendix { sort }),
        proptest::sample::select(&GroupLevel::ALL[..]).prop_map(|level| Detail::Group { level }),
    ]
}

pub(crate) fn any_element() -> impl Strategy<Value = Element> {
    (any::<u64>(), any_text(), any_detail()).prop_map(|(bits, text, detail)| Element {
        id: ElementId::from_random(bits),
        text,
        detail,
    })
}

pub(crate) fn any_content() -> impl Strategy<Value = Content> {
    proptest::collection::vec((proptest::sample::select(&SectionKey::EVERY[..]), any_element()), 0..20)
        .prop_map(|elements| {
            elements
                .into_iter()
                .map(|(key, element)| super::Section { key, elements: vec![element] })
                .collect::<Vec<_>>()
                .into()
        })
}
