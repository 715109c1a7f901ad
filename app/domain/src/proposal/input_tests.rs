//! What is taken as a proposal, and what is told of the rest.

use super::*;

fn written() -> ProposalInput {
    ProposalInput {
        service: "009-02-001".to_owned(),
        kind: "change".to_owned(),
        source: "recipient".to_owned(),
        text: "Сократить срок до трёх рабочих дней.".to_owned(),
        name: "Айгүл Серікова".to_owned(),
        email: "aigul@example.kz".to_owned(),
        language: "ru".to_owned(),
        ..ProposalInput::default()
    }
}

#[test]
fn r13_3_a_recipient_proposes_with_a_name_and_need_not_leave_an_address() {
    let mut input = written();
    let taken = input.parse().unwrap();
    assert_eq!((taken.kind, taken.source), (ProposalKind::Change, ProposalSource::Recipient));
    assert_eq!((taken.body, taken.section), (None, None));
    assert_eq!(taken.email.as_deref(), Some("aigul@example.kz"));
    input.email = "  ".to_owned();
    input.section = "procedure.term".to_owned();
    // Whoever is no body may have left the field filled: it says nothing.
    input.body = "ministry".to_owned();
    let taken = input.parse().unwrap();
    assert_eq!((taken.email, taken.body), (None, None));
    assert_eq!(taken.section, Some(SectionKey::Term));
}

#[test]
fn r13_3_a_body_proposes_in_its_own_name() {
    for source in ["body", "annual_report"] {
        let mut input = ProposalInput { source: source.to_owned(), name: String::new(), ..written() };
        let problems = input.parse().unwrap_err();
        let found = ProposalFieldProblem { field: "body", problem: ProposalProblem::NoBody };
        assert_eq!(problems, [found], "{source}");
        input.body = "keeper".to_owned();
        input.name = "Асель".to_owned();
        let taken = input.parse().unwrap();
        assert_eq!((taken.body.as_deref(), taken.name.as_str()), (Some("keeper"), ""), "{source}");
    }
}

#[test]
fn r13_3_every_problem_of_a_proposal_is_told_at_once() {
    let nothing = ProposalInput::default().parse().unwrap_err();
    let told: Vec<_> = nothing.iter().map(|one| (one.field, one.problem.code())).collect();
    let expected = [
        ("service", "no_service"),
        ("kind", "unknown_kind"),
        ("source", "unknown_source"),
        ("text", "empty"),
        ("name", "empty"),
        ("language", "unknown_language"),
    ];
    assert_eq!(told, expected);
    let table: [(&str, &str, &str); 6] = [
        ("kind", "amend", "unknown_kind"),
        ("source", "state", "unknown_source"),
        ("section", "nowhere", "unknown_section"),
        ("text", "a\u{202e}b", "direction_overrides"),
        ("email", "nowhere", "email"),
        ("language", "de", "unknown_language"),
    ];
    for (field, value, code) in table {
        let input = written().map(|name, stands| if name == field { value.to_owned() } else { stands });
        let told: Vec<_> =
            input.parse().unwrap_err().iter().map(|one| (one.field, one.problem.code())).collect();
        assert_eq!(told, [(field, code)], "{value}");
    }
    let limit = usize::try_from(TEXT_LIMIT).unwrap();
    let long = ProposalInput { text: "я".repeat(limit + 1), ..written() };
    let problem = ProposalProblem::Text(TextProblem::TooLong);
    assert_eq!(long.parse().unwrap_err(), [ProposalFieldProblem { field: "text", problem }]);
}
