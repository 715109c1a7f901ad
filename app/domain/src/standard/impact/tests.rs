use super::*;
use crate::language::Localized;
use crate::standard::{Citation, DayHours, FeeBound, FeeUnit, Place, TermUnit, Week, sample};
use sample::{complete, element, law};

/// The codes and effects when `key` of a complete content goes from `before` to `after`.
fn told(key: SectionKey, before: Vec<Element>, after: Vec<Element>) -> Vec<(&'static str, &'static str)> {
    let (mut old, mut new) = (complete(), complete());
    old.set(key, before);
    new.set(key, after);
    let impacts = impact(&old, &new);
    impacts.iter().map(|impact| (impact.change.code(), impact.effect.code())).collect()
}

fn line(name: &str, detail: Detail) -> Element {
    element(name, Localized::same(name), detail)
}

fn fee(hundredths: u64, unit: FeeUnit) -> Detail {
    Detail::fee(hundredths, unit, vec![FeeMethod::Cash], law())
}

fn document(presented: Presented, submitter: Submitter) -> Detail {
    Detail::Document { submitter, presented, obtainable: false, allowed_by: None }
}

#[test]
fn equal_contents_and_changed_words_have_no_impact() {
    assert_eq!(impact(&complete(), &complete()), []);
    let ground =
        |text: &str| vec![element("g", Localized::same(text), Detail::Ground { law: Citation::default() })];
    assert_eq!(told(SectionKey::RefusalGrounds, ground("a"), ground("b")), []);
}

#[test]
fn terms_are_matched_by_identity() {
    let term = |name: &str, amount| line(name, Detail::term(amount, TermUnit::BusinessDays));
    let found = told(SectionKey::Term, vec![term("a", 5), term("b", 1)], vec![term("c", 2), term("a", 3)]);
    assert_eq!(found, [("term_added", "neutral"), ("term_changed", "better"), ("term_removed", "neutral")]);
}

#[test]
fn times_of_waiting_never_read_as_the_term() {
    let time = |name: &str, amount, from, of| {
        element(name, Localized::default(), Detail::Term { amount, unit: TermUnit::Minutes, from, of })
    };
    let waiting = |amount| time("w", amount, None, TermOf::Waiting);
    let term = |amount, from| time("t", amount, from, TermOf::Rendering);
    assert_eq!(told(SectionKey::Term, vec![waiting(20)], vec![waiting(15)]), []);
    assert_eq!(told(SectionKey::Term, vec![waiting(20), term(5, None)], vec![term(5, None)]), []);
    let anew = vec![time("x", 15, None, TermOf::Rendering)];
    assert_eq!(told(SectionKey::Term, vec![waiting(15)], anew), [("term_added", "neutral")]);
    // Of a range the most is promised.
    let ranges = told(SectionKey::Term, vec![term(5, None)], vec![term(5, Some(3))]);
    assert_eq!(ranges, [("term_changed", "neutral")]);
    let shorter = told(SectionKey::Term, vec![term(5, Some(3))], vec![term(4, Some(3))]);
    assert_eq!(shorter, [("term_changed", "better")]);
}

#[test]
fn what_a_share_is_of_decides_for_each_recipient_anew() {
    let share = |hundredths, base: &str| {
        let formula = FeeFormula { base: Localized::same(base), ..FeeFormula::default() };
        let detail = Detail::Fee {
            hundredths,
            unit: FeeUnit::Percent,
            methods: vec![FeeMethod::Cash],
            law: law(),
            formula: formula.boxed(),
        };
        vec![line("p", detail)]
    };
    assert_eq!(told(SectionKey::Payment, share(100, "a"), share(50, "a")), [("fee_changed", "better")]);
    assert_eq!(told(SectionKey::Payment, share(100, "a"), share(50, "b")), [("fee_changed", "neutral")]);
    assert_eq!(told(SectionKey::Payment, share(100, "a"), share(100, "b")), [("fee_reckoned", "neutral")]);
    assert_eq!(told(SectionKey::Payment, share(100, "a"), share(100, "a")), []);
}

#[test]
fn bounds_and_who_is_free_are_told_though_the_amount_stays() {
    let share = |least: Option<u64>, free_for: Localized| {
        let least = least.map(|hundredths| FeeBound { hundredths, unit: FeeUnit::Mci });
        let formula = FeeFormula { least, free_for, ..FeeFormula::default() };
        let mut detail = fee(100, FeeUnit::Percent);
        if let Detail::Fee { formula: own, .. } = &mut detail {
            *own = formula.boxed();
        }
        vec![line("p", detail)]
    };
    let nobody = Localized::default;
    let reckoned = [("fee_reckoned", "neutral")];
    let told = |old, new| told(SectionKey::Payment, old, new);
    assert_eq!(told(share(Some(100), nobody()), share(Some(500), nobody())), reckoned);
    assert_eq!(told(share(None, nobody()), share(None, Localized::same("all"))), reckoned);
    // Words in one language alone are words.
    assert_eq!(told(share(None, nobody()), share(None, Localized::new("", "", "all"))), []);
}

#[test]
fn hours_of_reception_are_no_place_more() {
    let at = |name: &str, place, named: &str, of| {
        let named = Localized::same(named);
        element(name, Localized::default(), Detail::Hours { place, week: Week::default(), named, of })
    };
    let office = || at("o", Place::Provider, "", HoursOf::Working);
    let reception = at("r", Place::Provider, "", HoursOf::Reception);
    assert_eq!(told(SectionKey::Schedule, vec![office()], vec![office(), reception]), []);
    let branch = at("b", Place::Other, "Branch", HoursOf::Working);
    let added = told(SectionKey::Schedule, vec![office()], vec![office(), branch]);
    assert_eq!(added, [("place_added", "better")]);
}

#[test]
fn free_and_paid_turn_as_one_change() {
    let free = || line("f", Detail::Free);
    let paid = || line("p", fee(100, FeeUnit::Mci));
    assert_eq!(told(SectionKey::Payment, vec![free()], vec![paid()]), [("became_paid", "worse")]);
    assert_eq!(told(SectionKey::Payment, vec![paid()], vec![free()]), [("became_free", "better")]);
    assert_eq!(told(SectionKey::Payment, vec![], vec![paid()]), [("fee_added", "worse")]);
}

#[test]
fn fees_compare_in_one_unit_only() {
    let paid = |amount, unit| vec![line("p", fee(amount, unit))];
    let from = || paid(100, FeeUnit::Mci);
    assert_eq!(told(SectionKey::Payment, from(), paid(50, FeeUnit::Mci)), [("fee_changed", "better")]);
    assert_eq!(told(SectionKey::Payment, from(), paid(150, FeeUnit::Mci)), [("fee_changed", "worse")]);
    assert_eq!(told(SectionKey::Payment, from(), paid(50, FeeUnit::Tenge)), [("fee_changed", "neutral")]);
    assert_eq!(told(SectionKey::Payment, from(), from()), []);
}

#[test]
fn nothing_to_pay_is_less_in_every_unit() {
    let paid = |amount, unit| vec![line("p", fee(amount, unit))];
    for (from, to, effect) in [
        (paid(50, FeeUnit::Mci), paid(0, FeeUnit::Mci), "better"),
        (paid(50, FeeUnit::Mci), paid(0, FeeUnit::Tenge), "better"),
        (paid(0, FeeUnit::Tenge), paid(50, FeeUnit::Mci), "worse"),
    ] {
        assert_eq!(told(SectionKey::Payment, from, to), [("fee_changed", effect)]);
    }
    // One case among others.
    let free = line("a", Detail::Free);
    let (first, second) = (line("a", fee(100, FeeUnit::Mci)), line("b", fee(100, FeeUnit::Mci)));
    assert_eq!(
        told(SectionKey::Payment, vec![first.clone(), second.clone()], vec![free.clone(), second.clone()]),
        [("fee_removed", "better")]
    );
    assert_eq!(
        told(SectionKey::Payment, vec![free, second.clone()], vec![first, second]),
        [("fee_added", "worse")]
    );
}

#[test]
fn methods_of_paying_come_and_go() {
    let by = |methods: &[FeeMethod]| {
        let detail = Detail::fee(100, FeeUnit::Mci, methods.to_vec(), law());
        vec![line("p", detail)]
    };
    let both = || by(&[FeeMethod::Cash, FeeMethod::PaymentGateway]);
    assert_eq!(told(SectionKey::Payment, by(&[FeeMethod::Cash]), both()), [("method_added", "better")]);
    assert_eq!(told(SectionKey::Payment, both(), by(&[FeeMethod::Cash])), [("method_removed", "worse")]);
}

#[test]
fn hours_are_better_where_they_hold_the_old_ones() {
    let week = |opens, closes, pause| {
        Week(std::array::from_fn(|day| (day < 5).then_some(DayHours { opens, closes, pause })))
    };
    let hours = |week: &Week| vec![line("h", Detail::hours(Place::Provider, week.clone()))];
    let usual = week(540, 1110, Some((780, 870)));
    for (other, effect) in [
        (week(540, 1110, None), "better"),
        (week(540, 1110, Some((780, 840))), "better"),
        (week(600, 1110, Some((780, 870))), "worse"),
        (week(480, 1050, Some((780, 870))), "neutral"),
    ] {
        assert_eq!(told(SectionKey::Schedule, hours(&usual), hours(&other)), [("hours_changed", effect)]);
    }
    assert_eq!(told(SectionKey::Schedule, vec![], hours(&usual)), [("place_added", "better")]);
    assert_eq!(told(SectionKey::Schedule, hours(&usual), vec![]), [("place_removed", "worse")]);
}

#[test]
fn lines_written_anew_are_matched_by_what_they_are_about() {
    let term = |id: &str, case: &str, amount| {
        element(id, Localized::same(case), Detail::term(amount, TermUnit::BusinessDays))
    };
    let found = told(
        SectionKey::Term,
        vec![term("a", "issue", 5), term("b", "renewal", 3)],
        vec![term("x", "renewal", 3), term("y", "issue", 3)],
    );
    assert_eq!(found, [("term_changed", "better")]);
    let ground = |id: &str| vec![element(id, Localized::same("false"), Detail::Ground { law: law() })];
    assert_eq!(told(SectionKey::RefusalGrounds, ground("a"), ground("b")), []);
}

#[test]
fn documents_forms_and_grounds_are_told() {
    let paper = |name: &str| line(name, document(Presented::Original, Submitter::Everyone));
    assert_eq!(
        told(SectionKey::Documents, vec![paper("a")], vec![paper("b")]),
        [("document_added", "worse"), ("document_removed", "better")]
    );
    let notarised = line("a", document(Presented::NotarisedCopy, Submitter::Everyone));
    assert_eq!(
        told(SectionKey::Documents, vec![paper("a")], vec![notarised]),
        [("document_changed", "worse")]
    );
    let some = line("a", document(Presented::Original, Submitter::LegalEntity));
    assert_eq!(told(SectionKey::Documents, vec![paper("a")], vec![some]), [("document_changed", "better")]);
    let form = |name: &str, form| line(name, Detail::Form { form });
    let part = || form("a", ServiceForm::ElectronicPart);
    assert_eq!(
        told(SectionKey::Form, vec![part()], vec![form("a", ServiceForm::ElectronicFull)]),
        [("form_changed", "better")]
    );
    assert_eq!(told(SectionKey::Form, vec![part()], vec![form("b", ServiceForm::ElectronicPart)]), []);
    assert_eq!(
        told(SectionKey::Form, vec![part()], vec![form("b", ServiceForm::Paper)]),
        [("form_added", "better"), ("form_removed", "worse")]
    );
    let ground = || line("g", Detail::Ground { law: law() });
    assert_eq!(told(SectionKey::RefusalGrounds, vec![], vec![ground()]), [("ground_added", "worse")]);
    assert_eq!(told(SectionKey::RefusalGrounds, vec![ground()], vec![]), [("ground_removed", "better")]);
}

proptest::proptest! {
    #[test]
    fn impacts_read_back_in_the_browser(old in sample::any_content(), new in sample::any_content()) {
        let impacts = impact(&old, &new);
        let sent = serde_json::to_string(&impacts).unwrap();
        proptest::prop_assert_eq!(serde_json::from_str::<Vec<Impact>>(&sent).unwrap(), impacts);
        proptest::prop_assert_eq!(impact(&old, &old), vec![]);
    }
}
