//! Two writers give reasons for one gap of a report: neither puts words in the place of words that were not seen (R15-9). A
//! reason that cannot be kept is refused beside its field.

use ::http::StatusCode;
use domain::discussion::{CommentInput, DecisionInput, Outcome};
use domain::draft::WRITTEN_REASON_LIMIT;
use domain::language::Language;
use domain::report::REASON_LIMIT;
use services::discussion::{Arrival, Channel, DecideInput, decide, receive};
use services::report::{explain, readiness};
use services::{Conflict, Request, ServiceError, Services};

use crate::signed::{hidden, read, send, signed_in};
use crate::site::Here;
use crate::site::harness::discussed::open_discussion;
use crate::site::harness::{Office, at, later, on_each_database};

const CLOSED: &str = "2026-04-02T05:00:00Z";
const GAP: &str = "comment:1";
const FIRST: &str = "Срок уже назван в пункте 4.";
const SECOND: &str = "Изменение учтено в другом разделе.";

/// A draft under review with a comment that was accepted and changed no text.
async fn with_a_gap(services: &Services) -> (Office, String) {
    let (office, number) = open_discussion(services).await;
    let input = CommentInput {
        kind: "individual".to_owned(),
        name: "Айгүл".to_owned(),
        email: "aigul@example.kz".to_owned(),
        language: Language::Ru.code().to_owned(),
        text: "Назовите срок.".to_owned(),
        ..CommentInput::default()
    };
    let arrival = Arrival { idempotency_key: None, channel: Channel::Form };
    let request = Request::public(at("2026-03-10T05:00:00Z"));
    receive(services, &request, &number, input, arrival).await.expect("received");
    let form = DecisionInput {
        outcome: Outcome::Accepted.code().to_owned(),
        substantiation: "Принято: срок должен быть назван в стандарте.".to_owned(),
        summary: "Назвать срок".to_owned(),
    };
    let decision = form.parse().expect("a decision");
    let accepted = DecideInput { comments: vec![1], decision, elements: Vec::new() };
    decide(services, &later(&office.drafter, at(CLOSED)), &number, accepted).await.expect("decided");
    (office, number)
}

/// The reason that stands for the gap.
async fn stands(services: &Services, request: &Request, number: &str) -> Option<String> {
    let gaps = readiness(services, request, number).await.expect("a draft under review").gaps;
    gaps.into_iter().find(|state| state.gap.key() == GAP).expect("the gap").reason
}

#[test]
fn r15_9_a_reason_takes_the_place_of_the_one_that_was_seen_and_of_no_other() {
    on_each_database(|services| async move {
        let (office, number) = with_a_gap(&services).await;
        let drafter = later(&office.drafter, at(CLOSED));
        explain(&services, &drafter, &number, GAP, "", FIRST).await.unwrap();
        // The same words again lose nothing and are no new event.
        let events = services::ledger::sequence(&services.database).await.unwrap();
        explain(&services, &drafter, &number, GAP, "", FIRST).await.unwrap();
        assert_eq!(services::ledger::sequence(&services.database).await.unwrap(), events);
        let unseen = explain(&services, &drafter, &number, GAP, "", SECOND).await.unwrap_err();
        let ServiceError::Stale(conflict) = unseen else { panic!("{unseen:?}") };
        assert_eq!(*conflict, Conflict::Reason { gap: GAP.to_owned(), reason: FIRST.to_owned() });
        assert_eq!(stands(&services, &drafter, &number).await.as_deref(), Some(FIRST));
        let seen = services::discussion::words_mark(FIRST);
        explain(&services, &drafter, &number, GAP, &seen, SECOND).await.unwrap();
        assert_eq!(stands(&services, &drafter, &number).await.as_deref(), Some(SECOND));
        assert!(services::ledger::prove(&services, &[]).await.unwrap().holds());
    });
}

#[test]
fn r15_9_a_form_that_saw_no_reason_comes_back_with_both_texts_and_is_then_taken() {
    on_each_database(|services| async move {
        let (office, number) = with_a_gap(&services).await;
        let here = Here::over(services.clone());
        here.clock.set(at(CLOSED));
        let [one, other] =
            [signed_in(&here, "drafter@example.kz").await, signed_in(&here, "drafter@example.kz").await];
        let page = format!("/en/desk/drafts/{number}/report");
        // Both have read the page while the gap had no reason.
        let open = read(&here, &other, &page).await;
        assert_eq!(open.status, StatusCode::OK);
        assert!(!open.body.contains("name=\"over\""), "nothing was given yet");
        let form = |reason| [("do", "explain"), ("gap", GAP), ("reason", reason)];
        let taken = send(&here, &one, &page, &form(FIRST)).await;
        assert_eq!(taken.status, StatusCode::SEE_OTHER, "{}", taken.body);

        let refused = send(&here, &other, &page, &form(SECOND)).await;
        assert_eq!(refused.status, StatusCode::CONFLICT, "{}", refused.body);
        assert!(refused.body.contains("Another reason was given meanwhile"), "{}", refused.body);
        assert!(refused.body.contains(FIRST) && refused.body.contains(SECOND), "{}", refused.body);
        let drafter = later(&office.drafter, at(CLOSED));
        assert_eq!(stands(&services, &drafter, &number).await.as_deref(), Some(FIRST));

        // The form names now what it shows.
        let over = hidden(&refused, "over");
        let again = [form(SECOND).as_slice(), &[("over", over.as_str())]].concat();
        let replaced = send(&here, &other, &page, &again).await;
        assert_eq!(replaced.status, StatusCode::SEE_OTHER, "{}", replaced.body);
        assert_eq!(stands(&services, &drafter, &number).await.as_deref(), Some(SECOND));
    });
}

#[test]
fn r15_9_a_reason_that_cannot_be_taken_is_told_what_is_wrong_with_it() {
    on_each_database(|services| async move {
        let (office, number) = with_a_gap(&services).await;
        let here = Here::over(services.clone());
        here.clock.set(at(CLOSED));
        let cookie = signed_in(&here, "drafter@example.kz").await;
        let page = format!("/en/desk/drafts/{number}/report");
        let limit = usize::try_from(REASON_LIMIT).unwrap();
        let (fits, long) = ("я".repeat(limit), "я".repeat(limit + 1));
        let refusals = [
            (GAP, "", "Write the reason"),
            (GAP, long.as_str(), "This is too long: shorten it"),
            (GAP, "a\u{202e}b", "This holds marks that turn the direction of writing"),
            ("comment:none", FIRST, "The clause or the comment is not there any more."),
        ];
        for (gap, reason, told) in refusals {
            let form = [("do", "explain"), ("gap", gap), ("reason", reason)];
            let refused = send(&here, &cookie, &page, &form).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{told}");
            assert!(refused.body.contains(told), "{told}: {}", refused.body);
        }
        let drafter = later(&office.drafter, at(CLOSED));
        assert_eq!(stands(&services, &drafter, &number).await, None);
        let form = [("do", "explain"), ("gap", GAP), ("reason", fits.as_str())];
        let taken = send(&here, &cookie, &page, &form).await;
        assert_eq!(taken.status, StatusCode::SEE_OTHER, "{}", taken.body);
        assert_eq!(stands(&services, &drafter, &number).await, Some(fits));
    });
}

#[test]
fn r15_7_a_decision_is_taken_back_with_words_that_can_be_kept() {
    on_each_database(|services| async move {
        let (_, number) = with_a_gap(&services).await;
        let here = Here::over(services.clone());
        here.clock.set(at(CLOSED));
        let cookie = signed_in(&here, "head@example.kz").await;
        let page = format!("/en/desk/drafts/{number}/decide?comment=1");
        let decision = hidden(&read(&here, &cookie, &page).await, "decision");
        let long = "я".repeat(usize::try_from(WRITTEN_REASON_LIMIT).unwrap() + 1);
        let take_back = async |reason: &str| {
            let form =
                [("do", "reopen"), ("comment", "1"), ("decision", decision.as_str()), ("reason", reason)];
            send(&here, &cookie, &page, &form).await
        };
        let refusals = [
            (long.as_str(), "This is too long: shorten it"),
            ("a\u{202e}b", "This holds marks that turn the direction of writing"),
        ];
        for (reason, told) in refusals {
            let refused = take_back(reason).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{told}");
            assert!(refused.body.contains("id=\"f-reason-error\""), "{}", refused.body);
            assert!(refused.body.contains(told), "{told}: {}", refused.body);
        }
        assert_eq!(take_back(" ").await.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(take_back("Ошибка").await.status, StatusCode::SEE_OTHER);
        let anew = read(&here, &cookie, &page).await.body;
        assert!(anew.contains("The head took the former decision back on"), "{anew}");
        assert!(anew.contains("Ошибка"), "{anew}");
        let report = read(&here, &cookie, &format!("/en/desk/drafts/{number}/report")).await.body;
        assert!(!report.contains("No comments were received within the thirty days."), "{report}");
        assert!(report.contains("not yet in the report."), "{report}");
    });
}

#[test]
fn r15_1_a_withdrawal_is_told_what_is_wrong_with_its_reason() {
    on_each_database(|services| async move {
        let (_, number) = with_a_gap(&services).await;
        let here = Here::over(services.clone());
        here.clock.set(at(CLOSED));
        let cookie = signed_in(&here, "head@example.kz").await;
        let page = format!("/en/desk/drafts/{number}/withdraw");
        let stage = hidden(&read(&here, &cookie, &page).await, "stage");
        let long = "я".repeat(usize::try_from(WRITTEN_REASON_LIMIT).unwrap() + 1);
        let form = [("stage", stage.as_str()), ("reason", long.as_str())];
        let refused = send(&here, &cookie, &page, &form).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.body);
        assert!(refused.body.contains("This is too long: shorten it"), "{}", refused.body);
    });
}
