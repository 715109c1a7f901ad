//! A draft is sent once, after its report, to everybody whom the law names (RC-1, RC-2).

use chrono::{NaiveDate, TimeDelta};
use domain::body::{BodyKind, Role};
use domain::coordination::Ground;
use domain::draft::{Refusal, StageName};
use services::coordination::{SendInput, end_round, plan, public_rounds, rounds, send, take_back};
use services::drafts::{Seen, withdraw};
use services::{ServiceError, ledger, outbox};

use super::{SENT, adding, asked, problem, refusal, reported, sent, stage};
use crate::harness::{add, at, later, morning, office, on_each_database, placed, staff, written_draft};

#[test]
fn rc_1_nothing_is_sent_without_a_published_report() {
    on_each_database(|services| async move {
        let office = office(&services).await;
        let number = written_draft(&services, &office).await;
        let chief = later(&office.head, at("2026-03-02T07:00:00Z"));
        let nothing = Seen::default();
        let unread = || send(&services, &chief, &number, SendInput::default(), &nothing);
        assert_eq!(refusal(plan(&services, &chief, &number).await), Refusal::NotReported);
        assert_eq!(refusal(unread().await), Refusal::NotReported);
        placed(&services, &office, &number, morning() + TimeDelta::hours(1)).await;
        assert_eq!(refusal(plan(&services, &chief, &number).await), Refusal::NotReported);
        assert_eq!(refusal(unread().await), Refusal::NotReported);
        let ending = end_round(&services, &chief, &number, 1, "").await;
        assert_eq!(refusal(ending), Refusal::NotReported);
        assert!(rounds(&services, &chief, &number).await.unwrap().is_empty());
    });
}

#[test]
fn rc_2_whom_the_law_names_is_asked_and_nobody_can_leave_them_out() {
    on_each_database(|services| async move {
        let (office, number) = reported(&services).await;
        let (drafter, chief) = (later(&office.drafter, at(SENT)), later(&office.head, at(SENT)));
        let planned = plan(&services, &drafter, &number).await.unwrap();
        let by_law: [(&str, &[Ground]); 3] = [
            ("keeper", &[Ground::AuthorizedServices]),
            ("digital", &[Ground::Informatization]),
            ("corporation", &[Ground::StateCorporation]),
        ];
        assert_eq!(asked(&planned.bodies), by_law);
        let due_on: NaiveDate = "2026-04-17".parse().unwrap();
        assert!(planned.bodies.iter().all(|one| (one.due_on, one.days) == (due_on, 10)), "{planned:?}");
        assert!(planned.bodies.iter().all(|one| one.holds_from.is_none() && one.seen_revision.is_none()));
        let addable: Vec<&str> = planned.addable.iter().map(|body| body.code.as_str()).collect();
        assert_eq!((addable, planned.round, planned.unanswered), (vec!["mayor"], 1, 0));

        let seen = &planned.seen;
        let denied = send(&services, &drafter, &number, adding(&[]), seen).await;
        assert!(matches!(denied, Err(ServiceError::Denied(_))), "{denied:?}");
        for (code, why) in [("nobody", "unknown_choice"), ("ministry", "own_body")] {
            let refused = problem(send(&services, &chief, &number, adding(&[code]), seen).await);
            assert_eq!(refused, ("added".to_owned(), why.to_owned()));
        }
        let many = problem(send(&services, &chief, &number, adding(&["mayor"; 61]), seen).await);
        assert_eq!(many, ("added".to_owned(), "too_many".to_owned()));

        let round = send(&services, &chief, &number, adding(&["mayor", "keeper", "mayor"]), seen).await;
        assert_eq!(round.unwrap(), 1);
        let known = rounds(&services, &drafter, &number).await.unwrap();
        let first = &known[0];
        let codes: Vec<&str> = first.bodies.iter().map(|one| one.body.code.as_str()).collect();
        assert_eq!(codes, ["keeper", "digital", "corporation", "mayor"]);
        assert_eq!(first.bodies[3].grounds, [Ground::Interested]);
        assert_eq!((known.len(), first.number, first.revision, first.agreed), (1, 1, 2, None));
        assert_eq!(first.note.as_deref(), Some("Просим."));
        assert_eq!(stage(&services, &chief, &number).await, StageName::Coordinating);
        assert!(public_rounds(&services, &number, chief.at).await.unwrap().is_empty(), "it runs");
        let proof = ledger::prove(&services, &[]).await.unwrap();
        assert!(proof.holds(), "{proof:?}");

        // A draft that is withdrawn in a running round leaves it unended, and nobody reads it.
        let why = "Услуга исключена из реестра.";
        withdraw(&services, &chief, &number, StageName::Coordinating, why).await.unwrap();
        let broken_off = take_back(&services, &chief, &number, 1).await;
        assert_eq!(refusal(broken_off), Refusal::AlreadyWithdrawn);
        assert_eq!(refusal(plan(&services, &chief, &number).await), Refusal::AlreadyWithdrawn);
        assert!(public_rounds(&services, &number, chief.at).await.unwrap().is_empty());
        let proof = ledger::prove(&services, &[]).await.unwrap();
        assert!(proof.holds(), "{proof:?}");
    });
}

#[test]
fn rc_1_of_two_heads_who_send_at_once_one_sends_and_nobody_sends_what_was_not_seen() {
    on_each_database(|services| async move {
        let (office, number) = reported(&services).await;
        let other = staff(&services, "deputy@example.kz", office.ministry, Role::Head).await;
        let (chief, deputy) = (later(&office.head, at(SENT)), later(&other, at(SENT)));
        let before = plan(&services, &chief, &number).await.unwrap().seen;
        // Another body must be asked meanwhile: what was read is not what would be sent.
        let security = add(&services, "security", BodyKind::AuthorizedInformatization).await;
        staff(&services, "adviser@example.kz", security, Role::Coordinator).await;
        let unread = send(&services, &chief, &number, SendInput::default(), &before).await;
        assert!(matches!(unread, Err(ServiceError::Stale(_))), "{unread:?}");
        assert_eq!(stage(&services, &chief, &number).await, StageName::Reported);

        let (one, two) = tokio::join!(
            sent(&services, &chief, &number, &[]),
            sent(&services, &deputy, &number, &["mayor"])
        );
        let (sending, refused): (Vec<_>, Vec<_>) = [one, two].into_iter().partition(Result::is_ok);
        assert_eq!((sending.len(), refused.len()), (1, 1), "{refused:?}");
        for answer in refused {
            assert_eq!(refusal(answer), Refusal::AlreadySent);
        }
        assert_eq!(rounds(&services, &chief, &number).await.unwrap().len(), 1);
        let letters = outbox::claim(&services, chief.at, 100).await.unwrap();
        let mut told = letters.iter().filter(|letter| letter.message.recipient == "adviser@example.kz");
        let link = format!("/ru/desk/coordination/{number}/security");
        assert!(told.any(|letter| letter.message.body.contains(&link)), "{link}");
    });
}
