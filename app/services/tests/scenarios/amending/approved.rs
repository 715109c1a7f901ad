//! What is approved over a standard: on the text that it starts from, and by what hash (R15-10, RC-4).

use chrono::TimeDelta;
use domain::approval::ApprovalInput;
use domain::draft::{DraftKind, Refusal};
use domain::language::Localized;
use domain::standard::Content;
use sea_orm::ConnectionTrait;
use services::Services;
use services::drafts::save_reasons;
use services::people::body_by_code;
use services::standards::{approval, approve};

use super::{FREE, SOON, amendment, begin, refusal, seen_by, with};
use crate::harness::standards::enter;
use crate::harness::{
    Office, SERVICE, at, later, morning, office, on_each_address, open, placed, publish, written,
};

/// What the database is told behind the back of the commands: rounds have scenarios of their own.
async fn tell(url: &str, statement: &str) {
    let beside = sea_orm::Database::connect(url).await.unwrap();
    beside.execute_unprepared(statement).await.unwrap();
    beside.close().await.unwrap();
}

/// Places and reports a draft, and lets the authorized body agree to its text.
async fn agreed(services: &Services, url: &str, office: &Office, number: &str) {
    placed(services, office, number, morning() + TimeDelta::hours(1)).await;
    let head = later(&office.head, at("2026-04-03T05:00:00Z"));
    let report = publish(services, &head, number).await.unwrap();
    let keeper = body_by_code(services, "keeper").await.unwrap().id.0;
    let (revision, hash) = (report.to_revision, report.report.revised_hash);
    let round = format!(
        "INSERT INTO coordination_rounds (draft_id, number, revision, hash, opened_at, ended_at) \
         SELECT id, 1, {revision}, '{hash}', '2026-04-06 05:00:00+00:00', '2026-04-15 05:00:00+00:00' \
         FROM drafts WHERE number = '{number}'"
    );
    let asked = format!(
        "INSERT INTO round_bodies (round_id, body_id, grounds, due_on, position, answered_at, version) \
         SELECT id, {keeper}, '[\"authorized_services\"]', '2026-04-20', 'agree', '2026-04-14 05:00:00+00:00', 1 \
         FROM coordination_rounds"
    );
    tell(url, &round).await;
    tell(url, &asked).await;
    tell(url, "UPDATE drafts SET stage = 'coordinating'").await;
}

fn order() -> ApprovalInput {
    ApprovalInput {
        order_number: "12".to_owned(),
        order_on: "2026-04-20".to_owned(),
        signatory: "Министр А. Үсенов".to_owned(),
        ..ApprovalInput::default()
    }
}

#[test]
fn rc_4_an_act_that_ends_a_standard_has_the_hash_of_no_text() {
    on_each_address(|url| async move {
        let services = open(&url).await;
        let office = office(&services).await;
        enter(&services, &office, (1, "adopted"), Some("2026-02-01"), &written::content()).await;
        let number = begin(&services, &office, DraftKind::Cancellation).await.unwrap();
        let version = seen_by(&services, &office.drafter, &number).await.summary.version;
        let reasons = Localized::new("Қызмет көрсетілмейді.", "Услуга больше не оказывается.", "");
        save_reasons(&services, &office.drafter, &number, &reasons, version).await.unwrap();
        agreed(&services, &url, &office, &number).await;
        let chief = later(&office.head, at("2026-04-20T05:00:00Z"));
        let page = approval(&services, &chief, &number).await.unwrap();
        approve(&services, &chief, &number, order(), &page.seen).await.unwrap();
        let act = services::standards::version(&services, SERVICE, 2).await.unwrap().version;
        let nothing = Content::default();
        assert_eq!((act.summary.hash, act.content), (nothing.hash().to_string(), nothing));
        services.database.close().await.unwrap();
    });
}

#[test]
fn r15_10_nothing_is_approved_over_an_act_that_came_between() {
    on_each_address(|url| async move {
        let services = open(&url).await;
        let office = office(&services).await;
        let content = written::content();
        enter(&services, &office, (1, "adopted"), Some("2026-02-01"), &content).await;
        let number = amendment(&services, &office, FREE).await;
        agreed(&services, &url, &office, &number).await;
        let chief = later(&office.head, at("2026-04-20T05:00:00Z"));
        let page = approval(&services, &chief, &number).await.unwrap();
        assert_eq!(page.refusal, None);
        // What was in force before is history: the draft starts from the text that took its place.
        enter(&services, &office, (2, "adopted"), Some("2020-02-01"), &with(&content, SOON)).await;
        assert_eq!(approval(&services, &chief, &number).await.unwrap().refusal, None);
        enter(&services, &office, (3, "amended"), None, &with(&content, SOON)).await;
        assert_eq!(approval(&services, &chief, &number).await.unwrap().refusal, Some(Refusal::BaseReplaced));
        let over = approve(&services, &chief, &number, order(), &page.seen).await;
        assert_eq!(refusal(over), Refusal::BaseReplaced);
        services.database.close().await.unwrap();
    });
}

#[test]
fn r15_10_no_amendment_is_approved_of_a_standard_that_was_cancelled() {
    on_each_address(|url| async move {
        let services = open(&url).await;
        let office = office(&services).await;
        enter(&services, &office, (1, "adopted"), Some("2026-02-01"), &written::content()).await;
        let number = amendment(&services, &office, FREE).await;
        agreed(&services, &url, &office, &number).await;
        let chief = later(&office.head, at("2026-04-20T05:00:00Z"));
        let page = approval(&services, &chief, &number).await.unwrap();
        assert_eq!(page.refusal, None);
        enter(&services, &office, (2, "cancelled"), Some("2026-06-01"), &Content::default()).await;
        let standing = approval(&services, &chief, &number).await.unwrap();
        assert_eq!(standing.refusal, Some(Refusal::StandardCancelled));
        let over = approve(&services, &chief, &number, order(), &page.seen).await;
        assert_eq!(refusal(over), Refusal::StandardCancelled);
        services.database.close().await.unwrap();
    });
}
