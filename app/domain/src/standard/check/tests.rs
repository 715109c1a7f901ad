use super::*;
use crate::language::Localized;
use crate::standard::{
    Citation, DayHours, Detail, FeeBound, FeeFormula, FeeMethod, FeeUnit, HoursOf, Place, Presented,
    ServiceForm, Submitter, TermOf, TermUnit, Week, sample,
};
use sample::{complete, element, law};

/// The codes of what is found when `elements` stand in `key` of an otherwise complete content.
fn found_in(key: SectionKey, elements: Vec<Element>, known: &CheckContext<'_>) -> Vec<&'static str> {
    let mut content = complete();
    content.set(key, elements);
    check(&content, known).iter().map(|finding| finding.problem.code()).collect()
}

fn found(key: SectionKey, text: Localized, detail: Detail) -> Vec<&'static str> {
    found_in(key, vec![element("x", text, detail)], &CheckContext::default())
}

fn both(text: &str) -> Localized {
    Localized::new(text, text, "")
}

fn document(presented: Presented, obtainable: bool, allowed_by: Option<Citation>) -> Detail {
    Detail::Document { submitter: Submitter::Everyone, presented, obtainable, allowed_by }
}

fn fee(hundredths: u64, methods: Vec<FeeMethod>, law: Citation) -> Detail {
    Detail::fee(hundredths, FeeUnit::Mci, methods, law)
}

#[test]
fn a_complete_content_has_no_finding() {
    assert_eq!(check(&complete(), &CheckContext::default()), []);
    let states = completeness(&complete(), &CheckContext::default());
    assert_eq!(percentage(&states), 100);
}

#[test]
fn r14_1_an_empty_section_refuses_placement() {
    for key in SectionKey::ALL {
        let mut content = complete();
        content.set(key, Vec::new());
        let findings = check(&content, &CheckContext::default());
        let expected = match key {
            SectionKey::Form => Problem::FormMissing,
            SectionKey::Schedule => Problem::HoursMissing,
            SectionKey::Other => Problem::OtherRequired,
            _ => Problem::SectionEmpty,
        };
        assert_eq!(findings.iter().map(|finding| finding.problem).collect::<Vec<_>>(), [expected], "{key:?}");
        assert!(refuses(&findings));
        let states = completeness(&content, &CheckContext::default());
        assert!(states.contains(&(key, SectionState::Empty)));
        assert_eq!(percentage(&states), 91);
    }
    assert_eq!(percentage(&completeness(&Content::default(), &CheckContext::default())), 8);
}

#[test]
fn r14_1_other_requirements_are_needed_for_electronic_form_and_the_state_corporation() {
    let mut content = complete();
    content.set(SectionKey::Other, Vec::new());
    content.set(
        SectionKey::Form,
        vec![element("form", Localized::default(), Detail::Form { form: ServiceForm::Paper })],
    );
    assert_eq!(check(&content, &CheckContext::default()), []);
    let through = CheckContext { through_state_corporation: true, ..CheckContext::default() };
    assert_eq!(check(&content, &through).len(), 1);
    let week = sample::weekdays(&DayHours { opens: 540, closes: 1080, pause: None });
    let hours = Detail::hours(Place::StateCorporation, week);
    content.set(SectionKey::Schedule, vec![element("hour", Localized::default(), hours)]);
    assert_eq!(check(&content, &CheckContext::default()).len(), 1);
}

#[test]
fn r14_2_a_text_is_required_in_every_required_language() {
    let russian_only = || Localized::new(" ", "Справка", "");
    assert_eq!(found(SectionKey::Result, russian_only(), Detail::Prose), ["text_missing"]);
    let term = || Detail::term(3, TermUnit::BusinessDays);
    assert_eq!(found(SectionKey::Term, russian_only(), term()), ["text_missing"]);
    assert_eq!(found(SectionKey::Term, Localized::default(), term()), [""; 0]);
    let russian = CheckContext { required: vec![Language::Ru], ..CheckContext::default() };
    let line = vec![element("x", russian_only(), Detail::Prose)];
    assert_eq!(found_in(SectionKey::Result, line, &russian), [""; 0]);
}

#[test]
fn r14_3_a_ground_needs_a_law_and_an_article() {
    let ground = |law| found(SectionKey::RefusalGrounds, both("Основание"), Detail::Ground { law });
    assert_eq!(ground(law()), [""; 0]);
    assert_eq!(ground(Citation::default()), ["ground_without_law"]);
    assert_eq!(ground(Citation { article: " ".to_owned(), ..law() }), ["ground_without_law"]);
    assert_eq!(ground(Citation { law: Localized::new("", "Закон", ""), ..law() }), ["ground_law_missing"]);
}

#[test]
fn r14_4_obtainable_documents_are_refused_and_notarised_copies_need_a_law_on_pensions_or_social_security() {
    let demand = |detail| found(SectionKey::Documents, both("Справка"), detail);
    let cited = |law: &str| Some(Citation { law: both(law), article: "12(3)".to_owned() });
    let social = || cited("Социальный кодекс");
    assert_eq!(demand(document(Presented::Original, false, None)), [""; 0]);
    // No law lets a document be demanded that information systems hold.
    for allowed_by in [None, Some(law()), social()] {
        assert_eq!(demand(document(Presented::Original, true, allowed_by)), ["document_obtainable"]);
    }
    let notarised = |allowed_by| demand(document(Presented::NotarisedCopy, false, allowed_by));
    assert_eq!(notarised(None), ["notarised_copy_demanded"]);
    assert_eq!(notarised(Some(Citation::default())), ["notarised_copy_demanded"]);
    assert_eq!(notarised(Some(law())), ["notarised_copy_other_law"]);
    assert_eq!(notarised(social()), [""; 0]);
    let unnamed = Citation {
        law: Localized::new("", "Социальный кодекс", ""), article: "12".to_owned()
    };
    assert_eq!(notarised(Some(unnamed)), ["allowing_law_missing"]);
    assert_eq!(demand(document(Presented::NotarisedCopy, true, social())), ["document_obtainable"]);
    assert_eq!(
        demand(document(Presented::NotarisedCopy, true, None)),
        ["document_obtainable", "notarised_copy_demanded"]
    );
}

#[test]
fn r14_5_a_payment_needs_the_law_that_provides_for_it() {
    let pay = |detail| found(SectionKey::Payment, both("Алым"), detail);
    assert_eq!(pay(fee(150, vec![FeeMethod::Cash], law())), [""; 0]);
    assert_eq!(
        pay(fee(0, vec![], Citation::default())),
        ["fee_zero", "fee_method_missing", "fee_without_law"]
    );
    let free = element("f", Localized::default(), Detail::Free);
    let paid = element("p", both("Алым"), fee(150, vec![FeeMethod::Cash], law()));
    let context = |paid| CheckContext { paid, ..CheckContext::default() };
    assert_eq!(
        found_in(SectionKey::Payment, vec![free.clone(), paid.clone()], &context(None)),
        ["free_and_paid"]
    );
    let differs = ["payment_differs_from_register"];
    assert_eq!(found_in(SectionKey::Payment, vec![free.clone()], &context(Some(true))), differs);
    assert_eq!(found_in(SectionKey::Payment, vec![free], &context(Some(false))), [""; 0]);
    assert_eq!(found_in(SectionKey::Payment, vec![paid], &context(Some(false))), differs);
}

#[test]
fn r14_6_raw_html_and_hidden_characters_are_pointed_out() {
    assert_eq!(found(SectionKey::Result, both("a <b>c</b>"), Detail::Prose), ["raw_html", "raw_html"]);
    assert_eq!(
        found(SectionKey::Result, Localized::new("a", "a\u{202e}b", ""), Detail::Prose),
        ["deceptive_characters"]
    );
}

#[test]
fn terms_are_positive_and_say_their_case_where_there_are_several() {
    let term = |name: &str, text, amount| element(name, text, Detail::term(amount, TermUnit::BusinessDays));
    let context = CheckContext::default();
    assert_eq!(found_in(SectionKey::Term, vec![term("a", Localized::default(), 0)], &context), ["term_zero"]);
    let two = vec![term("a", both("Портал"), 1), term("b", Localized::default(), 3)];
    assert_eq!(found_in(SectionKey::Term, two, &context), ["term_without_case"]);
    let same = vec![term("a", both("Портал"), 1), term("a", both("портал "), 1)];
    let found = found_in(SectionKey::Term, same, &context);
    assert!(found.contains(&"identity_repeated") && found.contains(&"line_repeated"), "{found:?}");
}

#[test]
fn hours_open_before_they_close_and_hold_their_break() {
    let week = |opens, closes, pause| {
        let week = sample::weekdays(&DayHours { opens, closes, pause });
        found(SectionKey::Schedule, Localized::default(), Detail::hours(Place::Provider, week))
    };
    assert_eq!(week(540, 1080, Some((780, 840))), [""; 0]);
    assert_eq!(week(0, 1440, None), [""; 0]);
    assert_eq!(week(1080, 540, None), ["hours_reversed"]);
    assert_eq!(week(540, 1441, None), ["hours_reversed"]);
    assert_eq!(week(540, 1080, Some((840, 780))), ["break_outside_hours"]);
    assert_eq!(week(540, 1080, Some((500, 600))), ["break_outside_hours"]);
    let never = Detail::hours(Place::Portal, Week::default());
    assert_eq!(found(SectionKey::Schedule, Localized::default(), never), ["hours_missing"]);
}

#[test]
fn r14_2_a_time_of_waiting_is_no_term_and_a_range_begins_below_its_end() {
    let term = |name: &str, from, of| {
        let detail = Detail::Term { amount: 5, unit: TermUnit::BusinessDays, from, of };
        element(name, Localized::default(), detail)
    };
    let context = CheckContext::default();
    let in_term = |lines| found_in(SectionKey::Term, lines, &context);
    assert_eq!(in_term(vec![term("a", None, TermOf::Waiting)]), ["term_missing"]);
    let both_times = vec![term("a", None, TermOf::Waiting), term("b", None, TermOf::Rendering)];
    assert_eq!(in_term(both_times), [""; 0], "a single term of rendering needs no case");
    assert_eq!(in_term(vec![term("a", Some(3), TermOf::Rendering)]), [""; 0]);
    for from in [5, 6] {
        assert_eq!(in_term(vec![term("a", Some(from), TermOf::Rendering)]), ["term_range_reversed"]);
    }
}

#[test]
fn r14_2_a_line_of_words_stands_where_no_type_fits() {
    for key in [SectionKey::Term, SectionKey::Form, SectionKey::Payment, SectionKey::Schedule] {
        assert_eq!(found(key, both("в день обращения"), Detail::Words), [""; 0], "{key:?}");
        assert_eq!(found(key, Localized::new("", "сразу", ""), Detail::Words), ["text_missing"], "{key:?}");
    }
}

#[test]
fn r14_2_a_formula_is_written_in_every_language_and_its_bounds_do_not_cross() {
    let bound = |hundredths, unit| Some(FeeBound { hundredths, unit });
    let pay = |methods, formula: FeeFormula| {
        let detail = Detail::Fee {
            hundredths: 100,
            unit: FeeUnit::Percent,
            methods,
            law: law(),
            formula: formula.boxed(),
        };
        found(SectionKey::Payment, both("Алым"), detail)
    };
    let cash = || vec![FeeMethod::Cash];
    let least = bound(300, FeeUnit::Mci);
    let crossed = FeeFormula { least, most: bound(200, FeeUnit::Mci), ..FeeFormula::default() };
    assert_eq!(pay(cash(), crossed), ["fee_bounds_reversed"]);
    let other_units = FeeFormula { least, most: bound(200, FeeUnit::Tenge), ..FeeFormula::default() };
    assert_eq!(pay(cash(), other_units), [""; 0]);
    let one_language = FeeFormula { base: Localized::new("", "суммы", ""), ..FeeFormula::default() };
    assert_eq!(pay(cash(), one_language), ["text_missing"]);
    let by_words = FeeFormula { other_method: both("терминал"), ..FeeFormula::default() };
    assert_eq!(pay(Vec::new(), by_words), [""; 0]);
    assert_eq!(pay(Vec::new(), FeeFormula::default()), ["fee_method_missing"]);
}

#[test]
fn r14_2_another_place_is_named_in_words() {
    let at = |named| {
        let week = sample::weekdays(&DayHours { opens: 540, closes: 1080, pause: None });
        let detail = Detail::Hours { place: Place::Other, week, named, of: HoursOf::Reception };
        found(SectionKey::Schedule, Localized::default(), detail)
    };
    assert_eq!(at(both("Отдел")), [""; 0]);
    assert_eq!(at(Localized::new("Бөлім", "", "")), ["text_missing"]);
    assert_eq!(at(Localized::default()), ["text_missing", "text_missing"]);
}

#[test]
fn a_detail_suits_its_section() {
    for (key, detail) in [(SectionKey::Appeal, Detail::Words), (SectionKey::ServiceName, Detail::Prose)] {
        assert_eq!(found(key, both("a"), detail), ["detail_unsuitable"]);
    }
    assert_eq!(found(SectionKey::Term, Localized::default(), Detail::Free), ["detail_unsuitable"]);
}

#[test]
fn languages_say_the_same_numbers_and_change_together() {
    let text = |kk: &str, ru: &str| vec![element("resu", Localized::new(kk, ru, ""), Detail::Prose)];
    let context = CheckContext::default();
    assert_eq!(found_in(SectionKey::Result, text("10 күн", "за 10 дней"), &context), [""; 0]);
    assert_eq!(
        found_in(SectionKey::Result, text("5 күн", "10 дней"), &context),
        ["numbers_differ", "numbers_differ"]
    );
    let baseline = complete();
    let context = CheckContext { baseline: Some(&baseline), ..CheckContext::default() };
    assert_eq!(
        found_in(SectionKey::Result, text("Анықтама", "Выписка"), &context),
        ["changed_in_one_language"]
    );
    assert_eq!(found_in(SectionKey::Result, text("Үзінді", "Выписка"), &context), [""; 0]);
}

#[test]
fn codes_are_single_and_equal_the_serialised_form() {
    let codes: std::collections::HashSet<_> = Problem::ALL.iter().map(|problem| problem.code()).collect();
    assert_eq!(codes.len(), Problem::ALL.len());
    for problem in Problem::ALL {
        assert_eq!(serde_json::to_value(problem).unwrap(), problem.code());
    }
}

proptest::proptest! {
    #[test]
    fn any_content_is_checked_without_a_panic(content in sample::any_content()) {
        let known = CheckContext { baseline: Some(&content), ..CheckContext::default() };
        let states = completeness(&content, &known);
        proptest::prop_assert!(percentage(&states) <= 100);
        proptest::prop_assert_eq!(percentage(&states) == 100, !refuses(&check(&content, &known)));
    }
}
