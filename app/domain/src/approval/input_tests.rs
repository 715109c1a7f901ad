//! Acts as they are typed: what is taken, and what is told beside which field.

use super::*;

const TODAY: &str = "2026-07-01";

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// An order that was registered and published, with no day of effect typed.
fn whole() -> ApprovalInput {
    ApprovalInput {
        order_number: " ҚР  ДСМ-12 ".to_owned(),
        order_on: "2026-05-04".to_owned(),
        signatory: "Министр А. Үсенов".to_owned(),
        justice_number: "32145".to_owned(),
        justice_on: "2026-05-14".to_owned(),
        published_in: "Эталонный контрольный банк нормативных правовых актов".to_owned(),
        published_on: "2026-05-20".to_owned(),
        effective_on: String::new(),
        effective_norm: String::new(),
    }
}

fn with(change: impl FnOnce(&mut ApprovalInput)) -> Result<Act, Vec<(&'static str, &'static str)>> {
    let mut input = whole();
    change(&mut input);
    input.parse(date(TODAY))
}

fn order_alone() -> ApprovalInput {
    let ApprovalInput { order_number, order_on, signatory, .. } = whole();
    ApprovalInput { order_number, order_on, signatory, ..ApprovalInput::default() }
}

#[test]
fn rc_4_an_act_is_read_as_far_as_it_has_come() {
    let act = order_alone().parse(date(TODAY)).unwrap();
    assert_eq!((act.order.number.as_str(), act.order.on), ("ҚР ДСМ-12", date("2026-05-04")));
    assert_eq!((act.registration, act.publication, act.effect), (None, None, None));
    let act = with(|_| {}).unwrap();
    assert_eq!(act.effect, Some(Effect { on: date("2026-05-31"), norm: None }), "eleven days after the 20th");
    let registered = with(|input| {
        input.published_in.clear();
        input.published_on.clear();
    });
    let registered = registered.unwrap();
    assert_eq!((registered.registration.unwrap().on, registered.effect), (date("2026-05-14"), None));
}

#[test]
fn rc_4_another_day_of_effect_than_the_usual_one_rests_on_a_norm() {
    let usual = with(|input| input.effective_on = "31.05.2026".to_owned()).unwrap();
    assert_eq!(usual.effect.unwrap().on, date("2026-05-31"));
    let bare = with(|input| input.effective_on = "2026-06-01".to_owned());
    assert_eq!(bare.unwrap_err(), [("effective_norm", "norm_missing")]);
    let other = with(|input| {
        input.effective_on = "2027-01-01".to_owned();
        input.effective_norm = "Пункт 4 приказа".to_owned();
    });
    let norm = Some("Пункт 4 приказа".to_owned());
    assert_eq!(other.unwrap().effect, Some(Effect { on: date("2027-01-01"), norm }));
    let dateless = with(|input| input.effective_norm = "Пункт 4 приказа".to_owned());
    assert_eq!(dateless.unwrap_err(), [("effective_on", "missing")]);
}

type Change = fn(&mut ApprovalInput);

#[test]
fn rc_4_every_field_that_cannot_be_taken_is_told() {
    let cases: [(Change, &[(&str, &str)]); 14] = [
        (|input| input.order_number = " \u{200b}".to_owned(), &[("order_number", "missing")]),
        (|input| input.order_number = "9".repeat(61), &[("order_number", "too_long")]),
        (|input| input.signatory = "a\u{202e}b".to_owned(), &[("signatory", "unfit")]),
        (|input| input.order_on = "2026-07-02".to_owned(), &[("order_on", "date_in_future")]),
        (|input| input.order_on = "31.06.2026".to_owned(), &[("order_on", "malformed_date")]),
        (|input| input.justice_on.clear(), &[("justice_on", "missing")]),
        (|input| input.justice_number.clear(), &[("justice_number", "missing")]),
        (|input| input.published_in.clear(), &[("published_in", "missing")]),
        (|input| input.published_on.clear(), &[("published_on", "missing")]),
        (|input| input.justice_on = "2026-05-03".to_owned(), &[("justice_on", "before_order")]),
        (|input| input.published_on = "2026-05-13".to_owned(), &[("published_on", "before_registration")]),
        (
            |input| {
                input.effective_on = "2026-05-03".to_owned();
                input.effective_norm = "Пункт 4".to_owned();
            },
            &[("effective_on", "before_order")],
        ),
        (
            |input| {
                input.effective_on = "2026-05-13".to_owned();
                input.effective_norm = "Пункт 4".to_owned();
            },
            &[("effective_on", "before_registration")],
        ),
        (
            |input| {
                input.effective_on = "2026-05-19".to_owned();
                input.effective_norm = "Пункт 4".to_owned();
            },
            &[("effective_on", "before_publication")],
        ),
    ];
    for (change, told) in cases {
        assert_eq!(with(change).unwrap_err(), told);
    }
}

#[test]
fn rc_4_nothing_takes_effect_before_it_is_registered_and_published() {
    let early = ApprovalInput { effective_on: "2026-06-01".to_owned(), ..order_alone() };
    assert_eq!(early.parse(date(TODAY)).unwrap_err(), [("effective_on", "not_registered")]);
    let unpublished = with(|input| {
        input.published_in.clear();
        input.published_on.clear();
        input.effective_on = "2026-06-01".to_owned();
    });
    assert_eq!(unpublished.unwrap_err(), [("effective_on", "not_published")]);
    let unregistered = with(|input| {
        input.justice_number.clear();
        input.justice_on.clear();
    });
    assert_eq!(unregistered.unwrap_err(), [("published_on", "not_registered")]);
    let empty = ApprovalInput::default().parse(date(TODAY)).unwrap_err();
    assert_eq!(empty, [("order_number", "missing"), ("order_on", "missing"), ("signatory", "missing")]);
}

#[test]
fn an_act_that_stands_fills_its_form() {
    let act = with(|_| {}).unwrap();
    let form = ApprovalInput::from(&act);
    assert_eq!(form.effective_on, "2026-05-31");
    assert_eq!(form.parse(date(TODAY)), Ok(act));
}
