use super::super::author::ShownAuthor;
use super::super::text::one_line;
use super::*;
use crate::language::Localized;
use crate::standard::{Detail, sample};

fn placed() -> Content {
    let mut content = sample::complete();
    let text = "Справка выдаётся **на бумаге**\nили в электронной форме.\n\n1. Первый\n2. Второй";
    let prose = sample::element("resu", Localized::new("Анықтама беріледі", text, ""), Detail::Prose);
    content.set(SectionKey::Result, vec![prose]);
    content
}

fn input() -> CommentInput {
    CommentInput {
        kind: "individual".to_owned(),
        name: "Айгүл Серікова".to_owned(),
        email: "aigul@example.kz".to_owned(),
        language: "ru".to_owned(),
        text: "Срок слишком велик.".to_owned(),
        ..CommentInput::default()
    }
}

fn problems(input: &CommentInput) -> Vec<(&'static str, &'static str)> {
    let problems = input.parse(&placed()).expect_err("there are problems");
    problems.into_iter().map(|problem| (problem.field, problem.problem.code())).collect()
}

#[test]
fn r15_5_an_individual_comments_on_the_whole_draft() {
    let comment = input().parse(&placed()).unwrap();
    assert_eq!(comment.anchor, Anchor::default());
    assert_eq!(comment.author.kind, AuthorKind::Individual);
    assert_eq!(comment.author.bin, None);
    assert_eq!(comment.suggestion, None);
}

#[test]
fn r15_5_a_comment_on_a_section_names_no_element() {
    let comment = CommentInput { section: "procedure.term".to_owned(), ..input() }.parse(&placed()).unwrap();
    assert_eq!(comment.anchor, Anchor { section: Some(SectionKey::Term), ..Anchor::default() });
}

#[test]
fn r15_5_quoted_words_and_a_suggestion_belong_to_one_element_in_one_language() {
    for quote in ["выдаётся на  бумаге или", "**на бумаге**", "форме. Первый Второй", "форме. 1. Первый"]
    {
        let comment = CommentInput {
            element: "resu".to_owned(),
            quote: quote.to_owned(),
            suggestion: "Справка выдаётся в электронной форме.".to_owned(),
            ..input()
        };
        let comment = comment.parse(&placed()).unwrap();
        assert_eq!(comment.anchor.section, Some(SectionKey::Result));
        assert_eq!(comment.anchor.language, Some(Language::Ru));
        assert_eq!(comment.anchor.quote.as_deref(), Some(one_line(quote).as_str()));
        assert_eq!(comment.suggestion.unwrap().element.as_str(), "resu");
    }
}

#[test]
fn r15_5_the_words_of_a_typed_line_can_be_quoted_as_printed() {
    let comment =
        CommentInput {
            element: "term".to_owned(), quote: "3 (три) рабочих дня".to_owned(), ..input()
        };
    assert!(comment.parse(&placed()).is_ok());
}

#[test]
fn r15_5_a_comment_in_one_language_may_quote_another() {
    let comment = CommentInput {
        element: "resu".to_owned(),
        anchor_language: "kk".to_owned(),
        quote: "Анықтама".to_owned(),
        ..input()
    };
    let comment = comment.parse(&placed()).unwrap();
    assert_eq!((comment.language, comment.anchor.language), (Language::Ru, Some(Language::Kk)));
}

#[test]
fn every_problem_of_the_form_is_reported_at_once() {
    let all = CommentInput {
        kind: "robot".to_owned(),
        name: " ".to_owned(),
        email: "nobody".to_owned(),
        language: "de".to_owned(),
        text: "\u{202E}".to_owned(),
        section: "nowhere".to_owned(),
        quote: "слова".to_owned(),
        suggestion: "Иначе".to_owned(),
        ..CommentInput::default()
    };
    let expected = [
        ("kind", "unknown_kind"),
        ("name", "empty"),
        ("email", "email"),
        ("language", "unknown_language"),
        ("text", "direction_overrides"),
        ("section", "unknown_section"),
        ("quote", "element_needed"),
        ("suggestion", "element_needed"),
    ];
    assert_eq!(problems(&all), expected);
    let blank = problems(&CommentInput::default());
    let fields: Vec<_> = blank.iter().map(|(field, _)| *field).collect();
    assert_eq!(fields, ["kind", "name", "language", "text"]);
}

#[test]
fn anchors_that_do_not_hold_are_refused() {
    let at = |element: &str| CommentInput { element: element.to_owned(), ..input() };
    assert_eq!(problems(&at("gone")), [("element", "unknown_element")]);
    assert_eq!(problems(&at("No such")), [("element", "unknown_element")]);
    let elsewhere = CommentInput { section: "appeal".to_owned(), ..at("resu") };
    assert_eq!(problems(&elsewhere), [("element", "element_elsewhere")]);
    let misquoted = CommentInput { quote: "на камне".to_owned(), ..at("resu") };
    assert_eq!(problems(&misquoted), [("quote", "quote_not_found")]);
    let same = CommentInput {
        suggestion: " Справка  выдаётся **на бумаге** или в электронной форме. 1. Первый 2. Второй"
            .to_owned(),
        ..at("resu")
    };
    assert_eq!(problems(&same), [("suggestion", "suggestion_unchanged")]);
    let lost =
        CommentInput { quote: "слова".to_owned(), suggestion: "Иначе".to_owned(), ..at("gone") };
    assert_eq!(problems(&lost), [("element", "unknown_element")]);
}

#[test]
fn a_legal_entity_gives_its_number_and_an_individual_leaves_none() {
    let of = |kind: &str, bin: &str| CommentInput { kind: kind.to_owned(), bin: bin.to_owned(), ..input() };
    let number = |input: CommentInput| input.parse(&placed()).unwrap().author.bin;
    assert_eq!(number(of("legal_entity", "0202 4000 0555")).as_deref(), Some("020240000555"));
    assert_eq!(number(of("organisation", "")), None);
    assert_eq!(number(of("individual", "020240000555")), None);
    assert_eq!(problems(&of("legal_entity", "")), [("bin", "empty")]);
    assert_eq!(problems(&of("legal_entity", "12345")), [("bin", "bin_digits")]);
    assert_eq!(problems(&of("organisation", "020240000556")), [("bin", "bin_check")]);
}

#[test]
fn r15_5_each_kind_gives_what_it_is_known_by_and_nothing_else_is_read() {
    let all = CommentInput {
        names: "Айгүл Серікова\nМарат Оспанов".to_owned(),
        iin: "900101350003".to_owned(),
        bin: "020240000555".to_owned(),
        country: "Германия".to_owned(),
        registration: "HRB 6684".to_owned(),
        ..input()
    };
    let of = |kind: &str| CommentInput { kind: kind.to_owned(), ..all.clone() };
    let known = |kind: &str| {
        let author = of(kind).parse(&placed()).unwrap().author;
        (author.name, author.bin, author.country)
    };
    let own = "Айгүл Серікова".to_owned();
    let number = |number: &str| Some(number.to_owned());
    assert_eq!(known("individual"), (own.clone(), None, None));
    assert_eq!(known("entrepreneur"), (own.clone(), number("900101350003"), None));
    assert_eq!(known("legal_entity"), (own.clone(), number("020240000555"), None));
    assert_eq!(known("foreign_entity"), (own.clone(), number("HRB 6684"), number("Германия")));
    assert_eq!(known("organisation"), (own, number("020240000555"), None));
    assert_eq!(known("group"), ("Айгүл Серікова; Марат Оспанов".to_owned(), None, None));

    let bare = |kind: &str| CommentInput { kind: kind.to_owned(), email: String::new(), ..input() };
    assert_eq!(problems(&bare("entrepreneur")), [("iin", "empty")]);
    assert_eq!(problems(&bare("foreign_entity")), [("registration", "empty"), ("country", "empty")]);
    assert_eq!(problems(&bare("group")), [("names", "empty"), ("email", "empty")]);
    let wrong = CommentInput { iin: "020240000555".to_owned(), ..of("entrepreneur") };
    assert_eq!(problems(&wrong), [("iin", "iin_check")]);
}

#[test]
fn r15_5_who_takes_the_receipt_as_a_file_gives_no_email() {
    let author = CommentInput { email: " ".to_owned(), ..input() }.parse(&placed()).unwrap().author;
    assert_eq!(author.email, "");
}

#[test]
fn an_address_that_no_mail_can_reach_is_refused() {
    for email in ["a@b", "@b.kz", "a@@b.kz", "a b@c.kz", "a@b..kz", "a@-b.kz", "<a@b.kz>", "a@b.kz,c@d.kz"] {
        assert_eq!(
            problems(&CommentInput { email: email.to_owned(), ..input() }),
            [("email", "email")],
            "{email}"
        );
    }
    for email in ["a.b+c@mail.gov.kz", "почта@пример.қаз"] {
        assert!(CommentInput { email: email.to_owned(), ..input() }.parse(&placed()).is_ok(), "{email}");
    }
}

#[test]
fn a_text_as_long_as_the_limit_is_taken_and_one_longer_is_not() {
    let limit = usize::try_from(TEXT_LIMIT).unwrap();
    assert!(CommentInput { text: "ә".repeat(limit), ..input() }.parse(&placed()).is_ok());
    assert_eq!(problems(&CommentInput { text: "ә".repeat(limit + 1), ..input() }), [("text", "too_long")]);
}

#[test]
fn r15_8_an_individual_may_ask_that_the_name_be_withheld() {
    let asked = CommentInput { withhold: "yes".to_owned(), region: "KZ-35".to_owned(), ..input() };
    let author = asked.parse(&placed()).unwrap().author;
    assert_eq!(author.withheld, Some(Withheld { region: Some(Region::Karaganda) }));
    let shown = ShownAuthor::of(author.kind, &author.name, author.withheld);
    assert!(!serde_json::to_string(&shown).unwrap().contains("Айгүл"));

    let without_region = CommentInput { region: String::new(), ..asked.clone() };
    assert_eq!(without_region.parse(&placed()).unwrap().author.withheld, Some(Withheld::default()));
    let published = CommentInput { withhold: String::new(), ..asked.clone() };
    assert_eq!(published.parse(&placed()).unwrap().author.withheld, None, "a region alone withholds nothing");

    assert_eq!(
        problems(&CommentInput { region: "KZ-1".to_owned(), ..asked.clone() }),
        [("region", "unknown_region")]
    );
    let organisation = CommentInput { kind: "organisation".to_owned(), ..asked };
    assert_eq!(problems(&organisation), [("withhold", "withhold_individual")]);
}
