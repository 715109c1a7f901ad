//! Approval: by every required agreement to one text, by an order of its own, and what follows from it.

use domain::approval::ApprovalInput;
use domain::coordination::Missing;
use domain::draft::{Refusal, StageName};
use domain::law::Rule;
use services::agenda::{DueTask, agenda};
use services::coordination::take_back;
use services::drafts::{Seen, deadlines, summary};
use services::people::body_by_code;
use services::standards::{approval, approve, informing, record_act, tick_informing};
use services::{FieldProblem, Request, ServiceError, Services};

use crate::harness::discussed::open_discussion;
use crate::harness::refused::{problems, refusal};
use crate::harness::{Office, at, later, on_each_address, open, publish, tell};

/// A Monday after the round.
pub(crate) const ORDERED: &str = "2026-04-20T05:00:00Z";

/// A reported draft whose first round asked the authorized body and has ended without its answer.
async fn coordinated(services: &Services, url: &str) -> (Office, String) {
    let (office, number) = open_discussion(services).await;
    let head = later(&office.head, at("2026-04-03T05:00:00Z"));
    let report = publish(services, &head, &number).await.unwrap();
    let (revision, hash) = (report.to_revision, report.report.revised_hash);
    let keeper = body_by_code(services, "keeper").await.unwrap().id.0;
    let round = format!(
        "INSERT INTO coordination_rounds (draft_id, number, revision, hash, opened_at, ended_at) \
         SELECT id, 1, {revision}, '{hash}', '2026-04-06 05:00:00+00:00', '2026-04-15 05:00:00+00:00' \
         FROM drafts WHERE number = '{number}'"
    );
    let asked = format!(
        "INSERT INTO round_bodies (round_id, body_id, grounds, due_on, version) \
         SELECT id, {keeper}, '[\"authorized_services\"]', '2026-04-20', 1 FROM coordination_rounds"
    );
    tell(url, &round).await;
    tell(url, &asked).await;
    tell(url, "UPDATE drafts SET stage = 'coordinating'").await;
    (office, number)
}

pub(crate) async fn agreed(services: &Services, url: &str) -> (Office, String) {
    let coordinated = coordinated(services, url).await;
    tell(url, "UPDATE round_bodies SET position = 'agree', answered_at = '2026-04-14 05:00:00+00:00'").await;
    coordinated
}

pub(crate) fn order() -> ApprovalInput {
    ApprovalInput {
        order_number: "ҚР ДСМ-12".to_owned(),
        order_on: "2026-04-20".to_owned(),
        signatory: "Министр А. Үсенов".to_owned(),
        ..ApprovalInput::default()
    }
}

/// The same order, registered and published.
fn published() -> ApprovalInput {
    ApprovalInput {
        justice_number: "32145".to_owned(),
        justice_on: "2026-04-27".to_owned(),
        published_in: "Эталонный контрольный банк".to_owned(),
        published_on: "2026-05-01".to_owned(),
        ..ApprovalInput::default()
    }
}

async fn seen(services: &Services, request: &Request, number: &str) -> Seen {
    approval(services, request, number).await.unwrap().seen
}

/// Approves what the head sees at this moment.
pub(crate) async fn approved(
    services: &Services,
    request: &Request,
    number: &str,
    input: ApprovalInput,
) -> Result<(), ServiceError> {
    let seen = seen(services, request, number).await;
    approve(services, request, number, input, &seen).await
}

#[test]
fn rc_4_approval_needs_every_required_agreement_to_this_very_text() {
    on_each_address(|url| async move {
        let services = open(&url).await;
        let (office, number) = coordinated(&services, &url).await;
        let chief = later(&office.head, at(ORDERED));
        let body = body_by_code(&services, "keeper").await.unwrap().id;
        let missing = |missing: Missing| Refusal::AgreementsMissing { missing: vec![missing] };
        let page = approval(&services, &chief, &number).await.unwrap();
        assert_eq!(page.missing.iter().map(|one| one.body.code.as_str()).collect::<Vec<_>>(), ["keeper"]);
        assert_eq!(page.refusal, Some(missing(Missing::Silent { body })));
        assert_eq!(
            refusal(approved(&services, &chief, &number, order()).await),
            missing(Missing::Silent { body })
        );

        tell(&url, "UPDATE round_bodies SET position = 'refuse'").await;
        let refused = refusal(approved(&services, &chief, &number, order()).await);
        assert_eq!(refused, missing(Missing::Refuses { body }));

        // Its agreement to another text is none to this one.
        let hash = page.seen.hash.clone();
        let other = "0".repeat(64);
        tell(&url, "UPDATE round_bodies SET position = 'agree'").await;
        tell(&url, &format!("UPDATE coordination_rounds SET hash = '{other}'")).await;
        let refused = refusal(approved(&services, &chief, &number, order()).await);
        assert_eq!(refused, missing(Missing::NotAsked { body }));
        tell(&url, &format!("UPDATE coordination_rounds SET hash = '{hash}', ended_at = NULL")).await;
        let refused = refusal(approved(&services, &chief, &number, order()).await);
        assert_eq!(refused, Refusal::RoundOpen { round: 1 });
        tell(&url, "UPDATE coordination_rounds SET ended_at = '2026-04-15 05:00:00+00:00'").await;

        let unread = Seen { hash: other, ..page.seen.clone() };
        let stale = approve(&services, &chief, &number, order(), &unread).await;
        assert!(matches!(stale, Err(ServiceError::Stale(_))), "{stale:?}");
        let drafter = later(&office.drafter, at(ORDERED));
        let denied = approved(&services, &drafter, &number, order()).await;
        assert!(matches!(denied, Err(ServiceError::Denied(_))), "{denied:?}");
        approved(&services, &chief, &number, order()).await.unwrap();
        services.database.close().await.unwrap();
    });
}

#[test]
fn rc_4_the_body_of_a_draft_is_not_missed_where_the_register_names_another_by_now() {
    on_each_address(|url| async move {
        let services = open(&url).await;
        let (office, number) = agreed(&services, &url).await;
        let chief = later(&office.head, at(ORDERED));
        let keeper = body_by_code(&services, "keeper").await.unwrap().id.0;
        let provider = format!(r#"[{{"body":{},"name":{{"kk":"a","ru":"a","en":""}}}}]"#, office.ministry.0);
        let moved = format!("UPDATE services SET developing_body_id = {keeper}, providers = '{provider}'");
        tell(&url, &moved).await;
        let page = approval(&services, &chief, &number).await.unwrap();
        assert_eq!((page.missing, page.refusal), (Vec::new(), None));
        services.database.close().await.unwrap();
    });
}

#[test]
fn rc_4_an_approved_standard_is_approved_once_and_nothing_is_taken_back() {
    on_each_address(|url| async move {
        let services = open(&url).await;
        let (office, number) = agreed(&services, &url).await;
        let chief = later(&office.head, at(ORDERED));
        let read = seen(&services, &chief, &number).await;
        let tasks = agenda(&services, &chief).await.unwrap().due;
        assert!(tasks.iter().any(|due| due.task == DueTask::Approve));
        approve(&services, &chief, &number, order(), &read).await.unwrap();

        // The other head pressed the same button.
        let second = approve(&services, &chief, &number, order(), &read).await;
        assert_eq!(refusal(second), Refusal::AlreadyApproved);
        assert_eq!(refusal(take_back(&services, &chief, &number, 1).await), Refusal::AlreadyApproved);

        let page = approval(&services, &chief, &number).await.unwrap();
        let act = page.approved.unwrap();
        assert_eq!((act.number, act.act.order.number.as_str()), (1, "ҚР ДСМ-12"));
        assert_eq!((page.summary.stage, act.act.effect), (StageName::Approved, None));
        let terms = deadlines(&services, &page.summary).await.unwrap();
        let term = terms.iter().find(|term| term.deadline.rule == Rule::R13_2).unwrap();
        assert_eq!(term.met_on, Some("2026-04-20".parse().unwrap()));
        let tasks = agenda(&services, &chief).await.unwrap().due;
        assert!(!tasks.iter().any(|due| due.task == DueTask::Approve), "the term stops at the approval");
        services.database.close().await.unwrap();
    });
}

#[test]
fn rc_4_an_order_is_of_its_time_and_has_its_number_alone() {
    on_each_address(|url| async move {
        let services = open(&url).await;
        let (office, number) = agreed(&services, &url).await;
        let chief = later(&office.head, at(ORDERED));
        let older = ApprovalInput { order_on: "2026-04-14".to_owned(), ..order() };
        let told = problems(approved(&services, &chief, &number, older).await);
        assert_eq!(told, [FieldProblem::new("order_on", "before_round")]);
        let early = ApprovalInput { effective_on: "2026-04-19".to_owned(), ..order() };
        let told = problems(approved(&services, &chief, &number, early).await);
        assert_eq!(told, [FieldProblem::new("effective_on", "not_registered")]);

        let taken = format!(
            "INSERT INTO standards (service_id, body_id, number, kind, content, hash, order_number, order_on, \
             order_year, signatory, entered_at, version) \
             SELECT service_id, body_id, 1, 'cancelled', '[]', '', 'ҚР ДСМ-12', '2026-01-12', 2026, 'А', \
             '2026-01-12 05:00:00+00:00', 1 FROM drafts WHERE number = '{number}'"
        );
        tell(&url, &taken).await;
        let told = problems(approved(&services, &chief, &number, order()).await);
        assert_eq!(told, [FieldProblem::new("order_number", "taken")]);
        tell(&url, "UPDATE standards SET kind = 'adopted'").await;
        let over = approved(&services, &chief, &number, order()).await;
        assert_eq!(refusal(over), Refusal::StandardExists, "what was approved elsewhere stands");
        tell(&url, "UPDATE standards SET kind = 'cancelled'").await;
        let other = ApprovalInput { order_number: "ҚР ДСМ-13".to_owned(), ..order() };
        approved(&services, &chief, &number, other).await.unwrap();
        let act = approval(&services, &chief, &number).await.unwrap().approved.unwrap();
        assert_eq!(act.number, 2, "the next act of the service");
        services.database.close().await.unwrap();
    });
}

#[test]
fn rf_1_registration_and_publication_put_the_text_in_force_until_the_next_one() {
    on_each_address(|url| async move {
        let services = open(&url).await;
        let (office, number) = agreed(&services, &url).await;
        approved(&services, &later(&office.head, at(ORDERED)), &number, order()).await.unwrap();
        let chief = later(&office.head, at("2026-05-04T05:00:00Z"));
        let other = ApprovalInput { signatory: "Министр Б.".to_owned(), ..published() };
        let told = problems(record_act(&services, &chief, &number, 1, other).await);
        assert_eq!(told, [FieldProblem::new("signatory", "fixed")]);
        record_act(&services, &chief, &number, 1, published()).await.unwrap();
        let stale = record_act(&services, &chief, &number, 1, published()).await;
        assert!(matches!(stale, Err(ServiceError::Stale(_))), "{stale:?}");

        // The day after the tenth day after the first of May begins at 19:00 UTC of the day before.
        let stands_at = async |instant: &str| summary(&services, &number, at(instant)).await.unwrap().stage;
        assert_eq!(stands_at("2026-05-11T18:59:59Z").await, StageName::Approved);
        assert_eq!(stands_at("2026-05-11T19:00:00Z").await, StageName::InForce);
        let after = later(&office.head, at("2026-05-13T05:00:00Z"));
        let moved = ApprovalInput {
            effective_on: "2026-06-01".to_owned(),
            effective_norm: "Пункт 4 приказа".to_owned(),
            ..published()
        };
        let told = problems(record_act(&services, &after, &number, 2, moved).await);
        assert_eq!(told, [FieldProblem::new("effective_on", "in_force")]);

        let next = format!(
            "INSERT INTO standards (service_id, body_id, number, kind, content, hash, order_number, order_on, \
             order_year, signatory, effective_on, entered_at, version) \
             SELECT service_id, body_id, 2, 'amended', '[]', '', '77', '2026-05-12', 2026, 'А', '2026-07-01', \
             '2026-05-12 05:00:00+00:00', 1 FROM drafts WHERE number = '{number}'"
        );
        tell(&url, &next).await;
        record_act(&services, &after, &number, 2, published()).await.unwrap();
        assert_eq!(stands_at("2026-06-30T18:59:59Z").await, StageName::InForce);
        assert_eq!(stands_at("2026-06-30T19:00:00Z").await, StageName::Ceased);
        services.database.close().await.unwrap();
    });
}

#[test]
fn r23_2_every_place_of_informing_is_ticked_with_its_day_and_address() {
    on_each_address(|url| async move {
        let services = open(&url).await;
        let (office, number) = agreed(&services, &url).await;
        approved(&services, &later(&office.head, at(ORDERED)), &number, order()).await.unwrap();
        let drafter = later(&office.drafter, at("2026-04-22T05:00:00Z"));
        let act = approval(&services, &drafter, &number).await.unwrap().approved.unwrap();
        assert_eq!(act.informing.len(), 4);
        assert!(act.informing.iter().all(|line| line.due_on.to_string() == "2026-04-23"));
        let waiting = informing(&services, &drafter).await.unwrap();
        assert_eq!((waiting.len(), waiting[0].draft.as_deref()), (4, Some(number.as_str())));
        assert!(informing(&services, &later(&office.registrar, drafter.at)).await.unwrap().is_empty());

        let bare = tick_informing(&services, &drafter, act.id, "portal", "2026-04-22", "").await;
        assert_eq!(problems(bare), [FieldProblem::new("link", "missing")]);
        let link = "https://egov.kz/cms/ru/services/1";
        tick_informing(&services, &drafter, act.id, "portal", "2026-04-22", link).await.unwrap();
        let again = tick_informing(&services, &drafter, act.id, "portal", "2026-04-22", link).await;
        assert_eq!(problems(again), [FieldProblem::new("place", "done")]);
        let stranger = later(&office.registrar, drafter.at);
        let denied = tick_informing(&services, &stranger, act.id, "premises", "2026-04-22", "").await;
        assert!(matches!(denied, Err(ServiceError::Denied(_))), "{denied:?}");
        assert_eq!(informing(&services, &drafter).await.unwrap().len(), 3);
        services.database.close().await.unwrap();
    });
}
