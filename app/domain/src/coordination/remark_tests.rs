//! Remarks as they are typed, and the answers to them.

use super::*;
use crate::standard::sample;

fn remark(section: &str, element: &str, language: &str) -> RemarkInput {
    RemarkInput {
        section: section.to_owned(),
        element: element.to_owned(),
        language: language.to_owned(),
        text: "Уточнить.".to_owned(),
        ..RemarkInput::default()
    }
}

fn parsed(remark: &RemarkInput) -> Result<NewRemark, RemarkProblem> {
    remark.parse(&sample::complete())
}

const DOCUMENTS: &str = "procedure.documents";

#[test]
fn rc_3_a_remark_is_on_the_draft_a_section_or_an_element() {
    let whole = parsed(&remark("", "", "ru")).unwrap();
    assert_eq!((whole.anchor, whole.text.as_str()), (Anchor::default(), "Уточнить."));
    let section = parsed(&remark(DOCUMENTS, "", "")).unwrap();
    assert_eq!(section.anchor, Anchor { section: Some(SectionKey::Documents), ..Anchor::default() });
    let words = RemarkInput { quote: " Заявление ".to_owned(), ..remark("", "docu", "ru") };
    let element = parsed(&words).unwrap();
    let anchor = Anchor {
        section: Some(SectionKey::Documents),
        element: Some(sample::id("docu")),
        language: Some(Language::Ru),
        quote: Some("Заявление".to_owned()),
    };
    assert_eq!(element.anchor, anchor);
    assert_eq!((element.suggestion, element.internal_norm), (None, None));
}

#[test]
fn rc_3_a_suggested_wording_and_the_norm_of_a_kept_remark_are_taken() {
    let input = RemarkInput {
        suggestion: " Заявление по форме ".to_owned(),
        internal_norm: "Закон, статья 5".to_owned(),
        ..remark(DOCUMENTS, "docu", "ru")
    };
    let taken = parsed(&input).unwrap();
    let (element, text) = (sample::id("docu"), "Заявление по форме".to_owned());
    assert_eq!(taken.suggestion, Some(Suggestion { element, language: Language::Ru, text }));
    assert_eq!(taken.internal_norm.as_deref(), Some("Закон, статья 5"));
}

#[test]
fn rc_3_every_problem_of_a_remark_is_told() {
    let on = || remark(DOCUMENTS, "docu", "ru");
    let with_suggestion =
        |text: &str, input: RemarkInput| RemarkInput { suggestion: text.to_owned(), ..input };
    let quoting = |input: RemarkInput| RemarkInput { quote: "Заявление".to_owned(), ..input };
    let long = "я".repeat(usize::try_from(REMARK_LIMIT).unwrap() + 1);
    let empty = RemarkProblem::Text(TextProblem::Empty);
    let too_long = RemarkProblem::Text(TextProblem::TooLong);
    let table = [
        (RemarkInput { text: " ".to_owned(), ..with_suggestion("Иначе", on()) }, empty),
        (RemarkInput { text: long.clone(), ..on() }, too_long),
        (with_suggestion(&long, on()), too_long),
        (RemarkInput { internal_norm: long.clone(), ..on() }, too_long),
        (RemarkInput { quote: long.clone(), ..on() }, too_long),
        (remark("nowhere", "", ""), RemarkProblem::UnknownSection),
        (remark("", "zzzz", "ru"), RemarkProblem::UnknownElement),
        (remark("", "НЕТ", "ru"), RemarkProblem::UnknownElement),
        (remark("appeal", "docu", "ru"), RemarkProblem::UnknownElement),
        (remark("", "docu", ""), RemarkProblem::UnknownLanguage),
        (remark("", "docu", "de"), RemarkProblem::UnknownLanguage),
        (quoting(remark("", "", "ru")), RemarkProblem::ElementNeeded),
        (quoting(remark(DOCUMENTS, "", "ru")), RemarkProblem::ElementNeeded),
        (with_suggestion("Иначе", remark("", "", "ru")), RemarkProblem::ElementNeeded),
        (with_suggestion("Иначе", remark(DOCUMENTS, "", "ru")), RemarkProblem::ElementNeeded),
        (with_suggestion(" Заявление ", on()), RemarkProblem::SuggestionUnchanged),
    ];
    for (input, problem) in table {
        assert_eq!(parsed(&input), Err(problem), "{} {}", input.section, input.element);
    }
    // The whole clause as it reads is no other wording.
    let content = sample::complete();
    let clause = content.find(&sample::id("docu")).map(|(_, element)| element.clause(Language::Ru)).unwrap();
    assert_eq!(parsed(&with_suggestion(&clause, on())), Err(RemarkProblem::SuggestionUnchanged));
}

#[test]
fn rc_3_a_row_without_words_is_no_remark() {
    assert!(RemarkInput { text: " \n".to_owned(), ..remark(DOCUMENTS, "docu", "ru") }.is_blank());
    assert!(!remark("", "", "").is_blank());
    assert!(!RemarkInput { suggestion: "а".to_owned(), ..RemarkInput::default() }.is_blank());
}

#[test]
fn rc_3_an_answer_says_what_was_changed_or_why_not() {
    let answer = |outcome, words, element| RemarkAnswer::parse(outcome, words, element, &sample::complete());
    let taken = RemarkAnswer {
        outcome: RemarkOutcome::Accepted,
        words: String::new(),
        element: Some(sample::id("docu")),
    };
    assert_eq!(answer("accepted", " ", " docu "), Ok(taken));
    assert_eq!(answer("accepted", "Учтено в пункте 2.1.", "").map(|answer| answer.element), Ok(None));
    let kept = answer("not_accepted", " Противоречит статье 5. ", "").unwrap();
    assert_eq!((kept.outcome, kept.words.as_str()), (RemarkOutcome::NotAccepted, "Противоречит статье 5."));
    let long = "я".repeat(usize::try_from(ANSWER_LIMIT).unwrap() + 1);
    let table = [
        (("", "Учтено.", ""), ("outcome", "no_outcome")),
        (("maybe", "Учтено.", ""), ("outcome", "no_outcome")),
        (("not_accepted", "", "docu"), ("words", "no_reasons")),
        (("accepted", "", ""), ("element", "no_change")),
        (("accepted", "Учтено.", "zzzz"), ("element", "unknown_element")),
        (("accepted", "Учтено.", "НЕТ"), ("element", "unknown_element")),
        (("accepted", long.as_str(), ""), ("words", "too_long")),
    ];
    for ((outcome, words, element), problem) in table {
        assert_eq!(answer(outcome, words, element), Err(problem));
    }
    for outcome in RemarkOutcome::ALL {
        assert_eq!(RemarkOutcome::from_code(outcome.code()), Some(outcome));
    }
}
