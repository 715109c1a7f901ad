//! Opinions as they are typed.

use super::*;
use crate::coordination::REMARKS_LIMIT;
use crate::standard::sample;

fn remark(text: &str) -> RemarkInput {
    RemarkInput { text: text.to_owned(), ..RemarkInput::default() }
}

fn on_section(section: &str) -> RemarkInput {
    RemarkInput { section: section.to_owned(), ..remark("Уточнить.") }
}

fn parse(position: &str, reasons: &str, remarks: &[RemarkInput]) -> Result<NewOpinion, Vec<OpinionProblem>> {
    NewOpinion::parse(position, reasons, remarks, &sample::complete())
}

#[test]
fn rc_3_a_body_agrees_agrees_with_remarks_or_refuses_with_reasons() {
    let agrees = parse("agree", " ", &[]).unwrap();
    assert_eq!((agrees.position, agrees.reasons.as_str(), agrees.remarks.len()), (Position::Agree, "", 0));
    let remarks = parse("agree_with_remarks", "", &[remark("Уточнить срок.")]).unwrap();
    assert_eq!((remarks.position, remarks.remarks.len()), (Position::AgreeWithRemarks, 1));
    let refuses = parse("refuse", " Нет закона. ", &[]).unwrap();
    assert_eq!((refuses.position, refuses.reasons.as_str()), (Position::Refuse, "Нет закона."));
    // A refusal may say where.
    assert_eq!(parse("refuse", "Нет закона.", &[remark("Здесь.")]).unwrap().remarks.len(), 1);
    for position in Position::ALL {
        assert_eq!(Position::from_code(position.code()), Some(position));
        assert_eq!(position.agrees(), position != Position::Refuse);
    }
}

#[test]
fn rc_3_rows_without_words_are_no_remarks_and_count_in_the_number_of_a_row() {
    let rows = [remark(" "), remark("Первое."), remark(""), remark("Второе.")];
    let opinion = parse("agree_with_remarks", "", &rows).unwrap();
    let texts: Vec<&str> = opinion.remarks.iter().map(|remark| remark.text.as_str()).collect();
    assert_eq!(texts, ["Первое.", "Второе."]);
    assert!(parse("agree", "", &[remark(""), remark(" \n")]).is_ok());
    let found = parse("agree_with_remarks", "", &[remark(" "), on_section("nowhere"), remark("Второе.")]);
    let problem = OpinionProblem::Remark { number: 2, problem: RemarkProblem::UnknownSection };
    assert_eq!(problem.field(), "remark-2");
    assert_eq!(found, Err(vec![problem]));
}

#[test]
fn rc_3_every_problem_of_an_opinion_is_told_beside_its_field() {
    let long = "я".repeat(usize::try_from(REASONS_LIMIT).unwrap() + 1);
    let one = vec![remark("Уточнить.")];
    let blank = vec![remark(" ")];
    let none = Vec::new;
    let many = vec![remark("Уточнить."); REMARKS_LIMIT + 1];
    let table = [
        (("", ""), none(), OpinionProblem::NoPosition, "position", "no_position"),
        (("maybe", "Да."), one.clone(), OpinionProblem::NoPosition, "position", "no_position"),
        (("refuse", " \n"), none(), OpinionProblem::NoReasons, "reasons", "no_reasons"),
        (
            ("agree", long.as_str()),
            none(),
            OpinionProblem::Reasons(TextProblem::TooLong),
            "reasons",
            "too_long",
        ),
        (
            ("refuse", long.as_str()),
            one.clone(),
            OpinionProblem::Reasons(TextProblem::TooLong),
            "reasons",
            "too_long",
        ),
        (("agree_with_remarks", "Да."), none(), OpinionProblem::NoRemarks, "remarks", "no_remarks"),
        (("agree_with_remarks", ""), blank, OpinionProblem::NoRemarks, "remarks", "no_remarks"),
        (
            ("agree", ""),
            one.clone(),
            OpinionProblem::RemarksWithoutPosition,
            "remarks",
            "remarks_without_position",
        ),
        (
            ("agree_with_remarks", ""),
            many.clone(),
            OpinionProblem::TooManyRemarks,
            "remarks",
            "too_many_remarks",
        ),
        (("refuse", "Нет."), many.clone(), OpinionProblem::TooManyRemarks, "remarks", "too_many_remarks"),
    ];
    for ((position, reasons), remarks, problem, field, code) in table {
        assert_eq!((problem.field().as_str(), problem.code()), (field, code));
        assert_eq!(parse(position, reasons, &remarks), Err(vec![problem]));
    }
}

#[test]
fn rc_3_all_problems_are_told_at_once_in_the_order_of_the_form() {
    let found = parse("refuse", "", &[on_section("nowhere"), remark("Уточнить."), on_section("nowhere")]);
    let unknown = |number| OpinionProblem::Remark { number, problem: RemarkProblem::UnknownSection };
    assert_eq!(found, Err(vec![OpinionProblem::NoReasons, unknown(1), unknown(3)]));
}

#[test]
fn rc_3_a_problem_is_named_as_its_remark_is() {
    let problem = OpinionProblem::Remark { number: 1, problem: RemarkProblem::Text(TextProblem::TooLong) };
    assert_eq!(
        (problem.code(), problem.to_string().as_str()),
        ("too_long", "remark 1: the text is longer than its limit")
    );
}
