use super::*;

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 3, 10).unwrap()
}

fn filled() -> EntryInput {
    EntryInput {
        code: " 001.02-A ".to_owned(),
        name_kk: "Анықтама  беру".to_owned(),
        name_ru: "Выдача справки\n".to_owned(),
        recipients: "both".to_owned(),
        developing_body: "7".to_owned(),
        providers: "Әкімдік | Акимат\r\n\r\nМинистрлік | Министерство | Ministry | 7".to_owned(),
        through_portal: "on".to_owned(),
        forms: vec!["electronic_full".to_owned(), "paper".to_owned(), "paper".to_owned()],
        included_on: "02.03.2026".to_owned(),
        ..EntryInput::default()
    }
}

/// The problems after `change` was made to a good form.
fn problems(change: impl Fn(&mut EntryInput)) -> Vec<(&'static str, &'static str)> {
    let mut input = filled();
    change(&mut input);
    let problems = input.parse(today()).err().unwrap_or_default();
    problems.into_iter().map(|found| (found.field, found.problem.code())).collect()
}

#[test]
fn r12_1_a_filled_form_is_an_entry() {
    let entry = filled().parse(today()).unwrap();
    assert_eq!(entry.code, "001.02-A");
    assert_eq!(entry.name, Localized::new("Анықтама беру", "Выдача справки", ""));
    assert_eq!(entry.providers.len(), 2);
    assert_eq!(entry.providers[0].body, None);
    assert_eq!(entry.providers[1].body, Some(BodyId(7)));
    assert_eq!(entry.forms, [ServiceForm::ElectronicFull, ServiceForm::Paper]);
    assert!(entry.through_portal && !entry.through_state_corporation && !entry.paid);
    assert_eq!(entry.included_on, NaiveDate::from_ymd_opt(2026, 3, 2).unwrap());
}

#[test]
fn r12_1_an_empty_form_names_every_field() {
    let problems = EntryInput::default().parse(today()).unwrap_err();
    let fields: Vec<_> = problems.iter().map(|found| found.field).collect();
    let all =
        ["code", "name_kk", "name_ru", "recipients", "developing_body", "providers", "forms", "included_on"];
    assert_eq!(fields, all);
    assert!(problems.iter().all(|found| found.problem == EntryFieldProblem::Missing));
}

#[test]
fn r12_1_each_field_is_held_to_its_rule() {
    type Change = fn(&mut EntryInput);
    let table: [(Change, &str, &str); 18] = [
        (|input| input.code = "a/b".to_owned(), "code", "malformed_code"),
        (|input| input.code = "..".to_owned(), "code", "malformed_code"),
        (|input| input.code = "а1".to_owned(), "code", "malformed_code"),
        (|input| input.code = "1".repeat(21), "code", "too_long"),
        (|input| input.name_kk = " ".to_owned(), "name_kk", "missing"),
        (|input| input.name_en = "x".repeat(1_001), "name_en", "too_long"),
        (|input| input.name_ru = "а\u{202e}б".to_owned(), "name_ru", "unfit"),
        (|input| input.name_kk = "а\u{7}б".to_owned(), "name_kk", "unfit"),
        (|input| input.providers = format!("a|b{}", "\u{301}".repeat(9)), "providers", "unfit"),
        (|input| input.recipients = "all".to_owned(), "recipients", "unknown_choice"),
        (|input| input.developing_body = "-1".to_owned(), "developing_body", "malformed_body"),
        (|input| input.providers = "Акимат".to_owned(), "providers", "malformed_provider"),
        (|input| input.providers = "a|b|c|d".to_owned(), "providers", "malformed_body"),
        (|input| input.providers = "a|b|c|1|".to_owned(), "providers", "malformed_provider"),
        (|input| input.forms = vec!["fax".to_owned()], "forms", "unknown_choice"),
        (|input| input.included_on = "2026-02-30".to_owned(), "included_on", "malformed_date"),
        (|input| input.included_on = "01.03.26".to_owned(), "included_on", "malformed_date"),
        (|input| input.included_on = "2026-03-11".to_owned(), "included_on", "date_in_future"),
    ];
    for (change, field, problem) in table {
        assert_eq!(problems(change), [(field, problem)]);
    }
    assert_eq!(problems(|input| input.included_on = "2026-03-10".to_owned()), []);
}

#[test]
fn r12_3_the_day_of_approval_is_that_of_inclusion_unless_another_is_typed() {
    let approved_on = |typed: &str| {
        let input = EntryInput { approved_on: typed.to_owned(), ..filled() };
        input.parse(today()).unwrap().approved_on
    };
    let table = [("", None), (" 2026-03-02 ", None), ("20.02.2026", Some((2026, 2, 20)))];
    for (typed, day) in table {
        let day = day.and_then(|(year, month, day)| NaiveDate::from_ymd_opt(year, month, day));
        assert_eq!(approved_on(typed), day, "{typed}");
    }
    let after = |input: &mut EntryInput| input.approved_on = "2026-03-11".to_owned();
    assert_eq!(problems(after), [("approved_on", "date_in_future")]);
    let halved = |input: &mut EntryInput| {
        input.included_on.clear();
        input.act_number = "983".to_owned();
    };
    let missing = [("included_on", "missing"), ("act_kind", "missing"), ("act_on", "missing")];
    assert_eq!(problems(halved), missing);
}

#[test]
fn r12_1_applications_are_accepted_somewhere() {
    let electronic = |input: &mut EntryInput| {
        input.through_portal.clear();
        input.forms = vec!["electronic_full".to_owned()];
    };
    assert_eq!(problems(electronic), [("places", "no_place")]);
    // A proactive service takes no application.
    let proactive = |input: &mut EntryInput| {
        input.through_portal.clear();
        input.forms = vec!["proactive".to_owned()];
    };
    assert_eq!(problems(proactive), [("", ""); 0]);
    let named = |input: &mut EntryInput| {
        electronic(input);
        input.accepting = "Емхана | Поликлиника".to_owned();
    };
    assert_eq!(problems(named), []);
    let malformed = |input: &mut EntryInput| input.accepting = "Поликлиника".to_owned();
    assert_eq!(problems(malformed), [("accepting", "malformed_organisation")]);
    let corporation = "«Азаматтарға арналған үкімет» | «Правительство для граждан»".to_owned();
    let entry = EntryInput { accepting: corporation, ..filled() }.parse(today()).unwrap();
    assert!(entry.through_state_corporation && entry.accepting.len() == 1);
    assert_eq!(problems(|input| input.through_portal.clear()), []);
}
