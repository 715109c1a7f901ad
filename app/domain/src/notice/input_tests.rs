//! Which notices are taken.

use super::{NoticeFault, NoticeInput, NoticeName, Operator, TEXT_LIMIT};
use crate::discussion::TextProblem;
use crate::language::Localized;

fn written() -> NoticeInput {
    NoticeInput { text: Localized::new("Мәтін", "Текст", "Text"), operator: Operator::default() }
}

fn entered() -> Operator {
    Operator {
        name: Localized::new("Министрлік", "Министерство", ""),
        address: Localized::default(),
        email: "site@example.kz".to_owned(),
        phone: "+7 (7172) 12-34-56".to_owned(),
    }
}

fn faults(input: &NoticeInput, name: NoticeName) -> Vec<(String, NoticeFault)> {
    input.parse(name).err().unwrap_or_default()
}

#[test]
fn a_notice_is_written_in_every_language_and_screened() {
    let typed = NoticeInput { text: Localized::new(" а\r\n\r\nб ", "Текст", "Text"), ..written() };
    assert_eq!(typed.parse(NoticeName::Help).unwrap().text.kk, "а\n\nб");
    let missing = NoticeInput { text: Localized::new("", "Текст", " "), ..written() };
    let empty = NoticeFault::Text(TextProblem::Empty);
    assert_eq!(
        faults(&missing, NoticeName::Help),
        [("text_kk".to_owned(), empty), ("text_en".to_owned(), empty)]
    );
}

#[test]
fn a_notice_is_refused_for_its_length_for_html_and_for_what_deceives() {
    let limit = usize::try_from(TEXT_LIMIT).unwrap();
    let fits = NoticeInput { text: Localized::same("ә".repeat(limit)), ..written() };
    assert!(faults(&fits, NoticeName::Privacy).is_empty());
    for (text, fault) in [
        ("ә".repeat(limit + 1), NoticeFault::Text(TextProblem::TooLong)),
        ("a <b>bold</b> word".to_owned(), NoticeFault::Html),
        ("<script>alert(1)</script>".to_owned(), NoticeFault::Html),
        ("right\u{202e}tfel".to_owned(), NoticeFault::Text(TextProblem::DirectionOverrides)),
    ] {
        let typed = NoticeInput { text: Localized::new("Мәтін", text, "Text"), ..written() };
        assert_eq!(faults(&typed, NoticeName::Privacy), [("text_ru".to_owned(), fault)]);
    }
    let address = NoticeInput { text: Localized::same("<https://example.kz>"), ..written() };
    assert!(faults(&address, NoticeName::Privacy).is_empty(), "an address between angles is CommonMark");
}

#[test]
fn an_operator_is_named_in_both_official_languages_and_can_be_reached_or_is_not_entered() {
    let contact = |operator| NoticeInput { operator, ..written() };
    assert!(contact(Operator::default()).parse(NoticeName::Contact).is_ok());
    assert_eq!(contact(entered()).parse(NoticeName::Contact).unwrap().operator, entered());
    let empty = NoticeFault::Text(TextProblem::Empty);
    for (operator, field, fault) in [
        (Operator { name: Localized::new("", "Министерство", ""), ..entered() }, "name_kk", empty),
        (Operator { email: "nobody".to_owned(), ..entered() }, "email", NoticeFault::Email),
        (Operator { phone: "call me".to_owned(), ..entered() }, "phone", NoticeFault::Phone),
        (Operator { phone: "12".to_owned(), ..entered() }, "phone", NoticeFault::Phone),
        (
            Operator { email: String::new(), phone: String::new(), ..entered() },
            "email",
            NoticeFault::Unreachable,
        ),
    ] {
        assert_eq!(faults(&contact(operator), NoticeName::Contact), [(field.to_owned(), fault)]);
    }
}

#[test]
fn only_the_contact_takes_an_operator() {
    let typed = NoticeInput { operator: entered(), ..written() };
    assert!(typed.parse(NoticeName::Help).unwrap().operator.is_blank());
}

#[test]
fn codes_of_notices_round_trip() {
    for name in NoticeName::ALL {
        assert_eq!(NoticeName::from_code(name.code()), Some(name));
    }
}
