//! Rounds of coordination: who is asked about which text, whose agreement holds, how a round ends (RC-1 to RC-3).

use chrono::{NaiveDate, TimeDelta};
use domain::body::{BodyKind, Role};
use domain::coordination::{Ground, Position};
use domain::draft::{Refusal, StageName};
use domain::standard::SectionKey;
use sea_orm::ConnectionTrait;
use services::agenda::{WaitingTask, agenda};
use services::coordination::{
    PlannedBody, SendInput, end_round, plan, public_rounds, round_mark, rounds, send, strike, take_back,
};
use services::drafts::{
    RevisionKind, SaveSection, Seen, public_revisions, save_section, summary, withdraw, working_copy,
};
use services::{Request, ServiceError, Services, ledger, outbox};

use crate::harness::refused::{problem, refusal};
use crate::harness::{
    Office, add, at, later, morning, office, on_each_address, on_each_database, open, placed, publish, staff,
    written_draft,
};

/// Ten in the morning in Almaty on Friday, 3 April 2026: ten business days later it is 17 April.
const SENT: &str = "2026-04-03T05:00:00Z";

/// The bodies that the draft of the scenarios needs, one besides, and the draft with its published report.
async fn reported(services: &Services) -> (Office, String) {
    let office = office(services).await;
    add(services, "digital", BodyKind::AuthorizedInformatization).await;
    add(services, "corporation", BodyKind::AuthorizedStateCorporation).await;
    add(services, "mayor", BodyKind::Local).await;
    let number = written_draft(services, &office).await;
    placed(services, &office, &number, morning() + TimeDelta::hours(1)).await;
    publish(services, &later(&office.head, at("2026-04-02T05:00:00Z")), &number).await.unwrap();
    (office, number)
}

/// Sends the draft as the person sees it at this moment, with bodies that are added.
async fn sent(
    services: &Services,
    request: &Request,
    number: &str,
    added: &[&str],
) -> Result<u32, ServiceError> {
    let seen = plan(services, request, number).await?.seen;
    send(services, request, number, adding(added), &seen).await
}

fn adding(codes: &[&str]) -> SendInput {
    let added = codes.iter().map(|code| (*code).to_owned()).collect();
    SendInput { added, note: "Просим.".to_owned() }
}

fn asked(bodies: &[PlannedBody]) -> Vec<(&str, &[Ground])> {
    bodies.iter().map(|one| (one.body.code.as_str(), one.grounds.as_slice())).collect()
}

/// By code, the round whose agreement holds and the revision that was seen last.
fn holds(bodies: &[PlannedBody]) -> Vec<(&str, Option<u32>, Option<i64>)> {
    bodies.iter().map(|one| (one.body.code.as_str(), one.holds_from, one.seen_revision)).collect()
}

async fn stage(services: &Services, request: &Request, number: &str) -> StageName {
    summary(services, number, request.at).await.unwrap().stage
}

async fn tasks(services: &Services, request: &Request) -> Vec<WaitingTask> {
    agenda(services, request).await.unwrap().waiting.into_iter().map(|item| item.task).collect()
}

/// Changes rows by hand, where the command that does it belongs to other scenarios.
async fn by_hand(url: &str, statement: &str) {
    let beside = sea_orm::Database::connect(url).await.unwrap();
    beside.execute_unprepared(statement).await.unwrap();
    beside.close().await.unwrap();
}

/// A body takes a position in the last round.
async fn answer(url: &str, code: &str, position: Position) {
    let position = position.code();
    let statement = format!(
        "UPDATE round_bodies SET position = '{position}' \
         WHERE round_id = (SELECT MAX(id) FROM coordination_rounds) \
         AND body_id = (SELECT id FROM bodies WHERE code = '{code}')"
    );
    by_hand(url, &statement).await;
}

/// Ends the round as the person sees it at this moment.
async fn ended(
    services: &Services,
    request: &Request,
    number: &str,
    round: u32,
) -> Result<StageName, ServiceError> {
    let shown = rounds(services, request, number).await.unwrap();
    let mark = round_mark(shown.first().unwrap());
    end_round(services, request, number, round, &mark).await
}

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

#[test]
fn rc_3_an_agreement_holds_on_the_unchanged_text_and_on_no_other() {
    on_each_address(|url| async move {
        let services = open(&url).await;
        let (office, number) = reported(&services).await;
        let (drafter, chief) = (later(&office.drafter, at(SENT)), later(&office.head, at(SENT)));
        assert_eq!(tasks(&services, &chief).await, [WaitingTask::Send]);
        assert!(tasks(&services, &drafter).await.is_empty());
        assert_eq!(sent(&services, &chief, &number, &[]).await.unwrap(), 1);
        assert!(tasks(&services, &chief).await.is_empty());
        assert!(matches!(
            refusal(ended(&services, &chief, &number, 1).await),
            Refusal::RoundUndecided { bodies } if bodies.len() == 3
        ));
        let running = take_back(&services, &chief, &number, 1).await;
        assert_eq!(refusal(running), Refusal::RoundOpen { round: 1 });

        answer(&url, "keeper", Position::Agree).await;
        answer(&url, "corporation", Position::AgreeWithRemarks).await;
        answer(&url, "digital", Position::Refuse).await;
        assert_eq!(tasks(&services, &chief).await, [WaitingTask::EndRound]);
        let unseen = end_round(&services, &chief, &number, 1, "another").await;
        assert!(matches!(unseen, Err(ServiceError::Stale(_))), "{unseen:?}");
        let denied = ended(&services, &drafter, &number, 1).await;
        assert!(matches!(denied, Err(ServiceError::Denied(_))), "{denied:?}");
        assert_eq!(ended(&services, &chief, &number, 1).await.unwrap(), StageName::Returned);
        assert_eq!(refusal(ended(&services, &chief, &number, 1).await), Refusal::RoundEnded { round: 1 });
        let public = public_rounds(&services, &number, chief.at).await.unwrap();
        assert_eq!((public.len(), public[0].agreed, public[0].note.as_deref()), (1, Some(false), None));
        assert_eq!(tasks(&services, &chief).await, [WaitingTask::Send]);
        assert_eq!(tasks(&services, &drafter).await, [WaitingTask::Change { remarks: 0 }]);

        let planned = plan(&services, &chief, &number).await.unwrap();
        let expected =
            [("keeper", Some(1), Some(2)), ("digital", None, Some(2)), ("corporation", Some(1), Some(2))];
        assert_eq!(holds(&planned.bodies), expected);
        assert_eq!(sent(&services, &chief, &number, &[]).await.unwrap(), 2);
        let known = rounds(&services, &chief, &number).await.unwrap();
        assert_eq!((known[0].number, known[0].revision, known[1].number), (2, 2, 1), "the same text");
        answer(&url, "digital", Position::Agree).await;
        assert_eq!(ended(&services, &chief, &number, 2).await.unwrap(), StageName::Coordinating);
        assert_eq!(refusal(ended(&services, &chief, &number, 2).await), Refusal::RoundEnded { round: 2 });

        let unseen = take_back(&services, &chief, &number, 1).await;
        assert!(matches!(unseen, Err(ServiceError::Stale(_))), "a page of an earlier round: {unseen:?}");
        assert_eq!(stage(&services, &chief, &number).await, StageName::Coordinating);
        take_back(&services, &chief, &number, 2).await.unwrap();
        let again = take_back(&services, &chief, &number, 2).await;
        assert_eq!(refusal(again), Refusal::NotSent, "pressed twice");
        changed(&services, &drafter, &number).await;
        let planned = plan(&services, &chief, &number).await.unwrap();
        let expected =
            [("keeper", None, Some(2)), ("digital", None, Some(2)), ("corporation", None, Some(2))];
        assert_eq!(holds(&planned.bodies), expected, "another text is asked about anew");
        assert_eq!(sent(&services, &chief, &number, &["mayor"]).await.unwrap(), 3);
        let known = rounds(&services, &chief, &number).await.unwrap();
        assert_eq!((known[0].revision, known[0].bodies.len()), (3, 4));
        assert_ne!(known[0].hash, known[1].hash);
        let public = public_revisions(&services, &number, chief.at).await.unwrap();
        assert!(public.iter().all(|revision| revision.kind != RevisionKind::Coordinated), "the round runs");
        answer(&url, "mayor", Position::Refuse).await;
        assert_eq!(ended(&services, &chief, &number, 3).await.unwrap(), StageName::Returned);
        let public = public_revisions(&services, &number, chief.at).await.unwrap();
        assert_eq!(public.last().map(|revision| revision.kind), Some(RevisionKind::Coordinated));
        let planned = plan(&services, &chief, &number).await.unwrap();
        assert_eq!(asked(&planned.bodies).last(), Some(&("mayor", &[Ground::Interested][..])), "it stays");
        services.database.close().await.unwrap();
    });
}

/// Changes a word of the draft that was returned.
async fn changed(services: &Services, drafter: &Request, number: &str) {
    let copy = working_copy(services, drafter, number).await.unwrap();
    let text = copy.sections.into_iter().find(|text| text.key == SectionKey::Appeal).unwrap();
    let mut elements = text.elements;
    elements[0].text.ru.push_str(" Дополнено.");
    let (draft, section) = (number.to_owned(), SectionKey::Appeal);
    let save = SaveSection { draft, section, base_version: text.version, elements };
    save_section(services, drafter, save).await.unwrap();
}

#[test]
fn rc_2_only_a_body_that_was_abolished_without_a_successor_is_struck() {
    on_each_address(|url| async move {
        let services = open(&url).await;
        let (office, number) = reported(&services).await;
        let (registrar, chief) = (later(&office.registrar, at(SENT)), later(&office.head, at(SENT)));
        let planned = plan(&services, &chief, &number).await.unwrap();
        let digital = planned.bodies.iter().find(|one| one.body.code == "digital").unwrap().body.id;
        let why = "Упразднён указом, правопреемника нет.";
        let early = strike(&services, &registrar, &number, digital, why).await;
        assert_eq!(refusal(early), Refusal::NotSent);
        sent(&services, &chief, &number, &[]).await.unwrap();
        let denied = strike(&services, &chief, &number, digital, why).await;
        assert!(matches!(denied, Err(ServiceError::Denied(_))), "{denied:?}");
        let silent = problem(strike(&services, &registrar, &number, digital, " ").await);
        assert_eq!(silent, ("reason".to_owned(), "empty".to_owned()));
        let stands = problem(strike(&services, &registrar, &number, digital, why).await);
        assert_eq!(stands, ("reason".to_owned(), "not_abolished".to_owned()));
        let followed = "UPDATE bodies SET abolished_on = '2026-04-01', \
             successor_id = (SELECT MIN(id) FROM bodies) WHERE code = 'digital'";
        by_hand(&url, followed).await;
        let followed = problem(strike(&services, &registrar, &number, digital, why).await);
        assert_eq!(followed, ("reason".to_owned(), "not_abolished".to_owned()));

        by_hand(&url, "UPDATE bodies SET successor_id = NULL WHERE code = 'digital'").await;
        strike(&services, &registrar, &number, digital, why).await.unwrap();
        let again = strike(&services, &registrar, &number, digital, why).await;
        assert_eq!(refusal(again), Refusal::NotAsked);
        let known = rounds(&services, &chief, &number).await.unwrap();
        let struck: Vec<_> =
            known[0].bodies.iter().filter_map(|one| Some((one.body.id, one.struck.clone()?))).collect();
        assert_eq!(struck, [(digital, (registrar.at, why.to_owned()))]);
        let proof = ledger::prove(&services, &[]).await.unwrap();
        assert!(proof.holds(), "{proof:?}");

        // Without it the round ends on the answers of the others.
        answer(&url, "keeper", Position::Agree).await;
        answer(&url, "corporation", Position::Agree).await;
        assert_eq!(ended(&services, &chief, &number, 1).await.unwrap(), StageName::Coordinating);
        services.database.close().await.unwrap();
    });
}

#[test]
fn rc_3_an_agreement_to_other_clauses_holds_no_more_though_they_lead_to_the_same_text() {
    on_each_address(|url| async move {
        let services = open(&url).await;
        let (office, number) = reported(&services).await;
        let chief = later(&office.head, at(SENT));
        sent(&services, &chief, &number, &[]).await.unwrap();
        for code in ["keeper", "digital", "corporation"] {
            answer(&url, code, Position::Agree).await;
        }
        assert_eq!(ended(&services, &chief, &number, 1).await.unwrap(), StageName::Coordinating);
        take_back(&services, &chief, &number, 1).await.unwrap();
        let held = plan(&services, &chief, &number).await.unwrap();
        assert!(held.bodies.iter().all(|one| one.holds_from == Some(1)), "{held:?}");

        let words = format!(
            "INSERT INTO amending_words (draft_id, clause, language, mark, words, saved_at) \
             SELECT id, 'appeal:texts', 'ru', 'm', 'Иные слова пункта.', '{SENT}' FROM drafts \
             WHERE number = '{number}'"
        );
        by_hand(&url, &words).await;
        let planned = plan(&services, &chief, &number).await.unwrap();
        assert!(planned.bodies.iter().all(|one| one.holds_from.is_none()), "{planned:?}");
        let unseen = send(&services, &chief, &number, adding(&[]), &held.seen).await;
        assert!(matches!(unseen, Err(ServiceError::Stale(_))), "{unseen:?}");
        assert_eq!(sent(&services, &chief, &number, &[]).await.unwrap(), 2);
        let known = rounds(&services, &chief, &number).await.unwrap();
        assert_eq!((known[0].revision, known[1].revision), (3, 2), "these clauses are kept with the round");
        assert_eq!(known[0].hash, known[1].hash);
        services.database.close().await.unwrap();
    });
}
